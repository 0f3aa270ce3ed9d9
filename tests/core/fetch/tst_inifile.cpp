// SPDX-License-Identifier: MIT
#include "core/fetch/inifile.h"
#include "core/text/lineindex.h"

#include <QTest>

using namespace slipway;
using namespace slipway::fetch;

namespace {

/// `section|key|value` of each entry, or `code@line` of each error.
std::string printed(std::string_view text)
{
    std::string result;
    const auto ini = readIni(text, "/c");
    if (ini) {
        for (const IniEntry &entry : *ini)
            result += entry.section + "|" + entry.key + "|" + entry.value + ";";
        return result;
    }
    const LineIndex lines(text);
    for (const Diagnostic &each : ini.error())
        result += each.code + "@" + std::to_string(lines.position(text, each.origin.span.begin).line) + ";";
    return result;
}

} // namespace

class IniFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsReadAsConfigParserDoes_data();
    void aTextIsReadAsConfigParserDoes();
};

void IniFileTest::aTextIsReadAsConfigParserDoes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << std::string(text) << std::string(expected);
    };
    row("empty", "", "");
    row("both delimiters, the first counts", "[a]\nx = 1:2\ny: 3=4\n", "a|x|1:2;a|y|3=4;");
    row("keys are lowered, sections are not", "[A]\nX_y=Z", "A|x_y|Z;");
    row("comments", "# c\n[a]\n ; d\nx=1 # no comment\n", "a|x|1 # no comment;");
    row("a line that is indented goes on", "[a]\nx = 1\n  2\n\n  3\n\ny=\n", "a|x|1\n2\n\n3;a|y|;");
    row("a comment does not end a value", "[a]\nx = 1\n# c\n  2\n", "a|x|1\n2;");
    row("an indented key of its own", "[a]\n  x = 1\n  y = 2\n", "a|x|1;a|y|2;");
    row("Windows line ends", "[a]\r\nx=1\r\ny=2\r\n", "a|x|1;a|y|2;");
    row("a section goes to the last bracket", "[a]b]\nx=1", "a]b|x|1;");
    row("after a section", "[a] trailing\nx=1", "a|x|1;");
    row("before any section", "x=1\n", "config-no-section@1;");
    row("no delimiter", "[a]\nx\ny=1\n", "config-syntax@2;");
    row("no key", "[a]\n= 1\n", "config-syntax@2;");
    row("twice in a section", "[a]\nx=1\nX=2\n[b]\nx=3\n", "config-duplicate@3;");
    row("a section twice", "[a]\n[b]\n[a]\n", "config-duplicate@3;");
    row("DEFAULT may come again", "[DEFAULT]\nx=1\n[DEFAULT]\ny=1\n", "DEFAULT|x|1;DEFAULT|y|1;");
    row("all errors", "y\n[a]\nz\n[a]\n", "config-no-section@1;config-syntax@3;config-duplicate@4;");
    row("an empty head is a line without delimiter", "[a]\n[]\n", "config-syntax@2;");
    row("no UTF-8", "[a]\nx=\xff\n", "config-encoding@1;");
}

void IniFileTest::aTextIsReadAsConfigParserDoes()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(printed(text), expected);
}

QTEST_APPLESS_MAIN(IniFileTest)
#include "tst_inifile.moc"

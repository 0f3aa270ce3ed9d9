// SPDX-License-Identifier: MIT
#include "core/image/dockerfile.h"

#include <QTest>

#include <map>

using namespace slipway::image;

namespace {

std::string printed(const std::vector<Instruction> &lines)
{
    std::string result;
    for (const Instruction &line : lines)
        result += line.keyword + "|" + line.rest + "\n";
    return result;
}

std::optional<std::string> known(std::string_view name)
{
    const std::map<std::string, std::string, std::less<>> values{
        {"A", "1"}, {"EMPTY", ""}, {"é", "accent"}, {"1", "one"}};
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::string outcome(const std::expected<Assignments, std::string> &result)
{
    if (!result)
        return "error: " + result.error();
    std::string text;
    for (const auto &[name, value] : *result)
        text += "[" + name + "=" + value + "]";
    return text;
}

} // namespace

class DockerfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreJoinedAsAnEngineJoinsThem_data();
    void linesAreJoinedAsAnEngineJoinsThem();
    void assignmentsAreReadAsBuildahReadsThem_data();
    void assignmentsAreReadAsBuildahReadsThem();
    void execFormIsStrictJson_data();
    void execFormIsStrictJson();
    void deepSubstitutionsEndInAnError();
};

void DockerfileTest::linesAreJoinedAsAnEngineJoinsThem_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, std::string text, std::string expected) {
        QTest::newRow(name) << text << expected;
    };
    row("CEKit's form", "LABEL \\\n            a=\"b\" \\\n            c=\"d\"", "LABEL|a=\"b\"             c=\"d\"\n");
    row("wrapped label", "LABEL \\\n  a=\"b\\\nc\\\n\"", "LABEL|a=\"bc\"\n");
    row("comment in a value", "LABEL a=\"b\\\n  # c\\\nd\"", "LABEL|a=\"bd\"\n");
    row("empty line in a value", "LABEL a=\"b\\\n\nd\"", "LABEL|a=\"bd\"\n");
    row("hash inside a line", "LABEL a=\"x # y\"", "LABEL|a=\"x # y\"\n");
    row("blanks after the backslash", "env a=\"b\" \\ \t\n c=\"d\"", "ENV|a=\"b\"  c=\"d\"\n");
    row("doubled backslash ends the line", "ENV a=\"b\\\\\nc\"", "ENV|a=\"b\\\\\nC\"|\n");
    row("line break in a value", "LABEL a=\"b\nRUN x\"", "LABEL|a=\"b\nRUN|x\"\n");
    row("carriage returns", "ENV a=b\r\nARG c\r\n", "ENV|a=b\nARG|c\n");
    row("open end", "ENV a=b \\", "ENV|a=b\n");
    row("nothing", "\n# only a comment\n", "");
}

void DockerfileTest::linesAreJoinedAsAnEngineJoinsThem()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(printed(instructions(text)), expected);
}

void DockerfileTest::assignmentsAreReadAsBuildahReadsThem_data()
{
    QTest::addColumn<std::string>("rest");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *rest, const char *expected) {
        QTest::newRow(rest) << std::string(rest) << std::string(expected);
    };
    row(R"(A="x"y")", "error: a double quote has no partner");
    row(R"(A="a\b" B="1")", R"([A=a\b][B=1])");
    row(R"(A="a\"b")", R"([A=a"b])");
    row(R"(A="a\\b")", R"([A=a\b])");
    row(R"(A="$HOME x")", "[A= x]");
    row(R"(B="$A" C="${A}z" D="\$A" E="\\$A")", R"([B=1][C=1z][D=$A][E=\1])");
    row(R"(B="${A:-q}" C="${Y:-q}" D="${Y:+q}" E="${A:+q}" F="${EMPTY:-q}")", "[B=1][C=q][D=][E=q][F=q]");
    row(R"(B="${Y:-$A}" C="${Y:-a b}" D="${Y:-"q"}" E="${Y:-${A}}")", "[B=1][C=a b][D=q][E=1]");
    row(R"(B="${")", "error: a substitution has no name");
    row(R"(B="${X")", "error: the substitution of X is of a kind on which the engines disagree");
    row(R"(B="${X#a}")", "error: the substitution of X is of a kind on which the engines disagree");
    row(R"(B="${X:?why}")", "error: X is not set: why");
    row(R"(B="${A:?why}")", "[B=1]");
    row(R"(B="$" C="$1" D="$$" E="a$" G="$12" I="$é")", "[B=$][C=one][D=$$][E=a$][G=one2][I=accent]");
    row(R"(B="it's" C='it"s' D='a\b$A')", R"([B=it's][C=it"s][D=a\b$A])");
    row(R"(B="x\")", "error: a double quote has no partner");
    row(R"(B="x\\")", R"([B=x\])");
    row(R"(B="")", "[B=]");
    row(R"(B="a b" c")", "error: there is no = in c\"");
    row(R"(B="a" b="c")", "[B=a][b=c]");
    row(R"(B="a" b c="d")", "error: there is no = in b");
    row(R"(A B="x")", "[A=B=x]");
    row(R"(="x")", "error: a name is empty");
    row(R"(A="{"a": "b"}")", "[A={a: b}]");
    row(R"("b c"="d")", "[b c=d]");
    row("B=\"tab\tx\" C=\"é\"", "[B=tab\tx][C=é]");
    row(R"(A=a\ b)", "[A=a b]");
}

void DockerfileTest::assignmentsAreReadAsBuildahReadsThem()
{
    QFETCH(std::string, rest);
    QFETCH(std::string, expected);
    QCOMPARE(outcome(assignments(rest, known)), expected);
}

void DockerfileTest::execFormIsStrictJson_data()
{
    QTest::addColumn<std::string>("rest");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *rest, const char *expected) {
        QTest::newRow(rest) << std::string(rest) << std::string(expected);
    };
    row(R"(["a", "b"])", "<a><b>");
    row("[]", "");
    row(R"(["a"b"])", "shell");
    row(R"(["a\q"])", "shell");
    row("[\"tab\tx\"]", "shell");
    row(R"(["a\\b\"\/\n"])", "<a\\b\"/\n>");
    row(R"(["\u00e9\ud83d\ude00\ud83d"])", "<é😀\uFFFD>");
    row(R"(["a",])", "shell");
    row(R"([1])", "shell");
    row(R"(["a"] x)", "shell");
    row("\"a\"", "shell");
    row("", "shell");
}

void DockerfileTest::execFormIsStrictJson()
{
    QFETCH(std::string, rest);
    QFETCH(std::string, expected);
    const auto result = execForm(rest);
    std::string text = result ? "" : "shell";
    for (const std::string &item : result.value_or(std::vector<std::string>()))
        text += "<" + item + ">";
    QCOMPARE(text, expected);
}

void DockerfileTest::deepSubstitutionsEndInAnError()
{
    std::string word;
    for (int i = 0; i < 100'000; ++i)
        word += "${X:-";
    QCOMPARE(expanded(word, known).error(), std::string("substitutions are nested too deeply"));
    QVERIFY(!execForm(std::string(100'000, '[')));
}

QTEST_APPLESS_MAIN(DockerfileTest)
#include "tst_dockerfile.moc"

// SPDX-License-Identifier: MIT
#include "tests/core/jinja/rendercases.h"
#include "tests/core/jinja/templates.h"

#include <QTest>

#include <span>

using namespace slipway::jinja;

namespace {

const std::string variables =
    "{name: demo/web, version: 1.10, n: 7, big: 12.5, none: ~, flag: true, words: [beta, Alpha, gamma, alpha], empty: "
    "[], env: {HOME: /root, A: b, lang: C}, people: [{name: Bo, age: 3, city: x}, {name: al, age: 12, city: y}, {name: "
    "Cy, age: 7, city: x}], text: \"one two three\\nfour\", accents: \"\\u00e9t\\u00e9 \\u00df\"}";

void addRows(std::span<const RenderCase> cases)
{
    for (const RenderCase &one : cases)
        QTest::addRow("%s", one.name) << &one;
}

} // namespace

Q_DECLARE_METATYPE(const RenderCase *)

class RenderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void templatesRenderAsInJinja_data();
    void templatesRenderAsInJinja();
    void faultsHaveTheirPlace_data();
    void faultsHaveTheirPlace();
};

void RenderTest::templatesRenderAsInJinja_data()
{
    QTest::addColumn<const RenderCase *>("one");
    addRows(oneTemplate);
    addRows(severalTemplates);
}

void RenderTest::templatesRenderAsInJinja()
{
    QFETCH(const RenderCase *, one);
    const std::string text = rendered(one->templates, variables);
    if (one->expected)
        QCOMPARE(text, std::string(one->expected));
    else
        QVERIFY2(isFault(text), text.c_str());
}

void RenderTest::faultsHaveTheirPlace_data()
{
    QTest::addColumn<std::string>("page");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const char *page, const char *expected) {
        QTest::newRow(name) << std::string(page) << std::string(expected);
    };
    row("an undefined value", "a\n  {{ x.y }}", "page:2:8: 'x' is undefined.");
    row("a filter", "{{ 1|nothing }}", "page:1:6: There is no filter 'nothing'.");
    row("a tag", "x\n{% do 1 %}", "page:2:4: The tag 'do' is unknown here.");
    row("what is not supported", "{{ 'a'|urlize }}", "page:1:8: The filter 'urlize' is not supported.");
    row("recursive loops", "{% for a in b recursive %}{% endfor %}", "page:1:15: Recursive loops are not supported.");
}

void RenderTest::faultsHaveTheirPlace()
{
    QFETCH(std::string, page);
    QFETCH(std::string, expected);
    QCOMPARE(rendered({{"page", page}}, variables), expected);
}

QTEST_APPLESS_MAIN(RenderTest)
#include "tst_render.moc"

// SPDX-License-Identifier: MIT
// Templates that would eat all memory or never end.
#include "tests/core/jinja/templates.h"

#include <QTest>

using namespace slipway::jinja;

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileTemplatesAreFaults_data();
    void hostileTemplatesAreFaults();
};

void LimitsTest::hostileTemplatesAreFaults_data()
{
    QTest::addColumn<std::string>("page");
    const auto row = [](const char *name, const std::string &page) { QTest::newRow(name) << page; };
    const auto times = [](std::size_t count, std::string_view text) {
        std::string all;
        for (std::size_t i = 0; i < count; ++i)
            all += text;
        return all;
    };
    row("a long range", "{% for i in range(10 ** 9) %}{% endfor %}");
    row("loops in loops", "{% for i in range(9999) %}{% for j in range(9999) %}{{ j }}{% endfor %}{% endfor %}");
    row("a text a billion times", "{{ 'abc' * 10 ** 9 }}");
    row("doubling", "{% set ns = namespace(t='a') %}{% for i in range(99) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}");
    row("a wide text", "{{ 'a'.center(10 ** 12) }}");
    row("a wide indent", "{{ 'a'|indent(10 ** 12) }}");
    row("a wide format", "{{ '%999999999d' % 1 }}");
    row("a macro in itself", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}");
    row("an include of itself", "{% include 'page' %}");
    row("many brackets", "{{ " + times(100000, "(") + " }}");
    row("many signs", "{{ " + times(100000, "-") + "1 }}");
    row("many sums", "{{ 1" + times(100000, "+1") + " }}");
    row("many attributes", "{{ a" + times(100000, ".b") + " }}");
    row("many blocks", times(10000, "{% if 1 %}"));
    row("a list in itself", "{% set l = [] %}{% set _ = l.append(l) %}{{ l|tojson }}");
    row("a deep list",
        "{% set ns = namespace(l=[]) %}{% for i in range(9999) %}{% set ns.l = [ns.l] %}{% endfor %}{{ ns.l }}");
    row("many replacements", "{% set t = 'ab' * 99999 %}{{ t.replace('a', t) }}");
    row("bytes that are no text", "\xFF{{ 1 }}");
}

void LimitsTest::hostileTemplatesAreFaults()
{
    QFETCH(std::string, page);
    const Limits limits{.output = 1U << 20U, .steps = 100'000, .memory = 16U << 20U};
    const std::string text = rendered({{"page", page}}, "{}", limits);
    QVERIFY2(isFault(text), text.substr(0, 200).c_str());
}

QTEST_APPLESS_MAIN(LimitsTest)
#include "tst_limits.moc"

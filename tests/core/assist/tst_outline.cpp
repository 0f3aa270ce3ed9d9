// SPDX-License-Identifier: MIT
#include "core/assist/outline.h"

#include <QTest>

using namespace slipway;
using namespace slipway::assist;

namespace {

std::string shown(const std::string &text, const std::vector<OutlineItem> &items)
{
    std::string all;
    for (const OutlineItem &item : items) {
        std::size_t depth = 0;
        for (std::size_t at = item.parent; at != OutlineItem::npos; at = items[at].parent)
            ++depth;
        all += std::string(2 * depth, ' ') + item.name + (item.detail.empty() ? "" : " (" + item.detail + ")") + " " +
               item.path + " <" + text.substr(item.place.begin, item.place.length()) + ">\n";
    }
    return all;
}

const std::string image =
    "name: app\nversion: '1'\nenvs:\n  - name: A\n    value: b\n  - value: c\nmodules:\n  install:\n"
    "    - name: jdk\n      version: '11'\nrun:\n  cmd: [a, b]\nports: [{value: 80}]\n";

} // namespace

class OutlineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sectionsAndItemsAreListedWithTheirPlaces();
    void stagesAreTheTopOfALists();
    void aBrokenTextHasAnOutline();
    void breadcrumbsLeadFromTheTopToTheCursor();
};

void OutlineTest::sectionsAndItemsAreListedWithTheirPlaces()
{
    QCOMPARE(shown(image, outline(image, descriptor::ObjectKind::Image)),
             std::string("envs (2) envs <envs>\n"
                         "  A (b) envs[0] <A>\n"
                         "  c envs[1] <c>\n"
                         "modules modules <modules>\n"
                         "  install (1) modules.install <install>\n"
                         "    jdk (11) modules.install[0] <jdk>\n"
                         "run run <run>\n"
                         "  cmd (2) run.cmd <cmd>\n"
                         "ports (1) ports <ports>\n"
                         "  80 ports[0] <80>\n"));
}

void OutlineTest::stagesAreTheTopOfALists()
{
    const std::string text = "- name: build\n  version: 1\n  envs: [{name: A}]\n- from: x\n";
    QCOMPARE(shown(text, outline(text, descriptor::ObjectKind::Image)), std::string("build (1) [0] <build>\n"
                                                                                    "  envs (1) [0].envs <envs>\n"
                                                                                    "    A [0].envs[0] <A>\n"
                                                                                    "#2 [1] <>\n"));
}

void OutlineTest::aBrokenTextHasAnOutline()
{
    const std::string text = "envs:\n  - name: A\nver\nlabels: [{name: \"x\nrun:\n  user: }\n";
    QCOMPARE(shown(text, outline(text, descriptor::ObjectKind::Image)), std::string("envs (1) envs <envs>\n"
                                                                                    "  A envs[0] <A>\n"
                                                                                    "labels (1) labels <labels>\n"
                                                                                    "  x labels[0] <\"x>\n"
                                                                                    "run run <run>\n"));
}

void OutlineTest::breadcrumbsLeadFromTheTopToTheCursor()
{
    const auto items = outline(image, descriptor::ObjectKind::Image);
    const auto at = [&](std::string_view words) {
        std::string way;
        for (const std::size_t each : breadcrumbs(items, image.find(words)))
            way += "/" + items[each].name;
        return way;
    };
    QCOMPARE(at("name: app"), std::string());
    QCOMPARE(at("value: b"), std::string("/envs/A"));
    QCOMPARE(at("'11'"), std::string("/modules/install/jdk"));
    QCOMPARE(at("cmd"), std::string("/run/cmd"));
    QCOMPARE(at("80"), std::string("/ports/80"));
}

QTEST_APPLESS_MAIN(OutlineTest)
#include "tst_outline.moc"

// SPDX-License-Identifier: MIT
#include "core/assist/effects.h"

#include "tests/core/assist/assistproject.h"

#include <QTest>

using namespace slipway;
using namespace slipway::assist;
using namespace slipway::test;

namespace {

/// What is told of a file of a project, a line for each.
std::string told(const Texts &texts, const std::string &file)
{
    static constexpr const char *kinds[] = {"replaced by", "replaces", "inherited"};
    const AssistProject project(texts);
    if (!project.project().plan)
        return "no plan";
    std::string text;
    for (const Effect &each : effects(*project.project().plan, "/p/" + file, "/p/image.yaml"))
        text += each.path + " " + kinds[static_cast<std::size_t>(each.kind)] + " " +
                shownPlace(each.other, project.texts()) + ": " + each.value + "\n";
    return text;
}

} // namespace

class EffectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesThatChangeEachOtherAreTold_data();
    void filesThatChangeEachOtherAreTold();
    void whatTellsItemsApartIsNotReplaced();
    void everyImageOfAListIsChanged();
};

void EffectsTest::filesThatChangeEachOtherAreTold_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("image") << std::string("image.yaml")
                           << std::string("envs[1].value replaced by b.overrides.yaml:2:27: 3\n"
                                          "from replaced by a.overrides.yaml:1:7: other\n"
                                          "run.user inherited modules/jdk/module.yaml:3:13: jboss\n"
                                          "run.workdir inherited a.overrides.yaml:4:12: /w\n"
                                          "version replaced by b.overrides.yaml:1:10: 2.0\n");
    QTest::newRow("first override") << std::string("a.overrides.yaml")
                                    << std::string("envs[0].value replaced by b.overrides.yaml:2:27: 3\n"
                                                   "from replaces image.yaml:3:7: other\n");
    QTest::newRow("second override") << std::string("b.overrides.yaml")
                                     << std::string("envs[0].value replaces a.overrides.yaml:2:27: 3\n"
                                                    "version replaces image.yaml:2:10: 2.0\n");
    QTest::newRow("module: what the image makes of it is not said")
        << std::string("modules/jdk/module.yaml") << std::string();
}

void EffectsTest::filesThatChangeEachOtherAreTold()
{
    static const Texts texts{
        {"/p/image.yaml",
         "name: app\nversion: 1\nfrom: base\nenvs:\n  - {name: ONE, value: 1}\n  - {name: TWO, value: 2}\n"
         "modules:\n  repositories: [{path: modules}]\n  install: [{name: jdk}]\n"},
        {"/p/a.overrides.yaml", "from: other\nenvs: [{name: TWO, value: 22}]\nrun:\n  workdir: /w\n"},
        {"/p/b.overrides.yaml", "version: '2.0'\nenvs: [{name: TWO, value: 3}]\n"},
        {"/p/modules/jdk/module.yaml", "name: jdk\nversion: '11'\nrun: {user: jboss}\n"},
    };
    QFETCH(const std::string, file);
    QTEST(told(texts, file), "expected");
}

void EffectsTest::whatTellsItemsApartIsNotReplaced()
{
    const Texts texts{
        {"/p/image.yaml", "name: app\nversion: 1\nfrom: base\nports: [{value: 8080}]\nvolumes: [{path: /data}]\n"
                          "labels: [{name: l, value: one}]\n"},
        {"/p/a.overrides.yaml", "ports: [{value: 8080, expose: false}]\nvolumes: [{path: /data}]\n"
                                "labels: [{name: l, value: two}]\n"},
    };
    QCOMPARE(told(texts, "image.yaml"), std::string("labels[0].value replaced by a.overrides.yaml:3:27: two\n"));
    QCOMPARE(told(texts, "a.overrides.yaml"), std::string("labels[0].value replaces image.yaml:6:27: two\n"));
}

void EffectsTest::everyImageOfAListIsChanged()
{
    const Texts texts{
        {"/p/image.yaml", "- {name: builder, version: 1, from: golang}\n- {name: app, version: 1, from: scratch}\n"},
        {"/p/a.overrides.yaml", "version: 2\nrun: {user: u}\n"},
    };
    QCOMPARE(told(texts, "image.yaml"), std::string("[0].run.user inherited a.overrides.yaml:2:13: u\n"
                                                    "[0].version replaced by a.overrides.yaml:1:10: 2\n"
                                                    "[1].run.user inherited a.overrides.yaml:2:13: u\n"
                                                    "[1].version replaced by a.overrides.yaml:1:10: 2\n"));
}

QTEST_APPLESS_MAIN(EffectsTest)
#include "tst_effects.moc"

// SPDX-License-Identifier: MIT
#include "core/image/manifest.h"
#include "core/image/recipe.h"
#include "tests/core/image/plans.h"

#include <QTest>

using namespace slipway;
using namespace slipway::image;
using namespace slipway::image::test;

class RecipeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theConfigurationIsThatOfTheContainerfile();
    void emptyPlansGiveTheEnginesDefaults();
    void problemsOfValuesAreAtTheirVariable_data();
    void problemsOfValuesAreAtTheirVariable();
    void commandsThatAreNoJsonGoToTheShell();
    void emptyCommandsStayAway();
    void longLabelsAreJoinedAgain();
    void pathsAreMadeAbsolute_data();
    void pathsAreMadeAbsolute();
};

namespace {

constexpr std::string_view presetPath = R"("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")";

std::string configOf(const plan::Plan &plan)
{
    return configJson(recipe(plan), {.architecture = "amd64", .variant = {}}, 0, "sha256:x");
}

} // namespace

void RecipeTest::theConfigurationIsThatOfTheContainerfile()
{
    plan::Plan plan = scratchPlan();
    plan::Block module;
    module.isModule = true;
    module.envs = {variable("B", "module"), variable("C", "$A")};
    module.args = {variable("A", "arg")};
    plan.target.modules = {module};
    plan.target.image.envs = {variable("b", "small"), variable("B", "image $C"), variable("EMPTY", "")};
    plan.target.image.labels = {variable("z", "1"), variable("a", "$B")};
    plan.target.image.ports = {
        {.value = field("8080"), .service = {}, .protocol = {}, .description = {}, .origin = {}},
        {.value = field("9"), .isExposed = false, .service = {}, .protocol = {}, .description = {}, .origin = {}}};
    plan.target.image.volumes = {field("/data/$C")};
    plan.target.run.workdir = field("/w");
    plan.target.run.entrypoint = std::vector{field("/bin/a"), field("$B")};
    plan.target.run.cmd = std::vector{field("-x")};
    const std::string expected =
        R"({"created":"1970-01-01T00:00:00Z","architecture":"amd64","os":"linux","config":{)"
        R"("ExposedPorts":{"8080/tcp":{}},"Env":[)" +
        std::string(presetPath) +
        R"(,"B=image arg","C=arg","b=small"],"Entrypoint":["/bin/a","$B"],"Cmd":["-x"],"Volumes":{"/data/arg":{}},)"
        R"("WorkingDir":"/w","Labels":{"a":"image arg","z":"1"}},"rootfs":{"type":"layers","diff_ids":["sha256:x"]},)"
        R"("history":[)";
    const std::string actual = configOf(plan);
    QCOMPARE(actual.substr(0, expected.size()), expected);
    QCOMPARE(codes(recipe(plan).problems), std::string());
}

void RecipeTest::emptyPlansGiveTheEnginesDefaults()
{
    QCOMPARE(configOf(scratchPlan()),
             R"({"created":"1970-01-01T00:00:00Z","architecture":"amd64","os":"linux","config":{"Env":[)" +
                 std::string(presetPath) +
                 R"(],"WorkingDir":"/"},"rootfs":{"type":"layers","diff_ids":["sha256:x"]},)"
                 R"("history":[{"created":"1970-01-01T00:00:00Z","created_by":"FROM scratch"}]})");
}

void RecipeTest::problemsOfValuesAreAtTheirVariable_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *value, const char *code) {
        QTest::newRow(value) << std::string(value) << std::string(code);
    };
    row("plain", "");
    row("it's", "");
    row("x\"y", "value-not-readable");
    row("x\\", "value-not-readable");
    row("two\nlines", "value-not-readable");
    row("inject\"\nRUN evil", "value-not-readable");
    row("${", "value-not-readable");
    row("{\"a\": \"b\"}", "value-changes");
    row("{\\\"a\\\"}", "value-changes");
    row("a\" b=\"c", "value-changes");
    row("c:\\dir", "");
    row("wrapped\\\nlabel\\\n", "");
}

void RecipeTest::problemsOfValuesAreAtTheirVariable()
{
    QFETCH(std::string, value);
    QFETCH(std::string, expected);
    plan::Plan plan = scratchPlan();
    plan.target.image.labels = {variable("a", "fine"), variable("culprit", value), variable("z", "fine")};
    const std::vector<Diagnostic> problems = recipe(plan).problems;
    QCOMPARE(codes(problems), expected);
    if (!expected.empty())
        QCOMPARE(problems.front().arguments.at(1), std::string("culprit"));
}

void RecipeTest::commandsThatAreNoJsonGoToTheShell()
{
    plan::Plan plan = scratchPlan();
    plan.target.run.cmd = std::vector{field("say \"hi\"")};
    const Recipe result = recipe(plan);
    QCOMPARE(result.config.command, (std::vector<std::string>{"/bin/sh", "-c", "[\"say \"hi\"\"]"}));
    QCOMPARE(codes(result.problems), std::string("command-in-shell-form"));
}

void RecipeTest::emptyCommandsStayAway()
{
    plan::Plan plan = scratchPlan();
    plan.target.run.cmd = std::vector<plan::Field>();
    QCOMPARE(configOf(plan).find("\"Cmd\""), std::string::npos);
}

void RecipeTest::longLabelsAreJoinedAgain()
{
    plan::Plan plan = scratchPlan();
    plan.target.image.labels = {variable("d", std::string(128, 'x') + "\\\ny\\\n")};
    QCOMPARE(recipe(plan).config.labels.at("d"), std::string(128, 'x') + "y");
}

void RecipeTest::pathsAreMadeAbsolute_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *path, const char *expected) {
        QTest::newRow(path) << std::string(path) << std::string(expected);
    };
    row("", "/");
    row("//", "/");
    row("a/./b/", "/a/b");
    row("/../../a/../b", "/b");
    row("...", "/...");
}

void RecipeTest::pathsAreMadeAbsolute()
{
    QFETCH(std::string, path);
    QFETCH(std::string, expected);
    QCOMPARE(absolutePath(path), expected);
}

QTEST_APPLESS_MAIN(RecipeTest)
#include "tst_recipe.moc"

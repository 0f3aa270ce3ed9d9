// SPDX-License-Identifier: MIT
#include "core/assist/hover.h"

#include "tests/core/assist/assistproject.h"

#include <QTest>

using namespace slipway;
using namespace slipway::assist;
using namespace slipway::test;

namespace {

const Texts texts{
    {"/p/image.yaml",
     "name: app\nversion: 1.10\nfrom: base\nrun: {user: u}\nmodules:\n  repositories: [{path: modules}]\n"
     "  install: [{name: jdk}]\nartifacts:\n  - name: app.jar\n    path: app.jar\n    dest: /opt\n"
     "    md5: d41d8cd98f00b204e9800998ecf8427e\n"},
    {"/p/a.overrides.yaml", "from: other\nrun:\n  user: v\n"},
    {"/p/app.jar", ""},
    {"/p/modules/jdk/module.yaml", "name: jdk\nversion: '11'\n"},
};

std::string shown(const HoverFact &fact)
{
    static constexpr const char *names[] = {"default",      "effective", "replaced by", "replaces", "version", "folder",
                                            "installed as", "source",    "checksum",    "stage",    "used by"};
    const std::string place = fact.origin.isWritten() ? " at " + shownPlace(fact.origin, texts) : std::string();
    return std::string(names[static_cast<std::size_t>(fact.kind)]) + " " + fact.value + place;
}

std::string hovered(const std::string &file, std::string_view words)
{
    static const AssistProject project(texts);
    const auto found = hover(project.project(), "/p/" + file, texts.at("/p/" + file).find(words));
    if (!found)
        return "nothing";
    std::string text = found->path + ": " + found->type + (found->isRequired ? ", required" : "");
    for (const HoverFact &fact : found->facts)
        text += "\n" + shown(fact);
    for (const Diagnostic &problem : found->problems)
        text += "\nproblem " + problem.code;
    return text;
}

} // namespace

class HoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKnownIsTold_data();
    void whatIsKnownIsTold();
};

void HoverTest::whatIsKnownIsTold_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const char *file, const char *words, const std::string &expected) {
        QTest::newRow(name) << std::string(file) << std::string(words) << expected;
    };
    row("a key", "image.yaml", "name: app", "name: text, required");
    row("a number that is read otherwise", "image.yaml", "1.10", "version: text or a number, required\neffective 1.1");
    row("a section", "image.yaml", "run", "run: the run section");
    row("replaced by an override", "image.yaml", "user",
        "run.user: text or a number\ndefault root\nreplaced by v at a.overrides.yaml:3:9");
    row("replaces the image's", "a.overrides.yaml", "v\n",
        "run.user: text or a number\ndefault root\nreplaces u at image.yaml:4:13");
    row("a module", "image.yaml", "jdk",
        "modules.install[0].name: text, required\nversion 11 at modules/jdk/module.yaml:2:10\n"
        "folder /p/modules/jdk at modules/jdk/module.yaml:1:1\nused by 1");
    row("an artifact", "image.yaml", "app.jar\n    path",
        "artifacts[0].name: text\ninstalled as /opt/app.jar\nsource /p/app.jar at image.yaml:10:11\n"
        "checksum md5 d41d8cd98f00b204e9800998ecf8427e");
    row("a space", "image.yaml", " app.jar\n    path", "nothing");
}

void HoverTest::whatIsKnownIsTold()
{
    QFETCH(const std::string, file);
    QFETCH(const std::string, words);
    QFETCH(const std::string, expected);
    QCOMPARE(hovered(file, words), expected);
}

QTEST_APPLESS_MAIN(HoverTest)
#include "tst_hover.moc"

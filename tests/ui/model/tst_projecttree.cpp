// SPDX-License-Identifier: MIT
#include "ui/model/projecttree.h"
#include "ui/model/settings.h"
#include "ui/model/workspace.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

namespace {

/// One row a line: indented, a `*` where it is modified, `[x]` or `[ ]` where it can be checked, the numbers of
/// problems.
QString printed(const std::vector<ProjectItem> &items, int depth = 0)
{
    QString text;
    for (const ProjectItem &item : items) {
        text += QString(2 * depth, QLatin1Char(' '));
        if (item.isCheckable)
            text += item.isChecked ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
        text += (item.isModified ? QStringLiteral("*") : QString()) + item.text;
        if (!item.detail.isEmpty())
            text += QLatin1Char(' ') + item.detail;
        if (item.errors > 0)
            text += QStringLiteral(" !%1").arg(item.errors);
        text += QLatin1Char('\n') + printed(item.children, depth + 1);
    }
    return text;
}

} // namespace

class ProjectTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { workspace.reset(); }
    void withoutARootThereIsNothing();
    void stagesOverridesModulesAndOtherFilesAreListed();
    void everyRowLeadsToItsFile();
    void modifiedAndBrokenFilesAreTold();

private:
    void write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] Path path(const char *name) const
    {
        return folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    void openProject();

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Workspace> workspace;
};

void ProjectTreeTest::init()
{
    folder = std::make_unique<QTemporaryDir>();
    settings = std::make_unique<Settings>(folder->filePath(QStringLiteral("settings.ini")));
    workspace = std::make_unique<Workspace>(*settings, nullptr);
    write(QStringLiteral("image.yaml"), "- name: builder\n"
                                        "  version: '1'\n"
                                        "  from: base\n"
                                        "  modules:\n"
                                        "    repositories:\n"
                                        "      - name: own\n"
                                        "        path: modules\n"
                                        "    install:\n"
                                        "      - name: part\n"
                                        "- name: app\n"
                                        "  version: '2'\n"
                                        "  from: scratch\n");
    write(QStringLiteral("modules/part/module.yaml"), "name: part\nversion: '3'\n");
    write(QStringLiteral("more.yaml"), "description: more\n");
    write(QStringLiteral("away/other.yaml"), "name: other\nversion: '4'\nfrom: scratch\n");
}

void ProjectTreeTest::write(const QString &name, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(folder->filePath(name)).path());
    QFile file(folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
}

void ProjectTreeTest::openProject()
{
    QVERIFY(workspace->open(path("image.yaml")).has_value());
    workspace->addOverride(path("more.yaml"));
    QVERIFY(workspace->open(path("away/other.yaml")).has_value());
    QTRY_VERIFY(workspace->lastGoodPlan() != nullptr && !workspace->isAnalysing());
}

void ProjectTreeTest::withoutARootThereIsNothing()
{
    QVERIFY(projectTree(*workspace).empty());
}

void ProjectTreeTest::stagesOverridesModulesAndOtherFilesAreListed()
{
    openProject();
    workspace->setOverrideEnabled(path("more.yaml"), false);
    QTRY_VERIFY(!workspace->isAnalysing());
    QCOMPARE(printed(projectTree(*workspace)), QStringLiteral("image.yaml\n"
                                                              "  builder 1\n"
                                                              "  app 2\n"
                                                              "Overrides\n"
                                                              "  [ ] more.yaml\n"
                                                              "Modules\n"
                                                              "  part 3\n"
                                                              "Other open files\n"
                                                              "  other.yaml\n"));
}

void ProjectTreeTest::everyRowLeadsToItsFile()
{
    openProject();
    const std::vector<ProjectItem> items = projectTree(*workspace);
    QCOMPARE(items[0].origin.file, path("image.yaml"));
    QCOMPARE(items[0].children[1].origin.path, std::string("[1]"));
    QCOMPARE(items[1].children[0].origin.file, path("more.yaml"));
    QCOMPARE(items[2].children[0].origin.file, path("modules/part/module.yaml"));
    QCOMPARE(items[3].children[0].origin.file, path("away/other.yaml"));
}

void ProjectTreeTest::modifiedAndBrokenFilesAreTold()
{
    openProject();
    Document *other = workspace->find(path("away/other.yaml"));
    const TextEdit broken{.span = {.begin = 0, .end = 4}, .replacement = "nome"};
    other->apply(std::span(&broken, 1), QStringLiteral("Break"));
    QTRY_VERIFY(!workspace->isAnalysing());
    const ProjectItem item = projectTree(*workspace).back().children.front();
    QVERIFY(item.isModified);
    QVERIFY(item.errors > 0);
}

QTEST_MAIN(ProjectTreeTest)
#include "tst_projecttree.moc"

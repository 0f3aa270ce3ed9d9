// SPDX-License-Identifier: MIT
#include "core/fetch/textstore.h"
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

namespace {

/// Knows the repository `there.git` at a tag.
class OneRepository : public plan::RepositorySource
{
public:
    explicit OneRepository(Path folder)
        : m_folder(std::move(folder))
    {
    }

    [[nodiscard]] std::expected<Path, Diagnostic> checkout(const std::string &url, const std::string &) const override
    {
        if (url.ends_with("there.git"))
            return m_folder;
        return std::unexpected(Diagnostic{.code = "repository-not-fetched"});
    }
    [[nodiscard]] plan::RefKind kindOf(const std::string &url, const std::string &) const override
    {
        return url.ends_with("there.git") ? plan::RefKind::Tag : plan::RefKind::Unknown;
    }

private:
    Path m_folder;
};

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
    void modulesThatNobodyInstallsAreDimmed();
    void repositoriesFromGitShowTheirRefAndModules();
    void aBrokenTextKeepsTheRepositories();
    void addressesSayWhetherTheyAreFetched();

private:
    void write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] Path path(const char *name) const
    {
        return folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    void openProject();

    void openGitProject();

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<plan::RepositorySource> repositories;
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

void ProjectTreeTest::modulesThatNobodyInstallsAreDimmed()
{
    write(QStringLiteral("modules/all/module.yaml"), "name: all\nversion: '5'\n");
    openProject();
    const std::vector<ProjectItem> items = projectTree(*workspace);
    QCOMPARE(printed(items[2].children), QStringLiteral("part 3\nall 5\n"));
    QVERIFY(!items[2].children[0].isDimmed);
    QVERIFY(items[2].children[1].isDimmed);
}

void ProjectTreeTest::openGitProject()
{
    write(QStringLiteral("kept/git/checkouts/a/0123456789abcdef/in/module.yaml"), "name: in\nversion: '1'\n");
    write(QStringLiteral("image.yaml"), "name: app\nversion: '2'\nfrom: scratch\n"
                                        "modules:\n"
                                        "  repositories:\n"
                                        "  - {name: own, git: {url: 'https://h/there.git', ref: v1}}\n"
                                        "  - git: {url: 'https://h/x/gone.git', ref: main}\n");
    repositories = std::make_unique<OneRepository>(path("kept/git/checkouts/a/0123456789abcdef"));
    workspace = std::make_unique<Workspace>(*settings, repositories.get());
    workspace->setKept({.artifacts = {}, .git = path("kept/git"), .texts = path("texts")});
    QVERIFY(workspace->open(path("image.yaml")).has_value());
    QTRY_VERIFY(!workspace->isAnalysing() && workspace->checkouts().size() == 2);
}

void ProjectTreeTest::repositoriesFromGitShowTheirRefAndModules()
{
    openGitProject();
    const std::vector<ProjectItem> items = projectTree(*workspace);
    QCOMPARE(printed(items), QStringLiteral("image.yaml !1\n"
                                            "own tag v1\n"
                                            "  in 1\n"
                                            "gone main\n"
                                            "  Not fetched: fetch (F5)\n"));
    QCOMPARE(items[1].hint, QStringLiteral("https://h/there.git\nRead only, at commit 0123456789ab"));
    QCOMPARE(items[1].origin.path, std::string("modules.repositories[0].git.url"));
    QVERIFY(items[2].children[0].kind == ProjectItemKind::Fetch);
    const auto module = workspace->open(items[1].children[0].origin.file);
    QVERIFY(module.has_value());
    QVERIFY((*module)->isReadOnly());
    QVERIFY(!workspace->open(path("image.yaml")).value()->isReadOnly());
}

void ProjectTreeTest::aBrokenTextKeepsTheRepositories()
{
    openGitProject();
    const QString before = printed(projectTree(*workspace));
    Document *image = workspace->find(path("image.yaml"));
    const TextEdit broken{.span = {.begin = 0, .end = 0}, .replacement = "{"};
    image->apply(std::span(&broken, 1), QStringLiteral("Break"));
    QTRY_VERIFY(!workspace->isAnalysing() && workspace->analysis()->checkouts.empty());
    QVERIFY(before.contains(QStringLiteral("own tag v1\n  in 1\n")));
    QVERIFY(printed(projectTree(*workspace)).contains(QStringLiteral("own tag v1\n  in 1\ngone main")));
}

void ProjectTreeTest::addressesSayWhetherTheyAreFetched()
{
    openGitProject();
    const Path address = "https://user:secret@h/o.yaml";
    workspace->addOverride(address);
    QTRY_VERIFY(!workspace->isAnalysing());
    QCOMPARE(printed({projectTree(*workspace)[1]}),
             QStringLiteral("Overrides\n  [x] https://user@h/o.yaml !1\n  Not fetched: fetch (F5)\n"));
    QVERIFY(workspace->open(address).error().kind == Unreadable::Kind::Unfetched);
    QVERIFY(fetch::TextStore(path("texts")).keep(address.string(), "description: more\n").has_value());
    workspace->refresh();
    QTRY_VERIFY(!workspace->isAnalysing());
    const std::vector<ProjectItem> items = projectTree(*workspace);
    QCOMPARE(printed({items[1]}), QStringLiteral("Overrides\n  [x] https://user@h/o.yaml\n"));
    QVERIFY(items[1].children[0].hint.startsWith(QStringLiteral("Read only: from an address, fetched ")));
    const auto document = workspace->open(address);
    QVERIFY(document.has_value());
    QVERIFY((*document)->isReadOnly());
    QCOMPARE((*document)->text(), std::string("description: more\n"));
}

QTEST_MAIN(ProjectTreeTest)
#include "tst_projecttree.moc"

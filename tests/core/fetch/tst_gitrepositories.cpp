// SPDX-License-Identifier: MIT
#include "core/fetch/gitrepositories.h"

#include "core/run/capture.h"
#include "core/run/engine.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iostream>

using namespace slipway;
using namespace slipway::fetch;
namespace fs = std::filesystem;

/// With the git of this machine and repositories in a temporary folder.
class GitRepositoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void branchesTagsAndCommitsAreCheckedOut();
    void aRepositoryIsClonedOnceAndKept();
    void aBranchThatHasMovedIsSaid();
    void anUnknownRefIsLookedForOnce();
    void withoutTheNetworkOnlyTheKeptCounts();
    void requestsForOneUrlWaitForEachOther();
    void errorsLeaveNothingBehind_data();
    void errorsLeaveNothingBehind();
    void cancellingTellsEverybody();
    void aDeadContextHearsNothing();
    void destroyingItWhileGitRunsIsSafe();

private:
    [[nodiscard]] fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    std::string git(const std::vector<std::string> &arguments);
    std::string commit(const char *text);
    [[nodiscard]] GitRepositories::Result checkedOut(GitRequest request);
    [[nodiscard]] static std::string read(const fs::path &file);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GitRepositories> m_repositories;
    std::string m_url;
    std::string m_first;
};

std::string GitRepositoriesTest::git(const std::vector<std::string> &arguments)
{
    run::Command command = gitCommand({"-C", path("origin").string(), "-c", "user.name=a", "-c", "user.email=a@b"});
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    std::optional<run::Captured> result;
    run::capture(command, this, [&](const run::Captured &captured) { result = captured; });
    (void)QTest::qWaitFor([&] { return result.has_value(); }, 30000);
    if (!result || !result->outcome.isSuccess())
        qWarning() << (result ? result->error : QByteArray("no end"));
    return result ? result->output.trimmed().toStdString() : std::string();
}

std::string GitRepositoriesTest::commit(const char *text)
{
    std::ofstream(path("origin") / "file") << text;
    git({"add", "-A"});
    git({"commit", "-q", "-m", text});
    return git({"rev-parse", "HEAD"});
}

GitRepositories::Result GitRepositoriesTest::checkedOut(GitRequest request)
{
    if (request.url.empty())
        request.url = m_url;
    std::optional<GitRepositories::Result> result;
    m_repositories->checkOut(request, this, [&](const GitRepositories::Result &done) { result = done; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30000))
        return std::unexpected(Diagnostic{.code = "no end", .text = {}, .arguments = {}, .advice = {}, .origin = {}});
    return *result;
}

std::string GitRepositoriesTest::read(const fs::path &file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void GitRepositoriesTest::init()
{
    m_repositories.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_repositories = std::make_unique<GitRepositories>(path("kept"));
    fs::create_directories(path("origin"));
    m_url = path("origin").string();
    git({"init", "-q", "-b", "main"});
    m_first = commit("one");
    git({"tag", "-a", "-m", "v1", "v1"});
}

void GitRepositoriesTest::branchesTagsAndCommitsAreCheckedOut()
{
    git({"checkout", "-q", "-b", "other/branch"});
    const std::string second = commit("two");
    git({"checkout", "-q", "main"});
    const struct {
        std::string ref;
        RefKind kind;
        std::string commit;
        std::string text;
    } rows[] = {
        {"main", RefKind::Branch, m_first, "one"},        {"v1", RefKind::Tag, m_first, "one"},
        {"other/branch", RefKind::Branch, second, "two"}, {"origin/other/branch", RefKind::Branch, second, "two"},
        {second, RefKind::Commit, second, "two"},         {m_first.substr(0, 10), RefKind::Commit, m_first, "one"}};
    for (const auto &row : rows) {
        const auto result = checkedOut({.url = {}, .ref = row.ref});
        QVERIFY2(result, result ? "" : message(result.error()).c_str());
        QVERIFY(*result == (GitCheckout{.commit = row.commit,
                                        .kind = row.kind,
                                        .folder = m_repositories->checkoutOf(m_url, row.commit),
                                        .mirror = m_repositories->mirrorOf(m_url),
                                        .isNew = true}));
        QCOMPARE(read(result->folder / "file"), row.text);
        QVERIFY(!fs::exists(result->folder / ".git"));
    }
}

void GitRepositoriesTest::aRepositoryIsClonedOnceAndKept()
{
    QVERIFY(checkedOut({.url = {}, .ref = "main"}));
    const std::string second = commit("two");
    QCOMPARE(checkedOut({.url = {}, .ref = "main"})->commit, m_first);
    fs::remove_all(path("origin"));
    QCOMPARE(checkedOut({.url = {}, .ref = "main"})->commit, m_first);
}

void GitRepositoriesTest::aBranchThatHasMovedIsSaid()
{
    QCOMPARE(checkedOut({.url = {}, .ref = "main"})->movedFrom, std::string());
    const std::string second = commit("two");
    const auto moved = checkedOut({.url = {}, .ref = "main", .access = GitAccess::Refresh});
    QCOMPARE(moved->commit, second);
    QCOMPARE(moved->movedFrom, m_first);
    QCOMPARE(read(moved->folder / "file"), std::string("two"));
    QCOMPARE(checkedOut({.url = {}, .ref = "main", .access = GitAccess::Refresh})->movedFrom, std::string());
    git({"tag", "-f", "-a", "-m", "moved", "v1"});
    QCOMPARE(checkedOut({.url = {}, .ref = "v1", .access = GitAccess::Refresh})->commit, second);
}

void GitRepositoriesTest::anUnknownRefIsLookedForOnce()
{
    QVERIFY(checkedOut({.url = {}, .ref = "main"}));
    git({"branch", "late"});
    QCOMPARE(checkedOut({.url = {}, .ref = "late"})->commit, m_first);
    QCOMPARE(checkedOut({.url = {}, .ref = "never"}).error().code, std::string("git-ref-unknown"));
}

void GitRepositoriesTest::withoutTheNetworkOnlyTheKeptCounts()
{
    QCOMPARE(checkedOut({.url = {}, .ref = "main", .access = GitAccess::Offline}).error().code,
             std::string("git-not-kept"));
    QVERIFY(checkedOut({.url = {}, .ref = "main"}));
    QVERIFY(checkedOut({.url = {}, .ref = "main", .access = GitAccess::Offline}));
    git({"branch", "late"});
    QCOMPARE(checkedOut({.url = {}, .ref = "late", .access = GitAccess::Offline}).error().code,
             std::string("git-ref-unknown"));
}

void GitRepositoriesTest::requestsForOneUrlWaitForEachOther()
{
    std::vector<std::string> order;
    for (const char *ref : {"main", "v1", "nothing", "main"})
        m_repositories->checkOut({m_url, ref}, this, [&order, ref](const GitRepositories::Result &result) {
            order.push_back(ref + std::string(result ? " ok" : " " + result.error().code));
        });
    QVERIFY(order.empty());
    QTRY_COMPARE_WITH_TIMEOUT(
        order, (std::vector<std::string>{"main ok", "v1 ok", "nothing git-ref-unknown", "main ok"}), 30000);
}

void GitRepositoriesTest::errorsLeaveNothingBehind_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("ref");
    QTest::addColumn<std::string>("code");
    QTest::newRow("no repository") << std::string("/no/such/repository") << std::string("main")
                                   << std::string("git-clone");
    QTest::newRow("an option as URL") << std::string("--upload-pack=x") << std::string("main")
                                      << std::string("git-url");
    QTest::newRow("a command as URL") << std::string("ext::touch x") << std::string("main") << std::string("git-url");
    QTest::newRow("an option as ref") << std::string("/a") << std::string("--orphan") << std::string("git-ref");
    QTest::newRow("nobody listens") << std::string("http://127.0.0.1:1/a.git") << std::string("main")
                                    << std::string("git-clone");
}

void GitRepositoriesTest::errorsLeaveNothingBehind()
{
    QFETCH(std::string, url);
    QFETCH(std::string, ref);
    QFETCH(std::string, code);
    const auto result = checkedOut({.url = url, .ref = ref});
    QCOMPARE(result.error().code, code);
    QVERIFY(!fs::exists(path("kept/mirrors")) || fs::is_empty(path("kept/mirrors")));
}

void GitRepositoriesTest::cancellingTellsEverybody()
{
    std::vector<std::string> codes;
    for (int i = 0; i < 3; ++i)
        m_repositories->checkOut({m_url, "main"}, this, [&](const GitRepositories::Result &result) {
            codes.push_back(result ? "ok" : result.error().code);
        });
    m_repositories->cancel();
    QTRY_COMPARE(codes, (std::vector<std::string>{"cancelled", "cancelled", "cancelled"}));
    QVERIFY(checkedOut({.url = {}, .ref = "main"}));
}

void GitRepositoriesTest::aDeadContextHearsNothing()
{
    bool isCalled = false;
    {
        QObject context;
        m_repositories->checkOut({m_url, "main"}, &context, [&](const GitRepositories::Result &) { isCalled = true; });
    }
    QVERIFY(checkedOut({.url = {}, .ref = "main"}));
    QVERIFY(!isCalled);
}

void GitRepositoriesTest::destroyingItWhileGitRunsIsSafe()
{
    bool isCalled = false;
    m_repositories->checkOut({m_url, "main"}, this, [&](const GitRepositories::Result &) { isCalled = true; });
    m_repositories.reset();
    QTest::qWait(0);
    QVERIFY(!isCalled);
}

int main(int argc, char **argv)
{
    if (!run::findProgram("git")) {
        std::cout << "SKIPPED: needs git\n";
        return 0;
    }
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    QCoreApplication application(argc, argv);
    GitRepositoriesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_gitrepositories.moc"

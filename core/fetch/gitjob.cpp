// SPDX-License-Identifier: MIT
#include "core/fetch/gitjob.h"

#include "core/fetch/problem.h"

#include <QCryptographicHash>
#include <QFile>
#include <QUuid>

#include <utility>

namespace slipway::fetch {

namespace {

namespace fs = std::filesystem;

/// Heads and tags only: what a clone shows, and nothing of the refs that are ours.
const std::vector<std::string> refspecs{"+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"};

fs::path freshName(const fs::path &place)
{
    return place.string() + '.' + QUuid::createUuid().toString(QUuid::Id128).toStdString() + ".new";
}

/// Where the mirror remembers which commit a ref named when it was last used.
std::string lastUseOf(const std::string &ref)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(ref), QCryptographicHash::Sha1);
    return "refs/slipway/used/" + hash.toHex().toStdString();
}

std::string defaultBranch(const fs::path &mirror)
{
    QFile head(mirror / "HEAD");
    const QByteArray text = head.open(QIODevice::ReadOnly) ? head.read(4096).trimmed() : QByteArray();
    static constexpr QByteArrayView prefix = "ref: refs/heads/";
    return text.startsWith(prefix) ? text.sliced(prefix.size()).toStdString() : std::string();
}

RefKind kindOf(const std::string &name)
{
    if (name.starts_with("refs/heads/") || name == "HEAD")
        return RefKind::Branch;
    return name.starts_with("refs/tags/") ? RefKind::Tag : RefKind::Commit;
}

/// Puts what was made in its place; when somebody else was quicker, theirs is as good.
bool moveInPlace(const fs::path &fresh, const fs::path &place)
{
    std::error_code error;
    fs::rename(fresh, place, error);
    if (!error)
        return true;
    std::error_code ignored;
    fs::remove_all(fresh, ignored);
    return fs::is_directory(place, ignored);
}

} // namespace

GitJob::GitJob(GitRequest request, Places places, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_places(std::move(places))
{
    m_checkout.mirror = m_places.mirror;
}

void GitJob::start()
{
    std::optional<Diagnostic> refused = refusedUrl(m_request.url);
    if (!refused)
        refused = refusedRef(m_request.ref);
    std::error_code error;
    const bool isKept = fs::is_directory(m_places.mirror, error);
    if (!refused && !isKept && m_request.access == GitAccess::Offline)
        refused = problem("git-not-kept", "%1 has not been fetched yet.", {shownUrl(m_request.url)});
    if (refused)
        QMetaObject::invokeMethod(this, [this, why = *refused] { finish(std::unexpected(why)); }, Qt::QueuedConnection);
    else if (!isKept)
        clone();
    else if (m_request.access == GitAccess::Refresh)
        fetch();
    else
        resolve();
}

void GitJob::cancel()
{
    m_isCancelled = true;
    if (m_process)
        m_process->cancel();
}

void GitJob::git(const std::vector<std::string> &arguments, const Step &next)
{
    if (m_isCancelled) {
        finish(std::unexpected(cancelled()));
        return;
    }
    m_process = run::capture(gitCommand(arguments), this, [this, next](const run::Captured &captured) {
        if (m_isCancelled)
            finish(std::unexpected(cancelled()));
        else
            next(captured);
    });
    connect(m_process, &run::Process::linesArrived, this, [this](const QList<run::Line> &lines) {
        if (lines.back().channel == run::Channel::Error)
            Q_EMIT progressed(lines.back().text);
    });
}

void GitJob::clone()
{
    std::error_code error;
    fs::create_directories(m_places.mirror.parent_path(), error);
    m_fresh = freshName(m_places.mirror);
    m_isFetched = true;
    git({"clone", "--bare", "--progress", "--", m_request.url, m_fresh.string()},
        [this](const run::Captured &captured) {
            if (!captured.outcome.isSuccess())
                fail("git-clone", "%1 cannot be cloned: %2", captured);
            else if (!moveInPlace(std::exchange(m_fresh, {}), m_places.mirror))
                finish(std::unexpected(unwritable(m_places.mirror, "it cannot be put in place")));
            else
                resolve();
        });
}

void GitJob::fetch()
{
    m_isFetched = true;
    std::vector<std::string> arguments{gitDirectory(), "fetch", "--prune",    "--force",
                                       "--progress",   "--",    m_request.url};
    arguments.insert(arguments.end(), refspecs.begin(), refspecs.end());
    git(arguments, [this](const run::Captured &captured) {
        if (captured.outcome.isSuccess())
            resolve();
        else
            fail("git-fetch", "%1 cannot be fetched: %2", captured);
    });
}

void GitJob::resolve()
{
    m_candidates = refCandidates(m_request.ref, defaultBranch(m_places.mirror));
    tryCandidate(0);
}

void GitJob::tryCandidate(std::size_t index)
{
    if (index < m_candidates.size()) {
        const std::string name = m_candidates.at(index);
        git({gitDirectory(), "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"},
            [this, index, name](const run::Captured &captured) {
                if (captured.outcome.isSuccess())
                    resolved(captured.output.trimmed().toStdString(), name);
                else
                    tryCandidate(index + 1);
            });
    } else if (!m_isFetched && m_request.access == GitAccess::WhenNeeded) {
        fetch();
    } else {
        finish(std::unexpected(problem("git-ref-unknown", "%1 has no branch, tag or commit '%2'.",
                                       {shownUrl(m_request.url), m_request.ref})));
    }
}

void GitJob::resolved(const std::string &commit, const std::string &name)
{
    m_checkout.commit = commit;
    m_checkout.kind = kindOf(name);
    m_checkout.folder = m_places.checkout(commit);
    compareWithLastUse();
}

void GitJob::compareWithLastUse()
{
    const std::string name = lastUseOf(m_request.ref);
    git({gitDirectory(), "rev-parse", "--verify", "--quiet", name}, [this, name](const run::Captured &captured) {
        const std::string last = captured.output.trimmed().toStdString();
        m_checkout.isNew = !captured.outcome.isSuccess();
        if (captured.outcome.isSuccess() && last != m_checkout.commit)
            m_checkout.movedFrom = last;
        git({gitDirectory(), "update-ref", name, m_checkout.commit}, [this](const run::Captured &) { readTree(); });
    });
}

void GitJob::readTree()
{
    std::error_code error;
    if (fs::is_directory(m_checkout.folder, error)) {
        finish(m_checkout);
        return;
    }
    m_fresh = freshName(m_checkout.folder);
    fs::create_directories(m_fresh, error);
    if (error) {
        finish(std::unexpected(unwritable(m_fresh, error.message())));
        return;
    }
    git({gitDirectory(), "read-tree", "--index-output=" + m_fresh.string() + ".index", m_checkout.commit},
        [this](const run::Captured &captured) {
            if (captured.outcome.isSuccess())
                writeFiles(m_fresh);
            else
                fail("git-checkout", "%1 cannot be checked out: %2", captured);
        });
}

void GitJob::writeFiles(const fs::path &fresh)
{
    run::Command command = gitCommand({gitDirectory(), "--work-tree=" + fresh.string(), "checkout-index", "--all"});
    command.directory = fresh;
    command.environment.emplace_back("GIT_INDEX_FILE", fresh.string() + ".index");
    m_process = run::capture(command, this, [this, fresh](const run::Captured &captured) {
        std::error_code error;
        fs::remove(fresh.string() + ".index", error);
        if (m_isCancelled)
            finish(std::unexpected(cancelled()));
        else if (!captured.outcome.isSuccess())
            fail("git-checkout", "%1 cannot be checked out: %2", captured);
        else
            keepFiles(fresh);
    });
}

void GitJob::keepFiles(const fs::path &fresh)
{
    m_fresh.clear();
    if (moveInPlace(fresh, m_checkout.folder))
        finish(m_checkout);
    else
        finish(std::unexpected(unwritable(m_checkout.folder, "it cannot be put in place")));
}

void GitJob::fail(const char *code, const char *text, const run::Captured &captured)
{
    const std::string words =
        captured.outcome.problem.empty() ? run::lastLine(captured.error) : captured.outcome.problem;
    finish(std::unexpected(problem(code, text, {shownUrl(m_request.url), words})));
}

void GitJob::finish(const GitRepositories::Result &result)
{
    if (!m_fresh.empty()) {
        std::error_code error;
        fs::remove_all(m_fresh, error);
        fs::remove(m_fresh.string() + ".index", error);
    }
    Q_EMIT finished(result);
}

} // namespace slipway::fetch

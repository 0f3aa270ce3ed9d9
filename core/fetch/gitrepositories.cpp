// SPDX-License-Identifier: MIT
#include "core/fetch/gitrepositories.h"

#include "core/fetch/gitjob.h"
#include "core/fetch/problem.h"

#include <QCryptographicHash>

#include <utility>

namespace slipway::fetch {

namespace {

/// A folder's name for a URL: no two alike, and nothing in it that a file system could misread.
std::string folderName(const std::string &url)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(url), QCryptographicHash::Sha256);
    return hash.toHex().first(32).toStdString();
}

} // namespace

run::Command gitCommand(const std::vector<std::string> &arguments)
{
    run::Command command{.arguments = {"git", "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c",
                                       "maintenance.auto=false", "-c", "advice.detachedHead=false"},
                         .environment = {{"GIT_TERMINAL_PROMPT", "0"},
                                         {"GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh"},
                                         {"LC_ALL", "C.UTF-8"}}};
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    return command;
}

GitRepositories::GitRepositories(std::filesystem::path folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

std::filesystem::path GitRepositories::mirrorOf(const std::string &url) const
{
    return m_folder / "mirrors" / (folderName(url) + ".git");
}

std::filesystem::path GitRepositories::checkoutOf(const std::string &url, const std::string &commit) const
{
    return m_folder / "checkouts" / folderName(url) / commit;
}

void GitRepositories::checkOut(const GitRequest &request, QObject *context, Done done)
{
    const QString url = QString::fromStdString(request.url);
    QList<Waiting> &queue = m_waiting[url];
    queue.append({request, context, std::move(done)});
    if (queue.size() == 1)
        startNext(url);
}

void GitRepositories::startNext(const QString &url)
{
    const Waiting waiting = m_waiting[url].front();
    const std::string address = waiting.request.url;
    auto *job = new GitJob(
        waiting.request,
        {mirrorOf(address), [this, address](const std::string &commit) { return checkoutOf(address, commit); }}, this);
    connect(job, &GitJob::progressed, this, [this, address](const QString &line) { Q_EMIT progressed(address, line); });
    connect(job, &GitJob::finished, this, [this, job, url, waiting](const Result &result) {
        job->deleteLater();
        ended(url, waiting, result);
    });
    job->start();
}

void GitRepositories::ended(const QString &url, const Waiting &waiting, const Result &result)
{
    QList<Waiting> &queue = m_waiting[url];
    queue.removeFirst();
    if (queue.isEmpty())
        m_waiting.remove(url);
    else
        startNext(url);
    if (waiting.context)
        waiting.done(result);
}

void GitRepositories::cancel()
{
    QList<Waiting> never;
    for (QList<Waiting> &queue : m_waiting) {
        never.append(queue.sliced(1));
        queue.remove(1, queue.size() - 1);
    }
    for (GitJob *job : findChildren<GitJob *>(Qt::FindDirectChildrenOnly))
        job->cancel();
    for (const Waiting &waiting : std::as_const(never))
        QMetaObject::invokeMethod(
            this,
            [waiting] {
                if (waiting.context)
                    waiting.done(std::unexpected(cancelled()));
            },
            Qt::QueuedConnection);
}

} // namespace slipway::fetch

// SPDX-License-Identifier: MIT
#include "core/sources/gitmodules.h"

#include "core/fetch/problem.h"
#include "core/run/capture.h"
#include "core/sources/waiting.h"

#include <QDir>
#include <QUrl>

namespace slipway::sources {

namespace {

Diagnostic notFetched(const std::string &url, const std::string &ref)
{
    return fetch::problem("repository-not-fetched", "The module repository %1 (%2) has not been fetched yet.",
                          {fetch::shownUrl(url), ref}, "Fetch it: with F5 in the window, or with slipway-cli fetch.");
}

plan::RefKind refKind(fetch::RefKind kind)
{
    switch (kind) {
    case fetch::RefKind::Branch:
        return plan::RefKind::Branch;
    case fetch::RefKind::Tag:
        return plan::RefKind::Tag;
    case fetch::RefKind::Commit:
        return plan::RefKind::Commit;
    }
    return plan::RefKind::Unknown;
}

/// Where git would go for this URL, its own rewriting included; asks nobody.
QString addressOf(const std::string &url)
{
    QEventLoop loop;
    QString address;
    run::capture(fetch::gitCommand({"ls-remote", "--get-url", url}), &loop, [&](const run::Captured &captured) {
        address = QString::fromUtf8(captured.output).trimmed();
        loop.quit();
    });
    wait(loop);
    return address;
}

bool isFolderHere(const QString &address)
{
    const QUrl url(address);
    const QString path = url.isLocalFile() ? url.toLocalFile() : address;
    return QDir::isAbsolutePath(path) && (QDir(path).exists() || QDir(path + QStringLiteral(".git")).exists());
}

} // namespace

GitModules::GitModules(Options options)
    : m_options(std::move(options))
{
}

void GitModules::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_known.clear();
}

std::expected<std::filesystem::path, Diagnostic> GitModules::checkout(const std::string &url,
                                                                      const std::string &ref) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_known.find({url, ref});
    std::error_code error;
    if (known != m_known.end() && std::filesystem::is_directory(known->second.folder, error))
        return known->second.folder;
    const fetch::GitRepositories::Result result = ask(url, ref);
    if (!result)
        return std::unexpected(result.error().code == "git-not-kept" ? notFetched(url, ref) : result.error());
    if (m_options.onCheckout)
        m_options.onCheckout({.url = url, .ref = ref, .access = m_options.access}, *result);
    else if (m_options.listener && !result->movedFrom.empty())
        m_options.listener("warning: " + ref + " of " + fetch::shownUrl(url) + " has moved from " + result->movedFrom +
                           " to " + result->commit);
    m_known.insert_or_assign(std::pair(url, ref), Known{.folder = result->folder, .kind = refKind(result->kind)});
    return result->folder;
}

plan::RefKind GitModules::kindOf(const std::string &url, const std::string &ref) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_known.find({url, ref});
    return known == m_known.end() ? plan::RefKind::Unknown : known->second.kind;
}

fetch::GitRepositories::Result GitModules::ask(const std::string &url, const std::string &ref) const
{
    QEventLoop loop;
    fetch::GitRepositories git(m_options.folder);
    fetch::GitRepositories::Result result = std::unexpected(fetch::cancelled());
    if (m_options.listener)
        QObject::connect(&git, &fetch::GitRepositories::progressed, &loop,
                         [this](const std::string &, const QString &line) { m_options.listener(line.toStdString()); });
    git.checkOut({.url = url, .ref = ref, .access = accessOf(url)}, &loop,
                 [&](const fetch::GitRepositories::Result &done) {
                     result = done;
                     loop.quit();
                 });
    const std::stop_callback onStop(m_options.stop, [&git] {
        QMetaObject::invokeMethod(&git, &fetch::GitRepositories::cancel, Qt::QueuedConnection);
    });
    wait(loop);
    return result;
}

fetch::GitAccess GitModules::accessOf(const std::string &url) const
{
    const bool isLocal = m_options.access == fetch::GitAccess::Offline && m_options.readsLocal &&
                         !fetch::refusedUrl(url) && isFolderHere(addressOf(url));
    return isLocal ? fetch::GitAccess::WhenNeeded : m_options.access;
}

} // namespace slipway::sources

// SPDX-License-Identifier: MIT
#include "core/sources/fetchedtexts.h"

#include "core/fetch/gitnames.h"
#include "core/fetch/problem.h"
#include "core/fetch/textfetcher.h"
#include "core/sources/waiting.h"

#include <QUrl>

namespace slipway::sources {

FetchedTexts::FetchedTexts(Options options)
    : m_options(std::move(options))
{
}

std::expected<std::string, Diagnostic> FetchedTexts::text(const std::string &url) const
{
    const QUrl address(QString::fromStdString(url));
    if (address.scheme() == QLatin1String("file")) {
        const QString path = address.toLocalFile().isEmpty() ? address.path() : address.toLocalFile();
        return fetch::textOfFile(path.toStdString());
    }
    return m_options.isOffline ? kept(url) : fetched(url);
}

std::expected<std::string, Diagnostic> FetchedTexts::kept(const std::string &url) const
{
    const std::optional<fetch::KeptText> found = fetch::TextStore(m_options.places.texts).find(url);
    if (!found)
        return std::unexpected(fetch::problem("override-not-fetched", "The overrides at %1 have not been fetched.",
                                              {fetch::shownUrl(url)},
                                              "Leave out --no-artifacts, or save them in a file."));
    if (m_options.listener)
        m_options.listener("note: The overrides at " + fetch::shownUrl(url) + " are those of " +
                           fetch::shownTime(found->fetched) + ".");
    return found->text;
}

std::expected<std::string, Diagnostic> FetchedTexts::fetched(const std::string &url) const
{
    QEventLoop loop;
    std::expected<std::string, Diagnostic> text = std::unexpected(fetch::cancelled());
    fetch::TextFetcher fetcher(url, m_options.settings, m_options.places.parts);
    QObject::connect(&fetcher, &fetch::TextFetcher::finished, &loop, [&](const auto &result) {
        text = result;
        loop.quit();
    });
    fetcher.start();
    const std::stop_callback onStop(m_options.stop, [&fetcher] {
        QMetaObject::invokeMethod(&fetcher, &fetch::TextFetcher::cancel, Qt::QueuedConnection);
    });
    wait(loop);
    if (!text)
        return text;
    fetch::TextStore store(m_options.places.texts);
    if (m_options.onText)
        m_options.onText(url, *text, store.find(url));
    (void)store.keep(url, *text); // where it cannot be kept, it is good for this run all the same
    return text;
}

} // namespace slipway::sources

// SPDX-License-Identifier: MIT
#include "core/fetch/textfetcher.h"

#include "core/fetch/problem.h"

#include <QFile>

namespace slipway::fetch {

namespace {

/// No descriptor is longer; more would only fill the memory.
constexpr qint64 mostBytes = 64LL * 1024 * 1024;
constexpr auto fileName = "overrides.yaml";

} // namespace

std::expected<std::string, Diagnostic> textOfFile(const std::filesystem::path &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(unreadable(path, file.errorString().toStdString()));
    if (file.size() > mostBytes)
        return std::unexpected(unreadable(path, "it is too large"));
    return file.readAll().toStdString();
}

TextFetcher::TextFetcher(std::string url, const NetworkSettings &settings, std::filesystem::path parts, QObject *parent)
    : QObject(parent)
    , m_url(std::move(url))
    , m_fetcher({.network = makeNetwork(this),
                 .settings = settings,
                 .cacheFolder = m_folder.filePath(QStringLiteral("cache")).toStdString(),
                 .partFolder = std::move(parts)})
{
    connect(&m_fetcher, &ArtifactFetcher::finished, this, [this] { Q_EMIT finished(result()); });
}

TextFetcher::~TextFetcher() = default;

void TextFetcher::start()
{
    m_fetcher.start({{.kind = ArtifactSource::Url, .name = "overrides", .source = m_url, .target = fileName}},
                    m_folder.path().toStdString());
}

void TextFetcher::cancel()
{
    m_fetcher.cancel();
}

std::expected<std::string, Diagnostic> TextFetcher::result()
{
    const FetchedItem &item = m_fetcher.results().front();
    if (item.state == FetchState::Cancelled)
        return std::unexpected(cancelled());
    if (item.problem)
        return std::unexpected(*item.problem);
    return textOfFile(m_folder.filePath(QLatin1StringView(fileName)).toStdString());
}

} // namespace slipway::fetch

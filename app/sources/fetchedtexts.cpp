// SPDX-License-Identifier: MIT
#include "app/sources/fetchedtexts.h"

#include "core/fetch/gitnames.h"
#include "core/fetch/problem.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

namespace slipway::sources {

namespace {

/// No descriptor is longer; more would only fill the memory.
constexpr qint64 mostBytes = 64LL * 1024 * 1024;

std::expected<std::string, Diagnostic> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(fetch::unreadable(path.toStdString(), file.errorString()));
    if (file.size() > mostBytes)
        return std::unexpected(fetch::unreadable(path.toStdString(), QStringLiteral("it is too large")));
    return file.readAll().toStdString();
}

} // namespace

FetchedTexts::FetchedTexts(Options options)
    : m_options(std::move(options))
{
}

std::expected<std::string, Diagnostic> FetchedTexts::text(const std::string &url) const
{
    const QUrl address(QString::fromStdString(url));
    if (address.scheme() == QLatin1String("file"))
        return contentOf(address.toLocalFile().isEmpty() ? address.path() : address.toLocalFile());
    if (m_options.isOffline)
        return std::unexpected(fetch::problem("override-not-fetched", "The overrides at %1 have not been fetched.",
                                              {fetch::shownUrl(url)},
                                              "Leave out --no-artifacts, or save them in a file."));
    const QTemporaryDir folder;
    plan::Artifact artifact;
    artifact.kind = plan::ArtifactKind::Url;
    artifact.name.text = "overrides";
    artifact.target.text = "overrides.yaml";
    artifact.source = url;
    FetchingArtifacts source({.artifacts = folder.filePath(QStringLiteral("cache")).toStdString(),
                              .parts = m_options.parts,
                              .git = folder.filePath(QStringLiteral("git")).toStdString()},
                             m_options.settings);
    const QString place = folder.filePath(QStringLiteral("overrides.yaml"));
    if (const auto fetched = source.fetch(artifact, place.toStdString(), m_options.stop); !fetched)
        return std::unexpected(fetched.error());
    return contentOf(place);
}

} // namespace slipway::sources

// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/artifactfetcher.h"

#include <QObject>
#include <QTemporaryDir>

#include <expected>
#include <filesystem>
#include <string>

namespace slipway::fetch {

/// Fetches one text over http or https as it is there now. Works once; destroying it ends the transfer silently.
class TextFetcher : public QObject
{
    Q_OBJECT

public:
    /// Unfinished downloads gather in the folder `parts`.
    TextFetcher(std::string url, const NetworkSettings &settings, std::filesystem::path parts,
                QObject *parent = nullptr);
    ~TextFetcher() override;

    void start();
    void cancel();
    [[nodiscard]] const std::string &url() const { return m_url; }

Q_SIGNALS:
    /// Exactly once after `start`, never from within it. Errors: those of a download, `cancelled`, and a text that is
    /// too large to be a descriptor.
    void finished(const std::expected<std::string, slipway::Diagnostic> &result);

private:
    [[nodiscard]] std::expected<std::string, Diagnostic> result();

    std::string m_url;
    QTemporaryDir m_folder;
    ArtifactFetcher m_fetcher;
};

/// The text of a file that is no longer than a descriptor may be.
[[nodiscard]] std::expected<std::string, Diagnostic> textOfFile(const std::filesystem::path &file);

} // namespace slipway::fetch

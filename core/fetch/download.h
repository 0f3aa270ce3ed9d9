// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/network.h"
#include "core/fetch/partfile.h"

#include <QNetworkReply>
#include <QObject>
#include <QUrl>

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>

class QNetworkAccessManager;

namespace slipway::fetch {

struct DownloadRequest {
    std::string url;
    std::string name;           ///< for messages
    std::filesystem::path part; ///< where the bytes gather; stays after a failure or a cancel, to be gone on with
    WantedChecksums wanted;
};

/// One http or https download into a `.part` file. It goes on where an earlier run was cut off if the server agrees
/// (Range with If-Range), follows redirects (never from https to http, credentials never to another host), tries again
/// what may pass, and ends with the checksums of a complete and right file, or with an error. `finished` comes exactly
/// once after `start`, never from within it; destroying it ends the transfer silently.
class Download : public QObject
{
    Q_OBJECT

public:
    /// `network` outlives this.
    Download(QNetworkAccessManager *network, DownloadRequest request, NetworkSettings settings,
             QObject *parent = nullptr);
    ~Download() override;

    void start();
    void cancel();
    [[nodiscard]] const DownloadRequest &request() const { return m_request; }

Q_SIGNALS:
    /// Bytes so far, and of the whole (0: the server does not say).
    void progressed(quint64 received, quint64 total);
    /// Success: the part file is complete, verified and on the disk. `checksum-mismatch`: it has been removed.
    void finished(const std::expected<slipway::fetch::Checksums, slipway::Diagnostic> &result);

private:
    using Result = std::expected<Checksums, Diagnostic>;

    void begin();
    void hashPart(const QByteArray &validator);
    void beginAnew();
    void ask(const QUrl &url);
    void takeHeaders();
    void takeBytes();
    void answered();
    void redirected();
    void complete();
    void failed(const Diagnostic &diagnostic, bool mayPass);
    void finish(const Result &result);
    [[nodiscard]] int status() const;
    [[nodiscard]] Diagnostic transferProblem(const QString &reason) const;

    QNetworkAccessManager *m_network;
    DownloadRequest m_request;
    NetworkSettings m_settings;
    PartFile m_part;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_validator; ///< what the bytes before were marked with, while we go on with them
    std::uint64_t m_total = 0;
    int m_attempt = 0;
    int m_redirects = 0;
    bool m_hasAskedForRange = false;
    bool m_isTaking = false; ///< the answer is the file's bytes
    bool m_hasResumed = false;
    bool m_isStarted = false;
    bool m_isFinished = false;
};

} // namespace slipway::fetch

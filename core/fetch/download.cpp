// SPDX-License-Identifier: MIT
#include "core/fetch/download.h"

#include "core/fetch/problem.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <optional>
#include <utility>

namespace slipway::fetch {

namespace {

constexpr int mostRedirects = 10;
constexpr qint64 readBuffer = 1024 * 1024; ///< bytes that wait in memory at most

QUrl urlOf(const std::string &text)
{
    return QUrl(QString::fromStdString(text), QUrl::StrictMode);
}

bool isWebUrl(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
}

/// For messages: without user and password.
std::string shown(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo).toStdString();
}

/// What marks exactly these bytes: a strong entity tag, else the date (RFC 9110, 13.1.5).
QByteArray validatorOf(const QNetworkReply &reply)
{
    const QByteArray tag = reply.rawHeader("ETag");
    if (!tag.isEmpty() && !tag.startsWith("W/"))
        return tag;
    return reply.rawHeader("Last-Modified");
}

struct ContentRange {
    std::uint64_t begin = 0;
    std::uint64_t total = 0; ///< 0: not told
};

std::optional<ContentRange> contentRange(const QNetworkReply &reply)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^bytes (\d{1,18})-\d{1,18}/(\d{1,18}|\*)$)"));
    const QRegularExpressionMatch found = pattern.match(QString::fromLatin1(reply.rawHeader("Content-Range")));
    if (!found.hasMatch())
        return std::nullopt;
    return ContentRange{found.captured(1).toULongLong(), found.captured(2).toULongLong()};
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool mayPassLater(int status)
{
    return status == 408 || status == 429 || status >= 500;
}

QNetworkRequest requestFor(const QUrl &url, const NetworkSettings &settings)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Slipway"));
    request.setRawHeader("Accept-Encoding", "identity"); // the bytes that the checksums are of
    request.setTransferTimeout(settings.patience);
    for (const Credential &credential : settings.credentials) {
        const std::string both = credential.user + ':' + credential.password;
        if (url.host().toStdString() == credential.host)
            request.setRawHeader("Authorization", "Basic " + QString::fromStdString(both).toLatin1().toBase64());
    }
    return request;
}

} // namespace

Download::Download(QNetworkAccessManager *network, DownloadRequest request, NetworkSettings settings, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_request(std::move(request))
    , m_settings(std::move(settings))
    , m_part(m_request.part)
{
}

Download::~Download()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void Download::start()
{
    if (!std::exchange(m_isStarted, true))
        QMetaObject::invokeMethod(this, &Download::begin, Qt::QueuedConnection);
}

void Download::cancel()
{
    if (m_isStarted)
        finish(std::unexpected(cancelled()));
}

void Download::begin()
{
    if (m_isFinished)
        return;
    ++m_attempt;
    m_redirects = 0;
    if (!isWebUrl(urlOf(m_request.url))) {
        failed(problem("url-unsupported", "'%1' is no http or https URL.", {shown(urlOf(m_request.url))}), false);
        return;
    }
    m_validator = m_part.validatorFor(m_request.url);
    if (m_validator.isEmpty() || !m_part.openToAppend())
        beginAnew();
    else
        hashPart(m_validator);
}

/// A piece for each turn of the event loop: what is there may be large.
void Download::hashPart(const QByteArray &validator)
{
    if (m_isFinished)
        return;
    if (m_part.hashMore())
        QMetaObject::invokeMethod(this, [this, validator] { hashPart(validator); }, Qt::QueuedConnection);
    else
        ask(urlOf(m_request.url));
}

void Download::beginAnew()
{
    m_validator.clear();
    if (const std::expected<void, Diagnostic> opened = m_part.openEmpty(); !opened)
        failed(opened.error(), false);
    else
        ask(urlOf(m_request.url));
}

void Download::ask(const QUrl &url)
{
    QNetworkRequest request = requestFor(url, m_settings);
    m_hasAskedForRange = !m_validator.isEmpty() && m_part.size() > 0;
    if (m_hasAskedForRange) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(static_cast<quint64>(m_part.size())) + '-');
        request.setRawHeader("If-Range", m_validator);
    }
    m_isTaking = false;
    m_total = 0;
    m_reply = m_network->get(request);
    m_reply->setReadBufferSize(readBuffer);
    if (!m_settings.isTlsVerified)
        m_reply->ignoreSslErrors();
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Download::takeHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Download::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Download::answered);
}

int Download::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void Download::takeHeaders()
{
    if (m_isTaking || m_isFinished)
        return;
    const std::uint64_t length = m_reply->header(QNetworkRequest::ContentLengthHeader).toULongLong();
    if (status() == 206) {
        const std::optional<ContentRange> range = contentRange(*m_reply);
        m_isTaking = range && range->begin == m_part.size() && m_part.size() > 0;
        m_hasResumed = m_hasResumed || m_isTaking;
        m_total = m_isTaking ? range->total : 0;
    } else if (status() == 200) {
        if (m_part.size() > 0 && !m_part.openEmpty())
            return; // `answered` reports an answer that could not be taken
        m_validator.clear();
        m_part.setSource(m_request.url, validatorOf(*m_reply));
        m_isTaking = true;
        m_total = length;
    }
}

void Download::takeBytes()
{
    takeHeaders();
    const QByteArray bytes = m_reply->isOpen() ? m_reply->readAll() : QByteArray(); // closed when Qt has given up
    if (!m_isTaking || bytes.isEmpty())
        return;
    if (const std::expected<void, Diagnostic> written = m_part.append(bytes); !written)
        failed(written.error(), false);
    else
        Q_EMIT progressed(m_part.size(), m_total);
}

void Download::answered()
{
    takeBytes();
    if (m_isFinished || !m_reply)
        return;
    QNetworkReply *reply = m_reply;
    const int code = status();
    if (isRedirect(code)) {
        redirected();
    } else if (m_hasAskedForRange && (code == 416 || (code == 206 && !m_isTaking))) { // what is there fits no more
        reply->deleteLater();
        m_reply = nullptr;
        beginAnew();
    } else if (code >= 400) {
        failed(problem("download-refused", "The server answered %1 (%2) for %3.",
                       {std::to_string(code),
                        reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().toStdString(),
                        shown(reply->url())}),
               mayPassLater(code));
    } else if (reply->error() == QNetworkReply::SslHandshakeFailedError) {
        Diagnostic diagnostic = transferProblem(reply->errorString());
        diagnostic.advice =
            "Install the server's certificate authority; verification can be switched off in the settings.";
        failed(diagnostic, false);
    } else if (reply->error() == QNetworkReply::NoError && !m_isTaking) {
        failed(transferProblem(QStringLiteral("the answer %1 brings no file").arg(code)), false);
    } else if (reply->error() != QNetworkReply::NoError) {
        failed(transferProblem(reply->errorString()), true);
    } else if (m_total > 0 && m_part.size() != m_total) {
        failed(transferProblem(QStringLiteral("the connection was cut off")), true);
    } else {
        complete();
    }
}

Diagnostic Download::transferProblem(const QString &reason) const
{
    return problem("download-failed", "%1 could not be downloaded: %2", {shown(m_reply->url()), reason.toStdString()});
}

void Download::redirected()
{
    const QUrl from = m_reply->url();
    const QUrl target = from.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode));
    const bool isDowngrade = from.scheme() == u"https" && target.scheme() == u"http";
    if (!isWebUrl(target) || isDowngrade || ++m_redirects > mostRedirects) {
        failed(problem("redirect-refused", "%1 leads on to %2, which is not followed.", {shown(from), shown(target)},
                       m_redirects > mostRedirects ? "There were too many redirects." : ""),
               false);
        return;
    }
    m_reply->deleteLater();
    m_reply = nullptr;
    ask(target);
}

void Download::complete()
{
    m_reply->deleteLater();
    m_reply = nullptr;
    Result result = m_part.close();
    if (!result) {
        finish(result);
        return;
    }
    std::optional<Diagnostic> wrong = mismatch(*result, m_request.wanted, m_request.name);
    if (!wrong) {
        finish(result);
        return;
    }
    m_part.remove();
    if (std::exchange(m_hasResumed, false))
        beginAnew(); // the first part may have been of something else
    else
        finish(std::unexpected(std::move(*wrong)));
}

void Download::failed(const Diagnostic &diagnostic, bool mayPass)
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    if (mayPass && m_attempt < m_settings.attempts) {
        if (m_part.size() > 0)
            (void)m_part.close(); // goes on with these bytes if it can
        QTimer::singleShot(m_settings.pause * (1 << std::min(m_attempt - 1, 6)), this, &Download::begin);
    } else {
        finish(std::unexpected(diagnostic));
    }
}

void Download::finish(const Result &result)
{
    if (std::exchange(m_isFinished, true))
        return;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    QMetaObject::invokeMethod(this, [this, result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
}

} // namespace slipway::fetch

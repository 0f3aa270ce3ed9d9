// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>

#include <functional>
#include <memory>
#include <string>

class QTcpSocket;

/// A web server for one test, on the loopback only. Each path has a handler, which gets the request and gives the bytes
/// of the answer, header and all; the connection closes after them.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    struct Request {
        QByteArray path;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
    };
    using Handler = std::function<QByteArray(const Request &)>;

    HttpServer()
        : HttpServer(std::make_unique<QTcpServer>(), "http")
    {
    }
    /// Speaks https with this certificate and RSA key (PEM files).
    [[nodiscard]] static std::unique_ptr<HttpServer> withTls(const QString &certificate, const QString &key);

    [[nodiscard]] std::string url(const std::string &path) const;
    void on(const QByteArray &path, Handler handler) { m_handlers.insert(path, std::move(handler)); }
    /// All requests so far.
    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }

    /// An answer with this status line, headers (each with its line end) and body, with its length.
    [[nodiscard]] static QByteArray answer(const QByteArray &status, const QByteArray &headers, const QByteArray &body);
    /// Serves a body with an entity tag and honours Range with If-Range.
    [[nodiscard]] static Handler file(const QByteArray &body, const QByteArray &tag);
    /// Announces the whole body and closes the connection after `count` bytes of it.
    [[nodiscard]] static QByteArray cutOff(const QByteArray &body, const QByteArray &tag, qsizetype count);
    /// As an answer: keep the connection open and say nothing.
    static const QByteArray silence;
    /// At an answer's end: keep the connection open and say no more.
    static const QByteArray openEnd;

private:
    HttpServer(std::unique_ptr<QTcpServer> server, std::string scheme);
    void serve(QTcpSocket *socket);

    std::unique_ptr<QTcpServer> m_server;
    std::string m_scheme;
    QHash<QByteArray, Handler> m_handlers;
    QList<Request> m_requests;
};

// SPDX-License-Identifier: MIT
#include "httpserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>

const QByteArray HttpServer::silence = "\x01silence";
const QByteArray HttpServer::openEnd = "\x01open";

HttpServer::HttpServer(std::unique_ptr<QTcpServer> server, std::string scheme)
    : m_server(std::move(server))
    , m_scheme(std::move(scheme))
{
    m_server->listen(QHostAddress::LocalHost);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            if (socket->bytesAvailable() > 0)
                serve(socket);
        }
    });
}

std::unique_ptr<HttpServer> HttpServer::withTls(const QString &certificate, const QString &key)
{
    QFile keyFile(key);
    if (!keyFile.open(QIODevice::ReadOnly))
        return nullptr;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(server), "https"));
}

std::string HttpServer::url(const std::string &path) const
{
    return m_scheme + "://127.0.0.1:" + std::to_string(m_server->serverPort()) + path;
}

void HttpServer::serve(QTcpSocket *socket)
{
    if (!socket->peek(64 * 1024).contains("\r\n\r\n"))
        return;
    const QList<QByteArray> lines = socket->readAll().split('\n');
    Request request{lines.value(0).split(' ').value(1), {}};
    for (const QByteArray &line : lines.sliced(1))
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    m_requests.append(request);
    const Handler handler = m_handlers.value(request.path);
    QByteArray bytes = handler ? handler(request) : answer("404 Not Found", "", "none");
    if (bytes == silence)
        return;
    const bool staysOpen = bytes.endsWith(openEnd);
    socket->write(staysOpen ? bytes.chopped(openEnd.size()) : bytes);
    if (!staysOpen)
        socket->disconnectFromHost();
}

QByteArray HttpServer::answer(const QByteArray &status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
}

HttpServer::Handler HttpServer::file(const QByteArray &body, const QByteArray &tag)
{
    return [=](const Request &request) {
        const QByteArray mark = "ETag: " + tag + "\r\n";
        const QByteArray range = request.headers.value("range");
        if (range.isEmpty() || request.headers.value("if-range") != tag)
            return answer("200 OK", mark, body);
        const qsizetype begin = range.sliced(6).chopped(1).toLongLong();
        if (begin >= body.size())
            return answer("416 Range Not Satisfiable", "", "");
        const QByteArray place = "Content-Range: bytes " + QByteArray::number(begin) + '-' +
                                 QByteArray::number(body.size() - 1) + '/' + QByteArray::number(body.size()) + "\r\n";
        return answer("206 Partial Content", mark + place, body.sliced(begin));
    };
}

QByteArray HttpServer::cutOff(const QByteArray &body, const QByteArray &tag, qsizetype count)
{
    return answer("200 OK", "ETag: " + tag + "\r\n", body).chopped(body.size() - count);
}

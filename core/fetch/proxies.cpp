// SPDX-License-Identifier: MIT
#include "core/fetch/proxies.h"

#include <QNetworkProxyFactory>

#include <algorithm>

namespace slipway::fetch {

namespace {

QByteArray valueOf(const Environment &environment, const QByteArray &name)
{
    const QByteArray value = environment(name);
    if (!value.isEmpty())
        return value;
    const bool isFromRequest = name == "http_proxy" && !environment("REQUEST_METHOD").isEmpty(); // a header's, in CGI
    return isFromRequest ? QByteArray() : environment(name.toUpper());
}

bool isBypassed(const QUrl &url, const QByteArray &noProxy)
{
    if (noProxy.trimmed() == "*")
        return true;
    const QByteArray host = url.host().toLatin1().toLower();
    const QByteArray hostAndPort = url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
    const QList<QByteArray> names = noProxy.split(',');
    return std::ranges::any_of(names, [&](const QByteArray &each) {
        QByteArray name = each.trimmed().toLower();
        while (name.startsWith('.'))
            name.removeFirst();
        const QByteArray ending = '.' + name;
        return !name.isEmpty() &&
               (name == host || name == hostAndPort || host.endsWith(ending) || hostAndPort.endsWith(ending));
    });
}

/// `host:port`, with or without a scheme and user:password@ before it. Requests for http are handed to a proxy whole;
/// those for https go through it in a tunnel.
QNetworkProxy proxyOf(const QByteArray &value, bool isTunnel)
{
    const QString text = QString::fromUtf8(value.trimmed());
    const QUrl url(text.contains(QLatin1String("://")) ? text : QLatin1String("http://") + text);
    const bool isSocks = url.scheme().startsWith(QLatin1String("socks"));
    const QNetworkProxy::ProxyType type = isSocks    ? QNetworkProxy::Socks5Proxy
                                          : isTunnel ? QNetworkProxy::HttpProxy
                                                     : QNetworkProxy::HttpCachingProxy;
    const int usualPort = isSocks ? 1080 : url.scheme() == QLatin1String("https") ? 443 : 80;
    return {type, url.host(), static_cast<quint16>(url.port(usualPort)), url.userName(QUrl::FullyDecoded),
            url.password(QUrl::FullyDecoded)};
}

} // namespace

std::optional<QNetworkProxy> environmentProxy(const QUrl &url, const Environment &environment)
{
    const QByteArray http = valueOf(environment, "http_proxy");
    const QByteArray https = valueOf(environment, "https_proxy");
    const QByteArray noProxy = valueOf(environment, "no_proxy");
    if (http.isEmpty() && https.isEmpty() && noProxy.isEmpty())
        return std::nullopt;
    const bool isTunnel = url.scheme() == QLatin1String("https");
    const QByteArray &proxy = isTunnel ? https : http;
    if (proxy.isEmpty() || isBypassed(url, noProxy))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return proxyOf(proxy, isTunnel);
}

} // namespace slipway::fetch

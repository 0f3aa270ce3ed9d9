// SPDX-License-Identifier: MIT
#include "core/fetch/network.h"

#include "core/fetch/problem.h"
#include "core/fetch/proxies.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

#include <algorithm>
#include <ranges>

namespace slipway::fetch {

namespace {

/// Asked for each connection, so that a changed setting counts at once and no global state is touched.
class Proxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (const std::optional<QNetworkProxy> proxy = environmentProxy(query.url(), environmentValue))
            return {*proxy};
        return systemProxyForQuery(query);
    }

private:
    static QByteArray environmentValue(const QByteArray &name) { return qgetenv(name.constData()); }
};

void replaceAll(std::string &text, std::string_view what, std::string_view by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

} // namespace

std::string mirrorUrl(std::string_view cacheUrl, std::string_view name, const WantedChecksums &wanted,
                      std::string_view url)
{
    for (const std::string_view algorithm : algorithms | std::views::reverse) {
        const std::optional<std::string> value = wantedValue(wanted, algorithm);
        if (!value || cacheUrl.empty())
            continue;
        std::string result(cacheUrl);
        replaceAll(result, "#filename#", name);
        replaceAll(result, "#algorithm#", algorithm);
        replaceAll(result, "#hash#", *value);
        return result;
    }
    return std::string(url);
}

QNetworkAccessManager *makeNetwork(QObject *parent)
{
    auto *network = new QNetworkAccessManager(parent);
    network->setProxyFactory(new Proxies);
    return network;
}

} // namespace slipway::fetch

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

bool isLatin1(std::string_view utf8)
{
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() < 256; });
}

void replaceAll(std::string &text, std::string_view what, std::string_view by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

} // namespace

std::expected<std::vector<Credential>, Diagnostic> parsedAuthentication(std::string_view text)
{
    std::vector<Credential> result;
    for (const auto part : text | std::views::split(';')) {
        const std::string_view entry(part.begin(), part.end());
        if (entry.find_first_not_of(' ') == std::string_view::npos)
            continue;
        const std::size_t hash = entry.find('#');
        if (std::ranges::count(entry, '#') != 1)
            return std::unexpected(problem("authentication-syntax", "The setting url_authentication cannot be read.",
                                           {}, "Write host#user:password, and ; between several."));
        const std::string_view secret = entry.substr(hash + 1);
        if (!isLatin1(secret))
            return std::unexpected(
                problem("authentication-latin1", "User and password in url_authentication have to be Latin-1.", {}));
        const std::size_t colon = std::min(secret.find(':'), secret.size());
        result.push_back({std::string(entry.substr(0, hash)), std::string(secret.substr(0, colon)),
                          std::string(secret.substr(std::min(colon + 1, secret.size())))});
    }
    return result;
}

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

// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QNetworkProxy>
#include <QUrl>

#include <functional>
#include <optional>

namespace slipway::fetch {

/// The value of an environment variable; empty when it is not there.
using Environment = std::function<QByteArray(const QByteArray &name)>;

/// What the environment says about the way to a URL, by the rules of Python's urllib, which CEKit uses: `http_proxy` or
/// `https_proxy` by the URL's scheme, in lower case before upper case (`HTTP_PROXY` not for a CGI program), unless a
/// name in `no_proxy` is the host, its end after a dot, or `*`. Beyond urllib `socks5://` proxies are taken. Nothing
/// when no such variable is set: ask the system. No proxy at all for a host in `no_proxy` and for a scheme without one.
[[nodiscard]] std::optional<QNetworkProxy> environmentProxy(const QUrl &url, const Environment &environment);

} // namespace slipway::fetch

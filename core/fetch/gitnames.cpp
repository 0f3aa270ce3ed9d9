// SPDX-License-Identifier: MIT
#include "core/fetch/gitnames.h"

#include "core/fetch/problem.h"

#include <QUrl>

#include <algorithm>

namespace slipway::fetch {

namespace {

bool hasControl(std::string_view text)
{
    return std::ranges::any_of(
        text, [](char character) { return static_cast<unsigned char>(character) < 0x20 || character == 0x7F; });
}

/// `name::address` asks git to run git-remote-name.
bool namesHelper(std::string_view url)
{
    const std::size_t colons = url.find("::");
    return colons != std::string_view::npos && url.find_first_of("/@[") > colons;
}

bool isRefName(std::string_view ref)
{
    static constexpr std::string_view forbidden = " ~^:?*[\\";
    if (ref.empty() || ref.starts_with('-') || ref.starts_with('/') || ref.ends_with('/') || ref.ends_with('.'))
        return false;
    if (ref.contains("..") || ref.contains("//") || ref.contains("@{") || ref == "@" || ref.contains("/."))
        return false;
    return !ref.starts_with('.') && !ref.ends_with(".lock") && !ref.contains(".lock/") && !hasControl(ref) &&
           ref.find_first_of(forbidden) == std::string_view::npos;
}

bool isHexadecimal(std::string_view text)
{
    return text.size() >= 4 && text.size() <= 64 &&
           text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

} // namespace

std::optional<Diagnostic> refusedUrl(const std::string &url)
{
    if (!url.empty() && !url.starts_with('-') && !hasControl(url) && !namesHelper(url))
        return std::nullopt;
    return problem("git-url", "'%1' is no URL that git may be given.", {shownUrl(url)});
}

std::optional<Diagnostic> refusedRef(const std::string &ref)
{
    if (isRefName(ref))
        return std::nullopt;
    return problem("git-ref", "'%1' is no name of a branch, a tag or a commit.", {ref});
}

std::vector<std::string> refCandidates(const std::string &ref, std::string_view defaultBranch)
{
    if (ref == "HEAD")
        return {"HEAD"};
    const std::string branch = "refs/heads/" + ref;
    std::vector<std::string> result;
    if (ref == defaultBranch)
        result.push_back(branch);
    result.push_back("refs/tags/" + ref);
    if (ref != defaultBranch)
        result.push_back(branch);
    if (ref.starts_with("origin/"))
        result.push_back("refs/heads/" + ref.substr(7));
    if (isHexadecimal(ref))
        result.push_back(ref);
    return result;
}

std::string shownUrl(const std::string &url)
{
    const QUrl parsed(QString::fromStdString(url));
    return parsed.password().isEmpty() ? url : parsed.toDisplayString(QUrl::RemovePassword).toStdString();
}

} // namespace slipway::fetch

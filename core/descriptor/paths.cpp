// SPDX-License-Identifier: MIT
#include "core/descriptor/build.h"

#include <vector>

namespace slipway::descriptor {

std::string normalPath(std::string_view path)
{
    if (path.empty())
        return ".";
    const std::size_t slashes = std::min(path.find_first_not_of('/'), path.size());
    const std::size_t leading = slashes == 0 ? 0 : slashes == 2 ? 2 : 1;
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        begin = end + 1;
        if (part.empty() || part == ".")
            continue;
        if (part != ".." || (leading == 0 && parts.empty()) || (!parts.empty() && parts.back() == ".."))
            parts.push_back(part);
        else if (!parts.empty())
            parts.pop_back();
    }
    std::string result(leading, '/');
    for (std::size_t i = 0; i < parts.size(); ++i)
        result.append(i == 0 ? "" : "/").append(parts[i]);
    return result.empty() ? "." : result;
}

std::string baseName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string joinedPath(std::string_view directory, std::string_view path)
{
    if (path.starts_with('/') || directory.empty())
        return std::string(path);
    std::string result(directory);
    if (!result.ends_with('/'))
        result += '/';
    return result.append(path);
}

} // namespace slipway::descriptor

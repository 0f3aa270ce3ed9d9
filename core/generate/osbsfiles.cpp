// SPDX-License-Identifier: MIT
#include "core/generate/osbsfiles.h"

#include "core/yaml/dump.h"

#include <algorithm>
#include <format>
#include <string_view>

namespace slipway::generate {
namespace {

using Comments = std::vector<std::pair<std::string, std::string>>;

/// Appends to each line the comment of the first text that occurs in it.
std::string commented(std::string_view text, const Comments &comments)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const auto found = std::ranges::find_if(comments, [line](const auto &it) { return line.contains(it.first); });
        result.append(line);
        if (found != comments.end())
            result.append(" # ").append(found->second);
        result += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::string fetchList(const yaml::Value &value, const Comments &comments, std::string_view cekitVersion)
{
    return commented(std::format("# Created by CEKit version {}\n{}", cekitVersion, yaml::dump(value, false)),
                     comments);
}

} // namespace

std::vector<std::pair<std::string, std::string>> osbsFiles(const plan::OsbsFiles &files, std::string_view cekitVersion)
{
    std::vector<std::pair<std::string, std::string>> result;
    if (files.container.isTruthy())
        result.emplace_back("container.yaml", yaml::dump(files.container));
    if (files.gating.isTruthy())
        result.emplace_back("gating.yaml", yaml::str(files.gating));
    if (files.contentSets.isTruthy())
        result.emplace_back("content_sets.yml", yaml::dump(files.contentSets));
    if (files.fetchPnc.isTruthy())
        result.emplace_back("fetch-artifacts-pnc.yaml", fetchList(files.fetchPnc, files.comments, cekitVersion));
    if (files.fetchUrl.isTruthy())
        result.emplace_back("fetch-artifacts-url.yaml", fetchList(files.fetchUrl, files.comments, cekitVersion));
    return result;
}

} // namespace slipway::generate

// SPDX-License-Identifier: MIT
// Paths in words, and the node at a place of the text.
#include "core/yaml/tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>

namespace slipway::yaml {

namespace {

bool isPlainKey(std::string_view key)
{
    const auto isPlain = [](char byte) {
        return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
               byte == '_' || byte == '-';
    };
    return !key.empty() && std::ranges::all_of(key, isPlain);
}

void appendQuoted(std::string_view key, std::string &path)
{
    path.push_back('"');
    for (const char byte : key) {
        if (byte == '"' || byte == '\\')
            path.push_back('\\');
        path.push_back(byte);
    }
    path.push_back('"');
}

/// One step of a path: a key, or an index in brackets.
struct Step {
    bool isIndex = false;
    std::size_t index = 0;
    std::string key = {};
};

std::optional<Step> takeIndex(std::string_view &path)
{
    Step step{.isIndex = true};
    const std::size_t close = path.find(']');
    if (close == std::string_view::npos)
        return std::nullopt;
    const char *end = path.data() + close;
    const auto parsed = std::from_chars(path.data() + 1, end, step.index);
    if (parsed.ec != std::errc{} || parsed.ptr != end)
        return std::nullopt;
    path.remove_prefix(close + 1);
    return step;
}

std::optional<Step> takeQuotedKey(std::string_view &path)
{
    Step step;
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (path[i] == '"') {
            path.remove_prefix(i + 1);
            return step;
        }
        if (path[i] == '\\' && i + 1 < path.size())
            ++i;
        step.key.push_back(path[i]);
    }
    return std::nullopt;
}

/// Takes the first step off the path; nothing when the path makes no sense.
std::optional<Step> takeStep(std::string_view &path, bool isFirst)
{
    if (path.starts_with('['))
        return takeIndex(path);
    if (!isFirst) {
        if (!path.starts_with('.'))
            return std::nullopt;
        path.remove_prefix(1);
    }
    if (path.starts_with('"'))
        return takeQuotedKey(path);
    Step step{.key = std::string(path.substr(0, path.find_first_of(".[")))};
    path.remove_prefix(step.key.size());
    return step;
}

} // namespace

void Tree::appendStep(NodeId id, std::string &path) const
{
    const Node parent = at(m_records[id].parent);
    const auto found = std::ranges::lower_bound(parent.children, id);
    const auto index = static_cast<std::size_t>(found - parent.children.begin());
    if (parent.kind == Kind::Sequence) {
        std::array<char, 24> digits;
        const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), index);
        path.append(1, '[').append(digits.data(), written.ptr).append(1, ']');
        return;
    }
    const std::string_view key = at(resolved(parent.children[index - index % 2])).value;
    if (!path.empty())
        path.push_back('.');
    if (isPlainKey(key))
        path.append(key);
    else
        appendQuoted(key, path);
}

std::string Tree::path(NodeId id) const
{
    std::vector<NodeId> steps;
    if (id != noNode)
        steps.reserve(m_records[id].depth);
    for (NodeId step = id; step != noNode && m_records[step].parent != noNode; step = m_records[step].parent)
        steps.push_back(step);
    std::string path;
    for (const NodeId step : steps | std::views::reverse)
        appendStep(step, path);
    return path;
}

NodeId Tree::find(std::string_view path) const
{
    NodeId found = root();
    for (bool isFirst = true; !path.empty(); isFirst = false) {
        const std::optional<Step> step = takeStep(path, isFirst);
        found = resolved(found);
        if (!step || found == noNode)
            return noNode;
        const Node node = at(found);
        if (!step->isIndex)
            found = value(found, step->key);
        else if (node.kind == Kind::Sequence && step->index < node.children.size())
            found = node.children[step->index];
        else
            found = noNode;
    }
    return found;
}

} // namespace slipway::yaml

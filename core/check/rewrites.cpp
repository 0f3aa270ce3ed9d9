// SPDX-License-Identifier: MIT
// What can be done at a place though nothing is wrong there.
#include "core/check/fixing.h"
#include "core/yaml/restyle.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace slipway::check {

namespace {

using yaml::Kind;
using yaml::NodeId;
using yaml::Style;

/// Lists whose order means nothing to CEKit but for readers.
constexpr std::array<std::string_view, 8> sortable{"labels",  "envs",    "args",   "ports",
                                                   "volumes", "install", "remove", "reinstall"};
/// Longer ones are not put on one line.
constexpr std::size_t longestLine = 120;

struct Rewriter {
    const Fixable &fixable;
    std::vector<QuickFix> fixes = {};

    [[nodiscard]] const yaml::Tree &tree() const { return fixable.source.tree; }

    void offer(std::string_view code, std::string_view text, std::vector<std::string> arguments,
               const yaml::Edits &edits)
    {
        if (edits && !edits->empty())
            fixes.push_back({std::string(code), std::string(text), std::move(arguments), *edits});
    }

    /// A mapping's key, or the file.
    [[nodiscard]] std::string nameOf(NodeId node) const
    {
        const NodeId key = tree().keyOf(node);
        return key == yaml::noNode ? tree().path(node) : std::string(tree().at(key).value);
    }

    void offerStyles(NodeId node)
    {
        NodeId flow = yaml::noNode;
        for (NodeId at = node; at != yaml::noNode; at = tree().at(at).parent) {
            const bool isCollection = tree().at(at).kind == Kind::Sequence || tree().at(at).kind == Kind::Mapping;
            if (isCollection && tree().at(at).style == Style::Flow)
                flow = at;
        }
        if (flow != yaml::noNode) {
            const bool isRoot = flow == tree().root();
            offer("to-block", isRoot ? "Write the file in lines instead of brackets" : "Write '%1' in lines",
                  {nameOf(flow)}, yaml::toBlock(fixable.source, flow));
            return;
        }
        NodeId block = node;
        while (block != yaml::noNode && tree().at(block).kind != Kind::Sequence &&
               tree().at(block).kind != Kind::Mapping)
            block = tree().at(block).parent;
        if (block != yaml::noNode && block != tree().root() && tree().at(block).span.length() <= longestLine)
            offer("to-flow", "Write '%1' on one line", {nameOf(block)}, yaml::toFlow(fixable.source, block));
    }

    [[nodiscard]] std::string sortText(NodeId item) const
    {
        const NodeId map = tree().resolved(item);
        if (map == yaml::noNode || tree().at(map).kind == Kind::Scalar)
            return map == yaml::noNode ? std::string() : std::string(tree().at(map).value);
        for (const char *key : {"name", "value", "path"}) {
            const NodeId value = tree().resolved(tree().value(map, key));
            if (value != yaml::noNode && tree().at(value).kind == Kind::Scalar)
                return std::string(tree().at(value).value);
        }
        return {};
    }

    void offerSortedItems(NodeId node)
    {
        NodeId list = node;
        while (list != yaml::noNode && tree().at(list).kind != Kind::Sequence)
            list = tree().at(list).parent;
        const NodeId key = list == yaml::noNode ? list : tree().keyOf(list);
        if (key == yaml::noNode || std::ranges::find(sortable, tree().at(key).value) == sortable.end() ||
            (tree().at(key).value == "install" && tree().path(list).contains("modules")))
            return;
        const std::span<const NodeId> items = tree().at(list).children;
        std::vector<std::string> texts;
        for (const NodeId item : items)
            texts.push_back(sortText(item));
        const auto isBefore = [](const std::string &left, const std::string &right) {
            const bool areNumbers = left.find_first_not_of("0123456789") == std::string::npos &&
                                    right.find_first_not_of("0123456789") == std::string::npos;
            return areNumbers && left.size() != right.size() ? left.size() < right.size() : left < right;
        };
        std::vector<std::size_t> order(items.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, isBefore, [&](std::size_t i) -> const std::string & { return texts[i]; });
        offer("sort-items", "Sort '%1' by name", {std::string(tree().at(key).value)},
              yaml::reorderItems(fixable.source, list, order));
    }

    void offerSortedKeys(NodeId node)
    {
        NodeId map = node;
        while (map != yaml::noNode && tree().at(map).kind != Kind::Mapping)
            map = tree().at(map).parent;
        const auto kind = map == yaml::noNode ? std::nullopt : objectOf(fixable, map);
        if (!kind)
            return;
        const std::vector<std::string_view> schema = orderOf(*kind);
        const std::span<const NodeId> children = tree().at(map).children;
        const auto rank = [&](std::size_t pair) {
            return std::ranges::find(schema, tree().at(children[2 * pair]).value) - schema.begin();
        };
        std::vector<std::size_t> order(children.size() / 2);
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, rank);
        offer("sort-keys", "Put the keys into the usual order", {}, yaml::reorderItems(fixable.source, map, order));
    }

    void offerChecksums(NodeId node)
    {
        for (NodeId at = node; at != yaml::noNode; at = tree().at(at).parent) {
            const NodeId list = tree().at(at).parent;
            const NodeId key = list == yaml::noNode ? list : tree().keyOf(list);
            if (key != yaml::noNode && tree().at(key).value == "artifacts" && tree().at(at).kind == Kind::Mapping &&
                tree().value(at, "image") == yaml::noNode && tree().value(at, "git") == yaml::noNode) {
                fixes.push_back({std::string(computeChecksums), "Compute the checksums", {tree().path(at)}, {}});
                return;
            }
        }
    }
};

} // namespace

std::vector<QuickFix> rewritesAt(const Fixable &fixable, std::string_view path)
{
    const yaml::Tree &tree = fixable.source.tree;
    const NodeId node = tree.isValid() && tree.root() != yaml::noNode ? tree.find(path) : yaml::noNode;
    if (node == yaml::noNode)
        return {};
    Rewriter rewriter{fixable};
    rewriter.offerChecksums(node);
    rewriter.offerStyles(node);
    rewriter.offerSortedItems(node);
    rewriter.offerSortedKeys(node);
    return rewriter.fixes;
}

} // namespace slipway::check

// SPDX-License-Identifier: MIT
#include "core/descriptor/place.h"

#include <algorithm>
#include <array>
#include <vector>

namespace slipway::descriptor {

namespace {

using yaml::Kind;
using yaml::NodeId;
using yaml::Tree;

/// A place, and whether the object is that of the node's items.
struct Step {
    Place place;
    bool isList = false;
};

/// One step down from a map to one of its keys or values.
Step below(const Tree &tree, const Step &from, NodeId map, NodeId child)
{
    if (!from.place.object || from.isList)
        return {{{}, from.place.key, from.place.holder, from.place.map}, false};
    const NodeId keyNode = tree.keyOf(child);
    const bool isKey = keyNode == yaml::noNode;
    Step step;
    step.place.holder = from.place.object == ObjectKind::Artifact ? artifactKind(tree, map) : *from.place.object;
    step.place.map = map;
    step.place.key = key(*step.place.holder, tree.at(isKey ? child : keyNode).value);
    if (!isKey && step.place.key) {
        step.place.object = step.place.key->object;
        step.isList = step.place.key->isList;
    }
    return step;
}

} // namespace

Place placeOf(const Tree &tree, NodeId node, ObjectKind document)
{
    if (node == yaml::noNode || tree.root() == yaml::noNode)
        return {};
    std::vector<NodeId> path;
    for (NodeId at = node; at != yaml::noNode; at = tree.at(at).parent)
        path.push_back(at);
    Step step{{document, nullptr, {}, yaml::noNode}, tree.at(tree.root()).kind == Kind::Sequence};
    for (std::size_t i = path.size() - 1; i-- > 0;) {
        const NodeId parent = path[i + 1];
        if (tree.at(parent).kind == Kind::Sequence)
            step.isList = false;
        else
            step = below(tree, step, parent, path[i]);
    }
    const bool isMap = tree.at(tree.resolved(node)).kind == Kind::Mapping;
    if (!isMap || step.isList)
        step.place.object.reset();
    else if (step.place.object == ObjectKind::Artifact)
        step.place.object = artifactKind(tree, tree.resolved(node));
    return step.place;
}

ObjectKind artifactKind(const std::function<bool(std::string_view key)> &hasKey)
{
    static constexpr std::array<std::pair<std::string_view, ObjectKind>, 9> order{{
        {"image", ObjectKind::ImageArtifact},
        {"path", ObjectKind::PathArtifact},
        {"pnc_build_id", ObjectKind::PncArtifact},
        {"url", ObjectKind::UrlArtifact},
        {"git", ObjectKind::GitArtifact},
        {"sha512", ObjectKind::PlainArtifact},
        {"sha256", ObjectKind::PlainArtifact},
        {"sha1", ObjectKind::PlainArtifact},
        {"md5", ObjectKind::PlainArtifact},
    }};
    const auto found = std::ranges::find_if(order, [&](const auto &row) { return hasKey(row.first); });
    return found == order.end() ? ObjectKind::Artifact : found->second;
}

ObjectKind artifactKind(const Tree &tree, NodeId map)
{
    return artifactKind([&](std::string_view key) { return tree.value(map, key) != yaml::noNode; });
}

ObjectKind documentKind(const std::filesystem::path &file, const Tree &tree)
{
    const std::string name = file.filename().string();
    if (name == "module.yaml")
        return ObjectKind::Module;
    if (name.contains("override"))
        return ObjectKind::Overrides;
    const NodeId root = tree.root();
    const bool isOtherMap = root != yaml::noNode && tree.at(root).kind == Kind::Mapping &&
                            !tree.at(root).children.empty() && tree.value(root, "name") == yaml::noNode &&
                            tree.value(root, "version") == yaml::noNode;
    return isOtherMap ? ObjectKind::Overrides : ObjectKind::Image;
}

} // namespace slipway::descriptor

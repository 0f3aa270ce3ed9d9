// SPDX-License-Identifier: MIT
// Fixes of items, stages, artifacts, and of files that are missing.
#include "core/check/fixing.h"
#include "core/descriptor/suggest.h"

#include <algorithm>
#include <array>

namespace slipway::check {

namespace {

namespace fs = std::filesystem;
using yaml::Kind;
using yaml::NewNode;
using yaml::NodeId;

/// The nearest node from `node` up that is an item of a sequence; noNode when there is none.
NodeId itemAround(const Case &one, NodeId node)
{
    while (node != yaml::noNode) {
        const NodeId parent = one.at(node).parent;
        if (parent != yaml::noNode && one.at(parent).kind == Kind::Sequence)
            return node;
        node = parent;
    }
    return yaml::noNode;
}

void removeRepeatedKey(Case &one)
{
    const yaml::Tree &tree = one.tree();
    const NodeId mapping = one.at(one.node).parent;
    if (mapping == yaml::noNode || one.at(mapping).kind != Kind::Mapping)
        return;
    const std::span<const NodeId> children = one.at(mapping).children;
    for (std::size_t i = 0; i < children.size(); i += 2) {
        if (tree.at(children[i]).span == one.problem.origin.span) // the one that does not count
            one.offer("remove-duplicate", "Remove this '%1'", {one.argument(0)},
                      yaml::removeItem(one.fixable.source, children[i + 1]));
    }
}

void removeRepeatedItem(Case &one)
{
    const yaml::Tree &tree = one.tree();
    const NodeId item = itemAround(one, one.node);
    if (item == yaml::noNode)
        return;
    const NodeId name = tree.value(tree.resolved(item), "name");
    for (const NodeId other : one.at(one.at(item).parent).children) {
        const NodeId otherName = tree.value(tree.resolved(other), "name");
        if (other == item)
            break;
        if (name == yaml::noNode || otherName == yaml::noNode ||
            one.at(tree.resolved(otherName)).value != one.at(tree.resolved(name)).value)
            continue;
        one.offer("remove-duplicate", "Remove the earlier '%1', which does not count", {one.argument(1)},
                  yaml::removeItem(one.fixable.source, other));
        return;
    }
}

void removeStage(Case &one)
{
    const NodeId item = itemAround(one, one.node);
    if (item != yaml::noNode && one.at(item).parent == one.tree().root())
        one.offer("remove-stage", "Remove the stage '%1'", {one.argument(0)},
                  yaml::removeItem(one.fixable.source, item));
}

void removeItemHere(Case &one)
{
    const NodeId item = itemAround(one, one.node);
    if (item != yaml::noNode)
        one.offer("remove-item", "Remove it", {}, yaml::removeItem(one.fixable.source, item));
}

void moveStageUp(Case &one)
{
    const yaml::Tree &tree = one.tree();
    NodeId here = one.node;
    while (here != yaml::noNode && one.at(here).parent != tree.root())
        here = one.at(here).parent;
    if (here == yaml::noNode || one.at(tree.root()).kind != Kind::Sequence)
        return;
    const std::span<const NodeId> stages = one.at(tree.root()).children;
    const auto place = static_cast<std::size_t>(std::ranges::find(stages, here) - stages.begin());
    for (std::size_t i = place + 1; i < stages.size(); ++i) {
        const NodeId name = tree.value(tree.resolved(stages[i]), "name");
        if (name != yaml::noNode && one.at(name).value == one.argument(0)) {
            one.offer("move-stage", "Move the stage '%1' before this one", {one.argument(0)},
                      yaml::moveItem(one.fixable.source, stages[i], place));
            return;
        }
    }
}

/// `dest: /a/f.txt` becomes `dest: /a/` and `target: f.txt`.
void splitDestination(Case &one)
{
    const NodeId artifact = one.at(one.node).parent;
    const std::string dest(one.at(one.node).value);
    const std::size_t slash = dest.rfind('/');
    if (artifact == yaml::noNode || slash == std::string::npos || slash + 1 == dest.size())
        return;
    const std::string target = dest.substr(slash + 1);
    const std::string folder = dest.substr(0, slash + 1);
    const std::array<Step, 2> steps{
        [&](const yaml::Source &source) { return yaml::setValue(source, one.node, NewNode::string(folder)); },
        [&](const yaml::Source &source) {
            return yaml::setKey(source, artifact, "target", NewNode::string(target),
                                orderOf(descriptor::ObjectKind::Artifact));
        }};
    one.offer("split-dest", "Write '%1' and '%2'", {"dest: " + folder, "target: " + target},
              inTurn(one.fixable.source, steps));
}

void useNearFile(Case &one)
{
    if (one.problem.arguments.size() < 3 || one.at(one.node).kind != Kind::Scalar)
        return;
    const std::string_view written = one.at(one.node).value;
    const std::string near = std::string(written.substr(0, written.rfind('/') + 1)) + one.argument(2);
    one.offer("replace-value", "Write %1", {near}, yaml::setValue(one.fixable.source, one.node, NewNode::string(near)));
}

void offerChecksums(Case &one)
{
    const NodeId item = itemAround(one, one.node);
    if (item != yaml::noNode)
        one.problem.fixes.push_back(
            {std::string(computeChecksums), "Compute the checksums", {one.tree().path(item)}, {}});
}

void offerFile(Case &one, const fs::path &path, std::string name, std::vector<TextEdit> edits)
{
    const std::string shown = path.lexically_proximate(one.fixable.file.parent_path()).string();
    one.problem.fixes.push_back(
        {std::string(createFile), "Create %1", {shown, path.string(), std::move(name)}, std::move(edits)});
}

void createScript(Case &one)
{
    const fs::path path = (one.fixable.file.parent_path() / one.argument(0)).lexically_normal();
    const bool isBelow = !path.lexically_relative(one.fixable.file.parent_path()).string().starts_with("..");
    if (isBelow && !one.argument(0).empty() && !one.fixable.files.exists(path))
        offerFile(one, path, one.argument(1), {});
}

/// In the first folder that is a module repository of this descriptor; else in a new one.
void createModule(Case &one)
{
    const yaml::Tree &tree = one.tree();
    const std::string name = one.argument(0);
    const bool isFileName = !name.empty() && name.find_first_of("/\\") == std::string::npos && name.front() != '.';
    const NodeId install = itemAround(one, one.node);
    const NodeId modules = install == yaml::noNode ? install : one.at(one.at(install).parent).parent;
    if (!isFileName || modules == yaml::noNode || one.at(modules).kind != Kind::Mapping)
        return;
    const fs::path folder = one.fixable.file.parent_path();
    const NodeId repositories = tree.resolved(tree.value(modules, "repositories"));
    const bool isList = repositories != yaml::noNode && one.at(repositories).kind == Kind::Sequence;
    for (const NodeId each : isList ? one.at(repositories).children : std::vector<NodeId>()) {
        const NodeId path = tree.value(tree.resolved(each), "path");
        if (path != yaml::noNode && one.at(tree.resolved(path)).kind == Kind::Scalar) {
            offerFile(one, (folder / one.at(tree.resolved(path)).value / name / "module.yaml").lexically_normal(), name,
                      {});
            return;
        }
    }
    const NewNode repository =
        NewNode::mapping({{"name", NewNode::string("modules")}, {"path", NewNode::string("modules")}});
    const yaml::Edits edits =
        isList ? yaml::insertItem(one.fixable.source, repositories, one.at(repositories).children.size(), repository)
               : yaml::setKey(one.fixable.source, modules, "repositories", NewNode::sequence({repository}),
                              orderOf(descriptor::ObjectKind::Modules));
    if (edits)
        offerFile(one, folder / "modules" / name / "module.yaml", name, *edits);
}

} // namespace

std::span<const MakerRow> placeMakers()
{
    static constexpr std::array<MakerRow, 11> rows{{
        {"duplicate-key", removeRepeatedKey},
        {"name-repeated", removeRepeatedItem},
        {"unused-stage", removeStage},
        {"scratch-packages", removeItemHere},
        {"repository-for-rpm", removeItemHere},
        {"stage-order", moveStageUp},
        {"dest-is-directory", splitDestination},
        {"missing-source", useNearFile},
        {"checksum-malformed", offerChecksums},
        {"missing-script", createScript},
        {"unknown-module", createModule},
    }};
    return rows;
}

std::optional<NewFile> newFileOf(const QuickFix &fix)
{
    if (fix.code != createFile || fix.arguments.size() < 3)
        return std::nullopt;
    const fs::path path = fix.arguments[1];
    if (path.filename() == "module.yaml")
        return NewFile{path,
                       "schema_version: 1\n\nname: " + fix.arguments[2] +
                           "\nversion: \"1.0\"\ndescription: What this module adds to an image.\n\n"
                           "# execute:\n#   - script: install.sh\n",
                       false};
    return NewFile{
        path, "#!/bin/sh\n# Runs in the image while it is built, for the module " + fix.arguments[2] + ".\nset -eu\n\n",
        true};
}

} // namespace slipway::check

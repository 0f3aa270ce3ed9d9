// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/schema.h"
#include "core/yaml/tree.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

namespace slipway::descriptor {

/// What the schema says about a node of a descriptor's text: for completion, hover and forms.
struct Place {
    std::optional<ObjectKind> object; ///< the object that the node is; nothing for scalars, lists and free values
    const Key *key =
        nullptr; ///< the key that the node is, or in whose value it lies; nullptr for none or an unknown one
    std::optional<ObjectKind> holder; ///< the object that has this key
    yaml::NodeId map = yaml::noNode;  ///< the holder's node

    bool operator==(const Place &) const = default;
};

/// Walks from the root to the node. `document` is what the root is, or, for a list of stages, what its items are.
[[nodiscard]] Place placeOf(const yaml::Tree &tree, yaml::NodeId node, ObjectKind document);

/// Which kind of artifact a map is by the keys that it has (SPEC 3); ObjectKind::Artifact when no key tells.
[[nodiscard]] ObjectKind artifactKind(const std::function<bool(std::string_view key)> &hasKey);
[[nodiscard]] ObjectKind artifactKind(const yaml::Tree &tree, yaml::NodeId map);

/// What a file most likely is: a module by the name module.yaml, an overrides descriptor by a name that says so or when
/// it has neither name nor version, else an image.
[[nodiscard]] ObjectKind documentKind(const std::filesystem::path &file, const yaml::Tree &tree);

} // namespace slipway::descriptor

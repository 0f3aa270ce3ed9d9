// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/build.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// Helpers of build.cpp and its neighbours.
namespace slipway::descriptor {

/// The section of a document that has to be a map: an empty one when the key is absent. A null stays, for validation to
/// refuse.
[[nodiscard]] yaml::Value &sectionMap(yaml::Map &parent, std::string_view key, ObjectKind kind, BuildContext &context);

/// Replaces the list under `key` by a new one of the items that `buildItem` accepts; an empty one when the key is
/// absent. Refuses what Python cannot iterate over.
void buildList(yaml::Map &parent, std::string_view key, BuildContext &context,
               const std::function<bool(yaml::Value &)> &buildItem);

/// The text of the file that a value names, relative to the context's file directory; a problem and nothing when it
/// cannot be read.
[[nodiscard]] std::optional<std::string> readNamedFile(const yaml::Value &name, std::string_view key,
                                                       BuildContext &context);
/// The value of a YAML text that was read from the file that `name` names.
[[nodiscard]] yaml::Value readYaml(std::string_view text, const yaml::Value &name, BuildContext &context);

} // namespace slipway::descriptor

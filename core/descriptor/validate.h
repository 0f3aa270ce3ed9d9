// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/schema.h"
#include "core/text/diagnostic.h"
#include "core/yaml/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::descriptor {

/// Checks one raw map against the schema of its object as pykwalify does (SPEC 2.1) and appends every problem to
/// `problems`, each with the place of the wrong token. Nested sections are checked when they are built, not here.
/// Inserts the defaults that pykwalify inserts (an artifact's `dest`). True when nothing was wrong.
bool validate(ObjectKind kind, yaml::Value &value, std::vector<Diagnostic> &problems);

/// Which kind of artifact a raw map is, by its keys in CEKit's order (SPEC 3); nothing when no key tells.
[[nodiscard]] std::optional<ObjectKind> artifactKind(const yaml::Value &value);

/// An alias leads to a map that the reference has turned into an object already (SPEC Q31).
[[nodiscard]] Diagnostic sharedSection(const yaml::Value &section);
/// The part of a map to mark when the map as a whole is wrong: its first key, or all of it when it is empty.
[[nodiscard]] Origin headOf(const yaml::Value &value);
/// `path` with `.key` appended, quoted as yaml::Tree::path does.
[[nodiscard]] std::string joined(std::string_view path, std::string_view key);

/// A fix that replaces a scalar's bytes.
[[nodiscard]] QuickFix replacement(std::string_view code, std::string_view text, const Origin &origin,
                                   std::string_view with);
/// A fix that puts a plain scalar between double quotes.
[[nodiscard]] QuickFix quoting(const Origin &origin);

} // namespace slipway::descriptor

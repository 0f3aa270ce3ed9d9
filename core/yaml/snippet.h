// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/edit.h"

#include <string>
#include <string_view>

/// A value as a text of its own, for places that edit it as YAML.
namespace slipway::yaml {

/// What is written for a value, comments included, from column 0 on and without a line end at its end; its anchor and
/// tag are left out. Empty for noNode and for a missing value.
[[nodiscard]] std::string snippetOf(const Source &source, NodeId node);

/// Writes a YAML text in the place of a value, indented as the place asks for; an empty one leaves nothing behind the
/// key. Refuses a text that is not YAML by itself (`edit-snippet`, in which an alias to an anchor outside is an error
/// too) and lines within a flow collection (`edit-kind`).
[[nodiscard]] Edits setSnippet(const Source &source, NodeId node, std::string_view snippet);

} // namespace slipway::yaml

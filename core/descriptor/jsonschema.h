// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/schema.h"

#include <string>

namespace slipway::descriptor {

/// The schema of a document as JSON Schema (draft 2020-12), for other editors. Objects become `$defs`; what JSON Schema
/// cannot say (two keys that exclude each other through a file, names that have to be derivable) is left out.
[[nodiscard]] std::string jsonSchema(ObjectKind document);

} // namespace slipway::descriptor

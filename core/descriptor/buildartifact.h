// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/build.h"

namespace slipway::descriptor {

/// One artifact or module repository (SPEC 3): kind, validation, name, target, normal dest, absolute path. `item`
/// becomes a map of its own. False, and a problem, when it cannot be used.
bool buildArtifact(yaml::Value &item, const std::string &directory, BuildContext &context);

} // namespace slipway::descriptor

// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/build.h"

namespace slipway::descriptor {

/// The packages section of a document (SPEC 2.3, 3): content sets, repositories.
void buildPackages(yaml::Map &document, BuildContext &context);

} // namespace slipway::descriptor

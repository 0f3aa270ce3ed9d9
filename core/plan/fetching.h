// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/pass.h"
#include "core/plan/plan.h"

namespace slipway::plan {

/// Refuses artifacts that CEKit can never fetch, because their checksum can never be found in the cache
/// (SPEC 8.2, 8.4).
void checkFetches(const ImageState &image, Pass &pass);

/// The configuration files for OSBS, which CEKit writes before it stops for `--validate`. `images`: the target, then
/// the builders.
[[nodiscard]] OsbsFiles osbsConfigurations(const std::vector<ImageState *> &images, Pass &pass);

/// Adds what OSBS is told to fetch by itself (SPEC 8.6). Renames the targets of those artifacts to `artifacts/…`.
void prepareOsbs(OsbsFiles &files, const std::vector<ImageState *> &images, Pass &pass);

} // namespace slipway::plan

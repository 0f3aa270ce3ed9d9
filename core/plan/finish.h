// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/pass.h"

namespace slipway::plan {

/// Labels that CEKit adds to the target (SPEC 5.9).
void addBuildLabels(ImageState &target, Pass &pass);
/// Which package repositories are injected while building (SPEC 5.11).
void preparePackageRepositories(ImageState &target, Pass &pass);
/// Removes null keys from the image and the objects in it (SPEC 5.10).
void removeNulls(const ImageState &image);

} // namespace slipway::plan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/registry.h"

namespace slipway::plan {

/// Resolves the modules of one stage and takes over what they bring (SPEC 5.6): install order, artifacts, package
/// repositories and manager, run, help. Changes the image and the registry's modules in place.
void resolveModules(ImageState &image, Registry &registry, Pass &pass);

/// The defaults that CEKit adds after resolution (SPEC 5.7).
void addDefaults(ImageState &image, Pass &pass);

} // namespace slipway::plan

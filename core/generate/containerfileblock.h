// SPDX-License-Identifier: MIT
#pragma once

#include "core/generate/mappedtext.h"
#include "core/generate/packagemanager.h"
#include "core/plan/plan.h"

#include <string_view>
#include <vector>

namespace slipway::generate {

/// What no package manager cleans up by itself.
inline constexpr std::string_view removeCaches =
    R"(rm -rf "/var/cache/yum" "/var/lib/dnf" "/var/cache/apt" "/var/cache/dnf")";

/// SPEC 6.1, ARGS: the ARG instructions of a module or an image.
void renderArgs(MappedText &out, const std::vector<plan::Variable> &args);

/// How packages are handled around a block.
struct PackageHandling {
    PackageManager manager; ///< the stage's, for its modules too
    bool cleansEachRun = false;
};

/// SPEC 6.1, BLOCK: what one module or the image itself adds.
void renderBlock(MappedText &out, const plan::Block &block, const PackageHandling &packages);

} // namespace slipway::generate

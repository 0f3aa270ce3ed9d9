// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <expected>
#include <filesystem>
#include <stop_token>
#include <string>

namespace slipway::fetch {

/// Where an artifact with this `target` belongs below `folder`. Its parent folder has to be there (CEKit does not make
/// it). Refused (`target-outside`): absolute targets, `..`, and whatever leads out of `folder` through a symbolic link.
[[nodiscard]] std::expected<std::filesystem::path, Diagnostic> placeOf(const std::filesystem::path &folder,
                                                                       const std::string &target);

/// Copies a folder with all that it holds to `destination`, which may not be there yet; symbolic links are followed,
/// permission bits and times kept (CEKit: shutil.copytree). Errors: a link to nothing, a link back to a folder that is
/// being copied, a device or socket, `destination` inside of `source`; after an error nothing is left.
[[nodiscard]] std::expected<void, Diagnostic>
copyTree(const std::filesystem::path &source, const std::filesystem::path &destination, const std::stop_token &stop);

} // namespace slipway::fetch

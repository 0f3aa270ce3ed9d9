// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>

namespace slipway::generate {

/// The file by which a target folder of Slipway's is known.
inline constexpr std::string_view targetMark = ".slipway-target";

/// True when the folder bears Slipway's mark, so that what Slipway writes there may be replaced.
[[nodiscard]] bool isMarked(const std::filesystem::path &target);

/// True when CEKit wrote the folder and nobody else: there is nothing but its `image`, `image.yaml`, `repo` and `test`,
/// none of them a link, the image has a Containerfile or a Dockerfile, and image.yaml has all the sections that CEKit's
/// always has, in its order (SPEC 9). CEKit itself would empty it at its next run.
[[nodiscard]] bool isMadeByCekit(const std::filesystem::path &target);

} // namespace slipway::generate

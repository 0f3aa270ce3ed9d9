// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::generate {

/// The files below target/image that OSBS reads, by name and content (SPEC 8.6): container.yaml, gating.yaml,
/// content_sets.yml, fetch-artifacts-url.yaml, fetch-artifacts-pnc.yaml, as far as there is something in them. The
/// latter two name `cekitVersion` as CEKit would, for the tools that read them.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> osbsFiles(const plan::OsbsFiles &files,
                                                                         std::string_view cekitVersion);

} // namespace slipway::generate

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace slipway::bench {

/// Writes a project that grows in every way at once into an empty or missing folder: an `image.yaml` that installs all
/// modules by name, each with `artifactsPerModule` artifacts, a script, an environment variable, a label, a port and a
/// package, and each needing the one before it.
void writeSyntheticProject(const std::filesystem::path &folder, int modules, int artifactsPerModule);

} // namespace slipway::bench

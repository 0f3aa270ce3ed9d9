// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/analysis.h"

#include <stop_token>
#include <vector>

namespace slipway::ui {

/// A descriptor in a folder, and what is wrong with it by itself.
struct ProjectFile {
    Path path;
    descriptor::ObjectKind kind = descriptor::ObjectKind::Image;
    int errors = 0;
    int warnings = 0;

    bool operator==(const ProjectFile &) const = default;
};

/// What a descriptor is by its name, or by the keys that only images have together; nothing for any other text.
[[nodiscard]] std::optional<descriptor::ObjectKind> kindOfFile(const Path &file, const yaml::Tree &tree);

/// Most files that are looked at in one folder.
inline constexpr std::size_t mostProjectFiles = 5000;

/// All descriptors below a folder, by path: `module.yaml`, overrides by their name, and what has the keys of an image.
/// Hidden folders, `target` and links to folders are left out. Reads the disk.
[[nodiscard]] std::vector<ProjectFile> projectFiles(const Path &folder, std::stop_token stop);

/// The same with counts of what is open at the moment; `problems` are all that the newest analysis tells.
[[nodiscard]] std::vector<ProjectFile> withProblems(std::vector<ProjectFile> files, const Analysis &analysis);

/// A name for each path that tells them apart: the file's name, with as much of its folder as it takes.
[[nodiscard]] std::vector<std::string> distinctNames(const std::vector<Path> &paths);

} // namespace slipway::ui

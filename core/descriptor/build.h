// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/files.h"
#include "core/descriptor/schema.h"
#include "core/text/diagnostic.h"
#include "core/yaml/value.h"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::descriptor {

/// Where a document's relative paths start, and what reading it left behind.
struct BuildContext {
    const Files *files = nullptr;
    /// `path` artifacts and module repositories are joined to this (textually, SPEC 3).
    std::string artifactDirectory;
    /// `path` module repositories are joined to this: the same for an image, the folder below target/repo for a module.
    std::string repositoryDirectory;
    /// `content_sets_file`, `container_file` and `gating_file` are read from here.
    std::filesystem::path fileDirectory;
    std::vector<Diagnostic> problems = {};
    std::vector<std::filesystem::path> filesRead = {};
    /// Maps that were built already, to notice that an alias builds one twice.
    std::set<const yaml::Map *> built = {};
};

/// What a YAML text holds, and what is wrong with it: syntax and construction errors, with `file` as their file.
struct Document {
    yaml::Value value;
    std::vector<Diagnostic> problems;
};

/// Reads one YAML text as PyYAML's safe loader does.
[[nodiscard]] Document read(std::string_view text, const std::filesystem::path &file);
[[nodiscard]] Document read(const yaml::Tree &tree, const std::filesystem::path &file);
/// Each problem once, in order, and no more than a thousand: nobody reads more, and a hostile text could have millions.
[[nodiscard]] std::vector<Diagnostic> withoutRepeats(std::vector<Diagnostic> problems);
/// True when one of the problems is an error.
[[nodiscard]] bool hasErrors(const std::vector<Diagnostic> &problems);

/// Turns the raw map of one image, module or overrides descriptor into what CEKit's constructors make of it, in place:
/// each object validated, then its defaults added (SPEC 2.2, 3). Problems go to the context; unlike CEKit all objects
/// are checked, and those that are wrong are taken out of their lists, so that the result is well-formed in any case:
/// labels, args, envs, ports, artifacts, volumes (execute) are lists of maps, modules, packages and osbs are maps.
///
/// Aliased maps are shared, so what CEKit refuses to build twice (SPEC Q31) is refused here too.
void build(ObjectKind kind, yaml::Value &document, BuildContext &context);

/// POSIX `normpath` (SPEC 3): collapses `//`, `.` and `..`; exactly two leading slashes stay; an empty path is `.`.
[[nodiscard]] std::string normalPath(std::string_view path);
/// The text after the last slash.
[[nodiscard]] std::string baseName(std::string_view path);
/// Python's `os.path.join` of two parts.
[[nodiscard]] std::string joinedPath(std::string_view directory, std::string_view path);

} // namespace slipway::descriptor

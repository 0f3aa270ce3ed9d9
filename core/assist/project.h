// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/files.h"
#include "core/descriptor/schema.h"
#include "core/plan/plan.h"
#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace slipway::assist {

/// What a name in a descriptor can stand for.
enum class SymbolKind : std::uint8_t {
    Module,   ///< defined by a module.yaml's name
    Stage,    ///< defined by an image's name
    Artifact, ///< by its name; the same name in an override means the same artifact
    Variable, ///< an environment variable
    Script,   ///< a file that a module executes; its name is the absolute path
    File,     ///< another file or folder that a descriptor names; its name is the absolute path
};

/// One mention of a name.
struct Occurrence {
    SymbolKind kind = SymbolKind::Module;
    std::string name;
    bool isDefinition = false;
    Span span;                        ///< the bytes of the name alone, without quotes
    yaml::NodeId node = yaml::noNode; ///< the scalar that holds it; noNode in a file that is no descriptor
    bool isWhole = true;              ///< the scalar is the name, and nothing else
    std::string version = {};         ///< Module: the version written beside it

    bool operator==(const Occurrence &) const = default;
};

/// A scalar of a descriptor as something to suggest elsewhere.
struct SeenValue {
    descriptor::ObjectKind holder = descriptor::ObjectKind::Image;
    std::string_view key; ///< of the schema table
    std::string value;
};

/// One file of a project and what it mentions. Immutable and shared.
struct FileFacts {
    std::filesystem::path file; ///< absolute
    descriptor::ObjectKind kind = descriptor::ObjectKind::Image;
    bool isDescriptor = true; ///< false: a script
    bool isForeign = false;   ///< below a git checkout that is not the user's: never changed
    std::shared_ptr<const std::string> text;
    std::shared_ptr<const yaml::Tree> tree;   ///< null for scripts
    std::vector<Occurrence> occurrences = {}; ///< by span
    std::vector<SeenValue> values = {};
};

/// Where a file's facts are taken from.
struct FileSource {
    std::filesystem::path file;
    descriptor::ObjectKind kind = descriptor::ObjectKind::Image;
    bool isForeign = false;
    std::shared_ptr<const std::string> text;
    std::shared_ptr<const yaml::Tree> tree = {}; ///< null: it is parsed here
};

/// Reads a descriptor's mentions from its tree. What was read before a syntax error counts.
[[nodiscard]] std::shared_ptr<const FileFacts> factsOf(FileSource source);
/// Reads the mentions of environment variables in a shell script: `$NAME`, `${NAME…}`, `NAME=`.
[[nodiscard]] std::shared_ptr<const FileFacts> scriptFactsOf(FileSource source);

/// The files of a project, the root descriptor first, and what is known of them together.
struct Project {
    std::vector<std::shared_ptr<const FileFacts>> files;
    std::shared_ptr<const plan::Plan> plan; ///< the newest that was accepted; null: none
    std::vector<Diagnostic> problems = {};  ///< of the newest texts
    const descriptor::Files *disk = nullptr;

    [[nodiscard]] const FileFacts *find(const std::filesystem::path &file) const;
};

/// One mention in a file of the project.
struct Mention {
    const FileFacts *file = nullptr;
    const Occurrence *occurrence = nullptr;

    [[nodiscard]] Origin origin() const;
};

/// The mention at an offset of a file (also directly behind it); nothing when there is none.
[[nodiscard]] std::optional<Mention> mentionAt(const Project &project, const std::filesystem::path &file,
                                               std::size_t offset);
/// Every mention of the same thing, definitions first, in the project's order. A mention that cannot be resolved (a
/// base image that is no stage) has none but itself.
[[nodiscard]] std::vector<Mention> usages(const Project &project, const Mention &mention);
/// Where the thing is defined: one place for most, every version for modules, the file itself for scripts and files
/// (with an empty span). At a definition: its other mentions that define or replace it (overrides of an artifact).
[[nodiscard]] std::vector<Origin> definitions(const Project &project, const Mention &mention);

} // namespace slipway::assist

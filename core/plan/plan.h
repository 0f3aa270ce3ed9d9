// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/yaml/value.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace slipway::plan {

/// An effective scalar, as CEKit prints it (Python's str()), with its provenance.
struct Field {
    std::string text;             ///< `None` for null, `True` for true, `1.1` for 1.10
    bool isTruthy = false;        ///< by Python's rules, of the typed value
    Origin origin;                ///< not written for a default
    std::vector<Origin> shadowed; ///< values that it replaced, nearest first

    bool operator==(const Field &) const = default;
};

/// An environment variable, a label or an ARG.
struct Variable {
    Field name;
    std::optional<Field> value;   ///< absent: no `value` key
    std::optional<Field> example; ///< absent: no `example` key
    std::string description;
    Origin origin; ///< the whole item
};

enum class ArtifactKind : std::uint8_t { Path, Url, Git, Plain, Image, Pnc };

struct Artifact {
    ArtifactKind kind = ArtifactKind::Path;
    Field name;
    Field target;              ///< file name below target/image, as COPY names it
    std::optional<Field> dest; ///< absent or null: git artifacts
    /// path: the absolute path; url: the URL; git: the URL; image: the path inside that image; else empty.
    std::string source;
    std::string image;                                          ///< kind Image: the stage or image to copy from
    std::string ref;                                            ///< kind Git
    std::vector<std::pair<std::string, std::string>> checksums; ///< algorithm, hex; in order sha512, sha256, sha1, md5
    std::string description;
    Origin origin;       ///< the whole item
    Origin sourceOrigin; ///< of what `source` was made of
    Origin imageOrigin;  ///< kind Image
};

struct Port {
    Field value;
    bool isExposed = true;
    std::string service; ///< for the help page, as description and protocol; empty when absent or null
    std::string protocol;
    std::string description;
    Origin origin;
};

struct Script {
    Field script;
    Field user;
    Origin origin;
};

/// What one module or the image itself adds to a stage; rendered as one block of the Containerfile.
struct Block {
    bool isModule = false;
    Field name;
    Field version;
    std::vector<Artifact> artifacts; ///< general and of kind Image, in list order
    std::vector<Variable> args;
    std::vector<Variable> envs;
    std::vector<Variable> labels;
    std::vector<Port> ports;
    std::vector<Field> install; ///< packages
    std::vector<Field> reinstall;
    std::vector<Field> remove;
    std::vector<Script> scripts;
    std::vector<Field> volumes;      ///< paths
    std::filesystem::path directory; ///< module: the folder that holds its module.yaml, absolute
    /// Module: where the descriptors install it (`modules.install[0]` …); empty for the image.
    std::vector<Origin> installedBy;
    std::vector<std::string> requires_; ///< module and image: names in its own modules.install, in order
    Origin origin;                      ///< the descriptor's root
};

struct PackageRepository {
    Field name;
    std::optional<Field> rpm; ///< truthy: installed by RUN
    std::optional<Field> url; ///< injected below target/image/repos
    std::optional<Field> id;
    std::string filename;
    bool isInjected = false; ///< in `packages.repositories_injected`: the Containerfile copies repos/<filename>
    Origin origin;
};

struct Run {
    std::optional<Field> user;
    std::optional<Field> workdir;
    std::optional<std::vector<Field>> entrypoint;
    std::optional<std::vector<Field>> cmd;
    Origin origin;
};

/// The `help` section.
struct Help {
    bool isAdded = false;              ///< `help.add` is truthy: target/image/help.md is written
    std::optional<Field> templatePath; ///< truthy `help.template`; absent: the built-in page
};

/// One image of a (possibly multi-stage) descriptor, everything applied.
struct Stage {
    Field from; ///< `None` when it is missing
    Block image;
    std::vector<Block> modules; ///< in install order
    Field manager;              ///< package manager
    std::optional<Field> managerFlags;
    std::vector<PackageRepository> repositories;
    Run run;
    /// What is copied to target/image, in order (SPEC 8.1); each name once. Kinds Image and Pnc bring no file.
    std::vector<Artifact> fetches;
    std::optional<Field> description; ///< the root's; modules' are not merged into it
    Help help;
    std::optional<Field> extraDir;       ///< `osbs.extra_dir`, with its default
    std::optional<Field> extraDirTarget; ///< truthy `osbs.extra_dir_target`: the Containerfile copies extraDir there
    std::optional<Field>
        remoteSource; ///< truthy `osbs.configuration.container.remote_source`: Cachito provides sources

    [[nodiscard]] bool isScratch() const { return from.text == "scratch"; }
};

/// A folder below target/image/modules (of a module) or target/repo (of a module repository).
struct ModuleFolder {
    std::string name;             ///< as the folder is called
    std::filesystem::path folder; ///< what it is a copy of, absolute

    bool operator==(const ModuleFolder &) const = default;
};

/// The files that only OSBS asks for (SPEC 8.6); a null value means that the file is not written.
struct OsbsFiles {
    yaml::Value container;   ///< container.yaml
    yaml::Value gating;      ///< gating.yaml, raw text
    yaml::Value contentSets; ///< content_sets.yml
    yaml::Value fetchUrl;    ///< fetch-artifacts-url.yaml, a list, keys unsorted
    yaml::Value fetchPnc;    ///< fetch-artifacts-pnc.yaml, a map, keys unsorted
    /// Text to append as a comment to each line that contains the first of the pair; the first pair that fits counts.
    std::vector<std::pair<std::string, std::string>> comments;
};

/// Everything that CEKit decides before it writes a byte. A value; nothing downstream changes it.
struct Plan {
    std::vector<Stage> builders; ///< in file order
    Stage target;
    std::filesystem::path descriptor; ///< absolute
    /// Every file whose text decided this plan, the descriptor first.
    std::vector<std::filesystem::path> files;
    yaml::Value effectiveImage;                                        ///< what target/image.yaml holds
    std::vector<std::pair<std::string, yaml::Value>> effectiveModules; ///< name and what its module.yaml holds
    std::vector<ModuleFolder> moduleFolders; ///< one for each effective module, in the same order
    std::vector<ModuleFolder> repositoryFolders; ///< of all module repositories, in the order of the descriptors
    std::optional<OsbsFiles> osbs;           ///< engine osbs only
};

} // namespace slipway::plan

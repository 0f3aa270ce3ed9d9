// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/files.h"
#include "core/text/diagnostic.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::plan {

class ModuleCache;

/// What the files are made for. Docker, Podman, Buildah and Embedded plan alike.
enum class Engine : std::uint8_t { Podman, Buildah, Docker, Osbs, Embedded };

/// One override: a file, a text, or an address.
struct Override {
    enum class Kind : std::uint8_t { File, Text, Url };
    Kind kind = Kind::File;
    std::filesystem::path file; ///< Kind::File: absolute
    std::string text;           ///< Kind::Text: the YAML itself; Kind::Url: the address

    bool operator==(const Override &) const = default;
};

struct Options {
    Engine engine = Engine::Podman;
    bool isRedHat = false; ///< CEKit's --redhat
    /// CEKit's --validate: what only goes wrong while files are generated is not reported.
    bool stopsAfterValidation = false;
    std::string target = "target";  ///< CEKit's --target, as written
    std::string machine = "x86_64"; ///< `uname -m`, which chooses the content sets
    /// Where the .repo file of composed content sets is; without it a plan with content sets warns that one is needed,
    /// and names the service instead, which no download takes for an address.
    std::optional<std::string> contentSetsUrl = {};
    /// Where OSBS may fetch artifacts from by itself (`host/path`, config key fetch_artifact_domains); absent:
    /// anywhere.
    std::optional<std::vector<std::string>> fetchArtifactDomains = {};
    std::string cekitVersion = "4.16.0"; ///< what the label io.cekit.version says

    bool operator==(const Options &) const = default;
};

struct Input {
    std::filesystem::path descriptor; ///< absolute; with `text`: where the text would be
    std::optional<std::string> text =
        {}; ///< instead of the file's content: `--descriptor -`, or a document as argument
    std::vector<Override> overrides = {}; ///< in order
    Options options = {};
    std::filesystem::path workingDirectory =
        {}; ///< absolute; `target` is relative to it; empty: the descriptor's directory
};

/// What a git ref names.
enum class RefKind : std::uint8_t { Unknown, Branch, Tag, Commit };

/// Module repositories from git. Implementations are thread-safe and do not touch the network unless the user asked for
/// it.
class RepositorySource
{
public:
    virtual ~RepositorySource() = default;
    /// The absolute directory of a checkout, or why there is none (its origin is filled in by the caller).
    [[nodiscard]] virtual std::expected<std::filesystem::path, Diagnostic> checkout(const std::string &url,
                                                                                    const std::string &ref) const = 0;
    /// What the ref of a checkout is; Unknown before it was asked for. Asks nobody.
    [[nodiscard]] virtual RefKind kindOf(const std::string & /*url*/, const std::string & /*ref*/) const
    {
        return RefKind::Unknown;
    }
};

/// Overrides from http(s) addresses.
class TextSource
{
public:
    virtual ~TextSource() = default;
    [[nodiscard]] virtual std::expected<std::string, Diagnostic> text(const std::string &url) const = 0;
};

/// The outside world. Only `files` is needed.
struct Surroundings {
    const descriptor::Files *files = nullptr;
    const RepositorySource *repositories = nullptr; ///< without it git repositories are reported as not fetched
    const TextSource *texts = nullptr;
    ModuleCache *cache = nullptr; ///< remembers parsed module.yaml files between plans
};

/// An override as CEKit's command line takes it (SPEC 1.1): an address, a YAML document, or else the name of a file,
/// relative to `workingDirectory`.
[[nodiscard]] Override overrideOf(std::string_view argument, const std::filesystem::path &workingDirectory);

} // namespace slipway::plan

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace slipway::cli {

/// CEKit's work directory when nothing else is said; a value that only counts when it differs from this.
inline constexpr char defaultWorkDirectory[] = "~/.cekit";

/// What every command takes, as CEKit's program does before the command's name; here after it too.
struct GlobalOptions {
    std::string descriptor = "image.yaml"; ///< a path, `-` for standard input, or a document
    std::string target = "target";
    std::string workDirectory = defaultWorkDirectory;
    std::string config = "~/.cekit/config";
    bool isVerbose = false;
    bool isTraced = false;
    bool isColourless = false;
    bool isRedHat = false;
    bool isJson = false;
    bool hasNoArtifacts = false; ///< nothing is fetched; what is missing is listed

    bool operator==(const GlobalOptions &) const = default;
};

/// An override as it was written; in order over both options.
struct OverrideArgument {
    std::string text;
    bool isFile = false;
};

/// `build ENGINE`'s options.
struct BuildOptions {
    std::string engine; ///< `embedded`, `podman`, `buildah`, `docker` or `osbs`
    std::vector<std::string> tags;
    std::string output; ///< embedded: where the image goes
    std::string format; ///< embedded: `oci`, `oci-archive` or `docker-archive`; empty: by the output's name
    bool isPulling = false;
    bool hasNoSquash = false;
    std::string platform;
    std::vector<std::string> buildArguments;
    std::vector<std::string> buildFlags;
};

/// `cache COMMAND`'s options.
struct CacheOptions {
    std::string command;                                        ///< `ls`, `add`, `rm` or `clear`
    std::string argument;                                       ///< add: the location; rm: the UUID
    std::vector<std::pair<std::string, std::string>> checksums; ///< algorithm and digits; empty ones left out
    bool isConfirmed = false;
};

struct Invocation {
    enum class Command : std::uint8_t { Validate, Generate, Contents, Fetch, Build, Test, Cache }; // as in the table

    GlobalOptions global;
    Command command = Command::Validate;
    std::vector<OverrideArgument> overrides;
    bool isToStandardOutput = false; ///< generate --stdout
    bool isValidating = false;       ///< build --validate
    bool isDryRun = false;           ///< build --dry-run
    std::string containerFile;       ///< `Containerfile` or `Dockerfile`; empty: by engine
    BuildOptions build;
    CacheOptions cache;
};

/// What to print instead of running a command: help and version (exit code 0), or a usage error (2).
struct Notice {
    std::string text;
    int exitCode = 0;
};

/// Reads the arguments after the program's name as CEKit does: options of one level stand before the next level's name.
/// Beyond CEKit the options of the first level are taken at every level.
[[nodiscard]] std::expected<Invocation, Notice> parse(const std::vector<std::string> &arguments);

} // namespace slipway::cli

// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <expected>
#include <optional>

namespace slipway::cli {

/// What every command takes, as CEKit's program does: before the command's name.
struct GlobalOptions {
    QString descriptor = QStringLiteral("image.yaml"); ///< a path, or `-` for standard input
    QString target = QStringLiteral("target");
    bool isVerbose = false;
    bool isRedHat = false;
    bool isJson = false;
    bool hasNoArtifacts = false; ///< nothing is fetched; what is missing is listed
};

/// An override as it was written; in order over both options.
struct OverrideArgument {
    QString text;
    bool isFile = false;
};

/// `build ENGINE`'s options.
struct BuildOptions {
    QString engine; ///< `embedded`, `podman`, `buildah` or `docker`
    QStringList tags;
    QString output; ///< embedded: where the image goes
    QString format; ///< embedded: `oci`, `oci-archive` or `docker-archive`; empty: by the output's name
    bool isPulling = false;
    bool hasNoSquash = false;
    QString platform;
    QStringList buildArguments;
    QStringList buildFlags;
};

struct Invocation {
    enum class Command { Validate, Generate, Contents, Build };

    GlobalOptions global;
    Command command = Command::Validate;
    QList<OverrideArgument> overrides;
    bool isToStandardOutput = false; ///< generate --stdout
    bool isValidating = false;       ///< build --validate
    bool isDryRun = false;           ///< build --dry-run
    QString containerFile;           ///< `Containerfile` or `Dockerfile`; empty: by engine
    BuildOptions build;
};

/// What to print instead of running a command: help and version (exit code 0), or a usage error (2).
struct Notice {
    QString text;
    int exitCode = 0;
};

/// Reads the arguments after the program's name. Options of one level stand before the next level's name, as in CEKit;
/// `--json` and `--no-artifacts` are taken at any level.
[[nodiscard]] std::expected<Invocation, Notice> parse(const QStringList &arguments);

} // namespace slipway::cli

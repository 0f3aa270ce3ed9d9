// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/capture.h"
#include "core/text/diagnostic.h"

#include <QObject>

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::run {

enum class EngineKind : std::uint8_t { Podman, Buildah, Docker };

inline constexpr std::array engineKinds{EngineKind::Podman, EngineKind::Buildah, EngineKind::Docker};

/// The program's name: `podman`, `buildah`, `docker`.
[[nodiscard]] std::string_view engineName(EngineKind kind);
/// The engine of that name.
[[nodiscard]] std::optional<EngineKind> engineOfName(std::string_view name);

/// What is known of one engine on this machine. As made, it can do nothing.
struct Engine {
    EngineKind kind = EngineKind::Podman;
    std::filesystem::path program = {}; ///< absolute; empty when it is not installed
    std::string version = {};           ///< `5.4.2`; docker: the server's
    bool canBuild = false;              ///< it answered, and its store or server can be used
    bool canSquash = false;             ///< `--squash` gives one layer
    bool canUsePlatform = false;        ///< `--platform` is understood
    bool isRootless = false;
    /// Why it cannot build, and what to do; absent when it can.
    std::optional<Diagnostic> problem = {};

    bool operator==(const Engine &) const = default;
};

/// What an engine answered to its two commands.
struct EngineAnswers {
    std::string version; ///< stdout of `--version`
    Captured info;       ///< of `info`, as JSON
};
[[nodiscard]] Command versionCommand(const std::filesystem::path &program);
[[nodiscard]] Command infoCommand(EngineKind kind, const std::filesystem::path &program);
/// The answers, read. Pure, so that every kind of answer can be tried.
[[nodiscard]] Engine readEngine(EngineKind kind, const std::filesystem::path &program, const EngineAnswers &answers);

/// The program of that name in PATH, absolute; nothing when there is none that may be executed.
[[nodiscard]] std::optional<std::filesystem::path> findProgram(std::string_view name);

/// Finds and asks one engine without blocking; `done` is called once, later, unless `context` dies before. An engine
/// that does not answer within a minute counts as one that does not work.
void probeEngine(EngineKind kind, QObject *context, std::function<void(const Engine &)> done);

} // namespace slipway::run

// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/command.h"
#include "core/run/engine.h"
#include "core/run/processtree.h"

#include <QByteArray>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace slipway::run {

/// A program that lists and removes the working containers which podman and buildah builds leave in their common store
/// when they are cut off. Docker's daemon keeps its own order and needs none.
class ContainerStore
{
public:
    /// For builds of `kind` with `program`; buildah's own commands when it is installed, else podman's.
    [[nodiscard]] static std::optional<ContainerStore> of(EngineKind kind, const std::filesystem::path &program,
                                                          const std::optional<std::filesystem::path> &buildah);

    [[nodiscard]] Command listCommand() const;
    [[nodiscard]] Command removeCommand(const std::vector<std::string> &containers) const;

private:
    ContainerStore(std::filesystem::path program, bool isBuildah);

    std::filesystem::path m_program;
    bool m_isBuildah = true;
};

/// The container IDs in what `listCommand` printed; anything else in it is ignored.
[[nodiscard]] std::set<std::string> containerIds(const QByteArray &output);

/// True when some podman or buildah build runs now: new containers may be its own, so none may be removed.
[[nodiscard]] bool isOtherBuildRunning(const std::vector<ProcessEntry> &running);

} // namespace slipway::run

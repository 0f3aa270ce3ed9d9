// SPDX-License-Identifier: MIT
#include "core/run/workingcontainers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <sstream>
#include <utility>

namespace slipway::run {

namespace {

using namespace std::chrono_literals;

constexpr auto storeTime = 60s;
constexpr std::array<std::string_view, 3> buildCommands{"build", "bud", "build-using-dockerfile"};

/// True for a command line with `build` among its words; podman's and buildah's helpers have the same program name.
bool isBuild(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/cmdline");
    std::string word;
    while (std::getline(file, word, '\0'))
        if (std::ranges::contains(buildCommands, word))
            return true;
    return false;
}

} // namespace

ContainerStore::ContainerStore(std::filesystem::path program, bool isBuildah)
    : m_program(std::move(program))
    , m_isBuildah(isBuildah)
{
}

std::optional<ContainerStore> ContainerStore::of(EngineKind kind, const std::filesystem::path &program,
                                                 const std::optional<std::filesystem::path> &buildah)
{
    if (kind == EngineKind::Docker)
        return std::nullopt;
    if (kind == EngineKind::Buildah)
        return ContainerStore(program, true);
    return buildah ? ContainerStore(*buildah, true) : ContainerStore(program, false);
}

Command ContainerStore::listCommand() const
{
    if (m_isBuildah)
        return {.arguments = {m_program.string(), "containers", "--all", "--quiet", "--notruncate"},
                .timeout = storeTime};
    return {.arguments = {m_program.string(), "ps", "--all", "--external", "--quiet", "--no-trunc"},
            .timeout = storeTime};
}

Command ContainerStore::removeCommand(const std::vector<std::string> &containers) const
{
    Command command{.arguments = {m_program.string(), "rm"}, .timeout = storeTime};
    if (!m_isBuildah)
        command.arguments.emplace_back("--force");
    command.arguments.insert(command.arguments.end(), containers.begin(), containers.end());
    return command;
}

std::set<std::string> containerIds(const QByteArray &output)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::set<std::string> result;
    std::istringstream lines(output.toStdString());
    for (std::string line; std::getline(lines, line);)
        if (line.size() == 64 && line.find_first_not_of(digits) == std::string::npos)
            result.insert(line);
    return result;
}

bool isOtherBuildRunning(const std::vector<ProcessEntry> &running)
{
    return std::ranges::any_of(running, [](const ProcessEntry &entry) {
        return (entry.name == "podman" || entry.name == "buildah") && isBuild(entry.key.pid);
    });
}

} // namespace slipway::run

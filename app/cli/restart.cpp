// SPDX-License-Identifier: MIT
#include "app/cli/online.h"
#include "app/cli/report.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace slipway::cli {

namespace {

/// This process's arguments (proc(5)).
std::vector<std::string> ownArguments()
{
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::vector<std::string> arguments;
    for (std::size_t begin = 0; begin < text.size(); begin = text.find('\0', begin) + 1)
        arguments.emplace_back(text.c_str() + begin);
    return arguments;
}

std::filesystem::path onlineProgram()
{
    std::error_code error;
    const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", error);
    return (own.parent_path() / SLIPWAY_ONLINE).lexically_normal();
}

/// Becomes `slipway-cli-online`; standard input, if it was read, is read again from its beginning (see
/// `standardInput`). Comes back only when there is no such program.
Diagnostic restart()
{
    const std::filesystem::path program = onlineProgram();
    std::vector<std::string> arguments = ownArguments();
    std::vector<char *> pointers;
    for (std::string &argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    (void)::lseek(STDIN_FILENO, 0, SEEK_SET);
    ::execv(program.c_str(), pointers.data());
    return {.code = "online-missing",
            .text = "The part of Slipway for the network, git, engines and images cannot be started: %1: %2.",
            .arguments = {program.string(), std::strerror(errno)},
            .advice = "Install Slipway again."};
}

int failedRestart()
{
    const Diagnostic problem = restart();
    printError("error: " + message(problem) + " " + problem.advice + "\n");
    return 1;
}

class Repositories : public plan::RepositorySource
{
public:
    [[nodiscard]] std::expected<std::filesystem::path, Diagnostic> checkout(const std::string &,
                                                                            const std::string &) const override
    {
        return std::unexpected(restart());
    }
};

class Texts : public plan::TextSource
{
public:
    [[nodiscard]] std::expected<std::string, Diagnostic> text(const std::string &) const override
    {
        return std::unexpected(restart());
    }
};

class Artifacts : public generate::ArtifactSource
{
public:
    [[nodiscard]] std::expected<void, Diagnostic> fetch(const plan::Artifact &, const std::filesystem::path &,
                                                        const std::stop_token &) override
    {
        return std::unexpected(restart());
    }
};

} // namespace

std::unique_ptr<plan::RepositorySource> repositorySource(const Project &, bool, const std::stop_token &)
{
    return std::make_unique<Repositories>();
}

std::unique_ptr<plan::TextSource> textSource(const Project &, bool, const std::stop_token &)
{
    return std::make_unique<Texts>();
}

std::unique_ptr<generate::ArtifactSource> artifactSource(const Project &)
{
    return std::make_unique<Artifacts>();
}

int buildWithEngine(const Project &project, const Invocation &)
{
    report({restart()}, project, false);
    return 1;
}

int buildEmbedded(const Project &project, const Invocation &)
{
    report({restart()}, project, false);
    return 1;
}

int contents(const Invocation &)
{
    return failedRestart();
}

int cache(const Invocation &)
{
    return failedRestart();
}

int fetchProject(const Invocation &)
{
    return failedRestart();
}

void goOnline()
{
    (void)restart();
}

} // namespace slipway::cli

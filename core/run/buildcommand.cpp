// SPDX-License-Identifier: MIT
#include "core/run/buildcommand.h"

namespace slipway::run {

namespace {

using Words = std::vector<std::string>;

void append(Words &arguments, const Words &more)
{
    arguments.insert(arguments.end(), more.begin(), more.end());
}

Words beginning(const BuildRequest &request)
{
    const std::string program =
        request.program.empty() ? std::string(engineName(request.engine)) : request.program.string();
    if (request.engine == EngineKind::Buildah)
        return {program, "build-using-dockerfile"};
    if (request.engine == EngineKind::Docker && request.isTraced)
        return {program, "--log-level", "debug", "build"}; // a flag of docker itself, not of its build
    return {program, "build"};
}

void appendOptions(Words &arguments, const BuildRequest &request)
{
    const bool isDocker = request.engine == EngineKind::Docker;
    if (request.isSquashed && !isDocker)
        append(arguments, {"--squash"});
    if (request.isTraced && !isDocker)
        append(arguments, {"--log-level", "debug"});
    if (request.isPulling)
        append(arguments, {isDocker ? "--pull" : "--pull-always"});
    if (!request.platform.empty())
        append(arguments, {"--platform", request.platform});
    for (const std::string &tag : request.tags)
        append(arguments, {"-t", tag});
    for (const std::string &argument : request.buildArguments)
        arguments.push_back("--build-arg=" + argument);
    append(arguments, request.flags);
}

} // namespace

std::vector<std::string> defaultTags(const std::string &name, const std::string &version)
{
    return {name + ':' + version, name + ":latest"};
}

std::string defaultContainerFile(EngineKind kind)
{
    return kind == EngineKind::Docker ? "Dockerfile" : "Containerfile";
}

Command buildCommand(const BuildRequest &request)
{
    const std::filesystem::path image = request.target / "image";
    Words arguments = beginning(request);
    appendOptions(arguments, request);
    if (request.engine == EngineKind::Docker) {
        const std::string file =
            request.containerFile.empty() ? defaultContainerFile(request.engine) : request.containerFile;
        append(arguments, {"-f", (image / file).string()});
    }
    arguments.push_back(image.string());
    return {.arguments = std::move(arguments)};
}

} // namespace slipway::run

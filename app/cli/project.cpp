// SPDX-License-Identifier: MIT
#include "app/cli/project.h"

#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "app/sources/gitmodules.h"
#include "app/sources/places.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

namespace slipway::cli {

namespace {

plan::Engine engineOf(const QString &name)
{
    if (name == QLatin1String("embedded"))
        return plan::Engine::Embedded;
    if (name == QLatin1String("buildah"))
        return plan::Engine::Buildah;
    return name == QLatin1String("docker") ? plan::Engine::Docker : plan::Engine::Podman;
}

std::string standardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return input.readAll().toStdString();
}

std::filesystem::path currentDirectory()
{
    std::error_code error;
    return std::filesystem::current_path(error);
}

/// Texts that no file holds, under the names that places in them have.
std::map<std::filesystem::path, std::string> textsOf(const plan::Input &input)
{
    std::map<std::filesystem::path, std::string> texts;
    if (input.text)
        texts.emplace(input.descriptor, *input.text);
    for (std::size_t i = 0; i < input.overrides.size(); ++i) {
        if (input.overrides[i].kind == plan::Override::Kind::Text)
            texts.emplace("<override " + std::to_string(i + 1) + ">", input.overrides[i].text);
    }
    return texts;
}

} // namespace

Project::Project(const Invocation &invocation)
    : workingDirectory(currentDirectory())
    , input(inputOf(invocation, workingDirectory))
    , files(disk, textsOf(input))
{
}

plan::Input inputOf(const Invocation &invocation, const std::filesystem::path &workingDirectory)
{
    plan::Input input{.workingDirectory = workingDirectory};
    const std::filesystem::path descriptor = invocation.global.descriptor.toStdString();
    if (descriptor == "-") {
        input.text = standardInput();
        input.descriptor = workingDirectory / "standard input";
    } else {
        input.descriptor = (workingDirectory / descriptor).lexically_normal();
    }
    for (const OverrideArgument &each : invocation.overrides)
        input.overrides.push_back(plan::overrideOf(each.text.toStdString(), workingDirectory));
    input.options.engine = engineOf(invocation.build.engine);
    input.options.isRedHat = invocation.global.isRedHat;
    input.options.target = invocation.global.target.toStdString();
    return input;
}

void load(Project &project, const Invocation &invocation)
{
    runInterruptibly([&](const std::stop_token &stop) {
        const sources::GitModules modules(
            {.folder = sources::userPlaces().git,
             .access = invocation.global.hasNoArtifacts ? fetch::GitAccess::Offline : fetch::GitAccess::WhenNeeded,
             .stop = stop,
             .listener = [](const std::string &line) { printError(line + "\n"); }});
        project.result = plan::plan(project.input,
                                    {.files = &project.disk, .repositories = &modules, .cache = &project.cache}, stop);
    });
    if (project.result.isCancelled)
        project.result.diagnostics = {{.code = "cancelled", .text = "Cancelled."}};
}

bool report(const std::vector<Diagnostic> &problems, const Project &project, bool isJson)
{
    if (!isJson) {
        for (const Diagnostic &problem : problems)
            printError(asText(problem, project.files, project.workingDirectory));
    }
    return std::ranges::none_of(problems, [](const Diagnostic &each) { return each.severity == Severity::Error; });
}

} // namespace slipway::cli

// SPDX-License-Identifier: MIT
#include "app/cli/project.h"

#include "app/cli/interrupt.h"
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "app/cli/standardinput.h"

#include <algorithm>
#include <cstdio>
#include <sys/utsname.h>

namespace slipway::cli {

namespace {

/// Where the repository file of composed content sets would be when nobody may ask for the compose. In the domain that
/// is never there (RFC 2606), with a name like that of a real one, so that the output has its form.
constexpr char composePlaceholder[] = "http://odcs.stub.invalid/composes/12345.repo";

plan::Engine engineOf(const std::string &name)
{
    if (name == "embedded")
        return plan::Engine::Embedded;
    if (name == "buildah")
        return plan::Engine::Buildah;
    if (name == "osbs")
        return plan::Engine::Osbs;
    return name == "docker" ? plan::Engine::Docker : plan::Engine::Podman;
}

std::filesystem::path currentDirectory()
{
    std::error_code error;
    return std::filesystem::current_path(error);
}

std::string machineName()
{
    utsname names{};
    return uname(&names) == 0 ? names.machine : "x86_64";
}

/// True when the system, which follows links and needs what is written before a `..`, comes to the same file as the
/// words do.
bool isPlain(const std::filesystem::path &path)
{
    std::error_code error;
    const bool hasSteps = std::ranges::contains(path, std::filesystem::path(".."));
    return !hasSteps || std::filesystem::equivalent(path, path.lexically_normal(), error);
}

plan::Override overrideOf(const std::string &argument, const std::filesystem::path &workingDirectory)
{
    if (argument == "-")
        return {.kind = plan::Override::Kind::Text, .text = standardInput()};
    plan::Override override = plan::overrideOf(argument, workingDirectory);
    if (override.kind == plan::Override::Kind::File && !isPlain(workingDirectory / argument))
        override.file = workingDirectory / argument;
    return override;
}

/// A descriptor at a path that its words do not lead to: CEKit opens the path as it is written, and takes the folder
/// that the words lead to for relative paths in it.
void addCrookedDescriptor(plan::Input &input, const std::filesystem::path &path)
{
    const std::expected<std::string, std::string> text = descriptor::DiskFiles().read(path);
    if (text)
        input.text = *text;
    else
        input.descriptor = path;
}

/// The descriptor is a path or, like an override, a document itself.
void addDescriptor(plan::Input &input, const std::string &argument)
{
    if (argument == "-") {
        input.text = standardInput();
        input.descriptor = input.workingDirectory / "standard input";
        return;
    }
    const plan::Override described = plan::overrideOf(argument, input.workingDirectory);
    const std::filesystem::path path = input.workingDirectory / argument;
    input.descriptor = path.lexically_normal();
    std::error_code error;
    if (described.kind != plan::Override::Kind::Text || std::filesystem::is_regular_file(path, error)) {
        if (!isPlain(path))
            addCrookedDescriptor(input, path);
        return;
    }
    input.text = argument;
    input.descriptor = input.workingDirectory / "descriptor";
}

plan::Input inputOf(const Invocation &invocation, const std::filesystem::path &workingDirectory,
                    const Settings &settings)
{
    plan::Input input{.workingDirectory = workingDirectory};
    for (const OverrideArgument &each : invocation.overrides)
        input.overrides.push_back(overrideOf(each.text, workingDirectory));
    addDescriptor(input, invocation.global.descriptor);
    plan::Options &options = input.options;
    options.engine = engineOf(invocation.build.engine);
    options.isRedHat = settings.isRedHat;
    options.stopsAfterValidation = invocation.isValidating;
    options.target = invocation.global.target;
    options.machine = machineName();
    options.fetchArtifactDomains = settings.configuration.fetchArtifactDomains;
    if (invocation.global.hasNoArtifacts)
        options.contentSetsUrl = composePlaceholder;
    return input;
}

Settings settingsOf(const Invocation &invocation, const std::filesystem::path &workingDirectory,
                    std::vector<Diagnostic> &problems)
{
    std::expected<Settings, std::vector<Diagnostic>> settings = readSettings(invocation.global, workingDirectory);
    problems = settings ? settings->configuration.warnings : settings.error();
    return settings ? std::move(*settings) : Settings();
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

bool hasErrors(const std::vector<Diagnostic> &problems)
{
    return std::ranges::any_of(problems, [](const Diagnostic &each) { return each.severity == Severity::Error; });
}

} // namespace

Project::Project(const Invocation &invocation)
    : workingDirectory(currentDirectory())
    , isColoured(!invocation.global.isColourless && canShowColours())
    , isVerbose(invocation.global.isVerbose)
    , settings(settingsOf(invocation, workingDirectory, settingsProblems))
    , input(inputOf(invocation, workingDirectory, settings))
    , files(disk, textsOf(input))
{
}

void load(Project &project, const Invocation &invocation)
{
    project.result.diagnostics = project.settingsProblems;
    if (hasErrors(project.settingsProblems))
        return;
    const bool isOffline = invocation.global.hasNoArtifacts;
    if (project.isVerbose)
        printError("configuration: " + project.settings.configurationFile.string() +
                   "\nartifact cache: " + project.settings.places.artifacts.string() + "\n");
    runInterruptibly([&](const std::stop_token &stop) {
        const auto modules = repositorySource(project, isOffline, stop);
        const auto texts = textSource(project, isOffline, stop);
        project.result = plan::plan(
            project.input,
            {.files = &project.disk, .repositories = modules.get(), .texts = texts.get(), .cache = &project.cache},
            stop);
    });
    if (project.result.isCancelled)
        project.result.diagnostics = {{.code = "cancelled", .text = "Cancelled."}};
    project.result.diagnostics.insert(project.result.diagnostics.begin(), project.settingsProblems.begin(),
                                      project.settingsProblems.end());
}

bool report(const std::vector<Diagnostic> &problems, const Project &project, bool isJson)
{
    if (!isJson) {
        for (const Diagnostic &problem : problems)
            printError(asText(problem, project.files, {project.workingDirectory, project.isColoured}));
    }
    return !hasErrors(problems);
}

} // namespace slipway::cli

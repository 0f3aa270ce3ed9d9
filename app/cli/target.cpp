// SPDX-License-Identifier: MIT
#include "app/cli/target.h"

#include "app/cli/interrupt.h"
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "core/generate/artifacts.h"

namespace slipway::cli {

namespace {

void refuse(const std::vector<Diagnostic> &problems, const Project &project, const Invocation &invocation)
{
    report(problems, project, invocation.global.isJson);
    if (invocation.global.isJson)
        print(JsonObject{{"problems", asJson(problems, project.files)}});
}

/// What only a service could say, and nobody may go on without: the image would be another one.
std::vector<Diagnostic> unsettled(const std::vector<Diagnostic> &problems)
{
    std::vector<Diagnostic> result;
    for (const Diagnostic &problem : problems) {
        const bool isCompose = problem.code == "content-sets-need-compose";
        const bool isChecksum = problem.code == "checksum-needed";
        if (!isCompose && !isChecksum && problem.code != "follow-tag")
            continue;
        result.push_back(problem);
        result.back().severity = Severity::Error;
        if (isChecksum)
            continue;
        result.back().advice = isCompose ? "Slipway does not ask ODCS: generate with --no-artifacts, or drop them "
                                           "with --overrides '{packages: {content_sets: ~}}'."
                                         : "Slipway does not ask the registry: write the version under 'from' in "
                                           "place of 'follow_tag', or generate with --no-artifacts.";
    }
    return result;
}

generate::TargetOptions optionsOf(const std::filesystem::path &target, const Invocation &invocation)
{
    return {.target = target,
            .containerfileName = containerFileName(invocation),
            .containerfile = {.noSquash = invocation.build.hasNoSquash},
            .noArtifacts = invocation.global.hasNoArtifacts};
}

void printMissing(const std::vector<plan::Artifact> &missing)
{
    for (const plan::Artifact &artifact : missing)
        printError("missing: " + artifact.target.text + (artifact.source.empty() ? "" : " from " + artifact.source) +
                   "\n");
}

} // namespace

void goOnlineToWrite(const Project &project, const Invocation &invocation)
{
    if (!invocation.global.hasNoArtifacts && project.result.plan && generate::needsSource(*project.result.plan))
        goOnline();
}

std::filesystem::path targetFolder(const Project &project, const Invocation &invocation)
{
    return (project.workingDirectory / invocation.global.target).lexically_normal();
}

std::string containerFileName(const Invocation &invocation)
{
    if (!invocation.containerFile.empty())
        return invocation.containerFile;
    const std::string &engine = invocation.build.engine;
    return engine == "docker" || engine == "osbs" ? "Dockerfile" : "Containerfile";
}

std::optional<generate::WrittenTarget> writeTarget(const Project &project, const Invocation &invocation)
{
    const plan::Plan &plan = *project.result.plan;
    const std::filesystem::path target = targetFolder(project, invocation);
    const auto open = unsettled(project.result.diagnostics);
    if (!open.empty() && !invocation.global.hasNoArtifacts) {
        refuse(open, project, invocation);
        return {};
    }
    if (const auto prepared = generate::prepareTarget(target, plan.files); !prepared) {
        refuse({prepared.error()}, project, invocation);
        return {};
    }
    const generate::TargetOptions options = optionsOf(target, invocation);
    const auto progress = [&project](const generate::TargetProgress &step) {
        if (project.isVerbose)
            printError("writing " + step.what + "\n");
    };
    std::expected<generate::WrittenTarget, std::vector<Diagnostic>> written;
    const bool isCancelled = runInterruptibly([&](const std::stop_token &stop) {
        const auto source = artifactSource(project);
        written = generate::writeTarget(plan, options, source.get(), stop, progress);
    });
    if (isCancelled && (!written || written->isCancelled))
        written = std::unexpected(
            std::vector{Diagnostic{.code = "cancelled", .text = "Cancelled; the target folder is not complete."}});
    if (!written) {
        refuse(written.error(), project, invocation);
        return {};
    }
    printMissing(written->missing);
    return std::move(*written);
}

} // namespace slipway::cli

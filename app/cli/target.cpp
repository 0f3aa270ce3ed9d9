// SPDX-License-Identifier: MIT
#include "app/cli/target.h"

#include "app/cli/report.h"

namespace slipway::cli {

std::filesystem::path targetFolder(const Project &project, const Invocation &invocation)
{
    return (project.workingDirectory / invocation.global.target.toStdString()).lexically_normal();
}

std::string containerFileName(const Invocation &invocation)
{
    if (!invocation.containerFile.isEmpty())
        return invocation.containerFile.toStdString();
    return invocation.build.engine == QLatin1String("docker") ? "Dockerfile" : "Containerfile";
}

std::optional<generate::WrittenTarget> writeTarget(const Project &project, const Invocation &invocation, std::stop_token stop)
{
    const plan::Plan &plan = *project.result.plan;
    const std::filesystem::path target = targetFolder(project, invocation);
    if (const auto prepared = generate::prepareTarget(target, plan.files); !prepared) {
        report({prepared.error()}, project, false);
        return {};
    }
    const generate::TargetOptions options{.target = target,
                                          .containerfileName = containerFileName(invocation),
                                          .containerfile = {.noSquash = invocation.build.hasNoSquash},
                                          .noArtifacts = invocation.global.hasNoArtifacts};
    auto written = generate::writeTarget(plan, options, nullptr, stop);
    if (!written) {
        report(written.error(), project, false);
        return {};
    }
    for (const plan::Artifact &artifact : written->missing)
        printError("missing: " + artifact.target.text + (artifact.source.empty() ? "" : " from " + artifact.source) + "\n");
    if (!written->missing.empty() && !invocation.global.hasNoArtifacts) {
        printError("error: these artifacts have to be fetched first.\n");
        return {};
    }
    return std::move(*written);
}

} // namespace slipway::cli

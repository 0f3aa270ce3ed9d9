// SPDX-License-Identifier: MIT
#include "app/cli/target.h"

#include "app/cli/interrupt.h"
#include "app/cli/report.h"

namespace slipway::cli {

namespace {

/// One line for each artifact that does not simply lie on this machine.
std::string endText(const sources::FetchProgress &progress)
{
    const std::string &name = progress.artifact.name.text;
    switch (progress.item.state) {
    case fetch::FetchState::FromCache:
        return "Took '" + name + "' from the artifact cache.\n";
    case fetch::FetchState::Downloaded:
        return "Fetched '" + name + "' from " + fetch::shownUrl(progress.artifact.source) +
               (progress.item.note.empty() ? ".\n" : " at " + progress.item.note + ".\n");
    default:
        return {};
    }
}

/// Says what is fetched, and every tenth of what is long.
class FetchReport
{
public:
    void operator()(const sources::FetchProgress &progress)
    {
        if (progress.item.state != fetch::FetchState::Running) {
            m_tenth = 0;
            printError(endText(progress));
        } else if (progress.total > 0 && progress.received < progress.total &&
                   passes(progress.received * 10 / progress.total)) {
            printError("Fetching '" + progress.artifact.name.text + "': " + std::to_string(m_tenth * 10) + " % of " +
                       std::to_string(progress.total) + " bytes\n");
        }
        if (!progress.item.movedFrom.empty())
            printError("note: " + progress.artifact.ref + " of '" + progress.artifact.name.text + "' has moved from " +
                       progress.item.movedFrom + " to " + progress.item.note + ".\n");
    }

private:
    bool passes(std::uint64_t tenth) { return std::exchange(m_tenth, tenth) < tenth; }

    std::uint64_t m_tenth = 0;
};

void refuse(const std::vector<Diagnostic> &problems, const Project &project, const Invocation &invocation)
{
    report(problems, project, invocation.global.isJson);
    if (invocation.global.isJson)
        print(QJsonObject{{QStringLiteral("problems"), asJson(problems, project.files)}});
}

/// What only a service could say, and nobody may go on without: the image would be another one.
std::vector<Diagnostic> unsettled(const std::vector<Diagnostic> &problems)
{
    std::vector<Diagnostic> result;
    for (const Diagnostic &problem : problems) {
        const bool isCompose = problem.code == "content-sets-need-compose";
        if (!isCompose && problem.code != "follow-tag")
            continue;
        result.push_back(problem);
        result.back().severity = Severity::Error;
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

sources::FetchingArtifacts artifactSource(const Project &project)
{
    return sources::FetchingArtifacts(project.settings.places, project.settings.network, FetchReport());
}

std::filesystem::path targetFolder(const Project &project, const Invocation &invocation)
{
    return (project.workingDirectory / invocation.global.target.toStdString()).lexically_normal();
}

std::string containerFileName(const Invocation &invocation)
{
    if (!invocation.containerFile.isEmpty())
        return invocation.containerFile.toStdString();
    const QString &engine = invocation.build.engine;
    return engine == QLatin1String("docker") || engine == QLatin1String("osbs") ? "Dockerfile" : "Containerfile";
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
        sources::FetchingArtifacts source = artifactSource(project);
        written = generate::writeTarget(plan, options, &source, stop, progress);
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

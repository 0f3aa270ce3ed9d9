// SPDX-License-Identifier: MIT
#include "app/cli/interrupt.h"
#include "app/cli/online.h"
#include "app/cli/report.h"
#include "app/cli/target.h"
#include "core/run/enginebuild.h"

#include <QCoreApplication>

namespace slipway::cli {

namespace {

run::BuildRequest requestOf(const Project &project, const Invocation &invocation, const run::Engine &engine)
{
    const BuildOptions &options = invocation.build;
    const plan::Block &image = project.result.plan->target.image;
    return {.engine = engine.kind,
            .program = engine.program,
            .target = invocation.global.target,
            .containerFile = containerFileName(invocation),
            .tags = options.tags.empty() ? run::defaultTags(image.name.text, image.version.text) : options.tags,
            .isSquashed = !options.hasNoSquash,
            .isPulling = options.isPulling,
            .isTraced = invocation.global.isTraced,
            .platform = options.platform,
            .buildArguments = options.buildArguments,
            .flags = options.buildFlags};
}

void printTo(run::Channel channel, const std::string &text)
{
    if (channel == run::Channel::Output)
        print(text);
    else
        printError(text);
}

/// Asks the engine whether it works; the event loop runs meanwhile.
run::Engine probed(run::EngineKind kind)
{
    run::Engine found;
    QObject context;
    run::probeEngine(kind, &context, [&found](const run::Engine &engine) {
        found = engine;
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
    return found;
}

int conclude(const run::BuildOutcome &outcome, const run::EngineBuild &build, const Project &project,
             const run::BuildRequest &request)
{
    using End = run::BuildOutcome::End;
    for (const std::string &leftover : outcome.leftovers)
        printError("warning: could not be removed: " + leftover + "\n");
    if (outcome.end == End::Succeeded) {
        std::string tags;
        for (const std::string &tag : request.tags)
            tags += (tags.empty() ? "" : ", ") + tag;
        printError("Image built and available under following tags: " + tags + "\n");
        return 0;
    }
    if (outcome.end == End::Cancelled)
        printError("error: the build was cancelled.\n");
    else
        printError("error: the build failed: " + outcome.error + "\n");
    if (build.log().advice)
        report({*build.log().advice}, project, false);
    return 1;
}

} // namespace

int buildWithEngine(const Project &project, const Invocation &invocation)
{
    const auto kind = run::engineOfName(invocation.build.engine);
    const run::Engine engine = probed(*kind);
    if (engine.problem && !engine.canBuild) {
        report({*engine.problem}, project, false);
        return 1;
    }
    const run::BuildRequest request = requestOf(project, invocation, engine);
    run::Command command = run::buildCommand(request);
    command.directory = project.workingDirectory;
    run::EngineBuild build(*kind, command, static_cast<int>(project.result.plan->builders.size()) + 1);
    printError("$ " + build.commandText() + "\n");
    run::BuildOutcome outcome;
    QObject::connect(&build, &run::EngineBuild::linesArrived, [](const QList<run::Line> &lines) {
        for (const run::Line &line : lines)
            printTo(line.channel, line.text.toStdString() + "\n");
    });
    QObject::connect(&build, &run::EngineBuild::done, [&outcome](const run::BuildOutcome &ended) {
        outcome = ended;
        QCoreApplication::exit();
    });
    const Interrupt interrupt(
        [&build] { QMetaObject::invokeMethod(&build, &run::EngineBuild::cancel, Qt::QueuedConnection); });
    build.start();
    QCoreApplication::exec();
    return conclude(outcome, build, project, request);
}

} // namespace slipway::cli

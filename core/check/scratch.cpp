// SPDX-License-Identifier: MIT
#include "core/check/checks.h"
#include "core/check/traverse.h"
#include "core/descriptor/schema.h"

namespace slipway::check {

void scratchDropsUser(const Subject &subject, Problems &problems)
{
    const plan::Stage &target = subject.plan.target;
    if (target.isScratch() && target.run.user && target.run.user->origin.isWritten())
        problems.push_back({Severity::Warning,
                            "scratch-user",
                            "The user '%1' is not written to an image from scratch.",
                            {target.run.user->text},
                            "Remove it, or use another base image.",
                            target.run.user->origin});
}

void scratchPackages(const Subject &subject, Problems &problems)
{
    for (const plan::Stage *stage : stages(subject.plan)) {
        for (const plan::Block *block : stage->isScratch() ? blocks(*stage) : std::vector<const plan::Block *>()) {
            for (const auto *packages : {&block->install, &block->reinstall, &block->remove}) {
                if (!packages->empty())
                    problems.push_back({Severity::Warning,
                                        "scratch-packages",
                                        "There is no package manager in an image from scratch, so the build fails.",
                                        {},
                                        "Remove the packages, or use another base image.",
                                        placeOf(packages->front(), block->origin)});
            }
        }
    }
}

void scratchScripts(const Subject &subject, Problems &problems)
{
    for (const plan::Stage *stage : stages(subject.plan)) {
        for (const plan::Block &module : stage->isScratch() ? stage->modules : std::vector<plan::Block>()) {
            if (module.scripts.empty())
                continue;
            const Origin &place = module.installedBy.empty() ? module.origin : module.installedBy.front();
            problems.push_back({Severity::Warning,
                                "scratch-script",
                                "The module '%1' runs scripts, but there is no shell in an image from scratch.",
                                {module.name.text},
                                "Run it in an earlier stage, and copy what it makes.",
                                place});
        }
    }
}

void scratchArtifactInTemporary(const Subject &subject, Problems &problems)
{
    forEachArtifact(subject.plan, [&](const plan::Stage &stage, const plan::Block &, const plan::Artifact &artifact) {
        if (!stage.isScratch() || !artifact.dest || artifact.dest->origin.isWritten())
            return;
        Diagnostic problem{Severity::Warning,
                           "scratch-destination",
                           "The artifact '%1' stays in %2: nothing moves it in an image from scratch.",
                           {artifact.name.text, std::string(descriptor::defaultArtifactDestination)},
                           "Write a 'dest'.",
                           placeOf(artifact.name, artifact.origin)};
        if (std::optional<QuickFix> fix = addingKey(subject, artifact.origin, artifact.name.origin, "dest", "/"))
            problem.fixes.push_back(std::move(*fix));
        problems.push_back(std::move(problem));
    });
}

} // namespace slipway::check

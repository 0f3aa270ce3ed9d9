// SPDX-License-Identifier: MIT
#include "core/plan/pipeline.h"

#include "core/descriptor/build.h"
#include "core/plan/documents.h"
#include "core/plan/fetching.h"
#include "core/plan/finish.h"
#include "core/plan/freeze.h"
#include "core/plan/helptemplate.h"
#include "core/plan/overrides.h"
#include "core/plan/repositories.h"
#include "core/plan/resolve.h"

#include <algorithm>
#include <set>

namespace slipway::plan {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> withoutRepeats(std::vector<fs::path> files)
{
    std::set<fs::path> known;
    std::vector<fs::path> result;
    for (fs::path &file : files) {
        if (known.insert(file).second)
            result.push_back(std::move(file));
    }
    return result;
}

/// The plan of stages that are all there; CEKit's order of steps (SPEC 4.5, 5.12).
Plan assemble(const std::vector<ImageState *> &images, Registry &registry, std::optional<OsbsFiles> osbs, Pass &pass)
{
    Plan plan;
    plan.osbs = std::move(osbs);
    ModuleSnapshots snapshots = snapshotModules(images, registry);
    plan.effectiveModules = std::move(snapshots.documents);
    plan.moduleFolders = std::move(snapshots.folders);
    if (plan.osbs)
        prepareOsbs(*plan.osbs, images, pass);
    else
        std::ranges::for_each(images, [&](const ImageState *image) { checkFetches(*image, pass); });
    preparePackageRepositories(*images.front(), pass);
    removeNulls(*images.front());
    plan.effectiveImage = images.front()->document;
    std::vector<Stage> stages = freezeStages(images, registry, pass);
    plan.target = std::move(stages.front());
    plan.builders.assign(std::make_move_iterator(stages.begin() + 1), std::make_move_iterator(stages.end()));
    plan.descriptor = pass.input.descriptor;
    checkHelpTemplate(plan, pass);
    return plan;
}

std::optional<Plan> run(Pass &pass)
{
    const std::vector<OverrideState> overrides = readOverrides(pass);
    std::vector<ImageState> states = readImages(pass);
    if (states.empty() || pass.isCancelled())
        return std::nullopt;
    std::vector<ImageState *> images;
    for (ImageState &state : states)
        images.push_back(&state);
    warnOfOverrides(overrides, images.size(), pass);
    for (ImageState *image : images)
        applyOverrides(*image, overrides, *images.front(), pass);
    Registry registry;
    std::vector<ModuleFolder> repositories = registerModules(images, registry, pass);
    for (ImageState *image : images) {
        resolveModules(*image, registry, pass);
        addDefaults(*image, pass);
    }
    addBuildLabels(*images.front(), pass);
    if (pass.isCancelled())
        return std::nullopt;
    std::optional<OsbsFiles> osbs;
    if (pass.input.options.engine == Engine::Osbs)
        osbs = osbsConfigurations(images, pass);
    const std::size_t reported = pass.problems.size();
    std::optional<Plan> plan = assemble(images, registry, std::move(osbs), pass);
    plan->repositoryFolders = std::move(repositories);
    if (pass.input.options.stopsAfterValidation)
        pass.problems.resize(reported);
    return plan;
}

} // namespace

Result plan(const Input &input, const Surroundings &surroundings, std::stop_token stop)
{
    Input absolute = input;
    if (absolute.workingDirectory.empty())
        absolute.workingDirectory = input.descriptor.parent_path();
    const fs::path target = (absolute.workingDirectory / input.options.target).lexically_normal();
    Pass pass{.input = absolute, .surroundings = surroundings, .stop = std::move(stop), .target = target};
    if (!input.text)
        pass.files.push_back(input.descriptor);

    Result result;
    result.plan = run(pass);
    result.isCancelled = pass.isCancelled();
    if (result.isCancelled || descriptor::hasErrors(pass.problems))
        result.plan.reset();
    // A step that visits every stage says some things again.
    result.diagnostics = descriptor::withoutRepeats(std::move(pass.problems));
    result.files = withoutRepeats(std::move(pass.files));
    if (result.plan)
        result.plan->files = result.files;
    return result;
}

} // namespace slipway::plan

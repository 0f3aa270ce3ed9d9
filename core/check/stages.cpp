// SPDX-License-Identifier: MIT
#include "core/check/checks.h"
#include "core/check/traverse.h"
#include "core/descriptor/suggest.h"
#include "core/descriptor/validate.h"

#include <algorithm>
#include <cctype>

namespace slipway::check {

namespace {

using plan::Stage;

/// Whether a later stage is built on a stage or copies from it, by its name or its number.
bool isUsed(const std::vector<const Stage *> &all, std::size_t index)
{
    const std::string &name = all[index]->image.name.text;
    const std::string number = std::to_string(index);
    return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(index) + 1, all.end(), [&](const Stage *later) {
        return later->from.text == name || std::ranges::any_of(blocks(*later), [&](const plan::Block *block) {
                   return std::ranges::any_of(block->artifacts, [&](const plan::Artifact &artifact) {
                       return artifact.kind == plan::ArtifactKind::Image &&
                              (artifact.image == name || artifact.image == number);
                   });
               });
    });
}

} // namespace

void baseImageMissing(const Subject &subject, Problems &problems)
{
    for (const Stage *stage : stages(subject.plan)) {
        if (stage->from.text.empty() || !stage->from.isTruthy)
            problems.push_back({Severity::Warning,
                                "no-base-image",
                                "'%1' says no base image: the build would start from an image called '%2'.",
                                {stage->image.name.text, stage->from.text},
                                "Add 'from: …'; 'from: scratch' starts empty.",
                                placeOf(stage->from, placeOf(stage->image.name, stage->image.origin))});
    }
}

void stageUnused(const Subject &subject, Problems &problems)
{
    const std::vector<const Stage *> all = stages(subject.plan);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        if (!isUsed(all, i))
            problems.push_back({Severity::Warning,
                                "unused-stage",
                                "Nothing uses the stage '%1'.",
                                {all[i]->image.name.text},
                                "Copy from it with an artifact 'image: %1', build on it with 'from: %1', or remove it.",
                                placeOf(all[i]->image.name, all[i]->image.origin)});
    }
}

void stageUnknown(const Subject &subject, Problems &problems)
{
    const std::vector<const Stage *> all = stages(subject.plan);
    std::vector<std::string_view> earlier;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const plan::Block *block : blocks(*all[i])) {
            for (const plan::Artifact &artifact : block->artifacts) {
                if (artifact.kind != plan::ArtifactKind::Image ||
                    std::ranges::find(earlier, artifact.image) != earlier.end())
                    continue;
                const bool isLater =
                    std::any_of(all.begin() + static_cast<std::ptrdiff_t>(i), all.end(),
                                [&](const Stage *stage) { return stage->image.name.text == artifact.image; });
                const std::string_view meant = descriptor::nearest(artifact.image, earlier);
                const Origin &place = artifact.imageOrigin.isWritten() ? artifact.imageOrigin : artifact.origin;
                if (isLater)
                    problems.push_back({Severity::Warning,
                                        "stage-order",
                                        "The stage '%1' is built later than this one.",
                                        {artifact.image},
                                        "Move it before this stage.",
                                        place});
                else if (!meant.empty())
                    problems.push_back({Severity::Warning,
                                        "unknown-stage",
                                        "There is no stage '%1'; an image of that name would be used.",
                                        {artifact.image, std::string(meant)},
                                        "Did you mean '%2'?",
                                        place,
                                        {descriptor::replacement("replace-value", "Write %1", place, meant)}});
            }
        }
        earlier.push_back(all[i]->image.name.text);
    }
}

void scriptMissing(const Subject &subject, Problems &problems)
{
    for (const Stage *stage : stages(subject.plan)) {
        for (const plan::Block &module : stage->modules) {
            for (const plan::Script &script : module.scripts) {
                const std::filesystem::path path = module.directory / script.script.text;
                if (!subject.files.exists(path))
                    problems.push_back({Severity::Error,
                                        "missing-script",
                                        "The script '%1' of module '%2' does not exist.",
                                        {script.script.text, module.name.text},
                                        "Create %1 beside its module.yaml, or correct the name.",
                                        placeOf(script.script, script.origin)});
            }
        }
    }
}

void repositoriesInjected(const Subject &subject, Problems &problems)
{
    for (const Stage *stage : stages(subject.plan)) {
        const bool isTarget = stage == &subject.plan.target;
        const bool usesRpm = stage->manager.text != "apk" && stage->manager.text != "apt-get";
        for (const plan::PackageRepository &repository : stage->repositories) {
            const Origin &place = placeOf(repository.name, repository.origin);
            if (repository.isInjected)
                problems.push_back({Severity::Warning,
                                    "repository-leaves-broken-step",
                                    "For the repository '%1' CEKit writes 'RUN rm' without a file and joins it with "
                                    "the next line, so the build fails.",
                                    {repository.name.text},
                                    "Use 'id' or 'rpm' instead of 'url'.",
                                    place});
            else if (!isTarget && repository.url && !repository.rpm && !repository.id)
                problems.push_back({Severity::Warning,
                                    "repository-in-builder",
                                    "The repository '%1' is not added: only the last stage gets repositories by URL.",
                                    {repository.name.text},
                                    "Use 'rpm', or a base image that has it.",
                                    place});
            else if (repository.rpm && !usesRpm)
                problems.push_back({Severity::Warning,
                                    "repository-for-rpm",
                                    "%2 cannot install the package of the repository '%1'.",
                                    {repository.name.text, stage->manager.text},
                                    "Remove it, or choose another package manager.",
                                    place});
        }
    }
}

void extraDirectoryMissing(const Subject &subject, Problems &problems)
{
    const plan::Stage &target = subject.plan.target;
    if (subject.engine != plan::Engine::Osbs && target.extraDirTarget)
        problems.push_back({Severity::Warning,
                            "extra-directory",
                            "The folder '%1' is copied into the image, but only OSBS builds provide it.",
                            {target.extraDir ? target.extraDir->text : std::string()},
                            "Remove 'extra_dir_target', or bring the files as artifacts.",
                            target.extraDirTarget->origin});
}

/// The rule of container engines for the repository part of a tag: lower case, digits and single separators.
void imageNameRefused(const Subject &subject, Problems &problems)
{
    const plan::Field &name = subject.plan.target.image.name;
    const bool isFine = std::ranges::all_of(name.text, [](unsigned char c) {
        return (std::isalnum(c) && !std::isupper(c)) || c == '.' || c == '_' || c == '-' || c == '/' || c == ':';
    });
    if (!isFine && name.origin.isWritten())
        problems.push_back({Severity::Warning,
                            "image-name",
                            "Engines refuse the image name '%1'.",
                            {name.text},
                            "Use lower-case letters, digits, and . _ - / between them.",
                            name.origin});
}

} // namespace slipway::check

// SPDX-License-Identifier: MIT
#include "core/generate/artifacts.h"

#include "core/generate/targetfiles.h"

#include <algorithm>

namespace slipway::generate {

namespace fs = std::filesystem;

namespace {

bool isNobodys(const plan::Artifact &artifact)
{
    return artifact.kind == plan::ArtifactKind::Image || artifact.kind == plan::ArtifactKind::Pnc;
}

bool isHere(const plan::Artifact &artifact)
{
    std::error_code error;
    return artifact.kind == plan::ArtifactKind::Path && fs::exists(artifact.source, error);
}

bool needsSource(const plan::Stage &stage)
{
    return std::ranges::any_of(stage.fetches,
                               [](const plan::Artifact &each) {
                                   return !isNobodys(each) && (!isHere(each) || !each.checksums.empty());
                               }) ||
           std::ranges::any_of(stage.repositories,
                               [](const plan::PackageRepository &each) { return each.isInjected && each.url; });
}

} // namespace

std::vector<plan::Artifact> artifactsToFetch(const plan::Plan &plan)
{
    std::vector<plan::Artifact> result;
    for (const plan::Artifact &artifact : plan.target.fetches) {
        if (!isNobodys(artifact) && !isHere(artifact))
            result.push_back(artifact);
    }
    return result;
}

bool needsSource(const plan::Plan &plan)
{
    return needsSource(plan.target) ||
           std::ranges::any_of(plan.builders, [](const plan::Stage &each) { return needsSource(each); });
}

std::expected<std::map<std::string, fs::path>, std::vector<Diagnostic>>
fetchArtifacts(const std::vector<plan::Artifact> &artifacts, const fs::path &folder, ArtifactSource &source,
               const std::stop_token &stop, const std::function<void(const TargetProgress &)> &progress)
{
    std::map<std::string, fs::path> places;
    std::vector<Diagnostic> problems;
    for (std::size_t i = 0; i < artifacts.size(); ++i) {
        if (stop.stop_requested())
            return std::unexpected(std::vector{Diagnostic{.code = "cancelled", .text = "Cancelled."}});
        const plan::Artifact &artifact = artifacts[i];
        if (progress)
            progress({.step = i + 1, .count = artifacts.size(), .what = artifact.name.text});
        // A folder for each, so that equal targets do not meet; the file's name there is of no importance.
        const fs::path parent = folder / std::to_string(i + 1);
        std::error_code error;
        fs::create_directories(parent, error);
        if (error)
            return std::unexpected(std::vector{fileProblem("The folder '%1' cannot be made: %2.", parent, error)});
        auto fetched = source.fetch(artifact, parent / "artifact", stop);
        if (fetched) {
            places[artifact.name.text] = parent / "artifact";
            continue;
        }
        if (!fetched.error().origin.isWritten())
            fetched.error().origin = artifact.origin;
        problems.push_back(std::move(fetched.error()));
    }
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return places;
}

} // namespace slipway::generate

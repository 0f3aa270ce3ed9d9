// SPDX-License-Identifier: MIT
#include "core/generate/artifacts.h"

#include "core/generate/targetfiles.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace slipway::generate {

namespace fs = std::filesystem;

namespace {

Diagnostic cancelled()
{
    return {.code = "cancelled", .text = "Cancelled."};
}

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

std::vector<plan::Artifact> artifactsToKeep(const plan::Plan &plan)
{
    std::vector<plan::Artifact> artifacts;
    std::set<std::tuple<plan::ArtifactKind, std::string, std::string, decltype(plan::Artifact::checksums)>> seen;
    const auto add = [&](const plan::Stage &stage) {
        for (const plan::Artifact &each : stage.fetches) {
            const std::string &what = each.source.empty() ? each.name.text : each.source;
            if (!isNobodys(each) && seen.emplace(each.kind, what, each.ref, each.checksums).second)
                artifacts.push_back(each);
        }
    };
    add(plan.target);
    std::ranges::for_each(plan.builders, add);
    return artifacts;
}

std::vector<ArtifactSource::Result> ArtifactSource::fetchAll(std::span<const Delivery> deliveries,
                                                             const std::stop_token &stop,
                                                             const std::function<void(std::size_t)> &started)
{
    std::vector<Result> results;
    for (std::size_t i = 0; i < deliveries.size(); ++i) {
        if (stop.stop_requested()) {
            results.emplace_back(std::unexpected(cancelled()));
            continue;
        }
        if (started)
            started(i);
        results.push_back(fetch(deliveries[i].artifact, deliveries[i].destination, stop));
    }
    return results;
}

std::expected<std::map<std::string, fs::path>, std::vector<Diagnostic>>
fetchArtifacts(const std::vector<plan::Artifact> &artifacts, const fs::path &folder, ArtifactSource &source,
               const std::stop_token &stop, const std::function<void(const TargetProgress &)> &progress)
{
    std::vector<Delivery> deliveries;
    for (const plan::Artifact &artifact : artifacts) {
        // A folder for each, so that equal targets do not meet; the file's name there is of no importance.
        const fs::path parent = folder / std::to_string(deliveries.size() + 1);
        std::error_code error;
        fs::create_directories(parent, error);
        if (error)
            return std::unexpected(std::vector{fileProblem("The folder '%1' cannot be made: %2.", parent, error)});
        deliveries.push_back({.artifact = artifact, .destination = parent / "artifact"});
    }
    std::size_t begun = 0;
    const auto results = source.fetchAll(deliveries, stop, [&](std::size_t i) {
        if (progress)
            progress({.step = ++begun, .count = artifacts.size(), .what = artifacts[i].name.text});
    });
    if (stop.stop_requested())
        return std::unexpected(std::vector{cancelled()});
    std::map<std::string, fs::path> places;
    std::vector<Diagnostic> problems;
    for (std::size_t i = 0; i < deliveries.size(); ++i) {
        if (results[i]) {
            places[artifacts[i].name.text] = deliveries[i].destination;
            continue;
        }
        problems.push_back(results[i].error());
        if (!problems.back().origin.isWritten())
            problems.back().origin = artifacts[i].origin;
    }
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return places;
}

} // namespace slipway::generate

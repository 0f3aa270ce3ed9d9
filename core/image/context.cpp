// SPDX-License-Identifier: MIT
#include "core/image/context.h"

#include "core/image/problem.h"

#include <algorithm>
#include <array>

namespace slipway::image {

namespace {

using plan::Artifact;
using plan::ArtifactKind;

void fetch(Context &context, const plan::Stage &stage, const FetchedArtifacts &fetched)
{
    for (const Artifact &artifact : stage.fetches) {
        if (artifact.kind == ArtifactKind::Image)
            continue;
        ContextItem item{.artifact = artifact, .path = localSource(artifact, fetched)};
        const auto found = context.find(artifact.target.text);
        if (found != context.end()) {
            item.isShared = found->second.isShared || found->second.artifact.source != artifact.source;
            found->second = std::move(item);
        } else {
            context.emplace(artifact.target.text, std::move(item));
        }
    }
}

} // namespace

Context context(const plan::Plan &plan, const FetchedArtifacts &fetched)
{
    Context result;
    fetch(result, plan.target, fetched);
    for (const plan::Stage &builder : plan.builders)
        fetch(result, builder, fetched);
    return result;
}

std::filesystem::path localSource(const Artifact &artifact, const FetchedArtifacts &fetched)
{
    const auto found = fetched.find(artifact.name.text);
    if (found != fetched.end())
        return found->second;
    return artifact.kind == ArtifactKind::Path ? std::filesystem::path(artifact.source) : std::filesystem::path();
}

std::string targetName(const Artifact &artifact)
{
    constexpr std::string_view osbsFolder = "artifacts/";
    const std::string &target = artifact.target.text;
    return target.starts_with(osbsFolder) ? target.substr(osbsFolder.size()) : target;
}

std::optional<Diagnostic> targetProblem(const Artifact &artifact)
{
    const std::string target = targetName(artifact);
    const Origin &origin = artifact.target.origin.isWritten() ? artifact.target.origin : artifact.origin;
    if (target.empty() || target == "." || target.contains('/') || target == "..")
        return error("target-not-a-name", "The target '%1' is no file name, so the build has nothing to copy.",
                     {target}, "Write a name without folders; the folder belongs into dest.", origin);
    if (target.find_first_of(" \t\r\n\v\f\"'\\$*?[") != std::string::npos || target.starts_with('#') ||
        target.starts_with("--") || target.starts_with("<<"))
        return error("target-not-copyable", "COPY reads the target '%1' as something else than this name.", {target},
                     "Write another target, without white space, quotes and the characters \\ $ * ? [ and without # -- "
                     "<< in front.",
                     origin);
    constexpr std::array taken{"Containerfile", "Dockerfile", ".dockerignore", ".containerignore", "modules", "repos"};
    if (std::ranges::find(taken, target) != taken.end())
        return error("target-taken", "The target '%1' is the name of a file that the build itself needs.", {target},
                     "Write another target.", origin);
    return std::nullopt;
}

} // namespace slipway::image

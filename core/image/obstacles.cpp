// SPDX-License-Identifier: MIT
#include "core/image/builder.h"
#include "core/image/context.h"
#include "core/image/problem.h"

#include <algorithm>

namespace slipway::image {

namespace {

using plan::Artifact;
using plan::ArtifactKind;

constexpr auto useAnEngine = "Build with podman, buildah or docker.";

class Finder
{
public:
    explicit Finder(const FetchedArtifacts &fetched)
        : m_fetched(fetched)
    {
    }

    std::vector<Diagnostic> run(const plan::Plan &plan)
    {
        const plan::Stage &target = plan.target;
        if (!target.isScratch())
            add("needs-base-image", "The image is built on '%1'; the embedded builder makes images from scratch only.",
                {target.from.text}, target.from.origin.isWritten() ? target.from.origin : target.image.origin);
        for (const plan::Stage &builder : plan.builders)
            add("needs-stage", "The stage '%1' must be built first, which needs a container.",
                {builder.image.name.text}, builder.image.origin);
        for (const plan::PackageRepository &repository : target.repositories)
            if (repository.rpm || repository.isInjected || repository.url)
                add("needs-repository", "The package repository '%1' is of use in a container only.",
                    {repository.name.text}, repository.origin);
        if (target.extraDirTarget)
            add("needs-extra-dir", "The folder for '%1' is there in OSBS builds only.", {target.extraDirTarget->text},
                target.extraDirTarget->origin);
        if (target.remoteSource)
            add("needs-remote-source", "The remote source '%1' is there in OSBS builds only.",
                {target.remoteSource->text}, target.remoteSource->origin);
        for (const plan::Block &module : target.modules)
            block(module);
        block(target.image);
        return std::move(m_found);
    }

private:
    void add(std::string code, std::string text, std::vector<std::string> arguments, const Origin &origin,
             std::string advice = useAnEngine)
    {
        m_found.push_back(error(std::move(code), std::move(text), std::move(arguments), std::move(advice), origin));
    }

    void block(const plan::Block &block)
    {
        for (const auto *packages : {&block.remove, &block.install, &block.reinstall})
            for (const plan::Field &package : *packages)
                add("needs-package-manager", "The package '%1' must be handled by a package manager in a container.",
                    {package.text}, package.origin.isWritten() ? package.origin : block.origin,
                    "An image from scratch has no package manager; copy files with artifacts.");
        for (const plan::Script &script : block.scripts)
            add("needs-shell", "The script '%1' of '%2' runs in a container.", {script.script.text, block.name.text},
                script.origin,
                "An image from scratch has no shell; copy files with artifacts, or build in another stage.");
        for (const Artifact &artifact : block.artifacts)
            look(artifact);
    }

    void look(const Artifact &artifact)
    {
        if (artifact.kind == ArtifactKind::Image)
            add("needs-stage", "The artifact '%1' comes from the image '%2'.", {artifact.name.text, artifact.image},
                artifact.origin);
        else if (artifact.kind == ArtifactKind::Pnc)
            add("artifact-not-fetchable", "The artifact '%1' is there in OSBS builds only.", {artifact.name.text},
                artifact.origin);
        else if (localSource(artifact, m_fetched).empty())
            add("artifact-not-fetched", "The artifact '%1' must be fetched first.", {artifact.name.text},
                artifact.origin, "Fetch the artifacts, then build.");
    }

    const FetchedArtifacts &m_fetched;
    std::vector<Diagnostic> m_found;
};

} // namespace

std::vector<Diagnostic> obstacles(const plan::Plan &plan, const FetchedArtifacts &fetched)
{
    return Finder(fetched).run(plan);
}

} // namespace slipway::image

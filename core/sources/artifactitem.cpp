// SPDX-License-Identifier: MIT
#include "core/sources/artifactitem.h"

namespace slipway::sources {

namespace {

fetch::ArtifactSource sourceOf(plan::ArtifactKind kind)
{
    switch (kind) {
    case plan::ArtifactKind::Url:
        return fetch::ArtifactSource::Url;
    case plan::ArtifactKind::Git:
        return fetch::ArtifactSource::Git;
    case plan::ArtifactKind::Path:
        return fetch::ArtifactSource::Path;
    case plan::ArtifactKind::Plain:
    case plan::ArtifactKind::Image:
    case plan::ArtifactKind::Pnc:
        break;
    }
    return fetch::ArtifactSource::Plain;
}

} // namespace

fetch::ArtifactItem artifactItem(const plan::Artifact &artifact)
{
    return {.kind = sourceOf(artifact.kind),
            .name = artifact.name.text,
            .source = artifact.source,
            .ref = artifact.ref,
            .target = artifact.target.text,
            .wanted = artifact.checksums,
            .description = artifact.description};
}

} // namespace slipway::sources

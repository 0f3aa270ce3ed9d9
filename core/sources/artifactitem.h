// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/artifactfetcher.h"
#include "core/plan/plan.h"

namespace slipway::sources {

/// What the fetcher is asked for an artifact of a plan: into the cache, under its target's name.
[[nodiscard]] fetch::ArtifactItem artifactItem(const plan::Artifact &artifact);

} // namespace slipway::sources

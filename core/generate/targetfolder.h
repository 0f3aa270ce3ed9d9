// SPDX-License-Identifier: MIT
#pragma once

#include "core/generate/containerfile.h"
#include "core/plan/plan.h"

#include <expected>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace slipway::generate {

/// An artifact, and where it goes.
struct Delivery {
    plan::Artifact artifact;
    std::filesystem::path destination;
};

/// Brings artifacts that are not simply a path on this machine.
class ArtifactSource
{
public:
    using Result = std::expected<void, Diagnostic>;

    virtual ~ArtifactSource() = default;
    /// Puts the artifact at `destination`, whose parent exists and which does not exist itself, and verifies its
    /// checksums. Path artifacts are asked for when they have checksums, which may be in the cache, or when their
    /// source is missing. The diagnostic's origin may be left empty: the artifact's is filled in.
    [[nodiscard]] virtual Result fetch(const plan::Artifact &artifact, const std::filesystem::path &destination,
                                       const std::stop_token &stop) = 0;
    /// Does so for many, none of whose destinations is another's or lies below it; a result for each. A source that can
    /// brings several at a time. `started` hears the index of each one that begins, in the calling thread. What a stop
    /// request keeps from its end is `cancelled`.
    [[nodiscard]] virtual std::vector<Result> fetchAll(std::span<const Delivery> deliveries,
                                                       const std::stop_token &stop,
                                                       const std::function<void(std::size_t)> &started);
};

struct TargetOptions {
    std::filesystem::path target;                    ///< absolute
    std::string containerfileName = "Containerfile"; ///< or `Dockerfile`
    ContainerfileOptions containerfile;
    bool noArtifacts = false;            ///< nothing is copied or fetched for artifacts; all are listed as missing
    std::string cekitVersion = "4.16.0"; ///< what the files for OSBS say
};

/// One step of the work, told before it begins.
struct TargetProgress {
    std::size_t step = 0; ///< from 1
    std::size_t count = 0;
    std::string what; ///< the file or folder below the target
};

struct WrittenTarget {
    std::vector<std::filesystem::path>
        files;                           ///< relative to the target, in order; folders that were copied count as one
    std::vector<plan::Artifact> missing; ///< artifacts that nobody fetched: noArtifacts, or no source was handed in
    bool isCancelled = false;
};

/// Makes the target folder, or takes one that is there, and removes `image`, `image.yaml` and `repo` from it.
/// Deviation from CEKit, which empties the folder whatever it is: a folder that holds these, but neither bears
/// Slipway's mark nor was made by CEKit alone (isMadeByCekit()), is refused (`target-foreign`), and so is one that the
/// descriptor or a file of the plan lies in (`target-holds-input`).
[[nodiscard]] std::expected<void, Diagnostic> prepareTarget(const std::filesystem::path &target,
                                                            const std::vector<std::filesystem::path> &inputs);

/// Writes CEKit's layout (SPEC 9) after prepareTarget(): module repositories, artifacts, modules, files for OSBS,
/// image.yaml, the Containerfile, help.md. Nothing is written outside `target`: artifacts and modules whose names would
/// lead out of it are refused
/// (`target-outside`). A help template is read from its absolute path or below the descriptor's folder. Deviations from
/// CEKit: missing parent folders of an artifact's target are made; links to a folder above and the target folder itself
/// are not copied into it. Without `source` what it would bring is listed as missing.
[[nodiscard]] std::expected<WrittenTarget, std::vector<Diagnostic>>
writeTarget(const plan::Plan &plan, const TargetOptions &options, ArtifactSource *source = nullptr,
            const std::stop_token &stop = {}, const std::function<void(const TargetProgress &)> &progress = {});

} // namespace slipway::generate

// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/input.h"
#include "core/plan/maps.h"

#include <stop_token>

namespace slipway::plan {

/// What one run of the pipeline carries from step to step.
struct Pass {
    const Input &input;
    const Surroundings &surroundings;
    std::stop_token stop;
    std::filesystem::path target; ///< absolute, normal: CEKit's target directory
    Provenance provenance = {};
    std::vector<Diagnostic> problems = {};
    std::vector<std::filesystem::path> files = {};

    void report(Diagnostic problem) { problems.push_back(std::move(problem)); }
    void report(std::vector<Diagnostic> more);
    [[nodiscard]] bool isCancelled() const { return stop.stop_requested(); }
};

/// One stage while it is worked on: the image's map and what CEKit keeps beside it.
struct ImageState {
    Value document;          ///< a map
    Named artifactOverrides; ///< the image's own artifacts and the overrides', which replace modules' artifacts of that
                             ///< name
    Named installOverrides;  ///< the image's own modules and the overrides', whose version wins everywhere
    Named fetches;           ///< all artifacts to copy, by name (SPEC 8.1)
    std::vector<std::string> requires_;                     ///< what the image itself installs, before resolution
    std::map<std::string, std::vector<Origin>> installedBy; ///< items that install a module, by its name

    [[nodiscard]] Map &map() const { return *document.asMap(); }
};

/// One override, built; applied to every stage and so shared between them.
struct OverrideState {
    Value document;
    Value raw;             ///< before defaults
    bool isRedHat = false; ///< the one of --redhat, whose labels and envs are made anew for each stage
};

} // namespace slipway::plan

// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/pass.h"

namespace slipway::plan {

/// Whose objects are merged: that decides which keys are never taken over, and which lists hold objects.
enum class MergeOf : std::uint8_t {
    Plain,     ///< labels, args, envs, ports
    Resources, ///< module repositories: without checksums
    Packages,  ///< packages sections: with a list of repositories
};

/// Whether a key of an artifact or a module repository is a checksum.
[[nodiscard]] bool isChecksum(std::string_view key);
/// CEKit's generic merge (SPEC 5.2): keys of `loser` that `winner` lacks are taken over (the same object), lists are
/// merged, anything else of the winner stays. Both are maps; the winner is changed in place.
void merge(MergeOf kind, const Value &winner, const Value &loser, Pass &pass);
/// The merge of run sections (SPEC 5.6): absent keys are taken over when truthy.
void mergeRun(const Value &winner, const Value &loser, Pass &pass);

} // namespace slipway::plan

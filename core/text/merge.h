// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/linediff.h"

#include <vector>

namespace slipway {

/// A run of lines of a three-way merge, on all three sides. The runs follow each other without gaps.
struct MergeChunk {
    enum class Kind {
        Same,     ///< nobody changed it
        Yours,    ///< only you changed it
        Theirs,   ///< only they changed it
        Both,     ///< both changed it to the same
        Conflict, ///< both changed it, each otherwise
    };

    Kind kind = Kind::Same;
    LineRange base;
    LineRange yours;
    LineRange theirs;

    bool operator==(const MergeChunk &) const = default;
};

/// Three texts cut into runs of lines, as diff3 does: changes of both sides that touch are one run.
[[nodiscard]] std::vector<MergeChunk> mergeChunks(const Lines &base, const Lines &yours, const Lines &theirs);

/// A three-way merge of texts, line by line.
struct Merge {
    std::string text;            ///< conflicts hold your lines
    std::vector<Span> conflicts; ///< bytes of `text` that each conflict takes, in order
    std::vector<MergeChunk> chunks;

    [[nodiscard]] bool isClean() const { return conflicts.empty(); }
};

[[nodiscard]] Merge merge(std::string_view base, std::string_view yours, std::string_view theirs);

} // namespace slipway

// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

namespace slipway::assist {

/// What descriptors do to each other's values, told of one scalar of one of them.
struct Effect {
    enum class Kind : std::uint8_t {
        ReplacedBy, ///< it stands in the file, and a value of another one counts
        Replaces,   ///< it stands in the file, and counts instead of one of another
        Inherited,  ///< it does not stand in the file, but in another that gives it to the image
    };

    std::string path; ///< of the scalar, as it is or would be called in the file: `[0].run.user`
    Kind kind = Kind::ReplacedBy;
    std::string value; ///< that counts, as CEKit prints it
    Origin other;      ///< the value in the other file

    bool operator==(const Effect &) const = default;
};

/// What the plan tells of the scalars of a file, in order of their paths; one for each path, the first of the kinds
/// above. `root` is the descriptor that was planned: only the image's own descriptor inherits.
[[nodiscard]] std::vector<Effect> effects(const plan::Plan &plan, const std::filesystem::path &file,
                                          const std::filesystem::path &root);

} // namespace slipway::assist

// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/sketch.h"
#include "core/descriptor/schema.h"

#include <optional>

namespace slipway::assist {

/// What the schema expects at a part of a sketch.
struct Meaning {
    std::optional<descriptor::ObjectKind> object; ///< the object that the part is, or that the items of the list are
    bool isList = false;
    const descriptor::Key *key = nullptr;         ///< in whose value the part lies; nullptr: none, or an unknown one
    std::optional<descriptor::ObjectKind> holder; ///< the object that has this key
    PartId map = noPart;                          ///< the holder's part
};

[[nodiscard]] Meaning meaningOf(const Sketch &sketch, PartId part, descriptor::ObjectKind document);
/// Which kind of artifact a map is by its keys; ObjectKind::Artifact when no key tells.
[[nodiscard]] descriptor::ObjectKind artifactKind(const Sketch &sketch, PartId map);

} // namespace slipway::assist

// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/check.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// Helpers of the checks.
namespace slipway::check {

/// The builders, then the target.
[[nodiscard]] std::vector<const plan::Stage *> stages(const plan::Plan &plan);
/// The modules of a stage, then the image itself.
[[nodiscard]] std::vector<const plan::Block *> blocks(const plan::Stage &stage);
/// Every artifact of every block.
void forEachArtifact(
    const plan::Plan &plan,
    const std::function<void(const plan::Stage &, const plan::Block &, const plan::Artifact &)> &function);

/// The place of a field, or of what holds it when nobody wrote the field.
[[nodiscard]] const Origin &placeOf(const plan::Field &field, const Origin &holder);
/// The bytes of an origin's span; empty when its file cannot be read.
[[nodiscard]] std::string writtenText(const Subject &subject, const Origin &origin);

/// A fix that adds `key: value` to the map that holds the scalar `neighbour`, on a line of its own below it, or behind
/// it in flow style. Nothing when the text cannot be read.
[[nodiscard]] std::optional<QuickFix> addingKey(const Subject &subject, const Origin &map, const Origin &neighbour,
                                                std::string_view key, const std::string &value);

} // namespace slipway::check

// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/fixes.h"
#include "core/descriptor/schema.h"

#include <functional>

/// The makers of fixes, by the code of the problem.
namespace slipway::check {

/// One problem under treatment.
struct Case {
    const Fixable &fixable;
    Diagnostic &problem;
    yaml::NodeId node; ///< of the problem's path; noNode when it has none

    [[nodiscard]] const yaml::Tree &tree() const { return fixable.source.tree; }
    [[nodiscard]] yaml::Node at(yaml::NodeId id) const { return tree().at(id); }
    [[nodiscard]] std::string argument(std::size_t index) const
    {
        return index < problem.arguments.size() ? problem.arguments[index] : std::string();
    }
    /// Adds a fix unless the edits are a refusal or nothing, or one with this code and these arguments is there.
    void offer(std::string_view code, std::string_view text, std::vector<std::string> arguments,
               const yaml::Edits &edits);
};

using Maker = void (*)(Case &problem);
struct MakerRow {
    std::string_view code; ///< of the problem
    Maker make;
};
/// Makers for keys and values (fixkeys.cpp), for lists, stages and files (fixplaces.cpp).
[[nodiscard]] std::span<const MakerRow> keyMakers();
[[nodiscard]] std::span<const MakerRow> placeMakers();

/// A value to start with for a key of an object: `1.0`, 8080, the folder's name, else empty text.
[[nodiscard]] yaml::NewNode beginningOf(descriptor::ObjectKind kind, std::string_view key,
                                        const std::filesystem::path &file);
/// The keys of an object in the schema's order.
[[nodiscard]] std::vector<std::string_view> orderOf(descriptor::ObjectKind kind);
/// The object of the schema that a mapping is, if it is one.
[[nodiscard]] std::optional<descriptor::ObjectKind> objectOf(const Fixable &fixable, yaml::NodeId mapping);
/// Several edits, each of the text that the one before left, as edits of the first text.
using Step = std::function<yaml::Edits(const yaml::Source &)>;
[[nodiscard]] yaml::Edits inTurn(const yaml::Source &source, std::span<const Step> steps);

} // namespace slipway::check

// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/project.h"

namespace slipway::assist {

/// One thing to know about a place: a kind (ui words it), its value, and where to look.
struct HoverFact {
    enum class Kind : std::uint8_t {
        Default,     ///< applies when the key is absent
        Effective,   ///< what the plan holds, when it is not what is written here
        ReplacedBy,  ///< another place wins; `value` is what it says
        Replaces,    ///< this place wins over another
        Version,     ///< of the module that is taken
        Folder,      ///< of the module that is taken
        InstalledAs, ///< an artifact's file name in the image, with its folder
        Source,      ///< an artifact's file or address
        Checksum,    ///< `sha256 …`
        Stage,       ///< the name is a stage of this descriptor
        UsedBy,      ///< number of other mentions
    };

    Kind kind = Kind::Effective;
    std::string value;
    Origin origin = {}; ///< not written: nowhere to go

    bool operator==(const HoverFact &) const = default;
};

/// What is known about the place under the mouse or the caret.
struct Hover {
    Span span;
    std::string path; ///< `artifacts[0].dest`
    std::string type; ///< in words; empty when the schema does not know the key
    bool isRequired = false;
    std::string documentation; ///< English; may be empty
    std::vector<HoverFact> facts;
    std::vector<Diagnostic> problems; ///< of this place

    [[nodiscard]] bool isEmpty() const { return type.empty() && facts.empty() && problems.empty(); }
};

/// Nothing in comments and between things. `file` is one of the project's.
[[nodiscard]] std::optional<Hover> hover(const Project &project, const std::filesystem::path &file, std::size_t offset);

} // namespace slipway::assist

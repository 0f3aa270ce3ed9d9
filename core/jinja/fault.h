// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/lineindex.h"

#include <string>

namespace slipway::jinja {

/// Why a template cannot be rendered, and where in which template.
struct Fault {
    std::string file; ///< the template's name as the loader knows it
    Position position;
    std::string text; ///< an English sentence

    bool operator==(const Fault &) const = default;
};

} // namespace slipway::jinja

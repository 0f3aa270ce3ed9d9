// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::generate {

/// A text that grows at its end and keeps, for each line, the first written origin of what stands on it.
class MappedText
{
public:
    /// Appends text, which may hold line ends, begin or end within a line.
    void add(std::string_view text, const Origin &origin = {});

    [[nodiscard]] const std::string &text() const { return m_text; }
    /// One per line; a text without line end has one line.
    [[nodiscard]] const std::vector<Origin> &origins() const { return m_origins; }

private:
    std::string m_text;
    std::vector<Origin> m_origins{1};
};

} // namespace slipway::generate

// SPDX-License-Identifier: MIT
#include "core/generate/mappedtext.h"

namespace slipway::generate {

void MappedText::add(std::string_view text, const Origin &origin)
{
    m_text += text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!m_origins.back().isWritten())
            m_origins.back() = origin;
        at = text.find('\n', at);
        if (at == std::string_view::npos)
            return;
        m_origins.emplace_back();
    }
}

} // namespace slipway::generate

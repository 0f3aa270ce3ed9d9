// SPDX-License-Identifier: MIT
#include "core/text/diagnostic.h"

namespace slipway {

std::string filled(std::string_view text, const std::vector<std::string> &arguments)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPlaceholder = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        const std::size_t argument = isPlaceholder ? static_cast<std::size_t>(text[i + 1] - '1') : arguments.size();
        if (argument < arguments.size()) {
            result += arguments[argument];
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string message(const Diagnostic &diagnostic)
{
    std::string result = filled(diagnostic.text, diagnostic.arguments);
    if (!diagnostic.advice.empty())
        result.append(" ").append(filled(diagnostic.advice, diagnostic.arguments));
    return result;
}

} // namespace slipway

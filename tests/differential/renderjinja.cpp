// SPDX-License-Identifier: MIT
// Renders templates for tests/differential/jinja.py, as long as there are any on standard input. All texts are written
// as their number of bytes, a line end, and the bytes. A request: the number of templates on a line of its own, the
// variables as a YAML map, then name and text of each template; `page` is rendered. The answer: `+` and the page, or
// `-` and the fault.
#include "tests/core/jinja/templates.h"

#include <cstdio>
#include <iostream>
#include <limits>

namespace {

std::optional<std::size_t> readNumber()
{
    std::size_t number = 0;
    if (!(std::cin >> number))
        return std::nullopt;
    std::cin.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    return number;
}

std::string readText()
{
    std::string text(readNumber().value_or(0), '\0');
    std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    while (const std::optional<std::size_t> count = readNumber()) {
        const std::string variables = readText();
        std::map<std::string, std::string> templates;
        for (std::size_t i = 0; i < *count; ++i) {
            std::string name = readText();
            templates[std::move(name)] = readText();
        }
        const auto page = slipway::jinja::pageOrFault(std::move(templates), variables);
        const std::string answer = page ? '+' + *page : '-' + printed(page.error());
        std::cout << answer.size() << '\n' << answer << std::flush;
    }
    return 0;
}

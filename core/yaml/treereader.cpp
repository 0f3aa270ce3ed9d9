// SPDX-License-Identifier: MIT
#include "core/yaml/treereader.h"

namespace slipway::yaml
{

std::optional<Diagnostic> buildTree(std::string_view text, TreeBuilder &builder)
{
    Events reading = readEvents(text);
    for (Event &event : reading.events)
        builder.add(std::move(event));
    return std::move(reading.problem);
}

} // namespace slipway::yaml

// SPDX-License-Identifier: MIT
#include "core/check/traverse.h"

#include <algorithm>

namespace slipway::check {

std::vector<const plan::Stage *> stages(const plan::Plan &plan)
{
    std::vector<const plan::Stage *> all;
    for (const plan::Stage &builder : plan.builders)
        all.push_back(&builder);
    all.push_back(&plan.target);
    return all;
}

std::vector<const plan::Block *> blocks(const plan::Stage &stage)
{
    std::vector<const plan::Block *> all;
    for (const plan::Block &module : stage.modules)
        all.push_back(&module);
    all.push_back(&stage.image);
    return all;
}

void forEachArtifact(
    const plan::Plan &plan,
    const std::function<void(const plan::Stage &, const plan::Block &, const plan::Artifact &)> &function)
{
    for (const plan::Stage *stage : stages(plan)) {
        for (const plan::Block *block : blocks(*stage)) {
            for (const plan::Artifact &artifact : block->artifacts)
                function(*stage, *block, artifact);
        }
    }
}

const Origin &placeOf(const plan::Field &field, const Origin &holder)
{
    return field.origin.isWritten() ? field.origin : holder;
}

std::string writtenText(const Subject &subject, const Origin &origin)
{
    const std::string *text = subject.texts.of(origin.file);
    if (!text || origin.span.end > text->size() || origin.span.begin > origin.span.end)
        return {};
    return text->substr(origin.span.begin, origin.span.length());
}

std::optional<QuickFix> addingKey(const Subject &subject, const Origin &map, const Origin &neighbour,
                                  std::string_view key, const std::string &value)
{
    const std::string *text = subject.texts.of(neighbour.file);
    if (!text || neighbour.span.end > text->size() || map.span.begin >= text->size() || map.file != neighbour.file)
        return std::nullopt;
    const std::string pair = std::string(key) + ": " + value;
    QuickFix fix{"add-key", "Add '%1'", {pair}, {}};
    const std::size_t end = neighbour.span.end;
    if ((*text)[map.span.begin] == '{') {
        fix.edits = {{{end, end}, ", " + pair}};
        return fix;
    }
    const std::size_t lineEnd = std::min(text->find_first_of("\r\n", end), text->size());
    const std::size_t before = text->find_last_of("\r\n", map.span.begin);
    const std::size_t column = map.span.begin - (before == std::string::npos ? 0 : before + 1);
    const bool hasCarriageReturn = lineEnd < text->size() && (*text)[lineEnd] == '\r';
    fix.edits = {{{lineEnd, lineEnd}, (hasCarriageReturn ? "\r\n" : "\n") + std::string(column, ' ') + pair}};
    return fix;
}

} // namespace slipway::check

// SPDX-License-Identifier: MIT
#include "core/text/textedit.h"

#include <algorithm>

namespace slipway {

namespace {

bool isInsideCodePoint(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

} // namespace

std::string applied(std::string_view text, std::span<const TextEdit> edits)
{
    std::vector<const TextEdit *> ordered;
    ordered.reserve(edits.size());
    for (const TextEdit &edit : edits)
        ordered.push_back(&edit);
    std::ranges::stable_sort(ordered, {}, [](const TextEdit *edit) { return edit->span.begin; });
    std::string result;
    result.reserve(text.size());
    std::size_t at = 0;
    for (const TextEdit *edit : ordered) {
        const std::size_t begin = std::clamp(edit->span.begin, at, text.size());
        result.append(text.substr(at, begin - at)).append(edit->replacement);
        at = std::clamp(edit->span.end, begin, text.size());
    }
    return result.append(text.substr(at));
}

TextEdit trimmed(std::string_view text, const TextEdit &edit)
{
    const std::string_view before = text.substr(edit.span.begin, edit.span.length());
    const std::string_view after = edit.replacement;
    std::size_t head = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
    while (head > 0 && (isInsideCodePoint(before, head) || isInsideCodePoint(after, head)))
        --head;
    const std::size_t most = std::min(before.size(), after.size()) - head;
    std::size_t tail = 0;
    while (tail < most && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && isInsideCodePoint(before, before.size() - tail))
        --tail;
    return {.span = {.begin = edit.span.begin + head, .end = edit.span.end - tail},
            .replacement = std::string(after.substr(head, after.size() - head - tail))};
}

} // namespace slipway

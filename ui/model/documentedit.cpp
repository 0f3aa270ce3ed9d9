// SPDX-License-Identifier: MIT
#include "ui/model/documentedit.h"

#include <algorithm>
#include <ranges>

namespace slipway::ui {

bool holds(std::string_view text, const Splice &splice)
{
    return splice.offset <= text.size() && text.substr(splice.offset, splice.before.size()) == splice.before;
}

bool applyEdit(std::string &text, const DocumentEdit &edit)
{
    const auto wrong = std::ranges::find_if(edit.splices, [&text](const Splice &splice) {
        if (!holds(text, splice))
            return true;
        text.replace(splice.offset, splice.before.size(), splice.after);
        return false;
    });
    if (wrong == edit.splices.end())
        return true;
    for (const Splice &done : std::ranges::subrange(edit.splices.begin(), wrong) | std::views::reverse)
        text.replace(done.offset, done.after.size(), done.before);
    return false;
}

std::string textBefore(std::string text, const DocumentEdit &edit)
{
    for (const Splice &splice : edit.splices | std::views::reverse)
        text.replace(splice.offset, splice.after.size(), splice.before);
    return text;
}

} // namespace slipway::ui

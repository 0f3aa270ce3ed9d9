// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace slipway::ui {

/// Bytes that gave way to others.
struct Splice {
    std::size_t offset = 0;
    std::string before;
    std::string after;

    bool operator==(const Splice &) const = default;
};

/// One change of a document as the journal keeps it: enough to make it again, undo step included.
struct DocumentEdit {
    enum class Kind : quint8 { Typing, Step, Undo, Redo };

    Kind kind = Kind::Step;
    QString description;         ///< of a step
    std::vector<Splice> splices; ///< in the order in which they were made, each in terms of the text before it

    bool operator==(const DocumentEdit &) const = default;
};

/// True when a text has what a splice takes away.
[[nodiscard]] bool holds(std::string_view text, const Splice &splice);
/// Makes an edit in a text; false, and the text as it was, when the text is not the one that the edit was made in.
[[nodiscard]] bool applyEdit(std::string &text, const DocumentEdit &edit);
/// The text that an edit was made in, from the text after it.
[[nodiscard]] std::string textBefore(std::string text, const DocumentEdit &edit);

} // namespace slipway::ui

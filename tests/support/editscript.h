// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/document.h"

#include <QTextCursor>
#include <QTextDocument>

#include <random>

namespace slipway::ui {

/// The same random edits of a document for the same seed: typing, splices, undo and redo, and saves now and then.
class EditScript
{
public:
    explicit EditScript(unsigned seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] static std::string beginning() { return "name: app\r\nversion: '1'\nfrom: scr\u00e4tch\n"; }

    /// True when a save follows the edit.
    bool step(Document &document)
    {
        const unsigned dice = m_random() % 20;
        if (dice < 9)
            type(document);
        else if (dice < 14)
            splice(document);
        else if (dice < 17)
            document.undoStack()->undo();
        else
            document.undoStack()->redo();
        return m_random() % 16 == 0;
    }

private:
    void type(Document &document)
    {
        QTextCursor cursor(document.textDocument());
        const auto length = static_cast<unsigned>(document.textDocument()->characterCount());
        cursor.setPosition(static_cast<int>(m_random() % length));
        if (m_random() % 4 == 0)
            cursor.deleteChar();
        else
            cursor.insertText(m_random() % 5 == 0 ? QStringLiteral("\n")
                                                  : QString(QChar(static_cast<char16_t>(u'a' + m_random() % 200))));
    }

    void splice(Document &document)
    {
        const std::size_t at = document.offset(static_cast<int>(m_random() % 2000));
        const TextEdit edit{.span = {.begin = at, .end = at},
                            .replacement = "key" + std::to_string(m_random()) + ": 1\n"};
        document.apply(std::span(&edit, 1), QStringLiteral("Add"));
    }

    std::mt19937 m_random;
};

} // namespace slipway::ui

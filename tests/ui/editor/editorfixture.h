// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/tree.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/editor/folding.h"
#include "ui/model/document.h"

#include <KSyntaxHighlighting/Repository>

#include <QTest>
#include <QTextBlock>
#include <QUndoStack>

#include <memory>

namespace slipway::ui {

/// A descriptor editor in a window of its own, over a document. In its text `‡` is the caret, or `‹` and `›` the ends
/// of a selection.
class EditorFixture
{
public:
    explicit EditorFixture(QString marked)
    {
        const qsizetype anchor = marked.indexOf(QChar(0x2039));
        if (anchor >= 0)
            marked.remove(anchor, 1);
        const qsizetype caret = anchor >= 0 ? marked.indexOf(QChar(0x203A)) : marked.indexOf(QChar(0x2021));
        if (caret >= 0)
            marked.remove(caret, 1);
        document = std::make_unique<Document>(std::filesystem::path(), marked.toStdString());
        editor = std::make_unique<DescriptorEditor>(*document, repository);
        editor->resize(600, 400);
        editor->show();
        if (!QTest::qWaitForWindowExposed(editor.get()))
            qFatal("no window");
        select(static_cast<int>(anchor >= 0 ? anchor : qMax<qsizetype>(0, caret)),
               static_cast<int>(qMax<qsizetype>(0, caret)));
        parse();
    }

    void select(int anchor, int position) const
    {
        QTextCursor cursor = editor->textCursor();
        cursor.setPosition(anchor);
        cursor.setPosition(position, QTextCursor::KeepAnchor);
        editor->setTextCursor(cursor);
    }

    /// What the window does after each analysis.
    void parse() const
    {
        editor->setTree(std::make_shared<const yaml::Tree>(yaml::Tree::parse(document->text())), document->revision());
    }

    /// The text with caret and selection, as the constructor takes it.
    [[nodiscard]] QString marked() const
    {
        QString text = QString::fromStdString(document->text());
        const QTextCursor cursor = editor->textCursor();
        if (!cursor.hasSelection())
            return text.insert(cursor.position(), QChar(0x2021));
        return text.insert(cursor.selectionEnd(), QChar(0x203A)).insert(cursor.selectionStart(), QChar(0x2039));
    }

    /// Types a text; `\n` is Enter, `\b` Backspace, `\t` Tab.
    void type(const QString &keys) const
    {
        for (const QChar key : keys) {
            if (key == QLatin1Char('\n'))
                QTest::keyClick(editor.get(), Qt::Key_Return);
            else if (key == QLatin1Char('\b'))
                QTest::keyClick(editor.get(), Qt::Key_Backspace);
            else if (key == QLatin1Char('\t'))
                QTest::keyClick(editor.get(), Qt::Key_Tab);
            else
                QTest::keyClick(editor.get(), key.toLatin1());
        }
    }

    [[nodiscard]] QList<int> visibleLines() const
    {
        QList<int> lines;
        for (QTextBlock block = editor->document()->firstBlock(); block.isValid(); block = block.next()) {
            if (block.isVisible())
                lines.append(block.blockNumber());
        }
        return lines;
    }

    KSyntaxHighlighting::Repository repository;
    std::unique_ptr<Document> document;
    std::unique_ptr<DescriptorEditor> editor;
};

} // namespace slipway::ui

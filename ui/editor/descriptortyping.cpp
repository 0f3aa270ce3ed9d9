// SPDX-License-Identifier: MIT
// What the descriptor editor makes of keys: new lines, indentation, brackets and quotes.
#include "ui/editor/descriptoreditor.h"
#include "ui/editor/pasting.h"
#include "ui/editor/textrules.h"
#include "ui/model/document.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int indentWidth = 2;

bool isPlain(const QKeyEvent &event)
{
    return event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
}

/// The text of the caret's line before and behind the caret.
std::pair<QString, QString> halves(const QTextCursor &cursor)
{
    const QString line = cursor.block().text();
    return {line.first(cursor.positionInBlock()), line.sliced(cursor.positionInBlock())};
}

/// Walks back to the start whenever a nearer line is asked for than the last one.
LinesAbove linesAbove(const QTextBlock &start)
{
    return [start, block = start, distance = 0](int wanted) mutable -> std::optional<QString> {
        if (wanted < distance) {
            block = start;
            distance = 0;
        }
        for (; distance < wanted && block.isValid(); ++distance)
            block = block.previous();
        return block.isValid() ? std::optional(block.text()) : std::nullopt;
    };
}

} // namespace

/// The window's shortcuts come before the keys that every text field has, as Ctrl+D.
bool DescriptorEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const QKeySequence keys(static_cast<QKeyEvent *>(event)->keyCombination());
        const auto hasKeys = [&](const QAction *action) { return action->shortcuts().contains(keys); };
        if (std::ranges::any_of(actions(), hasKeys)) {
            event->ignore();
            return false;
        }
    }
    return CodeView::event(event);
}

void DescriptorEditor::insertNewLine()
{
    QTextCursor cursor = textCursor();
    const int selected = cursor.selectionEnd() - cursor.selectionStart();
    cursor.setPosition(cursor.selectionEnd());
    const QString after = halves(cursor).second;
    cursor.setPosition(cursor.position() - selected);
    const NewLine made = newLine(halves(cursor).first, after, linesAbove(cursor.block()));
    const int begin = cursor.position() - made.removedBefore;
    cursor.setPosition(begin);
    cursor.setPosition(begin + made.removedBefore + selected + made.removedAfter, QTextCursor::KeepAnchor);
    cursor.insertText(made.inserted);
    cursor.setPosition(begin + made.caret);
    setTextCursor(cursor);
}

void DescriptorEditor::pressTab()
{
    QTextCursor cursor = textCursor();
    if (cursor.hasSelection())
        indent();
    else
        cursor.insertText(QString(indentWidth - cursor.positionInBlock() % indentWidth, QLatin1Char(' ')));
}

/// Takes an empty pair whole, and goes back one level in the indentation.
bool DescriptorEditor::pressBackspace()
{
    QTextCursor cursor = textCursor();
    if (cursor.hasSelection())
        return false;
    const auto [before, after] = halves(cursor);
    const auto isHere = [&](const QTextCursor &closer) { return closer.position() == cursor.position(); };
    if (!before.isEmpty() && std::ranges::any_of(m_closers, isHere) && after.startsWith(closing(before.back()))) {
        cursor.setPosition(cursor.position() - 1);
        cursor.setPosition(cursor.position() + 2, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        return true;
    }
    if (before.isEmpty() || !isBlank(before) || before.contains(QLatin1Char('\t')))
        return false;
    const auto column = static_cast<int>(before.size());
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        column - previousLevel(column, linesAbove(cursor.block())));
    cursor.removeSelectedText();
    return true;
}

/// Over the bracket or quote that came by itself.
bool DescriptorEditor::typeOver(QChar typed)
{
    QTextCursor cursor = textCursor();
    if (cursor.hasSelection() || document()->characterAt(cursor.position()) != typed)
        return false;
    const qsizetype removed =
        m_closers.removeIf([&](const QTextCursor &closer) { return closer.position() == cursor.position(); });
    if (removed == 0)
        return false;
    cursor.movePosition(QTextCursor::Right);
    setTextCursor(cursor);
    return true;
}

bool DescriptorEditor::surroundSelection(QChar typed)
{
    const QTextCursor cursor = textCursor();
    const QChar closer = closing(typed);
    if (closer.isNull() || !cursor.hasSelection() || cursor.selectedText().contains(QChar::ParagraphSeparator))
        return false;
    const int begin = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    apply({.replacements = {{.begin = begin, .end = begin, .text = typed}, {.begin = end, .end = end, .text = closer}},
           .selected = Selected{.anchor = begin + 1, .position = end + 1}},
          tr("Surround"));
    return true;
}

bool DescriptorEditor::typePair(QChar typed)
{
    QTextCursor cursor = textCursor();
    const auto [before, after] = halves(cursor);
    const QChar closer = closerFor(typed, before, after);
    if (closer.isNull() || isInBlockScalar(indentOf(before), linesAbove(cursor.block())))
        return false;
    cursor.insertText(QString(typed) + closer);
    cursor.movePosition(QTextCursor::Left);
    setTextCursor(cursor);
    m_closers.append(cursor);
    return true;
}

bool DescriptorEditor::typeCharacter(QChar typed)
{
    return typeOver(typed) || surroundSelection(typed) || (!textCursor().hasSelection() && typePair(typed));
}

/// From the line below a fold to the end of the folded line: Qt goes one character too far.
bool DescriptorEditor::pressLeft(QKeyEvent *event)
{
    QTextCursor cursor = textCursor();
    QTextBlock above = cursor.block().previous();
    const bool isSelecting = event->modifiers() == Qt::ShiftModifier;
    if ((!isSelecting && (!isPlain(*event) || cursor.hasSelection())) || !cursor.atBlockStart() || !above.isValid() ||
        above.isVisible())
        return false;
    while (above.previous().isValid() && !above.isVisible())
        above = above.previous();
    cursor.setPosition(above.position() + above.length() - 1,
                       isSelecting ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    setTextCursor(cursor);
    return true;
}

void DescriptorEditor::pasteIndented()
{
    QTextCursor cursor = textCursor();
    const int begin = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    cursor.setPosition(end);
    const QString after = halves(cursor).second;
    cursor.setPosition(begin);
    const QString before = halves(cursor).first;
    QString text = QGuiApplication::clipboard()->text();
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    const auto lines =
        pastedLines(text, {.before = before,
                           .after = after,
                           .isInBlockScalar = isInBlockScalar(indentOf(before), linesAbove(cursor.block()))});
    if (!lines || isReadOnly()) {
        paste();
        return;
    }
    const int from = begin - lines->removedBefore;
    const auto caret = static_cast<int>(from + lines->text.size());
    apply({.replacements = {{.begin = from, .end = end, .text = lines->text}},
           .selected = Selected{.anchor = caret, .position = caret}},
          tr("Paste"));
}

bool DescriptorEditor::isMuch(const QString &text) const
{
    const QTextCursor cursor = textCursor();
    return cursor.selectionEnd() - cursor.selectionStart() + text.size() > GradualText::atOnce;
}

void DescriptorEditor::replaceSelection(QString text, const QString &name)
{
    const QTextCursor cursor = textCursor();
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    const auto caret = static_cast<int>(cursor.selectionStart() + text.size());
    apply({.replacements = {{.begin = cursor.selectionStart(), .end = cursor.selectionEnd(), .text = text}},
           .selected = Selected{.anchor = caret, .position = caret}},
          name);
}

void DescriptorEditor::insertFromMimeData(const QMimeData *source)
{
    if (isMuch(source->text()))
        replaceSelection(source->text(), tr("Paste"));
    else
        CodeView::insertFromMimeData(source);
}

void DescriptorEditor::cutSelection()
{
    if (!isMuch()) {
        cut();
        return;
    }
    copy();
    replaceSelection({}, tr("Cut"));
}

/// Qt would write into its document at once, and keep the window for as long.
bool DescriptorEditor::pressOverMuch(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Cut))
        cutSelection();
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        replaceSelection({}, tr("Delete"));
    else if (isPlain(*event) && isEnter)
        replaceSelection(QStringLiteral("\n"), tr("Typing"));
    else if (!event->text().isEmpty() && event->text().front().isPrint())
        replaceSelection(event->text(), tr("Typing"));
    else
        return false;
    return true;
}

bool DescriptorEditor::pressEditingKey(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isMuch() && pressOverMuch(event))
        return true;
    if (event->matches(QKeySequence::Undo))
        m_document.undoStack()->undo();
    else if (event->matches(QKeySequence::Redo))
        m_document.undoStack()->redo();
    else if (event->matches(QKeySequence::Paste))
        pasteIndented();
    else if (isPlain(*event) && isEnter)
        insertNewLine();
    else if (isPlain(*event) && event->key() == Qt::Key_Tab)
        pressTab();
    else if (event->key() == Qt::Key_Backtab)
        unindent();
    else if (event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier)
        return pressBackspace();
    else if (event->key() == Qt::Key_Left)
        return pressLeft(event);
    else
        return event->text().size() == 1 && event->text().front().isPrint() && typeCharacter(event->text().front());
    return true;
}

void DescriptorEditor::keyPressEvent(QKeyEvent *event)
{
    if (isReadOnly() || !pressEditingKey(event)) {
        const bool isTyping = (event->modifiers() & ~Qt::ShiftModifier) == 0 && !event->text().isEmpty() &&
                              event->key() != Qt::Key_Escape;
        if (isReadOnly() && isTyping)
            Q_EMIT typingRefused();
        CodeView::keyPressEvent(event);
        return;
    }
    event->accept();
    ensureCursorVisible();
}

} // namespace slipway::ui

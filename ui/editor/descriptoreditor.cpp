// SPDX-License-Identifier: MIT
#include "ui/editor/descriptoreditor.h"

#include "ui/model/document.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPlainTextDocumentLayout>
#include <QTextBlock>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int indentWidth = 2;

qsizetype indentOf(const QString &line)
{
    const auto it = std::ranges::find_if(line, [](QChar c) { return c != QLatin1Char(' '); });
    return it - line.begin();
}

/// The blocks that a selection touches; one that ends at a line's start does not touch that line.
QList<QTextBlock> selectedBlocks(const QTextCursor &cursor)
{
    const QTextDocument *document = cursor.document();
    QTextBlock block = document->findBlock(cursor.selectionStart());
    QTextBlock last = document->findBlock(cursor.selectionEnd());
    if (last != block && last.position() == cursor.selectionEnd())
        last = last.previous();
    QList<QTextBlock> blocks;
    for (; block.isValid() && block.blockNumber() <= last.blockNumber(); block = block.next())
        blocks.append(block);
    return blocks;
}

/// True when the next line belongs below this one: after a key without a value, or a bare dash.
bool opensBlock(const QString &line)
{
    const QString text = line.trimmed();
    return text.endsWith(QLatin1Char(':')) || text.endsWith(QLatin1String(": |")) ||
           text.endsWith(QLatin1String(": >"));
}

void setLayoutOf(QTextDocument &document)
{
    if (qobject_cast<QPlainTextDocumentLayout *>(document.documentLayout()) == nullptr)
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
}

} // namespace

DescriptorEditor::DescriptorEditor(Document &document, KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : CodeView(repository, parent)
    , m_document(document)
{
    setObjectName(QStringLiteral("descriptorText"));
    setAccessibleName(tr("Descriptor text"));
    setLineWrapMode(NoWrap);
    setSyntax(QStringLiteral("YAML"));
    setLayoutOf(*document.textDocument());
    showDocument(*document.textDocument());
    connect(&document, &Document::changedAt, this, [this](int position) {
        if (!isInSight(this->document()->findBlock(position).blockNumber()) && hasFocus())
            setCaret(position);
    });
}

void DescriptorEditor::setProblems(const QList<Diagnostic> &problems)
{
    QList<Mark> marks;
    for (const Diagnostic &problem : problems) {
        const int begin = m_document.position(problem.origin.span.begin);
        const int end = std::max(begin + 1, m_document.position(problem.origin.span.end));
        marks.append({.begin = begin,
                      .end = end,
                      .severity = problem.severity,
                      .message = QString::fromStdString(message(problem))});
    }
    setMarks(marks);
}

void DescriptorEditor::markSpan(Span span)
{
    const auto blockOf = [&](std::size_t offset) {
        return document()->findBlock(m_document.position(offset)).blockNumber();
    };
    const int first = blockOf(span.begin);
    const int last = std::max(first, blockOf(span.isEmpty() ? span.begin : span.end - 1));
    setMarkedLines({{.first = first, .last = last}});
    if (!isInSight(first))
        revealBlock(first);
}

void DescriptorEditor::goTo(Span span)
{
    setCaret(m_document.position(span.begin));
}

std::size_t DescriptorEditor::caretOffset() const
{
    return m_document.offset(caret());
}

void DescriptorEditor::toggleComment()
{
    const QList<QTextBlock> blocks = selectedBlocks(textCursor());
    const auto isBlank = [](const QTextBlock &block) { return block.text().trimmed().isEmpty(); };
    const bool areComments = std::ranges::all_of(blocks, [&](const QTextBlock &block) {
        return isBlank(block) || block.text().trimmed().startsWith(QLatin1Char('#'));
    });
    qsizetype column = 1000;
    for (const QTextBlock &block : blocks) {
        if (!isBlank(block))
            column = std::min(column, indentOf(block.text()));
    }
    std::vector<TextEdit> edits;
    for (const QTextBlock &block : blocks) {
        if (isBlank(block))
            continue;
        const auto at = block.position() + static_cast<int>(areComments ? indentOf(block.text()) : column);
        const qsizetype removed = !areComments                                                               ? 0
                                  : block.text().mid(indentOf(block.text())).startsWith(QLatin1String("# ")) ? 2
                                                                                                             : 1;
        edits.push_back(
            {.span = {.begin = m_document.offset(at), .end = m_document.offset(at + static_cast<int>(removed))},
             .replacement = areComments ? "" : "# "});
    }
    m_document.apply(edits, areComments ? tr("Uncomment") : tr("Comment Out"));
}

void DescriptorEditor::insertNewLine()
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    qsizetype indent = indentOf(before);
    if (opensBlock(before)) {
        const bool isItem = before.trimmed().startsWith(QLatin1String("- "));
        indent += isItem ? 2 * indentWidth : indentWidth;
    } else if (before.trimmed().startsWith(QLatin1String("- ")) && before.contains(QLatin1String(": "))) {
        indent += indentWidth; // the next key of the same item
    }
    cursor.insertText(QLatin1Char('\n') + QString(indent, QLatin1Char(' ')));
    setTextCursor(cursor);
}

void DescriptorEditor::shiftLines(int spaces)
{
    std::vector<TextEdit> edits;
    for (const QTextBlock &block : selectedBlocks(textCursor())) {
        const std::size_t at = m_document.offset(block.position());
        const auto present = static_cast<std::size_t>(indentOf(block.text()));
        if (spaces > 0 && !block.text().isEmpty())
            edits.push_back(
                {.span = {.begin = at, .end = at}, .replacement = std::string(static_cast<std::size_t>(spaces), ' ')});
        else if (spaces < 0)
            edits.push_back({.span = {.begin = at, .end = at + std::min(present, static_cast<std::size_t>(-spaces))},
                             .replacement = {}});
    }
    m_document.apply(edits, spaces > 0 ? tr("Indent") : tr("Unindent"));
}

void DescriptorEditor::pressBackspace(QKeyEvent *event)
{
    QTextCursor cursor = textCursor();
    const int column = cursor.positionInBlock();
    const bool isInIndent = !cursor.hasSelection() && column >= indentWidth && column % indentWidth == 0 &&
                            indentOf(cursor.block().text()) >= column && event->modifiers() == Qt::NoModifier;
    if (!isInIndent) {
        CodeView::keyPressEvent(event);
        return;
    }
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, indentWidth);
    cursor.removeSelectedText();
}

void DescriptorEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isReadOnly())
        CodeView::keyPressEvent(event);
    else if (event->matches(QKeySequence::Undo))
        m_document.undoStack()->undo();
    else if (event->matches(QKeySequence::Redo))
        m_document.undoStack()->redo();
    else if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        insertNewLine();
    else if (isPlain && event->key() == Qt::Key_Tab && textCursor().hasSelection())
        shiftLines(indentWidth);
    else if (isPlain && event->key() == Qt::Key_Tab)
        textCursor().insertText(QString(indentWidth - textCursor().positionInBlock() % indentWidth, QLatin1Char(' ')));
    else if (event->key() == Qt::Key_Backtab)
        shiftLines(-indentWidth);
    else if (event->key() == Qt::Key_Backspace)
        pressBackspace(event);
    else
        CodeView::keyPressEvent(event);
    ensureCursorVisible();
}

void DescriptorEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const auto add = [&](const QString &text, QKeySequence::StandardKey key, bool isEnabled, auto slot) {
        QAction *action = menu.addAction(text, this, slot);
        action->setShortcut(key);
        action->setEnabled(isEnabled);
    };
    QUndoStack *undo = m_document.undoStack();
    add(tr("&Undo"), QKeySequence::Undo, undo->canUndo(), [undo] { undo->undo(); });
    add(tr("&Redo"), QKeySequence::Redo, undo->canRedo(), [undo] { undo->redo(); });
    menu.addSeparator();
    const bool hasSelection = textCursor().hasSelection();
    add(tr("Cu&t"), QKeySequence::Cut, hasSelection && !isReadOnly(), [this] { cut(); });
    add(tr("&Copy"), QKeySequence::Copy, hasSelection, [this] { copy(); });
    add(tr("&Paste"), QKeySequence::Paste, canPaste(), [this] { paste(); });
    add(tr("Select &All"), QKeySequence::SelectAll, true, [this] { selectAll(); });
    menu.exec(event->globalPos());
}

} // namespace slipway::ui

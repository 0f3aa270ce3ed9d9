// SPDX-License-Identifier: MIT
#include "ui/editor/descriptoreditor.h"

#include "core/yaml/tree.h"
#include "ui/editor/folding.h"
#include "ui/editor/structure.h"
#include "ui/model/document.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPlainTextDocumentLayout>
#include <QTextBlock>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int indentWidth = 2;
/// Bytes of text in which what can be folded is found within some milliseconds; that of others is found aside.
constexpr std::size_t foldableAtOnce = 256U * 1024;

void setLayoutOf(QTextDocument &document)
{
    if (qobject_cast<QPlainTextDocumentLayout *>(document.documentLayout()) == nullptr)
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
}

} // namespace

DescriptorEditor::DescriptorEditor(Document &document, KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : CodeView(repository, parent)
    , m_document(document)
    , m_folds(findFolds, [this](const Folds &found) {
        if (found.revision == m_document.revision() && !m_document.isBehind())
            folding().setRanges(found.ranges);
    })
{
    setObjectName(QStringLiteral("descriptorText"));
    setAccessibleName(tr("Descriptor text"));
    setLineWrapMode(NoWrap);
    setSyntax(QStringLiteral("YAML"));
    setLayoutOf(*document.textDocument());
    showDocument(*document.textDocument());
    setHasGuides(true);
    adoptState();
    connect(&document, &Document::readOnlyChanged, this, &DescriptorEditor::adoptState);
    connect(&document, &Document::behindChanged, this, &DescriptorEditor::adoptState);
    connect(&document, &Document::progressed, this, &DescriptorEditor::dropGrownSelection);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &DescriptorEditor::adoptCaret);
    connect(&document, &Document::changedAt, this, [this](int position) {
        if (!isInSight(this->document()->findBlock(position).blockNumber()) && hasFocus())
            setCaret(position);
    });
}

/// What comes at the caret while the text is behind was not typed: the caret stays before it.
void DescriptorEditor::adoptState()
{
    setReadOnly(m_document.isReadOnly() || m_document.isBehind());
    dropGrownSelection();
    keepCaret(m_document.isBehind());
}

DescriptorEditor::Folds DescriptorEditor::findFolds(const Structure &structure, const std::stop_token & /*stop*/)
{
    const std::string_view text = structure.tree->text();
    return {.ranges = foldableLines(*structure.tree, text, LineIndex(text)), .revision = structure.revision};
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

void DescriptorEditor::setTree(std::shared_ptr<const yaml::Tree> tree, quint64 revision)
{
    if (tree == m_tree && revision == m_treeRevision)
        return;
    m_tree = std::move(tree);
    m_treeRevision = revision;
    if (!hasFreshTree())
        return;
    if (m_tree->isValid() &&
        m_document.text().size() <= foldableAtOnce) // what could be folded stays while it is broken
        folding().setRanges(foldableLines(*m_tree, m_document.text(), m_document.mirror().lines()));
    else if (m_tree->isValid())
        m_folds.request({.tree = m_tree, .revision = m_treeRevision});
    showPair();
}

bool DescriptorEditor::hasFreshTree() const
{
    return m_tree && m_treeRevision == m_document.revision();
}

void DescriptorEditor::adoptCaret()
{
    const QTextBlock block = textCursor().block();
    m_closers.removeIf([&](const QTextCursor &closer) { return closer.block() != block; });
    showPair();
}

void DescriptorEditor::showPair()
{
    QList<Hit> pair;
    if (hasFreshTree() && !textCursor().hasSelection()) {
        if (const auto found = pairAt(*m_tree, caretOffset())) {
            for (const Span &end : {found->first, found->second})
                pair.append({.begin = m_document.position(end.begin), .end = m_document.position(end.end)});
        }
    }
    setPair(pair);
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

void DescriptorEditor::apply(const LineEdit &edit, const QString &name)
{
    std::vector<TextEdit> edits;
    edits.reserve(static_cast<std::size_t>(edit.replacements.size()));
    for (const Replacement &each : edit.replacements) {
        const Span span{.begin = m_document.offset(each.begin), .end = m_document.offset(each.end)};
        const std::string lineEnd = m_document.mirror().lineEndAt(m_document.text(), span.begin);
        QString text = each.text;
        text.replace(QLatin1Char('\n'), QString::fromStdString(lineEnd));
        edits.push_back({.span = span, .replacement = text.toStdString()});
    }
    if (isReadOnly())
        Q_EMIT typingRefused();
    if (edits.empty() || isReadOnly())
        return;
    m_document.apply(edits, name);
    if (edit.selected)
        m_document.whenShown(this, [this, selected = *edit.selected] { select(selected); });
}

void DescriptorEditor::select(const Selected &selected)
{
    const int last = document()->characterCount() - 1;
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(selected.anchor, 0, last));
    cursor.setPosition(std::clamp(selected.position, 0, last), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void DescriptorEditor::toggleComment()
{
    bool areComments = false;
    const LineEdit edit = commentToggled(textCursor(), &areComments);
    apply(edit, areComments ? tr("Uncomment") : tr("Comment Out"));
}

void DescriptorEditor::indent()
{
    apply(shifted(textCursor(), indentWidth), tr("Indent"));
}

void DescriptorEditor::unindent()
{
    apply(shifted(textCursor(), -indentWidth), tr("Unindent"));
}

/// Commands for lines do what is seen: nothing that is hidden below a line is torn from it or goes with it.
void DescriptorEditor::openTouchedFolds()
{
    const TouchedLines lines = touchedLines(textCursor());
    folding().reveal(std::max(0, lines.first - 1));
    for (int line = lines.first; line <= lines.last + 1; ++line)
        folding().unfoldAt(line);
}

void DescriptorEditor::moveLinesUp()
{
    openTouchedFolds();
    apply(moved(textCursor(), -1), tr("Move Lines Up"));
}

void DescriptorEditor::moveLinesDown()
{
    openTouchedFolds();
    apply(moved(textCursor(), 1), tr("Move Lines Down"));
}

void DescriptorEditor::duplicate()
{
    openTouchedFolds();
    apply(duplicated(textCursor()), tr("Duplicate"));
}

void DescriptorEditor::deleteLines()
{
    openTouchedFolds();
    apply(deleted(textCursor()), tr("Delete Lines"));
}

void DescriptorEditor::joinLines()
{
    openTouchedFolds();
    apply(joined(textCursor()), tr("Join Lines"));
}

void DescriptorEditor::expandSelection()
{
    if (!hasFreshTree())
        return;
    QTextCursor cursor = textCursor();
    const Selected now{.anchor = cursor.anchor(), .position = cursor.position()};
    const auto larger = enclosing(*m_tree, {.begin = m_document.offset(cursor.selectionStart()),
                                            .end = m_document.offset(cursor.selectionEnd())});
    if (!larger)
        return;
    if (now != m_lastExpanded)
        m_expanded.clear();
    m_expanded.append(now);
    m_lastExpanded = {.anchor = m_document.position(larger->begin), .position = m_document.position(larger->end)};
    cursor.setPosition(m_lastExpanded.anchor);
    cursor.setPosition(m_lastExpanded.position, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void DescriptorEditor::shrinkSelection()
{
    QTextCursor cursor = textCursor();
    if (m_expanded.isEmpty() || Selected{.anchor = cursor.anchor(), .position = cursor.position()} != m_lastExpanded)
        return;
    m_lastExpanded = m_expanded.takeLast();
    cursor.setPosition(m_lastExpanded.anchor);
    cursor.setPosition(m_lastExpanded.position, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void DescriptorEditor::fold()
{
    folding().foldAt(textCursor().blockNumber());
}

void DescriptorEditor::unfold()
{
    folding().unfoldAt(textCursor().blockNumber());
}

/// What the menu does is done where the mouse is, or to what is selected there.
void DescriptorEditor::bringCaret(const QContextMenuEvent &event)
{
    const QTextCursor there = cursorForPosition(event.pos());
    const QTextCursor now = textCursor();
    const bool isSelected =
        now.hasSelection() && now.selectionStart() <= there.position() && there.position() <= now.selectionEnd();
    if (event.reason() == QContextMenuEvent::Mouse && !isSelected)
        setCaret(there.position());
}

void DescriptorEditor::contextMenuEvent(QContextMenuEvent *event)
{
    bringCaret(*event);
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("textMenu"));
    const auto add = [&](const QString &text, QKeySequence::StandardKey key, bool isEnabled, auto slot) {
        QAction *action = menu.addAction(text, this, slot);
        action->setShortcut(key);
        action->setEnabled(isEnabled);
    };
    QUndoStack *undo = m_document.undoStack();
    add(tr("&Undo"), QKeySequence::Undo, undo->canUndo() && !isReadOnly(), [undo] { undo->undo(); });
    add(tr("&Redo"), QKeySequence::Redo, undo->canRedo() && !isReadOnly(), [undo] { undo->redo(); });
    menu.addSeparator();
    const bool hasSelection = textCursor().hasSelection();
    add(tr("Cu&t"), QKeySequence::Cut, hasSelection && !isReadOnly(), [this] { cutSelection(); });
    add(tr("&Copy"), QKeySequence::Copy, hasSelection, [this] { copy(); });
    add(tr("&Paste"), QKeySequence::Paste, canPaste(), [this] { pasteIndented(); });
    add(tr("Select &All"), QKeySequence::SelectAll, true, [this] { selectAll(); });
    if (!actions().isEmpty())
        menu.addSeparator();
    menu.addActions(actions());
    menu.exec(event->globalPos());
}

} // namespace slipway::ui

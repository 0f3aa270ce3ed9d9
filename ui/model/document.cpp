// SPDX-License-Identifier: MIT
#include "ui/model/document.h"

#include "core/text/linediff.h"

#include <QAbstractTextDocumentLayout>
#include <QScopedValueRollback>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <ranges>

namespace slipway::ui {

namespace {

/// From this number on, edits are joined to one splice: each splice costs a pass over the text.
constexpr std::size_t manyEdits = 32;

/// A QTextDocument tells of changes only when it has a layout; this one lays out nothing, until an editor brings its
/// own.
class NoLayout : public QAbstractTextDocumentLayout
{
public:
    using QAbstractTextDocumentLayout::QAbstractTextDocumentLayout;

    void draw(QPainter *, const PaintContext &) override {}
    int hitTest(const QPointF &, Qt::HitTestAccuracy) const override { return -1; }
    int pageCount() const override { return 1; }
    QSizeF documentSize() const override { return {}; }
    QRectF frameBoundingRect(QTextFrame *) const override { return {}; }
    QRectF blockBoundingRect(const QTextBlock &) const override { return {}; }

protected:
    void documentChanged(int, int, int) override {}
};

std::string withLineEnds(QString text, const std::string &lineEnd)
{
    return text.replace(QLatin1Char('\n'), QString::fromStdString(lineEnd)).toStdString();
}

} // namespace

/// Splices on the undo stack; typing at one place merges into one step, up to the next word.
class Document::Change : public QUndoCommand
{
public:
    /// Typing is in the text already when it comes from the mirror.
    Change(Document *document, DocumentEdit edit, bool isDone)
        : QUndoCommand(edit.kind == DocumentEdit::Kind::Typing ? tr("Typing") : edit.description)
        , m_document(document)
        , m_splices(std::move(edit.splices))
        , m_isTyping(edit.kind == DocumentEdit::Kind::Typing)
        , m_isDone(isDone)
    {
    }

    void undo() override
    {
        DocumentEdit edit{.kind = DocumentEdit::Kind::Undo, .description = {}, .splices = {}};
        for (const Splice &each : m_splices | std::views::reverse)
            edit.splices.push_back({.offset = each.offset, .before = each.after, .after = each.before});
        m_document->splice(edit);
    }

    void redo() override
    {
        const bool isNew = std::exchange(m_isNew, false);
        if (std::exchange(m_isDone, false))
            return;
        const auto first = m_isTyping ? DocumentEdit::Kind::Typing : DocumentEdit::Kind::Step;
        m_document->splice({.kind = isNew ? first : DocumentEdit::Kind::Redo,
                            .description = isNew && !m_isTyping ? text() : QString(),
                            .splices = m_splices});
    }

    [[nodiscard]] int id() const override { return m_isTyping ? 1 : -1; }

    bool mergeWith(const QUndoCommand *other) override
    {
        Splice &mine = m_splices.front();
        const Splice &next = static_cast<const Change *>(other)->m_splices.front();
        return mergeInsertion(mine, next) || mergeBackspace(mine, next);
    }

private:
    static bool mergeInsertion(Splice &mine, const Splice &next)
    {
        const bool startsWord = !mine.after.empty() && mine.after.back() == ' ' && next.after != " ";
        if (!next.before.empty() || next.offset != mine.offset + mine.after.size() || startsWord ||
            next.after.find_first_of("\r\n") != std::string::npos || mine.after.find('\n') != std::string::npos ||
            (mine.after.empty() && !mine.before.empty()))
            return false;
        mine.after += next.after;
        return true;
    }

    static bool mergeBackspace(Splice &mine, const Splice &next)
    {
        if (!mine.after.empty() || !next.after.empty() || next.offset + next.before.size() != mine.offset ||
            next.before.find('\n') != std::string::npos)
            return false;
        mine.before.insert(0, next.before);
        mine.offset = next.offset;
        return true;
    }

    Document *m_document;
    std::vector<Splice> m_splices; ///< from the text's end to its begin, each in terms of the text before
    bool m_isTyping;
    bool m_isDone;
    bool m_isNew = true;
};

Document::Document(std::filesystem::path path, std::string bytes, QObject *parent)
    : Document(std::move(path), bytes, TextMirror(bytes), parent)
{
}

Document::Document(std::filesystem::path path, std::string bytes, TextMirror mirror, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_text(std::move(bytes))
    , m_mirror(std::move(mirror))
{
    renewMirror();
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, &Document::tellModified);
}

Document::~Document()
{
    disconnect(&m_undoStack, nullptr, this, nullptr);
}

void Document::renewMirror()
{
    m_shown.reset();
    delete m_textDocument;
    m_textDocument = new QTextDocument(this);
    m_textDocument->setUndoRedoEnabled(false);
    m_textDocument->setDocumentLayout(new NoLayout(m_textDocument));
    m_shown = std::make_unique<GradualText>(*m_textDocument, [this](int begin, int end) {
        const std::size_t from = offset(begin);
        return mirrored(std::string_view(m_text).substr(from, offset(end) - from));
    });
    connect(m_shown.get(), &GradualText::behindChanged, this, [this](bool isBehind) {
        m_isOpening = m_isOpening && isBehind;
        Q_EMIT behindChanged(isBehind);
    });
    connect(m_shown.get(), &GradualText::progressed, this, &Document::progressed);
    m_isOpening = true;
    m_shown->become(m_mirror.length(), 0, 0);
    m_isOpening = m_shown->isBehind();
    connect(m_textDocument, &QTextDocument::contentsChange, this, &Document::takeFromMirror);
}

void Document::whenShown(const QObject *context, const std::function<void()> &then)
{
    if (isBehind())
        connect(this, &Document::behindChanged, context, then, Qt::SingleShotConnection);
    else
        then();
}

void Document::setPath(const std::filesystem::path &path)
{
    if (path == m_path)
        return;
    m_path = path;
    Q_EMIT pathChanged();
}

void Document::setUntitled(bool isUntitled)
{
    if (isUntitled == m_isUntitled)
        return;
    m_isUntitled = isUntitled;
    Q_EMIT pathChanged();
}

void Document::setVanished(bool isVanished)
{
    if (isVanished == m_isVanished)
        return;
    m_isVanished = isVanished;
    tellModified();
}

void Document::tellModified()
{
    if (const bool now = isModified(); now != std::exchange(m_wasToldModified, now))
        Q_EMIT modifiedChanged(now);
}

void Document::setSaved()
{
    m_isVanished = false;
    m_convertedFrom.clear();
    m_undoStack.setClean();
    tellModified();
}

/// Undo has to find the state that is written, so it counts as the clean one already.
void Document::beginSave()
{
    m_isUnsure = isModified();
    m_undoStack.setClean();
    if (m_saves++ == 0)
        Q_EMIT savingChanged(true);
}

void Document::endSave(bool isSaved)
{
    if (--m_saves > 0)
        return;
    if (isSaved) {
        m_isVanished = false;
        m_convertedFrom.clear();
    } else if (m_isUnsure) {
        m_undoStack.resetClean();
    }
    m_isUnsure = false;
    tellModified();
    Q_EMIT savingChanged(false);
}

void Document::setReadOnly(bool isReadOnly)
{
    if (std::exchange(m_isReadOnly, isReadOnly) != isReadOnly)
        Q_EMIT readOnlyChanged(isReadOnly);
}

QString Document::displayName() const
{
    return m_path.empty() ? tr("untitled") : QString::fromStdString(m_path.filename().string());
}

void Document::apply(std::span<const TextEdit> edits, const QString &description)
{
    if (!m_isReadOnly)
        push(edits, description);
}

void Document::push(std::span<const TextEdit> edits, const QString &description)
{
    std::vector<Splice> splices;
    const auto add = [&](const TextEdit &edit) {
        TextEdit smallest = trimmed(m_text, edit);
        if (!smallest.span.isEmpty() || !smallest.replacement.empty())
            splices.push_back({.offset = smallest.span.begin,
                               .before = m_text.substr(smallest.span.begin, smallest.span.length()),
                               .after = std::move(smallest.replacement)});
    };
    if (edits.size() > manyEdits)
        add({.span = {.begin = 0, .end = m_text.size()}, .replacement = applied(m_text, edits)});
    else
        std::ranges::for_each(edits, add);
    std::ranges::stable_sort(splices, {}, &Splice::offset);
    std::ranges::reverse(splices);
    if (!splices.empty())
        m_undoStack.push(new Change(
            this, {.kind = DocumentEdit::Kind::Step, .description = description, .splices = std::move(splices)},
            false));
}

void Document::become(std::string_view text, const QString &description)
{
    become(editsBetween(m_text, text), description);
}

void Document::become(std::span<const TextEdit> edits, const QString &description)
{
    const QScopedValueRollback guard(m_isQuiet, true);
    push(edits, description);
}

bool Document::replay(std::span<const DocumentEdit> edits)
{
    bool areAll = false;
    {
        const QScopedValueRollback guard(m_isReplaying, true);
        areAll = std::ranges::all_of(edits, [this](const DocumentEdit &edit) { return replay(edit); });
    }
    Q_EMIT textChanged();
    return areAll;
}

/// Most edits are typing, of one splice: those need no copy of the text.
bool Document::replay(const DocumentEdit &edit)
{
    const bool isNew = edit.kind == DocumentEdit::Kind::Typing || edit.kind == DocumentEdit::Kind::Step;
    std::string after;
    if (isNew && edit.splices.size() == 1) {
        if (!holds(m_text, edit.splices.front()))
            return false;
    } else {
        after = m_text;
        if (!applyEdit(after, edit))
            return false;
    }
    if (isNew) {
        m_undoStack.push(new Change(this, edit, false));
        return true;
    }
    (edit.kind == DocumentEdit::Kind::Undo) ? m_undoStack.undo() : m_undoStack.redo();
    if (m_text != after) // the step was made before the journal began
        become(after, edit.kind == DocumentEdit::Kind::Undo ? tr("Undo") : tr("Redo"));
    return true;
}

void Document::splice(const DocumentEdit &edit)
{
    const QScopedValueRollback guard(m_isApplying, true);
    QTextCursor block(m_textDocument);
    block.beginEditBlock();
    std::size_t end = 0;
    for (const Splice &each : edit.splices) {
        replaceBytes({.begin = each.offset, .end = each.offset + each.before.size()}, each.after);
        end = each.offset + each.after.size();
    }
    block.endEditBlock();
    ++m_revision;
    Q_EMIT edited(edit);
    if (!m_isReplaying)
        Q_EMIT textChanged();
    if (!m_isQuiet)
        whenShown(this, [this, end] { Q_EMIT changedAt(position(end)); });
}

void Document::replaceBytes(Span span, const std::string &replacement)
{
    // Line ends can join or part at the edges of a splice (`\r` + `\n`), so the mirror's range is what lies between the
    // positions that both texts agree on.
    const int head = position(span.begin);
    const int tail = m_mirror.length() - position(span.end);
    m_text.replace(span.begin, span.length(), replacement);
    m_mirror.splice(m_text, span.begin, span.length(), replacement.size());
    m_shown->become(m_mirror.length(), std::min(head, position(span.begin)),
                    std::min(tail, m_mirror.length() - position(span.begin + replacement.size())));
}

QString Document::mirrorText(int begin, int end) const
{
    QTextCursor cursor(m_textDocument);
    cursor.setPosition(begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    return cursor.selectedText().replace(QChar(0x2029), QLatin1Char('\n'));
}

void Document::takeFromMirror(int position, int removed, int added)
{
    if (m_isApplying || m_shown->isBehind() || m_shown->isWriting()) // another layout tells of all as changed, too
        return;
    const int newLength = m_textDocument->characterCount() - 1;
    int oldEnd = std::min(position + removed, m_mirror.length());
    int newEnd = std::min(position + added, newLength);
    if (m_mirror.length() - oldEnd != newLength - newEnd) { // over-reported: compare everything
        position = 0;
        oldEnd = m_mirror.length();
        newEnd = newLength;
    }
    const Span reported{.begin = offset(position), .end = offset(oldEnd)};
    const QString before = mirrored(std::string_view(m_text).substr(reported.begin, reported.length()));
    const QString after = mirrorText(position, newEnd);
    const MirrorDifference difference = differenceOf(before, after);
    if (difference.isNothing())
        return;
    const std::size_t begin = offset(position + difference.begin);
    const std::size_t end = offset(position + difference.end);
    Splice splice{.offset = begin,
                  .before = m_text.substr(begin, end - begin),
                  .after = withLineEnds(difference.inserted, m_mirror.lineEndAt(m_text, begin))};
    m_text.replace(begin, splice.before.size(), splice.after);
    m_mirror.splice(m_text, begin, splice.before.size(), splice.after.size());
    ++m_revision;
    const DocumentEdit edit{.kind = DocumentEdit::Kind::Typing, .description = {}, .splices = {std::move(splice)}};
    Q_EMIT edited(edit);
    m_undoStack.push(new Change(this, edit, true));
    Q_EMIT textChanged();
}

} // namespace slipway::ui

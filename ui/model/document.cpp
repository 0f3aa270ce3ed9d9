// SPDX-License-Identifier: MIT
#include "ui/model/document.h"

#include <QAbstractTextDocumentLayout>
#include <QScopedValueRollback>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace slipway::ui {

namespace {

/// From this number on, edits are joined to one splice: each splice costs a pass over the text.
constexpr std::size_t manyEdits = 8;

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
    Change(Document *document, std::vector<Splice> splices, const QString &description, bool isTyping)
        : QUndoCommand(description)
        , m_document(document)
        , m_splices(std::move(splices))
        , m_isTyping(isTyping)
        , m_isDone(isTyping)
    {
    }

    void undo() override { m_document->splice(m_splices, true); }

    void redo() override
    {
        if (!std::exchange(m_isDone, false))
            m_document->splice(m_splices, false);
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
};

Document::Document(std::filesystem::path path, std::string bytes, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_text(std::move(bytes))
    , m_mirror(m_text)
    , m_textDocument(new QTextDocument(this))
{
    m_textDocument->setUndoRedoEnabled(false);
    m_textDocument->setDocumentLayout(new NoLayout(m_textDocument));
    m_textDocument->setPlainText(mirrored(std::string_view(m_text).substr(offset(0))));
    connect(m_textDocument, &QTextDocument::contentsChange, this, &Document::takeFromMirror);
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, [this](bool clean) { Q_EMIT modifiedChanged(!clean); });
}

Document::~Document()
{
    disconnect(&m_undoStack, nullptr, this, nullptr);
}

void Document::setPath(const std::filesystem::path &path)
{
    if (path == m_path)
        return;
    m_path = path;
    Q_EMIT pathChanged();
}

QString Document::displayName() const
{
    return m_path.empty() ? tr("untitled") : QString::fromStdString(m_path.filename().string());
}

void Document::apply(std::span<const TextEdit> edits, const QString &description)
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
        m_undoStack.push(new Change(this, std::move(splices), description, false));
}

void Document::splice(const std::vector<Splice> &splices, bool isUndo)
{
    const QScopedValueRollback guard(m_isApplying, true);
    QTextCursor block(m_textDocument);
    block.beginEditBlock();
    std::size_t end = 0;
    const auto one = [&](const Splice &each) {
        const std::string &from = isUndo ? each.after : each.before;
        const std::string &to = isUndo ? each.before : each.after;
        replaceBytes({.begin = each.offset, .end = each.offset + from.size()}, to);
        end = each.offset + to.size();
    };
    if (isUndo)
        std::ranges::for_each(splices.rbegin(), splices.rend(), one);
    else
        std::ranges::for_each(splices, one);
    block.endEditBlock();
    ++m_revision;
    Q_EMIT textChanged();
    Q_EMIT changedAt(position(end));
}

void Document::replaceBytes(Span span, const std::string &replacement)
{
    // Line ends can join or part at the edges of a splice (`\r` + `\n`), so the mirror's range is what lies between the
    // positions that both texts agree on.
    std::string after = m_text;
    after.replace(span.begin, span.length(), replacement);
    TextMirror next(after);
    const int begin = std::min(position(span.begin), next.position(after, span.begin));
    const int tail = std::min(m_mirror.length() - position(span.end),
                              next.length() - next.position(after, span.begin + replacement.size()));
    const std::size_t from = next.offset(after, begin);
    const std::size_t to = next.offset(after, std::max(begin, next.length() - tail));
    QTextCursor cursor(m_textDocument);
    cursor.setPosition(begin);
    cursor.setPosition(std::max(begin, m_mirror.length() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(mirrored(std::string_view(after).substr(from, to - from)));
    m_text = std::move(after);
    m_mirror = std::move(next);
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
    if (m_isApplying)
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
    m_mirror = TextMirror(m_text);
    ++m_revision;
    m_undoStack.push(new Change(this, {std::move(splice)}, tr("Typing"), true));
    Q_EMIT textChanged();
}

} // namespace slipway::ui

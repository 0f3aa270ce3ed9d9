// SPDX-License-Identifier: MIT
#include "ui/editor/highlighting.h"

#include "ui/editor/colors.h"

#include <QPalette>
#include <QTextBlock>
#include <QTextDocument>

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <algorithm>

namespace slipway::ui {

using KSyntaxHighlighting::Repository;
using KSyntaxHighlighting::State;

namespace {

constexpr auto lightTheme = "Breeze Light";
constexpr auto darkTheme = "VSCodium Dark"; ///< Breeze Dark's keywords are hard to read on a dark base

constexpr qint64 pieceLasts = 6; ///< milliseconds
constexpr int ahead = 400;       ///< lines behind the last one that is looked at

/// What the next line begins with.
struct LineEnd : QTextBlockUserData {
    State state;
};

State stateBehind(const QTextBlock &block)
{
    const auto *end = block.isValid() ? static_cast<const LineEnd *>(block.userData()) : nullptr;
    return end == nullptr ? State() : end->state;
}

QTextCursor cursorAt(const QTextBlock &block)
{
    QTextCursor cursor(block);
    cursor.setKeepPositionOnInsert(true);
    return cursor;
}

} // namespace

Highlighting::Highlighting(Repository &repository, QObject *parent)
    : QObject(parent)
    , m_repository(repository)
    , m_reach(ahead)
{
}

void Highlighting::setDocument(QTextDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_reach = ahead;
    if (m_document)
        connect(m_document, &QTextDocument::contentsChange, this, &Highlighting::takeChange);
    beginAnew();
}

void Highlighting::setSyntax(const QString &definition)
{
    const KSyntaxHighlighting::Definition wanted = m_repository.definitionForName(definition);
    if (wanted == this->definition())
        return;
    setDefinition(wanted);
    beginAnew();
}

void Highlighting::setPalette(const QPalette &palette)
{
    const bool dark = isDark(palette);
    KSyntaxHighlighting::Theme wanted = m_repository.theme(QString::fromLatin1(dark ? darkTheme : lightTheme));
    if (!wanted.isValid())
        wanted = m_repository.defaultTheme(dark ? Repository::DarkTheme : Repository::LightTheme);
    if (wanted.name() == theme().name())
        return;
    setTheme(wanted);
    beginAnew();
}

void Highlighting::beginAnew()
{
    m_charFormats.clear();
    m_changeBegin = {};
    m_changeEnd = {};
    m_frontier = {};
    if (!m_document)
        return;
    m_frontier = cursorAt(m_document->firstBlock());
    goOn();
}

void Highlighting::reach(int block)
{
    if (block + ahead / 2 <= m_reach)
        return;
    m_reach = block + ahead;
    if (!m_frontier.isNull() && !m_piece.isValid())
        QMetaObject::invokeMethod(this, &Highlighting::goOn, Qt::QueuedConnection);
}

void Highlighting::takeChange(int position, int /*removed*/, int added)
{
    const QTextBlock first = m_document->findBlock(position);
    QTextBlock last = m_document->findBlock(position + added);
    if (!last.isValid())
        last = m_document->lastBlock();
    if (!first.isValid() || (!m_frontier.isNull() && m_frontier.position() < first.position()))
        return; // it comes when it is looked at
    if (m_changeBegin.isNull() || first.position() < m_changeBegin.position())
        m_changeBegin = cursorAt(first);
    if (m_changeEnd.isNull() || last.position() > m_changeEnd.position())
        m_changeEnd = cursorAt(last);
    if (isPatient())
        goOn();
}

/// False when this piece has taken its time: the rest is for the next.
bool Highlighting::isPatient()
{
    if (!m_piece.isValid()) {
        m_piece.start();
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_piece.invalidate();
                goOn();
            },
            Qt::QueuedConnection);
    }
    return m_piece.elapsed() < pieceLasts;
}

void Highlighting::goOn()
{
    if (!m_document)
        return;
    goOnWithChange();
    goOnFromFrontier();
}

/// Until a line ends as it ended before the change.
void Highlighting::goOnWithChange()
{
    if (m_changeBegin.isNull())
        return;
    QTextBlock block = m_changeBegin.block();
    bool isOther = true;
    while (block.isValid() && (isOther || block.position() <= m_changeEnd.position())) {
        const bool isKnown = m_frontier.isNull() || block.position() < m_frontier.block().position();
        if (!isKnown || block.blockNumber() > m_reach) {
            if (isKnown)
                setFrontier(block);
            break;
        }
        if (!isPatient()) {
            m_changeBegin = cursorAt(block);
            return;
        }
        isOther = highlight(block);
        block = block.next();
    }
    m_changeBegin = {};
    m_changeEnd = {};
}

void Highlighting::goOnFromFrontier()
{
    if (m_frontier.isNull() || !m_changeBegin.isNull())
        return;
    QTextBlock block = m_frontier.block();
    while (block.isValid() && block.blockNumber() <= m_reach && isPatient()) {
        std::ignore = highlight(block);
        block = block.next();
    }
    setFrontier(block);
}

void Highlighting::setFrontier(const QTextBlock &block)
{
    m_frontier = block.isValid() ? cursorAt(block) : QTextCursor();
}

/// KSyntaxHighlighting continues a comment of a Dockerfile behind a backslash, which Dockerfiles do not (and CEKit's
/// `## \` lines end in one): it is shown the line without. True when the next line begins otherwise than before.
bool Highlighting::highlight(QTextBlock block)
{
    const QString text = block.text();
    const bool isComment = definition().name() == QStringLiteral("Dockerfile") && text.trimmed().startsWith(u'#');
    m_formats.clear();
    const State state =
        highlightLine(isComment && text.endsWith(u'\\') ? text.chopped(1) + u' ' : text, stateBehind(block.previous()));
    setFormats(block);
    auto *end = static_cast<LineEnd *>(block.userData());
    if (end != nullptr && end->state == state)
        return false;
    if (end == nullptr) {
        end = new LineEnd;
        block.setUserData(end);
    }
    end->state = state;
    return true;
}

/// What an input method is composing stands in the line, but not in the text.
void Highlighting::setFormats(const QTextBlock &block)
{
    QTextLayout *layout = block.layout();
    const int composed = static_cast<int>(layout->preeditAreaText().size());
    const int at = layout->preeditAreaPosition();
    for (QTextLayout::FormatRange &range : m_formats) {
        if (composed > 0 && range.start >= at)
            range.start += composed;
        else if (composed > 0 && range.start + range.length > at)
            range.length += composed;
    }
    if (composed > 0)
        std::ranges::copy_if(layout->formats(), std::back_inserter(m_formats), [&](const auto &range) {
            return range.start >= at && range.start + range.length <= at + composed;
        });
    if (layout->formats() == m_formats)
        return;
    layout->setFormats(m_formats);
    m_document->markContentsDirty(block.position(), block.length());
}

void Highlighting::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    using KSyntaxHighlighting::Theme;
    if (length == 0 || !format.isValid())
        return;
    if (format.textStyle() == Theme::Comment)
        m_comment = format;
    const bool isInComment = format.textStyle() == Theme::RegionMarker && m_comment.isValid();
    m_formats.append({.start = offset, .length = length, .format = charFormat(isInComment ? m_comment : format)});
}

const QTextCharFormat &Highlighting::charFormat(const KSyntaxHighlighting::Format &format)
{
    const auto known = m_charFormats.constFind(format.id());
    if (known != m_charFormats.constEnd())
        return *known;
    QTextCharFormat made;
    made.setForeground(format.textColor(theme()));
    if (format.hasBackgroundColor(theme()))
        made.setBackground(format.backgroundColor(theme()));
    if (format.isBold(theme()))
        made.setFontWeight(QFont::Bold);
    if (format.isItalic(theme()))
        made.setFontItalic(true);
    if (format.isUnderline(theme()))
        made.setFontUnderline(true);
    if (format.isStrikeThrough(theme()))
        made.setFontStrikeOut(true);
    return *m_charFormats.insert(format.id(), made);
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/editor/findbar.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/editor/lineedits.h"
#include "ui/model/document.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTextBlock>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>

namespace slipway::ui {

FindBar::FindBar(Document &document, DescriptorEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_editor(editor)
    , m_find(new QLineEdit(this))
    , m_replace(new QLineEdit(this))
    , m_isCaseSensitive(toggle(QStringLiteral("Aa"), "findCase", tr("Match case")))
    , m_isWholeWord(toggle(QStringLiteral("W"), "findWord", tr("Whole words")))
    , m_isRegular(toggle(QStringLiteral(".*"), "findRegular",
                         tr("Regular expression; \\1 … \\9 in the replacement stand for its groups")))
    , m_isInSelection(toggle(QStringLiteral("≡"), "findInSelection", tr("Only in the selection")))
    , m_status(new QLabel(this))
    , m_searches(&FindBar::searchBytes, [this](SearchResult result) { take(std::move(result)); })
{
    layOut();
    connect(m_find, &QLineEdit::textChanged, this, [this] { ask(Then::Nothing); });
    for (QToolButton *each : {m_isCaseSensitive, m_isWholeWord, m_isRegular})
        connect(each, &QToolButton::toggled, this, [this] { ask(Then::Nothing); });
    connect(m_isInSelection, &QToolButton::toggled, this, &FindBar::confineToSelection);
    connect(&document, &Document::textChanged, this, [this] {
        if (isVisible())
            ask(Then::Nothing);
    });
    hide();
}

SearchPattern FindBar::pattern() const
{
    return {.text = m_find->text(),
            .isRegular = m_isRegular->isChecked(),
            .isCaseSensitive = m_isCaseSensitive->isChecked(),
            .isWholeWord = m_isWholeWord->isChecked()};
}

bool FindBar::isSearched() const
{
    return m_result.pattern == pattern() && m_result.revision == m_document.revision() && !m_searches.isBusy();
}

void FindBar::open()
{
    const QTextCursor cursor = m_editor.textCursor();
    const QString selected = cursor.selectedText();
    if (selected.contains(QChar::ParagraphSeparator)) {
        m_isInSelection->setChecked(false);
        m_isInSelection->setChecked(true);
    } else if (!selected.isEmpty()) {
        m_find->setText(selected);
    }
    show();
    m_find->setFocus();
    m_find->selectAll();
    ask(Then::Nothing);
}

void FindBar::close()
{
    hide();
    m_editor.setFocus();
}

void FindBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_editor.setHits({});
}

void FindBar::findNext()
{
    ask(Then::Next);
}

void FindBar::findPrevious()
{
    ask(Then::Previous);
}

void FindBar::findNextWord()
{
    QTextCursor cursor = m_editor.textCursor();
    if (!cursor.hasSelection()) {
        cursor.select(QTextCursor::WordUnderCursor);
        m_editor.setTextCursor(cursor);
    }
    const QString word = cursor.selectedText();
    if (word.trimmed().isEmpty() || word.contains(QChar::ParagraphSeparator))
        return;
    m_isRegular->setChecked(false);
    m_isInSelection->setChecked(false);
    m_find->setText(word);
    ask(Then::Next);
}

void FindBar::replaceOne()
{
    ask(Then::ReplaceOne);
}

void FindBar::replaceAll()
{
    ask(Then::ReplaceAll);
}

/// A command that comes before the hits are known waits for them; a newer one takes its place.
void FindBar::ask(Then then)
{
    if (isSearched()) {
        perform(then);
        return;
    }
    if (then != Then::Nothing)
        m_then = then;
    const bool isConfined = m_isInSelection->isChecked() && m_range.hasSelection();
    m_searches.request({.bytes = m_document.text().substr(m_document.offset(0)),
                        .request = {.text = {},
                                    .pattern = pattern(),
                                    .begin = isConfined ? m_range.selectionStart() : 0,
                                    .end = isConfined ? m_range.selectionEnd() : m_document.mirror().length(),
                                    .revision = m_document.revision()}});
}

SearchResult FindBar::searchBytes(const Asked &asked, std::stop_token stop)
{
    SearchRequest request = asked.request;
    request.text = mirrored(asked.bytes);
    return search(request, std::move(stop));
}

void FindBar::take(SearchResult result)
{
    m_result = std::move(result);
    showHits();
    showStatus();
    if (isSearched())
        perform(std::exchange(m_then, Then::Nothing));
}

void FindBar::perform(Then then)
{
    switch (then) {
    case Then::Nothing:
        showHits();
        showStatus();
        break;
    case Then::Next:
    case Then::Previous:
        find(then == Then::Next);
        break;
    case Then::ReplaceOne:
        replaceSelected();
        break;
    case Then::ReplaceAll:
        replaceEverywhere();
        break;
    }
}

void FindBar::select(qsizetype index)
{
    QTextCursor cursor = m_editor.textCursor();
    m_editor.revealBlock(m_editor.document()->findBlock(m_result.hits[index].begin).blockNumber());
    cursor.setPosition(m_result.hits[index].begin);
    cursor.setPosition(m_result.hits[index].end, QTextCursor::KeepAnchor);
    m_editor.setTextCursor(cursor);
    m_editor.ensureCursorVisible();
}

void FindBar::find(bool forward)
{
    const QList<SearchHit> &hits = m_result.hits;
    if (hits.isEmpty()) {
        showStatus();
        return;
    }
    const QTextCursor cursor = m_editor.textCursor();
    const int from = forward ? cursor.selectionEnd() : cursor.selectionStart();
    const qsizetype after = std::ranges::lower_bound(hits, from, {}, &SearchHit::begin) - hits.begin();
    const qsizetype index = forward ? after : after - 1;
    const bool isWrapped = index < 0 || index >= hits.size();
    select(isWrapped ? (forward ? 0 : hits.size() - 1) : index);
    showStatus(!isWrapped ? QString() : forward ? tr("Continued from the top") : tr("Continued from the end"));
}

void FindBar::replaceSelected()
{
    const QTextCursor cursor = m_editor.textCursor();
    const auto hit = std::ranges::find_if(m_result.hits, [&](const SearchHit &each) {
        return each.begin == cursor.selectionStart() && each.end == cursor.selectionEnd();
    });
    if (hit == m_result.hits.end()) {
        find(true);
        return;
    }
    const QString text = replacementFor(*hit, m_result.pattern, m_replace->text());
    const auto end = hit->begin + static_cast<int>(text.size());
    m_editor.apply({.replacements = {{.begin = hit->begin, .end = hit->end, .text = text}},
                    .selected = Selected{.anchor = end, .position = end}},
                   tr("Replace"));
    ask(Then::Next);
}

void FindBar::replaceEverywhere()
{
    LineEdit edit;
    for (const SearchHit &hit : std::as_const(m_result.hits))
        edit.replacements.append(
            {.begin = hit.begin, .end = hit.end, .text = replacementFor(hit, m_result.pattern, m_replace->text())});
    const bool isPart = m_result.isGivenUp;
    m_editor.apply(edit, tr("Replace All"));
    const auto count = static_cast<int>(edit.replacements.size());
    showStatus(isPart ? tr("%n replaced; there are more", nullptr, count) : tr("%n replaced", nullptr, count));
}

void FindBar::confineToSelection(bool isConfined)
{
    m_range = isConfined ? m_editor.textCursor() : QTextCursor();
    if (isConfined && !m_range.hasSelection()) {
        m_isInSelection->setChecked(false);
        showStatus(tr("Select something first"));
        return;
    }
    m_result = {}; // the same pattern in another range
    m_result.revision = m_document.revision() - 1;
    ask(Then::Nothing);
}

void FindBar::showHits()
{
    QList<Hit> hits;
    if (isVisible()) {
        for (const SearchHit &hit : std::as_const(m_result.hits))
            hits.append({.begin = hit.begin, .end = hit.end});
    }
    m_editor.setHits(hits);
}

void FindBar::showStatus(const QString &news)
{
    const QTextCursor cursor = m_editor.textCursor();
    const auto count = static_cast<int>(m_result.hits.size());
    const auto hit = std::ranges::find_if(m_result.hits, [&](const SearchHit &each) {
        return each.begin == cursor.selectionStart() && each.end == cursor.selectionEnd();
    });
    QStringList parts;
    if (!m_result.error.isEmpty())
        parts.append(m_result.error);
    else if (hit != m_result.hits.end())
        parts.append(tr("%1 of %n match(es)", nullptr, count).arg(hit - m_result.hits.begin() + 1));
    else if (!m_result.pattern.text.isEmpty())
        parts.append(count == 0 ? tr("No match") : tr("%n match(es)", nullptr, count));
    if (m_result.isGivenUp)
        parts.append(tr("given up: the search takes too long or finds too much"));
    if (!news.isEmpty())
        parts.append(news);
    m_status->setText(parts.join(QStringLiteral(" · ")));
    m_status->setVisible(!parts.isEmpty());
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        close();
    else if (isEnter && m_replace->hasFocus())
        event->modifiers().testFlag(Qt::ControlModifier) ? replaceAll() : replaceOne();
    else if (isEnter)
        event->modifiers().testFlag(Qt::ShiftModifier) ? findPrevious() : findNext();
    else
        QWidget::keyPressEvent(event);
}

} // namespace slipway::ui

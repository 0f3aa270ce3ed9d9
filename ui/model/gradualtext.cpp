// SPDX-License-Identifier: MIT
#include "ui/model/gradualtext.h"

#include <QElapsedTimer>
#include <QScopedValueRollback>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace slipway::ui {

namespace {

constexpr int slice = 16 * 1024; ///< characters; Qt takes some milliseconds for them
constexpr qint64 turnLasts = 12; ///< milliseconds

} // namespace

GradualText::GradualText(QTextDocument &shown, Source source, QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_source(std::move(source))
{
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &GradualText::goOn);
}

void GradualText::become(int length, int head, int tail)
{
    m_length = length;
    m_head = m_isBehind ? std::min(m_head, head) : head;
    m_tail =
        std::min(m_isBehind ? std::min(m_tail, tail) : tail, std::min(length, m_shown.characterCount() - 1) - m_head);
    m_work = remnant() + missing();
    if (m_work <= atOnce) {
        write(atOnce);
        setBehind(false);
    } else {
        setBehind(true);
    }
}

int GradualText::percent() const
{
    return m_work == 0 ? 100 : static_cast<int>(100 - 100LL * (remnant() + missing()) / m_work);
}

/// Characters of the old text that are left.
int GradualText::remnant() const
{
    return m_shown.characterCount() - 1 - m_head - m_tail;
}

void GradualText::goOn()
{
    QElapsedTimer turn;
    turn.start();
    while (remnant() + missing() > 0 && turn.elapsed() < turnLasts)
        write(slice);
    if (remnant() + missing() > 0)
        Q_EMIT progressed(percent());
    else
        setBehind(false);
}

void GradualText::write(int most)
{
    const QScopedValueRollback guard(m_isWriting, true);
    const int left = remnant();
    QTextCursor cursor(&m_shown);
    cursor.setPosition(m_head + std::max(0, left - most));
    cursor.setPosition(m_head + left, QTextCursor::KeepAnchor);
    if (left > most) {
        cursor.removeSelectedText();
        return;
    }
    const QString text = m_source(m_head, m_head + std::min(missing(), most));
    cursor.insertText(text);
    m_head += static_cast<int>(text.size());
}

void GradualText::setBehind(bool isBehind)
{
    isBehind ? m_next.start() : m_next.stop();
    if (std::exchange(m_isBehind, isBehind) != isBehind)
        Q_EMIT behindChanged(isBehind);
    if (isBehind)
        Q_EMIT progressed(percent());
}

} // namespace slipway::ui

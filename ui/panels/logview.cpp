// SPDX-License-Identifier: MIT
#include "ui/panels/logview.h"

#include "ui/editor/colors.h"
#include "ui/editor/icons.h"
#include "ui/panels/parts.h"
#include "ui/panels/places.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace slipway::ui {

namespace {

constexpr int flushInterval = 100; ///< ms
constexpr int leftMargin = 2 * step;

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_geometry(QFontDatabase::systemFont(QFontDatabase::FixedFont))
    , m_endButton(iconButton(u"down", tr("Follow the end of the output (Ctrl+End)"), viewport()))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Output of the build"));
    setObjectName(QStringLiteral("log"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::IBeamCursor);
    m_flushing.setSingleShot(true);
    m_flushing.setInterval(flushInterval);
    m_endButton->setCursor(Qt::ArrowCursor);
    m_endButton->setAutoRaise(false);
    m_endButton->setFocusPolicy(Qt::NoFocus);
    m_endButton->hide();
    connect(&m_flushing, &QTimer::timeout, this, &LogView::flush);
    connect(m_endButton, &QToolButton::clicked, this, &LogView::followEnd);
    updateScrollBars();
}

void LogView::appendLines(const QList<LogLine> &lines)
{
    m_pending.append(lines);
    if (!m_pending.isEmpty() && !m_flushing.isActive())
        m_flushing.start();
}

void LogView::flush()
{
    m_flushing.stop();
    const QList<LogLine> lines = std::exchange(m_pending, {});
    const bool hasPlaces = std::ranges::any_of(lines, [](const LogLine &line) { return line.place != nullptr; });
    for (const LogLine &line : lines)
        m_buffer.append(line);
    updateScrollBars();
    viewport()->update();
    if (hasPlaces)
        setCurrentPlace(m_place);
}

void LogView::clear()
{
    m_flushing.stop();
    m_pending.clear();
    m_buffer.clear();
    m_marked.clear();
    m_isFollowing = true;
    select({});
    updateScrollBars();
    viewport()->update();
}

const LogBuffer &LogView::buffer()
{
    if (!m_pending.isEmpty())
        flush();
    return m_buffer;
}

qsizetype LogView::visibleLines() const
{
    return qMax(1, viewport()->height() / m_geometry.lineHeight());
}

void LogView::updateScrollBars()
{
    const QScopedValueRollback updating(m_isUpdating, true);
    const auto page = static_cast<int>(visibleLines());
    verticalScrollBar()->setRange(0, qMax(0, static_cast<int>(m_buffer.size()) - page));
    verticalScrollBar()->setPageStep(page);
    const int width = leftMargin + qRound(static_cast<qreal>(m_buffer.longestLine() + 1) * m_geometry.characterWidth());
    horizontalScrollBar()->setRange(0, qMax(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(qRound(m_geometry.characterWidth() * 4));
    if (m_isFollowing)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    placeEndButton();
}

void LogView::placeEndButton()
{
    const QSize size = m_endButton->sizeHint();
    m_endButton->setGeometry(viewport()->width() - size.width() - 2 * step,
                             viewport()->height() - size.height() - 2 * step, size.width(), size.height());
    m_endButton->setVisible(!m_isFollowing && verticalScrollBar()->value() < verticalScrollBar()->maximum());
}

void LogView::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    if (!m_isUpdating) {
        m_isFollowing = verticalScrollBar()->value() == verticalScrollBar()->maximum();
        placeEndButton();
    }
    viewport()->update();
}

void LogView::followEnd()
{
    m_isFollowing = true;
    updateScrollBars();
    viewport()->update();
}

QColor LogView::colorOf(LogKind kind) const
{
    const QColor text = palette().color(QPalette::Text);
    switch (kind) {
    case LogKind::ErrorOutput:
        return blended(text, severityColor(palette(), Severity::Warning), 0.75);
    case LogKind::Step:
        return severityColor(palette(), Severity::Hint);
    case LogKind::Note:
        return quietTextColor(palette());
    case LogKind::Failure:
        return severityColor(palette(), Severity::Error);
    case LogKind::Output:
        break;
    }
    return text;
}

void LogView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const qsizetype first = verticalScrollBar()->value();
    const int height = m_geometry.lineHeight();
    for (qsizetype line = first + event->rect().top() / height; line < m_buffer.size(); ++line) {
        const int top = static_cast<int>(line - first) * height;
        if (top > event->rect().bottom())
            break;
        paintLine(painter, line, top);
    }
}

void LogView::paintLine(QPainter &painter, qsizetype line, int top) const
{
    const LogLine &shown = m_buffer.at(line);
    const QRect row(0, top, viewport()->width(), m_geometry.lineHeight());
    const QColor base = palette().color(QPalette::Base);
    if (m_marked.contains(line)) {
        const QColor accent = palette().color(QPalette::Highlight);
        painter.fillRect(row, blended(base, accent, isDark(palette()) ? 0.22 : 0.13));
        painter.fillRect(QRect(0, top, 3, row.height()), accent);
    }
    paintMatches(painter, line, top);
    if (const LogRange range = selection(); range.begin != range.end)
        paintRange(painter, line, top, range, blended(base, palette().color(QPalette::Highlight), 0.45));
    QFont shownFont = font();
    shownFont.setBold(shown.kind == LogKind::Step || shown.kind == LogKind::Failure);
    painter.setFont(shownFont);
    painter.setPen(colorOf(shown.kind));
    const qreal left = horizontalScrollBar()->value() - leftMargin;
    m_geometry.draw(painter, QPointF(-left, top), shown.text, left, left + viewport()->width());
}

void LogView::paintRange(QPainter &painter, qsizetype line, int top, const LogRange &range, const QColor &color) const
{
    if (line < range.begin.line || line > range.end.line)
        return;
    const QString &text = m_buffer.at(line).text;
    const qreal left = line == range.begin.line ? m_geometry.x(text, range.begin.column) : 0;
    const qsizetype last = line == range.end.line ? range.end.column : text.size();
    const qreal lineEnd = line == range.end.line ? 0 : m_geometry.characterWidth();
    const qreal right = m_geometry.x(text, last) + lineEnd;
    const qreal shift = leftMargin - horizontalScrollBar()->value();
    painter.fillRect(QRectF(left + shift, top, right - left, m_geometry.lineHeight()), color);
}

void LogView::paintMatches(QPainter &painter, qsizetype line, int top) const
{
    if (m_highlighted.isEmpty())
        return;
    const QColor color = blended(palette().color(QPalette::Base), severityColor(palette(), Severity::Warning), 0.35);
    const QString &text = m_buffer.at(line).text;
    for (qsizetype at = text.indexOf(m_highlighted, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(m_highlighted, at + m_highlighted.size(), Qt::CaseInsensitive))
        paintRange(painter, line, top, {{line, at}, {line, at + m_highlighted.size()}}, color);
}

LogPosition LogView::positionAt(QPointF point) const
{
    if (m_buffer.size() == 0)
        return {};
    const qsizetype row = qFloor(point.y() / m_geometry.lineHeight());
    const qsizetype line = std::clamp(verticalScrollBar()->value() + row, qsizetype(0), m_buffer.size() - 1);
    return {line, m_geometry.column(m_buffer.at(line).text, point.x() + horizontalScrollBar()->value() - leftMargin)};
}

LogRange LogView::selection() const
{
    return m_anchor < m_caret ? LogRange{m_anchor, m_caret} : LogRange{m_caret, m_anchor};
}

QString LogView::selectedText() const
{
    return m_buffer.text(selection());
}

void LogView::select(const LogRange &range)
{
    if (m_anchor == range.begin && m_caret == range.end)
        return;
    m_anchor = range.begin;
    m_caret = range.end;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void LogView::moveCaret(LogPosition position)
{
    select({m_anchor, position});
}

void LogView::copy()
{
    if (const QString text = selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void LogView::selectAll()
{
    select({{}, buffer().end()});
}

bool LogView::isInSight(qsizetype line) const
{
    const qsizetype first = verticalScrollBar()->value();
    return line >= first && line < first + visibleLines();
}

void LogView::reveal(const LogRange &range)
{
    if (!isInSight(range.begin.line))
        verticalScrollBar()->setValue(static_cast<int>(range.begin.line - visibleLines() / 2));
    const QString &text = m_buffer.at(range.begin.line).text;
    const int left = qRound(m_geometry.x(text, range.begin.column));
    const int right = qRound(m_geometry.x(text, range.end.column)) + 2 * leftMargin;
    QScrollBar *bar = horizontalScrollBar();
    if (left < bar->value() || right > bar->value() + viewport()->width())
        bar->setValue(right > viewport()->width() ? qMax(0, left - viewport()->width() / 3) : 0);
}

bool LogView::find(const QString &text, bool forward)
{
    setHighlighted(text);
    const LogRange from = selection();
    const auto found = buffer().find(text, forward ? from.end : from.begin, forward);
    if (!found)
        return false;
    select(*found);
    reveal(*found);
    return true;
}

void LogView::setHighlighted(const QString &text)
{
    if (std::exchange(m_highlighted, text) != text)
        viewport()->update();
}

void LogView::setCurrentPlace(const Origin &place)
{
    const bool isSame = m_place == place;
    m_place = place;
    const QList<qsizetype> &placed = m_buffer.placedLines();
    const QList<int> shown = showing(place, static_cast<int>(placed.size()),
                                     [&](int i) -> const Origin & { return *m_buffer.at(placed[i]).place; });
    m_marked.clear();
    for (const int i : shown)
        m_marked.insert(placed[i]);
    const bool isSeen = std::ranges::any_of(m_marked, [this](qsizetype line) { return isInSight(line); });
    if (!isSame && !shown.isEmpty() && !isSeen)
        reveal({{placed[shown.first()], 0}, {placed[shown.first()], 0}});
    viewport()->update();
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    m_geometry = LogGeometry(font());
    updateScrollBars();
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/form/itemsview.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr QMargins hintMargins(8, 8, 8, 8);
constexpr int mostRows = 10;
constexpr int leastWidth = 120;

constexpr QKeySequence::StandardKey standardKeys[] = {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste,
                                                      QKeySequence::Delete};

} // namespace

ItemsView::ItemsView(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | SelectedClicked | EditKeyPressed | AnyKeyPressed);
    setTabKeyNavigation(false);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setDefaultDropAction(Qt::MoveAction);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ItemsView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ItemsView::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ItemsView::fit);
    fit();
}

void ItemsView::setFillsPage(bool fills)
{
    m_fillsPage = fills;
    setSizePolicy(QSizePolicy::Expanding, fills ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    fit();
}

void ItemsView::fit()
{
    setMaximumHeight(m_fillsPage ? std::max(heightOf(rows()), sizeHint().height()) : QWIDGETSIZE_MAX);
    updateGeometry();
}

void ItemsView::commitEditor()
{
    if (QWidget *editor = state() == EditingState ? indexWidget(currentIndex()) : nullptr)
        commitData(editor);
}

int ItemsView::rows() const
{
    return model() ? model()->rowCount() : 0;
}

int ItemsView::heightOf(int count) const
{
    const int header = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    return header + count * verticalHeader()->defaultSectionSize() + 2 * frameWidth();
}

/// The header, and the hint in the width that there is.
int ItemsView::heightOfHint() const
{
    const QRect room =
        QRect(0, 0, std::max(viewport()->width(), leastWidth), QWIDGETSIZE_MAX).marginsRemoved(hintMargins);
    return heightOf(0) + fontMetrics().boundingRect(room, Qt::TextWordWrap, m_hint).height() + hintMargins.top() +
           hintMargins.bottom();
}

QSize ItemsView::sizeHint() const
{
    return {leastWidth, rows() == 0 ? std::max(heightOfHint(), heightOf(1)) : heightOf(std::min(rows(), mostRows))};
}

void ItemsView::setHint(const QString &hint)
{
    m_hint = hint;
    fit();
}

void ItemsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (rows() == 0 && event->size().width() != event->oldSize().width())
        fit();
}

QList<int> ItemsView::selectedRows() const
{
    QList<int> found;
    const QModelIndexList indexes = selectionModel()->selectedRows();
    for (const QModelIndex &index : indexes)
        found.append(index.row());
    if (found.isEmpty() && currentIndex().isValid())
        found.append(currentIndex().row());
    return found;
}

void ItemsView::selectRows(int first, int last)
{
    const QItemSelection rows(model()->index(first, 0), model()->index(last, 0));
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ItemsView::setMarkedRow(int row)
{
    if (row == m_markedRow)
        return;
    m_markedRow = row;
    viewport()->update();
}

bool ItemsView::isOurKey(const QKeyEvent &event) const
{
    const int key = event.key();
    if (event.modifiers() == Qt::AltModifier)
        return key == Qt::Key_Up || key == Qt::Key_Down;
    if (event.modifiers() == Qt::ControlModifier && key == Qt::Key_D)
        return true;
    return std::ranges::any_of(standardKeys, [&](QKeySequence::StandardKey each) { return event.matches(each); });
}

bool ItemsView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurKey(static_cast<QKeyEvent &>(*event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

bool ItemsView::handleKey(const QKeyEvent &event)
{
    const int row = currentIndex().row();
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (isEnter && event.modifiers().testAnyFlags(Qt::KeyboardModifiers(~Qt::KeypadModifier)))
        return false;
    if (isEnter && row + 1 >= rows())
        Q_EMIT addRequested();
    else if (isEnter && currentIndex().flags().testFlag(Qt::ItemIsEditable))
        edit(currentIndex());
    else if (!isOurKey(event))
        return false;
    else if (event.matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else if (event.matches(QKeySequence::Cut))
        Q_EMIT cutRequested();
    else if (event.matches(QKeySequence::Paste))
        Q_EMIT pasteRequested(QGuiApplication::clipboard()->text());
    else if (event.key() == Qt::Key_D)
        Q_EMIT duplicateRequested();
    else if (event.matches(QKeySequence::Delete))
        Q_EMIT removeRequested();
    else
        Q_EMIT stepRequested(event.key() == Qt::Key_Up ? -1 : 1);
    return true;
}

void ItemsView::keyPressEvent(QKeyEvent *event)
{
    if (state() == EditingState || !handleKey(*event))
        QTableView::keyPressEvent(event);
}

void ItemsView::dropEvent(QDropEvent *event)
{
    const int from = currentIndex().row();
    if (from < 0) // other sources are kept out by InternalMove
        return;
    const QModelIndex under = indexAt(event->position().toPoint());
    int to = under.isValid() ? under.row() : rows();
    if (under.isValid() && event->position().y() > visualRect(under).center().y())
        ++to;
    if (to > from)
        --to;
    event->setDropAction(Qt::CopyAction); // the row is moved here and is not to be removed by the drag
    event->accept();
    if (to != from)
        Q_EMIT moveRequested(from, to);
}

void ItemsView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    Q_EMIT focusEntered();
}

void ItemsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    if (rows() == 0 && !m_hint.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().marginsRemoved(hintMargins), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
    }
    if (m_markedRow >= 0 && m_markedRow < rows()) {
        const int top = rowViewportPosition(m_markedRow);
        painter.fillRect(QRect(0, top, 3, rowHeight(m_markedRow)), palette().color(QPalette::Highlight));
    }
}

} // namespace slipway::ui

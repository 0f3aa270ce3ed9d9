// SPDX-License-Identifier: MIT
#include "ui/panels/usagesview.h"

#include "ui/panels/parts.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStackedLayout>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace slipway::ui {

UsagesView::UsagesView(QWidget *parent)
    : QWidget(parent)
    , m_title(quietLabel(this))
    , m_list(new QTreeWidget(this))
    , m_empty(new EmptyState(this))
    , m_pages(new QStackedLayout)
{
    m_list->setObjectName(QStringLiteral("usages"));
    m_list->setAccessibleName(tr("Usages"));
    m_list->setHeaderLabels({tr("Text"), tr("Kind"), tr("Place")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->installEventFilter(this);
    connect(m_list, &QTreeWidget::itemClicked, this, &UsagesView::activateCurrent);
    m_empty->setState(u"search", tr("No usages to show"),
                      tr("Put the caret on the name of a module, stage, artifact, variable or file and press "
                         "Shift+F12, or find a text in all files with Ctrl+Shift+F."));
    auto *head = new ToolRow(this);
    head->row().addWidget(m_title, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addLayout(m_pages, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_list);
}

QString UsagesView::kindText(UsageRow::Kind kind)
{
    switch (kind) {
    case UsageRow::Kind::Definition:
        return tr("definition");
    case UsageRow::Kind::Usage:
        return tr("usage");
    case UsageRow::Kind::Text:
        break;
    }
    return tr("text");
}

void UsagesView::setUsages(const QString &title, const QList<UsageRow> &rows)
{
    m_rows = rows;
    m_title->setText(title);
    m_list->clear();
    for (const UsageRow &row : rows) {
        auto *item = new QTreeWidgetItem(m_list, {row.line.trimmed(), kindText(row.kind), row.place});
        item->setFont(0, QFontDatabase::systemFont(QFontDatabase::FixedFont));
    }
    m_pages->setCurrentIndex(rows.isEmpty() ? 0 : 1);
    if (!rows.isEmpty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

QString UsagesView::title() const
{
    return m_title->text();
}

void UsagesView::activateCurrent()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row >= 0)
        Q_EMIT placeActivated(m_rows[row].origin);
}

bool UsagesView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            activateCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace slipway::ui

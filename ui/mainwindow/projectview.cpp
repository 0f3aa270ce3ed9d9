// SPDX-License-Identifier: MIT
#include "ui/mainwindow/projectview.h"

#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/projectmodel.h"
#include "ui/model/navigator.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

namespace slipway::ui {

ProjectView::ProjectView(const Surroundings &surroundings, QWidget *parent)
    : QTreeView(parent)
    , m_here(surroundings)
    , m_model(new ProjectModel(this))
{
    setModel(m_model);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideMiddle); // paths begin alike and end in names
    setFrameShape(NoFrame);
    setAccessibleName(tr("Project"));
    connect(m_model, &QAbstractItemModel::modelReset, this, &QTreeView::expandAll);
    connect(this, &QTreeView::activated, this, &ProjectView::activateRow);
    connect(this, &QTreeView::clicked, this, &ProjectView::activateRow);
    connect(m_model, &ProjectModel::overrideToggled, this, [this](const QString &file, bool isEnabled) {
        m_here.workspace.setOverrideEnabled(file.toStdString(), isEnabled);
    });
}

void ProjectView::refresh()
{
    m_model->setItems(projectTree(m_here.workspace));
}

void ProjectView::activateRow(const QModelIndex &index)
{
    const ProjectItem *item = m_model->item(index);
    if (item == nullptr)
        return;
    if (item->kind == ProjectItemKind::Fetch)
        m_here.actions["fetch.start"]->trigger();
    else
        m_here.navigator.jump(item->origin, this);
}

void ProjectView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    const ProjectItem *item = m_model->item(index);
    if (item == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("projectMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, *item);
    menu->popup(isByKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void ProjectView::fillMenu(QMenu &menu, const ProjectItem &item)
{
    if (item.origin.isWritten())
        menu.addAction(tr("&Open"), this, [this, origin = item.origin] { m_here.navigator.jump(origin, this); });
    const bool isRepository = item.kind == ProjectItemKind::Repository;
    const bool isFetched = isRepository || item.kind == ProjectItemKind::Fetch || !item.address.isEmpty();
    if (isFetched)
        menu.addAction(m_here.actions["fetch.start"]);
    if (!item.address.isEmpty())
        menu.addAction(tr("&Copy Address"), this,
                       [address = item.address] { QGuiApplication::clipboard()->setText(address); });
    if (item.kind == ProjectItemKind::Override)
        menu.addAction(tr("&Remove from the Overrides"), this,
                       [this, file = item.origin.file] { m_here.workspace.removeOverride(file); });
    if (item.kind == ProjectItemKind::Override || item.kind == ProjectItemKind::Overrides) {
        menu.addSeparator();
        menu.addAction(m_here.actions["edit.overrides"]);
        menu.addAction(m_here.actions["edit.overridesAddress"]);
    }
    if (menu.isEmpty())
        menu.addAction(tr("Nothing to do here"))->setEnabled(false);
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/itemsmodel.h"

#include <QStyledItemDelegate>

namespace slipway::ui {

/// Editors of a list's cells: suggestions where the column has some, whole numbers where it wants them. What is being
/// typed in an editor is not replaced by what comes from the text. The cell that keys act on has a frame.
class ItemsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ItemsDelegate(FormContext &context, const ItemsModel &model, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Shows what is cut off for want of room, before what the model tells.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    FormContext &m_context;
    const ItemsModel &m_model;
    std::vector<FieldSpec> m_columns;
};

} // namespace slipway::ui

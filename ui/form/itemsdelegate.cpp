// SPDX-License-Identifier: MIT
#include "ui/form/itemsdelegate.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpressionValidator>

namespace slipway::ui {

namespace {

QLineEdit *lineOf(QWidget *editor)
{
    if (auto *box = qobject_cast<QComboBox *>(editor))
        return box->lineEdit();
    return qobject_cast<QLineEdit *>(editor);
}

} // namespace

ItemsDelegate::ItemsDelegate(FormContext &context, const ItemsModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_context(context)
    , m_model(model)
{
    const ItemsSpec &spec = model.spec();
    for (const std::string &column : spec.columns)
        m_columns.push_back(spec.item ? fieldSpec(*spec.item, column) : FieldSpec());
}

QWidget *ItemsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/,
                                     const QModelIndex &index) const
{
    const FieldSpec &column = m_columns[static_cast<std::size_t>(index.column())];
    QWidget *editor = nullptr;
    if (column.suggest != Suggest::Nothing) {
        auto *box = new QComboBox(parent);
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->addItems(suggestionsFor(m_context, column.suggest, m_model.rowPath(index.row())));
        editor = box;
    } else {
        auto *line = new QLineEdit(parent);
        line->setFrame(false);
        if (column.widget == FieldWidget::Integer)
            line->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("-?[0-9]*")), line));
        editor = line;
    }
    editor->setAutoFillBackground(true);
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return editor;
}

void ItemsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    QLineEdit *line = lineOf(editor);
    if (!line || line->isModified())
        return;
    const QString text = index.data(Qt::EditRole).toString();
    if (text == line->text() && !text.isEmpty())
        return;
    line->setText(text);
    line->selectAll();
}

void ItemsDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const QLineEdit *line = lineOf(editor);
    const auto *box = qobject_cast<QComboBox *>(editor);
    const bool isChosen = box && box->currentText() != index.data(Qt::EditRole).toString();
    if (line && (line->isModified() || isChosen))
        model->setData(index, line->text());
}

QSize ItemsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(8, 8);
}

} // namespace slipway::ui

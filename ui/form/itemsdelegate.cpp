// SPDX-License-Identifier: MIT
#include "ui/form/itemsdelegate.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpressionValidator>
#include <QToolTip>

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

void ItemsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    plain.state.setFlag(QStyle::State_HasFocus, false); // styles draw nothing to be seen on a selected row
    QStyledItemDelegate::paint(painter, plain, index);
    if (!option.state.testFlag(QStyle::State_HasFocus))
        return;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    painter->restore();
}

bool ItemsDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    const bool isCut = QStyledItemDelegate::sizeHint(option, index).width() > option.rect.width();
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString told = index.data(Qt::ToolTipRole).toString();
    if (event->type() != QEvent::ToolTip || !isCut || told.startsWith(text))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), told.isEmpty() ? text : text + QLatin1Char('\n') + told, view);
    return true;
}

QSize ItemsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(8, 8);
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/editor/completionpopup.h"

#include "ui/editor/colors.h"
#include "ui/editor/icons.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace slipway::ui {

namespace {

using assist::CompletionKind;

constexpr int detailRole = Qt::UserRole;
constexpr int matchRole = Qt::UserRole + 1;
constexpr int mostRows = 10;
constexpr int documentationWidth = 280;
constexpr int padding = 8;

QString iconNameOf(CompletionKind kind)
{
    switch (kind) {
    case CompletionKind::Key:
        return QStringLiteral("label");
    case CompletionKind::Choice:
        return QStringLiteral("check");
    case CompletionKind::Module:
    case CompletionKind::Version:
        return QStringLiteral("module");
    case CompletionKind::Stage:
        return QStringLiteral("stage");
    case CompletionKind::Artifact:
        return QStringLiteral("artifact");
    case CompletionKind::File:
        return QStringLiteral("file");
    case CompletionKind::Folder:
        return QStringLiteral("folder");
    case CompletionKind::Known:
        return QStringLiteral("hint");
    case CompletionKind::Seen:
        return QStringLiteral("history");
    }
    return {};
}

/// The positions in a label that what was typed stands for; a prefix when it is one.
QList<int> matchedIn(const QString &label, const QString &typed)
{
    QList<int> found;
    if (label.startsWith(typed, Qt::CaseInsensitive)) {
        for (int i = 0; i < typed.size(); ++i)
            found.append(i);
        return found;
    }
    qsizetype at = 0;
    for (const QChar wanted : typed) {
        at = label.indexOf(wanted, at, Qt::CaseInsensitive);
        if (at < 0)
            return {};
        found.append(static_cast<int>(at++));
    }
    return found;
}

/// Icon, label with the typed letters in bold, and the detail at the right, quietly.
class CompletionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QPalette &palette = option.palette;
        painter->fillRect(option.rect, palette.color(isSelected ? QPalette::Highlight : QPalette::Base));
        const QRect row = option.rect.adjusted(padding, 0, -padding, 0);
        const int side = 16;
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QRect(row.left(), row.center().y() - side / 2 + 1, side, side), Qt::AlignCenter,
                   isSelected ? QIcon::Selected : QIcon::Normal);
        const QColor text = palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
        const int end = paintLabel(painter, option, index, QPoint(row.left() + side + padding, row.top()), text);
        painter->setPen(isSelected ? text : quietTextColor(palette));
        painter->setFont(option.font);
        const QRect rest(end + 2 * padding, row.top(), row.right() - end - 2 * padding, row.height());
        painter->drawText(
            rest, Qt::AlignRight | Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data(detailRole).toString(), Qt::ElideLeft, rest.width()));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, option.fontMetrics.height() + padding};
    }

private:
    static int paintLabel(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, QPoint at,
                          const QColor &color)
    {
        const QString label = index.data().toString();
        const auto matched = index.data(matchRole).value<QList<int>>();
        painter->setPen(color);
        int x = at.x();
        for (int i = 0; i < label.size(); ++i) {
            QFont font = option.font;
            font.setBold(matched.contains(i));
            const int width = QFontMetrics(font).horizontalAdvance(label[i]);
            painter->setFont(font);
            painter->drawText(QRect(x, at.y(), width, option.rect.height()), Qt::AlignVCenter, label[i]);
            x += width;
        }
        return x;
    }
};

} // namespace

QString completionKindText(CompletionKind kind)
{
    switch (kind) {
    case CompletionKind::Key:
        return CompletionPopup::tr("key");
    case CompletionKind::Choice:
        return CompletionPopup::tr("allowed value");
    case CompletionKind::Module:
        return CompletionPopup::tr("module");
    case CompletionKind::Version:
        return CompletionPopup::tr("version");
    case CompletionKind::Stage:
        return CompletionPopup::tr("stage of this descriptor");
    case CompletionKind::Artifact:
        return CompletionPopup::tr("artifact of this project");
    case CompletionKind::File:
        return CompletionPopup::tr("file");
    case CompletionKind::Folder:
        return CompletionPopup::tr("folder");
    case CompletionKind::Known:
        return CompletionPopup::tr("in common use");
    case CompletionKind::Seen:
        return CompletionPopup::tr("used in this project");
    }
    return {};
}

CompletionPopup::CompletionPopup(QWidget *window)
    : QFrame(window)
    , m_list(new QListWidget(this))
    , m_documentation(new QLabel(this))
{
    setObjectName(QStringLiteral("completion"));
    setAccessibleName(tr("Completions"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::NoFocus);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new CompletionDelegate(m_list));
    m_list->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_list->setAccessibleName(tr("Completions"));
    m_documentation->setWordWrap(true);
    m_documentation->setTextFormat(Qt::RichText);
    m_documentation->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_documentation->setMargin(padding);
    m_documentation->setFixedWidth(documentationWidth);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_documentation);
    connect(m_list, &QListWidget::currentRowChanged, this, &CompletionPopup::showDocumentation);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { Q_EMIT chosen(m_list->row(item)); });
    hide();
}

void CompletionPopup::setItems(const std::vector<assist::CompletionItem> &items, const QString &typed, int selected)
{
    m_items = items;
    m_list->clear();
    for (const assist::CompletionItem &item : items) {
        const QString label = QString::fromStdString(item.label);
        auto *row = new QListWidgetItem(icon(iconNameOf(item.kind)), label, m_list);
        row->setData(detailRole, QString::fromStdString(item.detail));
        row->setData(matchRole, QVariant::fromValue(matchedIn(label, typed)));
        row->setData(Qt::AccessibleDescriptionRole, completionKindText(item.kind));
    }
    setCurrent(selected);
    showDocumentation();
}

int CompletionPopup::count() const
{
    return m_list->count();
}

int CompletionPopup::current() const
{
    return m_list->currentRow();
}

void CompletionPopup::setCurrent(int row)
{
    m_list->setCurrentRow(row);
    if (row < 0)
        m_list->clearSelection();
}

void CompletionPopup::move(int rows)
{
    const int count = m_list->count();
    if (count == 0)
        return;
    const int from = current() < 0 ? (rows > 0 ? -1 : count) : current();
    setCurrent((from + rows + count) % count);
}

void CompletionPopup::movePage(int pages)
{
    setCurrent(std::clamp(std::max(current(), 0) + pages * (mostRows - 1), 0, m_list->count() - 1));
}

QString CompletionPopup::documentation() const
{
    return m_documentation->isVisibleTo(this) ? m_documentation->text() : QString();
}

void CompletionPopup::showDocumentation()
{
    const int row = std::max(0, current());
    if (row >= m_list->count()) {
        m_documentation->clear();
        return;
    }
    const assist::CompletionItem &item = m_items[static_cast<std::size_t>(row)];
    QString text = QStringLiteral("<b>%1</b><br><span style='color:%2'>%3</span>")
                       .arg(QString::fromStdString(item.label).toHtmlEscaped(), quietTextColor(palette()).name(),
                            item.isRequired ? tr("required key") : completionKindText(item.kind));
    if (!item.documentation.empty())
        text += QStringLiteral("<p style='margin-top:8px'>%1</p>")
                    .arg(QString::fromStdString(item.documentation).toHtmlEscaped());
    m_documentation->setText(text);
}

QSize CompletionPopup::sizeForItems() const
{
    int width = 220;
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem *item = m_list->item(i);
        const QFontMetrics metrics(m_list->font());
        width = std::max(width, metrics.horizontalAdvance(item->text() + item->data(detailRole).toString()) + 80);
    }
    const int rows = std::min(mostRows, m_list->count());
    const int rowHeight = m_list->sizeHintForRow(0);
    const bool hasDocumentation =
        std::ranges::any_of(m_items, [](const assist::CompletionItem &item) { return !item.documentation.empty(); });
    m_documentation->setVisible(hasDocumentation);
    const int least = hasDocumentation ? m_documentation->fontMetrics().height() * 7 : 0;
    return {std::min(width, 460) + (hasDocumentation ? documentationWidth : 0), std::max(rows * rowHeight + 2, least)};
}

void CompletionPopup::showAt(const QRect &caret)
{
    const QSize size = sizeForItems().boundedTo(parentWidget()->size());
    const int height = parentWidget()->height();
    const bool fitsBelow = caret.bottom() + 2 + size.height() <= height;
    const bool fitsAbove = caret.top() - 2 - size.height() >= 0;
    const int y = fitsBelow || !fitsAbove ? std::min(caret.bottom() + 2, height - size.height())
                                          : caret.top() - 2 - size.height();
    const int x = std::clamp(caret.left(), 0, std::max(0, parentWidget()->width() - size.width()));
    setGeometry(QRect(QPoint(x, y), size));
    raise();
    show();
}

} // namespace slipway::ui

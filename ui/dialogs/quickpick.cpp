// SPDX-License-Identifier: MIT
#include "ui/dialogs/quickpick.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int indexRole = Qt::UserRole;
constexpr int detailRole = Qt::UserRole + 1;

/// Text at the left, the detail in the placeholder colour at the right.
class ChoiceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(8, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(detailRole).toString());
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo(QSize(0, option.fontMetrics.height() + 8));
    }
};

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

} // namespace

int matchScore(const QString &typed, const QString &text)
{
    int score = 0;
    qsizetype at = 0;
    qsizetype previous = -2;
    for (const QChar wanted : typed) {
        if (wanted.isSpace())
            continue;
        while (at < text.size() && text[at].toLower() != wanted.toLower())
            ++at;
        if (at == text.size())
            return -1;
        score += 1 + (at == previous + 1 ? 4 : 0) + (startsWord(text, at) ? 3 : 0);
        previous = at++;
    }
    return score;
}

QuickPick::QuickPick(QList<Choice> choices, const QString &placeholder, QWidget *parent)
    : QDialog(parent)
    , m_choices(std::move(choices))
    , m_input(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("quickPick"));
    setWindowTitle(placeholder);
    m_input->setPlaceholderText(placeholder);
    m_input->setAccessibleName(placeholder);
    m_input->setClearButtonEnabled(true);
    m_input->installEventFilter(this);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(placeholder);
    m_list->setUniformItemSizes(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    resize(560, 400);
    connect(m_input, &QLineEdit::textChanged, this, &QuickPick::narrow);
    connect(m_input, &QLineEdit::returnPressed, this, &QuickPick::pickCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &QuickPick::pickCurrent);
    narrow({});
}

void QuickPick::narrow(const QString &typed)
{
    QList<std::pair<int, int>> found; // score, index
    for (int i = 0; i < m_choices.size(); ++i) {
        if (const int score = matchScore(typed, m_choices[i].text); score >= 0)
            found.append({score, i});
    }
    std::ranges::stable_sort(found, std::greater(), &std::pair<int, int>::first);
    m_list->clear();
    for (const auto &[score, index] : std::as_const(found)) {
        const Choice &choice = m_choices[index];
        auto *item = new QListWidgetItem(choice.text, m_list);
        item->setData(indexRole, index);
        item->setData(detailRole, choice.isEnabled ? choice.detail : choice.reason);
        if (!choice.isEnabled)
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    if (found.isEmpty())
        (new QListWidgetItem(tr("Nothing matches what is typed"), m_list))->setFlags(Qt::NoItemFlags);
    m_list->setCurrentRow(0);
}

void QuickPick::pickCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    m_chosen = item->data(indexRole).toInt();
    accept();
    Q_EMIT picked(m_chosen);
}

bool QuickPick::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/panels/parts.h"

#include "ui/editor/colors.h"
#include "ui/editor/icons.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int iconSize = 16;
constexpr int emptyIconSize = 48;

QPixmap coloredIcon(const QWidget &widget, QStringView name, int size, const QColor &color)
{
    const qreal ratio = widget.devicePixelRatio();
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintIcon(painter, QRectF(0, 0, size, size), name, color);
    return pixmap;
}

class QuietLabel : public QLabel
{
public:
    explicit QuietLabel(QWidget *parent)
        : QLabel(parent)
    {
        setForegroundRole(QPalette::PlaceholderText);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
    }

    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        const bool isCut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        setToolTip(isCut ? text() : QString());
        if (!isCut) {
            QLabel::paintEvent(event);
            return;
        }
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

} // namespace

ToolRow::ToolRow(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(2 * step, step, step, step);
    m_row->setSpacing(step);
}

QToolButton *iconButton(QStringView iconName, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize({iconSize, iconSize});
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

QLineEdit *filterEdit(const QString &placeholder, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(placeholder);
    edit->setClearButtonEnabled(true);
    edit->addAction(icon(u"filter"), QLineEdit::LeadingPosition);
    edit->setMaximumWidth(320);
    auto *clear = new QShortcut(Qt::Key_Escape, edit, nullptr, nullptr, Qt::WidgetShortcut);
    QObject::connect(clear, &QShortcut::activated, edit, &QLineEdit::clear);
    return edit;
}

QLabel *quietLabel(QWidget *parent)
{
    return new QuietLabel(parent);
}

QString breakable(const QString &text)
{
    constexpr int longestRun = 24;
    constexpr QChar zeroWidthSpace(u'\u200B');
    QString result;
    int run = 0;
    for (const QChar each : text) {
        if (run >= longestRun && !each.isLowSurrogate()) {
            result.append(zeroWidthSpace);
            run = 0;
        }
        run = each.isSpace() ? 0 : run + 1;
        result.append(each);
    }
    return result;
}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    layout->setSpacing(2 * step);
    layout->addStretch(2);
    for (QLabel *label : {m_icon, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_icon);
        label->setMinimumWidth(1); // a long word does not make the window wide
        layout->addWidget(label);
    }
    layout->addStretch(3);
    m_text->setForegroundRole(QPalette::PlaceholderText);
}

void EmptyState::setState(QStringView iconName, const QString &title, const QString &text)
{
    m_iconName = iconName.toString();
    m_title->setText(title);
    m_words = text;
    m_text->setText(breakable(text));
    draw();
}

void EmptyState::draw()
{
    const QColor faint = blended(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.4);
    m_icon->setPixmap(coloredIcon(*this, m_iconName, emptyIconSize, faint));
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        draw();
}

InlineBar::InlineBar(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy = sizePolicy(); // a fixed height would be that of one line
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void InlineBar::setMessage(Kind kind, const QString &text)
{
    if (kind == m_kind && text == m_text)
        return;
    m_kind = kind;
    m_text = text;
    setAccessibleName(text);
    setToolTip(text);
    if (isVisible() && heightForWidth(width()) != height())
        updateGeometry();
    setVisible(!text.isEmpty());
    update();
}

/// Where the text goes in a bar that is so wide.
QRect InlineBar::textRect(int width) const
{
    const int left = 4 * step + iconSize;
    const QRect room(left, step, std::max(width - left - 2 * step, 1), QWIDGETSIZE_MAX);
    return {room.topLeft(), fontMetrics().boundingRect(room, Qt::TextWordWrap, breakable(m_text)).size()};
}

int InlineBar::heightForWidth(int width) const
{
    return std::max(textRect(width).height(), iconSize) + 2 * step;
}

QSize InlineBar::sizeHint() const
{
    return {textRect(QWIDGETSIZE_MAX).right() + 2 * step, heightForWidth(QWIDGETSIZE_MAX)};
}

QSize InlineBar::minimumSizeHint() const
{
    return {8 * step + iconSize, iconSize + 2 * step};
}

QColor InlineBar::color() const
{
    switch (m_kind) {
    case Kind::Warning:
        return severityColor(palette(), Severity::Warning);
    case Kind::Error:
        return severityColor(palette(), Severity::Error);
    case Kind::Note:
        break;
    }
    return severityColor(palette(), Severity::Hint);
}

void InlineBar::paintEvent(QPaintEvent * /*event*/)
{
    const QStringView name = m_kind == Kind::Note ? u"hint" : m_kind == Kind::Warning ? u"warning" : u"error";
    QPainter painter(this);
    painter.fillRect(rect(), blended(palette().color(QPalette::Base), color(), 0.14));
    paintIcon(painter, QRectF(2 * step, step, iconSize, iconSize), name, color());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(textRect(width()).adjusted(0, 0, step, step), Qt::TextWordWrap, breakable(m_text));
}

} // namespace slipway::ui

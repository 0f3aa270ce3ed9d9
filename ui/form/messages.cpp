// SPDX-License-Identifier: MIT
#include "ui/form/messages.h"

#include "ui/editor/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace slipway::ui {

namespace {

constexpr int mostLines = 4;
constexpr int iconSize = 16;

} // namespace

Messages::Messages(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(4);
    hide();
}

void Messages::setMessages(const QList<Message> &messages)
{
    if (messages == m_messages)
        return;
    m_messages = messages;
    rebuild();
    setVisible(!messages.isEmpty());
}

void Messages::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) // links and icons have its colours
        rebuild();
}

void Messages::rebuild()
{
    const auto old = findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *line : old) {
        line->hide();
        line->deleteLater();
    }
    for (qsizetype i = 0; i < std::min<qsizetype>(m_messages.size(), mostLines); ++i)
        addLine(m_messages[i]);
    if (m_messages.size() > mostLines)
        addLine({Severity::Hint, tr("And %n more.", nullptr, static_cast<int>(m_messages.size() - mostLines)), {}});
}

void Messages::addLine(const Message &message)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *picture = new QLabel(line);
    picture->setPixmap(severityIcon(message.severity).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    layout->addWidget(picture, 0, Qt::AlignTop);
    QString text = message.text.toHtmlEscaped();
    if (message.place.isWritten())
        text += QStringLiteral(" <a href=\"text\">%1</a>").arg(tr("Show in text").toHtmlEscaped());
    auto *label = new QLabel(text, line);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setAccessibleName(message.text);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    const Origin place = message.place;
    connect(label, &QLabel::linkActivated, this, [this, place] { Q_EMIT placeActivated(place); });
    layout->addWidget(label, 1);
    m_lines->addWidget(line);
    line->show();
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/form/messages.h"

#include "ui/editor/icons.h"
#include "ui/form/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int mostLines = 4;
constexpr int iconSize = 16;
constexpr std::size_t mostFixes = 2;

} // namespace

Message messageFor(const Diagnostic &problem)
{
    return {.severity = problem.severity, .text = messageOf(problem), .problem = problem};
}

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
    const bool looksSame = std::ranges::equal(messages, m_messages, [](const Message &one, const Message &other) {
        return one.severity == other.severity && lineOf(one) == lineOf(other);
    });
    m_messages = messages; // what their fixes do and where they are may be new all the same
    if (looksSame)
        return;
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
        addLine(m_messages[i], i);
    if (m_messages.size() > mostLines)
        addLine({Severity::Hint, tr("And %n more.", nullptr, static_cast<int>(m_messages.size() - mostLines)), {}},
                mostLines);
}

/// Its words and links, as rich text.
QString Messages::lineOf(const Message &message)
{
    QStringList links;
    const auto link = [&links](const QString &target, const QString &text) {
        links.append(QStringLiteral("<a href=\"%1\">%2</a>").arg(target, text.toHtmlEscaped()));
    };
    const std::size_t fixes = std::min(message.problem.fixes.size(), mostFixes);
    for (std::size_t i = 0; i < fixes; ++i)
        link(QStringLiteral("fix:%1").arg(i), fixWords(message.problem.fixes[i]));
    if (message.place.isWritten())
        link(QStringLiteral("text"), tr("Show in text"));
    const QString text = message.text.toHtmlEscaped();
    return links.isEmpty() ? text : text + QLatin1Char(' ') + links.join(QStringLiteral(" · "));
}

void Messages::addLine(const Message &message, qsizetype place)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *picture = new QLabel(line);
    picture->setPixmap(severityIcon(message.severity).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    layout->addWidget(picture, 0, Qt::AlignTop);
    auto *label = new QLabel(lineOf(message), line);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a long path in it does not make the page wide
    label->setToolTip(message.text);
    label->setAccessibleName(message.text);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(label, &QLabel::linkActivated, this, [this, place](const QString &link) {
        if (place < m_messages.size())
            follow(Message(m_messages[place]), link);
    });
    layout->addWidget(label, 1);
    m_lines->addWidget(line);
    line->show();
}

void Messages::follow(const Message &message, const QString &link)
{
    if (link.startsWith(QStringLiteral("fix:")))
        Q_EMIT fixRequested(message.problem, link.sliced(4).toInt());
    else
        Q_EMIT placeActivated(message.place);
}

} // namespace slipway::ui

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
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
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
    showLines();
    setVisible(!messages.isEmpty());
}

void Messages::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) // links and icons have its colours
        showLines();
}

/// Lines change in place: while somebody types, the words of one change with each letter.
void Messages::showLines()
{
    QList<Message> shown = m_messages.first(std::min<qsizetype>(m_messages.size(), mostLines));
    if (m_messages.size() > mostLines)
        shown.append({.severity = Severity::Hint,
                      .text = tr("And %n more.", nullptr, static_cast<int>(m_messages.size() - mostLines))});
    while (m_lines.size() > shown.size()) {
        QWidget *last = m_lines.takeLast().widget;
        last->hide();
        last->deleteLater(); // a click on one of its links may have led here
    }
    while (m_lines.size() < shown.size())
        m_lines.append(newLine(m_lines.size()));
    for (qsizetype i = 0; i < shown.size(); ++i)
        show(shown[i], m_lines[i]);
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
        link(QStringLiteral("text"), tr("Show in text").replace(QLatin1Char(' '), QChar(QChar::Nbsp)));
    const QString text = message.text.toHtmlEscaped();
    return links.isEmpty() ? text : text + QLatin1Char(' ') + links.join(QStringLiteral(" · "));
}

Messages::Line Messages::newLine(qsizetype place)
{
    const Line line{.widget = new QWidget(this), .picture = new QLabel(this), .label = new QLabel(this)};
    auto *layout = new QHBoxLayout(line.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(line.picture, 0, Qt::AlignTop);
    line.label->setTextFormat(Qt::RichText);
    line.label->setWordWrap(true);
    line.label->setMinimumWidth(1); // a long path in it does not make the page wide
    line.label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(line.label, &QLabel::linkActivated, this, [this, place](const QString &link) {
        if (place < m_messages.size())
            follow(Message(m_messages[place]), link);
    });
    layout->addWidget(line.label, 1);
    m_layout->addWidget(line.widget);
    line.widget->show();
    return line;
}

void Messages::show(const Message &message, const Line &line)
{
    line.picture->setPixmap(severityIcon(message.severity).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    line.label->setText(lineOf(message));
    line.label->setToolTip(message.text);
    line.label->setAccessibleName(message.text);
}

void Messages::follow(const Message &message, const QString &link)
{
    if (link.startsWith(QStringLiteral("fix:")))
        Q_EMIT fixRequested(message.problem, link.sliced(4).toInt());
    else
        Q_EMIT placeActivated(message.place);
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace slipway::ui {

/// A sentence in a form, with a place in the text that it speaks of.
struct Message {
    Severity severity = Severity::Error;
    QString text;
    Origin place = {};       ///< not written: no link
    Diagnostic problem = {}; ///< its fixes are offered; none without a code

    bool operator==(const Message &) const = default;
};

/// A problem as a message with its fixes.
[[nodiscard]] Message messageFor(const Diagnostic &problem);

/// Sentences with an icon each, links to their fixes and a link 'Show in text'; takes no room when there are none.
class Messages : public QWidget
{
    Q_OBJECT

public:
    explicit Messages(QWidget *parent = nullptr);

    /// Those past the fourth are only counted.
    void setMessages(const QList<Message> &messages);
    [[nodiscard]] const QList<Message> &messages() const { return m_messages; }

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);
    /// The user asked for `problem.fixes[index]`.
    void fixRequested(const slipway::Diagnostic &problem, int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line {
        QWidget *widget = nullptr;
        QLabel *picture = nullptr;
        QLabel *label = nullptr;
    };

    void showLines();
    [[nodiscard]] static QString lineOf(const Message &message);
    [[nodiscard]] Line newLine(qsizetype place);
    void show(const Message &message, const Line &line);
    void follow(const Message &message, const QString &link);

    QList<Message> m_messages;
    QVBoxLayout *m_layout;
    QList<Line> m_lines; ///< as many as are shown
};

} // namespace slipway::ui

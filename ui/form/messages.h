// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace slipway::ui {

/// A sentence in a form, with a place in the text that it speaks of.
struct Message {
    Severity severity = Severity::Error;
    QString text;
    Origin place = {}; ///< not written: no link

    bool operator==(const Message &) const = default;
};

/// Sentences with an icon each and a link 'Show in text'; takes no room when there are none.
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

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addLine(const Message &message);

    QList<Message> m_messages;
    QVBoxLayout *m_lines;
};

} // namespace slipway::ui

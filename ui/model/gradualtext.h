// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

class QTextDocument;

namespace slipway::ui {

/// Brings a QTextDocument to a text that it is to show: at once where little differs, else in slices between the events
/// of the user, since Qt takes a second for some megabytes. While it is behind, the text may become yet another one.
///
/// Whoever looks at the document meanwhile sees the begin of the new text, what is left of the old one, and the end of
/// both; nobody else may write into it.
class GradualText : public QObject
{
    Q_OBJECT

public:
    /// A part of the newest text; it may end a little later than asked for, and does not end within a character.
    using Source = std::function<QString(int begin, int end)>;

    /// Characters that are written at once.
    static constexpr int atOnce = 256 * 1024;

    /// `shown` outlives this.
    GradualText(QTextDocument &shown, Source source, QObject *parent = nullptr);

    /// The text is another one, of `length` characters; the first `head` and the last `tail` are those of the one
    /// before.
    void become(int length, int head, int tail);
    [[nodiscard]] bool isBehind() const { return m_isBehind; }
    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    /// How much of what was to be done is done, while it is behind.
    [[nodiscard]] int percent() const;

Q_SIGNALS:
    void behindChanged(bool isBehind);
    void progressed(int percent);

private:
    [[nodiscard]] int remnant() const;
    [[nodiscard]] int missing() const { return m_length - m_head - m_tail; }
    void goOn();
    void write(int most);
    void setBehind(bool isBehind);

    QTextDocument &m_shown;
    Source m_source;
    QTimer m_next;
    int m_length = 0;
    int m_head = 0; ///< characters at the begin that are shown as they are to be
    int m_tail = 0; ///< and at the end
    int m_work = 0; ///< characters that were to be taken away or written when it fell behind
    bool m_isBehind = false;
    bool m_isWriting = false;
};

} // namespace slipway::ui

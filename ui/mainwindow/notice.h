// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace slipway::ui {

/// A slim line of information with at most one thing to do and a way to dismiss it; hidden while it has nothing to say.
class Notice : public QWidget
{
    Q_OBJECT

public:
    explicit Notice(QWidget *parent);

    /// `actionText` empty: nothing to do.
    void showText(const QString &text, const QString &actionText = {}, std::function<void()> action = {});

private:
    QLabel *m_text;
    QPushButton *m_button;
    std::function<void()> m_action;
};

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace slipway::ui {

class LogView;

/// Finds in a log while one types: Enter and Shift+Enter go on, Escape closes.
class LogFindBar : public QWidget
{
    Q_OBJECT

public:
    LogFindBar(LogView &log, QWidget *parent);

public Q_SLOTS:
    /// Shows the bar and takes the focus; a selection within one line is what it looks for.
    void open();
    void close();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(bool forward);
    void findAnew();

    LogView &m_log;
    QLineEdit *m_text;
    QLabel *m_result;
};

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/filestore.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace slipway::ui {

/// Stands where the editors are when a file cannot be opened as it is: why, and what can be done about it.
class RefusalPage : public QWidget
{
    Q_OBJECT

public:
    explicit RefusalPage(QWidget *parent);

    void showRefusal(const std::filesystem::path &file, Unreadable reason);
    [[nodiscard]] const std::filesystem::path &file() const { return m_file; }
    [[nodiscard]] const Unreadable &reason() const { return m_reason; }

Q_SIGNALS:
    void convertRequested();
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_advice;
    QPushButton *m_convert;
    QPushButton *m_system;
    QPushButton *m_back;
    std::filesystem::path m_file;
    Unreadable m_reason;
};

} // namespace slipway::ui

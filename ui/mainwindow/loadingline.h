// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace slipway::ui {

class Document;

/// Above a text that comes in slices: how much of it is there. One that is being opened can be cancelled.
class LoadingLine : public QWidget
{
    Q_OBJECT

public:
    /// `document` outlives the line.
    LoadingLine(const Document &document, QWidget *parent);

Q_SIGNALS:
    void cancelled();

private:
    void adopt();

    const Document &m_document;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
};

} // namespace slipway::ui

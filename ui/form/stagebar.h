// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/formcontext.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace slipway::ui {

class Messages;

/// Chooses the stage of a document that is a list of images, and adds, removes and moves stages. The last stage is the
/// image that is built in the end. Hidden for other documents.
class StageBar : public QWidget
{
    Q_OBJECT

public:
    StageBar(FormContext &context, QWidget *parent);

    void refresh();

private:
    QToolButton *addButton(QStringView iconName, const QString &name, const QString &text);
    void add();
    void remove();
    void move(int to);
    void take(const FormContext::Outcome &outcome, int stage);

    FormContext &m_context;
    QComboBox *m_box;
    QToolButton *m_add = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    Messages *m_messages;
};

} // namespace slipway::ui

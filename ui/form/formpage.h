// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/pagespec.h"

#include <QScrollArea>

namespace slipway::ui {

class FieldGroup;
class ItemsPanel;

/// One page of a form, in a scroll area: fields, then lists, in one column.
class FormPage : public QScrollArea
{
    Q_OBJECT

public:
    FormPage(FormContext &context, const PageSpec &spec, QWidget *parent);

    void refresh();
    void commit();
    void revert();
    /// Marks the field or row at a path and scrolls to it if it is out of sight; the focus stays.
    void showPlace(std::string_view path);
    void clearMarks();

private:
    void reveal(QWidget *widget);

    FieldGroup *m_fields = nullptr;
    QList<ItemsPanel *> m_lists;
};

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/fieldrow.h"

#include <QList>

class QVBoxLayout;

namespace slipway::ui {

/// A column of fields of one map.
class FieldGroup : public QWidget
{
    Q_OBJECT

public:
    /// Fields are named `<prefix>.<keys>`.
    FieldGroup(FormContext &context, const std::vector<FieldSpec> &specs, const QString &prefix, QWidget *parent);

    void setParentPath(const std::string &parent);
    void refresh();
    void commit();
    void revert();
    [[nodiscard]] const QList<FieldRow *> &rows() const { return m_rows; }
    /// The field whose value is at a path, or holds it.
    [[nodiscard]] FieldRow *rowAt(std::string_view path) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QList<FieldRow *> m_rows;
};

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/form/fieldgroup.h"

#include <QResizeEvent>
#include <QVBoxLayout>

namespace slipway::ui {

namespace {

/// From this width on, labels stand beside their fields.
constexpr int wideFrom = 440;

} // namespace

FieldGroup::FieldGroup(FormContext &context, const std::vector<FieldSpec> &specs, const QString &prefix,
                       QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const FieldSpec &spec : specs) {
        const QString name = prefix + QLatin1Char('.') + QString::fromStdString(spec.keys);
        m_rows.append(new FieldRow(context, spec, name, this));
        layout->addWidget(m_rows.back());
    }
}

void FieldGroup::setParentPath(const std::string &parent)
{
    for (FieldRow *row : std::as_const(m_rows))
        row->setParentPath(parent);
}

void FieldGroup::refresh()
{
    for (FieldRow *row : std::as_const(m_rows))
        row->refresh();
}

void FieldGroup::commit()
{
    for (FieldRow *row : std::as_const(m_rows))
        row->commit();
}

void FieldGroup::revert()
{
    for (FieldRow *row : std::as_const(m_rows))
        row->revert();
}

FieldRow *FieldGroup::rowAt(std::string_view path) const
{
    for (FieldRow *row : m_rows) {
        if (isWithin(path, row->path()))
            return row;
    }
    return nullptr;
}

void FieldGroup::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (FieldRow *row : std::as_const(m_rows))
        row->setWide(event->size().width() >= wideFrom);
}

} // namespace slipway::ui

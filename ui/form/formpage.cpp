// SPDX-License-Identifier: MIT
#include "ui/form/formpage.h"

#include "ui/form/fieldgroup.h"
#include "ui/form/itemspanel.h"

#include <QVBoxLayout>

namespace slipway::ui {

FormPage::FormPage(FormContext &context, const PageSpec &spec, QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("form.page.") + spec.id);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(4);
    if (!spec.fields.empty()) {
        m_fields = new FieldGroup(context, spec.fields, QStringLiteral("form"), content);
        layout->addWidget(m_fields);
    }
    for (const ItemsSpec &list : spec.lists) {
        m_lists.append(new ItemsPanel(context, list, content));
        layout->addWidget(m_lists.back());
    }
    if (m_fields || m_lists.size() != 1) {
        layout->addStretch(1);
    } else {
        m_lists.front()->setFillsPage();
        layout->setStretchFactor(m_lists.front(), 1);
    }
    setWidget(content);
}

void FormPage::refresh()
{
    if (m_fields)
        m_fields->refresh();
    for (ItemsPanel *list : std::as_const(m_lists))
        list->refresh();
}

void FormPage::commit()
{
    if (m_fields)
        m_fields->commit();
    for (ItemsPanel *list : std::as_const(m_lists))
        list->commit();
}

void FormPage::revert()
{
    if (m_fields)
        m_fields->revert();
    for (ItemsPanel *list : std::as_const(m_lists))
        list->revert();
}

void FormPage::reveal(QWidget *widget)
{
    const QRect place(widget->mapTo(viewport(), QPoint()), widget->size());
    if (!viewport()->rect().intersects(place))
        ensureWidgetVisible(widget, 0, 16);
}

void FormPage::showPlace(std::string_view path)
{
    clearMarks();
    if (FieldRow *row = m_fields ? m_fields->rowAt(path) : nullptr) {
        row->setMarked(true);
        reveal(row);
        return;
    }
    for (ItemsPanel *list : std::as_const(m_lists)) {
        if (isWithin(path, list->path())) {
            reveal(list->showPlace(path));
            return;
        }
    }
}

void FormPage::clearMarks()
{
    if (m_fields) {
        for (FieldRow *row : m_fields->rows())
            row->setMarked(false);
    }
    for (ItemsPanel *list : std::as_const(m_lists))
        list->clearMark();
}

} // namespace slipway::ui

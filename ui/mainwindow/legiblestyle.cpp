// SPDX-License-Identifier: MIT
#include "ui/mainwindow/legiblestyle.h"

#include <QStyleOption>
#include <QWidget>

namespace slipway::ui {

namespace {

constexpr int frameLightness = 300; ///< per cent; the style takes some of it away again

/// Fusion draws frames darker than the window: as they come out in a dark one, they cannot be seen. Not for a part of
/// what is being drawn with a lighter frame already.
bool wantsFrame(const QStyleOption &option, const QWidget *widget)
{
    const QColor window = option.palette.color(QPalette::Window);
    return window.lightness() < 128 && (!widget || widget->palette().color(QPalette::Window) == window);
}

/// A palette whose frames are lighter than the window by as much as they would be darker.
template <typename Option>
Option framed(const Option &option)
{
    Option copy = option;
    copy.palette.setColor(QPalette::Window, option.palette.color(QPalette::Window).lighter(frameLightness));
    return copy;
}

} // namespace

void LegibleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *item = element == CE_ItemViewItem ? qstyleoption_cast<const QStyleOptionViewItem *>(option) : nullptr;
    if (item && widget && widget->focusPolicy() == Qt::NoFocus) {
        QStyleOptionViewItem active = *item; // views say that it is not where the focus is elsewhere
        active.state.setFlag(State_Active);
        QProxyStyle::drawControl(element, &active, painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void LegibleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    const auto *box = control == CC_ComboBox ? qstyleoption_cast<const QStyleOptionComboBox *>(option) : nullptr;
    const auto *spin = control == CC_SpinBox ? qstyleoption_cast<const QStyleOptionSpinBox *>(option) : nullptr;
    if (box && wantsFrame(*option, widget)) {
        const QStyleOptionComboBox copy = framed(*box);
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    } else if (spin && wantsFrame(*option, widget)) {
        const QStyleOptionSpinBox copy = framed(*spin);
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void LegibleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const bool isFrame = element == PE_FrameLineEdit || element == PE_Frame;
    const bool isMark = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
    const auto *frame = isFrame ? qstyleoption_cast<const QStyleOptionFrame *>(option) : nullptr;
    const auto *mark = isMark ? qstyleoption_cast<const QStyleOptionButton *>(option) : nullptr;
    if (frame && wantsFrame(*option, widget)) {
        const QStyleOptionFrame copy = framed(*frame);
        QProxyStyle::drawPrimitive(element, &copy, painter, widget);
    } else if (mark && wantsFrame(*option, widget)) {
        const QStyleOptionButton copy = framed(*mark);
        QProxyStyle::drawPrimitive(element, &copy, painter, widget);
    } else {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace slipway::ui

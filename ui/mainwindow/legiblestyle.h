// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace slipway::ui {

/// The desktop's style, with two differences. A list that takes no focus, such as the completions below the caret,
/// shows its selection as an active one: there, keys act on it all the same. And in dark colours, inputs have a frame
/// that can be seen.
class LegibleStyle : public QProxyStyle
{
    Q_OBJECT

public:
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace slipway::ui

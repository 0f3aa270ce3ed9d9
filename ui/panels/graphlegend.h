// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace slipway::ui {

/// What the icons of a graph mean; words give way when there is no room.
class GraphLegend : public QWidget
{
    Q_OBJECT

public:
    explicit GraphLegend(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace slipway::ui

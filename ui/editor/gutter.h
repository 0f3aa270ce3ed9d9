// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QTextBlock;

namespace slipway::ui {

class CodeView;

/// The strip left of a code view: accent bar of the marked lines, problem icons, line numbers, arrows that
/// fold. Its code view lays it out.
class Gutter : public QWidget
{
    Q_OBJECT

public:
    explicit Gutter(CodeView &view);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// 0-based block; not on an arrow.
    void clicked(int block);
    void signClicked(int block);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void paintBlock(QPainter &painter, const QTextBlock &block, QRect row);
    void paintArrow(QPainter &painter, int block, QRect place);
    [[nodiscard]] int foldWidth() const;

    CodeView &m_view;
};

} // namespace slipway::ui

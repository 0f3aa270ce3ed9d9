// SPDX-License-Identifier: MIT
#pragma once

#include "ui/editor/marks.h"

#include <QPlainTextEdit>

#include <functional>

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

class Gutter;
class Highlighting;

/// A text with line numbers, highlighting, problems and marked lines: the base of the descriptor editor and of all
/// previews (which set it read-only). Positions are those of its QTextDocument, blocks are 0-based.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int minimumZoom = 50;
    static constexpr int maximumZoom = 400;

    /// `repository` is shared by all views and outlives them.
    explicit CodeView(KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);
    ~CodeView() override;

    /// A definition of KSyntaxHighlighting: `YAML`, `Dockerfile`, `Bash`, `JSON`; else plain text.
    void setSyntax(const QString &definition);
    /// Shows another document (with a QPlainTextDocumentLayout) and highlights it; marks are cleared.
    void showDocument(QTextDocument &document);

    void setMarks(const QList<Mark> &marks);
    /// As they stand after the edits since setMarks.
    [[nodiscard]] QList<Mark> marks() const;
    /// The lines of the current place: an accent bar and a soft background. Does not scroll.
    void setMarkedLines(const QList<BlockRange> &lines);
    [[nodiscard]] QList<BlockRange> markedLines() const { return m_markedLines; }
    [[nodiscard]] bool isMarked(int block) const;

    /// Scrolls a block to the middle, but only when it is out of sight. Caret and focus stay.
    void revealBlock(int block);
    [[nodiscard]] bool isInSight(int block) const;
    /// Moves the caret and brings it into sight, without taking the focus.
    void setCaret(int position);
    [[nodiscard]] int caret() const { return textCursor().position(); }

    /// Percent of the system's fixed font.
    [[nodiscard]] int zoom() const { return m_zoom; }
    void setZoom(int percent);

    /// The block at a y of the viewport; -1 below the text.
    [[nodiscard]] int blockAt(int y) const;

Q_SIGNALS:
    void caretMoved(int position);
    void gutterClicked(int block);
    /// A click with the left button that selected nothing.
    void blockClicked(int block);
    void zoomChanged(int percent);

protected:
    /// What a tooltip over a position says; empty: nothing. Here: the messages of its marks.
    [[nodiscard]] virtual QString toolTipAt(int position) const;

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    friend class Gutter;
    [[nodiscard]] std::optional<Severity> severityOf(int block) const { return m_marks.severityOf(block); }
    [[nodiscard]] QString messagesOf(int block) const { return m_marks.messagesOf(block); }
    /// The background of a whole line; transparent: none of its own.
    [[nodiscard]] QColor rowColor(int block) const;
    void forVisibleBlocks(const QRect &area, const std::function<void(const QTextBlock &, QRect)> &visit) const;
    void scrollBy(QWheelEvent &event) { wheelEvent(&event); }
    void showToolTip(const QPoint &position, const QPoint &globalPosition);
    void adoptPalette();
    void layOutGutter();
    void onCaretMoved();

    Highlighting *m_highlighting;
    Gutter *m_gutter;
    Marks m_marks;
    QList<BlockRange> m_markedLines;
    int m_zoom = 100;
    int m_wheelRest = 0; ///< of Ctrl+wheel, in eighths of a degree
};

} // namespace slipway::ui

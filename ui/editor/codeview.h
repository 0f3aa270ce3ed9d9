// SPDX-License-Identifier: MIT
#pragma once

#include "ui/editor/marks.h"

#include <QPlainTextEdit>

#include <functional>

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

class Folding;
class Gutter;
class Highlighting;

/// A stretch of a text that is emphasised: positions of its QTextDocument, half open.
struct Hit {
    int begin = 0;
    int end = 0;

    bool operator==(const Hit &) const = default;
};

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
    /// What a search found, and the two ends of a bracket or quote at the caret.
    void setHits(const QList<Hit> &hits);
    void setPair(const QList<Hit> &pair);
    [[nodiscard]] const QList<Hit> &pair() const { return m_pair; }
    /// The lines of the current place: an accent bar and a soft background. Does not scroll.
    void setMarkedLines(const QList<BlockRange> &lines);
    [[nodiscard]] QList<BlockRange> markedLines() const { return m_markedLines; }
    [[nodiscard]] bool isMarked(int block) const;

    [[nodiscard]] Folding &folding() { return *m_folding; }
    /// Dots for spaces, arrows for tabs.
    void setShowsWhiteSpace(bool isShown);
    /// Thin lines at the levels of the indentation.
    void setHasGuides(bool hasGuides);

    /// Opens the folds around a block. Scrolls it to the middle, but only when it is out of sight. Caret and focus
    /// stay.
    void revealBlock(int block);
    [[nodiscard]] bool isInSight(int block) const;
    /// Moves the caret and brings it into sight, without taking the focus.
    void setCaret(int position);
    [[nodiscard]] int caret() const { return textCursor().position(); }
    /// Whether the caret stays before what is inserted where it is. Does not scroll.
    void keepCaret(bool isKept);
    /// A caret that is kept leaves its anchor behind what is inserted there: nothing is selected then.
    void dropGrownSelection();

    /// Percent of the system's fixed font.
    [[nodiscard]] int zoom() const { return m_zoom; }
    void setZoom(int percent);

    /// The block at a y of the viewport; -1 below the text.
    [[nodiscard]] int blockAt(int y) const;

Q_SIGNALS:
    void caretMoved(int position);
    void gutterClicked(int block);
    /// The sign of a problem beside a line was clicked.
    void signClicked(int block);
    /// A click with the left button that selected nothing.
    void blockClicked(int block);
    void zoomChanged(int percent);

protected:
    /// What a tooltip over a position says; empty: nothing. Here: the messages of its marks.
    [[nodiscard]] virtual QString toolTipAt(int position) const;

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    friend class Gutter;
    /// With those of the lines that are hidden below it.
    [[nodiscard]] std::optional<Severity> severityOf(int block) const;
    [[nodiscard]] QString messagesOf(int block) const;
    /// The background of a whole line; transparent: none of its own.
    [[nodiscard]] QColor rowColor(int block) const;
    void forVisibleBlocks(const QRect &area, const std::function<void(const QTextBlock &, QRect)> &visit) const;
    void scrollBy(QWheelEvent &event) { wheelEvent(&event); }
    void showToolTip(const QPoint &position, const QPoint &globalPosition);
    void adoptPalette();
    void moveMarksAlong();
    void layOutGutter();
    void onCaretMoved();
    void showSelections();
    [[nodiscard]] QRect rowOf(int block) const;
    [[nodiscard]] qreal columnX(int column) const;
    void paintGuides(QPainter &painter, const QRect &area) const;
    void paintTrailingSpace(QPainter &painter, const QTextBlock &block, QRect row) const;
    void paintFold(QPainter &painter, const QTextBlock &block, QRect row) const;
    [[nodiscard]] QRectF foldBox(const QTextBlock &block, QRect row) const;
    [[nodiscard]] QString foldText(BlockRange hidden) const;

    Highlighting *m_highlighting;
    Folding *m_folding;
    Gutter *m_gutter;
    Marks m_marks;
    QList<BlockRange> m_markedLines;
    QList<Hit> m_hits;
    QList<Hit> m_pair;
    bool m_hasGuides = false;
    int m_caretBlock = 0; ///< the line that is painted as the current one
    int m_zoom = 100;
    int m_wheelRest = 0; ///< of Ctrl+wheel, in eighths of a degree
};

} // namespace slipway::ui

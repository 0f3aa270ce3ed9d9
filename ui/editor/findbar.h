// SPDX-License-Identifier: MIT
#pragma once

#include <QRegularExpression>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace slipway::ui {

class Document;
class DescriptorEditor;

/// Find and replace in one text: plain or by regular expression, with or without case. Replacements go through the
/// document as one undo step; `\1` … `\9` stand for groups when the search is a regular expression.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the bar.
    FindBar(Document &document, DescriptorEditor &editor, QWidget *parent = nullptr);

public Q_SLOTS:
    /// Shows the bar with the selection (when it is within a line) as what to find.
    void open();
    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    [[nodiscard]] QRegularExpression expression() const;
    [[nodiscard]] QString replacementFor(const QRegularExpressionMatch &match) const;
    [[nodiscard]] QList<QRegularExpressionMatch> matches() const;
    void select(const QRegularExpressionMatch &match);
    void find(bool forward);
    void showCount();

    Document &m_document;
    DescriptorEditor &m_editor;
    QLineEdit *m_find;
    QLineEdit *m_replace;
    QCheckBox *m_isRegular;
    QCheckBox *m_isCaseSensitive;
    QLabel *m_count;
};

} // namespace slipway::ui

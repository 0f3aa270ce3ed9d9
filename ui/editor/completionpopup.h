// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/complete.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace slipway::ui {

/// A list of what can be written, with the documentation of the chosen one beside it. A child of the window that never
/// takes the focus: keys reach it through its owner.
class CompletionPopup : public QFrame
{
    Q_OBJECT

public:
    explicit CompletionPopup(QWidget *window);

    /// `selected` −1: nothing is chosen until the user goes down.
    void setItems(const std::vector<assist::CompletionItem> &items, const QString &typed, int selected);
    [[nodiscard]] int count() const;
    /// −1: nothing is chosen.
    [[nodiscard]] int current() const;
    void setCurrent(int row);
    /// Goes on by rows, round the end.
    void move(int rows);
    void movePage(int pages);
    /// Shows the popup below (or, for want of room, above) a rectangle of the window.
    void showAt(const QRect &caret);
    /// The documentation that is shown.
    [[nodiscard]] QString documentation() const;

Q_SIGNALS:
    void chosen(int row);

private:
    void showDocumentation();
    [[nodiscard]] QSize sizeForItems() const;

    QListWidget *m_list;
    QLabel *m_documentation;
    std::vector<assist::CompletionItem> m_items;
};

/// What a kind of completion is called, for the documentation and for screen readers.
[[nodiscard]] QString completionKindText(assist::CompletionKind kind);

} // namespace slipway::ui

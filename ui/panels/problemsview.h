// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/problemsmodel.h"

#include <QWidget>

class QLineEdit;
class QStackedLayout;
class QToolButton;
class QTreeView;

namespace slipway::ui {

class EmptyState;

/// The problems of all files. Clicking one, or Enter, goes to its place; its fixes hang on its row.
class ProblemsView : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsView(QWidget *parent = nullptr);

    /// In the order to show; the selected problem stays selected when it is still there.
    void setProblems(const std::vector<Problem> &problems);
    void setBaseFolder(const std::filesystem::path &folder) { m_model->setBaseFolder(folder); }
    [[nodiscard]] QTreeView &tree() const { return *m_tree; }

public Q_SLOTS:
    /// Marks (selects) the problem at a place, without taking the focus.
    void setCurrentPlace(const slipway::Origin &place);
    /// The shown problem after (before) a place, round the end: the caret, or the selected problem when that is there
    /// or no place is given. Does nothing without problems.
    void goToNext(const slipway::Origin &from = {});
    void goToPrevious(const slipway::Origin &from = {});
    /// One line per selected problem to the clipboard.
    void copySelected();

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);
    /// The user asked for `diagnostic.fixes[index]`.
    void fixRequested(const slipway::Diagnostic &diagnostic, int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QToolButton *severityButton(Severity severity);
    void buildTree();
    void buildLayout();
    void activate(const QModelIndex &index);
    void onClicked(const QModelIndex &index);
    void offerFixes(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void goBy(int direction, const Origin &from);
    [[nodiscard]] bool isAtSelected(const Origin &place) const;
    [[nodiscard]] std::optional<int> rowBefore(int direction, const Origin &place) const;
    void select(int row);
    void showState();
    [[nodiscard]] const Problem &problemAt(const QModelIndex &index) const;

    ProblemsModel *m_model;
    ProblemsFilter *m_filter;
    QTreeView *m_tree;
    QLineEdit *m_text;
    EmptyState *m_empty;
    QStackedLayout *m_pages;
    std::array<QToolButton *, 3> m_severities{};
};

} // namespace slipway::ui

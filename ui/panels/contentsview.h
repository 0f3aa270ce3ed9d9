// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/contents.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedLayout;
class QTreeView;

namespace slipway::ui {

class ContentsModel;
class EmptyState;
class InlineBar;

/// What is inside the image, as a tree of its files.
class ContentsView : public QWidget
{
    Q_OBJECT

public:
    explicit ContentsView(QWidget *parent = nullptr);

    /// `base`: what the target is FROM; `scratch` means that the contents are all there is. What was expanded stays so.
    void setContents(const image::Contents &contents, const QString &base);
    /// Keeps the last contents, but says that they are stale, because of `reason` (a sentence).
    void setStale(const QString &reason);
    /// Sources below this folder are shown relative to it.
    void setBaseFolder(const std::filesystem::path &folder);
    [[nodiscard]] QTreeView &tree() const { return *m_tree; }

public Q_SLOTS:
    /// Selects the entries that a place brings, and scrolls to the first when none of them is in sight.
    void setCurrentPlace(const slipway::Origin &place);
    /// The image paths of the selected rows, one a line, to the clipboard.
    void copyPaths();

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTree();
    void buildLayout();
    void fitNames();
    void activate(const QModelIndex &index);
    void applyFilter();
    void expandAtFirst();
    [[nodiscard]] QSet<QString> expandedPaths() const;
    void expandPaths(const QSet<QString> &paths);
    void showState();
    void showBar();
    [[nodiscard]] QString totals() const;
    void markCurrentPlace();

    ContentsModel *m_model;
    QTreeView *m_tree;
    QLineEdit *m_filter;
    QLabel *m_totals;
    InlineBar *m_bar;
    EmptyState *m_empty;
    QStackedLayout *m_pages;
    QTimer m_filterDelay;
    QSet<QString> m_expanded; ///< before the filter
    Origin m_place;
    QString m_base;
    QString m_reason;
    std::uint64_t m_totalSize = 0;
    bool m_hasErrors = false;
    bool m_hasContents = false;
};

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/logline.h"
#include "ui/panels/artifactsmodel.h"
#include "ui/panels/parts.h"

#include <QWidget>

#include <optional>

class QAction;
class QProgressBar;
class QStackedLayout;
class QTreeView;

namespace slipway::ui {

class LogView;

/// The artifacts of the project and of the cache: which are at hand, which are missing, which are wrong; and what is
/// being fetched.
class ArtifactsView : public QWidget
{
    Q_OBJECT

public:
    /// `fetch` and `cancel` are buttons in the view.
    ArtifactsView(QAction *fetch, QAction *cancel, QWidget *parent = nullptr);

    void setRows(std::vector<ArtifactRow> rows);
    [[nodiscard]] QTreeView &tree() const { return *m_tree; }
    [[nodiscard]] LogView &log() const { return *m_log; }
    /// The selected rows, in order of the table.
    [[nodiscard]] std::vector<ArtifactRow> selected() const;

    /// A fetch begins: the last one's log goes.
    void startProgress(const QString &words);
    /// `total` 0: nobody knows how much there is to do.
    void setProgress(int done, int total, const QString &words);
    void appendLines(const QList<LogLine> &lines);
    void finishProgress();
    /// How something ended; an empty text takes the message away.
    void setMessage(InlineBar::Kind kind, const QString &text);
    [[nodiscard]] QString message() const { return m_bar->text(); }

public Q_SLOTS:
    /// Marks the artifact at a place, without taking the focus.
    void setCurrentPlace(const slipway::Origin &place);
    /// The selected rows' checksums to the clipboard, one a line.
    void copyChecksums();

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);
    /// A file shall enter the cache: for the selected artifact, or for none.
    void addRequested();
    void removeRequested(const QStringList &uuids);
    void clearRequested();
    void verifyRequested();

private:
    void buildActions();
    void buildTree();
    [[nodiscard]] QWidget *buildTools(QAction *fetch, QAction *cancel);
    [[nodiscard]] QWidget *buildProgress();
    void buildLayout(QAction *fetch, QAction *cancel);
    QAction *addCommand(QStringView iconName, const QString &text, const QKeySequence &keys, const char *name);
    void showMenu(const QPoint &position);
    void activate(const QModelIndex &index);
    void requestRemoval();
    void updateState();
    [[nodiscard]] const ArtifactRow &rowAt(const QModelIndex &index) const;
    [[nodiscard]] QString summary() const;

    ArtifactsModel *m_model;
    ArtifactsFilter *m_filter;
    QTreeView *m_tree;
    QLineEdit *m_text;
    QLabel *m_summary;
    QWidget *m_progressRow = nullptr;
    QProgressBar *m_progress;
    QLabel *m_words;
    InlineBar *m_bar;
    EmptyState *m_empty;
    QStackedLayout *m_pages;
    LogView *m_log;
    QAction *m_add = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_verify = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_showLog = nullptr;
};

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/editor/search.h"
#include "ui/model/newestwins.h"

#include <QTextCursor>
#include <QWidget>

#include <string>

class QLabel;
class QLineEdit;
class QToolButton;

namespace slipway::ui {

class Document;
class DescriptorEditor;

/// Find and replace in one text: plain or by regular expression, with or without case, whole words, in the selection.
/// Searching is done off the UI thread, so no expression holds up typing; replacements go through the document, all of
/// them as one undo step.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the bar.
    FindBar(Document &document, DescriptorEditor &editor, QWidget *parent = nullptr);

public Q_SLOTS:
    /// Shows the bar with the selection as what to find, or as where to find when it is of several lines.
    void open();
    void close();
    void findNext();
    void findPrevious();
    /// Finds the word at the caret, or the selection, again; the bar may stay closed.
    void findNextWord();
    void replaceOne();
    void replaceAll();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// What to do when the hits of the present text are known.
    enum class Then { Nothing, Next, Previous, ReplaceOne, ReplaceAll };

    /// The text is made of the bytes where the search runs: that of a large one takes a while.
    struct Asked {
        std::string bytes;
        SearchRequest request;
    };
    [[nodiscard]] static SearchResult searchBytes(const Asked &asked, std::stop_token stop);

    void layOut();
    QToolButton *toggle(const QString &text, const char *name, const QString &tip);
    [[nodiscard]] SearchPattern pattern() const;
    [[nodiscard]] bool isSearched() const;
    void ask(Then then);
    void take(SearchResult result);
    void perform(Then then);
    void find(bool forward);
    void select(qsizetype index);
    void replaceSelected();
    void replaceEverywhere();
    void confineToSelection(bool isConfined);
    void showHits();
    void showStatus(const QString &news = {});

    Document &m_document;
    DescriptorEditor &m_editor;
    QLineEdit *m_find;
    QLineEdit *m_replace;
    QToolButton *m_isCaseSensitive;
    QToolButton *m_isWholeWord;
    QToolButton *m_isRegular;
    QToolButton *m_isInSelection;
    QLabel *m_status;
    QTextCursor m_range; ///< where to find; without a selection: everywhere
    SearchResult m_result;
    Then m_then = Then::Nothing;
    NewestWins<Asked, SearchResult> m_searches;
};

} // namespace slipway::ui

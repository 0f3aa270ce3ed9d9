// SPDX-License-Identifier: MIT
#pragma once

#include "core/generate/containerfile.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QToolButton;

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

class CodeView;
class EmptyState;
class GradualText;
class InlineBar;

/// The generated Containerfile; each line knows the place in a descriptor that made it.
class ContainerfileView : public QWidget
{
    Q_OBJECT

public:
    /// `repository` outlives the view.
    explicit ContainerfileView(KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);

    /// Shows the text of a valid plan; where it is the same as before, nothing moves.
    void setContainerfile(const generate::Containerfile &containerfile);
    /// Keeps the last text, but marks it as stale: the descriptor cannot be read now, because of `reason` (a sentence).
    void setStale(const QString &reason);
    [[nodiscard]] bool isStale() const { return m_isStale; }
    [[nodiscard]] CodeView &view() const { return *m_view; }

public Q_SLOTS:
    /// Marks the lines that a place makes, and scrolls to the first when none of them is in sight.
    void setCurrentPlace(const slipway::Origin &place);
    void copyAll();

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);

protected:
    void changeEvent(QEvent *event) override;

private:
    void activateLine(int line);
    void onCaretMoved();
    void replaceText(const QString &text);
    [[nodiscard]] QString partOf(int begin, int end) const;
    void showState();

    CodeView *m_view;
    InlineBar *m_bar;
    QLabel *m_summary;
    QToolButton *m_copy;
    EmptyState *m_empty;
    QStackedLayout *m_pages;
    GradualText *m_shown;
    QString m_text;                ///< that is to be shown
    std::vector<Origin> m_origins; ///< per line
    Origin m_place;
    QString m_reason;
    bool m_isStale = false;
    bool m_isReplacing = false;
};

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QLineEdit;
class QListWidget;

namespace slipway::ui {

/// A list that is narrowed by typing: the command palette, quick open, go to symbol. Up, Down and Enter choose; Esc
/// leaves.
class QuickPick : public QDialog
{
    Q_OBJECT

public:
    struct Choice {
        QString text;
        QString detail; ///< shown at the right: a shortcut, a folder
        bool isEnabled = true;
        QString reason; ///< why it is disabled
    };

    QuickPick(QList<Choice> choices, const QString &placeholder, QWidget *parent);

    /// Index of the chosen one in the list given to the constructor; -1 when the dialog was left.
    [[nodiscard]] int chosen() const { return m_chosen; }

Q_SIGNALS:
    void picked(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &typed);
    void pickCurrent();

    QList<Choice> m_choices;
    QLineEdit *m_input;
    QListWidget *m_list;
    int m_chosen = -1;
};

/// How well `typed` matches `text` as a subsequence, case ignored: higher is better, -1 for no match. Starts of words
/// and neighbouring letters count more.
[[nodiscard]] int matchScore(const QString &typed, const QString &text);

} // namespace slipway::ui

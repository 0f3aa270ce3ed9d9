// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/recovery.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

class CodeView;

/// Unsaved changes that an earlier run left: which files, how much, and the difference of the one that is selected.
class RecoveryDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Decision { Later, Recover, Discard };

    /// Both outlive the dialog.
    RecoveryDialog(const std::vector<Orphan> &orphans, KSyntaxHighlighting::Repository &repository, QWidget *parent);

    [[nodiscard]] Decision decision() const { return m_decision; }
    /// Indexes of the files that the decision is about.
    [[nodiscard]] std::vector<std::size_t> chosen() const;

private:
    void addOrphan(const Orphan &orphan);
    QLayout *makeButtons();
    void showDifference(int row);
    void decide(Decision decision);
    void askDiscard();
    void updateButtons();

    const std::vector<Orphan> &m_orphans;
    QListWidget *m_list;
    CodeView *m_difference;
    QPushButton *m_recover = nullptr;
    QPushButton *m_discard = nullptr;
    Decision m_decision = Decision::Later;
};

} // namespace slipway::ui

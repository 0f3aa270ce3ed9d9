// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/mergeresult.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

class CodeView;
class DescriptorEditor;

/// A file that two sides changed: yours, what it was, and theirs above; the result below, where conflicts are decided
/// by a button, by a key, or by typing.
class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    struct Texts {
        std::string base;
        std::string yours;
        std::string theirs;
    };

    /// `repository` outlives the dialog.
    MergeDialog(const QString &fileName, Texts texts, KSyntaxHighlighting::Repository &repository, QWidget *parent);

    [[nodiscard]] MergeResult &result() { return m_result; }
    [[nodiscard]] const std::string &merged() { return m_result.document().text(); }

private:
    CodeView *makeSide(const QString &title, const char *name, const std::string &text, QLayout &layout);
    QWidget *makeSides();
    QLayout *makeChoices();
    QPushButton *makeChoice(const QString &text, const char *name, MergeResult::Choice choice);
    void step(int by);
    void take(MergeResult::Choice choice);
    void showConflict();
    void markPeaceful();
    void showState();

    KSyntaxHighlighting::Repository &m_repository;
    MergeResult m_result;
    CodeView *m_base = nullptr;
    CodeView *m_yours = nullptr;
    CodeView *m_theirs = nullptr;
    DescriptorEditor *m_text;
    QLabel *m_place;
    QLabel *m_state;
    QPushButton *m_accept = nullptr;
    QList<QPushButton *> m_choices;
    std::size_t m_current = 0;
};

} // namespace slipway::ui

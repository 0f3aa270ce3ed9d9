// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/recovery.h"
#include "ui/model/workspace.h"

#include <QObject>

class QWidget;

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

class EditorArea;
class EditorPage;

/// What the window says and offers when files change outside, vanish, are read-only, or were left unsaved by an
/// earlier run.
class FileSafety : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    struct Surroundings {
        Workspace &workspace;
        EditorArea &editors;
        KSyntaxHighlighting::Repository &highlighting;
        Path state; ///< where journals are kept; empty: nowhere
    };

    FileSafety(const Surroundings &surroundings, QWidget *window);

    /// Offers what earlier runs left unsaved, if there is any, when it is found: off the UI thread.
    void offerRecovery();
    /// Opens the merge of a document's text with what its file holds now.
    void merge(Document &document);
    /// A save would have written over something that nobody has looked at: asks what to do.
    void askAboutForeign(Document &document);
    /// Says that a file is shown in another encoding than it has, before a save changes that.
    void tellConverted(Document &document);

    /// Says why a document is read only, and offers a copy.
    void tellReadOnly(const Document &document);

Q_SIGNALS:
    /// The user wants to edit a copy of a document that is read only.
    void copyRequested(slipway::ui::Document *document);

private:
    void onChangedOnDisk(Document *document);
    void onVanished(Document *document);
    void onOpened(const Document *document);
    void onShared(Document *document, bool isShared);
    void watchJournal();
    void hideNotice(const Document *document);
    void askAboutOrphans(std::vector<Orphan> found);
    void recoverChosen(const std::vector<std::size_t> &chosen);
    void tellRecovered(Document &document, Recovered recovered);
    void adoptAnalysis();
    [[nodiscard]] QString whyReadOnly(const Document &document) const;
    [[nodiscard]] EditorPage *pageOf(const Document *document) const;

    Surroundings m_here;
    QWidget *m_window;
    std::vector<Orphan> m_orphans;
    std::set<const Document *> m_vague; ///< read only, and not told from which repository
    Background m_looks;                 ///< for what is left of earlier runs
};

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/mainwindow/filesafety.h"

#include "core/fetch/gitnames.h"
#include "ui/dialogs/mergedialog.h"
#include "ui/dialogs/recoverydialog.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/checkouts.h"
#include "ui/model/journal.h"
#include "ui/model/kepttexts.h"

#include <QGuiApplication>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace slipway::ui {

FileSafety::FileSafety(const Surroundings &surroundings, QWidget *window)
    : QObject(window)
    , m_here(surroundings)
    , m_window(window)
{
    Workspace &workspace = m_here.workspace;
    if (!m_here.state.empty()) {
        workspace.keepJournal(m_here.state / "journal");
        workspace.keepOpenFiles(m_here.state / "open");
        watchJournal();
    }
    connect(&workspace, &Workspace::changedOnDisk, this, &FileSafety::onChangedOnDisk);
    connect(&workspace, &Workspace::vanished, this, &FileSafety::onVanished);
    connect(&workspace, &Workspace::reappeared, this, &FileSafety::hideNotice);
    connect(&workspace, &Workspace::reloaded, this, [this](const Document *document) {
        document->isReadOnly() ? tellReadOnly(*document) : hideNotice(document);
    });
    connect(&workspace, &Workspace::opened, this, &FileSafety::onOpened, Qt::QueuedConnection);
    connect(&workspace, &Workspace::analysed, this, &FileSafety::adoptAnalysis);
    connect(&workspace, &Workspace::aboutToClose, this, [this](const Document *document) { m_vague.erase(document); });
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            m_here.workspace.checkFiles();
    });
    connect(&workspace, &Workspace::saved, this, [this](Document *document) {
        hideNotice(document);
        if (m_here.workspace.isShared(*document))
            onShared(document, true);
    });
    connect(&workspace, &Workspace::sharedChanged, this, &FileSafety::onShared);
}

void FileSafety::watchJournal()
{
    const Journal *journal = m_here.workspace.journal();
    connect(journal, &Journal::failing, this, [this](const QString &text) {
        if (EditorPage *page = m_here.editors.currentPage())
            page->showNotice(text, {}, {});
    });
    connect(journal, &Journal::worksAgain, this, [this] {
        if (EditorPage *page = m_here.editors.currentPage())
            page->hideNotice();
    });
}

EditorPage *FileSafety::pageOf(const Document *document) const
{
    return m_here.workspace.documents().contains(document) ? m_here.editors.pageOf(*document) : nullptr;
}

void FileSafety::hideNotice(const Document *document)
{
    if (EditorPage *page = pageOf(document))
        page->hideNotice();
}

void FileSafety::onChangedOnDisk(Document *document)
{
    EditorPage *page = pageOf(document);
    if (page == nullptr)
        return;
    page->showNotice(tr("%1 was changed by another program while it has unsaved changes here. Both are kept.")
                         .arg(document->displayName()),
                     tr("Merge…"), [this, document = QPointer(document)] {
                         if (document)
                             merge(*document);
                     });
}

void FileSafety::onVanished(Document *document)
{
    if (EditorPage *page = pageOf(document))
        page->showNotice(tr("%1 is gone from the disk: deleted, moved or renamed. Its text is kept here; saving makes "
                            "the file again.")
                             .arg(document->displayName()),
                         {}, {});
}

void FileSafety::onOpened(const Document *document)
{
    EditorPage *page = pageOf(document);
    if (page == nullptr)
        return;
    if (document->isReadOnly()) {
        connect(&page->editor(), &DescriptorEditor::typingRefused, this, [this, page] {
            if (page->document().isReadOnly())
                tellReadOnly(page->document());
        });
        connect(document, &Document::readOnlyChanged, page, &EditorPage::hideNotice); // it is a copy now
        tellReadOnly(*document);
        return;
    }
    if (m_here.workspace.isShared(*document))
        onShared(&page->document(), true);
    if (!isReadOnly(document->path()))
        return;
    const Path file = document->path();
    page->showNotice(
        tr("%1 is read-only: it can be edited, but saved to another place only.").arg(document->displayName()),
        tr("Make It Writable"), [page = QPointer(page), file] {
            if (const auto made = makeWritable(file); !made && page)
                page->showNotice(made.error(), {}, {});
        });
}

void FileSafety::adoptAnalysis()
{
    for (const Document *document : std::set(m_vague)) {
        if (checkoutOf(m_here.workspace.checkouts(), document->path()) != nullptr)
            tellReadOnly(*document);
    }
}

QString FileSafety::whyReadOnly(const Document &document) const
{
    const auto shown = [](const std::string &text) { return QString::fromStdString(text); };
    if (isAddress(document.path())) {
        const auto time = m_here.workspace.fetchTime(document.path());
        return tr("From %1: read only. Fetched %2.")
            .arg(shown(fetch::shownUrl(document.path().string())), time ? shownTime(*time) : QString());
    }
    const Checkout *checkout = checkoutOf(m_here.workspace.checkouts(), document.path());
    if (checkout == nullptr)
        return tr("From a git repository: read only.");
    return tr("From a git repository: read only. %1 (%2) at %3.")
        .arg(shown(fetch::shownUrl(checkout->url)), shown(checkout->ref),
             shown(shortCommit(checkout->folder.filename().string())));
}

void FileSafety::tellReadOnly(const Document &document)
{
    EditorPage *page = pageOf(&document);
    if (page == nullptr || !document.isReadOnly())
        return;
    const bool isKnown =
        isAddress(document.path()) || checkoutOf(m_here.workspace.checkouts(), document.path()) != nullptr;
    if (isKnown)
        m_vague.erase(&document);
    else
        m_vague.insert(&document);
    page->showNotice(whyReadOnly(document), tr("Save a Copy…"),
                     [this, copied = QPointer(&page->document())] { Q_EMIT copyRequested(copied); });
}

void FileSafety::onShared(Document *document, bool isShared)
{
    EditorPage *page = pageOf(document);
    if (page == nullptr || document->isReadOnly())
        return;
    if (isShared)
        page->showNotice(tr("%1 is open in another Slipway window, too. What is saved there is noticed here.")
                             .arg(document->displayName()),
                         {}, {});
    else
        page->hideNotice();
}

void FileSafety::merge(Document &document)
{
    const auto theirs = readTextFile(document.path());
    if (!theirs) {
        if (EditorPage *page = pageOf(&document))
            page->showNotice(theirs.error().text, {}, {});
        return;
    }
    hideNotice(&document);
    auto *dialog = new MergeDialog(
        document.displayName(), {.base = m_here.workspace.base(document), .yours = document.text(), .theirs = *theirs},
        m_here.highlighting, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QPointer<Document> merged(&document);
    connect(dialog, &QDialog::accepted, this, [this, dialog, merged] {
        if (!merged)
            return;
        m_here.workspace.merge(*merged, dialog->merged(), dialog->result().theirs());
        m_here.workspace.checkFile(*merged); // it may have changed again meanwhile
    });
    connect(dialog, &QDialog::rejected, this, [this, merged] {
        if (merged)
            onChangedOnDisk(merged);
    });
    dialog->open();
}

void FileSafety::tellConverted(Document &document)
{
    EditorPage *page = pageOf(&document);
    if (page == nullptr || document.convertedFrom().isEmpty())
        return;
    page->showNotice(tr("%1 is %2 on disk and shown converted. CEKit reads UTF-8 only: saving writes it as UTF-8.")
                         .arg(document.displayName(), document.convertedFrom()),
                     tr("Save as UTF-8"), [this, document = QPointer(&document)] {
                         if (document)
                             m_here.workspace.save(*document);
                     });
}

void FileSafety::askAboutForeign(Document &document)
{
    QMessageBox box(QMessageBox::Question, tr("Save"),
                    tr("%1 was changed by another program since you opened it.").arg(document.displayName()),
                    QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("foreignChange"));
    box.setInformativeText(tr("Merging keeps both changes. Overwriting throws the other program's changes away."));
    QPushButton *mergeButton = box.addButton(tr("&Merge…"), QMessageBox::AcceptRole);
    QPushButton *overwrite = box.addButton(tr("&Overwrite"), QMessageBox::DestructiveRole);
    mergeButton->setObjectName(QStringLiteral("foreignMerge"));
    overwrite->setObjectName(QStringLiteral("foreignOverwrite"));
    box.setDefaultButton(mergeButton);
    box.exec();
    if (box.clickedButton() == mergeButton)
        merge(document);
    else if (box.clickedButton() == overwrite)
        m_here.workspace.save(document, Workspace::Overwrite::Yes);
}

void FileSafety::offerRecovery()
{
    if (m_here.state.empty())
        return;
    m_looks.run([folder = m_here.state / "journal"] { return findOrphans(folder); },
                [this](std::vector<Orphan> found) { askAboutOrphans(std::move(found)); });
}

void FileSafety::askAboutOrphans(std::vector<Orphan> found)
{
    m_orphans = std::move(found);
    if (m_orphans.empty())
        return;
    auto *dialog = new RecoveryDialog(m_orphans, m_here.highlighting, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const std::vector<std::size_t> chosen = dialog->chosen();
        if (dialog->decision() == RecoveryDialog::Decision::Recover)
            recoverChosen(chosen);
        for (const std::size_t i : chosen) {
            if (dialog->decision() == RecoveryDialog::Decision::Discard)
                m_orphans[i].discard();
        }
        m_orphans.clear();
    });
    dialog->open();
}

void FileSafety::recoverChosen(const std::vector<std::size_t> &chosen)
{
    for (const std::size_t i : chosen) {
        const auto recovered = recover(m_here.workspace, m_orphans[i]);
        if (!recovered) {
            QMessageBox box(QMessageBox::Warning, tr("Recover"), recovered.error(), QMessageBox::Ok, m_window);
            box.setObjectName(QStringLiteral("failure"));
            box.exec();
            continue;
        }
        if (Journal *journal = m_here.workspace.journal())
            journal->removeRecovered(m_orphans[i].file());
        tellRecovered(*recovered->first, recovered->second);
    }
}

void FileSafety::tellRecovered(Document &document, Recovered recovered)
{
    m_here.editors.show(document);
    EditorPage *page = pageOf(&document);
    if (page == nullptr || recovered == Recovered::Changed)
        return; // the notice with the merge is there
    page->showNotice(
        recovered == Recovered::Orphaned
            ? tr("The unsaved changes of %1 are back. The file itself is gone; saving makes it again.")
                  .arg(document.displayName())
            : tr("The unsaved changes of %1 are back. Undo leads to what is on disk.").arg(document.displayName()),
        {}, {});
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/mainwindow/filecommands.h"

#include "ui/dialogs/newdialog.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/mainwindow/filesafety.h"
#include "ui/mainwindow/refusalpage.h"
#include "ui/mainwindow/startpage.h"
#include "ui/model/filestore.h"
#include "ui/model/kepttexts.h"
#include "ui/model/settings.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace slipway::ui {

namespace {

QString shown(const Path &file)
{
    return QString::fromStdString(file.string());
}

/// Bytes of a file that is read aside, where a disk that takes its time keeps nobody waiting.
constexpr std::uintmax_t readAside = 256U * 1024;

/// Not what is refused unread.
bool isReadAside(const Path &file)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    return !error && size > readAside && size <= largestFile;
}

QString filters()
{
    return FileCommands::tr("Descriptors (*.yaml *.yml *.json);;All files (*)");
}

} // namespace

FileCommands::FileCommands(const Surroundings &surroundings, QWidget *window)
    : QObject(window)
    , m_here(surroundings)
    , m_window(window)
    , m_refusal(new RefusalPage(&surroundings.editors))
{
    connectActions();
    connectRefusals();
    const StartPage &start = m_here.editors.startPage();
    connect(&start, &StartPage::openRequested, this, &FileCommands::openWithDialog);
    connect(&start, &StartPage::folderRequested, this, &FileCommands::chooseFolder);
    connect(&start, &StartPage::recentRequested, this, [this](const QString &file) { open(file); });
    connect(&start, &StartPage::templateRequested, this, &FileCommands::newFromTemplate);
    connect(&m_here.editors, &EditorArea::closeRequested, this, &FileCommands::close);
    connect(&m_here.workspace, &Workspace::saved, this, [this](Document *document, const Saved &saved) {
        tellSaved(*document, saved);
        goOn();
    });
    connect(&m_here.workspace, &Workspace::saveFailed, this, [this](Document *document, const SaveFailure &failure) {
        m_waiting.clear();
        handleFailure(*document, failure);
    });
    m_here.editors.startPage().setRecentFiles(m_here.settings.recentFiles());
}

void FileCommands::connectActions()
{
    const auto on = [this](const char *id, auto slot) { connect(m_here.actions[id], &QAction::triggered, this, slot); };
    const auto onDocument = [this](const char *id, auto slot) {
        connect(m_here.actions[id], &QAction::triggered, this, [this, slot] {
            if (EditorPage *page = m_here.editors.currentPage())
                slot(page->document());
        });
    };
    on("file.new", [this] { newFromTemplate(); });
    on("file.newEmpty", [this] { newEmpty(); });
    on("file.open", [this] { openWithDialog(); });
    on("file.openFolder", [this] { chooseFolder(); });
    onDocument("file.save", [this](Document &document) { save(document); });
    onDocument("file.saveAs", [this](Document &document) { saveAs(document); });
    onDocument("file.merge", [this](Document &document) { m_here.safety.merge(document); });
    onDocument("file.close", [this](Document &document) { close(&document); });
    on("file.saveAll", [this] { saveAll(); });
    on("edit.overrides", [this] { addOverridesFile(); });
    on("edit.overridesAddress", [this] { addOverridesAddress(); });
    connect(&m_here.safety, &FileSafety::copyRequested, this, [this](Document *document) {
        if (document != nullptr && !saveAs(*document))
            m_here.safety.tellReadOnly(*document);
    });
}

void FileCommands::connectRefusals()
{
    m_here.editors.addWidget(m_refusal);
    connect(&m_here.editors, &EditorArea::openFailed, this, &FileCommands::refuse);
    connect(m_refusal, &RefusalPage::left, &m_here.editors, &EditorArea::showEditors);
    connect(m_refusal, &RefusalPage::convertRequested, this, [this] {
        const Unreadable &reason = m_refusal->reason();
        Document &document = m_here.workspace.openConverted(m_refusal->file(), reason, convertedText(reason));
        m_here.editors.show(document);
        m_here.safety.tellConverted(document);
    });
}

void FileCommands::refuse(const Path &file, const Unreadable &reason)
{
    m_here.editors.setCurrentWidget(m_refusal);
    m_refusal->showRefusal(file, reason);
    Q_EMIT m_here.editors.currentPageChanged();
}

QString FileCommands::folder() const
{
    if (const EditorPage *page = m_here.editors.currentPage())
        return shown(const_cast<EditorPage *>(page)->document().path().parent_path());
    const QString last = m_here.settings.value(Settings::Key::LastFolder).toString();
    return last.isEmpty() ? QDir::homePath() : last;
}

bool FileCommands::open(const QString &file, const Then &then)
{
    const Path path = file.toStdString();
    if (std::filesystem::is_directory(path)) {
        openFolder(file);
        return true;
    }
    if (!isReadAside(path))
        return take(path, m_here.workspace.open(path), then);
    m_here.workspace.openAside(path,
                               [this, path, then](const Workspace::Opened &document) { take(path, document, then); });
    return true;
}

bool FileCommands::take(const Path &file, const Workspace::Opened &document, const Then &then)
{
    if (!document) {
        refuse(file, document.error());
        return false;
    }
    m_here.editors.show(**document);
    if (EditorPage *page = m_here.editors.pageOf(**document); page != nullptr && then)
        then(*page);
    const QString path = shown((*document)->path());
    m_here.settings.addRecentFile(path);
    m_here.settings.setValue(Settings::Key::LastFolder, shown((*document)->path().parent_path()));
    m_here.editors.startPage().setRecentFiles(m_here.settings.recentFiles());
    return true;
}

void FileCommands::newFromTemplate(const QString &id)
{
    NewDialog dialog(QDir(folder()).filePath(tr("new-image")), m_window);
    if (!id.isEmpty())
        dialog.selectTemplate(id);
    if (dialog.exec() == QDialog::Accepted && open(shown(dialog.created())))
        m_here.workspace.setRoot(dialog.created());
}

void FileCommands::openWithDialog()
{
    const QStringList files = QFileDialog::getOpenFileNames(m_window, tr("Open a descriptor"), folder(), filters());
    for (const QString &file : files)
        open(file);
}

void FileCommands::newEmpty()
{
    m_here.editors.show(m_here.workspace.openNew(folder().toStdString()));
}

void FileCommands::chooseFolder()
{
    const QString chosen = QFileDialog::getExistingDirectory(m_window, tr("Open a folder"), folder());
    if (!chosen.isEmpty())
        openFolder(chosen);
}

void FileCommands::openFolder(const QString &folder)
{
    m_here.settings.setValue(Settings::Key::LastFolder, folder);
    Q_EMIT folderOpened(folder);
    const Path image = Path(folder.toStdString()) / "image.yaml";
    if (m_here.workspace.documents().isEmpty() && std::filesystem::exists(image))
        open(shown(image));
}

bool FileCommands::save(Document &document)
{
    if (document.isUntitled() || document.isReadOnly())
        return saveAs(document);
    m_here.editors.commitForms();
    m_here.workspace.save(document);
    return true;
}

void FileCommands::tellSaved(Document &document, const Saved &saved)
{
    m_here.settings.addRecentFile(shown(document.path()));
    EditorPage *page = m_here.editors.pageOf(document);
    if (page != nullptr && !saved.note.isEmpty())
        page->showNotice(saved.note, {}, {});
}

void FileCommands::handleFailure(Document &document, const SaveFailure &failure)
{
    if (failure.isForeign) {
        m_here.safety.askAboutForeign(document);
        return;
    }
    QMessageBox box(QMessageBox::Warning, tr("Save"), failure.text, QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("failure"));
    box.setInformativeText(tr("Your text is kept here, unsaved."));
    QPushButton *elsewhere = box.addButton(tr("Save &As…"), QMessageBox::ActionRole);
    elsewhere->setObjectName(QStringLiteral("failureSaveAs"));
    QPushButton *writable =
        failure.isReadOnly ? box.addButton(tr("&Make It Writable and Save"), QMessageBox::ActionRole) : nullptr;
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == elsewhere) {
        saveAs(document);
    } else if (writable != nullptr && box.clickedButton() == writable) {
        if (const auto made = makeWritable(document.path()); !made)
            handleFailure(document, {.text = made.error()});
        else
            save(document);
    }
}

bool FileCommands::saveAs(Document &document)
{
    m_here.editors.commitForms();
    const Path &root = m_here.workspace.root();
    const Path place = document.isReadOnly() ? root.parent_path() / document.path().filename() : document.path();
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Save as"), shown(place), filters());
    if (!file.isEmpty())
        m_here.workspace.saveAs(document, file.toStdString());
    return !file.isEmpty();
}

void FileCommands::saveAll()
{
    m_here.editors.commitForms();
    for (Document *document : m_here.workspace.documents()) {
        if (document->isModified() && !save(*document))
            return;
    }
}

void FileCommands::close(Document *document)
{
    whenDispensable({document}, [this, document = QPointer(document)] {
        if (document)
            m_here.workspace.close(document);
    });
}

void FileCommands::whenDispensable(const QList<Document *> &documents, std::function<void()> then)
{
    m_here.editors.commitForms();
    QList<Document *> unsaved;
    std::ranges::copy_if(documents, std::back_inserter(unsaved), [](const Document *document) {
        return document->isModified() && !document->isBeingSavedWhole();
    });
    if (!unsaved.isEmpty()) {
        QStringList names;
        for (const Document *document : std::as_const(unsaved))
            names.append(shown(document->path()));
        QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                        tr("%n file(s) have changes that are not saved:", nullptr, static_cast<int>(unsaved.size())),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
        box.setObjectName(QStringLiteral("unsavedChanges"));
        box.setInformativeText(names.join(QLatin1Char('\n')));
        box.setDefaultButton(QMessageBox::Save);
        const int answer = box.exec();
        if (answer == QMessageBox::Discard)
            then();
        if (answer != QMessageBox::Save ||
            !std::ranges::all_of(unsaved, [this](Document *document) { return save(*document); }))
            return;
    }
    Waiting waiting{.documents = {}, .then = std::move(then)};
    for (Document *document : documents)
        waiting.documents.append(document);
    m_waiting.append(std::move(waiting));
    goOn();
}

/// With all that waits for no save any more.
void FileCommands::goOn()
{
    const auto isBusy = [](const QPointer<Document> &document) { return document && document->isSaving(); };
    const auto isUnsaved = [](const QPointer<Document> &document) { return document && document->isModified(); };
    for (Waiting &waiting : std::exchange(m_waiting, {})) {
        if (std::ranges::any_of(waiting.documents, isBusy))
            m_waiting.append(std::move(waiting));
        else if (std::ranges::none_of(waiting.documents, isUnsaved))
            waiting.then();
    }
}

void FileCommands::addOverridesFile()
{
    const QStringList files = QFileDialog::getOpenFileNames(m_window, tr("Add overrides"), folder(), filters());
    for (const QString &file : files)
        m_here.workspace.addOverride(file.toStdString());
}

void FileCommands::addOverridesAddress()
{
    QInputDialog dialog(m_window);
    dialog.setObjectName(QStringLiteral("overridesAddress"));
    dialog.setWindowTitle(tr("Add overrides from an address"));
    dialog.setLabelText(tr("Address of a YAML file (http or https). It is fetched when you choose Fetch (F5), "
                           "and not before."));
    dialog.setTextValue(QStringLiteral("https://"));
    dialog.resize(560, dialog.sizeHint().height());
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString address = dialog.textValue().trimmed();
    const QUrl url(address);
    if (url.isLocalFile())
        m_here.workspace.addOverride(url.toLocalFile().toStdString());
    else if (isAddress(address.toStdString()) && !url.host().isEmpty())
        m_here.workspace.addOverride(address.toStdString());
    else if (EditorPage *page = m_here.editors.currentPage())
        page->reply(tr("%1 is no address. One begins with http:// or https://.").arg(address));
}

void FileCommands::fillRecentMenu(QMenu &menu)
{
    menu.clear();
    const QStringList files = m_here.settings.recentFiles();
    for (const QString &file : files)
        menu.addAction(QDir::toNativeSeparators(file), this, [this, file] { open(file); });
    menu.addSeparator();
    QAction *clear = menu.addAction(tr("&Clear List"), this, [this] {
        m_here.settings.clearRecentFiles();
        m_here.editors.startPage().setRecentFiles({});
    });
    clear->setEnabled(!files.isEmpty());
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/mainwindow/filecommands.h"

#include "ui/dialogs/newdialog.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/mainwindow/startpage.h"
#include "ui/model/filestore.h"
#include "ui/model/settings.h"

#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>

namespace slipway::ui {

namespace {

QString shown(const Path &file)
{
    return QString::fromStdString(file.string());
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
{
    const auto on = [this](const char *id, auto slot) { connect(m_here.actions[id], &QAction::triggered, this, slot); };
    on("file.new", [this] { newFromTemplate(); });
    on("file.open", [this] { openWithDialog(); });
    on("file.save", [this] {
        if (EditorPage *page = m_here.editors.currentPage())
            save(page->document());
    });
    on("file.saveAs", [this] { saveAs(); });
    on("file.saveAll", [this] { saveAll(); });
    on("file.close", [this] {
        if (EditorPage *page = m_here.editors.currentPage())
            close(&page->document());
    });
    on("edit.overrides", [this] { addOverridesFile(); });
    const StartPage &start = m_here.editors.startPage();
    connect(&start, &StartPage::openRequested, this, &FileCommands::openWithDialog);
    connect(&start, &StartPage::recentRequested, this, &FileCommands::open);
    connect(&start, &StartPage::templateRequested, this, &FileCommands::newFromTemplate);
    connect(&m_here.editors, &EditorArea::closeRequested, this, &FileCommands::close);
    connect(&m_here.workspace, &Workspace::changedOnDisk, this, &FileCommands::changedOnDisk);
    m_here.editors.startPage().setRecentFiles(m_here.settings.recentFiles());
}

void FileCommands::fail(const QString &title, const QString &text)
{
    QMessageBox box(QMessageBox::Warning, title, text, QMessageBox::Ok, m_window);
    box.setObjectName(QStringLiteral("failure"));
    box.exec();
}

QString FileCommands::folder() const
{
    if (const EditorPage *page = m_here.editors.currentPage())
        return shown(const_cast<EditorPage *>(page)->document().path().parent_path());
    const QString last = m_here.settings.value(Settings::Key::LastFolder).toString();
    return last.isEmpty() ? QDir::homePath() : last;
}

bool FileCommands::open(const QString &file)
{
    const auto document = m_here.workspace.open(file.toStdString());
    if (!document) {
        fail(tr("Open"), document.error().text);
        return false;
    }
    m_here.editors.show(**document);
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

bool FileCommands::save(Document &document)
{
    m_here.editors.commitForms();
    const auto saved = m_here.workspace.save(document);
    if (!saved)
        fail(tr("Save"), saved.error().text);
    return saved.has_value();
}

void FileCommands::saveAs()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr)
        return;
    m_here.editors.commitForms();
    const QString file =
        QFileDialog::getSaveFileName(m_window, tr("Save as"), shown(page->document().path()), filters());
    if (file.isEmpty())
        return;
    if (const auto saved = m_here.workspace.saveAs(page->document(), file.toStdString()); !saved)
        fail(tr("Save as"), saved.error().text);
    else
        m_here.settings.addRecentFile(file);
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
    if (mayDiscard({document}))
        m_here.workspace.close(document);
}

bool FileCommands::mayDiscard(const QList<Document *> &documents)
{
    m_here.editors.commitForms();
    QList<Document *> unsaved;
    std::ranges::copy_if(documents, std::back_inserter(unsaved), &Document::isModified);
    if (unsaved.isEmpty())
        return true;
    QStringList names;
    for (const Document *document : std::as_const(unsaved))
        names.append(shown(document->path()));
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("%n file(s) have changes that are not saved:", nullptr, static_cast<int>(unsaved.size())),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("unsavedChanges"));
    box.setInformativeText(names.join(QLatin1Char('\n')));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return std::ranges::all_of(unsaved, [this](Document *document) { return save(*document); });
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

void FileCommands::addOverridesFile()
{
    const QStringList files = QFileDialog::getOpenFileNames(m_window, tr("Add overrides"), folder(), filters());
    for (const QString &file : files)
        m_here.workspace.addOverride(file.toStdString());
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

void FileCommands::changedOnDisk(Document *document)
{
    EditorPage *page = m_here.editors.pageOf(*document);
    if (page == nullptr)
        return;
    page->showNotice(
        tr("%1 was changed by another program while you were editing it. Your text is kept; saving writes it.")
            .arg(document->displayName()),
        tr("Load the Version on Disk"), [document] {
            const auto bytes = readTextFile(document->path());
            if (!bytes)
                return;
            const TextEdit whole{.span = {.begin = 0, .end = document->text().size()}, .replacement = *bytes};
            document->apply(std::span(&whole, 1), tr("Load the Version on Disk"));
            document->setSaved();
        });
}

} // namespace slipway::ui

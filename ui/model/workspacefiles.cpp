// SPDX-License-Identifier: MIT
// The workspace's files: saving, and what other programs do to them meanwhile. Opening is in workspaceopening.cpp.
#include "core/text/linediff.h"
#include "ui/model/journal.h"
#include "ui/model/kepttexts.h"
#include "ui/model/openfiles.h"
#include "ui/model/workspace.h"
#include "ui/model/workspacepaths.h"

#include <QPointer>

#include <algorithm>

namespace slipway::ui {

namespace {

/// Closed documents that are kept for their undo steps.
constexpr std::size_t mostClosed = 20;
constexpr std::size_t mostClosedBytes = 32U * 1024 * 1024;

} // namespace

void Workspace::keepJournal(const Path &folder)
{
    m_journal = std::make_unique<Journal>(folder, m_files);
}

void Workspace::keepOpenFiles(const Path &folder)
{
    m_openFiles = std::make_unique<OpenFiles>(folder);
    connect(m_openFiles.get(), &OpenFiles::sharedChanged, this, [this](const Path &file, bool isShared) {
        if (Document *document = find(file))
            Q_EMIT sharedChanged(document, isShared);
    });
}

bool Workspace::isShared(const Document &document) const
{
    return m_openFiles != nullptr && m_openFiles->isShared(document.path());
}

Document *Workspace::find(const Path &file) const
{
    const auto it = std::ranges::find_if(m_documents, [&](const auto &document) { return document->path() == file; });
    return it == m_documents.end() ? nullptr : it->get();
}

QList<Document *> Workspace::documents() const
{
    QList<Document *> documents;
    for (const auto &document : m_documents)
        documents.append(document.get());
    return documents;
}

void Workspace::close(Document *document)
{
    Q_EMIT aboutToClose(document);
    disconnect(document, nullptr, this, nullptr);
    if (m_journal)
        m_journal->drop(*document);
    if (m_openFiles)
        m_openFiles->leave(document->path());
    m_bases.erase(document);
    m_facts.erase(document);
    const auto it = std::ranges::find(m_documents, document, &std::unique_ptr<Document>::get);
    std::unique_ptr<Document> closed = std::move(*it);
    m_documents.erase(it);
    if (!closed->isModified() && !closed->isSaving() && !closed->isUntitled() && closed->convertedFrom().isEmpty())
        m_closed.push_back(std::move(closed));
    std::size_t bytes = 0;
    for (const auto &each : m_closed)
        bytes += each->text().size();
    while (m_closed.size() > mostClosed || (bytes > mostClosedBytes && !m_closed.empty())) {
        bytes -= m_closed.front()->text().size();
        m_closed.erase(m_closed.begin());
    }
    if (m_documents.empty()) {
        m_root.clear();
        m_overrides.clear();
        m_otherOverrides.clear();
        forgetPlan();
        Q_EMIT rootChanged();
        Q_EMIT contentsChanged();
    }
    refresh();
    Q_EMIT documentsChanged();
}

void Workspace::save(Document &document, Overwrite overwrite)
{
    if (document.isReadOnly()) {
        Q_EMIT saveFailed(&document, {.text = tr("%1 is read only here.").arg(document.displayName())});
        return;
    }
    startSave(document, document.path(), overwrite == Overwrite::Yes ? nullptr : m_bases.at(&document));
}

void Workspace::saveAs(Document &document, const Path &file)
{
    const Path path = normal(file);
    if (Document *other = find(path); other != nullptr && other != &document) {
        Q_EMIT saveFailed(
            &document,
            {.text = tr("%1 is open in another tab. Close it first, or choose another name.").arg(shown(path))});
        return;
    }
    if (isKept(path)) {
        Q_EMIT saveFailed(&document, {.text = tr("%1 is a place for what is fetched.").arg(shown(path))});
        return;
    }
    if (m_journal)
        m_journal->noteTarget(document, path);
    startSave(document, path, nullptr);
}

void Workspace::startSave(Document &document, const Path &file, SharedText expected)
{
    document.beginSave();
    SaveJob job{.file = file,
                .text = std::make_shared<const std::string>(document.text()),
                .expected = std::move(expected),
                .before = {}};
    if (m_journal)
        job.before = [journal = m_journal.get()] { journal->settle(); };
    m_disk.run([job, files = &m_files] { return ui::save(job, *files); },
               [this, file, text = job.text, document = QPointer(&document)](const auto &result) {
                   if (document)
                       finishSave(*document, file, text, result);
               });
}

void Workspace::finishSave(Document &document, const Path &file, const SharedText &text,
                           const std::expected<Saved, SaveFailure> &result)
{
    const bool isOpen = m_bases.contains(&document);
    if (isOpen && result) {
        if (file != document.path())
            moveTo(document, file);
        rememberBase(document, text);
        document.setUntitled(false);
    }
    document.endSave(result.has_value());
    if (!isOpen)
        return;
    if (m_stirred.contains(document.path()))
        m_refreshTimer.start();
    if (!result) {
        Q_EMIT saveFailed(&document, result.error());
        return;
    }
    if (m_journal && document.isModified()) // by what was typed meanwhile
        m_journal->setBase(document, *text);
    if (!m_folder.empty())
        m_scans.request(m_folder);
    Q_EMIT documentsChanged();
    Q_EMIT saved(&document, *result);
}

/// The document lives in another file from now on.
void Workspace::moveTo(Document &document, const Path &file)
{
    const bool wasRoot = document.path() == m_root;
    if (m_openFiles) {
        m_openFiles->leave(document.path());
        m_openFiles->enter(file);
    }
    document.setPath(file);
    if (wasRoot) {
        m_otherOverrides[file] = m_overrides;
        setRoot(file);
    }
    document.setReadOnly(false);
    refresh();
}

void Workspace::rememberBase(const Document &document, SharedText bytes)
{
    m_bases[&document] = std::move(bytes);
    const Path file = onDisk(document.path());
    m_watcher.addPath(shown(file));
    if (const auto facts = m_files.facts(file))
        m_facts[&document] = *facts;
    else
        m_facts.erase(&document);
}

void Workspace::checkFiles()
{
    for (const auto &document : m_documents) {
        const auto facts = m_files.facts(onDisk(document->path()));
        const auto known = m_facts.find(document.get());
        const bool isAsKnown = facts ? known != m_facts.end() && known->second == *facts : known == m_facts.end();
        if (!isAsKnown)
            m_stirred.insert(document->path());
    }
    if (!m_stirred.empty())
        m_refreshTimer.start();
}

/// Some time after the last change on disk: programs that write beside and rename are through by now.
void Workspace::onCalm()
{
    for (const Path &file : std::exchange(m_stirred, {})) {
        const auto document = std::ranges::find_if(
            m_documents, [&](const auto &each) { return each->path() == file || onDisk(each->path()) == file; });
        if (document != m_documents.end())
            checkFile(**document);
        else if (m_files.facts(file))
            m_watcher.addPath(shown(file)); // one that was replaced by renaming is no longer watched
    }
    if (!m_folder.empty())
        m_scans.request(m_folder);
    refresh();
}

/// While it is being saved, it is looked at afterwards.
void Workspace::checkFile(Document &document)
{
    if (document.isUntitled())
        return;
    if (document.isSaving()) {
        m_stirred.insert(document.path());
        return;
    }
    const LookJob job{.file = onDisk(document.path()),
                      .base = m_bases.at(&document),
                      .text = std::make_shared<const std::string>(document.text())};
    m_disk.run([job, files = &m_files] { return look(job, *files); },
               [this, job, revision = document.revision(), document = QPointer(&document)](const Look &found) {
                   if (document && m_bases.contains(document))
                       takeLook(*document, job, revision, found);
               });
}

void Workspace::takeLook(Document &document, const LookJob &job, quint64 revision, const Look &found)
{
    if (document.isSaving() || onDisk(document.path()) != job.file || m_bases.at(&document) != job.base ||
        (found.bytes && document.revision() != revision)) { // out of date
        checkFile(document);
        return;
    }
    if (!found.facts) {
        m_facts.erase(&document);
        if (document.isVanished())
            return;
        document.setVanished(true);
        Q_EMIT vanished(&document);
        return;
    }
    m_facts[&document] = *found.facts;
    m_watcher.addPath(shown(job.file));
    const bool wasVanished = document.isVanished();
    document.setVanished(false);
    if (wasVanished)
        Q_EMIT reappeared(&document);
    if (found.bytes)
        onForeignBytes(document, found.bytes, found.edits);
}

/// `edits` lead from the document's text to the bytes.
void Workspace::onForeignBytes(Document &document, const SharedText &bytes, std::span<const TextEdit> edits)
{
    if (*bytes == document.text()) {
        rememberBase(document, bytes);
        document.setSaved();
        return;
    }
    if (document.isModified()) {
        document.setUnsaved(); // no undo leads to what is on disk
        Q_EMIT changedOnDisk(&document);
        return;
    }
    rememberBase(document, bytes);
    document.become(edits, tr("Reload"));
    document.setSaved();
    if (document.isReadOnly())
        document.undoStack()->clear(); // there is only what was fetched last
    Q_EMIT reloaded(&document);
}

void Workspace::setForeign(Document &document, const std::string &base, const std::string &theirs)
{
    rememberBase(document, std::make_shared<const std::string>(base));
    if (m_journal)
        m_journal->setBase(document, base);
    onForeignBytes(document, std::make_shared<const std::string>(theirs), editsBetween(document.text(), theirs));
}

void Workspace::merge(Document &document, const std::string &merged, const std::string &theirs)
{
    document.become(merged, tr("Merge"));
    rememberBase(document, std::make_shared<const std::string>(theirs));
    if (merged == theirs) {
        document.setSaved();
        return;
    }
    document.setUnsaved();
    if (m_journal)
        m_journal->setBase(document, theirs);
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
// The workspace's files: opening, saving, and what other programs do to them meanwhile.
#include "ui/model/journal.h"
#include "ui/model/kepttexts.h"
#include "ui/model/openfiles.h"
#include "ui/model/workspace.h"

#include <algorithm>

namespace slipway::ui {

namespace {

/// Closed documents that are kept for their undo steps.
constexpr std::size_t mostClosed = 20;
constexpr std::size_t mostClosedBytes = 32U * 1024 * 1024;

Path normal(const Path &file)
{
    std::error_code error;
    return isAddress(file) ? file : std::filesystem::absolute(file, error).lexically_normal();
}

QString shown(const Path &file)
{
    return QString::fromStdString(file.string());
}

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

std::expected<Document *, Unreadable> Workspace::open(const Path &file)
{
    const Path path = normal(file);
    if (Document *known = find(path))
        return known;
    auto bytes = readBytes(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto document = takeClosed(path, *bytes);
    if (!document)
        document = std::make_unique<Document>(path, *bytes);
    return &adopt(std::move(document), std::move(*bytes));
}

Document &Workspace::openText(const Path &file, std::string text, bool isUntitled)
{
    auto document = std::make_unique<Document>(normal(file), text);
    document->setUntitled(isUntitled);
    Document &added = adopt(std::move(document), isUntitled ? std::string() : std::move(text));
    added.setVanished(!isUntitled);
    return added;
}

Document &Workspace::openConverted(const Path &file, const std::string &bytes, std::string text)
{
    Document &added = adopt(std::make_unique<Document>(normal(file), std::move(text)), bytes);
    if (!added.isReadOnly())
        added.setUnsaved();
    return added;
}

Document &Workspace::openNew(const Path &folder)
{
    Path path;
    for (int i = 1; path.empty() || find(path) != nullptr || std::filesystem::exists(path); ++i) {
        const QString number = i == 1 ? QString() : QStringLiteral("-%1").arg(i);
        path = normal(folder / (tr("untitled") + number + QStringLiteral(".yaml")).toStdString());
    }
    return openText(path, {}, true);
}

Document &Workspace::adopt(std::unique_ptr<Document> document, std::string base)
{
    Document *added = document.get();
    added->setReadOnly(isKept(added->path()));
    m_documents.push_back(std::move(document));
    rememberBase(*added, std::move(base));
    if (m_journal)
        m_journal->watch(*added);
    if (m_openFiles && !added->isUntitled())
        m_openFiles->enter(added->path());
    connect(added, &Document::textChanged, this, &Workspace::refresh);
    connect(added, &Document::modifiedChanged, this, &Workspace::documentsChanged);
    connect(added, &Document::pathChanged, this, &Workspace::documentsChanged);
    if (m_root.empty())
        setRoot(added->path());
    refresh();
    Q_EMIT opened(added);
    Q_EMIT documentsChanged();
    return *added;
}

/// A closed document of the file, when the file is as it was; else it is forgotten.
std::unique_ptr<Document> Workspace::takeClosed(const Path &file, const std::string &bytes)
{
    const auto it = std::ranges::find_if(m_closed, [&](const auto &document) { return document->path() == file; });
    if (it == m_closed.end())
        return nullptr;
    std::unique_ptr<Document> document = std::move(*it);
    m_closed.erase(it);
    return document->text() == bytes ? std::move(document) : nullptr;
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
    if (!closed->isModified() && !closed->isUntitled())
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
        forgetPlan();
        Q_EMIT rootChanged();
        Q_EMIT contentsChanged();
    }
    refresh();
    Q_EMIT documentsChanged();
}

std::expected<std::string, Unreadable> Workspace::readBytes(const Path &file) const
{
    return isAddress(file) ? KeptTexts(m_kept.texts).read(file.string()) : readTextFile(file);
}

/// The file that holds what is shown as `file`.
Path Workspace::onDisk(const Path &file) const
{
    return isAddress(file) ? fetch::TextStore(m_kept.texts).fileOf(file.string()) : file;
}

bool Workspace::isKept(const Path &file) const
{
    const bool isInGit = !m_kept.git.empty() && std::ranges::mismatch(m_kept.git, file).in1 == m_kept.git.end();
    return isInGit || isAddress(file);
}

std::expected<Saved, SaveFailure> Workspace::save(Document &document)
{
    if (document.isReadOnly())
        return std::unexpected(SaveFailure{.text = tr("%1 is read only here.").arg(document.displayName())});
    if (m_journal)
        m_journal->settle();
    const auto saved = saveTextFile(document.path(), document.text(), m_files);
    if (!saved)
        return saved;
    rememberBase(document, document.text());
    document.setUntitled(false);
    document.setSaved();
    if (!m_folder.empty())
        m_scans.request(m_folder);
    Q_EMIT documentsChanged();
    return saved;
}

std::expected<Saved, SaveFailure> Workspace::saveAs(Document &document, const Path &file)
{
    const Path path = normal(file);
    if (Document *other = find(path); other != nullptr && other != &document)
        return std::unexpected(SaveFailure{
            .text = tr("%1 is open in another tab. Close it first, or choose another name.").arg(shown(path))});
    if (isKept(path))
        return std::unexpected(SaveFailure{.text = tr("%1 is a place for what is fetched.").arg(shown(path))});
    const auto saved = saveTextFile(path, document.text(), m_files);
    if (!saved)
        return saved;
    const bool wasRoot = document.path() == m_root;
    if (m_openFiles) {
        m_openFiles->leave(document.path());
        m_openFiles->enter(path);
    }
    document.setPath(path);
    document.setReadOnly(false);
    rememberBase(document, document.text());
    document.setUntitled(false);
    document.setSaved();
    if (wasRoot)
        setRoot(path);
    refresh();
    Q_EMIT documentsChanged();
    return saved;
}

void Workspace::rememberBase(const Document &document, std::string bytes)
{
    m_bases[&document] = std::move(bytes);
    const Path file = onDisk(document.path());
    m_watcher.addPath(shown(file));
    if (const auto facts = m_files.facts(file))
        m_facts[&document] = *facts;
    else
        m_facts.erase(&document);
}

Workspace::DiskState Workspace::diskState(const Document &document) const
{
    if (document.isUntitled())
        return m_files.facts(document.path()) ? DiskState::Foreign : DiskState::Absent;
    const auto bytes = readBytes(document.path());
    if (!bytes && bytes.error().kind == Unreadable::Kind::Absent)
        return DiskState::Absent;
    const std::string &onDisk = bytes ? *bytes : bytes.error().bytes;
    return onDisk == base(document) ? DiskState::Known : DiskState::Foreign;
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

void Workspace::checkFile(Document &document)
{
    if (document.isUntitled())
        return;
    const Path file = onDisk(document.path());
    const auto facts = m_files.facts(file);
    if (!facts) {
        m_facts.erase(&document);
        if (document.isVanished())
            return;
        document.setVanished(true);
        Q_EMIT vanished(&document);
        return;
    }
    m_facts[&document] = *facts;
    m_watcher.addPath(shown(file));
    const bool wasVanished = document.isVanished();
    document.setVanished(false);
    if (wasVanished)
        Q_EMIT reappeared(&document);
    const auto bytes = readBytes(document.path());
    if (bytes && *bytes != base(document))
        onForeignBytes(document, *bytes);
}

void Workspace::onForeignBytes(Document &document, const std::string &bytes)
{
    if (bytes == document.text()) {
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
    document.become(bytes, tr("Reload"));
    document.setSaved();
    if (document.isReadOnly())
        document.undoStack()->clear(); // there is only what was fetched last
    Q_EMIT reloaded(&document);
}

void Workspace::setForeign(Document &document, const std::string &base, const std::string &theirs)
{
    rememberBase(document, base);
    if (m_journal)
        m_journal->setBase(document, base);
    onForeignBytes(document, theirs);
}

void Workspace::merge(Document &document, const std::string &merged, const std::string &theirs)
{
    document.become(merged, tr("Merge"));
    rememberBase(document, theirs);
    if (merged == theirs) {
        document.setSaved();
        return;
    }
    document.setUnsaved();
    if (m_journal)
        m_journal->setBase(document, theirs);
}

} // namespace slipway::ui

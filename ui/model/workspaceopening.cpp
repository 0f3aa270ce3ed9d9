// SPDX-License-Identifier: MIT
#include "ui/model/journal.h"
#include "ui/model/kepttexts.h"
#include "ui/model/openfiles.h"
#include "ui/model/workspace.h"
#include "ui/model/workspacepaths.h"

#include <algorithm>

namespace slipway::ui {

/// On any thread; `texts` is where those of addresses are kept.
std::expected<Workspace::Prepared, Unreadable> Workspace::readPrepared(const Path &file, const Path &texts)
{
    auto bytes = isAddress(file) ? KeptTexts(texts).read(file.string()) : readTextFile(file);
    if (!bytes)
        return std::unexpected(std::move(bytes.error()));
    TextMirror mirror(*bytes);
    return Prepared{.bytes = std::move(*bytes), .mirror = std::move(mirror)};
}

std::expected<Document *, Unreadable> Workspace::open(const Path &file)
{
    const Path path = normal(file);
    if (Document *known = find(path))
        return known;
    auto read = readPrepared(path, m_kept.texts);
    if (!read)
        return std::unexpected(read.error());
    return &adoptPrepared(path, std::move(*read));
}

void Workspace::openAside(const Path &file, std::function<void(const Opened &)> then)
{
    const Path path = normal(file);
    if (Document *known = find(path)) {
        then(known);
        return;
    }
    m_beingRead.append(shown(path.filename()));
    Q_EMIT readingChanged();
    m_reads.run([path, texts = m_kept.texts] { return readPrepared(path, texts); },
                [this, path, then = std::move(then)](std::expected<Prepared, Unreadable> read) {
                    m_beingRead.removeOne(shown(path.filename()));
                    Q_EMIT readingChanged();
                    if (Document *known = find(path))
                        then(known);
                    else if (read)
                        then(&adoptPrepared(path, std::move(*read)));
                    else
                        then(std::unexpected(read.error()));
                });
}

Document &Workspace::adoptPrepared(const Path &file, Prepared &&read)
{
    auto document = takeClosed(file, read.bytes);
    if (!document)
        document = std::make_unique<Document>(file, read.bytes, std::move(read.mirror));
    return adopt(std::move(document), std::move(read.bytes));
}

Document &Workspace::openText(const Path &file, std::string text, bool isUntitled)
{
    auto document = std::make_unique<Document>(normal(file), text);
    document->setUntitled(isUntitled);
    Document &added = adopt(std::move(document), isUntitled ? std::string() : std::move(text));
    added.setVanished(!isUntitled);
    return added;
}

Document &Workspace::openConverted(const Path &file, const Unreadable &reason, std::string text)
{
    auto document = std::make_unique<Document>(normal(file), std::move(text));
    if (!isKept(document->path()))
        document->setConvertedFrom(reason.encoding());
    return adopt(std::move(document), reason.bytes);
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
    rememberBase(*added, std::make_shared<const std::string>(std::move(base)));
    if (m_journal)
        m_journal->watch(*added);
    if (m_openFiles && !added->isUntitled())
        m_openFiles->enter(added->path());
    connect(added, &Document::textChanged, this, &Workspace::derive);
    connect(added, &Document::modifiedChanged, this, &Workspace::documentsChanged);
    connect(added, &Document::pathChanged, this, &Workspace::documentsChanged);
    connect(added, &Document::savingChanged, this, &Workspace::documentsChanged);
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
    if (document->text() != bytes)
        return nullptr;
    if (document->mirror().length() > GradualText::atOnce)
        document->renewMirror();
    return document;
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "ui/model/recovery.h"

#include "core/text/linediff.h"
#include "core/text/merge.h"
#include "ui/model/filestore.h"
#include "ui/model/workspace.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/stat.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace slipway::ui {

namespace {

using Path = std::filesystem::path;

/// Bytes; more of a difference is not read by anybody.
constexpr std::size_t mostDifference = 200'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Recovery", text);
}

/// Closes a descriptor at the end.
class Descriptor
{
public:
    explicit Descriptor(int file)
        : m_file(file)
    {
    }
    ~Descriptor()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int get() const { return m_file; }
    [[nodiscard]] int take() { return std::exchange(m_file, -1); }

private:
    int m_file;
};

/// True when an open file is still the one at a path: not removed or replaced by its owner before it ended.
bool isStillThere(int file, const Path &path)
{
    struct stat open{};
    struct stat named{};
    return ::fstat(file, &open) == 0 && ::stat(path.c_str(), &named) == 0 && open.st_ino == named.st_ino &&
           open.st_dev == named.st_dev;
}

QByteArray readAll(int descriptor)
{
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::DontCloseHandle))
        return {};
    return file.read(static_cast<qint64>(largestJournal));
}

/// A journal that is not needed: the file holds its text, or its changes and others that were made since.
bool isSaved(const JournalContents &contents)
{
    if (!contents.target.empty() && readTextFile(contents.target) == contents.text)
        return true;
    if (contents.head.isUntitled)
        return contents.text.empty();
    const auto bytes = readTextFile(contents.head.path);
    if (!bytes || *bytes == contents.text)
        return bytes.has_value();
    const Merge merged = merge(contents.head.base, contents.text, *bytes);
    return merged.isClean() && merged.text == *bytes;
}

std::optional<Orphan> orphanOf(const Path &path, FileSystem &files)
{
    Descriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (file.get() < 0 || !files.lock(file.get()) || !isStillThere(file.get(), path))
        return std::nullopt;
    if (path.extension() == ".new") { // never became a journal
        std::ignore = files.remove(path);
        return std::nullopt;
    }
    auto contents = readJournal(readAll(file.get()));
    if (!contents)
        return std::nullopt;
    if (isSaved(*contents)) {
        std::ignore = files.remove(path);
        return std::nullopt;
    }
    return Orphan(path, std::move(*contents), file.take());
}

/// The edits again, from the text that they began with.
void replayAll(Document &document, const JournalContents &contents)
{
    document.become(contents.head.text, tr("Earlier changes"));
    if (!document.replay(contents.edits) || document.text() != contents.text)
        document.become(contents.text, tr("Recover"));
}

} // namespace

Orphan::Orphan(Path file, JournalContents contents, int lock)
    : m_file(std::move(file))
    , m_contents(std::move(contents))
    , m_lock(lock)
    , m_difference(unifiedDiff(m_contents.head.base, m_contents.text))
{
    m_difference.resize(std::min(m_difference.size(), mostDifference));
    for (const LineHunk &hunk : lineDiff(linesOf(m_contents.head.base), linesOf(m_contents.text))) {
        m_lineCounts.first += hunk.after.length();
        m_lineCounts.second += hunk.before.length();
    }
}

Orphan::~Orphan()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

Orphan::Orphan(Orphan &&other) noexcept
    : m_file(std::move(other.m_file))
    , m_contents(std::move(other.m_contents))
    , m_lock(std::exchange(other.m_lock, -1))
    , m_lineCounts(other.m_lineCounts)
    , m_difference(std::move(other.m_difference))
{
}

Orphan &Orphan::operator=(Orphan &&other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_contents, other.m_contents);
    std::swap(m_lock, other.m_lock);
    std::swap(m_lineCounts, other.m_lineCounts);
    std::swap(m_difference, other.m_difference);
    return *this;
}

void Orphan::discard()
{
    std::error_code error;
    std::filesystem::remove(m_file, error);
}

std::vector<Orphan> findOrphans(const Path &folder, FileSystem &files)
{
    std::vector<Orphan> orphans;
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const Path &path = it->path();
        if (path.extension() != ".journal" && path.extension() != ".new")
            continue;
        if (auto orphan = orphanOf(path, files))
            orphans.push_back(std::move(*orphan));
    }
    std::ranges::sort(orphans, {}, [](const Orphan &each) { return each.contents().lastTime; });
    return orphans;
}

std::expected<std::pair<Document *, Recovered>, QString> recover(Workspace &workspace, const Orphan &orphan)
{
    const JournalContents &contents = orphan.contents();
    if (const Document *open = workspace.find(orphan.document()); open != nullptr && open->isModified())
        return std::unexpected(tr("%1 is open and has unsaved changes of its own. Save or discard them first.")
                                   .arg(QString::fromStdString(orphan.document().string())));
    const auto onDisk = readTextFile(orphan.document());
    if (contents.head.isUntitled || (!onDisk && onDisk.error().kind == Unreadable::Kind::Absent)) {
        Document &document = workspace.openText(orphan.document(), contents.head.base, contents.head.isUntitled);
        replayAll(document, contents);
        return std::pair(&document, contents.head.isUntitled ? Recovered::Restored : Recovered::Orphaned);
    }
    if (!onDisk) { // another encoding, for one: what was made of it is the text
        Document &document = workspace.openConverted(orphan.document(), onDisk.error(), contents.text);
        document.setUnsaved();
        return std::pair(&document, Recovered::Restored);
    }
    const auto document = workspace.open(orphan.document());
    if (!document)
        return std::unexpected(document.error().text);
    if (*onDisk == contents.head.base) {
        replayAll(**document, contents);
        return std::pair(*document, Recovered::Restored);
    }
    (*document)->become(contents.text, tr("Recover"));
    workspace.setForeign(**document, contents.head.base, *onDisk);
    return std::pair(*document, Recovered::Changed);
}

} // namespace slipway::ui

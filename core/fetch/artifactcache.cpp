// SPDX-License-Identifier: MIT
#include "core/fetch/artifactcache.h"
#include "core/fetch/hasher.h"

#include "core/fetch/problem.h"

#include <QFile>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace slipway::fetch {

namespace {

constexpr qsizetype pieceSize = 1024 * 1024;

/// Exactly the form of a UUID, so that a name can never lead out of the folder.
bool isUuid(const std::string &text)
{
    const QUuid uuid = QUuid::fromString(QString::fromStdString(text));
    return !uuid.isNull() && text.size() == 36;
}

std::string newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

/// Names of the folder's files without the ending `.yaml`, those that are UUIDs, each once.
std::vector<std::string> uuidsIn(const std::filesystem::path &folder)
{
    std::vector<std::string> result;
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::filesystem::path name = it->path().filename();
        const std::string uuid = (name.extension() == ".yaml" ? name.stem() : name).string();
        if (isUuid(uuid))
            result.push_back(uuid);
    }
    std::ranges::sort(result);
    const auto repeated = std::ranges::unique(result);
    result.erase(repeated.begin(), repeated.end());
    return result;
}

std::optional<CacheIndex> indexIn(const std::filesystem::path &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return readIndex(file.read(2 * 1024 * 1024).toStdString());
}

Diagnostic damaged(const std::string &uuid)
{
    return problem("cache-damaged", "The cached file %1 is damaged.", {uuid},
                   "Remove it from the cache and fetch the artifact again.");
}

WantedChecksums wantedOf(const Checksums &sums)
{
    WantedChecksums wanted;
    for (std::size_t i = 0; i < algorithms.size(); ++i) {
        if (!sums.values.at(i).empty())
            wanted.emplace_back(algorithms.at(i), sums.values.at(i));
    }
    return wanted;
}

/// Copies piece by piece; the checksums of what was written.
std::expected<Checksums, Diagnostic> pump(QFile &source, QSaveFile &target, const std::stop_token &stop)
{
    Hasher hasher;
    QByteArray piece(pieceSize, Qt::Uninitialized);
    for (;;) {
        const qint64 count = source.read(piece.data(), piece.size());
        if (count < 0)
            return std::unexpected(unreadable(source.filesystemFileName(), source.errorString().toStdString()));
        if (count == 0)
            return hasher.result();
        if (stop.stop_requested())
            return std::unexpected(cancelled());
        hasher.add(QByteArrayView(piece).first(count));
        if (target.write(piece.constData(), count) != count)
            return std::unexpected(unwritable(target.fileName().toStdString(), target.errorString().toStdString()));
    }
}

} // namespace

std::expected<Checksums, Diagnostic> copyVerified(const std::filesystem::path &source,
                                                  const std::filesystem::path &destination,
                                                  const WantedChecksums &wanted, std::stop_token stop)
{
    QFile from(source);
    if (!from.open(QIODevice::ReadOnly))
        return std::unexpected(unreadable(source, from.errorString().toStdString()));
    QSaveFile to(QString::fromStdString(destination.string()));
    if (!to.open(QIODevice::WriteOnly))
        return std::unexpected(unwritable(destination, to.errorString().toStdString()));
    const std::expected<Checksums, Diagnostic> sums = pump(from, to, stop);
    if (!sums)
        return sums;
    if (std::optional<Diagnostic> wrong = mismatch(*sums, wanted, source.filename().string()))
        return std::unexpected(std::move(*wrong));
    to.setPermissions(from.permissions());
    if (!to.commit())
        return std::unexpected(unwritable(destination, to.errorString().toStdString()));
    return sums;
}

std::vector<CacheEntry> ArtifactCache::entries() const
{
    std::vector<CacheEntry> result = listed();
    std::error_code error;
    std::erase_if(result,
                  [&](const CacheEntry &entry) { return !std::filesystem::is_regular_file(entry.file, error); });
    return result;
}

std::vector<CacheEntry> ArtifactCache::listed() const
{
    std::vector<CacheEntry> result;
    for (const std::string &uuid : uuidsIn(m_folder)) {
        if (const std::optional<CacheIndex> index = indexIn(indexOf(uuid)))
            result.push_back({uuid, index->names, index->checksums, fileOf(uuid)});
    }
    return result;
}

std::expected<void, Diagnostic> ArtifactCache::verify(const CacheEntry &entry, std::stop_token stop) const
{
    std::error_code error;
    const bool isThere = std::filesystem::is_regular_file(entry.file, error);
    const std::expected<Checksums, Diagnostic> sums =
        isThere ? checksumsOf(entry.file, std::move(stop)) : std::expected<Checksums, Diagnostic>();
    if (!sums)
        return std::unexpected(sums.error());
    if (fits(*sums, entry.checksums))
        return {};
    return std::unexpected(damaged(entry.uuid));
}

std::optional<CacheEntry> ArtifactCache::find(const WantedChecksums &wanted) const
{
    for (std::size_t i = 0; i < algorithms.size(); ++i) {
        const std::optional<std::string> value = wantedValue(wanted, algorithms.at(i));
        if (!value)
            continue;
        for (const CacheEntry &entry : entries())
            if (entry.checksums.values.at(i) == *value)
                return entry;
        return std::nullopt;
    }
    return std::nullopt;
}

std::expected<CacheEntry, Diagnostic> ArtifactCache::add(const std::filesystem::path &file, const std::string &name,
                                                         const WantedChecksums &wanted, std::stop_token stop)
{
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    const std::string uuid = newUuid();
    const std::expected<Checksums, Diagnostic> sums = copyVerified(file, fileOf(uuid), wanted, stop);
    if (!sums)
        return std::unexpected(sums.error());
    if (const std::optional<CacheEntry> present = find(wantedOf(*sums))) {
        std::filesystem::remove(fileOf(uuid), error);
        return *present;
    }
    const std::filesystem::path path = std::filesystem::absolute(fileOf(uuid), error);
    QSaveFile index(QString::fromStdString(indexOf(uuid).string()));
    const std::string text = writtenIndex({path, *sums, {name}});
    const bool isWritten = index.open(QIODevice::WriteOnly) &&
                           index.write(text.data(), static_cast<qint64>(text.size())) >= 0 && index.commit();
    if (isWritten)
        return CacheEntry{uuid, {name}, *sums, fileOf(uuid)};
    std::filesystem::remove(fileOf(uuid), error);
    return std::unexpected(unwritable(indexOf(uuid), index.errorString().toStdString()));
}

std::expected<void, Diagnostic>
ArtifactCache::copyOut(const CacheEntry &entry, const std::filesystem::path &destination, std::stop_token stop) const
{
    const std::expected<Checksums, Diagnostic> sums =
        copyVerified(entry.file, destination, wantedOf(entry.checksums), stop);
    if (sums)
        return {};
    if (sums.error().code != "checksum-mismatch")
        return std::unexpected(sums.error());
    return std::unexpected(damaged(entry.uuid));
}

std::expected<void, Diagnostic> ArtifactCache::remove(const std::string &uuid)
{
    std::error_code error;
    if (!isUuid(uuid) || !std::filesystem::exists(indexOf(uuid), error))
        return std::unexpected(problem("cache-unknown", "There is no artifact %1 in the cache.", {uuid}));
    // The index first: a file without one is not listed, an index without its file would be.
    const bool isRemoved = std::filesystem::remove(indexOf(uuid), error);
    std::error_code ofFile;
    std::filesystem::remove(fileOf(uuid), ofFile);
    if (!isRemoved || ofFile)
        return std::unexpected(unwritable(m_folder, (ofFile ? ofFile : error).message()));
    return {};
}

std::expected<void, Diagnostic> ArtifactCache::clear()
{
    for (const std::string &uuid : uuidsIn(m_folder)) {
        std::error_code error;
        std::filesystem::remove(indexOf(uuid), error);
        if (!error)
            std::filesystem::remove(fileOf(uuid), error);
        if (error)
            return std::unexpected(unwritable(m_folder, error.message()));
    }
    return {};
}

} // namespace slipway::fetch

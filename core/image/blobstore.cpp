// SPDX-License-Identifier: MIT
#include "core/image/blobstore.h"

#include <system_error>

namespace slipway::image {

namespace fs = std::filesystem;

namespace {

Result moved(const fs::path &from, const fs::path &to)
{
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure)
        return std::unexpected(to.string() + ": " + failure.message());
    syncFolder(to.parent_path());
    return {};
}

bool matches(const fs::path &file, std::string_view digest)
{
    return hashOfFile(file, "sha256") == digestHex(digest);
}

} // namespace

Result BlobStore::Writer::write(std::span<const std::byte> bytes)
{
    m_hasher.add(bytes);
    m_size += bytes.size();
    return m_file.write(bytes);
}

std::expected<Blob, std::string> BlobStore::Writer::commit()
{
    Blob blob{.digest = "sha256:" + m_hasher.hex(), .size = m_size};
    if (auto finished = m_file.finish(); !finished)
        return std::unexpected(finished.error());
    if (!matches(m_temporary->path(), blob.digest))
        return std::unexpected(m_temporary->path().string() + " does not hold what was written to it");
    if (auto renamed = moved(m_temporary->path(), m_folder / digestHex(blob.digest)); !renamed)
        return std::unexpected(renamed.error());
    m_temporary->keep();
    return blob;
}

std::expected<BlobStore, std::string> BlobStore::open(const fs::path &layout)
{
    std::error_code failure;
    const fs::path folder = layout / "blobs" / "sha256";
    fs::create_directories(folder, failure);
    if (failure)
        return std::unexpected(folder.string() + ": " + failure.message());
    return BlobStore(folder);
}

std::expected<BlobStore::Writer, std::string> BlobStore::writer() const
{
    auto file = File::create(unusedSibling(m_folder / "blob"));
    if (!file)
        return std::unexpected(file.error());
    return Writer(*std::move(file), m_folder);
}

std::expected<Blob, std::string> BlobStore::put(std::string_view bytes) const
{
    auto target = writer();
    if (!target)
        return std::unexpected(target.error());
    if (auto written = target->write(std::as_bytes(std::span(bytes))); !written)
        return std::unexpected(written.error());
    return target->commit();
}

Result BlobStore::adopt(const BlobStore &other, const Blob &blob) const
{
    if (matches(pathOf(blob.digest), blob.digest))
        return {};
    return moved(other.pathOf(blob.digest), pathOf(blob.digest));
}

} // namespace slipway::image

// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/digest.h"
#include "core/image/file.h"
#include "core/image/sink.h"

#include <cstdint>

namespace slipway::image {

/// A stored blob.
struct Blob {
    std::string digest; ///< `sha256:…`
    std::uint64_t size = 0;

    bool operator==(const Blob &) const = default;
};

/// The `blobs/sha256` folder of an OCI layout. A blob is there whole and verified, or not at all; storing it again is
/// harmless; a blob that does not match its name is replaced.
class BlobStore
{
public:
    /// Takes the bytes of one blob. Goes out of scope without commit: nothing is left.
    class Writer
    {
    public:
        [[nodiscard]] Result write(std::span<const std::byte> bytes);
        /// On the disk, read back, verified and under its name.
        [[nodiscard]] std::expected<Blob, std::string> commit();

    private:
        friend class BlobStore;
        Writer(File file, std::filesystem::path folder)
            : m_folder(std::move(folder))
            , m_temporary(std::make_unique<Temporary>(file.path()))
            , m_file(std::move(file))
        {
        }

        std::filesystem::path m_folder;
        std::unique_ptr<Temporary> m_temporary;
        File m_file;
        Hasher m_hasher;
        std::uint64_t m_size = 0;
    };

    /// `layout`: the folder that holds `blobs`; it and `blobs/sha256` are made when they are missing.
    [[nodiscard]] static std::expected<BlobStore, std::string> open(const std::filesystem::path &layout);

    [[nodiscard]] std::expected<Writer, std::string> writer() const;
    [[nodiscard]] std::expected<Blob, std::string> put(std::string_view bytes) const;
    /// Takes a committed blob of another store on the same file system, by renaming it.
    [[nodiscard]] Result adopt(const BlobStore &other, const Blob &blob) const;
    [[nodiscard]] std::filesystem::path pathOf(std::string_view digest) const { return m_folder / digestHex(digest); }

private:
    explicit BlobStore(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    std::filesystem::path m_folder;
};

} // namespace slipway::image

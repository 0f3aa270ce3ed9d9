// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/contents.h"
#include "core/image/sink.h"

namespace slipway::image {

/// What a tar header says of one path. Owner is always 0:0 without names.
struct TarEntry {
    std::string path; ///< relative, no trailing slash
    EntryType type = EntryType::File;
    std::uint32_t mode = 0644;
    std::uint64_t size = 0; ///< bytes that follow; files only
    std::string linkTarget = {};
};

/// Writes POSIX tar: ustar headers, with pax records (POSIX.1-2001) for what does not fit: names longer than 100 bytes
/// or not ASCII, files of 8 GiB and more. The same calls always give the same bytes.
class TarWriter
{
public:
    /// `mtime`: seconds since 1970 for every entry.
    TarWriter(Sink sink, std::uint64_t mtime)
        : m_sink(std::move(sink))
        , m_mtime(mtime)
    {
    }

    /// The header; for a file, exactly entry.size bytes must follow through data().
    [[nodiscard]] Result add(const TarEntry &entry);
    /// A part of the file's bytes; an error when it is more than was announced.
    [[nodiscard]] Result data(std::span<const std::byte> bytes);
    /// The two empty blocks at the end.
    [[nodiscard]] Result finish();

private:
    [[nodiscard]] Result endFile();
    [[nodiscard]] Result write(std::string_view bytes);

    Sink m_sink;
    std::uint64_t m_mtime;
    std::uint64_t m_missing = 0; ///< bytes of the current file that have not come yet
    std::uint64_t m_padding = 0;
};

} // namespace slipway::image

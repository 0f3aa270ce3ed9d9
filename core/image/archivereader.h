// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/contents.h"
#include "core/image/sink.h"

#include <memory>

struct archive;

namespace slipway::image {

/// Gives the next bytes of a stream into the buffer: how many, 0 at the end.
using Source = std::function<std::expected<std::size_t, std::string>(std::span<std::byte>)>;

/// Reads the entries of a tar stream, compressed or not, one after the other (libarchive).
class ArchiveReader
{
public:
    enum class Kind : std::uint8_t {
        Tar,
        Stream, ///< one entry: the decompressed bytes themselves
    };

    explicit ArchiveReader(Source source, Kind kind = Kind::Tar);
    ~ArchiveReader();
    ArchiveReader(const ArchiveReader &) = delete;
    ArchiveReader &operator=(const ArchiveReader &) = delete;

    /// The next entry, its path without leading `/` and `./`, or nothing at the end. Hard links come as files without
    /// bytes, with the linked path in linkTarget.
    [[nodiscard]] std::expected<std::optional<Entry>, std::string> next();
    /// The next bytes of the current entry; 0 at its end.
    [[nodiscard]] std::expected<std::size_t, std::string> read(std::span<std::byte> bytes);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace slipway::image

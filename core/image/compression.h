// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/sink.h"

#include <cstdint>
#include <deque>
#include <future>
#include <memory>
#include <string>

namespace slipway::image {

enum class Compression : std::uint8_t {
    None,
    Gzip, ///< read by everything
    Zstd, ///< quicker and smaller; umoci does not read it
};

/// Compresses a stream in pieces of fixed size, in parallel: each becomes a gzip member or a zstd frame of its own, so
/// the bytes do not depend on the number of threads. At most two pieces per thread are in memory.
class Compressor
{
public:
    /// `threads` 0: as many as the machine has.
    Compressor(Compression compression, unsigned threads, Sink sink);
    ~Compressor();
    Compressor(const Compressor &) = delete;
    Compressor &operator=(const Compressor &) = delete;

    [[nodiscard]] Result write(std::span<const std::byte> bytes);
    /// The rest; nothing may follow.
    [[nodiscard]] Result finish();

private:
    class Workers;
    [[nodiscard]] Result submit();
    [[nodiscard]] Result drain(std::size_t allowed);

    Compression m_compression;
    Sink m_sink;
    std::string m_piece;
    bool m_isEmpty = true; ///< nothing was submitted yet
    std::deque<std::future<std::string>> m_pending;
    std::unique_ptr<Workers> m_workers;
};

} // namespace slipway::image

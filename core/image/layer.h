// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/blobstore.h"
#include "core/image/compression.h"
#include "core/image/contents.h"

namespace slipway::image {

struct LayerOptions {
    Compression compression = Compression::Gzip;
    std::uint64_t epoch = 0; ///< mtime of every entry
    unsigned threads = 0;
    std::function<void(std::uint64_t)> onBytes; ///< bytes of files so far; may be empty
};

struct Layer {
    Blob blob;
    std::string diffId; ///< digest of the tar before compression
};

/// Writes the entries as a layer, reading each file once; never more than some pieces of them in memory. A file that
/// changed its size since contents() looked is an error; a stop request ends it with the error `cancelled`.
[[nodiscard]] std::expected<Layer, std::string> writeLayer(const Contents &contents, const LayerOptions &options,
                                                           const BlobStore &store, const std::stop_token &stop);

} // namespace slipway::image

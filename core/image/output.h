// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/builder.h"

namespace slipway::image {

/// Why an image may not be written there, or nothing: a folder that is no OCI layout, a file that is no tar archive.
[[nodiscard]] std::optional<Diagnostic> outputProblem(const std::filesystem::path &output, Format format);

/// The parts of a finished image in a store of its own.
struct Parts {
    Blob manifest;
    Blob config;
    Blob layer;
    std::vector<std::string> tags;
};

/// Puts the image where it was asked for, in one step that either happened or did not. `staging`: the folder that holds
/// `store`, beside the output; a new layout takes its place. After a success `staging` may be gone.
[[nodiscard]] Result publish(const Parts &parts, const BlobStore &store, const std::filesystem::path &staging,
                             const BuildRequest &request, const std::stop_token &stop);

} // namespace slipway::image

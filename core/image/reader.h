// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/contents.h"
#include "core/text/json.h"

#include <expected>
#include <stop_token>

namespace slipway::image {

/// An image read back.
struct ReadImage {
    std::string manifestDigest;
    std::vector<std::string> tags; ///< ref names (OCI) and RepoTags (docker), sorted, each once
    std::string configText;        ///< the configuration's bytes
    Json config;
    std::vector<Entry> entries; ///< the layers applied, as Contents::entries, with digests; source and origin are empty
};

/// Reads an OCI layout folder, or a tar file (also compressed) that holds one; every digest on the way is verified.
/// `tag`: which image; empty: the only one (several tags of one manifest are one image). The error is an English
/// sentence.
[[nodiscard]] std::expected<ReadImage, std::string>
readImage(const std::filesystem::path &path, std::string_view tag = {}, const std::stop_token &stop = {});

/// What tells a preview and an image apart, one English line per path; empty: they are the same. Digests are compared
/// where both sides have them.
[[nodiscard]] std::vector<std::string> differences(const std::vector<Entry> &expected,
                                                   const std::vector<Entry> &actual);

} // namespace slipway::image

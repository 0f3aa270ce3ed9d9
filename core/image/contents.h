// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"
#include "core/text/diagnostic.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace slipway::image {

enum class EntryType : std::uint8_t {
    File,
    Directory,
    Symlink,
    FromStage, ///< copied from another stage or image: known after that stage's build
};

/// One path of the image.
struct Entry {
    std::string path; ///< relative to the image's root, `/` between names, no leading or trailing slash: `files/file1`
    EntryType type = EntryType::File;
    std::uint32_t mode = 0; ///< permission bits and the sticky bit, as in a tar header
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint64_t size = 0;      ///< bytes; 0 for anything but a file
    std::string digest = {};     ///< `sha256:…` of a file's bytes; empty when not asked for
    std::string linkTarget = {}; ///< symlink
    std::string stage = {};      ///< FromStage: the stage or image that it comes from
    std::string sourcePath = {}; ///< FromStage: the path there
    std::filesystem::path source =
        {};             ///< file or directory on disk that it is copied from; empty for a created directory
    Origin origin = {}; ///< the artifact that brings it

    bool operator==(const Entry &) const = default;
};

/// The exact tree that an image from scratch will hold, in order of path (byte order; a directory before what it
/// holds).
struct Contents {
    std::vector<Entry> entries;
    std::vector<Diagnostic>
        problems;                ///< missing sources, and the like; errors mean that the tree is not what a build gives
    std::uint64_t totalSize = 0; ///< bytes of all files
};

/// Files and folders that were fetched already, by the artifact's name: urls, plain artifacts, clones, cached files.
using FetchedArtifacts = std::map<std::string, std::filesystem::path>;

struct ContentsOptions {
    bool withDigests = false; ///< read every file and fill Entry::digest
    FetchedArtifacts fetched; ///< artifacts without a source here are warned of, and shown with size 0
};

/// What the COPY instructions of the target stage put into the image (and WORKDIR, whose folder every engine makes).
/// Reads the artifacts' sources on disk: a path artifact's symbolic links are followed, as CEKit follows them;
/// permissions are those on disk without setuid and setgid bits, which podman and buildah drop. Folders for
/// VOLUME are not part of it: the engines disagree, and make them at the start of a container. For a target that is not
/// FROM scratch: only what its artifacts add. A stop request ends it early with the problem `cancelled`.
[[nodiscard]] Contents contents(const plan::Plan &plan, const ContentsOptions &options = {}, std::stop_token stop = {});

} // namespace slipway::image

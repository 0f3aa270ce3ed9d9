// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/schema.h"

#include <array>

/// Rows of the schema table for artifacts and module repositories (SPEC 2.3). Only schema.cpp includes this.
namespace slipway::descriptor {

using enum ValueType;

inline constexpr Key artifactName{
    "name", Str, "Name by which overrides and the log refer to the artifact. Made from its source when absent."};
inline constexpr Key plainName{"name", Str, "Name of the artifact; needed, because it has no source to make one from.",
                               true};
inline constexpr Key artifactTarget{"target", Str, "File name in the image. The last part of the name when absent."};
inline constexpr Key artifactDescription{"description", Str, "What the artifact is; shown when it cannot be fetched."};
inline constexpr Key artifactDest{
    "dest", Str,
    "Directory in the image. Without it artifacts land in a temporary directory that is gone in the finished image.",
    false, defaultArtifactDestination};
inline constexpr Key md5Key{
    "md5", Str, "MD5 checksum in lower-case hex, quoted when it has digits only. Checked, and the key for the cache."};
inline constexpr Key sha1Key{"sha1", Str, "SHA-1 checksum in lower-case hex. Checked, and the key for the cache."};
inline constexpr Key sha256Key{"sha256", Str,
                               "SHA-256 checksum in lower-case hex. Checked, and the key for the cache."};
inline constexpr Key sha512Key{"sha512", Str,
                               "SHA-512 checksum in lower-case hex. Checked, and the key for the cache."};
inline constexpr Key sourceUrlKey{"source-url", Str, "URL of the artifact's source code, for OSBS."};
inline constexpr Key sourceMd5Key{"source-md5", Str, "MD5 checksum of the source code."};
inline constexpr Key sourceSha1Key{"source-sha1", Str, "SHA-1 checksum of the source code."};
inline constexpr Key sourceSha256Key{"source-sha256", Str, "SHA-256 checksum of the source code."};

inline constexpr std::array pathArtifactKeys{
    artifactName,
    artifactTarget,
    artifactDest,
    artifactDescription,
    Key{"path", Str, "File or folder on this machine, relative to the descriptor.", true},
    md5Key,
    sha1Key,
    sha256Key,
    sha512Key};
inline constexpr std::array urlArtifactKeys{artifactName,
                                            artifactTarget,
                                            artifactDest,
                                            artifactDescription,
                                            Key{"url", Str, "Where the file is downloaded from.", true},
                                            md5Key,
                                            sha1Key,
                                            sha256Key,
                                            sha512Key,
                                            sourceUrlKey,
                                            sourceMd5Key,
                                            sourceSha1Key,
                                            sourceSha256Key};
inline constexpr std::array gitArtifactKeys{
    artifactName, artifactTarget, artifactDescription,
    Key{"git", Map, "The git repository and what to check out.", true, {}, {}, ObjectKind::GitSource}};
inline constexpr std::array plainArtifactKeys{plainName,    artifactTarget, artifactDest,  artifactDescription,
                                              md5Key,       sha1Key,        sha256Key,     sha512Key,
                                              sourceUrlKey, sourceMd5Key,   sourceSha1Key, sourceSha256Key};
inline constexpr std::array imageArtifactKeys{
    artifactName,
    artifactTarget,
    artifactDest,
    artifactDescription,
    Key{"image", Str, "Stage of this descriptor, or any image, that holds the file.", true},
    Key{"path", Str, "File or folder in that image.", true}};
inline constexpr std::array pncArtifactKeys{artifactName,
                                            artifactTarget,
                                            artifactDest,
                                            artifactDescription,
                                            Key{"pnc_artifact_id", Str, "Number of the artifact in PNC, quoted.", true},
                                            Key{"pnc_build_id", Str, "Number of the build in PNC, quoted.", true},
                                            Key{"url", Str, "Where the artifact can be seen; written as a comment."}};

inline constexpr std::array gitSourceKeys{Key{"url", Str, "URL of the git repository.", true},
                                          Key{"ref", Str, "Branch, tag or commit to check out.", true}};

/// Every key that some kind of artifact has, for completion while the kind is not known yet.
inline constexpr std::array anyArtifactKeys{
    artifactName,
    artifactTarget,
    artifactDest,
    artifactDescription,
    Key{"path", Str, "File or folder, relative to the descriptor; with image: a path inside that image."},
    Key{"url", Str, "Where the file is downloaded from."},
    Key{"git", Map, "The git repository and what to check out.", false, {}, {}, ObjectKind::GitSource},
    Key{"image", Str, "Stage of this descriptor, or any image, that holds the file."},
    md5Key,
    sha1Key,
    sha256Key,
    sha512Key,
    sourceUrlKey,
    sourceMd5Key,
    sourceSha1Key,
    sourceSha256Key,
    Key{"pnc_artifact_id", Str, "Number of the artifact in PNC, quoted."},
    Key{"pnc_build_id", Str, "Number of the build in PNC, quoted."}};

} // namespace slipway::descriptor

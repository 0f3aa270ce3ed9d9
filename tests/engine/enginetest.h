// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/reader.h"
#include "tests/support/cliproject.h"

#include <expected>
#include <string>

namespace slipway::test {

/// False, having said so, when a program is missing or containers cannot be made by this user.
[[nodiscard]] bool canRun(const QStringList &programs);

/// A project with a storage of images of its own for podman, buildah and skopeo.
class EngineProject : public CliProject
{
public:
    EngineProject();
    /// Unmounts what the storage has mounted on itself, so that the folder can be removed.
    ~EngineProject();
    EngineProject(const EngineProject &) = delete;
    EngineProject &operator=(const EngineProject &) = delete;

    /// The options without which containers do not run where many tests run: see `--build-flag`.
    [[nodiscard]] static QStringList flags();
    /// Reads an image of the storage back, by way of an OCI layout that is written to `layout`.
    [[nodiscard]] std::expected<image::ReadImage, std::string> stored(const QString &tag, const QString &layout) const;
};

/// The run configuration of an image, one line per value in order of key; without the label by which buildah names
/// itself.
[[nodiscard]] QString configured(const image::ReadImage &image);

/// What is below a folder, one line each: path, mode, and a file's digest.
[[nodiscard]] QString listed(const QString &folder);

} // namespace slipway::test

// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/archivereader.h"

#include <filesystem>
#include <memory>

namespace slipway::image {

/// The files of an OCI layout, wherever they are.
class LayoutFiles
{
public:
    virtual ~LayoutFiles() = default;
    /// A whole small file.
    [[nodiscard]] virtual std::expected<std::string, std::string> text(const std::string &name) const = 0;
    /// Gives the bytes of a file to `use` as a stream.
    [[nodiscard]] virtual Result stream(const std::string &name, const std::function<Result(Source)> &use) const = 0;
};

/// For a folder or an archive.
[[nodiscard]] std::unique_ptr<LayoutFiles> layoutFiles(const std::filesystem::path &path);

} // namespace slipway::image

// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/contents.h"

#include <map>
#include <optional>

namespace slipway::image {

/// Layers on top of each other (OCI image specification, layer.md: changesets and whiteouts).
class Overlay
{
public:
    /// `layer`: by path. Its whiteouts first, then its entries; nothing but a folder keeps what is below it.
    void apply(std::map<std::string, Entry> layer);
    [[nodiscard]] const Entry *find(const std::string &path) const;
    /// In order of path.
    [[nodiscard]] std::vector<Entry> take();

private:
    void remove(const std::string &path, bool onlyInside);

    std::map<std::string, Entry> m_entries;
};

} // namespace slipway::image

// SPDX-License-Identifier: MIT
#include "core/generate/realpaths.h"

#include <algorithm>

namespace slipway::generate {
namespace {

namespace fs = std::filesystem;

/// Nothing in it has to be worked out, but perhaps links.
bool isNormal(const fs::path &path)
{
    return path.is_absolute() && path.has_filename() && path == path.lexically_normal();
}

fs::path weaklyCanonical(const fs::path &path)
{
    std::error_code error;
    fs::path real = fs::weakly_canonical(path, error);
    return error ? path : real;
}

} // namespace

fs::path RealPaths::of(const fs::path &path)
{
    return isNormal(path) ? ofNormal(path) : weaklyCanonical(path);
}

fs::path RealPaths::ofNormal(const fs::path &path)
{
    if (!path.has_relative_path())
        return path;
    if (const auto found = m_known.find(path.native()); found != m_known.end())
        return found->second;
    std::error_code error;
    const fs::file_type type = fs::symlink_status(path, error).type();
    const bool isPlain = type == fs::file_type::regular || type == fs::file_type::directory;
    fs::path real = isPlain ? ofNormal(path.parent_path()) / path.filename() : weaklyCanonical(path);
    m_known.emplace(path.native(), real);
    return real;
}

fs::path realPathBelow(const fs::path &known, const fs::path &folder, std::error_code &error)
{
    const auto [inKnown, inFolder] = std::ranges::mismatch(known, folder);
    fs::path real = inKnown == known.end() ? known : fs::path();
    for (auto part = inFolder; part != folder.end() && !real.empty(); ++part) {
        real /= *part;
        const fs::file_type type = fs::symlink_status(real, error).type();
        if (type == fs::file_type::not_found) {
            error.clear();
            return folder.lexically_normal();
        }
        if (type != fs::file_type::directory)
            real.clear();
    }
    error.clear();
    return real.empty() ? fs::weakly_canonical(folder, error) : real;
}

bool isInside(const fs::path &path, const fs::path &folder)
{
    return std::ranges::mismatch(folder, path).in1 == folder.end();
}

} // namespace slipway::generate

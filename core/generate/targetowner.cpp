// SPDX-License-Identifier: MIT
#include "core/generate/targetowner.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>

namespace slipway::generate {
namespace {

namespace fs = std::filesystem;

/// What CEKit always writes at the top of image.yaml, in order of name.
constexpr std::array<std::string_view, 12> sections{"args", "artifacts", "envs",  "labels", "modules", "name",
                                                    "osbs", "packages",  "ports", "run",    "version", "volumes"};

bool isFile(const fs::path &path)
{
    std::error_code error;
    return fs::is_regular_file(fs::symlink_status(path, error));
}

bool isFolder(const fs::path &path)
{
    std::error_code error;
    return fs::is_directory(fs::symlink_status(path, error));
}

bool hasSections(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::size_t found = 0;
    for (std::string line; found < sections.size() && std::getline(stream, line);) {
        if (line.starts_with(std::string(sections.at(found)) + ":"))
            ++found;
    }
    return found == sections.size();
}

/// One of CEKit's, and as CEKit makes it.
bool isExpected(const fs::path &entry)
{
    const fs::path name = entry.filename();
    return name == "image.yaml" ? isFile(entry)
                                : (name == "image" || name == "repo" || name == "test") && isFolder(entry);
}

} // namespace

bool isMarked(const fs::path &target)
{
    return isFile(target / targetMark);
}

bool isMadeByCekit(const fs::path &target)
{
    std::error_code error;
    for (fs::directory_iterator it(target, error); !error && it != fs::directory_iterator(); it.increment(error)) {
        if (!isExpected(it->path()))
            return false;
    }
    return !error && (isFile(target / "image/Containerfile") || isFile(target / "image/Dockerfile")) &&
           isFile(target / "image.yaml") && hasSections(target / "image.yaml");
}

} // namespace slipway::generate

// SPDX-License-Identifier: MIT
#include "core/descriptor/files.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace slipway::descriptor {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largestFile = 16U * 1024U * 1024U;

/// The first part of `path` below `directory`, empty when it is not below.
std::string childTowards(const fs::path &directory, const fs::path &path)
{
    const auto [inDirectory, inPath] = std::ranges::mismatch(directory, path);
    return inDirectory == directory.end() && inPath != path.end() ? inPath->string() : std::string();
}

/// A directory's path without the slash at its end.
fs::path withoutSlash(const fs::path &path)
{
    fs::path normal = path.lexically_normal();
    return normal.has_filename() || !normal.has_parent_path() ? normal : normal.parent_path();
}

/// As open(2) sees it: a path leads nowhere when what is written before a `..` is no directory.
bool isPassable(const Files &files, const fs::path &path)
{
    fs::path before;
    for (const fs::path &part : path) {
        if (part == ".." && !files.isDirectory(before))
            return false;
        before /= part;
    }
    return true;
}

} // namespace

std::expected<std::string, std::string> DiskFiles::read(const fs::path &path) const
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error)
        return std::unexpected(error.message());
    if (!fs::is_regular_file(status))
        return std::unexpected("not a file");
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        return std::unexpected(error.message());
    if (size > largestFile)
        return std::unexpected("larger than 16 MiB");
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!stream && !stream.eof())
        return std::unexpected("it cannot be read");
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

bool DiskFiles::exists(const fs::path &path) const
{
    std::error_code error;
    return fs::exists(path, error);
}

bool DiskFiles::isDirectory(const fs::path &path) const
{
    std::error_code error;
    return fs::is_directory(path, error);
}

std::vector<DirectoryEntry> DiskFiles::list(const fs::path &directory) const
{
    std::vector<DirectoryEntry> entries;
    std::error_code error;
    const bool isOpen = fs::exists(directory / ".", error); // else its names may be read, but what they stand for not
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
        std::error_code statusError;
        const bool isLink = it->is_symlink(statusError); // mostly known from the directory itself, as the others
        const bool isDangling = !isOpen || (isLink && !it->exists(statusError));
        entries.push_back(
            {it->path().filename().string(), !isDangling && it->is_directory(statusError), isDangling, isLink});
    }
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
}

fs::path DiskFiles::realPath(const fs::path &path) const
{
    std::error_code error;
    fs::path real = fs::canonical(path, error);
    return error ? path : real;
}

OverlayFiles::OverlayFiles(const Files &below, std::map<fs::path, std::string> texts, Trees trees)
    : m_below(below)
    , m_trees(std::move(trees))
{
    for (auto &[path, text] : texts)
        m_texts.emplace(path.lexically_normal(), std::move(text));
}

std::expected<std::string, std::string> OverlayFiles::read(const fs::path &path) const
{
    const auto found = m_texts.find(path.lexically_normal());
    return found == m_texts.end() || !isPassable(*this, path) ? m_below.read(path) : found->second;
}

bool OverlayFiles::exists(const fs::path &path) const
{
    return (m_texts.contains(path.lexically_normal()) && isPassable(*this, path)) || m_below.exists(path) ||
           isDirectory(path);
}

bool OverlayFiles::isDirectory(const fs::path &path) const
{
    const fs::path normal = withoutSlash(path);
    const auto isBelow = [&](const auto &text) { return !childTowards(normal, text.first).empty(); };
    return (std::ranges::any_of(m_texts, isBelow) && isPassable(*this, path)) || m_below.isDirectory(path);
}

std::vector<DirectoryEntry> OverlayFiles::list(const fs::path &directory) const
{
    std::vector<DirectoryEntry> entries = m_below.list(directory);
    const fs::path normal = withoutSlash(directory);
    for (const auto &[path, text] : m_texts) {
        const std::string child = childTowards(normal, path);
        if (child.empty())
            continue;
        const bool isFile = path.parent_path() == normal;
        const auto known = std::ranges::find(entries, child, &DirectoryEntry::name);
        if (known == entries.end())
            entries.push_back({child, !isFile, false, false});
        else
            known->isDangling = false;
    }
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
}

fs::path OverlayFiles::realPath(const fs::path &path) const
{
    return m_below.realPath(path);
}

std::shared_ptr<const yaml::Tree> OverlayFiles::tree(const fs::path &path) const
{
    const auto found = m_trees.find(path);
    return found == m_trees.end() ? nullptr : found->second;
}

/// The disk is asked outside of the lock: two threads may ask the same, and the first answer stays.
template <typename Answer, typename Ask>
Answer RememberedFiles::answered(Answers<Answer> &known, const fs::path &path, Ask ask) const
{
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = known.find(path); found != known.end())
            return found->second;
    }
    Answer answer = ask();
    const std::scoped_lock lock(m_mutex);
    return known.emplace(path, std::move(answer)).first->second;
}

std::expected<std::string, std::string> RememberedFiles::read(const fs::path &path) const
{
    return answered(m_texts, path, [&] { return m_below.read(path); });
}

bool RememberedFiles::exists(const fs::path &path) const
{
    return answered(m_existing, path, [&] { return m_below.exists(path); });
}

bool RememberedFiles::isDirectory(const fs::path &path) const
{
    return answered(m_directories, path, [&] { return m_below.isDirectory(path); });
}

std::vector<DirectoryEntry> RememberedFiles::list(const fs::path &directory) const
{
    return answered(m_entries, directory, [&] { return m_below.list(directory); });
}

fs::path RememberedFiles::realPath(const fs::path &path) const
{
    return answered(m_realPaths, path, [&] { return m_below.realPath(path); });
}

} // namespace slipway::descriptor

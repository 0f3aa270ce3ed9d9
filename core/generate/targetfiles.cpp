// SPDX-License-Identifier: MIT
#include "core/generate/targetfiles.h"

#include "core/generate/realpaths.h"

#include <algorithm>
#include <fstream>

namespace slipway::generate {
namespace {

namespace fs = std::filesystem;

Diagnostic outside(const fs::path &name)
{
    return {.code = "target-outside",
            .text = "'%1' would lie outside the target folder.",
            .arguments = {name.string()},
            .advice = "Use a relative name without '..'.",
            .origin = {}};
}

/// A relative name that does not climb, as far as its text tells.
bool isModest(const fs::path &name)
{
    const std::string text = name.string();
    return !text.empty() && !text.contains('\0') && name.is_relative() &&
           std::ranges::none_of(name, [](const fs::path &part) { return part == ".."; }) &&
           std::ranges::any_of(name, [](const fs::path &part) { return part != "." && !part.empty(); });
}

std::vector<fs::directory_entry> entriesOf(const fs::path &folder, std::error_code &error)
{
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator(); it.increment(error))
        entries.push_back(*it);
    std::ranges::sort(entries);
    return entries;
}

FileResult copyFile(const fs::path &source, const fs::path &to)
{
    std::error_code error;
    fs::copy_file(source, to, error);
    if (error)
        return std::unexpected(fileProblem("'%1' cannot be copied: %2.", source, error));
    const fs::file_time_type time = fs::last_write_time(source, error);
    if (!error)
        fs::last_write_time(to, time, error); // as well as it goes
    return {};
}

} // namespace

/// The state of one copy: what must not be entered again.
struct TargetFiles::FolderCopy {
    const std::stop_token &stop;
    std::vector<fs::path> inside = {}; ///< canonical folders from the outermost to the current
};

Diagnostic fileProblem(std::string_view text, const fs::path &path, std::error_code error)
{
    return {.code = "target-io",
            .text = std::string(text),
            .arguments = {path.string(), error.message()},
            .advice = "",
            .origin = {}};
}

std::expected<fs::path, Diagnostic> TargetFiles::known(const fs::path &name) const
{
    if (!isModest(name))
        return std::unexpected(outside(name));
    fs::path path = (m_root / name).lexically_normal();
    if (!path.has_filename())
        path = path.parent_path();
    std::error_code error;
    const fs::path parent = realPathBelow(m_target, path.parent_path(), error);
    if (error)
        return std::unexpected(fileProblem("The folder of '%1' cannot be looked at: %2.", path, error));
    if (!isInside(parent, m_root))
        return std::unexpected(outside(name));
    return parent / path.filename();
}

std::expected<fs::path, Diagnostic> TargetFiles::place(const fs::path &name) const
{
    std::expected<fs::path, Diagnostic> path = known(name);
    std::error_code error;
    if (path)
        fs::create_directories(path->parent_path(), error);
    if (error)
        return std::unexpected(fileProblem("The folder of '%1' cannot be made: %2.", *path, error));
    return path;
}

FileResult TargetFiles::write(const fs::path &name, std::string_view content) const
{
    const std::expected<fs::path, Diagnostic> path = place(name);
    if (!path)
        return std::unexpected(path.error());
    std::error_code error;
    fs::remove(*path, error); // a link or a read-only file gives way
    if (error)
        return std::unexpected(fileProblem("'%1' cannot be replaced: %2.", *path, error));
    std::ofstream file(*path, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file)
        return std::unexpected(
            fileProblem("'%1' cannot be written: %2.", *path, std::make_error_code(std::errc::io_error)));
    return {};
}

FileResult TargetFiles::copy(const fs::path &source, const fs::path &name, const std::stop_token &stop) const
{
    const std::expected<fs::path, Diagnostic> path = place(name);
    if (!path)
        return std::unexpected(path.error());
    FolderCopy state{.stop = stop};
    std::error_code error;
    if (fs::is_regular_file(source, error))
        fs::remove(*path, error);
    if (error)
        return std::unexpected(fileProblem("'%1' cannot be copied: %2.", source, error));
    return copyEntry(state, fs::directory_entry(source, error), *path);
}

FileResult TargetFiles::copyEntry(FolderCopy &copy, const fs::directory_entry &source, const fs::path &to) const
{
    std::error_code error;
    const bool isFolder = source.is_directory(error);
    if (isFolder && !copy.inside.empty() && !source.is_symlink(error))
        return copyFolder(copy, source.path(), to, copy.inside.back() / source.path().filename());
    if (isFolder) {
        const fs::path real = fs::canonical(source.path(), error);
        if (!error)
            return copyFolder(copy, source.path(), to, real);
    } else if (source.is_regular_file(error)) {
        return copyFile(source.path(), to);
    } else if (!error) {
        error = std::make_error_code(std::errc::not_supported); // a device, a socket
    }
    return std::unexpected(fileProblem("'%1' cannot be copied: %2.", source.path(), error));
}

/// `real` is the source without links.
FileResult TargetFiles::copyFolder(FolderCopy &copy, const fs::path &source, const fs::path &to,
                                   const fs::path &real) const
{
    if (real == m_target || isInside(real, m_target / "image") || std::ranges::contains(copy.inside, real))
        return {};
    std::error_code error;
    if (!fs::create_directory(to, error) && !error)
        error = std::make_error_code(std::errc::file_exists);
    std::vector<fs::directory_entry> entries;
    if (!error)
        entries = entriesOf(source, error);
    if (error)
        return std::unexpected(fileProblem("'%1' cannot be copied: %2.", source, error));
    copy.inside.push_back(real);
    for (const fs::directory_entry &entry : entries) {
        if (copy.stop.stop_requested())
            break;
        if (FileResult copied = copyEntry(copy, entry, to / entry.path().filename()); !copied)
            return copied;
    }
    copy.inside.pop_back();
    const fs::perms mode = fs::status(source, error).permissions();
    fs::permissions(to, mode | fs::perms::owner_all, error); // stays writable, or it could not be removed again
    return {};
}

FileResult TargetFiles::copyWithLinks(const fs::path &source, const fs::path &name) const
{
    const std::expected<fs::path, Diagnostic> path = place(name);
    if (!path)
        return std::unexpected(path.error());
    std::error_code error;
    fs::copy(source, *path, fs::copy_options::recursive | fs::copy_options::copy_symlinks, error);
    if (error)
        return std::unexpected(fileProblem("'%1' cannot be copied: %2.", source, error));
    return {};
}

} // namespace slipway::generate

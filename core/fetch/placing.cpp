// SPDX-License-Identifier: MIT
#include "core/fetch/placing.h"

#include "core/fetch/problem.h"

#include <algorithm>
#include <vector>

namespace slipway::fetch {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t deepest = 100; ///< folders in folders

/// True when `path` is `folder` or below it; both canonical.
bool isInside(const fs::path &path, const fs::path &folder)
{
    return std::ranges::mismatch(folder, path).in1 == folder.end();
}

Diagnostic outside(const std::string &target)
{
    return problem("target-outside", "The target '%1' is not inside of the image's folder.", {target},
                   "Use a plain file name as target and dest for its place in the image.");
}

Diagnostic failed(const fs::path &path, const std::error_code &error)
{
    return unreadable(path, error.message());
}

class TreeCopy
{
public:
    explicit TreeCopy(std::stop_token stop)
        : m_stop(std::move(stop))
    {
    }

    std::expected<void, Diagnostic> copy(const fs::path &source, const fs::path &destination)
    {
        if (m_stop.stop_requested())
            return std::unexpected(cancelled());
        std::error_code error;
        const fs::file_status status = fs::status(source, error);
        if (error || !fs::exists(status))
            return std::unexpected(problem("path-missing", "'%1' does not exist.", {source.string()}));
        if (fs::is_directory(status))
            return copyFolder(source, destination);
        if (!fs::is_regular_file(status))
            return std::unexpected(problem("path-special", "'%1' is no file and no folder.", {source.string()}));
        fs::copy_file(source, destination, error);
        if (error)
            return std::unexpected(failed(source, error));
        keepTime(source, destination);
        return {};
    }

private:
    std::expected<void, Diagnostic> copyFolder(const fs::path &source, const fs::path &destination)
    {
        std::error_code error;
        const fs::path real = fs::canonical(source, error);
        if (std::ranges::contains(m_open, real) || m_open.size() >= deepest)
            return std::unexpected(
                problem("path-loop", "'%1' leads back to a folder that holds it.", {source.string()}));
        fs::create_directory(destination, source, error);
        if (error)
            return std::unexpected(unwritable(destination, error.message()));
        fs::permissions(destination, fs::perms::owner_all, fs::perm_options::add, error);
        m_open.push_back(real);
        for (fs::directory_iterator it(source, error), end; !error && it != end; it.increment(error))
            if (const auto copied = copy(it->path(), destination / it->path().filename()); !copied)
                return copied;
        m_open.pop_back();
        if (error)
            return std::unexpected(failed(source, error));
        fs::permissions(destination, fs::status(source, error).permissions(), error);
        keepTime(source, destination);
        return {};
    }

    static void keepTime(const fs::path &source, const fs::path &destination)
    {
        std::error_code error;
        const fs::file_time_type time = fs::last_write_time(source, error);
        if (!error)
            fs::last_write_time(destination, time, error);
    }

    std::stop_token m_stop;
    std::vector<fs::path> m_open; ///< canonical paths of the folders that are being copied
};

} // namespace

std::expected<fs::path, Diagnostic> placeOf(const fs::path &folder, const std::string &target)
{
    const fs::path relative(target);
    const bool leadsOut = relative.is_absolute() || std::ranges::contains(relative, fs::path("..")) ||
                          target.contains('\0') || !relative.has_filename() || relative.filename() == ".";
    if (leadsOut)
        return std::unexpected(outside(target));
    const fs::path place = folder / relative;
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);
    const fs::path parent = error ? fs::path() : fs::canonical(place.parent_path(), error);
    if (error)
        return std::unexpected(problem("target-no-folder", "There is no folder for the target '%1'.", {target},
                                       "CEKit does not make folders for targets: use a plain file name."));
    if (!isInside(parent, root) || fs::is_symlink(place, error))
        return std::unexpected(outside(target));
    return place;
}

std::expected<void, Diagnostic> copyTree(const fs::path &source, const fs::path &destination,
                                         const std::stop_token &stop)
{
    std::error_code error;
    if (fs::exists(fs::symlink_status(destination, error)))
        return std::unexpected(problem("target-exists", "'%1' is there already.", {destination.string()}));
    const fs::path real = fs::canonical(source, error);
    if (!error && isInside(fs::weakly_canonical(destination, error), real))
        return std::unexpected(problem("path-loop", "'%1' holds the folder that it is copied to.", {source.string()}));
    const std::expected<void, Diagnostic> copied = TreeCopy(stop).copy(source, destination);
    if (!copied)
        fs::remove_all(destination, error);
    return copied;
}

} // namespace slipway::fetch

// SPDX-License-Identifier: MIT
#include "ui/model/filesystem.h"

#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

namespace slipway::ui {

namespace {

using Path = std::filesystem::path;

constexpr std::uint32_t permissionBits = 07777;

/// Repeats a call while a signal interrupts it; -1 is its failure.
template <typename Call>
auto repeated(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

SystemResult<void> done(int result)
{
    return result == 0 ? SystemResult<void>() : std::unexpected(errno);
}

std::vector<std::string> attributesOf(const Path &path)
{
    const ssize_t size = ::listxattr(path.c_str(), nullptr, 0);
    if (size <= 0)
        return {};
    std::string names(static_cast<std::size_t>(size), '\0');
    const ssize_t got = ::listxattr(path.c_str(), names.data(), names.size());
    std::vector<std::string> result;
    for (std::size_t at = 0; got > 0 && at < static_cast<std::size_t>(got); at += result.back().size() + 1)
        result.emplace_back(names.c_str() + at);
    return result;
}

class Disk : public FileSystem
{
public:
    SystemResult<FileFacts> facts(const Path &path) override
    {
        struct stat status{};
        if (repeated([&] { return ::stat(path.c_str(), &status); }) != 0)
            return std::unexpected(errno);
        return FileFacts{.device = status.st_dev,
                         .inode = status.st_ino,
                         .size = static_cast<std::uint64_t>(status.st_size),
                         .modified = status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec,
                         .mode = status.st_mode & permissionBits,
                         .owner = status.st_uid,
                         .group = status.st_gid,
                         .links = status.st_nlink,
                         .isRegular = S_ISREG(status.st_mode),
                         .isFolder = S_ISDIR(status.st_mode)};
    }

    SystemResult<Path> linkTarget(const Path &path) override
    {
        std::array<char, 4096> target{};
        const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
        if (length < 0)
            return std::unexpected(errno);
        return Path(std::string(target.data(), static_cast<std::size_t>(length)));
    }

    SystemResult<int> create(const Path &path, std::uint32_t mode) override
    {
        const int file =
            repeated([&] { return ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode); });
        return file >= 0 ? SystemResult<int>(file) : std::unexpected(errno);
    }

    SystemResult<std::size_t> write(int file, std::string_view bytes) override
    {
        const ssize_t written = repeated([&] { return ::write(file, bytes.data(), bytes.size()); });
        return written >= 0 ? SystemResult<std::size_t>(static_cast<std::size_t>(written)) : std::unexpected(errno);
    }

    SystemResult<void> setOwner(int file, std::uint32_t owner, std::uint32_t group) override
    {
        return done(::fchown(file, owner, group));
    }

    SystemResult<void> setMode(int file, std::uint32_t mode) override { return done(::fchmod(file, mode)); }

    SystemResult<void> copyAttributes(const Path &from, int file) override
    {
        for (const std::string &name : attributesOf(from)) {
            const ssize_t size = ::getxattr(from.c_str(), name.c_str(), nullptr, 0);
            std::string value(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
            if (size < 0 || ::getxattr(from.c_str(), name.c_str(), value.data(), value.size()) != size)
                continue;
            if (::fsetxattr(file, name.c_str(), value.data(), value.size(), 0) != 0 && errno != ENOTSUP &&
                errno != EPERM && errno != EACCES)
                return std::unexpected(errno);
        }
        return {};
    }

    SystemResult<void> truncate(int file, std::uint64_t size) override
    {
        if (::ftruncate(file, static_cast<off_t>(size)) != 0)
            return std::unexpected(errno);
        return ::lseek(file, static_cast<off_t>(size), SEEK_SET) >= 0 ? SystemResult<void>() : std::unexpected(errno);
    }

    SystemResult<void> sync(int file) override
    {
        return done(repeated([&] { return ::fsync(file); }));
    }
    SystemResult<void> close(int file) override { return done(::close(file)); }

    SystemResult<void> rename(const Path &from, const Path &to) override
    {
        return done(std::rename(from.c_str(), to.c_str()));
    }

    SystemResult<void> remove(const Path &path) override { return done(::unlink(path.c_str())); }

    SystemResult<void> syncFolder(const Path &folder) override
    {
        const int file = repeated([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
        if (file < 0)
            return errno == EACCES ? SystemResult<void>() : std::unexpected(errno); // one may write, but not list
        const int result = repeated([&] { return ::fsync(file); });
        const int error = errno;
        ::close(file);
        return result == 0 || error == EINVAL || error == ENOTSUP ? SystemResult<void>() : std::unexpected(error);
    }

    SystemResult<void> lock(int file) override
    {
        return done(repeated([&] { return ::flock(file, LOCK_EX | LOCK_NB); }));
    }
};

} // namespace

FileSystem &diskFileSystem()
{
    static Disk disk; // no state
    return disk;
}

SystemResult<void> writeAll(FileSystem &files, int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = files.write(file, bytes);
        if (!written)
            return std::unexpected(written.error());
        if (*written == 0)
            return std::unexpected(EIO);
        bytes.remove_prefix(*written);
    }
    return {};
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::ui {

/// An `errno` value.
using SystemError = int;

template <typename T>
using SystemResult = std::expected<T, SystemError>;

/// What a file is, as far as saving has to keep it or to notice that it changed.
struct FileFacts {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970
    std::uint32_t mode = 0;    ///< permission bits only
    std::uint32_t owner = 0;
    std::uint32_t group = 0;
    std::uint64_t links = 1;
    bool isRegular = true;
    bool isFolder = false;

    bool operator==(const FileFacts &) const = default;
};

/// The few system calls that saving and the journal are made of, so that tests can let each of them fail. Thread-safe.
/// Errors are errno values; calls that a signal interrupts are repeated inside.
class FileSystem
{
public:
    virtual ~FileSystem() = default;

    /// Follows links.
    [[nodiscard]] virtual SystemResult<FileFacts> facts(const std::filesystem::path &path) = 0;
    /// Where a link leads; EINVAL when the path is no link.
    [[nodiscard]] virtual SystemResult<std::filesystem::path> linkTarget(const std::filesystem::path &path) = 0;
    /// A new file with a mode, of which the umask takes away; EEXIST when there is one. The result is a file
    /// descriptor.
    [[nodiscard]] virtual SystemResult<int> create(const std::filesystem::path &path, std::uint32_t mode) = 0;
    /// May write less than all.
    [[nodiscard]] virtual SystemResult<std::size_t> write(int file, std::string_view bytes) = 0;
    [[nodiscard]] virtual SystemResult<void> setOwner(int file, std::uint32_t owner, std::uint32_t group) = 0;
    [[nodiscard]] virtual SystemResult<void> setMode(int file, std::uint32_t mode) = 0;
    /// Extended attributes, access control lists among them, of a file to an open one; those that the file system does
    /// not take are left out.
    [[nodiscard]] virtual SystemResult<void> copyAttributes(const std::filesystem::path &from, int file) = 0;
    [[nodiscard]] virtual SystemResult<void> truncate(int file, std::uint64_t size) = 0;
    [[nodiscard]] virtual SystemResult<void> sync(int file) = 0;
    /// The descriptor is closed whatever the result says.
    [[nodiscard]] virtual SystemResult<void> close(int file) = 0;
    [[nodiscard]] virtual SystemResult<void> rename(const std::filesystem::path &from,
                                                    const std::filesystem::path &to) = 0;
    [[nodiscard]] virtual SystemResult<void> remove(const std::filesystem::path &path) = 0;
    /// Makes renames and removals in a folder last.
    [[nodiscard]] virtual SystemResult<void> syncFolder(const std::filesystem::path &folder) = 0;
    /// Locks an open file for this process, without waiting: EWOULDBLOCK when another one holds it. Ends with close()
    /// or with the process.
    [[nodiscard]] virtual SystemResult<void> lock(int file) = 0;
};

/// The disk.
[[nodiscard]] FileSystem &diskFileSystem();

/// Writes all of `bytes`, however many calls it takes.
[[nodiscard]] SystemResult<void> writeAll(FileSystem &files, int file, std::string_view bytes);

} // namespace slipway::ui

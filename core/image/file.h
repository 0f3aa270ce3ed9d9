// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace slipway::image {

/// An open file descriptor. Every error is the system's message with the path.
class File
{
public:
    /// For reading; a final symbolic link is followed.
    [[nodiscard]] static std::expected<File, std::string> open(const std::filesystem::path &path);
    /// A new file, readable by all as far as the umask allows; fails when the path exists.
    [[nodiscard]] static std::expected<File, std::string> create(const std::filesystem::path &path);

    File(File &&other) noexcept;
    File &operator=(File &&other) noexcept;
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    ~File();

    /// Up to bytes.size() bytes; 0 at the end.
    [[nodiscard]] std::expected<std::size_t, std::string> read(std::span<std::byte> bytes);
    /// All of them.
    [[nodiscard]] std::expected<void, std::string> write(std::span<const std::byte> bytes);
    /// On the disk itself, then closed.
    [[nodiscard]] std::expected<void, std::string> finish();
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    File(int descriptor, std::filesystem::path path)
        : m_descriptor(descriptor)
        , m_path(std::move(path))
    {
    }

    int m_descriptor = -1;
    std::filesystem::path m_path;
};

/// The whole file; fails when it is longer than `limit` bytes.
[[nodiscard]] std::expected<std::string, std::string> readFile(const std::filesystem::path &path, std::size_t limit);
/// The file holds these bytes afterwards, or what it held before: a temporary file beside it takes its place.
[[nodiscard]] std::expected<void, std::string> replaceFile(const std::filesystem::path &path, std::string_view bytes);
/// A name beside `path` that nobody uses: `.NAME.slipway-XXXXXXXX`.
[[nodiscard]] std::filesystem::path unusedSibling(const std::filesystem::path &path);
/// Makes renames in a folder lasting.
void syncFolder(const std::filesystem::path &folder);

/// Removes a file or folder with all in it when it goes out of scope, unless it was kept.
class Temporary
{
public:
    explicit Temporary(std::filesystem::path path)
        : m_path(std::move(path))
    {
    }
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;
    ~Temporary();

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    void keep() { m_path.clear(); }

private:
    std::filesystem::path m_path;
};

} // namespace slipway::image

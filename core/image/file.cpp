// SPDX-License-Identifier: MIT
#include "core/image/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <system_error>
#include <utility>
#include <vector>

namespace slipway::image {

namespace {

std::unexpected<std::string> systemError(const std::filesystem::path &path)
{
    return std::unexpected(path.string() + ": " + std::generic_category().message(errno));
}

} // namespace

std::expected<File, std::string> File::open(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe must not make us wait
    if (descriptor < 0)
        return systemError(path);
    return File(descriptor, path);
}

std::expected<File, std::string> File::create(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return systemError(path);
    return File(descriptor, path);
}

File::File(File &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{
}

File &File::operator=(File &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

File::~File()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::expected<std::size_t, std::string> File::read(std::span<std::byte> bytes)
{
    while (true) {
        const ssize_t count = ::read(m_descriptor, bytes.data(), bytes.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR)
            return systemError(m_path);
    }
}

std::expected<void, std::string> File::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
        if (count >= 0)
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return systemError(m_path);
    }
    return {};
}

std::expected<void, std::string> File::finish()
{
    const int descriptor = std::exchange(m_descriptor, -1);
    const bool isSynced = ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
    const int syncError = errno;
    const bool isClosed = ::close(descriptor) == 0;
    if (!isSynced)
        errno = syncError;
    if (!isSynced || !isClosed)
        return systemError(m_path);
    return {};
}

std::expected<std::string, std::string> readFile(const std::filesystem::path &path, std::size_t limit)
{
    auto file = File::open(path);
    if (!file)
        return std::unexpected(file.error());
    std::string result;
    std::vector<std::byte> buffer(64 * 1024);
    while (result.size() <= limit) {
        const auto count = file->read(buffer);
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            return result;
        result.append(reinterpret_cast<const char *>(buffer.data()), *count);
    }
    return std::unexpected(path.string() + " is larger than " + std::to_string(limit) + " bytes");
}

std::expected<void, std::string> replaceFile(const std::filesystem::path &path, std::string_view bytes)
{
    Temporary temporary(unusedSibling(path));
    auto file = File::create(temporary.path());
    if (!file)
        return std::unexpected(file.error());
    if (auto written = file->write(std::as_bytes(std::span(bytes))); !written)
        return written;
    if (auto finished = file->finish(); !finished)
        return finished;
    if (::rename(temporary.path().c_str(), path.c_str()) != 0)
        return systemError(path);
    temporary.keep();
    syncFolder(path.parent_path());
    return {};
}

std::filesystem::path unusedSibling(const std::filesystem::path &path)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::string name = "." + path.filename().string() + ".slipway-";
    for (int i = 0; i < 12; ++i)
        name += letters[random() % letters.size()];
    return path.parent_path() / name;
}

void syncFolder(const std::filesystem::path &folder)
{
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

Temporary::~Temporary()
{
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

} // namespace slipway::image

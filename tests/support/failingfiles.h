// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/filesystem.h"

#include <atomic>
#include <cerrno>
#include <limits>

namespace slipway::ui {

/// The disk, but one call fails: the n-th, counted from 0. Reading calls and cleaning up count too.
class FailingFiles : public FileSystem
{
public:
    FailingFiles(int failingCall, SystemError error)
        : m_failing(failingCall)
        , m_error(error)
    {
    }

    /// Every call from now on that changes something fails, until it is 0.
    void failAllWrites(SystemError error) { m_allWrites = error; }
    [[nodiscard]] int calls() const { return m_calls; }
    /// False when fewer calls were made than the failing one.
    [[nodiscard]] bool hasFailed() const { return m_calls > m_failing; }

    SystemResult<FileFacts> facts(const std::filesystem::path &path) override
    {
        return fails() ? std::unexpected(m_error) : m_disk.facts(path);
    }
    SystemResult<std::filesystem::path> linkTarget(const std::filesystem::path &path) override
    {
        return fails() ? std::unexpected(m_error) : m_disk.linkTarget(path);
    }
    SystemResult<int> create(const std::filesystem::path &path, std::uint32_t mode) override
    {
        return changeFails() ? std::unexpected(error()) : m_disk.create(path, mode);
    }
    /// A failing write has written half before, and no write takes more than 1000 bytes.
    SystemResult<std::size_t> write(int file, std::string_view bytes) override
    {
        const bool isFailing = changeFails();
        const auto written = m_disk.write(file, bytes.substr(0, isFailing ? bytes.size() / 2 : 1000));
        return isFailing ? std::unexpected(error()) : written;
    }
    SystemResult<void> setOwner(int file, std::uint32_t owner, std::uint32_t group) override
    {
        return changeFails() ? std::unexpected(error()) : m_disk.setOwner(file, owner, group);
    }
    SystemResult<void> setMode(int file, std::uint32_t mode) override
    {
        return changeFails() ? std::unexpected(error()) : m_disk.setMode(file, mode);
    }
    SystemResult<void> copyAttributes(const std::filesystem::path &from, int file) override
    {
        return changeFails() ? std::unexpected(error()) : m_disk.copyAttributes(from, file);
    }
    SystemResult<void> truncate(int file, std::uint64_t size) override
    {
        return changeFails() ? std::unexpected(error()) : m_disk.truncate(file, size);
    }
    SystemResult<void> sync(int file) override { return changeFails() ? std::unexpected(error()) : m_disk.sync(file); }
    SystemResult<void> close(int file) override
    {
        const bool isFailing = changeFails();
        const auto closed = m_disk.close(file);
        return isFailing ? std::unexpected(error()) : closed;
    }
    SystemResult<void> rename(const std::filesystem::path &from, const std::filesystem::path &to) override
    {
        return changeFails() ? std::unexpected(error()) : m_disk.rename(from, to);
    }
    SystemResult<void> remove(const std::filesystem::path &path) override
    {
        return changeFails() ? std::unexpected(error()) : m_disk.remove(path);
    }
    SystemResult<void> syncFolder(const std::filesystem::path &folder) override
    {
        return changeFails() ? std::unexpected(error()) : m_disk.syncFolder(folder);
    }
    SystemResult<void> lock(int file) override { return fails() ? std::unexpected(m_error) : m_disk.lock(file); }

private:
    bool fails() { return m_calls++ == m_failing; }
    bool changeFails() { return fails() || m_allWrites != 0; }
    [[nodiscard]] SystemError error() const { return m_allWrites != 0 ? m_allWrites.load() : m_error; }

    FileSystem &m_disk = diskFileSystem();
    std::atomic<int> m_calls = 0;
    int m_failing = std::numeric_limits<int>::max();
    SystemError m_error = EIO;
    std::atomic<SystemError> m_allWrites = 0;
};

} // namespace slipway::ui

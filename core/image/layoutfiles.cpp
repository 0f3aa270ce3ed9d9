// SPDX-License-Identifier: MIT
#include "core/image/layoutfiles.h"

#include "core/image/file.h"

#include <format>
#include <system_error>
#include <vector>

namespace slipway::image {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t documentLimit = 16 * 1024 * 1024;
using Text = std::expected<std::string, std::string>;

class FolderLayout : public LayoutFiles
{
public:
    explicit FolderLayout(fs::path folder)
        : m_folder(std::move(folder))
    {
    }

    [[nodiscard]] Text text(const std::string &name) const override { return readFile(m_folder / name, documentLimit); }

    [[nodiscard]] Result stream(const std::string &name, const std::function<Result(Source)> &use) const override
    {
        auto file = File::open(m_folder / name);
        if (!file)
            return std::unexpected(file.error());
        return use([&file](std::span<std::byte> bytes) { return file->read(bytes); });
    }

private:
    fs::path m_folder;
};

/// Each access reads the archive from its beginning up to the member: nothing is unpacked, nothing is kept.
class ArchiveLayout : public LayoutFiles
{
public:
    explicit ArchiveLayout(fs::path file)
        : m_file(std::move(file))
    {
    }

    [[nodiscard]] Text text(const std::string &name) const override
    {
        std::string result;
        auto read = stream(name, [&](const Source &source) -> Result {
            std::vector<std::byte> buffer(64 * 1024);
            while (result.size() <= documentLimit) {
                const auto count = source(buffer);
                if (!count)
                    return std::unexpected(count.error());
                if (*count == 0)
                    return {};
                result.append(reinterpret_cast<const char *>(buffer.data()), *count);
            }
            return std::unexpected(name + " is too large");
        });
        if (!read)
            return std::unexpected(read.error());
        return result;
    }

    [[nodiscard]] Result stream(const std::string &name, const std::function<Result(Source)> &use) const override
    {
        auto file = File::open(m_file);
        if (!file)
            return std::unexpected(file.error());
        ArchiveReader reader([&file](std::span<std::byte> bytes) { return file->read(bytes); });
        while (true) {
            const auto entry = reader.next();
            if (!entry)
                return std::unexpected(m_file.string() + ": " + entry.error());
            if (!*entry)
                return std::unexpected(std::format("{} holds no {}", m_file.string(), name));
            if ((*entry)->path == name && (*entry)->type == EntryType::File)
                return use([&reader](std::span<std::byte> bytes) { return reader.read(bytes); });
        }
    }

private:
    fs::path m_file;
};

} // namespace

std::unique_ptr<LayoutFiles> layoutFiles(const fs::path &path)
{
    std::error_code failure;
    if (fs::is_directory(path, failure))
        return std::make_unique<FolderLayout>(path);
    return std::make_unique<ArchiveLayout>(path);
}

} // namespace slipway::image

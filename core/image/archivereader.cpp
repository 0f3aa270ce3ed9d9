// SPDX-License-Identifier: MIT
#include "core/image/archivereader.h"

#include "core/image/recipe.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>

namespace slipway::image {

struct ArchiveReader::State {
    Source source;
    std::vector<std::byte> buffer;
    std::string sourceError;
    std::string openError;
    struct archive *handle = nullptr;

    static la_ssize_t give(struct archive *handle, void *self, const void **bytes)
    {
        auto *state = static_cast<State *>(self);
        const auto count = state->source(state->buffer);
        *bytes = state->buffer.data();
        if (count)
            return static_cast<la_ssize_t>(*count);
        state->sourceError = count.error();
        archive_set_error(handle, EIO, "%s", count.error().c_str());
        return -1;
    }

    [[nodiscard]] std::unexpected<std::string> error() const
    {
        if (!openError.empty())
            return std::unexpected(openError);
        const char *text = archive_error_string(handle);
        return std::unexpected(!sourceError.empty() ? sourceError : text ? std::string(text) : "not a tar archive");
    }
};

namespace {

EntryType typeOf(archive_entry *entry)
{
    switch (archive_entry_filetype(entry)) {
    case AE_IFDIR:
        return EntryType::Directory;
    case AE_IFLNK:
        return EntryType::Symlink;
    default:
        return EntryType::File;
    }
}

std::string textOf(const char *text)
{
    return text ? text : "";
}

} // namespace

ArchiveReader::ArchiveReader(Source source, Kind kind)
    : m_state(std::make_unique<State>())
{
    m_state->source = std::move(source);
    m_state->buffer.resize(256 * 1024);
    m_state->handle = archive_read_new();
    archive_read_support_filter_gzip(m_state->handle);
    archive_read_support_filter_zstd(m_state->handle);
    if (kind == Kind::Tar)
        archive_read_support_format_tar(m_state->handle);
    else
        archive_read_support_format_raw(m_state->handle);
    archive_read_support_format_empty(m_state->handle);
    if (archive_read_open(m_state->handle, m_state.get(), nullptr, &State::give, nullptr) != ARCHIVE_OK)
        m_state->openError = m_state->error().error();
}

ArchiveReader::~ArchiveReader()
{
    archive_read_free(m_state->handle);
}

std::expected<std::optional<Entry>, std::string> ArchiveReader::next()
{
    archive_entry *entry = nullptr;
    const int status = m_state->openError.empty() ? archive_read_next_header(m_state->handle, &entry) : ARCHIVE_FATAL;
    if (status == ARCHIVE_EOF)
        return std::nullopt;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) // a warning is of names that the locale cannot show
        return m_state->error();
    Entry result{.path = absolutePath(textOf(archive_entry_pathname(entry))).substr(1),
                 .type = typeOf(entry),
                 .mode = static_cast<std::uint32_t>(archive_entry_perm(entry)),
                 .uid = static_cast<std::uint32_t>(archive_entry_uid(entry)),
                 .gid = static_cast<std::uint32_t>(archive_entry_gid(entry))};
    if (const char *hardLink = archive_entry_hardlink(entry))
        result.linkTarget = absolutePath(hardLink).substr(1);
    else if (result.type == EntryType::Symlink)
        result.linkTarget = textOf(archive_entry_symlink(entry));
    else if (result.type == EntryType::File)
        result.size = static_cast<std::uint64_t>(archive_entry_size(entry));
    return result;
}

std::expected<std::size_t, std::string> ArchiveReader::read(std::span<std::byte> bytes)
{
    const la_ssize_t count = archive_read_data(m_state->handle, bytes.data(), bytes.size());
    if (count < 0)
        return m_state->error();
    return static_cast<std::size_t>(count);
}

} // namespace slipway::image

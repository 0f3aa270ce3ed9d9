// SPDX-License-Identifier: MIT
// Writing a file whole or not at all.
#include "ui/model/filestore.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <cerrno>
#include <system_error>

namespace slipway::ui {

namespace {

using Path = std::filesystem::path;

constexpr std::uint32_t writeBits = 0222;
constexpr int mostLinks = 40; ///< as Linux has it
constexpr int mostNames = 16;

QString tr(const char *text)
{
    return QCoreApplication::translate("SaveFile", text);
}

QString shown(const Path &path)
{
    return QString::fromStdString(path.string());
}

/// What the user can do about an error of the system.
QString advice(SystemError error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return tr("The disk is full: free some space and save again, or save to another place.");
    case EACCES:
    case EPERM:
        return tr("You may not write there: save to another place, or ask for the right to write.");
    case EROFS:
        return tr("The disk is mounted read-only: save to another place.");
    case ENOENT:
    case ENOTDIR:
        return tr("The folder is not there any more: make it again, or save to another place.");
    case EIO:
        return tr("The disk reports an error: save to another disk.");
    default:
        return tr("Try again, or save to another place.");
    }
}

/// One save, from the new file beside the old one to the rename. The new file is gone when anything fails.
class Save
{
public:
    Save(Path target, FileSystem &files)
        : m_files(files)
        , m_target(std::move(target))
    {
    }

    ~Save()
    {
        if (m_file >= 0)
            std::ignore = m_files.close(m_file);
        if (!m_beside.empty())
            std::ignore = m_files.remove(m_beside);
    }

    Save(const Save &) = delete;
    Save &operator=(const Save &) = delete;

    SystemResult<void> run(std::string_view bytes)
    {
        auto before = m_files.facts(m_target);
        if (!before && before.error() != ENOENT)
            return std::unexpected(before.error());
        return create(before ? 0600 : 0666)
            .and_then([&] { return writeAll(m_files, m_file, bytes); })
            .and_then([&] { return before ? keep(*before) : SystemResult<void>(); })
            .and_then([&] { return m_files.sync(m_file); })
            .and_then([&] { return m_files.close(std::exchange(m_file, -1)); })
            .and_then([&] { return m_files.rename(m_beside, m_target); })
            .and_then([&] {
                m_beside.clear();
                m_isReplaced = true;
                return m_files.syncFolder(m_target.parent_path());
            });
    }

    [[nodiscard]] bool isReplaced() const { return m_isReplaced; }
    [[nodiscard]] const QString &note() const { return m_note; }

private:
    SystemResult<void> create(std::uint32_t mode)
    {
        SystemError error = EEXIST;
        for (int i = 0; i < mostNames && error == EEXIST; ++i) {
            const std::string end = QString::number(QRandomGenerator::global()->generate(), 36).toStdString();
            m_beside = m_target.parent_path() / ("." + m_target.filename().string() + "." + end + ".slipway~");
            const auto file = m_files.create(m_beside, mode);
            if (file) {
                m_file = *file;
                return {};
            }
            error = file.error();
        }
        m_beside.clear();
        return std::unexpected(error);
    }

    /// Owner first: changing it takes special mode bits away.
    SystemResult<void> keep(const FileFacts &before)
    {
        if (!m_files.setOwner(m_file, before.owner, before.group))
            m_note = tr("%1 belonged to somebody else; it is yours now.").arg(shown(m_target));
        if (before.links > 1)
            m_note = tr("%1 had %2 names (hard links); the others keep the old text.")
                         .arg(shown(m_target))
                         .arg(static_cast<qulonglong>(before.links));
        return m_files.copyAttributes(m_target, m_file).and_then([&] { return m_files.setMode(m_file, before.mode); });
    }

    FileSystem &m_files;
    Path m_target;
    Path m_beside;
    int m_file = -1;
    bool m_isReplaced = false;
    QString m_note;
};

SaveFailure failureOf(const Path &path, SystemError error, const QString &state)
{
    const QString reason = QString::fromStdString(std::generic_category().message(error));
    return {.text = tr("%1 could not be saved: %2. %3 %4").arg(shown(path), reason, state, advice(error)),
            .error = error};
}

} // namespace

SystemResult<Path> followedLinks(Path path, FileSystem &files)
{
    for (int i = 0; i < mostLinks; ++i) {
        const auto target = files.linkTarget(path);
        if (!target && (target.error() == EINVAL || target.error() == ENOENT))
            return path;
        if (!target)
            return std::unexpected(target.error());
        path = target->is_absolute() ? *target : path.parent_path() / *target;
    }
    return std::unexpected(ELOOP);
}

bool isReadOnly(const Path &path, FileSystem &files)
{
    const auto facts = files.facts(path);
    return facts && (facts->mode & writeBits) == 0;
}

std::expected<void, QString> makeWritable(const Path &path)
{
    std::error_code error;
    std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add, error);
    if (error)
        return std::unexpected(
            tr("%1 could not be made writable: %2.").arg(shown(path), QString::fromStdString(error.message())));
    return {};
}

std::expected<Saved, SaveFailure> saveTextFile(const Path &path, std::string_view bytes, FileSystem &files)
{
    const QString untouched = tr("The file on disk is as it was.");
    const auto target = followedLinks(path, files);
    if (!target)
        return std::unexpected(failureOf(path, target.error(), untouched));
    if (isReadOnly(*target, files)) {
        return std::unexpected(
            SaveFailure{.text = tr("%1 is read-only. Make it writable, or save to another place.").arg(shown(path)),
                        .error = EACCES,
                        .isReadOnly = true});
    }
    Save save(*target, files);
    if (const auto result = save.run(bytes); !result)
        return std::unexpected(failureOf(path, result.error(),
                                         save.isReplaced() ? tr("The new text is in the file, but perhaps not yet on "
                                                                "the disk.")
                                                           : untouched));
    return Saved{.note = save.note()};
}

} // namespace slipway::ui

// SPDX-License-Identifier: MIT
#include "core/fetch/partfile.h"

#include "core/fetch/problem.h"

#include <QSaveFile>

#include <utility>

#include <unistd.h>

namespace slipway::fetch {

namespace {

constexpr qint64 pieceSize = 1024 * 1024;

} // namespace

PartFile::PartFile(std::filesystem::path path)
    : m_path(std::move(path))
    , m_file(m_path)
{
}

std::filesystem::path PartFile::sourcePath() const
{
    return m_path.string() + ".from";
}

QByteArray PartFile::validatorFor(const std::string &url) const
{
    QFile source(sourcePath());
    if (!source.open(QIODevice::ReadOnly) || !QFile::exists(m_path))
        return {};
    const QList<QByteArray> lines = source.read(64 * 1024).split('\n');
    return lines.size() == 3 && lines.at(0) == url ? lines.at(1) : QByteArray();
}

std::expected<void, Diagnostic> PartFile::openToAppend()
{
    m_file.close();
    m_hasher.reset();
    m_size = 0;
    if (!m_file.open(QIODevice::ReadWrite))
        return std::unexpected(unwritable(m_path, m_file.errorString().toStdString()));
    return {};
}

bool PartFile::hashMore()
{
    const QByteArray piece = m_file.read(pieceSize);
    m_hasher.add(piece);
    m_size += static_cast<std::uint64_t>(piece.size());
    return !piece.isEmpty();
}

std::expected<void, Diagnostic> PartFile::openEmpty()
{
    m_file.close();
    m_hasher.reset();
    m_size = 0;
    std::error_code error;
    std::filesystem::remove(sourcePath(), error);
    std::filesystem::create_directories(m_path.parent_path(), error);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return std::unexpected(unwritable(m_path, m_file.errorString().toStdString()));
    return {};
}

void PartFile::setSource(const std::string &url, const QByteArray &validator)
{
    QSaveFile source(QString::fromStdString(sourcePath().string()));
    if (validator.isEmpty() || validator.contains('\n') || url.contains('\n') || !source.open(QIODevice::WriteOnly))
        return; // then the next run begins anew
    source.write(QByteArray::fromStdString(url) + '\n' + validator + '\n');
    source.commit();
}

std::expected<void, Diagnostic> PartFile::append(QByteArrayView bytes)
{
    if (m_file.write(bytes.data(), bytes.size()) != bytes.size())
        return std::unexpected(unwritable(m_path, m_file.errorString().toStdString()));
    m_hasher.add(bytes);
    m_size += static_cast<std::uint64_t>(bytes.size());
    return {};
}

std::expected<Checksums, Diagnostic> PartFile::close()
{
    const bool isOnDisk = m_file.flush() && ::fsync(m_file.handle()) == 0;
    const std::string reason = m_file.errorString().toStdString();
    m_file.close();
    if (!isOnDisk)
        return std::unexpected(unwritable(m_path, reason));
    return m_hasher.result();
}

void PartFile::remove()
{
    m_file.close();
    std::error_code error;
    std::filesystem::remove(m_path, error);
    std::filesystem::remove(sourcePath(), error);
}

} // namespace slipway::fetch

// SPDX-License-Identifier: MIT
#include "ui/model/filestore.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QStringDecoder>

namespace slipway::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FileStore", text);
}

QString shown(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

/// Offset of the first byte that is not valid UTF-8, or -1.
qsizetype firstInvalidByte(const QByteArray &bytes)
{
    if (bytes.isValidUtf8())
        return -1;
    qsizetype valid = 0;
    qsizetype invalid = bytes.size();
    while (valid + 1 < invalid) { // the longest valid prefix, up to a code point that is cut
        const qsizetype middle = valid + (invalid - valid) / 2;
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString decoded = decoder.decode(QByteArrayView(bytes).first(middle));
        (decoder.hasError() ? invalid : valid) = middle;
    }
    while (!QByteArrayView(bytes).first(valid).isValidUtf8())
        --valid;
    return valid;
}

} // namespace

std::expected<std::string, QString> readTextFile(const std::filesystem::path &path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        return std::unexpected(tr("%1 does not exist.").arg(shown(path)));
    if (!std::filesystem::is_regular_file(status))
        return std::unexpected(tr("%1 is not a regular file.").arg(shown(path)));
    if (std::filesystem::file_size(path, error) > largestFile)
        return std::unexpected(tr("%1 is larger than 128 MiB, too large to edit.").arg(shown(path)));
    QFile file(shown(path));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(tr("%1 cannot be read: %2.").arg(shown(path), file.errorString()));
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(tr("%1 cannot be read: %2.").arg(shown(path), file.errorString()));
    if (const qsizetype invalid = firstInvalidByte(bytes); invalid >= 0)
        return std::unexpected(
            tr("%1 is not UTF-8 text (byte %2). Convert it first: it is not opened so that nothing is lost.")
                .arg(shown(path))
                .arg(invalid));
    return bytes.toStdString();
}

std::expected<void, QString> saveTextFile(const std::filesystem::path &path, std::string_view bytes)
{
    QSaveFile file(shown(path));
    const auto failed = [&] {
        return std::unexpected(
            tr("%1 could not be saved: %2. The file on disk is as it was.").arg(shown(path), file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    if (file.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()))
        return failed();
    return file.commit() ? std::expected<void, QString>() : failed();
}

std::expected<void, QString> createTextFile(const std::filesystem::path &path, std::string_view bytes,
                                            bool isExecutable)
{
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    QFile file(shown(path));
    if (error || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return std::unexpected(
            tr("%1 could not be made: %2.")
                .arg(shown(path), error ? QString::fromStdString(error.message()) : file.errorString()));
    const bool isWritten =
        file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()) &&
        file.flush();
    if (!isWritten) {
        const QString reason = file.errorString();
        file.remove();
        return std::unexpected(tr("%1 could not be made: %2.").arg(shown(path), reason));
    }
    if (isExecutable)
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther);
    return {};
}

} // namespace slipway::ui

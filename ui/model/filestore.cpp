// SPDX-License-Identifier: MIT
// Reading; writing is in savefile.cpp.
#include "ui/model/filestore.h"

#include "core/text/lineindex.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QStringDecoder>

#include <algorithm>

namespace slipway::ui {

namespace {

using Path = std::filesystem::path;
using Kind = Unreadable::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("FileStore", text);
}

QString shown(const Path &path)
{
    return QString::fromStdString(path.string());
}

/// Offset of the first byte that is not valid UTF-8, or -1.
qsizetype firstInvalidByte(QByteArrayView bytes)
{
    if (bytes.isValidUtf8())
        return -1;
    qsizetype valid = 0;
    qsizetype invalid = bytes.size();
    while (valid + 1 < invalid) { // the longest valid prefix, up to a code point that is cut
        const qsizetype middle = valid + (invalid - valid) / 2;
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString decoded = decoder.decode(bytes.first(middle));
        (decoder.hasError() ? invalid : valid) = middle;
    }
    while (!bytes.first(valid).isValidUtf8())
        --valid;
    return valid;
}

bool isUtf16(std::string_view bytes)
{
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// Line and column of a byte; characters before it are valid.
QString place(std::string_view bytes, std::size_t offset)
{
    const Position position = LineIndex(bytes).position(bytes, offset);
    return tr("line %1, column %2").arg(position.line).arg(position.column);
}

std::unexpected<Unreadable> unreadable(Kind kind, const QString &text)
{
    return std::unexpected(Unreadable{.kind = kind, .text = text});
}

std::unexpected<Unreadable> tooLarge(const Path &path, qint64 size)
{
    const auto inWords = [](qint64 bytes) { return QLocale().formattedDataSize(bytes, 1); };
    return unreadable(
        Kind::TooLarge,
        tr("%1 has %2; files of up to %3 are opened.").arg(shown(path), inWords(size), inWords(qint64{largestFile})));
}

} // namespace

std::expected<std::string, Unreadable> checkedText(const Path &path, std::string bytes)
{
    if (isUtf16(bytes)) {
        return std::unexpected(Unreadable{.kind = Kind::Utf16,
                                          .text = tr("%1 is UTF-16; CEKit reads UTF-8 only.").arg(shown(path)),
                                          .bytes = std::move(bytes)});
    }
    if (const std::size_t zero = bytes.find('\0'); zero != std::string::npos)
        return unreadable(Kind::Binary,
                          tr("%1 is no text: byte %2 is zero.").arg(shown(path)).arg(static_cast<qulonglong>(zero)));
    const qsizetype invalid = firstInvalidByte(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (invalid < 0)
        return bytes;
    const auto at = static_cast<std::size_t>(invalid);
    const QString value = QStringLiteral("0x%1").arg(static_cast<uchar>(bytes[at]), 2, 16, QLatin1Char('0'));
    const QString text =
        tr("%1 is not UTF-8: byte %2 (%3) is %4.").arg(shown(path)).arg(invalid).arg(place(bytes, at), value);
    return std::unexpected(Unreadable{.kind = Kind::Utf8, .text = text, .bytes = std::move(bytes)});
}

std::expected<std::string, Unreadable> readTextFile(const Path &path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        return unreadable(Kind::Absent, tr("%1 does not exist.").arg(shown(path)));
    if (!std::filesystem::is_regular_file(status))
        return unreadable(Kind::NoFile, tr("%1 is not a regular file.").arg(shown(path)));
    QFile file(shown(path));
    const auto forbidden = [&] {
        return unreadable(Kind::Forbidden, tr("%1 cannot be read: %2.").arg(shown(path), file.errorString()));
    };
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return forbidden();
    if (file.size() > static_cast<qint64>(largestFile))
        return tooLarge(path, file.size());
    QByteArray bytes = file.read(static_cast<qint64>(largestFile) + 1); // however large it says or grows to be
    if (file.error() != QFileDevice::NoError)
        return forbidden();
    if (static_cast<std::uintmax_t>(bytes.size()) > largestFile)
        return tooLarge(path, std::max<qint64>(bytes.size(), file.size()));
    return checkedText(path, bytes.toStdString());
}

std::string convertedText(const Unreadable &file)
{
    const QByteArrayView bytes(file.bytes.data(), static_cast<qsizetype>(file.bytes.size()));
    if (file.kind == Kind::Utf16) {
        QStringDecoder decoder(QStringDecoder::Utf16);
        const QString text = decoder.decode(bytes);
        return text.toStdString();
    }
    return QString::fromLatin1(bytes).toStdString();
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

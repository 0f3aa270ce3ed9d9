// SPDX-License-Identifier: MIT
#include "ui/model/journalrecord.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <zlib.h>

namespace slipway::ui {

namespace {

constexpr qsizetype frameSize = 8;
constexpr quint32 headMark = 0x534C4A31; ///< "SLJ1": a format that is not understood is left alone
constexpr quint8 targetMark = 0xFF;      ///< where an edit has its kind
constexpr auto streamVersion = QDataStream::Qt_6_0;

quint32 checksum(QByteArrayView payload)
{
    return static_cast<quint32>(
        ::crc32_z(0, reinterpret_cast<const Bytef *>(payload.data()), static_cast<std::size_t>(payload.size())));
}

QByteArray framed(const QByteArray &payload)
{
    QByteArray record(frameSize, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(payload.size()), record.data());
    qToLittleEndian(checksum(payload), record.data() + 4);
    return record + payload;
}

void put(QDataStream &stream, std::string_view text)
{
    stream << QByteArrayView(text.data(), static_cast<qsizetype>(text.size())).toByteArray();
}

std::string taken(QDataStream &stream)
{
    QByteArray bytes;
    stream >> bytes;
    return bytes.toStdString();
}

/// The payload of the first record, when it is whole; `bytes` goes on behind it.
std::optional<QByteArray> takeRecord(QByteArrayView &bytes)
{
    if (bytes.size() < frameSize)
        return std::nullopt;
    const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(bytes.data()));
    const auto sum = qFromLittleEndian<quint32>(bytes.data() + 4);
    if (length > bytes.size() - frameSize)
        return std::nullopt;
    const QByteArrayView payload = bytes.sliced(frameSize, length);
    if (checksum(payload) != sum)
        return std::nullopt;
    bytes = bytes.sliced(frameSize + length);
    return payload.toByteArray();
}

std::optional<JournalHead> headOf(const QByteArray &payload)
{
    QDataStream stream(payload);
    stream.setVersion(streamVersion);
    JournalHead head;
    quint32 mark = 0;
    bool isBase = false;
    stream >> mark;
    head.path = taken(stream);
    stream >> head.isUntitled >> head.time;
    head.base = taken(stream);
    stream >> isBase;
    head.text = isBase ? head.base : taken(stream);
    return mark == headMark && stream.status() == QDataStream::Ok ? std::optional(head) : std::nullopt;
}

std::optional<std::filesystem::path> targetOf(const QByteArray &payload)
{
    QDataStream stream(payload);
    stream.setVersion(streamVersion);
    quint8 mark = 0;
    stream >> mark;
    const std::string path = mark == targetMark ? taken(stream) : std::string();
    return path.empty() || stream.status() != QDataStream::Ok ? std::nullopt
                                                              : std::optional<std::filesystem::path>(path);
}

std::optional<std::pair<DocumentEdit, qint64>> editOf(const QByteArray &payload)
{
    QDataStream stream(payload);
    stream.setVersion(streamVersion);
    DocumentEdit edit;
    qint64 time = 0;
    quint8 kind = 0;
    quint32 count = 0;
    stream >> kind >> time >> edit.description >> count;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        quint64 offset = 0;
        stream >> offset;
        edit.splices.push_back({.offset = offset, .before = taken(stream), .after = taken(stream)});
    }
    if (stream.status() != QDataStream::Ok || kind > static_cast<quint8>(DocumentEdit::Kind::Redo))
        return std::nullopt;
    edit.kind = static_cast<DocumentEdit::Kind>(kind);
    return std::pair(std::move(edit), time);
}

} // namespace

QByteArray headRecord(const JournalHead &head)
{
    QByteArray payload;
    QDataStream stream(&payload, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << headMark;
    put(stream, head.path.string());
    stream << head.isUntitled << head.time;
    put(stream, head.base);
    stream << (head.text == head.base);
    if (head.text != head.base)
        put(stream, head.text);
    return framed(payload);
}

QByteArray editRecord(const DocumentEdit &edit, qint64 time)
{
    QByteArray payload;
    QDataStream stream(&payload, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << static_cast<quint8>(edit.kind) << time << edit.description << static_cast<quint32>(edit.splices.size());
    for (const Splice &splice : edit.splices) {
        stream << quint64{splice.offset};
        put(stream, splice.before);
        put(stream, splice.after);
    }
    return framed(payload);
}

QByteArray targetRecord(const std::filesystem::path &file)
{
    QByteArray payload;
    QDataStream stream(&payload, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << targetMark;
    put(stream, file.string());
    return framed(payload);
}

std::optional<JournalContents> readJournal(QByteArrayView bytes)
{
    const auto first = takeRecord(bytes);
    auto head = first ? headOf(*first) : std::nullopt;
    if (!head)
        return std::nullopt;
    JournalContents contents{.head = std::move(*head)};
    contents.lastTime = contents.head.time;
    contents.text = contents.head.text;
    while (!bytes.isEmpty()) {
        const auto record = takeRecord(bytes);
        if (const auto target = record ? targetOf(*record) : std::nullopt) {
            contents.target = *target;
            continue;
        }
        auto edit = record ? editOf(*record) : std::nullopt;
        if (!edit || !applyEdit(contents.text, edit->first)) {
            contents.isDamaged = true;
            break;
        }
        contents.edits.push_back(std::move(edit->first));
        contents.lastTime = edit->second;
    }
    return contents;
}

} // namespace slipway::ui

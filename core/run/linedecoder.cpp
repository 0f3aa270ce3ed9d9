// SPDX-License-Identifier: MIT
#include "core/run/linedecoder.h"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace slipway::run {

namespace {

/// Number of bytes at the end that begin a code point and do not finish it.
qsizetype openBytes(QByteArrayView bytes)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xC0U) == 0x80U)
            continue; // a continuation: its lead byte comes before
        const qsizetype length = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

/// Every byte order mark is kept, so that the result does not depend on where the pieces begin.
QString decoded(QByteArrayView bytes)
{
    using Flag = QStringConverter::Flag;
    QStringDecoder decoder(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
    return decoder.decode(bytes);
}

} // namespace

QList<Line> LineDecoder::take(QByteArrayView bytes)
{
    QList<Line> lines;
    m_bytes.append(bytes);
    const qsizetype whole = m_bytes.size() - openBytes(m_bytes);
    for (const QChar character : decoded(QByteArrayView(m_bytes).first(whole)))
        takeCharacter(character, lines);
    m_bytes.remove(0, whole);
    return lines;
}

QList<Line> LineDecoder::finish()
{
    QList<Line> lines;
    for (const QChar character : decoded(std::exchange(m_bytes, {})))
        takeCharacter(character, lines);
    if (m_hasReturn)
        endLine(LineEnd::Return, lines);
    else if (!m_text.isEmpty())
        endLine(LineEnd::Open, lines);
    return lines;
}

void LineDecoder::takeCharacter(QChar character, QList<Line> &lines)
{
    if (m_hasReturn) {
        if (character == u'\r')
            return; // some programs end lines with CR CR LF
        endLine(character == u'\n' ? LineEnd::Newline : LineEnd::Return, lines);
        if (character == u'\n')
            return;
    }
    if (character == u'\r') {
        m_hasReturn = true;
    } else if (character == u'\n') {
        endLine(LineEnd::Newline, lines);
    } else {
        if (m_text.size() >= longest && !character.isLowSurrogate())
            endLine(LineEnd::Open, lines);
        m_text += character;
    }
}

void LineDecoder::endLine(LineEnd end, QList<Line> &lines)
{
    lines.append({m_channel, std::exchange(m_text, {}), end});
    m_hasReturn = false;
}

} // namespace slipway::run

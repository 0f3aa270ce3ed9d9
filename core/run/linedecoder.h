// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <cstdint>

namespace slipway::run {

enum class Channel : std::uint8_t { Output, Error };

/// How a line ended.
enum class LineEnd : std::uint8_t {
    Newline, ///< LF or CRLF
    Return,  ///< a lone CR: a terminal would write the channel's next line over this one (progress)
    Open,    ///< nothing: cut for its length, or the end of the output
};

struct Line {
    Channel channel = Channel::Output;
    QString text; ///< without its line end
    LineEnd end = LineEnd::Newline;

    bool operator==(const Line &) const = default;
};

/// Bytes of one channel, in pieces of any size, to lines. Code points and CRLF may be split between pieces; invalid
/// UTF-8 becomes U+FFFD; a line longer than `longest` UTF-16 units is handed out in parts.
class LineDecoder
{
public:
    static constexpr qsizetype longest = 16384;

    explicit LineDecoder(Channel channel)
        : m_channel(channel)
    {
    }

    /// The lines that these bytes complete.
    [[nodiscard]] QList<Line> take(QByteArrayView bytes);
    /// What is left at the end of the output, when anything is.
    [[nodiscard]] QList<Line> finish();

private:
    void takeCharacter(QChar character, QList<Line> &lines);
    void endLine(LineEnd end, QList<Line> &lines);

    Channel m_channel;
    QByteArray m_bytes; ///< the beginning of a code point
    QString m_text;
    bool m_hasReturn = false; ///< the last character was CR, and what follows decides what it means
};

} // namespace slipway::run

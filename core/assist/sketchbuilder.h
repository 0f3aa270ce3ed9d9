// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/sketch.h"

namespace slipway::assist {

/// Reads a text line by line into a sketch. Only sketch*.cpp include this.
class SketchBuilder
{
public:
    SketchBuilder(std::string_view text, std::size_t cursor);

    [[nodiscard]] Sketch build();

private:
    struct Frame {
        PartId part = noPart;
        enum class State : std::uint8_t { Key, Colon, Value, Done } state = State::Value;
        PartId entry = noPart; ///< the one that is being read
    };

    // Lines
    void readLine(std::size_t begin, std::size_t end);
    /// Reads what stands at a column; false when the line goes on behind a dash, at m_next.
    bool readContent(std::size_t at, std::size_t end, bool isOwnLine);
    void readItem(std::size_t at);
    void readEntry(std::size_t at, Span key, std::size_t colon, std::size_t end);
    void readWord(std::size_t at, std::size_t end, bool isOwnLine);
    void readValue(PartId part, std::size_t at, std::size_t end, std::size_t column);
    void readPlain(PartId part, std::size_t at, std::size_t end);
    void skipBlockScalar(std::size_t column);
    [[nodiscard]] std::size_t skipProperties(std::size_t at, std::size_t end) const;

    // Structure
    [[nodiscard]] PartId collection(Part::Kind kind, std::size_t column);
    void leaveDeeperThan(std::size_t column);
    PartId add(PartId parent);
    void extend(PartId part, std::size_t end);
    [[nodiscard]] PartId lastChild(PartId part) const;
    [[nodiscard]] std::size_t columnOf(std::size_t at) const { return at - m_lineBegin; }

    // Cursor
    [[nodiscard]] bool isCursorIn(std::size_t begin, std::size_t end) const
    {
        return m_cursor >= begin && m_cursor <= end && m_sketch.spot.kind == Spot::Kind::None && !m_isCursorSeen;
    }
    void setSpot(Spot::Kind kind, PartId part, Span word);
    void setWordSpot(Span word, bool isOwnLine);

    // Flow collections
    void readFlow(PartId part, std::size_t at, std::size_t column);
    void openFlow(PartId part, std::size_t at);
    void closeFlow(std::size_t at);
    /// The next byte that says something; npos when the collection ends unclosed.
    [[nodiscard]] std::size_t nextInFlow(std::size_t at, std::size_t column);
    std::size_t readFlowToken(std::size_t at);
    std::size_t readFlowScalar(std::size_t at);
    void takeFlowScalar(Span span, char quote);
    void setFlowSpot(Span word, char quote);
    void setGapSpot(std::size_t gap, std::size_t at);

    /// The end of a quoted scalar, behind its quote; `limit` when it is not closed before.
    [[nodiscard]] std::size_t quotedEnd(std::size_t at, std::size_t limit) const;
    [[nodiscard]] std::string unquoted(Span span) const;

    std::string_view m_text;
    std::size_t m_cursor;
    Sketch m_sketch;
    std::vector<PartId> m_open; ///< block collections around the present line
    std::vector<Frame> m_flow;
    std::size_t m_lineBegin = 0;
    std::size_t m_next = 0; ///< where reading goes on
    bool m_isCursorSeen = false;
};

/// The end of a line's text: before a comment and the blanks in front of it.
[[nodiscard]] std::size_t textEnd(std::string_view text, std::size_t begin, std::size_t end);

} // namespace slipway::assist

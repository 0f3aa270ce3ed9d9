// SPDX-License-Identifier: MIT
// Literal and folded block scalars.
#include "core/yaml/scanner.h"

#include <algorithm>

namespace slipway::yaml {

void Scanner::block(Style style)
{
    m_mayStartKey = true;
    if (!forgetKey())
        return;
    const std::size_t begin = m_cursor.offset();
    BlockHeader header;
    if (!blockHeader(header))
        return;
    BlockText block{.end = m_cursor.offset()};
    if (!restOfHeaderLine())
        return;
    const int least = std::max(m_indent + 1, 1);
    int indent = least + header.increment - 1;
    if (header.increment == 0)
        indent = std::max(least, blockIndentation(block.breaks));
    else
        blockBreaks(indent, block.breaks);
    blockLines(style, indent, block);
    if (header.chomping != '-')
        block.text.append(block.lastBreak);
    if (header.chomping == '+') {
        block.text.append(block.breaks);
        block.end = std::max(block.end, m_cursor.offset() - static_cast<std::size_t>(m_cursor.column()));
    }
    m_tokens.push_back(
        {.type = TokenType::Scalar, .style = style, .span = {begin, block.end}, .value = decoded(block.text)});
}

/// The indicators after `|` or `>`: a digit and `+` or `-`, in any order.
bool Scanner::blockHeader(BlockHeader &header)
{
    const auto chomping = [&] {
        if (m_cursor.peek() != '+' && m_cursor.peek() != '-')
            return;
        header.chomping = m_cursor.peek();
        m_cursor.advance();
    };
    m_cursor.advance();
    chomping();
    const char digit = m_cursor.peek();
    if (digit == '0')
        return fail("yaml-block-header", here(), "The indentation of a block of text cannot be 0.",
                    "Write a digit from 1 to 9, or none.");
    if (digit >= '1' && digit <= '9') {
        header.increment = digit - '0';
        m_cursor.advance();
        if (header.chomping == ' ')
            chomping();
    }
    if (m_cursor.peek() != ' ' && !m_cursor.atBreakOrEnd())
        return fail("yaml-block-header", here(), "This character cannot stand in the head of a block of text.",
                    "Start the text on the next line, or put the value in quotes.");
    return true;
}

bool Scanner::restOfHeaderLine()
{
    m_cursor.skipSpaces();
    if (m_cursor.peek() == '#')
        m_cursor.skipLine();
    if (!m_cursor.atBreakOrEnd())
        return fail("yaml-block-header", here(), "A block of text starts on the line after its head.",
                    "Start the text on the next line, or put the value in quotes.");
    m_cursor.takeBreak();
    return true;
}

/// Skips the empty lines before the text; returns the largest indentation seen.
int Scanner::blockIndentation(std::string &breaks)
{
    int largest = 0;
    while (m_cursor.peek() == ' ' || m_cursor.atBreak()) {
        if (m_cursor.atBreak())
            breaks.append(m_cursor.takeBreak());
        else
            m_cursor.advance();
        largest = std::max(largest, m_cursor.column());
    }
    return largest;
}

/// Skips empty lines and then the indentation of the next one.
void Scanner::blockBreaks(int indent, std::string &breaks)
{
    const auto skipIndentation = [&] {
        while (m_cursor.column() < indent && m_cursor.peek() == ' ')
            m_cursor.advance();
    };
    skipIndentation();
    while (m_cursor.atBreak()) {
        breaks.append(m_cursor.takeBreak());
        skipIndentation();
    }
}

void Scanner::blockLines(Style style, int indent, BlockText &block)
{
    const auto atText = [&] { return m_cursor.column() == indent && !m_cursor.atEnd(); };
    const auto atSpace = [&] { return m_cursor.peek() == ' ' || m_cursor.peek() == '\t'; };
    while (atText()) {
        block.text.append(block.breaks);
        block.breaks.clear();
        const bool isIndentedMore = atSpace();
        const std::size_t begin = m_cursor.offset();
        m_cursor.skipLine();
        block.text.append(m_cursor.text().substr(begin, m_cursor.offset() - begin));
        block.lastBreak = m_cursor.takeBreak();
        block.end = m_cursor.offset();
        blockBreaks(indent, block.breaks);
        if (!atText())
            return;
        if (style != Style::Folded || block.lastBreak != "\n" || isIndentedMore || atSpace())
            block.text.append(block.lastBreak);
        else if (block.breaks.empty())
            block.text.push_back(' ');
    }
}

} // namespace slipway::yaml

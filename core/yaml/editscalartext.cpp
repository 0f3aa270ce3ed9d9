// SPDX-License-Identifier: MIT
// The text of scalars in each style.
#include "core/yaml/editoutline.h"
#include "core/yaml/editwriter.h"
#include "core/yaml/scan.h"

#include <algorithm>
#include <format>
#include <vector>

namespace slipway::yaml {

namespace {

/// Lines of a folded scalar are wrapped at this column.
constexpr std::size_t wrapColumn = 80;

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

bool isFlow(Surroundings where)
{
    return where == Surroundings::FlowValue || where == Surroundings::FlowKey;
}

/// The bytes at `at` that only an escape can say on one line; 0 when they can stand for themselves.
std::size_t unsayable(std::string_view text, std::size_t at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::string_view rest = text.substr(at);
    if (byte < 0x80)
        return (byte < 0x20 && byte != '\t') || byte == 0x7F ? 1 : 0;
    if (byte == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0)
        return 2;
    for (const std::string_view code :
         {"\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        if (rest.starts_with(code))
            return 3;
    }
    return 0;
}

bool isSayable(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (unsayable(text, i) > 0)
            return false;
    }
    return true;
}

bool canStartPlain(std::string_view text, Surroundings where)
{
    if (std::string_view(",[]{}#&*!|>'\"%@`").contains(text.front()))
        return false;
    if (!std::string_view("-?:").contains(text.front()))
        return true;
    const bool isLonely = text.size() == 1 || isBlank(text[1]);
    return !isLonely && (text.front() == '-' || !isFlow(where));
}

bool canBePlain(std::string_view text, Surroundings where)
{
    if (text.empty() || isBlank(text.front()) || isBlank(text.back()) || text.contains('\t') || !isSayable(text))
        return false;
    if (!canStartPlain(text, where) || text.starts_with("---") || text.starts_with("...") || text.ends_with(':'))
        return false;
    if (text.contains(": ") || text.contains(" #"))
        return false;
    return !isFlow(where) || text.find_first_of(",[]{}?") == std::string_view::npos;
}

std::string singleQuoted(std::string_view text)
{
    std::string quoted = "'";
    for (const char byte : text)
        quoted.append(byte == '\'' ? 2 : 1, byte);
    return quoted + '\'';
}

std::string escaped(std::string_view code)
{
    if (code.size() == 1) {
        static constexpr std::string_view plain{"\0\a\b\t\n\v\f\r\x1B", 9};
        static constexpr std::string_view names = "0abtnvfre";
        const std::size_t at = plain.find(code.front());
        return at != std::string_view::npos ? std::string("\\") + names[at]
                                            : std::format("\\x{:02X}", static_cast<unsigned char>(code.front()));
    }
    if (code.size() == 2)
        return code[1] == '\x85' ? "\\N" : std::format("\\x{:02X}", static_cast<unsigned char>(code[1]));
    if (code.front() == '\xE2')
        return code[2] == '\xA8' ? "\\L" : "\\P";
    return code[1] == '\xBB' ? "\\uFEFF" : code[2] == '\xBE' ? "\\uFFFE" : "\\uFFFF";
}

std::string doubleQuoted(std::string_view text)
{
    std::string quoted = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = unsayable(text, i);
        if (length > 0) {
            quoted.append(escaped(text.substr(i, length)));
            i += length;
            continue;
        }
        if (text[i] == '"' || text[i] == '\\')
            quoted.push_back('\\');
        if (text[i] == '\t')
            quoted.append("\\t");
        else
            quoted.push_back(text[i]);
        ++i;
    }
    return quoted + '"';
}

/// Lines of a text, without its trailing line ends.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    text = text.substr(0, text.find_last_not_of('\n') + 1);
    while (true) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return lines;
        text.remove_prefix(end + 1);
    }
}

/// Breaks a line at single spaces so that its parts fit before wrapColumn.
std::vector<std::string_view> wrapped(std::string_view line, std::size_t column)
{
    std::vector<std::string_view> parts;
    while (column + line.size() > wrapColumn) {
        std::size_t best = std::string_view::npos;
        for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
            const bool isSingle = at > 0 && at + 1 < line.size() && !isBlank(line[at - 1]) && !isBlank(line[at + 1]);
            if (best != std::string_view::npos && column + at > wrapColumn)
                break;
            if (isSingle)
                best = at;
        }
        if (best == std::string_view::npos)
            break;
        parts.push_back(line.substr(0, best));
        line.remove_prefix(best + 1);
    }
    parts.push_back(line);
    return parts;
}

/// Folding takes a line end away between two lines of text: it is written twice there.
std::vector<std::string_view> foldedLines(std::string_view text, std::size_t column)
{
    std::vector<std::string_view> lines;
    bool isTextBefore = false;
    const std::vector<std::string_view> source = linesOf(text);
    for (std::size_t i = 0; i < source.size(); ++i) {
        const std::string_view line = source[i];
        const bool isText = !line.empty() && !isBlank(line.front());
        std::size_t back = lines.size();
        while (back > 0 && lines[back - 1].empty())
            --back;
        if (isText && isTextBefore && back > 0)
            lines.emplace_back();
        if (isText)
            std::ranges::copy(wrapped(line, column), std::back_inserter(lines));
        else
            lines.push_back(line);
        if (!line.empty())
            isTextBefore = isText;
    }
    return lines;
}

} // namespace

std::string scalarText(const NewNode &scalar, Style preferred, Style quotes, Surroundings where)
{
    if (scalar.type == NewNode::Type::Typed)
        return scalar.text;
    const std::string &text = scalar.text;
    if (preferred != Style::SingleQuoted && preferred != Style::DoubleQuoted) {
        if (canBePlain(text, where) && isStringWhenPlain(text))
            return text;
        preferred = quotes;
    }
    return preferred == Style::SingleQuoted && isSayable(text) ? singleQuoted(text) : doubleQuoted(text);
}

std::optional<BlockScalar> blockScalar(std::string_view text, Style style, std::size_t column, std::size_t parent,
                                       std::string_view newline)
{
    const std::vector<std::string_view> lines = style == Style::Folded ? foldedLines(text, column) : linesOf(text);
    const bool isEmpty = text.find_first_not_of('\n') == std::string_view::npos;
    if (isEmpty || text.ends_with("\n\n") || !std::ranges::all_of(lines, isSayable))
        return std::nullopt;
    BlockScalar block{.head = style == Style::Folded ? ">" : "|", .body = {}};
    if (isBlank(text.front()) || text.front() == '\n') {
        if (column - parent < 1 || column - parent > 9)
            return std::nullopt;
        block.head.append(std::to_string(column - parent));
    }
    if (!text.ends_with('\n'))
        block.head.push_back('-');
    for (const std::string_view line : lines)
        block.body.append(line.empty() ? 0 : column, ' ').append(line).append(newline);
    return block;
}

} // namespace slipway::yaml

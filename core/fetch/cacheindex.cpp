// SPDX-License-Identifier: MIT
#include "core/fetch/cacheindex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <map>
#include <sstream>
#include <utility>

namespace slipway::fetch {

namespace {

constexpr std::size_t longestIndex = 1024 * 1024; // bytes; CEKit writes some hundred

std::string_view trimmedLeft(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

std::string_view trimmedRight(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(" \r") + 1);
}

/// UTF-8 of the eight digits after a backslash and U.
std::string codePoint(std::string_view digits)
{
    bool isNumber = false;
    const char32_t value = QByteArray(digits.data(), static_cast<qsizetype>(digits.size())).toUInt(&isNumber, 16);
    return QString::fromUcs4(isNumber && value <= 0x10FFFF ? &value : U"\uFFFD", 1).toStdString();
}

/// The escapes of a double-quoted scalar are those of JSON, and some that only PyYAML's long lines and control
/// characters need; those are turned into JSON's here.
std::optional<std::string> doubleQuoted(std::string_view text)
{
    std::string json = "[\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            json += text[i];
            continue;
        }
        if (++i == text.size())
            return std::nullopt;
        const char escape = text[i];
        if (escape == 'U' && i + 8 <= text.size() - 1)
            json += codePoint(text.substr(std::exchange(i, i + 8) + 1, 8));
        else if (escape == 'x')
            json += "\\u00";
        else if (escape == ' ')
            json += ' ';
        else if (escape == 'e')
            json += "\\u001b";
        else if (escape == '0')
            return std::nullopt; // no name holds a NUL
        else
            json.append("\\").push_back(escape);
    }
    const QByteArray bytes = QByteArray::fromStdString(json + "\"]");
    const QJsonArray array = QJsonDocument::fromJson(bytes).array();
    return array.isEmpty() ? std::nullopt : std::optional(array.first().toString().toStdString());
}

std::optional<std::string> singleQuoted(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        result += text[i];
        if (text[i] == '\'' && (++i == text.size() || text[i] != '\''))
            return std::nullopt;
    }
    return result;
}

std::optional<std::string> scalar(std::string_view text)
{
    const bool isQuoted =
        text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
    if (isQuoted && text.front() == '"')
        return doubleQuoted(text.substr(1, text.size() - 2));
    if (isQuoted)
        return singleQuoted(text.substr(1, text.size() - 2));
    static constexpr std::string_view indicators = "\"'[]{}&*!|>%@`#,";
    if (!text.empty() && indicators.contains(text.front()))
        return std::nullopt;
    return std::string(text);
}

/// True when the value in `- "…` or `key: "…` is in double quotes: there a backslash at a line's end joins it to the
/// next.
bool isDoubleQuoted(std::string_view line)
{
    const std::string_view text = trimmedLeft(line);
    const std::size_t colon = text.starts_with("- ") ? 1 : text.find(':');
    return colon != std::string_view::npos && trimmedLeft(text.substr(colon + 1)).starts_with('"');
}

/// Logical lines: a line that begins with blanks and is no list item goes on with the one before; so many blank lines
/// between them, so many line ends, and with none a blank.
std::vector<std::string> logicalLines(std::string_view yaml)
{
    std::vector<std::string> lines;
    std::istringstream stream{std::string(yaml)};
    std::size_t blankLines = 0;
    for (std::string line; std::getline(stream, line);) {
        const std::string_view text = trimmedRight(line);
        const std::string_view content = trimmedLeft(text);
        if (content.empty()) {
            ++blankLines;
            continue;
        }
        const bool goesOn = !lines.empty() && content.size() < text.size() && !content.starts_with("- ");
        if (!goesOn) {
            lines.emplace_back(text);
        } else if (lines.back().ends_with('\\') && isDoubleQuoted(lines.back())) {
            lines.back().pop_back();
            lines.back() += content;
        } else {
            lines.back().append(blankLines == 0 ? " " : std::string(blankLines, '\n')).append(content);
        }
        blankLines = 0;
    }
    return lines;
}

std::string quoted(const std::string &text)
{
    const QJsonArray array{QString::fromStdString(text)};
    const std::string json = QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
    return json.substr(1, json.size() - 2);
}

} // namespace

std::optional<CacheIndex> readIndex(std::string_view yaml)
{
    if (yaml.size() > longestIndex)
        return std::nullopt;
    CacheIndex index;
    std::map<std::string, std::string> values;
    std::string key;
    for (const std::string &line : logicalLines(yaml)) {
        const std::string_view text = trimmedLeft(line);
        if (text.empty() || text.starts_with('#') || text == "---")
            continue;
        const bool isItem = text.starts_with("- ");
        const std::size_t colon = text.find(':');
        if (!isItem && colon == std::string_view::npos)
            return std::nullopt;
        const std::optional<std::string> value = scalar(trimmedLeft(text.substr(isItem ? 2 : colon + 1)));
        if (!value || (isItem && key != "names"))
            return std::nullopt;
        if (isItem) {
            index.names.push_back(*value);
        } else {
            key = text.substr(0, colon);
            values[key] = *value;
        }
    }
    index.cachedPath = values["cached_path"];
    for (std::size_t i = 0; i < algorithms.size(); ++i)
        index.checksums.values.at(i) = values[std::string(algorithms.at(i))];
    if (std::ranges::all_of(index.checksums.values, &std::string::empty))
        return std::nullopt;
    return index;
}

std::string writtenIndex(const CacheIndex &index)
{
    const auto line = [](std::string_view key, const std::string &value) {
        return std::string(key) + ": " + quoted(value) + '\n';
    };
    std::string text = line("cached_path", index.cachedPath.string()) + line("md5", index.checksums.md5());
    text += index.names.empty() ? "names: []\n" : "names:\n";
    for (const std::string &name : index.names)
        text += "- " + quoted(name) + '\n';
    return text + line("sha1", index.checksums.sha1()) + line("sha256", index.checksums.sha256()) +
           line("sha512", index.checksums.sha512());
}

} // namespace slipway::fetch

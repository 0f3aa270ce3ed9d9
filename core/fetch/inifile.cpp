// SPDX-License-Identifier: MIT
#include "core/fetch/inifile.h"

#include "core/fetch/problem.h"

#include <algorithm>
#include <set>
#include <utility>

namespace slipway::fetch {

namespace {

constexpr std::string_view whiteSpace = " \t\v\f\r\n\x1c\x1d\x1e\x1f";

Span stripped(std::string_view text, Span span)
{
    while (span.begin < span.end && whiteSpace.contains(text[span.begin]))
        ++span.begin;
    while (span.begin < span.end && whiteSpace.contains(text[span.end - 1]))
        --span.end;
    return span;
}

std::string_view textOf(std::string_view text, Span span)
{
    return text.substr(span.begin, span.length());
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &character : result)
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character - 'A' + 'a');
    return result;
}

/// Unicode 16, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t offset) {
            return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
        };
        const unsigned first = byte(0);
        const std::size_t length = first < 0x80   ? 1
                                   : first < 0xC2 ? 0
                                   : first < 0xE0 ? 2
                                   : first < 0xF0 ? 3
                                   : first < 0xF5 ? 4
                                                  : 0;
        const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (length == 0 || (length > 1 && (byte(1) < lowest || byte(1) > highest)))
            return false;
        for (std::size_t offset = 2; offset < length; ++offset) {
            if ((byte(offset) & 0xC0U) != 0x80)
                return false;
        }
        at += length;
    }
    return true;
}

/// Reads line by line; what `ConfigParser` keeps between two lines is kept here.
class Reader
{
public:
    Reader(std::string_view text, std::filesystem::path file)
        : m_text(text)
        , m_file(std::move(file))
    {
    }

    std::expected<IniFile, std::vector<Diagnostic>> read()
    {
        for (std::size_t begin = 0; begin < m_text.size();) {
            std::size_t end = m_text.find_first_of("\r\n", begin);
            end = std::min(end, m_text.size());
            readLine({begin, end});
            begin = end + (m_text.substr(end).starts_with("\r\n") ? 2 : 1);
        }
        if (!m_problems.empty())
            return std::unexpected(std::move(m_problems));
        for (IniEntry &entry : m_entries)
            entry.value.resize(entry.value.find_last_not_of(whiteSpace) + 1);
        return std::move(m_entries);
    }

private:
    void readLine(Span line)
    {
        const Span content = stripped(m_text, line);
        const std::string_view value = textOf(m_text, content);
        if (value.starts_with('#') || value.starts_with(';'))
            return;
        if (value.empty()) {
            if (m_isInValue)
                m_entries.back().value += '\n';
        } else if (m_isInValue && content.begin - line.begin > m_indent) {
            m_entries.back().value.append("\n").append(value);
        } else {
            m_indent = content.begin - line.begin;
            readHeadOrKey(content);
        }
    }

    void readHeadOrKey(Span content)
    {
        const std::string_view value = textOf(m_text, content);
        const std::size_t bracket = value.rfind(']');
        if (value.starts_with('[') && bracket != std::string_view::npos && bracket > 1)
            openSection(std::string(value.substr(1, bracket - 1)), content);
        else if (!m_hasSection)
            refuse("config-no-section", "This line stands before any section.", content,
                   "Write [common] above the first setting.");
        else
            readKey(content);
    }

    void openSection(std::string name, Span content)
    {
        m_hasSection = true;
        m_isInValue = false;
        m_section = std::move(name);
        if (m_section != "DEFAULT" && !m_sections.insert(m_section).second)
            refuse("config-duplicate", "The section [%1] is there twice.", content, "Put its settings together.",
                   {m_section});
    }

    void readKey(Span content)
    {
        const std::string_view line = textOf(m_text, content);
        const std::size_t delimiter = line.find_first_of("=:");
        if (delimiter == std::string_view::npos || delimiter == 0) {
            refuse("config-syntax", "This line is no setting.", content, "Write it as: name = value");
            return;
        }
        const std::string key = lowered(textOf(line, stripped(line, {0, delimiter})));
        const std::string_view value = textOf(line, stripped(line, {delimiter + 1, line.size()}));
        if (!m_keys.emplace(m_section, key).second)
            refuse("config-duplicate", "The setting %1 is there twice in [%2].", content, "Remove one of them.",
                   {key, m_section});
        m_entries.push_back({.section = m_section, .key = key, .value = std::string(value), .span = content});
        m_isInValue = true;
    }

    void refuse(std::string code, std::string what, Span span, std::string advice,
                std::vector<std::string> arguments = {})
    {
        Diagnostic diagnostic = problem(std::move(code), std::move(what), std::move(arguments), std::move(advice));
        diagnostic.origin = {.file = m_file, .span = span, .path = {}};
        m_problems.push_back(std::move(diagnostic));
    }

    std::string_view m_text;
    std::filesystem::path m_file;
    IniFile m_entries;
    std::vector<Diagnostic> m_problems;
    std::set<std::string> m_sections;
    std::set<std::pair<std::string, std::string>> m_keys;
    std::string m_section;
    std::size_t m_indent = 0; ///< of the line that opened the value
    bool m_hasSection = false;
    bool m_isInValue = false;
};

} // namespace

std::expected<IniFile, std::vector<Diagnostic>> readIni(std::string_view text, const std::filesystem::path &file)
{
    if (!isUtf8(text)) {
        Diagnostic diagnostic = problem("config-encoding", "The configuration file is not UTF-8.", {});
        diagnostic.origin.file = file;
        return std::unexpected(std::vector{std::move(diagnostic)});
    }
    return Reader(text, file).read();
}

const IniEntry *findEntry(const IniFile &ini, std::string_view section, std::string_view key)
{
    const auto found =
        std::ranges::find_if(ini, [&](const IniEntry &entry) { return entry.section == section && entry.key == key; });
    return found == ini.end() ? nullptr : &*found;
}

} // namespace slipway::fetch

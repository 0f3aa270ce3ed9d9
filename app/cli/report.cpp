// SPDX-License-Identifier: MIT
#include "app/cli/report.h"

#include "core/text/lineindex.h"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace slipway::cli {

namespace {

std::string coloured(Severity severity, const std::string &text)
{
    const char *colour = severity == Severity::Error ? "31" : severity == Severity::Warning ? "33" : "36";
    return std::string("\x1b[1;") + colour + "m" + text + "\x1b[0m";
}

std::string_view word(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Hint:
        return "hint";
    }
    return {};
}

struct Place {
    Position position;
    std::string line; ///< the text of that line
};

Place placeOf(const Origin &origin, const descriptor::Files &files)
{
    const std::string text = files.read(origin.file).value_or(std::string());
    const LineIndex lines(text);
    const Position position = lines.position(text, origin.span.begin);
    const Span content = lines.content(text, position.line - 1);
    return {position, text.substr(content.begin, content.length())};
}

std::string shownPath(const std::filesystem::path &file, const std::filesystem::path &directory)
{
    const std::filesystem::path relative = file.lexically_relative(directory);
    return relative.empty() || *relative.begin() == ".." ? file.string() : relative.string();
}

/// White space as wide as the text before the place, tabs kept, so that the caret stands below it.
std::string indentTo(const Place &place)
{
    std::string indent;
    std::size_t column = 1;
    for (const char byte : place.line) {
        if (column == place.position.column)
            break;
        if ((static_cast<unsigned char>(byte) & 0xC0) == 0x80)
            continue;
        indent += byte == '\t' ? '\t' : ' ';
        ++column;
    }
    return indent;
}

void write(std::FILE *stream, const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

} // namespace

bool canShowColours()
{
    const char *refused = std::getenv("NO_COLOR");
    return (!refused || *refused == '\0') && ::isatty(STDERR_FILENO) == 1;
}

std::string asText(const Diagnostic &diagnostic, const descriptor::Files &files, const Style &style)
{
    const std::string label = std::string(word(diagnostic.severity)) + ":";
    const std::string what =
        (style.isColoured ? coloured(diagnostic.severity, label) : label) + " " + message(diagnostic) + "\n";
    if (!diagnostic.origin.isWritten())
        return what;
    const Place place = placeOf(diagnostic.origin, files);
    std::string text = shownPath(diagnostic.origin.file, style.directory) + ":" + std::to_string(place.position.line) +
                       ":" + std::to_string(place.position.column) + ": " + what;
    if (!place.line.empty())
        text += "    " + place.line + "\n    " + indentTo(place) + "^\n";
    return text;
}

JsonObject asJson(const Diagnostic &diagnostic, const descriptor::Files &files)
{
    JsonObject object{{"severity", std::string(word(diagnostic.severity))},
                      {"code", diagnostic.code},
                      {"message", filled(diagnostic.text, diagnostic.arguments)},
                      {"advice", filled(diagnostic.advice, diagnostic.arguments)}};
    if (diagnostic.origin.isWritten()) {
        const Position position = placeOf(diagnostic.origin, files).position;
        object.emplace_back("file", diagnostic.origin.file.string());
        object.emplace_back("line", std::uint64_t(position.line));
        object.emplace_back("column", std::uint64_t(position.column));
        object.emplace_back("path", diagnostic.origin.path);
    }
    return object;
}

JsonArray asJson(const std::vector<Diagnostic> &diagnostics, const descriptor::Files &files)
{
    JsonArray array;
    for (const Diagnostic &diagnostic : diagnostics)
        array.push_back(asJson(diagnostic, files));
    return array;
}

void print(const std::string &text)
{
    write(stdout, text);
}

void printError(const std::string &text)
{
    write(stderr, text);
}

void print(const JsonObject &object)
{
    print(printJson(object, 4) + "\n");
}

} // namespace slipway::cli

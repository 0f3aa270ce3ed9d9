// SPDX-License-Identifier: MIT
#include "core/jinja/lexer.h"

#include "core/jinja/characters.h"
#include "core/jinja/literals.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>

namespace slipway::jinja {
namespace {

/// What follows the mark of a tag: `-` strips, `+` keeps, nothing leaves it to the settings.
char signAt(std::string_view source, std::size_t at)
{
    return at < source.size() && (source[at] == '-' || source[at] == '+') ? source[at] : '\0';
}

class Lexer
{
public:
    explicit Lexer(const std::string &source)
        : m_source(source)
        , m_view(source)
    {
    }

    std::expected<std::vector<Token>, SyntaxError> run()
    {
        while (!m_error && m_at < m_source.size())
            readData();
        if (m_error)
            return std::unexpected(*m_error);
        add(TokenKind::End, m_source.size(), {});
        return std::move(m_tokens);
    }

private:
    void add(TokenKind kind, std::size_t offset, std::string text)
    {
        m_tokens.push_back({.kind = kind, .offset = offset, .text = std::move(text), .number = {}});
    }

    void fail(std::size_t offset, std::string text)
    {
        if (!m_error)
            m_error = SyntaxError{.offset = offset, .text = std::move(text)};
    }

    [[nodiscard]] bool isAt(std::size_t at, std::string_view text) const
    {
        return m_view.substr(std::min(at, m_view.size())).starts_with(text);
    }

    void move(std::size_t to)
    {
        m_isLineStart = to > 0 && m_source[to - 1] == '\n';
        m_at = to;
    }

    /// Adds the text up to a tag, without what the tag's sign or lstrip_blocks takes.
    void addData(std::size_t end, char sign, bool isVariable)
    {
        std::size_t last = end;
        if (sign == '-') {
            last -= spaceBefore(m_view.substr(m_at, end - m_at), end - m_at);
        } else if (sign != '+' && !isVariable) {
            const std::size_t lineEnd = end == 0 ? std::string::npos : m_source.rfind('\n', end - 1);
            const bool isWithin = lineEnd != std::string::npos && lineEnd >= m_at;
            const std::size_t line = isWithin ? lineEnd + 1 : m_at;
            if ((isWithin || m_isLineStart) && spaceAt(m_view.substr(0, end), line) == end - line)
                last = line;
        }
        if (last > m_at)
            add(TokenKind::Data, m_at, m_source.substr(m_at, last - m_at));
    }

    void readData()
    {
        std::size_t tag = m_source.find('{', m_at);
        while (tag != std::string::npos && !isAt(tag, "{%") && !isAt(tag, "{{") && !isAt(tag, "{#"))
            tag = m_source.find('{', tag + 1);
        if (tag == std::string::npos) {
            add(TokenKind::Data, m_at, m_source.substr(m_at));
            move(m_source.size());
            return;
        }
        const char sign = signAt(m_view, tag + 2);
        const bool isVariable = m_source[tag + 1] == '{';
        const std::size_t inside = tag + 2 + (sign == '\0' ? 0 : 1);
        if (const std::optional<std::size_t> raw = isVariable ? std::nullopt : rawTag(tag, inside)) {
            addData(tag, sign, false);
            readRaw(tag, *raw);
            return;
        }
        addData(tag, sign, isVariable);
        if (m_source[tag + 1] == '#') {
            readComment(tag, inside);
            return;
        }
        add(isVariable ? TokenKind::VariableBegin : TokenKind::BlockBegin, tag, {});
        move(inside);
        readTag(tag, isVariable);
    }

    /// The end of `{% raw %}` when that is what begins here.
    [[nodiscard]] std::optional<std::size_t> rawTag(std::size_t tag, std::size_t inside) const
    {
        if (m_source[tag + 1] != '%')
            return std::nullopt;
        std::size_t at = inside + spaceAt(m_view, inside);
        if (!isAt(at, "raw"))
            return std::nullopt;
        at += 3;
        at += spaceAt(m_view, at);
        if (isAt(at, "-%}"))
            return at + 3 + spaceAt(m_view, at + 3);
        return isAt(at, "%}") ? std::optional(at + 2) : std::nullopt;
    }

    /// The byte after the end mark of a block or comment (`%}`, `#}`) at `at`, with what it takes; 0: no end there.
    [[nodiscard]] std::size_t endAt(std::size_t at, std::string_view mark) const
    {
        if (isAt(at, "+") && isAt(at + 1, mark))
            return at + 3;
        if (isAt(at, "-") && isAt(at + 1, mark))
            return at + 3 + spaceAt(m_view, at + 3);
        if (isAt(at, mark))
            return at + 2 + (isAt(at + 2, "\n") ? 1 : 0);
        return 0;
    }

    void readComment(std::size_t tag, std::size_t inside)
    {
        for (std::size_t at = inside; at < m_source.size(); ++at) {
            if (const std::size_t end = endAt(at, "#}")) {
                move(end);
                return;
            }
        }
        fail(tag, "The comment has no end.");
    }

    void readRaw(std::size_t tag, std::size_t begin)
    {
        move(begin);
        for (std::size_t at = m_source.find("{%", begin); at != std::string::npos; at = m_source.find("{%", at + 1)) {
            const char sign = signAt(m_view, at + 2);
            std::size_t word = at + 2 + (sign == '\0' ? 0 : 1);
            word += spaceAt(m_view, word);
            if (!isAt(word, "endraw"))
                continue;
            word += 6;
            word += spaceAt(m_view, word);
            if (const std::size_t end = endAt(word, "%}")) {
                addData(at, sign, false);
                move(end);
                return;
            }
        }
        fail(tag, "The raw block has no end.");
    }

    /// The byte after the end of the current tag when it ends at m_at.
    [[nodiscard]] std::size_t tagEnd(bool isVariable) const
    {
        if (!m_open.empty())
            return 0;
        if (!isVariable)
            return endAt(m_at, "%}");
        if (isAt(m_at, "-}}"))
            return m_at + 3 + spaceAt(m_view, m_at + 3);
        return isAt(m_at, "}}") ? m_at + 2 : 0;
    }

    void readTag(std::size_t tag, bool isVariable)
    {
        m_open.clear();
        while (!m_error) {
            if (const std::size_t end = tagEnd(isVariable)) {
                add(isVariable ? TokenKind::VariableEnd : TokenKind::BlockEnd, m_at, {});
                move(end);
                return;
            }
            if (m_at >= m_source.size()) {
                fail(tag, "The tag has no end.");
                return;
            }
            readToken();
        }
    }

    void readToken()
    {
        const char c = m_source[m_at];
        if (const std::size_t space = spaceAt(m_view, m_at)) {
            m_at += space;
        } else if (isDigit(c)) {
            readNumber();
        } else if (isNameStart(c)) {
            std::size_t end = m_at;
            while (end < m_source.size() && (isNameStart(m_source[end]) || isDigit(m_source[end])))
                ++end;
            if (end < m_source.size() && static_cast<unsigned char>(m_source[end]) >= 0x80 && spaceAt(m_view, end) == 0)
                fail(end, "Names with letters beyond ASCII are not supported.");
            add(TokenKind::Name, m_at, m_source.substr(m_at, end - m_at));
            m_at = end;
        } else if (c == '\'' || c == '"') {
            readString(c);
        } else {
            readOperator();
        }
    }

    void readNumber()
    {
        const std::expected<Number, std::string> number = numberAt(m_view, m_at);
        if (!number) {
            fail(m_at, number.error());
            return;
        }
        const TokenKind kind = number->value.is<double>() ? TokenKind::Float : TokenKind::Integer;
        m_tokens.push_back({.kind = kind, .offset = m_at, .text = {}, .number = number->value});
        m_at += number->length;
    }

    void readString(char quote)
    {
        std::size_t end = m_at + 1;
        while (end < m_source.size() && m_source[end] != quote)
            end += m_source[end] == '\\' ? std::size_t{2} : std::size_t{1};
        if (end >= m_source.size()) {
            fail(m_at, "The text in quotes has no end.");
            return;
        }
        std::expected<std::string, std::string> value = unescaped(m_view.substr(m_at + 1, end - m_at - 1));
        if (!value) {
            fail(m_at, value.error());
            return;
        }
        add(TokenKind::String, m_at, std::move(*value));
        m_at = end + 1;
    }

    void readOperator()
    {
        static constexpr std::array<std::string_view, 26> operators{"//", "**", "==", "!=", ">=", "<=", "+", "-", "/",
                                                                    "*",  "%",  "~",  "[",  "]",  "(",  ")", "{", "}",
                                                                    ">",  "<",  "=",  ".",  ":",  "|",  ",", ";"};
        const auto found = std::ranges::find_if(operators, [this](std::string_view it) { return isAt(m_at, it); });
        if (found == operators.end()) {
            fail(m_at, "This character has no meaning here.");
            return;
        }
        balance(found->front());
        add(TokenKind::Operator, m_at, std::string(*found));
        m_at += found->size();
    }

    void balance(char bracket)
    {
        if (bracket == '(' || bracket == '[' || bracket == '{') {
            m_open += bracket == '(' ? ')' : bracket == '[' ? ']' : '}';
        } else if (bracket == ')' || bracket == ']' || bracket == '}') {
            if (m_open.empty() || m_open.back() != bracket)
                fail(m_at, std::format("Unexpected '{}'.", bracket));
            else
                m_open.pop_back();
        }
    }

    const std::string &m_source;
    std::string_view m_view;
    std::size_t m_at = 0;
    bool m_isLineStart = true;
    std::string m_open; ///< the brackets that are to come
    std::vector<Token> m_tokens;
    std::optional<SyntaxError> m_error;
};

} // namespace

std::string normalised(std::string_view source)
{
    std::string text;
    text.reserve(source.size());
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] != '\r')
            text += source[i];
        else if (i + 1 >= source.size() || source[i + 1] != '\n')
            text += '\n';
    }
    if (text.ends_with('\n'))
        text.pop_back();
    return text;
}

std::expected<std::vector<Token>, SyntaxError> tokens(const std::string &source)
{
    return Lexer(source).run();
}

} // namespace slipway::jinja

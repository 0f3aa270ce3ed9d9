// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/cursor.h"
#include "core/yaml/scan.h"

#include <deque>

namespace slipway::yaml {

/// YAML 1.1 tokens (yaml.org/spec/1.1) with PyYAML's limits: simple keys on one line and within 1024 characters, no
/// tabs between tokens, anchors of letters, digits, `-` and `_`. One pass that inserts the tokens which the text only
/// implies (block starts and ends, keys), and goes no further ahead than it has to: to the end of what may be a key.
class Scanner
{
public:
    /// The text is valid UTF-8 without characters that YAML forbids. Values that do not stand in it as they are go to
    /// the end of `decoded`.
    Scanner(std::string_view text, std::string &decoded);

    /// The next token, the last one being StreamEnd; nullptr when there is a problem instead.
    [[nodiscard]] const Token *next();
    /// There is a next one.
    Token take();
    /// The first error, once the tokens before it have been asked for; it may have been found earlier.
    [[nodiscard]] const std::optional<Diagnostic> &problem() const { return m_problem; }

private:
    /// A token that turns out to be a key if a colon follows it.
    struct SimpleKey {
        std::size_t token = 0; ///< counted from the first of the text
        std::size_t index = 0;
        std::size_t line = 0;
        int column = 0;
        Span span;
        bool isRequired = false; ///< a block mapping's indentation leaves it nothing else to be
    };

    struct BlockHeader {
        char chomping = ' '; ///< ' ' clip, '-' strip, '+' keep
        int increment = 0;   ///< 0: to be found out
    };
    struct BlockText {
        std::string text = {};
        std::string_view lastBreak = {}; ///< of the last line
        std::string breaks = {};         ///< of the empty lines after it
        std::size_t end = 0;             ///< after the last line and its break
    };

    [[nodiscard]] bool isNextSettled() const;
    void scanOne();
    void skipToToken();
    void dispatch(char first);
    bool dispatchFlow(char first);
    void end();

    bool dropStaleKeys();
    bool forgetKey();
    void rememberKey();
    bool isKeyPossible() const { return m_keys[m_flowLevel].has_value(); }

    void unwind(int column);
    bool indentTo(int column);

    void documentMark();
    void flowStart(TokenType type);
    void flowEnd(TokenType type);
    void flowEntry();
    void blockEntry();
    void key();
    void value();
    void valueOfKey();
    void directive();
    bool yamlVersion(std::string &arguments);
    bool tagPrefix(std::string &arguments);
    void endDirective(std::size_t begin, std::string_view text);
    void anchor(TokenType type);
    void tag();
    bool tagText(std::size_t begin);
    bool tagHandle(std::size_t begin);
    bool tagUri(std::size_t begin);
    bool uriEscapes(std::size_t begin);
    bool startsPlain() const;
    void unexpected();

    void plain();
    [[nodiscard]] std::size_t plainLength() const;
    bool plainBreaks(std::string &folded, int indent);
    bool endsPlain(std::size_t ahead) const;
    void quoted(Style style);
    [[nodiscard]] std::optional<std::size_t> undecodedLength(Style style) const;
    bool quotedText(Style style, std::string &text);
    bool quotedSpaces(std::size_t begin, std::string &text);
    bool quotedBreaks(std::string &text);
    bool escape(std::string &text);
    bool hexEscape(char kind, std::string &text);
    void block(Style style);
    bool blockHeader(BlockHeader &header);
    bool restOfHeaderLine();
    int blockIndentation(std::string &breaks);
    void blockBreaks(int indent, std::string &breaks);
    void blockLines(Style style, int indent, BlockText &block);

    void add(TokenType type, std::size_t begin) { add(type, begin, {}); }
    void add(TokenType type, std::size_t begin, ValueBytes value, Style style = Style::Plain);
    ValueBytes decoded(std::string_view value);
    /// Notes the first problem; always false.
    bool fail(std::string code, Span span, std::string text, std::string advice,
              std::vector<std::string> arguments = {});
    [[nodiscard]] Span here() const;

    Cursor m_cursor;
    std::string &m_decoded;
    std::deque<Token> m_tokens; ///< not taken yet
    std::size_t m_taken = 0;
    std::optional<Diagnostic> m_problem;
    std::vector<std::optional<SimpleKey>> m_keys{1};
    std::vector<int> m_indents;
    std::size_t m_flowLevel = 0;
    int m_indent = -1;
    bool m_mayStartKey = true;
    bool m_isDone = false;
};

} // namespace slipway::yaml

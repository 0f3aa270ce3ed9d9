// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/events.h"
#include "core/yaml/scanner.h"
#include "core/yaml/unclosed.h"

#include <set>
#include <string_view>
#include <unordered_map>

namespace slipway::yaml {

/// The work behind readEvents(): tokens to events, by recursive descent.
class Grammar
{
public:
    Grammar(std::string_view text, std::string &decoded, EventSink &sink);

    std::optional<Diagnostic> run();

private:
    enum class Place : std::uint8_t { Block, BlockOrIndentless, Flow };

    void document();
    bool directives();
    bool versionDirective(const Token &token);
    bool tagDirective(const Token &token);
    bool documentEnd();
    bool contentOfDocument();

    bool node(Place place);
    bool alias();
    bool properties(Event &event);
    bool addTag(Event &event);
    bool addAnchor(Event &event);
    bool content(Place place, Event event);
    bool collection(Event event, EventType type, bool (Grammar::*items)());
    bool blockSequence();
    bool indentlessSequence();
    bool blockMapping();
    bool flowSequence();
    bool singlePair();
    template <typename Part>
    bool pair(Part part);
    bool flowMapping();
    bool flowSeparator();
    void missing(std::size_t at);

    /// The next token; nullptr after the last one before an error.
    [[nodiscard]] const Token *next() { return m_scanner.next(); }
    [[nodiscard]] bool isNext(TokenType type) { return next() != nullptr && next()->type == type; }
    template <typename... Types>
    [[nodiscard]] bool isNextOf(Types... types)
    {
        return (isNext(types) || ...);
    }
    void add(const Event &event);
    [[nodiscard]] std::string_view text(const Token &token) const;
    Token take();
    bool unexpected(std::string code, std::string text, std::string advice);
    bool fail(std::string code, Span span, std::string text, std::string advice,
              std::vector<std::string> arguments = {});

    std::string_view m_text;
    const std::string &m_decoded;
    Scanner m_scanner;
    EventSink &m_sink;
    NodeId m_nodes = 0; ///< that were given
    std::optional<Diagnostic> m_problem;
    OpenParts m_open;
    std::unordered_map<std::string_view, NodeId> m_anchors;
    std::set<std::string, std::less<>> m_handles; ///< declared by directives
    bool m_hasVersion = false;
    std::size_t m_depth = 0;
    std::size_t m_end = 0; ///< where the last taken token or node ends
};

} // namespace slipway::yaml

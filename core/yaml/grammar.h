// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/events.h"
#include "core/yaml/unclosed.h"

#include <set>
#include <string_view>

namespace slipway::yaml {

/// The work behind readEvents(): tokens to events, by recursive descent.
class Grammar
{
public:
    Grammar(std::string_view text, Scan scan);

    Events run();

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

    [[nodiscard]] bool isNext(TokenType type) const { return hasNext() && m_scan.tokens.front().type == type; }
    [[nodiscard]] bool hasNext() const { return !m_scan.tokens.empty(); }
    template <typename... Types>
    [[nodiscard]] bool isNextOf(Types... types) const
    {
        return (isNext(types) || ...);
    }
    Token take();
    bool unexpected(std::string code, std::string text, std::string advice);
    bool fail(std::string code, Span span, std::string text, std::string advice,
              std::vector<std::string> arguments = {});

    std::string_view m_text;
    Scan m_scan; ///< its tokens from the next one on
    OpenParts m_open;
    Events m_result;
    std::set<std::string, std::less<>> m_anchors;
    std::set<std::string, std::less<>> m_handles; ///< declared by directives
    bool m_hasVersion = false;
    std::size_t m_depth = 0;
    std::size_t m_end = 0; ///< where the last taken token or node ends
};

} // namespace slipway::yaml

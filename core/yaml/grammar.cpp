// SPDX-License-Identifier: MIT
// The document, its directives, and the properties of nodes.
#include "core/yaml/grammar.h"

#include <algorithm>

namespace slipway::yaml {

std::optional<Diagnostic> readEvents(std::string_view text, std::string &decoded, EventSink &sink)
{
    return Grammar(text, decoded, sink).run();
}

Grammar::Grammar(std::string_view text, std::string &decoded, EventSink &sink)
    : m_text(text)
    , m_decoded(decoded)
    , m_scanner(text, decoded)
    , m_sink(sink)
{
}

std::optional<Diagnostic> Grammar::run()
{
    document();
    return std::move(m_problem);
}

void Grammar::add(const Event &event)
{
    m_sink.add(event);
    if (event.type != EventType::End)
        ++m_nodes;
}

std::string_view Grammar::text(const Token &token) const
{
    const std::string_view bytes = token.value.isDecoded ? std::string_view(m_decoded) : m_text;
    return bytes.substr(token.value.span.begin, token.value.span.length());
}

void Grammar::document()
{
    if (isNext(TokenType::StreamEnd))
        return;
    if (!isNextOf(TokenType::Directive, TokenType::DocumentStart)) {
        if (node(Place::Block))
            documentEnd();
        return;
    }
    if (!directives())
        return;
    if (!isNext(TokenType::DocumentStart)) {
        unexpected("yaml-document", "After directives a document starts with `---`.",
                   "Insert a line `---`, or put the value in quotes if it starts with `%`.");
        return;
    }
    take();
    if (contentOfDocument())
        documentEnd();
}

bool Grammar::contentOfDocument()
{
    if (!isNextOf(TokenType::Directive, TokenType::DocumentStart, TokenType::DocumentEnd, TokenType::StreamEnd))
        return node(Place::Block);
    missing(m_end);
    return true;
}

bool Grammar::documentEnd()
{
    while (isNext(TokenType::DocumentEnd))
        take();
    if (isNext(TokenType::StreamEnd))
        return true;
    if (isNextOf(TokenType::DocumentStart, TokenType::Directive))
        return unexpected("yaml-second-document", "A second document starts here.",
                          "A descriptor is one document: move the second one to a file of its own.");
    return unexpected("yaml-document", "This does not belong to the value before it.",
                      "Check the indentation and the quotes.");
}

bool Grammar::directives()
{
    m_hasVersion = false;
    while (isNext(TokenType::Directive)) {
        const Token token = take();
        if (text(token).starts_with("YAML ") && !versionDirective(token))
            return false;
        if (text(token).starts_with("TAG ") && !tagDirective(token))
            return false;
    }
    return true;
}

bool Grammar::versionDirective(const Token &token)
{
    const std::string_view version = text(token).substr(5);
    if (m_hasVersion)
        return fail("yaml-directive", token.span, "The YAML version is stated twice.", "Remove one of the two.");
    m_hasVersion = true;
    std::string_view major = version.substr(0, version.find('.'));
    major.remove_prefix(std::min(major.find_first_not_of('0'), major.size()));
    if (major == "1")
        return true;
    return fail("yaml-directive", token.span, "This is YAML %1, and only version 1 can be read.", "Write `%YAML 1.1`.",
                {std::string(version)});
}

bool Grammar::tagDirective(const Token &token)
{
    const std::string handle(text(token).substr(4, text(token).find(' ', 4) - 4));
    if (m_handles.insert(handle).second)
        return true;
    return fail("yaml-directive", token.span, "The tag handle %1 is declared twice.", "Remove one of the two.",
                {handle});
}

bool Grammar::alias()
{
    const Token token = take();
    const auto anchor = m_anchors.find(text(token));
    if (anchor == m_anchors.end())
        return fail("yaml-alias", token.span, "There is no anchor &%1 before this alias.",
                    "Check the name, or put the value in quotes if it is meant as text.", {std::string(text(token))});
    add({.type = EventType::Alias,
         .span = token.span,
         .properties = {token.span.begin, token.span.begin},
         .value = token.value,
         .target = anchor->second});
    return true;
}

/// Anchor and tag, one of each at most, in any order.
bool Grammar::properties(Event &event)
{
    if (isNext(TokenType::Anchor))
        return addAnchor(event) && (!isNext(TokenType::Tag) || addTag(event));
    if (isNext(TokenType::Tag))
        return addTag(event) && (!isNext(TokenType::Anchor) || addAnchor(event));
    return true;
}

bool Grammar::addTag(Event &event)
{
    const Token token = take();
    event.tag = token.value.span;
    event.properties = {event.properties.isEmpty() ? token.span.begin : event.properties.begin, token.span.end};
    const std::size_t second = text(token).find('!', 1);
    if (text(token).starts_with("!<") || second == std::string::npos || second == 1)
        return true;
    const std::string handle(text(token).substr(0, second + 1));
    if (m_handles.contains(handle))
        return true;
    return fail("yaml-tag", token.span, "The tag handle %1 is not declared.", "Remove the tag.", {handle});
}

bool Grammar::addAnchor(Event &event)
{
    const Token token = take();
    event.anchor = token.value.span;
    event.properties = {event.properties.isEmpty() ? token.span.begin : event.properties.begin, token.span.end};
    if (m_anchors.try_emplace(text(token), m_nodes).second)
        return true;
    return fail("yaml-anchor-duplicate", token.span, "The anchor &%1 is defined a second time.",
                "Give one of the two another name.", {std::string(text(token))});
}

void Grammar::missing(std::size_t at)
{
    add({.span = {at, at}, .properties = {at, at}, .isMissing = true});
}

Token Grammar::take()
{
    const Token token = m_scanner.take();
    m_open.note(token);
    if (!token.span.isEmpty())
        m_end = token.span.end;
    return token;
}

bool Grammar::unexpected(std::string code, std::string text, std::string advice)
{
    const Token *token = next();
    const std::optional<Diagnostic> &cause = m_scanner.problem();
    if (cause && (token == nullptr || cause->origin.span.begin <= token->span.begin)) {
        m_problem = m_open.traced(*cause, m_text);
        return false;
    }
    const bool isEnd = token->type == TokenType::StreamEnd;
    fail(std::move(code), token->span, isEnd ? "The text ends too early." : std::move(text), std::move(advice));
    m_problem = m_open.traced(std::move(*m_problem), m_text);
    return false;
}

bool Grammar::fail(std::string code, Span span, std::string text, std::string advice,
                   std::vector<std::string> arguments)
{
    m_problem = syntaxError(std::move(code), span, std::move(text), std::move(advice), std::move(arguments));
    return false;
}

} // namespace slipway::yaml

// SPDX-License-Identifier: MIT
#include "core/yaml/treereader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <spanstream>

namespace slipway::yaml {

namespace {

/// Thrown out of yaml-cpp to end it; stays in this file.
struct Differs {
};

/// Takes yaml-cpp's events and adds the grammar's counterparts. Ends yaml-cpp when there is none, so that its events
/// never outnumber the grammar's.
class SideBySide : public YAML::EventHandler
{
public:
    SideBySide(std::deque<Event> &events, TreeBuilder &builder)
        : m_events(events)
        , m_builder(builder)
    {
    }

    [[nodiscard]] std::size_t count() const { return m_at; }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t anchor) override
    {
        const Event &event = next(EventType::Scalar);
        require(event.style == Style::Plain && event.anchor.empty() == (anchor == 0));
        add();
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        require(starts(next(EventType::Alias), mark));
        add();
    }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t anchor, const std::string &value) override
    {
        const Event &event = next(EventType::Scalar);
        require(event.value == value && event.anchor.empty() == (anchor == 0));
        add();
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        require(next(EventType::SequenceStart).anchor.empty() == (anchor == 0));
        add();
    }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        require(next(EventType::MappingStart).anchor.empty() == (anchor == 0));
        add();
    }
    void OnSequenceEnd() override { end(); }
    void OnMapEnd() override { end(); }

private:
    const Event &next(EventType type) const
    {
        require(m_at < m_events.size() && m_events[m_at].type == type);
        return m_events[m_at];
    }
    void end()
    {
        next(EventType::End);
        add();
    }
    void add() { m_builder.add(std::move(m_events[m_at++])); }
    static bool starts(const Event &event, const YAML::Mark &mark)
    {
        return mark.pos >= 0 && static_cast<std::size_t>(mark.pos) == event.span.begin;
    }
    static void require(bool isSame)
    {
        if (!isSame)
            throw Differs();
    }

    std::deque<Event> &m_events;
    TreeBuilder &m_builder;
    std::size_t m_at = 0;
};

/// The number of events that yaml-cpp and the grammar agree on; those are added.
std::size_t readSideBySide(std::string_view text, std::deque<Event> &events, TreeBuilder &builder)
{
    SideBySide handler(events, builder);
    try {
        std::ispanstream stream(text);
        YAML::Parser parser(stream);
        parser.HandleNextDocument(handler);
    } catch (const Differs &) {
        return handler.count();
    } catch (const YAML::Exception &) {
        return handler.count();
    }
    return handler.count();
}

} // namespace

Reading buildTree(std::string_view text, Readers readers, TreeBuilder &builder)
{
    Events grammar = readEvents(text);
    const auto ends = std::ranges::count(grammar.events, EventType::End, &Event::type);
    builder.reserve(grammar.events.size() - static_cast<std::size_t>(ends));
    const bool isReadTwice = !grammar.problem && readers == Readers::Both;
    const std::size_t agreed = isReadTwice ? readSideBySide(text, grammar.events, builder) : 0;
    Reading reading{.problem = std::move(grammar.problem), .disputed = {}};
    if (isReadTwice && agreed < grammar.events.size())
        reading.disputed = grammar.events[agreed].span;
    grammar.events.erase(grammar.events.begin(), grammar.events.begin() + static_cast<std::ptrdiff_t>(agreed));
    for (; !grammar.events.empty(); grammar.events.pop_front())
        builder.add(std::move(grammar.events.front()));
    return reading;
}

} // namespace slipway::yaml

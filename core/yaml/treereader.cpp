// SPDX-License-Identifier: MIT
#include "core/yaml/treereader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <spanstream>
#include <vector>

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
    SideBySide(std::span<const Event> events, std::string_view text, const std::string &decoded, TreeBuilder &builder)
        : m_events(events)
        , m_text(text)
        , m_decoded(decoded)
        , m_builder(builder)
    {
    }

    [[nodiscard]] std::size_t count() const { return m_at; }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t anchor) override
    {
        const Event &event = next(EventType::Scalar);
        require(event.style == Style::Plain && event.anchor.isEmpty() == (anchor == 0));
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
        require(valueOf(event) == value && event.anchor.isEmpty() == (anchor == 0));
        add();
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        require(next(EventType::SequenceStart).anchor.isEmpty() == (anchor == 0));
        add();
    }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        require(next(EventType::MappingStart).anchor.isEmpty() == (anchor == 0));
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
    void add() { m_builder.add(m_events[m_at++]); }
    [[nodiscard]] std::string_view valueOf(const Event &event) const
    {
        const std::string_view bytes = event.value.isDecoded ? std::string_view(m_decoded) : m_text;
        return bytes.substr(event.value.span.begin, event.value.span.length());
    }
    static bool starts(const Event &event, const YAML::Mark &mark)
    {
        return mark.pos >= 0 && static_cast<std::size_t>(mark.pos) == event.span.begin;
    }
    static void require(bool isSame)
    {
        if (!isSame)
            throw Differs();
    }

    std::span<const Event> m_events;
    std::string_view m_text;
    const std::string &m_decoded;
    TreeBuilder &m_builder;
    std::size_t m_at = 0;
};

class EventList : public EventSink
{
public:
    void add(const Event &event) override { m_events.push_back(event); }
    [[nodiscard]] std::span<const Event> events() const { return m_events; }

private:
    std::vector<Event> m_events;
};

/// The number of events that yaml-cpp and the grammar agree on; those are added.
std::size_t readSideBySide(std::string_view text, SideBySide &handler)
{
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

Reading buildTree(std::string_view text, std::string &decoded, Readers readers, TreeBuilder &builder)
{
    if (readers == Readers::Grammar)
        return {.problem = readEvents(text, decoded, builder), .disputed = {}};
    EventList list;
    Reading reading{.problem = readEvents(text, decoded, list), .disputed = {}};
    std::span<const Event> events = list.events();
    if (!reading.problem) {
        SideBySide handler(events, text, decoded, builder);
        events = events.subspan(readSideBySide(text, handler));
        if (!events.empty())
            reading.disputed = events.front().span;
    }
    for (const Event &event : events)
        builder.add(event);
    return reading;
}

} // namespace slipway::yaml

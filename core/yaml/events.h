// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/scan.h"

namespace slipway::yaml {

enum class EventType : std::uint8_t { Scalar, Alias, SequenceStart, MappingStart, End };

/// A node, or the start or end of a collection, with the bytes that the tree needs.
struct Event {
    EventType type = EventType::Scalar;
    Style style = Style::Plain;
    /// Node::span; at a collection's start its begin only, at its end its end only.
    Span span = {};
    Span properties = {};
    Span tag = {}; ///< empty when none, as is
    Span anchor = {};
    ValueBytes value = {};
    NodeId target = noNode; ///< alias: the node that it stands for, counted by events without ends
    bool isMissing = false;
};

/// Takes the events of a document one by one: every collection is closed, every key has a value.
class EventSink
{
public:
    EventSink() = default;
    EventSink(const EventSink &) = delete;
    EventSink &operator=(const EventSink &) = delete;
    virtual ~EventSink() = default;

    virtual void add(const Event &event) = 0;
};

/// The one document of a text by YAML 1.1's grammar as PyYAML applies it: one document, unique anchors, no alias before
/// its anchor, at most `deepest` levels. Gives its events up to the first error, which is returned; values that do not
/// stand in the text as they are go to the end of `decoded`.
[[nodiscard]] std::optional<Diagnostic> readEvents(std::string_view text, std::string &decoded, EventSink &sink);

} // namespace slipway::yaml

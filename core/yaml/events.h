// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/yaml/scan.h"
#include "core/yaml/tree.h"

#include <deque>
#include <optional>
#include <string>

namespace slipway::yaml {

enum class EventType : std::uint8_t { Scalar, Alias, SequenceStart, MappingStart, End };

/// A node, or the start or end of a collection, with the bytes that the tree needs.
struct Event {
    EventType type = EventType::Scalar;
    Style style = Style::Plain;
    /// Node::span; at a collection's start its begin only, at its end its end only.
    Span span = {};
    Span properties = {};
    std::string tag = {};
    std::string anchor = {};
    std::string value = {};
    bool isMissing = false;
};

/// The events up to the first error; every collection is closed, every key has a value.
struct Events {
    std::deque<Event> events;
    std::optional<Diagnostic> problem;
};

/// The one document of a text by YAML 1.1's grammar as PyYAML applies it: one document, unique anchors, no alias before
/// its anchor, at most `deepest` levels.
[[nodiscard]] Events readEvents(std::string_view text);

} // namespace slipway::yaml

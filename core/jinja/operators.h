// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <optional>
#include <string_view>

namespace slipway::jinja {

/// One of + - * / // % **, as Python does it; integers beyond 64 bits are a fault.
[[nodiscard]] Value arithmetic(Runtime &runtime, std::string_view op, const Value &left, const Value &right);
[[nodiscard]] Value negative(Runtime &runtime, const Value &value);
[[nodiscard]] Value positive(Runtime &runtime, const Value &value);

/// bool and int as an integer.
[[nodiscard]] std::optional<long long> wholeOf(const Value &value);
/// bool, int and float as a float.
[[nodiscard]] std::optional<double> realOf(const Value &value);

/// Python's len(range(…)) and slices over so many items: the indexes that they take, in order.
struct Slice {
    std::optional<long long> start;
    std::optional<long long> stop;
    std::optional<long long> step;
};
/// The same slice with every bound said; `stop` is -1 for one that goes down to the first item.
struct Bounds {
    long long start = 0;
    long long stop = 0;
    long long step = 1;
};
[[nodiscard]] Bounds boundsOf(const Slice &slice, std::size_t length);
[[nodiscard]] std::vector<std::size_t> indexes(const Slice &slice, std::size_t length);

/// A text or sequence `count` times, an escaped text with another.
[[nodiscard]] std::string escaped(std::string_view text);

} // namespace slipway::jinja

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace slipway {

/// A half-open range of UTF-8 bytes in a text: [begin, end).
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t length() const { return end - begin; }
    [[nodiscard]] bool isEmpty() const { return begin == end; }
    /// True when the byte at `offset` lies inside; an empty span contains its own begin.
    [[nodiscard]] bool contains(std::size_t offset) const
    {
        return isEmpty() ? offset == begin : offset >= begin && offset < end;
    }
    [[nodiscard]] bool encloses(Span other) const { return other.begin >= begin && other.end <= end; }

    bool operator==(const Span &) const = default;
};

} // namespace slipway

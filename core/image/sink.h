// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <span>
#include <string>

namespace slipway::image {

/// Done, or an English message.
using Result = std::expected<void, std::string>;

/// Takes bytes in order; an error ends the stream.
using Sink = std::function<Result(std::span<const std::byte>)>;

} // namespace slipway::image

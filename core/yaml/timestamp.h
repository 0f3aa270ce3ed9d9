// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/value.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace slipway::yaml {

struct Timestamp {
    DateTime time;
    bool isDate = false; ///< a day without a time
};

/// PyYAML's `!!timestamp`; nullopt when the text has not that form or when there is no such day, time or zone.
[[nodiscard]] std::optional<Timestamp> timestampOf(std::string_view text);

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
[[nodiscard]] std::int64_t dayNumber(const Date &date);
/// Microseconds since 1970-01-01 00:00:00, in UTC when the time has an offset.
[[nodiscard]] std::int64_t instant(const DateTime &time);

} // namespace slipway::yaml

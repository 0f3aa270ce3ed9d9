// SPDX-License-Identifier: MIT
#include "core/yaml/timestamp.h"

#include "core/yaml/scalar.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <format>

namespace slipway::yaml {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr int secondsPerDay = 86'400;

/// Takes `least` to `most` digits off the front.
std::optional<int> takeNumber(std::string_view &text, std::size_t least, std::size_t most)
{
    const std::size_t run = std::min({text.find_first_not_of(digits), text.size(), most});
    if (run < least)
        return std::nullopt;
    int number = 0;
    std::from_chars(text.data(), text.data() + run, number);
    text.remove_prefix(run);
    return number;
}

bool take(std::string_view &text, char character)
{
    const bool fits = text.starts_with(character);
    text.remove_prefix(fits ? 1 : 0);
    return fits;
}

std::size_t takeSpaces(std::string_view &text)
{
    const std::size_t run = std::min(text.find_first_not_of(" \t"), text.size());
    text.remove_prefix(run);
    return run;
}

std::optional<Date> takeDate(std::string_view &text)
{
    const std::optional<int> year = takeNumber(text, 4, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const std::optional<int> month = takeNumber(text, 1, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const std::optional<int> day = takeNumber(text, 1, 2);
    return day ? std::optional(Date{*year, *month, *day}) : std::nullopt;
}

/// The first six digits after the point, as microseconds.
int takeFraction(std::string_view &text)
{
    std::string fraction(text.substr(0, std::min(text.find_first_not_of(digits), text.size())));
    text.remove_prefix(fraction.size());
    fraction.resize(6, '0');
    std::string_view view = fraction;
    return *takeNumber(view, 6, 6);
}

bool takeTime(std::string_view &text, DateTime &time)
{
    if (!take(text, 'T') && !take(text, 't') && takeSpaces(text) == 0)
        return false;
    const std::optional<int> hour = takeNumber(text, 1, 2);
    if (!hour || !take(text, ':'))
        return false;
    const std::optional<int> minute = takeNumber(text, 2, 2);
    if (!minute || !take(text, ':'))
        return false;
    const std::optional<int> second = takeNumber(text, 2, 2);
    if (!second)
        return false;
    time.hour = *hour;
    time.minute = *minute;
    time.second = *second;
    if (take(text, '.'))
        time.microsecond = takeFraction(text);
    return true;
}

bool takeZone(std::string_view &text, DateTime &time)
{
    takeSpaces(text);
    if (take(text, 'Z')) {
        time.offsetSeconds = 0;
        return true;
    }
    const bool isWest = text.starts_with('-');
    if (!take(text, '+') && !take(text, '-'))
        return false;
    const std::optional<int> hours = takeNumber(text, 1, 2);
    if (!hours)
        return false;
    std::optional<int> minutes = 0;
    if (take(text, ':'))
        minutes = takeNumber(text, 2, 2);
    if (!minutes)
        return false;
    const int offset = *hours * 3600 + *minutes * 60;
    time.offsetSeconds = isWest ? -offset : offset;
    return true;
}

std::chrono::year_month_day civil(const Date &date)
{
    return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
            std::chrono::day(static_cast<unsigned>(date.day))};
}

bool exists(const DateTime &time)
{
    return time.date.year >= 1 && civil(time.date).ok() && time.hour < 24 && time.minute < 60 && time.second < 60 &&
           std::abs(time.offsetSeconds.value_or(0)) < secondsPerDay;
}

} // namespace

std::optional<Timestamp> timestampOf(std::string_view text)
{
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    Timestamp result;
    const std::optional<Date> date = takeDate(text);
    if (!date)
        return std::nullopt;
    result.time.date = *date;
    result.isDate = text.empty();
    if (!result.isDate && !takeTime(text, result.time))
        return std::nullopt;
    if (!text.empty() && !takeZone(text, result.time))
        return std::nullopt;
    return text.empty() && exists(result.time) ? std::optional(result) : std::nullopt;
}

std::int64_t dayNumber(const Date &date)
{
    return std::chrono::sys_days(civil(date)).time_since_epoch().count();
}

std::int64_t instant(const DateTime &time)
{
    const std::int64_t seconds = dayNumber(time.date) * secondsPerDay + time.hour * 3600 + time.minute * 60 +
                                 time.second - time.offsetSeconds.value_or(0);
    return seconds * 1'000'000 + time.microsecond;
}

std::string dateText(const Date &date)
{
    return std::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string dateTimeText(const DateTime &time)
{
    std::string text = std::format("{} {:02}:{:02}:{:02}", dateText(time.date), time.hour, time.minute, time.second);
    if (time.microsecond != 0)
        text += std::format(".{:06}", time.microsecond);
    if (!time.offsetSeconds)
        return text;
    const int offset = std::abs(*time.offsetSeconds);
    return text + std::format("{}{:02}:{:02}", *time.offsetSeconds < 0 ? '-' : '+', offset / 3600, offset / 60 % 60);
}

} // namespace slipway::yaml

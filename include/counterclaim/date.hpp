#pragma once

#include <chrono>
#include <optional>

namespace counterclaim {

/// A calendar day of the proleptic Gregorian calendar, without a time zone.
using Date = std::chrono::sys_days;

/// A moment in UTC, to the second.
using Instant = std::chrono::sys_seconds;

/// Days from `from` to `to`, both included. A missing end is open: it was not said.
struct DateInterval {
    std::optional<Date> from;
    std::optional<Date> to;

    [[nodiscard]] bool open() const { return !from && !to; }
    [[nodiscard]] bool overlaps(const DateInterval& other) const {
        const bool ends_before = to && other.from && *to < *other.from;
        const bool starts_after = from && other.to && *other.to < *from;
        return !ends_before && !starts_after;
    }
    friend bool operator==(const DateInterval&, const DateInterval&) = default;
};

}  // namespace counterclaim

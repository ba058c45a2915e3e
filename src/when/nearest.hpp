#pragma once

#include "when/resolve.hpp"

#include <functional>
#include <optional>

/// Days named without their year or month: the one meant is the nearest to publication that fits
/// the weekday and lies on the side the verb looks to; each misfit counts as so many days.
namespace counterclaim::when {

/// True where the words or the verb look ahead.
[[nodiscard]] bool looks_ahead(const Phrase& phrase, const Frame& frame);

/// For a day and month without a year. The frame must have a reference.
[[nodiscard]] std::optional<Date> nearest_year(const Phrase& phrase, const Frame& frame,
                                               unsigned month, unsigned day);

/// The days of a month or season in a year.
using DaysOfYear = std::function<DateInterval(int year)>;

/// "On 30 May 1967 … The army attacked in July": the year of a month or season told on from days
/// long past; none where that of the year `nearest` is meant.
[[nodiscard]] std::optional<int> year_in_history(const Frame& frame, const DaysOfYear& days_of,
                                                 int nearest);

/// "On the Sunday": that weekday counted from the day told before, where there is one.
[[nodiscard]] std::optional<Date> weekday_after_told(const Phrase& phrase, const Frame& frame);

/// For a day of the month alone, seen from `base`.
[[nodiscard]] std::optional<Date> nearest_month(const Phrase& phrase, const Frame& frame, Date base,
                                                unsigned day);

/// "In January 284 were counted. On the 25th …": a day of that month, unless it is yet to come.
[[nodiscard]] std::optional<Date> day_in_month_told(const Phrase& phrase, const Frame& frame,
                                                    int day);

/// For the phrase's feast without a year. The frame must have a reference.
[[nodiscard]] std::optional<Date> nearest_feast(const Phrase& phrase, const Frame& frame);

}  // namespace counterclaim::when

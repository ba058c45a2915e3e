#pragma once

#include <counterclaim/date.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Calendar arithmetic for time expressions. Proleptic Gregorian; weeks as ISO 8601 has them,
/// Monday first.
namespace counterclaim::when {

/// Units a text counts time in, finest first.
enum class Unit : unsigned char {
    none,
    second,
    minute,
    hour,
    day,
    weekend,
    week,
    fortnight,
    month,
    quarter,
    season,
    half,
    year,
    decade,
    century,
    millennium
};
[[nodiscard]] std::optional<Unit> parse_unit(std::string_view name);
/// The letter of ISO 8601 durations and whether it stands after the T: month → "M", minute → "TM".
[[nodiscard]] std::string_view duration_letter(Unit unit);

struct Day {
    int year = 0;
    unsigned month = 1;
    unsigned day = 1;
};
[[nodiscard]] Day to_day(Date date);
/// Nothing where there is no such day, or the year lies outside 1 … 9999.
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);
[[nodiscard]] unsigned days_in_month(int year, unsigned month);
/// 1 Monday … 7 Sunday.
[[nodiscard]] unsigned weekday_of(Date date);
/// The same day so many months later, or the last day of that month where it is shorter.
[[nodiscard]] Date add_months(Date date, int months);
[[nodiscard]] Date add_units(Date date, Unit unit, int count);

/// Whole calendar periods, both ends included.
[[nodiscard]] DateInterval year_days(int year, int last_year);
[[nodiscard]] DateInterval year_days(int year);
[[nodiscard]] DateInterval month_days(int year, unsigned month);
[[nodiscard]] DateInterval quarter_days(int year, int quarter);
[[nodiscard]] DateInterval half_days(int year, int half);
/// Seasons of the north, by whole months: spring March … May; winter of a year begins in its
/// December.
[[nodiscard]] DateInterval season_days(int year, std::string_view season);
/// The calendar period of a unit that holds a day: its week, month, year …; a day for anything
/// finer.
[[nodiscard]] DateInterval period_of(Date date, Unit unit);
/// TIMEX3 value of that period: "2020-W43", "2020-10", "2020-Q4", "202".
[[nodiscard]] std::string period_value(Date date, Unit unit);

/// The n-th such weekday of a month, the last for a negative n; nothing where the month has no such
/// day.
[[nodiscard]] std::optional<Date> nth_weekday(int year, unsigned month, unsigned weekday, int nth);

[[nodiscard]] std::string year_text(int year);
[[nodiscard]] std::string month_text(int year, unsigned month);
/// "2020-W43".
[[nodiscard]] std::string week_text(Date date);
[[nodiscard]] std::string_view season_of(Date date);  ///< "SP", "SU", "FA", "WI"

/// A feast by its rule in a year: "12-25"; "easter-2" (Gregorian), "pascha+0" (Julian Easter);
/// "nth-11-4-4" (fourth Thursday of November), "last-5-1" (last Monday of May); "islamic-10-1"
/// (tabular calendar, the first such day of the year, ± 1 day). Nothing where the rule is not
/// understood or the year has no such day.
[[nodiscard]] std::optional<Date> feast(std::string_view rule, int year);

}  // namespace counterclaim::when

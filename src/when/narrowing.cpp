#include "when/resolve_calendar.hpp"

#include <algorithm>
#include <cmath>

namespace counterclaim::when {

using std::chrono::days;

TimePrecision precision_of(Unit unit) {
    switch (unit) {
        case Unit::second:
        case Unit::minute:
            return TimePrecision::minute;
        case Unit::hour:
            return TimePrecision::hour;
        case Unit::day:
            return TimePrecision::day;
        case Unit::weekend:
        case Unit::week:
        case Unit::fortnight:
            return TimePrecision::week;
        case Unit::month:
            return TimePrecision::month;
        case Unit::quarter:
        case Unit::half:
        case Unit::season:
            return TimePrecision::season;
        case Unit::year:
            return TimePrecision::year;
        case Unit::decade:
            return TimePrecision::decade;
        case Unit::century:
        case Unit::millennium:
            return TimePrecision::century;
        case Unit::none:
            break;
    }
    return TimePrecision::unknown;
}

DateInterval narrowed(DateInterval interval, Mod mod, Unit unit, std::optional<Date> reference) {
    if (!interval.from || !interval.to || mod == Mod::none) { return interval; }
    const Date from = *interval.from;
    const Date to = *interval.to;
    if (mod == Mod::so_far || mod == Mod::rest) {
        if (!reference || *reference < from || *reference > to) { return interval; }
        return mod == Mod::so_far ? DateInterval{from, reference} : DateInterval{reference, to};
    }
    if (unit == Unit::day) { return interval; }
    const auto months = [&](int first, int count) {
        return DateInterval{add_months(from, first), add_months(from, first + count) - days(1)};
    };
    switch (unit) {
        // Whole months or years: "early 2020" ends with April, "the early 1990s" with 1994.
        case Unit::year:
            return months(mod == Mod::start ? 0 : mod == Mod::mid ? 4 : 8, 4);
        case Unit::decade:
            return mod == Mod::mid ? months(36, 48) : months(mod == Mod::start ? 0 : 60, 60);
        case Unit::century:
            return mod == Mod::mid ? months(400, 400) : months(mod == Mod::start ? 0 : 800, 400);
        case Unit::month:
            if (mod == Mod::start) { return {from, from + days(9)}; }
            return mod == Mod::mid ? DateInterval{from + days(10), from + days(19)}
                                   : DateInterval{from + days(20), to};
        default:
            break;
    }
    const auto length = (to - from).count() + 1;
    const auto third = std::max<long>(1, std::lround(static_cast<double>(length) / 3));
    if (mod == Mod::start) { return {from, from + days(third - 1)}; }
    if (mod == Mod::mid) { return {from + days(third), to - days(third)}; }
    return {to - days(third - 1), to};
}

}  // namespace counterclaim::when

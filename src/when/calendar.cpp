#include "when/calendar.hpp"

#include "text/iso_date.hpp"
#include "text/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace counterclaim::when {
namespace {

using std::chrono::days;

constexpr std::array<std::pair<std::string_view, Unit>, 15> k_units{
    {{"second", Unit::second},
     {"minute", Unit::minute},
     {"hour", Unit::hour},
     {"day", Unit::day},
     {"weekend", Unit::weekend},
     {"week", Unit::week},
     {"fortnight", Unit::fortnight},
     {"month", Unit::month},
     {"quarter", Unit::quarter},
     {"season", Unit::season},
     {"half", Unit::half},
     {"year", Unit::year},
     {"decade", Unit::decade},
     {"century", Unit::century},
     {"millennium", Unit::millennium}}};

std::string padded(int value, std::size_t width) {
    auto text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::optional<int> integer(std::string_view text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto [at, failed] = std::from_chars(text.data(), end, value);
    if (failed != std::errc{} || at != end) { return std::nullopt; }
    return value;
}

/// Easter of the Gregorian calendar (Meeus, Jones and Butcher).
std::optional<Date> easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return make_date(year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

/// Easter of the eastern churches (Meeus), moved from the Julian to the Gregorian calendar.
std::optional<Date> pascha(int year) {
    const int d = (19 * (year % 19) + 15) % 30;
    const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int sum = d + e + 114;
    const auto julian =
        make_date(year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
    if (!julian) { return julian; }
    return *julian + days(year / 100 - year / 400 - 2);
}

/// Day of the tabular Islamic calendar (civil epoch, leap years 2 5 7 10 13 16 18 21 24 26 29 of
/// 30).
Date islamic_day(int year, int month, int day) {
    // 0001-01-01 of that calendar is 622-07-19, proleptic Gregorian.
    static const Date epoch = *make_date(622, 7, 19);
    const long before = (year - 1) * 354L + (3 + 11L * year) / 30;
    const long months = 29L * (month - 1) + month / 2;
    return epoch + days(before + months + day - 1);
}

std::optional<Date> islamic_feast(int month, int day, int year) {
    const int first = (year - 622) * 33 / 32;
    for (int candidate = first - 1; candidate <= first + 2; ++candidate) {
        const Date date = islamic_day(candidate, month, day);
        if (to_day(date).year == year) { return date; }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view name) {
    for (const auto& [text, unit] : k_units) {
        if (text == name) { return unit; }
    }
    return std::nullopt;
}

std::string_view duration_letter(Unit unit) {
    switch (unit) {
        case Unit::second:
            return "TS";
        case Unit::minute:
            return "TM";
        case Unit::hour:
            return "TH";
        case Unit::week:
            return "W";
        case Unit::month:
            return "M";
        case Unit::quarter:
            return "Q";
        case Unit::year:
            return "Y";
        case Unit::decade:
            return "E";
        case Unit::century:
            return "C";
        case Unit::millennium:
            return "L";
        default:
            return "D";
    }
}

Day to_day(Date date) {
    const std::chrono::year_month_day ymd(date);
    return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
            static_cast<unsigned>(ymd.day())};
}

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(day)};
    if (year < 1 || year > 9999 || !ymd.ok()) { return std::nullopt; }
    return Date(ymd);
}

unsigned days_in_month(int year, unsigned month) {
    const std::chrono::year_month_day_last last{
        std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(month))};
    return static_cast<unsigned>(last.day());
}

unsigned weekday_of(Date date) { return std::chrono::weekday(date).iso_encoding(); }

Date add_months(Date date, int months) {
    const Day day = to_day(date);
    int index = day.year * 12 + static_cast<int>(day.month) - 1 + months;
    index = std::clamp(index, 12, 9999 * 12 + 11);
    const int year = index / 12;
    const auto month = static_cast<unsigned>(index % 12 + 1);
    return *make_date(year, month, std::min(day.day, days_in_month(year, month)));
}

Date add_units(Date date, Unit unit, int count) {
    count = std::clamp(count, -100'000, 100'000);
    switch (unit) {
        case Unit::week:
        case Unit::weekend:
            return date + days(7 * count);
        case Unit::fortnight:
            return date + days(14 * count);
        case Unit::month:
            return add_months(date, count);
        case Unit::quarter:
        case Unit::season:
            return add_months(date, 3 * count);
        case Unit::half:
            return add_months(date, 6 * count);
        case Unit::year:
            return add_months(date, 12 * count);
        case Unit::decade:
            return add_months(date, 120 * count);
        case Unit::century:
            return add_months(date, 1200 * count);
        case Unit::millennium:
            return add_months(date, 12'000 * count);
        case Unit::hour:
            return date + days(count / 24);
        case Unit::second:
        case Unit::minute:
            return date;
        default:
            return date + days(count);
    }
}

DateInterval year_days(int year, int last_year) {
    return {make_date(year, 1, 1), make_date(last_year, 12, 31)};
}
DateInterval year_days(int year) { return year_days(year, year); }

DateInterval month_days(int year, unsigned month) {
    const auto first = make_date(year, month, 1);
    if (!first) { return {}; }
    return {first, make_date(year, month, days_in_month(year, month))};
}

DateInterval quarter_days(int year, int quarter) {
    const auto first = static_cast<unsigned>(quarter * 3 - 2);
    return {month_days(year, first).from, month_days(year, first + 2).to};
}

DateInterval half_days(int year, int half) {
    return {quarter_days(year, half * 2 - 1).from, quarter_days(year, half * 2).to};
}

DateInterval season_days(int year, std::string_view season) {
    if (season == "SP") { return {month_days(year, 3).from, month_days(year, 5).to}; }
    if (season == "SU") { return {month_days(year, 6).from, month_days(year, 8).to}; }
    if (season == "FA") { return {month_days(year, 9).from, month_days(year, 11).to}; }
    return {month_days(year, 12).from, month_days(year + 1, 2).to};
}

std::string_view season_of(Date date) {
    const unsigned month = to_day(date).month;
    if (month >= 3 && month <= 5) { return "SP"; }
    if (month >= 6 && month <= 8) { return "SU"; }
    if (month >= 9 && month <= 11) { return "FA"; }
    return "WI";
}

DateInterval period_of(Date date, Unit unit) {
    const Day day = to_day(date);
    const Date monday = date - days(static_cast<int>(weekday_of(date)) - 1);
    switch (unit) {
        case Unit::week:
            return {monday, monday + days(6)};
        case Unit::fortnight:
            return {monday - days(7), monday + days(6)};
        case Unit::weekend:
            return {monday + days(5), monday + days(6)};
        case Unit::month:
            return month_days(day.year, day.month);
        case Unit::quarter:
            return quarter_days(day.year, static_cast<int>(day.month + 2) / 3);
        case Unit::half:
            return half_days(day.year, day.month <= 6 ? 1 : 2);
        case Unit::season:
            return season_days(day.month <= 2 ? day.year - 1 : day.year, season_of(date));
        case Unit::year:
            return year_days(day.year);
        case Unit::decade: {
            const int first = day.year / 10 * 10;
            return year_days(std::max(first, 1), first + 9);
        }
        case Unit::century: {
            const int first = (day.year - 1) / 100 * 100 + 1;
            return year_days(first, first + 99);
        }
        case Unit::millennium: {
            const int first = (day.year - 1) / 1000 * 1000 + 1;
            return year_days(first, first + 999);
        }
        default:
            return {date, date};
    }
}

std::optional<Date> nth_weekday(int year, unsigned month, unsigned weekday, int nth) {
    if (month < 1 || month > 12 || weekday < 1 || weekday > 7 || nth == 0 || nth > 5) {
        return std::nullopt;
    }
    if (nth < 0) {
        const Date last = *make_date(year, month, days_in_month(year, month));
        const int back = (static_cast<int>(weekday_of(last)) - static_cast<int>(weekday) + 7) % 7;
        return last - days(back);
    }
    const Date first = *make_date(year, month, 1);
    const int ahead = (static_cast<int>(weekday) - static_cast<int>(weekday_of(first)) + 7) % 7;
    return first + days(ahead + 7 * (nth - 1));
}

std::string year_text(int year) { return padded(year, 4); }
std::string month_text(int year, unsigned month) {
    return year_text(year) + "-" + padded(static_cast<int>(month), 2);
}

std::string week_text(Date date) {
    const Date thursday = date + days(4 - static_cast<int>(weekday_of(date)));
    const int year = to_day(thursday).year;
    const auto count = (thursday - *make_date(year, 1, 1)).count();
    return year_text(year) + "-W" + padded(static_cast<int>(count / 7 + 1), 2);
}

std::string period_value(Date date, Unit unit) {
    const Day day = to_day(date);
    switch (unit) {
        case Unit::weekend:
            return week_text(date) + "-WE";
        case Unit::week:
        case Unit::fortnight:
            return week_text(date);
        case Unit::month:
            return month_text(day.year, day.month);
        case Unit::quarter:
            return year_text(day.year) + "-Q" + std::to_string((day.month + 2) / 3);
        case Unit::half:
            return year_text(day.year) + (day.month <= 6 ? "-H1" : "-H2");
        case Unit::season:
            return year_text(day.month <= 2 ? day.year - 1 : day.year) + "-" +
                   std::string(season_of(date));
        case Unit::year:
            return year_text(day.year);
        case Unit::decade:
            return year_text(day.year).substr(0, 3);
        case Unit::century:
            return padded((day.year - 1) / 100, 2);
        case Unit::millennium:
            return std::to_string((day.year - 1) / 1000);
        default:
            return text::to_iso(date);
    }
}

std::optional<Date> feast(std::string_view rule, int year) {
    if (year < 1 || year > 9998) { return std::nullopt; }
    for (const auto& [name, anchor] : {std::pair{std::string_view("easter"), &easter},
                                       std::pair{std::string_view("pascha"), &pascha}}) {
        if (!rule.starts_with(name)) { continue; }
        auto rest = rule.substr(name.size());
        if (rest.starts_with('+')) { rest.remove_prefix(1); }
        const auto offset = integer(rest);
        const auto day = anchor(year);
        if (!offset || !day) { return std::nullopt; }
        return *day + days(*offset);
    }
    const auto parts = text::split(rule, '-');
    std::vector<int> numbers;
    for (const auto part : parts) {
        if (const auto number = integer(part)) { numbers.push_back(*number); }
    }
    if (rule.starts_with("nth-") && numbers.size() == 3) {
        return nth_weekday(year, static_cast<unsigned>(numbers[0]),
                           static_cast<unsigned>(numbers[1]), numbers[2]);
    }
    if (rule.starts_with("last-") && numbers.size() == 2) {
        return nth_weekday(year, static_cast<unsigned>(numbers[0]),
                           static_cast<unsigned>(numbers[1]), -1);
    }
    if (rule.starts_with("islamic-") && numbers.size() == 2) {
        return islamic_feast(numbers[0], numbers[1], year);
    }
    if (numbers.size() == 2 && parts.size() == 2 && numbers[0] > 0 && numbers[1] > 0) {
        return make_date(year, static_cast<unsigned>(numbers[0]),
                         static_cast<unsigned>(numbers[1]));
    }
    return std::nullopt;
}

}  // namespace counterclaim::when

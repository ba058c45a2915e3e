#include "text/iso_date.hpp"

#include <array>
#include <cstdio>

namespace counterclaim::text {
namespace {

/// Reads exactly `count` ASCII digits and moves past them.
std::optional<int> digits(std::string_view& rest, std::size_t count) {
    if (rest.size() < count) { return std::nullopt; }
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (rest[i] < '0' || rest[i] > '9') { return std::nullopt; }
        value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(count);
    return value;
}

bool take(std::string_view& rest, char expected) {
    if (rest.empty() || rest.front() != expected) { return false; }
    rest.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& rest) {
    const auto year = digits(rest, 4);
    if (!year || !take(rest, '-')) { return std::nullopt; }
    const auto month = digits(rest, 2);
    if (!month || !take(rest, '-')) { return std::nullopt; }
    const auto day = digits(rest, 2);
    if (!day) { return std::nullopt; }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) { return std::nullopt; }
    return Date{date};
}

/// Minutes east of UTC, or nothing where no zone is written.
std::optional<int> take_zone(std::string_view rest) {
    if (rest == "Z" || rest == "z") { return 0; }
    if (rest.empty() || (rest.front() != '+' && rest.front() != '-')) { return std::nullopt; }
    const int sign = rest.front() == '-' ? -1 : 1;
    rest.remove_prefix(1);
    const auto hours = digits(rest, 2);
    if (!hours) { return std::nullopt; }
    take(rest, ':');
    const auto minutes = rest.empty() ? std::optional<int>(0) : digits(rest, 2);
    if (!minutes || !rest.empty()) { return std::nullopt; }
    return sign * (*hours * 60 + *minutes);
}

}  // namespace

std::string to_iso(Date day) {
    const std::chrono::year_month_day date{day};
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string to_iso(Instant moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time{moment - day};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return to_iso(day) + text.data();
}

std::optional<Date> parse_iso_date(std::string_view text) {
    const auto day = take_date(text);
    return text.empty() ? day : std::nullopt;
}

std::optional<IsoMoment> parse_iso_moment(std::string_view text) {
    const auto day = take_date(text);
    if (!day) { return std::nullopt; }
    IsoMoment moment{*day, std::nullopt};
    if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) { return moment; }
    const auto hour = digits(text, 2);
    if (!hour || *hour > 24 || !take(text, ':')) { return moment; }
    const auto minute = digits(text, 2);
    if (!minute || *minute > 59) { return moment; }
    int seconds = 0;
    if (take(text, ':')) { seconds = digits(text, 2).value_or(0); }
    if (take(text, '.')) {
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            text.remove_prefix(1);
        }
    }
    take(text, ' ');
    if (const auto zone = take_zone(text)) {
        moment.instant = Instant{*day} + std::chrono::hours{*hour} +
                         std::chrono::minutes{*minute - *zone} + std::chrono::seconds{seconds};
    }
    return moment;
}

}  // namespace counterclaim::text

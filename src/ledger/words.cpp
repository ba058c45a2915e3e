#include "ledger/words.hpp"

#include "text/figures.hpp"

#include <array>
#include <string_view>

namespace counterclaim::ledger {
namespace {

constexpr std::array<std::string_view, 12> k_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string month_text(std::chrono::year_month_day date) {
    return std::string(k_months[static_cast<unsigned>(date.month()) - 1]);
}

std::string counted(std::int64_t count, std::string_view unit) {
    return std::to_string(count) + ' ' + std::string(unit) + (count == 1 ? "" : "s");
}

/// Who or what was lost; empty for people of no class.
std::string lost_text(PersonClass person_class, const std::string& item, bool one) {
    if (!item.empty()) { return one ? item : text::plural_of(item); }
    switch (person_class) {
        case PersonClass::civilian:
            return one ? "civilian" : "civilians";
        case PersonClass::military:
            return one ? "soldier" : "soldiers";
        case PersonClass::mixed:
            return "soldiers and civilians";
        case PersonClass::unknown:
            break;
    }
    return {};
}

}  // namespace

std::string day_text(Date day) {
    const std::chrono::year_month_day date{day};
    return std::to_string(static_cast<unsigned>(date.day())) + ' ' + month_text(date) + ' ' +
           std::to_string(static_cast<int>(date.year()));
}

std::string day_text(const std::optional<Date>& day) {
    return day ? day_text(*day) : "an unknown day";
}

std::string days_text(const DateInterval& days) {
    if (days.open()) { return "an unknown time"; }
    if (!days.to) { return "from " + day_text(*days.from); }
    if (!days.from) { return "until " + day_text(*days.to); }
    if (*days.from == *days.to) { return day_text(*days.from); }
    const std::chrono::year_month_day first{*days.from};
    const std::chrono::year_month_day last{*days.to};
    const auto first_day = std::to_string(static_cast<unsigned>(first.day()));
    if (first.year() != last.year()) { return day_text(*days.from) + " to " + day_text(*days.to); }
    if (first.month() != last.month()) {
        return first_day + ' ' + month_text(first) + " to " + day_text(*days.to);
    }
    return first_day + " to " + day_text(*days.to);
}

std::string list_text(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) { text += i + 1 == names.size() ? " and " : ", "; }
        text += names[i];
    }
    return text;
}

std::string time_text(std::chrono::minutes time_of_day) {
    const auto minutes = time_of_day.count() % (24 * 60);
    const auto two = [](std::int64_t number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two(minutes / 60) + ':' + two(minutes % 60);
}

std::string duration_text(std::chrono::minutes minutes) {
    constexpr std::int64_t k_day = 24 * 60;
    const std::int64_t all = minutes.count();
    if (all < 60) { return counted(all, "minute"); }
    if (all < k_day) {
        return counted(all / 60, "hour") + (all % 60 > 0 ? ' ' + counted(all % 60, "minute") : "");
    }
    const auto hours = all % k_day / 60;
    return counted(all / k_day, "day") + (hours > 0 ? ' ' + counted(hours, "hour") : "");
}

std::string loss_text(QuantityKind kind, PersonClass person_class, const std::string& item) {
    const auto lost = lost_text(person_class, item, false);
    return lost + (lost.empty() ? "" : " ") + std::string(to_string(kind));
}

std::string toll_text(const TollPoint& point, const TollSeries& series) {
    const bool known = point.low && point.high;
    const bool none = known && *point.high == 0;
    auto lost = lost_text(series.person_class, series.item, known && *point.high == 1);
    const auto kind = ' ' + std::string(to_string(series.kind));
    if (none && lost.empty()) { return "nobody" + kind; }
    if (!lost.empty()) { lost.insert(0, text::is_vague(point.low, point.high) ? " of " : " "); }
    return (none ? "no" : text::bounds_text(point.low, point.high)) + lost + kind;
}

}  // namespace counterclaim::ledger

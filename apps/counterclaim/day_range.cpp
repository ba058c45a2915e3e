#include "day_range.hpp"

#include "text/iso_date.hpp"

#include <string>

namespace counterclaim::app {
namespace {

constexpr std::size_t k_year_length = 4;
constexpr std::size_t k_month_length = 7;

std::optional<DateInterval> parse_part(std::string_view text) {
    if (const auto day = text::parse_iso_date(text)) { return DateInterval{day, day}; }
    if (text.size() != k_year_length && text.size() != k_month_length) { return std::nullopt; }
    const bool whole_year = text.size() == k_year_length;
    const std::string first = std::string(text) + (whole_year ? "-01-01" : "-01");
    const auto from = text::parse_iso_date(first);
    if (!from) { return std::nullopt; }
    const std::chrono::year_month_day start(*from);
    const auto last_month = whole_year ? std::chrono::December : start.month();
    const std::chrono::year_month_day_last end(start.year(),
                                               std::chrono::month_day_last(last_month));
    return DateInterval{from, Date(end)};
}

}  // namespace

std::optional<DateInterval> parse_day_range(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) { return parse_part(text); }
    DateInterval range;
    const auto first = text.substr(0, dots);
    const auto last = text.substr(dots + 2);
    if (!first.empty()) {
        const auto part = parse_part(first);
        if (!part) { return std::nullopt; }
        range.from = part->from;
    }
    if (!last.empty()) {
        const auto part = parse_part(last);
        if (!part) { return std::nullopt; }
        range.to = part->to;
    }
    if (range.open() || (range.from && range.to && *range.to < *range.from)) {
        return std::nullopt;
    }
    return range;
}

}  // namespace counterclaim::app

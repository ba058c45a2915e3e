#include "follow/http_date.hpp"

#include "text/iso_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace counterclaim::follow {
namespace {

using namespace std::literals;

// The names of months and zones of RFC 5322: parts of a format, the same in every language.
constexpr std::array k_months{"jan"sv, "feb"sv, "mar"sv, "apr"sv, "may"sv, "jun"sv,
                              "jul"sv, "aug"sv, "sep"sv, "oct"sv, "nov"sv, "dec"sv};
struct Zone {
    std::string_view name;
    int hours;
};
constexpr std::array k_zones{Zone{"est", -5}, Zone{"edt", -4}, Zone{"cst", -6}, Zone{"cdt", -5},
                             Zone{"mst", -7}, Zone{"mdt", -6}, Zone{"pst", -8}, Zone{"pdt", -7}};

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || text.size() > 6 || text[0] == '-' || error != std::errc{} || stop != end) {
        return std::nullopt;
    }
    return value;
}

std::optional<int> month_of(std::string_view word) {
    if (word.size() < 3) { return std::nullopt; }
    for (std::size_t i = 0; i < k_months.size(); ++i) {
        if (word.starts_with(k_months[i])) { return static_cast<int>(i) + 1; }
    }
    return std::nullopt;
}

/// "+0400", "+04:00", "gmt": seconds east of Greenwich.
std::optional<int> zone_of(std::string_view word) {
    if (word == "gmt" || word == "utc" || word == "ut" || word == "z") { return 0; }
    for (const auto& zone : k_zones) {
        if (word == zone.name) { return zone.hours * 3600; }
    }
    if (word.size() < 3 || (word[0] != '+' && word[0] != '-')) { return std::nullopt; }
    std::string digits(word.substr(1));
    digits.erase(std::remove(digits.begin(), digits.end(), ':'), digits.end());
    const auto value = number(digits);
    if (!value || digits.size() != 4 || *value > 1500) { return std::nullopt; }
    const int seconds = (*value / 100 * 60 + *value % 100) * 60;
    return word[0] == '-' ? -seconds : seconds;
}

/// "08:00", "08:00:30": seconds of the day.
std::optional<int> clock_of(std::string_view word) {
    std::vector<int> parts;
    while (true) {
        const auto colon = word.find(':');
        const auto part = number(word.substr(0, colon));
        if (!part) { return std::nullopt; }
        parts.push_back(*part);
        if (colon == std::string_view::npos) { break; }
        word.remove_prefix(colon + 1);
    }
    if (parts.size() < 2 || parts.size() > 3 || parts[0] > 23 || parts[1] > 59) {
        return std::nullopt;
    }
    return parts[0] * 3600 + parts[1] * 60 + (parts.size() == 3 ? std::min(parts[2], 59) : 0);
}

int full_year(int year, std::size_t digits) {
    if (digits > 2) { return year; }
    return year < 70 ? 2000 + year : 1900 + year;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r') {
            if (!words.back().empty()) { words.emplace_back(); }
        } else {
            words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
    }
    if (words.back().empty()) { words.pop_back(); }
    return words;
}

/// "06-oct-20" is three words too.
void split_dashes(std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& word = words[i];
        const auto first = word.find('-');
        if (first == std::string::npos || first == 0 || !month_of(word.substr(first + 1))) {
            continue;
        }
        const auto last = word.rfind('-');
        const auto tail = last > first ? word.substr(last + 1) : std::string();
        const auto middle = word.substr(first + 1, last - first - 1);
        word.resize(first);
        words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, {middle, tail});
        return;
    }
}

}  // namespace

std::optional<Instant> parse_moment(std::string_view text) {
    constexpr std::size_t k_text_max = 80;
    if (text.size() > k_text_max) { return std::nullopt; }
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return std::nullopt; }
    text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    if (const auto iso = text::parse_iso_moment(text)) {
        return iso->instant ? *iso->instant : Instant(iso->day);
    }
    auto words = words_of(text);
    split_dashes(words);
    std::optional<int> day;
    std::optional<int> month;
    std::optional<int> year;
    std::optional<int> clock;
    int zone = 0;
    for (const auto& word : words) {
        const auto value = number(word);
        if (const auto time = clock_of(word)) {
            clock = time;
        } else if (value && !day) {
            day = value;
        } else if (value && !year) {
            year = full_year(*value, word.size());
        } else if (const auto named = month_of(word); named && !month) {
            month = named;
        } else if (const auto east = zone_of(word)) {
            zone = *east;
        }
    }
    if (!day || !month || !year || *year > 9999) { return std::nullopt; }
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) { return std::nullopt; }
    return Instant(Date(date)) + std::chrono::seconds(clock.value_or(0) - zone);
}

std::optional<std::chrono::seconds> parse_retry_after(std::string_view field, Instant now) {
    if (const auto seconds = number(field)) { return std::chrono::seconds(*seconds); }
    const auto moment = parse_moment(field);
    if (!moment) { return std::nullopt; }
    return std::max(std::chrono::seconds(0), *moment - now);
}

}  // namespace counterclaim::follow

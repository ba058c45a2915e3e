#include "pipeline/post_day.hpp"

#include "text/iso_date.hpp"

#include <algorithm>

namespace counterclaim::pipeline {
namespace {

using std::chrono::days;

/// A post is not older than this against its page's date; further back lies history.
constexpr days k_age_max{120};
/// A weekday before the date names a day so little after it.
constexpr int k_shift_max = 3;

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "2020-10-16" or "2020-10-16TMO", not "2020-10-16T23:30".
bool names_day(const TimeMention& mention) {
    constexpr std::size_t k_day_bytes = 10;
    const auto& value = mention.value;
    if (value.size() < k_day_bytes || value[4] != '-' || !has_digit(value.substr(8, 2))) {
        return false;
    }
    return value.size() == k_day_bytes || !has_digit(std::string_view(value).substr(k_day_bytes));
}

int weekday(Date day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

}  // namespace

std::optional<Date> post_day(const Reading& reading) {
    const auto record = reading.article.published.day;
    if (!record) { return std::nullopt; }
    std::optional<int> weekday_before;
    for (const auto& mention : reading.times) {
        if (!names_day(mention) || !mention.interval.to || mention.anaphoric) { continue; }
        // "since Saturday 10 October" lasts until now: the date it names counts, not its end
        const bool written = has_digit(slice(reading.article.text, mention.span));
        const auto named = text::parse_iso_date(std::string_view(mention.value).substr(0, 10));
        const Date day = written && named ? *named : *mention.interval.to;
        if (!written) {
            if (!weekday_before) { weekday_before = weekday(day); }
            continue;
        }
        if (day > *record || *record - day > k_age_max) { continue; }
        const int shift = weekday_before ? (*weekday_before - weekday(day) + 7) % 7 : 0;
        return shift <= k_shift_max ? std::min(day + days{shift}, *record) : day;
    }
    return std::nullopt;
}

}  // namespace counterclaim::pipeline

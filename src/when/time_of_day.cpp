#include "when/time_of_day.hpp"

#include "text/iso_date.hpp"

#include <string>

namespace counterclaim::when {
namespace {

using std::chrono::days;

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::optional<std::chrono::minutes> clock_time(const Phrase& phrase) {
    if (!phrase.hour) { return std::nullopt; }
    int hour = *phrase.hour;
    int minute = phrase.minute.value_or(0);
    // "715 pm": archives lose the colon.
    if (hour >= 100) {
        minute = hour % 100;
        hour /= 100;
    }
    const bool evening = phrase.part == "EV" || phrase.part == "AF" || phrase.part == "NI";
    if (hour < 12 &&
        (phrase.afternoon || (evening && hour > 0 && !(phrase.part == "NI" && hour < 6)))) {
        hour += 12;
    }
    if (hour == 12 && phrase.morning) { hour = 0; }
    if (hour == 24) { hour = 0; }
    if (phrase.half_more) { minute = 30; }
    int total = hour * 60 + minute - phrase.minute_back.value_or(0);
    if (hour > 23 || minute > 59 || total >= 24 * 60) { return std::nullopt; }
    if (total < 0) { total += 24 * 60; }
    return std::chrono::minutes(total);
}

void add_part_of_day(const Phrase& phrase, Resolved& result) {
    result.type = TimexType::time;
    result.precision = TimePrecision::part_of_day;
    if (phrase.part == "NOON" || phrase.part == "MIDNIGHT") {
        const bool noon = phrase.part == "NOON";
        result.value += noon ? "T12:00" : "T24:00";
        result.time_of_day = std::chrono::minutes(noon ? 12 * 60 : 0);
        result.precision = TimePrecision::hour;
        return;
    }
    if (phrase.part == "OV") {
        // Overnight: the night that ended on that day.
        if (result.interval.from) {
            const Date day = *result.interval.from;
            result.interval.from = day - days(1);
            result.value = text::to_iso(day - days(1));
        }
        result.value += "TNI";
        return;
    }
    if (phrase.part == "NX") {
        // The night of a day ends on the next.
        if (result.interval.to) { *result.interval.to += days(1); }
        result.value += "TNI";
        return;
    }
    result.value += "T" + std::string(phrase.part);
}

}  // namespace

void add_time_of_day(const Phrase& phrase, Resolved& result) {
    if (phrase.kind == PhraseKind::duration || phrase.kind == PhraseKind::span ||
        phrase.kind == PhraseKind::reference) {
        return;
    }
    const auto time = clock_time(phrase);
    const bool single_day = result.unit == Unit::day || result.needs_anchor;
    if (time && (single_day || phrase.kind == PhraseKind::set)) {
        const auto total = static_cast<int>(time->count());
        result.type = phrase.kind == PhraseKind::set ? TimexType::set : TimexType::time;
        result.value += "T" + two(total / 60) + ":" + two(total % 60);
        if (phrase.second) { result.value += ":" + two(*phrase.second); }
        if (phrase.utc) { result.value += "Z"; }
        result.time_of_day = time;
        result.precision =
            phrase.minute || total % 60 != 0 ? TimePrecision::minute : TimePrecision::hour;
    } else if (!phrase.part.empty() && single_day) {
        add_part_of_day(phrase, result);
    } else if (!phrase.part.empty() && phrase.kind == PhraseKind::set) {
        result.value += "T" + std::string(phrase.part);
    }
}

}  // namespace counterclaim::when

#pragma once

#include "rules/rule_set.hpp"
#include "when/calendar.hpp"

#include <counterclaim/mention.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace counterclaim::when {

/// What sort of expression a rule found; says how it is resolved.
enum class PhraseKind : unsigned char {
    calendar,   ///< year, month, day, weekday, season, feast …, whatever of them is given
    shift,      ///< so many units from an anchor: "two days ago", "a year later", "yesterday"
    period,     ///< the last, this, the next unit
    span,       ///< the last, the next n units: "the last 48 hours"
    duration,   ///< a length of time
    set,        ///< again and again
    reference,  ///< "now", "recently": no interval
    clock,      ///< a time of day, or a part of the day, with no day beside it
    same,       ///< a unit known from before: "that day", "the same year"
    nth,        ///< the n-th unit of something: "the fifth day of"
    night,      ///< the night between two days
};

/// Where in a period, or how exactly.
enum class Mod : unsigned char { none, start, mid, end, so_far, rest };

/// Which way, seen from the anchor. `back` and `ahead` never give the anchor's own period.
enum class Direction : unsigned char { none, back, same, ahead };

enum class Anchor : unsigned char {
    reference,  ///< the day of publication
    previous,   ///< the expression before; else the day of publication
    told,       ///< the same where that was told a sentence or two before, and nothing is to come
};

/// The meaning of a match before it is resolved: fields that captures and the rule's `emit` have
/// set. Keys of `emit`, names of captures and assignments in vocabulary values ("shift=-1
/// unit=day") are the same words; `docs/reference/time-rules.md` lists them.
struct Phrase {
    PhraseKind kind = PhraseKind::calendar;
    Mod mod = Mod::none;
    Direction direction = Direction::none;
    Anchor anchor = Anchor::reference;
    Unit unit = Unit::none;

    std::optional<int> year;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<int> weekday;
    std::optional<int> to_day;  ///< end of a range of days or weekdays within one expression
    std::optional<int> to_month;
    std::optional<int> to_weekday;
    std::optional<int> to_year;       ///< end of "1992-1994"; two digits are of the same century
    std::optional<int> first_number;  ///< of "28/10": day or month as `month_first` says
    std::optional<int> second_number;
    bool month_first = false;
    std::optional<int> year_shift;  ///< "last year" beside a month: -1
    std::optional<int> month_shift;
    std::optional<int> week_shift;
    std::optional<int> decade;   ///< 1990 or 90
    std::optional<int> century;  ///< 20 for the twentieth
    std::optional<int> quarter;
    std::optional<int> half;
    std::string_view season;  ///< "SP", "SU", "FA", "WI"
    std::string_view feast;   ///< a rule of `when::feast`

    std::optional<int> hour;
    std::optional<int> minute;
    std::optional<int> second;
    std::optional<int> minute_back;  ///< "eight less ten"
    bool afternoon = false;          ///< p.m.
    bool morning = false;            ///< a.m.
    bool utc = false;
    std::string_view part;  ///< of the day: "MO", "MI", "AF", "EV", "NI", "DT"; "OV" overnight,
                            ///< "NX" the night of

    std::optional<int> count;
    std::string_view decimals;
    bool half_more = false;      ///< "and a half"
    bool onward = false;         ///< "since then": from that time on, with no word before it
    bool vague = false;          ///< "several"
    int sign = 0;                ///< of a shift
    std::string_view value;      ///< fixed TIMEX3 value
    bool yearly = false;         ///< counted as a set: "every", with unit or weekday
    bool optional_date = false;  ///< weak: kept only where the sentence has a date beside it

    Span span;
    std::size_t begin = 0;  ///< items [begin, end)
    std::size_t end = 0;
    const rules::Rule* rule = nullptr;

    /// Sets one field; false where the key or value is unknown.
    bool set(std::string_view key, std::string_view text);
};

/// The phrase of a match. Keys nobody knows are ignored here; the pack test finds them.
[[nodiscard]] Phrase phrase_of(const rules::Match& match, const rules::Items& items);

/// Checks that every key and value of the pack is known; the error names the rule or word.
[[nodiscard]] Expected<void> check_pack(const rules::RuleSet& rules);

}  // namespace counterclaim::when

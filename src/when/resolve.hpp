#pragma once

#include "when/phrase.hpp"
#include "when/tense.hpp"

#include <counterclaim/mention.hpp>

#include <optional>
#include <string>

namespace counterclaim::when {

/// An expression resolved before, against which anaphoric ones are.
struct Previous {
    Date day;
    Unit unit = Unit::day;
};

/// What an expression is resolved against.
struct Frame {
    std::optional<Date> reference;     ///< day of publication, or `seen_from_told`
    std::optional<Previous> previous;  ///< the expression before
    std::optional<Date> previous_day;  ///< the last one that named a day
    std::optional<int> year_hint;      ///< a past year that the paragraph speaks of
    std::optional<Date> history;  ///< long past: the day or month that the sentences before told of
    bool history_near = false;    ///< … in a sentence before it in its paragraph
    std::optional<Date> known;    ///< a day of the war that texts name without its year: 7 October
    Tense tense = Tense::unknown;
    bool since = false;           ///< right behind "since": never after publication
    bool seen_from_told = false;  ///< `reference` is the time told before: "the following spring"
};

/// What came out; `interval` open and `value` with X where it could not be anchored.
struct Resolved {
    TimexType type = TimexType::date;
    std::string value;
    DateInterval interval;
    TimePrecision precision = TimePrecision::unknown;
    std::optional<std::chrono::minutes> time_of_day;
    std::string basis;
    bool anaphoric = false;
    bool needs_anchor = false;  ///< would have days, had there been something to count from
    bool impossible = false;    ///< names a day that does not exist ("31 April")
    std::optional<Date> weekday_mismatch;  ///< the day found is not the weekday the text names
    Unit unit = Unit::none;                ///< what `Previous` takes over
};

[[nodiscard]] Resolved resolve(const Phrase& phrase, const Frame& frame);

}  // namespace counterclaim::when

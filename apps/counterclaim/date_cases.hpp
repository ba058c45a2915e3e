#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {

/// One expression a case expects, with the days that count as right (any of them).
struct ExpectedDate {
    Span span;                            ///< in bytes of the case's text
    std::vector<DateInterval> intervals;  ///< empty: the specification leaves the days open
};

/// A sentence of Recognizers-Text's date specifications with what it holds.
struct DateCase {
    std::string text;
    std::optional<Date> reference;
    std::vector<ExpectedDate> dates;
    std::string left_out;  ///< why it is no case for news, empty for those measured
};

/// Reads a `DateTimeModel.json`, `DateParser.json` or `DatePeriodParser.json`; every sentence once.
/// Cases whose results are not dates, and sentences that no news text would hold, carry the reason.
[[nodiscard]] Expected<std::vector<DateCase>> read_date_cases(const std::string& json,
                                                              std::string_view name);

/// What is wrong with a reading of the case; empty where every date is found with its days. Unless
/// `exact`, three conventions are bridged: the last day of a range, "two years ago" as a year, days
/// whose interval a word opens.
[[nodiscard]] std::string check(const DateCase& expected, const Reading& reading, bool exact);

}  // namespace counterclaim::app

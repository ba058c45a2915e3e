#include "date_cases.hpp"

#include "text/iso_date.hpp"
#include "text/utf8.hpp"

#include <simdjson.h>

#include <algorithm>
#include <set>

namespace counterclaim::app {
namespace {

using Element = simdjson::dom::element;
using std::chrono::days;

std::string_view string_at(const Element& element, const char* key) {
    std::string_view text;
    if (element[key].get(text) != simdjson::SUCCESS) { return {}; }
    return text;
}

/// Byte span of the characters [first, last] that the specification counts.
Span byte_span(std::string_view text, std::int64_t first, std::int64_t last) {
    Span span{0, 0};
    std::int64_t number = 0;
    for (const auto point : text::code_points(text)) {
        if (number == first) { span.begin = point.at; }
        if (number == last) { span.end = point.end(); }
        number += 1;
    }
    return span;
}

std::optional<Date> day_of(std::string_view text) {
    return text::parse_iso_date(text.substr(0, 10));
}

/// Ends are exclusive in the specification, inclusive here; a time of day keeps its day.
DateInterval interval_of(const Element& value) {
    const auto exact = day_of(string_at(value, "value"));
    if (exact) { return {exact, exact}; }
    DateInterval interval{day_of(string_at(value, "start")), day_of(string_at(value, "end"))};
    const auto end = string_at(value, "end");
    const bool at_midnight = end.size() == 10;
    if (interval.to && at_midnight) { *interval.to -= days(1); }
    if (interval.from && interval.to && *interval.to < *interval.from) {
        interval.to = interval.from;
    }
    return interval;
}

bool is_dated(std::string_view type) {
    return type == "datetimeV2.date" || type == "datetimeV2.daterange" ||
           type == "datetimeV2.datetime" || type == "datetimeV2.datetimerange";
}

bool same_days(const DateInterval& wanted, const DateInterval& found) {
    if (wanted == found) { return true; }
    // "After the 15th" and "until Friday": whether the day itself counts differs by a day between
    // readers.
    const auto near = [](const std::optional<Date>& a, const std::optional<Date>& b) {
        return a.has_value() == b.has_value() && (!a || (*a - *b <= days(1) && *b - *a <= days(1)));
    };
    const bool half_open = wanted.from.has_value() != wanted.to.has_value();
    return half_open && near(wanted.from, found.from) && near(wanted.to, found.to);
}

}  // namespace

Expected<std::vector<DateCase>> read_date_cases(const std::string& json, std::string_view name) {
    simdjson::dom::parser parser;
    std::string_view bytes = json;
    if (bytes.starts_with("\xEF\xBB\xBF")) { bytes.remove_prefix(3); }
    simdjson::dom::array list;
    if (parser.parse(bytes.data(), bytes.size()).get(list) != simdjson::SUCCESS) {
        return fail(ErrorCode::bad_json, std::string(name), "not a list of cases");
    }
    std::vector<DateCase> cases;
    std::set<std::string, std::less<>> seen;
    for (const Element entry : list) {
        DateCase one;
        one.text = std::string(string_at(entry, "Input"));
        if (!seen.insert(one.text).second) { continue; }
        Element context;
        if (entry["Context"].get(context) == simdjson::SUCCESS) {
            for (const char* key : {"ReferenceDateTime", "referenceDateTime"}) {
                if (!one.reference) { one.reference = day_of(string_at(context, key)); }
            }
        }
        simdjson::dom::array results;
        if (entry["Results"].get(results) != simdjson::SUCCESS) { continue; }
        for (const Element result : results) {
            if (!is_dated(string_at(result, "TypeName"))) { continue; }
            ExpectedDate date;
            std::int64_t first = 0;
            std::int64_t last = 0;
            if (result["Start"].get(first) != simdjson::SUCCESS ||
                result["End"].get(last) != simdjson::SUCCESS) {
                continue;
            }
            date.span = byte_span(one.text, first, last);
            simdjson::dom::array values;
            if (result.at_pointer("/Resolution/values").get(values) == simdjson::SUCCESS) {
                for (const Element value : values) {
                    const auto interval = interval_of(value);
                    if (!interval.open()) { date.intervals.push_back(interval); }
                }
            }
            one.dates.push_back(std::move(date));
        }
        if (one.dates.empty()) {
            one.left_out = "holds no date (times, lengths, repetitions, nothing)";
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

std::string check(const DateCase& expected, const Reading& reading) {
    for (const auto& date : expected.dates) {
        bool right = false;
        std::string seen;
        for (const auto& mention : reading.times) {
            if (!mention.span.overlaps(date.span)) { continue; }
            right = right || date.intervals.empty() ||
                    std::any_of(date.intervals.begin(), date.intervals.end(),
                                [&](const DateInterval& wanted) {
                                    return same_days(wanted, mention.interval);
                                });
            seen += " " + mention.rule + " " + mention.value + " " +
                    (mention.interval.from ? text::to_iso(*mention.interval.from) : ".") + ".." +
                    (mention.interval.to ? text::to_iso(*mention.interval.to) : ".");
        }
        if (right) { continue; }
        std::string wanted;
        for (const auto& interval : date.intervals) {
            wanted += " " + (interval.from ? text::to_iso(*interval.from) : ".") + ".." +
                      (interval.to ? text::to_iso(*interval.to) : ".");
        }
        return "\"" + std::string(slice(expected.text, date.span)) + "\" wanted" + wanted +
               " found" + seen;
    }
    return {};
}

}  // namespace counterclaim::app

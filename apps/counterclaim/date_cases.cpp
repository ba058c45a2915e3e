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
    if (last >= number) { span.end = static_cast<std::uint32_t>(text.size()); }
    if (first >= number) { span.begin = span.end; }
    return span;
}

std::optional<Date> day_of(std::string_view text) {
    return text::parse_iso_date(text.substr(0, 10));
}

/// Ends are exclusive in the specification, inclusive here; a time of day keeps its day.
DateInterval interval_of(const Element& value) {
    for (const char* key : {"value", "date", "dateTime"}) {
        if (const auto exact = day_of(string_at(value, key))) { return {exact, exact}; }
    }
    auto begin = string_at(value, "start");
    auto end = string_at(value, "end");
    if (begin.empty()) { begin = string_at(value, "startDate"); }
    if (end.empty()) { end = string_at(value, "endDate"); }
    DateInterval interval{day_of(begin), day_of(end)};
    const bool at_midnight = end.size() == 10;
    if (interval.to && at_midnight) { *interval.to -= days(1); }
    if (interval.from && interval.to && *interval.to < *interval.from) {
        interval.to = interval.from;
    }
    return interval;
}

void add_interval(const Element& value, ExpectedDate& date) {
    const auto interval = interval_of(value);
    if (!interval.open()) { date.intervals.push_back(interval); }
}

/// The days of a result: those of the whole model, or the past and future reading of a sub-parser.
void read_days(const Element& result, ExpectedDate& date) {
    simdjson::dom::array values;
    if (result.at_pointer("/Resolution/values").get(values) == simdjson::SUCCESS) {
        for (const Element value : values) { add_interval(value, date); }
    }
    for (const char* reading : {"/Value/PastResolution", "/Value/FutureResolution"}) {
        Element value;
        if (result.at_pointer(reading).get(value) == simdjson::SUCCESS) {
            add_interval(value, date);
        }
    }
}

/// True where letters and digits are joined by slashes or hyphens ("2020/Sep/23"), as no news
/// writes dates.
bool joins_letters_and_digits(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != '/' && text[i] != '-') { continue; }
        const char before = text[i - 1];
        const char after = text[i + 1];
        const auto letter = [&](char c) { return !digit(c) && c != ' ' && c != '.' && c != ')'; };
        if ((digit(before) && letter(after)) || (letter(before) && digit(after))) { return true; }
    }
    return false;
}

/// True for digits and signs alone, unless as "28/10/2020", "28.10.20" or "2020-10-28": nothing
/// else in digits is a date in a news text ("9-18", "2016/11", "02 22 2016").
bool is_odd_number(std::string_view text) {
    std::vector<std::string_view> groups;
    char sign = '\0';
    bool same_sign = true;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] >= '0' && text[i] <= '9') { continue; }
        if (i < text.size() && std::string_view("/.-, ").find(text[i]) == std::string_view::npos) {
            return false;
        }
        groups.push_back(text.substr(begin, i - begin));
        if (i < text.size()) {
            same_sign = same_sign && (sign == '\0' || sign == text[i]);
            sign = text[i];
        }
        begin = i + 1;
    }
    if (groups.size() < 2) { return false; }
    if (groups.size() != 3 || !same_sign || sign == ' ' || sign == ',') { return true; }
    if (groups[0].size() == 4) { return sign != '-'; }
    return groups[1] > "12" && groups[1].size() == 2;
}

std::string why_left_out(const DateCase& one) {
    if (one.dates.empty()) { return "holds no date (times, lengths, repetitions, nothing)"; }
    if (!one.reference) { return "gives no day of reference"; }
    for (const auto& date : one.dates) {
        if (date.intervals.empty()) {
            return "a day that is in no calendar, or that the case leaves open";
        }
        if (joins_letters_and_digits(slice(one.text, date.span))) {
            return "joins letters and digits by slashes or hyphens";
        }
        if (is_odd_number(slice(one.text, date.span))) {
            return "digits alone in an order no news text writes";
        }
    }
    return {};
}

bool is_dated(const Element& result) {
    auto type = string_at(result, "TypeName");
    if (type.empty()) { type = string_at(result, "Type"); }
    if (const auto dot = type.find('.'); dot != std::string_view::npos) {
        type.remove_prefix(dot + 1);
    }
    return type == "date" || type == "daterange" || type == "datetime" || type == "datetimerange";
}

bool same_days(const DateInterval& wanted, const DateInterval& found) {
    // "From the 3rd to the 12th" ends with the 12th here, and before it in the specification.
    if (wanted.from && wanted.to && found.to && wanted.from == found.from &&
        *found.to == *wanted.to + days(1)) {
        return true;
    }
    // "After the 15th" and "until Friday": whether the day itself counts differs by a day between
    // readers.
    const auto near = [](const std::optional<Date>& a, const std::optional<Date>& b) {
        return a.has_value() == b.has_value() && (!a || (*a - *b <= days(1) && *b - *a <= days(1)));
    };
    const bool half_open = wanted.from.has_value() != wanted.to.has_value();
    return half_open && near(wanted.from, found.from) && near(wanted.to, found.to);
}

/// "Two years ago" is a day in the specification and a year in a newspaper: right if the year holds
/// the day.
bool counted_loosely(const DateInterval& wanted, const TimeMention& mention) {
    const bool coarse =
        mention.precision == TimePrecision::month || mention.precision == TimePrecision::year;
    return coarse && mention.basis.starts_with("counted from") && wanted.from == wanted.to &&
           wanted.from && mention.interval.from && mention.interval.to &&
           *mention.interval.from <= *wanted.from && *wanted.to <= *mention.interval.to;
}

/// The day itself, where the words before it ("avant le") open the interval.
bool is_value(const DateInterval& wanted, const TimeMention& mention) {
    return wanted.from && wanted.from == wanted.to && mention.value == text::to_iso(*wanted.from);
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
            if (!is_dated(result)) { continue; }
            ExpectedDate date;
            std::int64_t first = 0;
            std::int64_t last = 0;
            std::int64_t length = 0;
            if (result["Start"].get(first) != simdjson::SUCCESS) { continue; }
            if (result["End"].get(last) != simdjson::SUCCESS) {
                if (result["Length"].get(length) != simdjson::SUCCESS) { continue; }
                last = first + length - 1;
            }
            date.span = byte_span(one.text, first, last);
            read_days(result, date);
            one.dates.push_back(std::move(date));
        }
        one.left_out = why_left_out(one);
        cases.push_back(std::move(one));
    }
    return cases;
}

std::string check(const DateCase& expected, const Reading& reading, bool exact) {
    for (const auto& date : expected.dates) {
        bool right = false;
        std::string seen;
        for (const auto& mention : reading.times) {
            if (!mention.span.overlaps(date.span)) { continue; }
            right = right || date.intervals.empty() ||
                    std::any_of(date.intervals.begin(), date.intervals.end(),
                                [&](const DateInterval& wanted) {
                                    if (wanted == mention.interval) { return true; }
                                    return !exact && (same_days(wanted, mention.interval) ||
                                                      counted_loosely(wanted, mention) ||
                                                      is_value(wanted, mention));
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

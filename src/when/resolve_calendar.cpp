#include "when/resolve_calendar.hpp"

#include "text/iso_date.hpp"
#include "when/nearest.hpp"

#include <algorithm>

namespace counterclaim::when {
namespace {

using std::chrono::days;

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string iso_weekday_unknown(int weekday) { return "XXXX-WXX-" + std::to_string(weekday); }

/// Collects the answer of one calendar phrase.
class CalendarResolver {
public:
    CalendarResolver(const Phrase& phrase, const Frame& frame) : m_phrase(phrase), m_frame(frame) {}

    Resolved run() {
        if (m_phrase.decade) {
            decade();
        } else if (m_phrase.century) {
            century();
        } else if (!m_phrase.feast.empty()) {
            feast_day();
        } else if (m_phrase.quarter || m_phrase.half || !m_phrase.season.empty()) {
            part_of_year();
        } else if (m_phrase.first_number) {
            numeric();
        } else if (m_phrase.day) {
            day_of_month(m_phrase.month, *m_phrase.day);
        } else if (m_phrase.weekday && m_phrase.count && (m_phrase.month || m_phrase.month_shift)) {
            nth_weekday_of_month();
        } else if (m_phrase.unit == Unit::week && m_phrase.count) {
            nth_week();
        } else if (m_phrase.month) {
            whole_month();
        } else if (m_phrase.weekday) {
            weekday();
        } else if (m_phrase.year) {
            whole_year(*m_phrase.year);
        } else if (m_phrase.year_shift) {
            shifted_year();
        }
        widen_to_unit();
        finish_mod();
        return std::move(m_result);
    }

private:
    [[nodiscard]] std::optional<Date> reference() const { return m_frame.reference; }
    void unanchored(std::string value, TimePrecision precision) {
        m_result.value = std::move(value);
        m_result.precision = precision;
        m_result.needs_anchor = true;
    }
    void found(DateInterval interval, std::string value, Unit unit, std::string basis) {
        m_result.interval = interval;
        m_result.value = std::move(value);
        m_result.unit = unit;
        m_result.precision = precision_of(unit);
        m_result.basis = std::move(basis);
    }
    void found_day(Date date, std::string basis) {
        found({date, date}, text::to_iso(date), Unit::day, std::move(basis));
        if (m_phrase.weekday && static_cast<int>(weekday_of(date)) != *m_phrase.weekday) {
            m_result.weekday_mismatch = date;
        }
    }
    /// How an expression was resolved, and the day it was seen from.
    [[nodiscard]] std::string against(std::string_view what) const {
        std::string basis(what);
        basis += m_frame.seen_from_told ? " the time told before" : " publication";
        if (reference()) { basis += " on " + text::to_iso(*reference()); }
        return basis;
    }

    /// The year given or meant by "last year"; nothing where the text leaves it open.
    [[nodiscard]] std::optional<int> stated_year() const {
        if (m_phrase.year) { return m_phrase.year; }
        if (m_phrase.year_shift && m_phrase.anchor == Anchor::previous && m_frame.previous) {
            return to_day(m_frame.previous->day).year + *m_phrase.year_shift;
        }
        if (m_phrase.year_shift && reference()) {
            return to_day(*reference()).year + *m_phrase.year_shift;
        }
        return std::nullopt;
    }

    void decade() {
        int first = *m_phrase.decade;
        if (first < 100) { first += first < 30 && !m_phrase.year ? 2000 : 1900; }
        first = first / 10 * 10;
        found(year_days(first, first + 9), year_text(first).substr(0, 3), Unit::decade,
              "decade as written");
    }

    void century() {
        const int first = *m_phrase.century * 100 - 99;
        found(year_days(first, first + 99), two(*m_phrase.century - 1), Unit::century,
              "century as written");
    }

    void whole_year(int year) {
        found(year_days(year), year_text(year), Unit::year, "year as written");
    }
    void shifted_year() {
        if (const auto year = stated_year()) {
            found(year_days(*year), year_text(*year), Unit::year, against("year counted from"));
        } else {
            unanchored("XXXX", TimePrecision::year);
        }
    }

    void numeric() {
        int month = *m_phrase.second_number;
        int day = *m_phrase.first_number;
        const bool swap = m_phrase.month_first ? day <= 12 : month > 12;
        if (swap) { std::swap(day, month); }
        if (month < 1 || month > 12) {
            m_result.impossible = true;
            return;
        }
        day_of_month(month, day);
    }

    void day_of_month(std::optional<int> month, int day) {
        if (month && (*month < 1 || *month > 12)) {
            m_result.impossible = true;
            return;
        }
        if (!month) { return day_alone(day); }
        const auto m = static_cast<unsigned>(*month);
        const auto d = static_cast<unsigned>(day);
        if (day < 1 || d > days_in_month(2000, m)) {
            m_result.impossible = true;
            return;
        }
        if (const auto year = stated_year()) {
            const auto date = make_date(*year, m, d);
            if (!date) {
                m_result.impossible = true;
                return;
            }
            return found_day(*date, "date as written");
        }
        if (!reference()) {
            return unanchored("XXXX-" + two(*month) + "-" + two(day), TimePrecision::day);
        }
        const auto date = nearest_year(m_phrase, m_frame, m, d);
        if (!date) {
            m_result.impossible = true;
            return;
        }
        found_day(*date, against("year from"));
    }

    /// "on the 28th", "lundi 20": the month is open.
    void day_alone(int day) {
        if (const auto date = day_after_told(day)) {
            return found_day(*date, "month of the day told before");
        }
        if (const auto date = day_in_month_told(m_phrase, m_frame, day)) {
            return found_day(*date, "the month told before");
        }
        const auto base =
            m_frame.previous && m_frame.previous->unit == Unit::month && !m_phrase.weekday
                ? std::optional<Date>(m_frame.previous->day)
                : reference();
        if (day < 1 || day > 31) {
            m_result.impossible = true;
            return;
        }
        if (!base) { return unanchored("XXXX-XX-" + two(day), TimePrecision::day); }
        const auto d = static_cast<unsigned>(day);
        const Date first = add_months(*base, m_phrase.month_shift.value_or(0));
        if (m_phrase.month_shift) {
            const Day in = to_day(first);
            const auto date = make_date(in.year, in.month, d);
            if (!date) {
                m_result.impossible = true;
                return;
            }
            return found_day(*date, against("month counted from"));
        }
        const auto best = nearest_month(m_phrase, m_frame, *base, d);
        if (best) { found_day(*best, against("month from")); }
    }

    /// "On 26 July they … On the 30th, …", told long after: the next such day; but "on the 28th and
    /// 29th they …, the town having fallen on the 19th": of the same month where that is nearer.
    [[nodiscard]] std::optional<Date> day_after_told(int day) const {
        constexpr days k_news{45};
        constexpr int k_back_weight = 2;
        if (!m_frame.previous || m_frame.previous->unit != Unit::day || m_phrase.month_shift ||
            m_phrase.weekday || !reference() || day < 1 || day > 31 ||
            m_frame.tense == Tense::future || *reference() - m_frame.previous->day < k_news) {
            return std::nullopt;
        }
        const Date told = m_frame.previous->day;
        for (const int months : {0, 1}) {
            const Day in = to_day(add_months(told, months));
            const auto date = make_date(in.year, in.month, static_cast<unsigned>(day));
            if (!date) { continue; }
            if (*date >= told) { return date; }
            const Day after = to_day(add_months(told, 1));
            const auto next = make_date(after.year, after.month, static_cast<unsigned>(day));
            if (next && k_back_weight * (told - *date) < *next - told) { return date; }
        }
        return std::nullopt;
    }

    void whole_month() {
        const int month = *m_phrase.month;
        if (month < 1 || month > 12) {
            m_result.impossible = true;
            return;
        }
        const auto m = static_cast<unsigned>(month);
        auto year = stated_year();
        std::string basis = "month as written";
        if (!year && !reference()) {
            return unanchored("XXXX-" + two(month), TimePrecision::month);
        }
        if (!year) {
            year = year_of_month(m);
            basis = against("year from");
            if (m_phrase.direction == Direction::none) {
                const auto days_of = [m](int in) { return month_days(in, m); };
                if (const auto past = year_in_history(m_frame, days_of, *year)) {
                    year = past;
                    basis = "year of the days told before";
                }
            }
        }
        found(month_days(*year, m), month_text(*year, m), Unit::month, std::move(basis));
    }

    /// "the first Friday of July", "the last Sunday of this month" (count -1).
    void nth_weekday_of_month() {
        if (!m_phrase.month) {
            if (!reference()) { return unanchored("XXXX-XX-XX", TimePrecision::day); }
            m_result.interval =
                period_of(add_months(*reference(), *m_phrase.month_shift), Unit::month);
        } else {
            whole_month();
        }
        if (!m_result.interval.from) { return; }
        const Day in = to_day(*m_result.interval.from);
        const auto date = nth_weekday(in.year, in.month, static_cast<unsigned>(*m_phrase.weekday),
                                      *m_phrase.count);
        m_result.needs_anchor = false;
        if (date) { found_day(*date, "weekday counted within the month"); }
    }

    /// "the third week of May": a week belongs to the month or year that holds its Thursday.
    void nth_week() {
        if (m_phrase.month) {
            whole_month();
        } else if (m_phrase.month_shift && reference()) {
            m_result.interval =
                period_of(add_months(*reference(), *m_phrase.month_shift), Unit::month);
        } else if (const auto year = stated_year()) {
            m_result.interval = year_days(*year);
        }
        const auto period = m_result.interval;
        if (!period.from || !period.to) { return unanchored("XXXX-WXX", TimePrecision::week); }
        const int count = *m_phrase.count;
        const int first = (4 - static_cast<int>(weekday_of(*period.from)) + 7) % 7;
        const int last = (static_cast<int>(weekday_of(*period.to)) - 4 + 7) % 7;
        const Date thursday = count > 0 ? *period.from + days(first + 7 * (count - 1))
                                        : *period.to - days(last + 7 * (-count - 1));
        m_result.needs_anchor = false;
        if (thursday < *period.from || thursday > *period.to) {
            m_result.impossible = true;
            return;
        }
        found(period_of(thursday, Unit::week), period_value(thursday, Unit::week), Unit::week,
              "week counted within the month or year");
    }

    [[nodiscard]] int year_of_month(unsigned month) const {
        const Day ref = to_day(*reference());
        if (m_phrase.direction == Direction::back) {
            return month < ref.month ? ref.year : ref.year - 1;
        }
        if (m_phrase.direction == Direction::ahead) {
            return month > ref.month ? ref.year : ref.year + 1;
        }
        if (m_phrase.direction == Direction::same) { return ref.year; }
        if (m_frame.year_hint && m_frame.tense != Tense::future) { return *m_frame.year_hint; }
        if (m_frame.tense == Tense::future) { return month >= ref.month ? ref.year : ref.year + 1; }
        // Where tense is open, too: news tells of what was.
        return month <= ref.month ? ref.year : ref.year - 1;
    }

    void weekday() {
        const int wanted = *m_phrase.weekday;
        if (wanted < 1 || wanted > 7) {
            m_result.impossible = true;
            return;
        }
        if (const auto day = weekday_after_told(m_phrase, m_frame)) {
            m_result.anaphoric = true;
            return found_day(*day, "weekday after the day told before");
        }
        if (!reference()) { return unanchored(iso_weekday_unknown(wanted), TimePrecision::day); }
        const Date ref = *reference();
        const int today = static_cast<int>(weekday_of(ref));
        if (m_phrase.week_shift) {
            const Date monday = ref - days(today - 1);
            return found_day(monday + days(7 * *m_phrase.week_shift + wanted - 1),
                             against("weekday of a week counted from"));
        }
        int back = (today - wanted + 7) % 7;
        if (looks_ahead(m_phrase, m_frame)) {
            int ahead = (wanted - today + 7) % 7;
            if (m_phrase.direction == Direction::ahead && ahead == 0) { ahead = 7; }
            return found_day(ref + days(ahead), against("weekday after"));
        }
        // "the ministers meet on Tuesday", told on a Monday
        constexpr int k_days_ahead = 2;
        const bool soon = m_frame.tense == Tense::present && 7 - back <= k_days_ahead &&
                          m_phrase.direction == Direction::none && !m_frame.since;
        if (soon) { return found_day(ref + days(7 - back), against("weekday after")); }
        if (m_phrase.direction == Direction::back && back == 0) { back = 7; }
        found_day(ref - days(back), against(back == 0 ? "weekday of" : "weekday before"));
    }

    void feast_day() {
        const auto stated = stated_year();
        if (stated) {
            const auto date = feast(m_phrase.feast, *stated);
            if (date) { found_day(*date, "feast of that year"); }
            return;
        }
        if (!reference()) { return unanchored("XXXX", TimePrecision::day); }
        const auto best = nearest_feast(m_phrase, m_frame);
        if (best) { found_day(*best, against("feast near")); }
    }

    /// Quarter, half or season, of a year given or meant.
    void part_of_year() {
        const auto days_of = [this](int year) {
            if (m_phrase.quarter) { return quarter_days(year, *m_phrase.quarter); }
            if (m_phrase.half) { return half_days(year, *m_phrase.half); }
            return season_days(year, m_phrase.season);
        };
        const auto name = m_phrase.quarter ? "Q" + std::to_string(*m_phrase.quarter)
                          : m_phrase.half  ? "H" + std::to_string(*m_phrase.half)
                                           : std::string(m_phrase.season);
        const Unit unit = m_phrase.quarter ? Unit::quarter
                          : m_phrase.half  ? Unit::half
                                           : Unit::season;
        if (const auto year = stated_year()) {
            return found(days_of(*year), year_text(*year) + "-" + name, unit, "year as written");
        }
        if (!reference()) { return unanchored("XXXX-" + name, precision_of(unit)); }
        const Date ref = *reference();
        int year = to_day(ref).year;
        if (unit == Unit::season && m_phrase.direction == Direction::same &&
            to_day(ref).month <= 2 && m_phrase.season == "WI") {
            year -= 1;
        }
        const auto here = days_of(year);
        if (m_phrase.direction == Direction::back) {
            if (!here.to || *here.to >= ref) { year -= 1; }
        } else if (m_phrase.direction == Direction::ahead || looks_ahead(m_phrase, m_frame)) {
            if (here.from &&
                (m_phrase.direction == Direction::ahead ? *here.from <= ref : *here.to < ref)) {
                year += 1;
            }
        } else if (m_phrase.direction == Direction::none) {
            if (here.from && *here.from > ref) { year -= 1; }
            year = year_in_history(m_frame, days_of, year).value_or(year);
        }
        found(days_of(year), year_text(year) + "-" + name, unit, against("nearest to"));
    }

    /// "the week of 6 March".
    void widen_to_unit() {
        if (m_phrase.unit == Unit::none || m_result.unit != Unit::day || !m_result.interval.from) {
            return;
        }
        const Date day = *m_result.interval.from;
        found(period_of(day, m_phrase.unit), period_value(day, m_phrase.unit), m_phrase.unit,
              m_result.basis);
    }

    void finish_mod() {
        if (m_phrase.mod != Mod::none && m_result.interval.from && m_result.interval.to) {
            m_result.interval =
                narrowed(m_result.interval, m_phrase.mod, m_result.unit, reference());
        }
    }

    const Phrase& m_phrase;
    const Frame& m_frame;
    Resolved m_result;
};

}  // namespace

Resolved resolve_calendar(const Phrase& phrase, const Frame& frame) {
    return CalendarResolver(phrase, frame).run();
}

}  // namespace counterclaim::when

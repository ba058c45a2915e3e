#include "when/resolve.hpp"

#include "text/iso_date.hpp"
#include "when/resolve_calendar.hpp"
#include "when/time_of_day.hpp"

#include <algorithm>

namespace counterclaim::when {
namespace {

using std::chrono::days;

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// Units whose passing is counted in days, not by the calendar.
bool finer_than_day(Unit unit) {
    return unit == Unit::second || unit == Unit::minute || unit == Unit::hour;
}

class Resolver {
public:
    Resolver(const Phrase& phrase, const Frame& frame) : m_phrase(phrase), m_frame(frame) {}

    Resolved run() {
        switch (m_phrase.kind) {
            case PhraseKind::calendar:
                m_result = resolve_calendar(m_phrase, m_frame);
                break;
            case PhraseKind::shift:
                shift();
                break;
            case PhraseKind::period:
                period();
                break;
            case PhraseKind::span:
                span();
                break;
            case PhraseKind::duration:
                duration();
                break;
            case PhraseKind::set:
                set();
                break;
            case PhraseKind::reference:
                reference_value();
                break;
            case PhraseKind::clock:
                clock();
                break;
            case PhraseKind::same:
                same();
                break;
            case PhraseKind::nth:
                nth();
                break;
            case PhraseKind::night:
                night();
                break;
        }
        add_range_end();
        if (!m_done) { add_time_of_day(m_phrase, m_result); }
        return std::move(m_result);
    }

private:
    [[nodiscard]] std::string since_publication(std::string_view what) const {
        std::string basis(what);
        if (m_frame.reference) { basis += " " + text::to_iso(*m_frame.reference); }
        return basis;
    }
    void unanchored(std::string value, Unit unit) {
        m_result.value = std::move(value);
        m_result.precision = precision_of(unit);
        m_result.needs_anchor = true;
    }
    void found(DateInterval interval, std::string value, Unit unit, std::string basis) {
        m_result.interval = interval;
        m_result.value = std::move(value);
        m_result.unit = unit;
        m_result.precision = precision_of(unit);
        m_result.basis = std::move(basis);
    }

    /// What is left open by "two weeks later" behind a month is where in that month they began.
    [[nodiscard]] bool counts_from_period() const {
        const bool by_days = finer_than_day(m_phrase.unit) || m_phrase.unit == Unit::day ||
                             m_phrase.unit == Unit::week || m_phrase.unit == Unit::fortnight;
        if (!by_days || m_phrase.anchor != Anchor::previous || !m_frame.previous ||
            m_frame.previous->unit < Unit::month) {
            return false;
        }
        const auto told = period_of(m_frame.previous->day, m_frame.previous->unit);
        const auto& day = m_frame.previous_day;
        return !day || *day < *told.from;
    }
    void shift_period() {
        const auto told = period_of(m_frame.previous->day, m_frame.previous->unit);
        const int count = *m_phrase.count * m_phrase.sign;
        m_result.interval = {add_units(*told.from, m_phrase.unit, count),
                             add_units(*told.to, m_phrase.unit, count)};
        m_result.value = unknown_value(m_phrase.unit);
        m_result.precision = precision_of(m_frame.previous->unit);
        m_result.anaphoric = true;
        m_result.basis = "counted from the time told before, " + text::to_iso(*told.from);
    }

    /// The day to count from, and whether it is another expression's.
    [[nodiscard]] std::optional<Date> anchor_day() {
        if (m_phrase.anchor != Anchor::previous) { return m_frame.reference; }
        const bool by_day = m_phrase.kind == PhraseKind::clock || m_phrase.unit == Unit::day ||
                            finer_than_day(m_phrase.unit);
        const auto previous = by_day             ? m_frame.previous_day
                              : m_frame.previous ? std::optional<Date>(m_frame.previous->day)
                                                 : std::nullopt;
        m_result.anaphoric = previous.has_value();
        return previous ? previous : m_frame.reference;
    }
    [[nodiscard]] std::string anchor_basis(Date anchor) const {
        return std::string(m_result.anaphoric ? "counted from " : "counted from publication on ") +
               text::to_iso(anchor);
    }

    void shift() {
        if (m_phrase.vague || !m_phrase.count) {
            if (m_phrase.anchor == Anchor::previous) {
                return unanchored(unknown_value(m_phrase.unit), m_phrase.unit);
            }
            m_result.value = m_phrase.sign < 0 ? "PAST_REF" : "FUTURE_REF";
            return;
        }
        if (counts_from_period()) { return shift_period(); }
        const auto anchor = anchor_day();
        if (!anchor) { return unanchored(unknown_value(m_phrase.unit), m_phrase.unit); }
        int count = *m_phrase.count * m_phrase.sign;
        Date from = *anchor;
        Unit unit = m_phrase.unit;
        // "a year and a half later" is as fine as its months
        if (m_phrase.half_more && unit == Unit::year) {
            constexpr int k_months = 12;
            count = (*m_phrase.count * k_months + k_months / 2) * m_phrase.sign;
            unit = Unit::month;
        }
        // "In the third quarter …, a year earlier …" compares quarters with quarters.
        const bool compares =
            unit == Unit::year && count == -1 && m_frame.previous &&
            (m_frame.previous->unit == Unit::quarter || m_frame.previous->unit == Unit::half);
        if (compares) {
            from = m_frame.previous->day;
            m_result.anaphoric = true;
        }
        const Date day = add_units(from, unit, count);
        if (compares) { unit = m_frame.previous->unit; }
        if (finer_than_day(unit)) { unit = Unit::day; }
        if (unit == Unit::weekend || unit == Unit::fortnight) { unit = Unit::week; }
        if (unit == Unit::decade || unit == Unit::century || unit == Unit::millennium) {
            unit = Unit::year;
        }
        // "A week ago" is a day, though TIMEX3 writes the week.
        const auto period =
            unit == Unit::week && count == -1 ? DateInterval{day, day} : period_of(day, unit);
        found(narrowed(period, m_phrase.mod, unit, m_frame.reference), period_value(day, unit),
              unit, anchor_basis(from));
    }

    static std::string unknown_value(Unit unit) {
        switch (unit) {
            case Unit::week:
            case Unit::weekend:
            case Unit::fortnight:
                return "XXXX-WXX";
            case Unit::month:
                return "XXXX-XX";
            case Unit::quarter:
                return "XXXX-QX";
            case Unit::season:
                return "XXXX-XX";
            case Unit::year:
            case Unit::decade:
                return "XXXX";
            default:
                return "XXXX-XX-XX";
        }
    }

    /// "last week", "this month", "next year": whole periods of the calendar.
    void period() {
        const auto anchor = anchor_day();
        const Unit unit = m_phrase.unit == Unit::fortnight ? Unit::week : m_phrase.unit;
        if (!anchor) { return unanchored(unknown_value(unit), unit); }
        const int step = m_phrase.direction == Direction::back    ? -1
                         : m_phrase.direction == Direction::ahead ? 1
                                                                  : 0;
        Date day = *anchor;
        if (unit == Unit::weekend) {
            day = weekend(*anchor, step);
        } else {
            day = add_units(period_start(*anchor, unit), unit, step * m_phrase.count.value_or(1));
        }
        found(narrowed(period_of(day, unit), m_phrase.mod, unit, m_frame.reference),
              period_value(day, unit), unit, anchor_basis(*anchor));
        cut_at_publication();
    }
    /// What is told of this year or week lies before publication.
    void cut_at_publication() {
        auto& interval = m_result.interval;
        const bool told = m_phrase.direction == Direction::same && m_frame.tense != Tense::future &&
                          m_phrase.mod == Mod::none;
        if (told && m_frame.reference && interval.to && *m_frame.reference < *interval.to &&
            *interval.from <= *m_frame.reference) {
            interval.to = m_frame.reference;
        }
    }
    /// Counting whole months from the 31st would skip short ones.
    static Date period_start(Date anchor, Unit unit) { return *period_of(anchor, unit).from; }

    [[nodiscard]] Date weekend(Date anchor, int step) const {
        const int weekday = static_cast<int>(weekday_of(anchor));
        const bool inside = weekday >= 6;
        const Date saturday = anchor + days(6 - weekday);
        if (step > 0) { return saturday + days(inside ? 7 : 0); }
        if (step < 0) { return saturday - days(7); }
        // "travels to Paris this weekend", told on a Friday
        constexpr int k_thursday = 4;
        const bool near = m_frame.tense == Tense::present && weekday >= k_thursday;
        if (inside || near || m_frame.tense == Tense::future) { return saturday; }
        return saturday - days(7);
    }

    /// "the last 48 hours", "the next three weeks": from publication back or ahead.
    void span() {
        m_result.type = TimexType::duration;
        m_result.value = length();
        m_result.precision = precision_of(m_phrase.unit);
        if (m_phrase.vague || !m_phrase.count || !m_frame.reference) { return; }
        const Date reference = *m_frame.reference;
        const bool back = m_phrase.direction != Direction::ahead;
        const Date other = back ? backwards(reference) : forwards(reference);
        // The last two days reach to publication; the next two begin with the day after it.
        const bool by_hours = finer_than_day(m_phrase.unit);
        const Date first = reference + days(by_hours ? 0 : 1);
        m_result.interval = back ? DateInterval{other, reference} : DateInterval{first, other};
        m_result.basis =
            since_publication(back ? "back from publication on" : "ahead of publication on");
    }
    /// A few hours stay within the day; more may reach into the next.
    [[nodiscard]] int days_of_hours() const {
        constexpr int k_few = 6;
        return *m_phrase.count <= k_few ? 0 : (*m_phrase.count + 23) / 24;
    }
    [[nodiscard]] Date backwards(Date from) const {
        if (m_phrase.unit == Unit::hour) { return from - days(days_of_hours()); }
        return add_units(from, m_phrase.unit, -*m_phrase.count);
    }
    [[nodiscard]] Date forwards(Date from) const {
        if (m_phrase.unit == Unit::hour) { return from + days(days_of_hours()); }
        return add_units(from, m_phrase.unit, *m_phrase.count);
    }

    [[nodiscard]] std::string length() const {
        if (m_phrase.vague && m_phrase.unit == Unit::decade) { return "PXY"; }
        auto letter = duration_letter(m_phrase.unit);
        std::string count =
            m_phrase.vague || !m_phrase.count ? "X" : std::to_string(*m_phrase.count);
        if (!m_phrase.decimals.empty()) { count += "." + std::string(m_phrase.decimals); }
        if (m_phrase.unit == Unit::decade && !m_phrase.vague && m_phrase.count) {
            return "P" + std::to_string(*m_phrase.count * 10) + "Y";
        }
        if (m_phrase.unit == Unit::century && !m_phrase.vague && m_phrase.count) {
            return "P" + std::to_string(*m_phrase.count * 100) + "Y";
        }
        if (m_phrase.unit == Unit::quarter && !m_phrase.vague && m_phrase.count) {
            return "P" + std::to_string(*m_phrase.count * 3) + "M";
        }
        if (m_phrase.unit == Unit::fortnight && m_phrase.count) {
            return "P" + std::to_string(*m_phrase.count * 2) + "W";
        }
        if (m_phrase.unit == Unit::weekend) {
            return m_phrase.count.value_or(1) == 1 ? "P1WE" : "P" + count + "WE";
        }
        std::string value = "P";
        if (letter.front() == 'T') {
            value += 'T';
            letter.remove_prefix(1);
        }
        value += count + std::string(letter);
        if (m_phrase.half_more) { value += half_of_unit(); }
        return value;
    }
    [[nodiscard]] std::string_view half_of_unit() const {
        switch (m_phrase.unit) {
            case Unit::minute:
                return "30S";
            case Unit::hour:
                return "30M";
            case Unit::day:
                return "T12H";
            case Unit::month:
                return "15D";
            case Unit::year:
                return "6M";
            default:
                return {};
        }
    }

    void duration() {
        m_result.type = TimexType::duration;
        m_result.value = m_phrase.value.empty() ? length() : std::string(m_phrase.value);
        m_result.precision = precision_of(m_phrase.unit);
    }

    void set() {
        m_result.type = TimexType::set;
        if (!m_phrase.value.empty()) {
            m_result.value = std::string(m_phrase.value);
        } else if (m_phrase.weekday) {
            m_result.value = "XXXX-WXX-" + std::to_string(*m_phrase.weekday);
        } else if (m_phrase.month) {
            m_result.value = "XXXX-" + two(*m_phrase.month);
        } else if (!m_phrase.season.empty()) {
            m_result.value = "XXXX-" + std::string(m_phrase.season);
        } else if (!m_phrase.part.empty()) {
            m_result.value = "XXXX-XX-XX";
        } else {
            m_result.value = length();
        }
    }

    void reference_value() {
        m_result.value = std::string(m_phrase.value);
        if (m_phrase.value == "PRESENT_REF" && m_frame.reference) {
            m_result.interval = {m_frame.reference, m_frame.reference};
            m_result.basis = since_publication("publication on");
        }
    }

    /// A time of day without its day: that of the expression before, else of publication.
    void clock() {
        const auto day = anchor_day();
        if (!day) { return unanchored("XXXX-XX-XX", Unit::day); }
        found({day, day}, text::to_iso(*day), Unit::day, anchor_basis(*day));
    }

    /// "The same day" is that of the last expression that named one, not a year told since.
    void same_day() {
        if (!m_frame.previous_day) { return unanchored("XXXX-XX-XX", m_phrase.unit); }
        m_result.anaphoric = true;
        const Date day = *m_frame.previous_day;
        found(period_of(day, m_phrase.unit), period_value(day, m_phrase.unit), m_phrase.unit,
              "the " + text::to_iso(day) + " mentioned before");
    }

    void same() {
        if (m_phrase.unit == Unit::day && m_phrase.direction == Direction::none) {
            return same_day();
        }
        // "since then": since whatever was told
        const bool any = m_phrase.unit == Unit::none && m_frame.previous;
        const auto unit = any ? m_frame.previous->unit : m_phrase.unit;
        const bool fits = m_frame.previous && (m_phrase.direction == Direction::none ||
                                               m_frame.previous->unit == unit);
        if (!fits && m_phrase.direction == Direction::back && m_frame.reference) {
            return period();
        }
        if (!fits) { return unanchored(unknown_value(unit), unit); }
        m_result.anaphoric = true;
        const Date day = m_frame.previous->day;
        found(period_of(day, unit), period_value(day, unit), unit,
              "the " + text::to_iso(day) + " mentioned before");
    }

    void nth() { unanchored(unknown_value(m_phrase.unit), m_phrase.unit); }

    /// The night between two days: both of them.
    void night() {
        m_result.type = TimexType::time;
        Phrase first = m_phrase;
        first.kind = PhraseKind::calendar;
        first.part = {};
        Phrase second = first;
        second.day = m_phrase.to_day ? m_phrase.to_day : std::nullopt;
        second.weekday = m_phrase.to_weekday;
        if (m_phrase.to_month) { second.month = m_phrase.to_month; }
        if (!first.month && second.day) { first.month = second.month; }
        const auto end = resolve_calendar(second, m_frame);
        if (!end.interval.from) {
            m_result.needs_anchor = end.needs_anchor;
            m_result.impossible = end.impossible;
            m_result.value = end.value + "TNI";
            m_done = true;
            return;
        }
        const Date day = *end.interval.from;
        const Date before = day - days(1);
        found({before, day}, text::to_iso(before) + "TNI", Unit::day, end.basis);
        m_result.precision = TimePrecision::part_of_day;
        m_done = true;
        const auto start = resolve_calendar(first, m_frame);
        if (start.interval.from && *start.interval.from != before) {
            m_result.weekday_mismatch = *start.interval.from;
        }
    }

    /// "27-29 October", "from Monday to Friday" within one expression.
    void add_range_end() {
        if (m_phrase.kind != PhraseKind::calendar || !m_result.interval.from) { return; }
        if (m_phrase.to_year && m_phrase.year) {
            const int last = *m_phrase.to_year < 100
                                 ? *m_phrase.year / 100 * 100 + *m_phrase.to_year
                                 : *m_phrase.to_year;
            if (last >= *m_phrase.year) { m_result.interval = year_days(*m_phrase.year, last); }
            return;
        }
        if (!m_phrase.to_day && !m_phrase.to_weekday) { return; }
        Phrase end = m_phrase;
        end.day = m_phrase.to_day;
        end.weekday = m_phrase.to_weekday;
        if (m_phrase.to_month) { end.month = m_phrase.to_month; }
        Frame frame = m_frame;
        const auto resolved = resolve_calendar(end, frame);
        if (!resolved.interval.to) { return; }
        m_result.interval.to = resolved.interval.to;
        if (*m_result.interval.to < *m_result.interval.from) {
            m_result.interval.to = m_result.interval.from;
        }
    }

    const Phrase& m_phrase;
    const Frame& m_frame;
    Resolved m_result;
    bool m_done = false;
};

}  // namespace

Resolved resolve(const Phrase& phrase, const Frame& frame) { return Resolver(phrase, frame).run(); }

}  // namespace counterclaim::when

#include "when/nearest.hpp"

#include <algorithm>
#include <cmath>

namespace counterclaim::when {
namespace {

using std::chrono::days;

/// A date in the text of the same year may lie this far ahead although its verb is past:
/// publication dates are off by a time zone or an embargo.
constexpr int k_slack_days = 2;
/// A weekday that does not fit counts like so many days of distance: it moves a date by two years
/// at most, as misprinted weekdays are more common than records that are wrong by many years.
constexpr double k_weekday_cost_days = 800;
/// What will be lies ahead; but a day just past stays so, as plans that came to nothing are told
/// with the same words ("was to be handed over on 15 November").
constexpr double k_wrong_way_cost_days = 300;
/// What was is not ahead, and what no verb tells hardly is where that is months off.
constexpr double k_past_ahead_cost_days = 250;
constexpr double k_ahead_cost_days = 60;
constexpr double k_far_ahead_cost_days = 140;
constexpr long k_far_days = 60;

double cost_of_ahead(const Frame& frame, long distance) {
    if (frame.tense == Tense::past) { return k_past_ahead_cost_days; }
    const bool far = distance > k_far_days && frame.tense == Tense::unknown;
    return far ? k_far_ahead_cost_days : k_ahead_cost_days;
}

/// "The attack of 7 October", a year after: a day that the war is known for, unless the same day
/// has just passed or comes soon.
bool is_known_day(const Frame& frame, Date nearest) {
    constexpr days k_near{45};
    const auto off = nearest - *frame.reference;
    return frame.known && *frame.known < nearest && frame.tense != Tense::future &&
           (off > k_near || off < -k_near);
}

/// "On 4 November 2020 … On the 9th … 20 December": the next such day after the one told before.
std::optional<Date> next_in_history(const Phrase& phrase, const Frame& frame, unsigned month,
                                    unsigned day) {
    constexpr days k_step{300};
    const int year = to_day(*frame.history).year;
    for (const int in : {year, year + 1}) {
        const auto date = make_date(in, month, day);
        if (!date || *date < *frame.history) { continue; }
        const bool fits = !phrase.weekday || static_cast<int>(weekday_of(*date)) == *phrase.weekday;
        return fits && *date - *frame.history <= k_step ? date : std::nullopt;
    }
    return std::nullopt;
}

/// What lies `off` from publication is not what a text means that tells of days long past; nor is
/// it news where the paragraph has just told of what came `step` before.
bool goes_on_history(const Frame& frame, days off, days step) {
    constexpr days k_news{45};
    constexpr days k_story{150};
    if (!frame.history || frame.tense == Tense::future || frame.since) { return false; }
    const bool news = off >= -k_news && off <= days(k_slack_days);
    return !news || (frame.history_near && step <= k_story);
}

/// "On New Year's Eve", of the winter that the sentences before told of.
std::optional<Date> feast_in_history(const Phrase& phrase, const Frame& frame) {
    constexpr days k_step{300};
    if (!frame.history || !frame.history_near || frame.tense == Tense::future) {
        return std::nullopt;
    }
    const int year = to_day(*frame.history).year;
    for (const int in : {year, year + 1}) {
        const auto date = feast(phrase.feast, in);
        if (date && *date >= *frame.history) {
            return *date - *frame.history <= k_step ? date : std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace

bool looks_ahead(const Phrase& phrase, const Frame& frame) {
    if (phrase.direction == Direction::ahead) { return true; }
    if (phrase.direction == Direction::back) { return false; }
    return frame.tense == Tense::future;
}

std::optional<Date> nearest_year(const Phrase& phrase, const Frame& frame, unsigned month,
                                 unsigned day) {
    const Date ref = *frame.reference;
    const int base = to_day(ref).year;
    if (frame.year_hint && frame.tense != Tense::future && !phrase.weekday) {
        if (const auto hinted = make_date(*frame.year_hint, month, day)) { return hinted; }
    }
    std::optional<Date> best;
    double best_cost = 0;
    for (int year = base - 6; year <= base + 2; ++year) {
        const auto date = make_date(year, month, day);
        if (!date) { continue; }
        const auto distance = (*date - ref).count();
        double cost = static_cast<double>(std::abs(distance));
        if (looks_ahead(phrase, frame) && distance < 0) { cost += k_wrong_way_cost_days; }
        if (!looks_ahead(phrase, frame) && distance > k_slack_days) {
            if (frame.since) { continue; }
            cost += cost_of_ahead(frame, distance);
        }
        if (phrase.weekday && static_cast<int>(weekday_of(*date)) != *phrase.weekday) {
            cost += k_weekday_cost_days;
        }
        if (!best || cost < best_cost) {
            best = date;
            best_cost = cost;
        }
    }
    if (best && frame.history) {
        const auto date = next_in_history(phrase, frame, month, day);
        if (date && goes_on_history(frame, *best - ref, *date - *frame.history)) { return date; }
    }
    if (best && !phrase.weekday && is_known_day(frame, *best)) { return frame.known; }
    return best;
}

std::optional<int> year_in_history(const Frame& frame, const DaysOfYear& days_of, int nearest) {
    constexpr days k_step{300};
    const auto told_now = days_of(nearest).from;
    if (!told_now || !frame.history) { return std::nullopt; }
    const int year = to_day(*frame.history).year;
    for (const int in : {year, year + 1}) {
        const auto [first, last] = days_of(in);
        if (!first || !last || *last < *frame.history) { continue; }
        const auto step = *first - *frame.history;
        const bool told_on = goes_on_history(frame, *told_now - *frame.reference, step);
        return told_on && step <= k_step ? std::optional<int>(in) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Date> weekday_after_told(const Phrase& phrase, const Frame& frame) {
    if (phrase.anchor != Anchor::previous || !frame.previous_day || phrase.week_shift ||
        phrase.direction == Direction::back || frame.tense == Tense::future) {
        return std::nullopt;
    }
    constexpr int k_days_back_max = 1;  // "fled on the Sunday", before the attack of Monday
    const bool ahead = phrase.direction == Direction::ahead;
    int step = (*phrase.weekday - static_cast<int>(weekday_of(*frame.previous_day)) + 7) % 7;
    if (ahead && step == 0) { step = 7; }
    if (!ahead && step >= 7 - k_days_back_max) { step -= 7; }
    const Date date = *frame.previous_day + days(step);
    const bool to_come = frame.reference && date - *frame.reference > days(k_slack_days);
    return to_come ? std::nullopt : std::optional<Date>(date);
}

std::optional<Date> nearest_month(const Phrase& phrase, const Frame& frame, Date base,
                                  unsigned day) {
    std::optional<Date> best;
    double best_cost = 0;
    for (int shift = -7; shift <= 4; ++shift) {
        const Day in = to_day(add_months(base, shift));
        const auto date = make_date(in.year, in.month, day);
        if (!date) { continue; }
        const auto distance = (*date - base).count();
        double cost = static_cast<double>(std::abs(distance));
        if (looks_ahead(phrase, frame) ? distance < 0 : distance > k_slack_days) { cost += 40; }
        if (phrase.weekday && static_cast<int>(weekday_of(*date)) != *phrase.weekday) {
            cost += 2000;
        }
        if (!best || cost < best_cost) {
            best = date;
            best_cost = cost;
        }
    }
    return best;
}

std::optional<Date> day_in_month_told(const Phrase& phrase, const Frame& frame, int day) {
    constexpr days k_slack{1};
    if (!frame.previous || !frame.reference || frame.previous->unit != Unit::month ||
        phrase.month_shift || phrase.weekday || day < 1 || day > 31) {
        return std::nullopt;
    }
    const Day in = to_day(frame.previous->day);
    const auto date = make_date(in.year, in.month, static_cast<unsigned>(day));
    return date && *date <= *frame.reference + k_slack ? date : std::nullopt;
}

std::optional<Date> nearest_feast(const Phrase& phrase, const Frame& frame) {
    if (const auto date = feast_in_history(phrase, frame)) { return date; }
    const Date ref = *frame.reference;
    const int base = to_day(ref).year;
    std::optional<Date> best;
    double best_cost = 0;
    for (int year = base - 1; year <= base + 1; ++year) {
        const auto date = feast(phrase.feast, year);
        if (!date) { continue; }
        const auto distance = (*date - ref).count();
        double cost = static_cast<double>(std::abs(distance));
        if (looks_ahead(phrase, frame) && distance < 0) { cost += 300; }
        if (!looks_ahead(phrase, frame) && distance > k_slack_days && frame.tense == Tense::past) {
            cost += 300;
        }
        if (phrase.direction == Direction::back && distance >= 0) { cost += 1000; }
        if (!best || cost < best_cost) {
            best = date;
            best_cost = cost;
        }
    }
    return best;
}

}  // namespace counterclaim::when

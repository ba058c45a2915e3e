// "Since 2017, when gunmen killed 30 people": a clause that says what happened at the time before
// it.

#include "claim/circumstances.hpp"
#include "claim/since_times.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// The last day of the stretch of such a precision that begins on `from`.
Date end_of(Date from, TimePrecision precision) {
    constexpr std::chrono::days k_week{6};
    const std::chrono::year_month_day in{from};
    switch (precision) {
        case TimePrecision::week:
            return from + k_week;
        case TimePrecision::month:
            return Date{in.year() / in.month() / std::chrono::last};
        case TimePrecision::season:
            return Date{(in + std::chrono::months(2)).year() /
                        (in + std::chrono::months(2)).month() / std::chrono::last};
        case TimePrecision::year:
            return Date{in.year() / std::chrono::December / 31};
        default:
            return from;
    }
}

/// The word "when" that opens a clause; none where the clause opens otherwise.
int when_opening(const SentenceView& view, int clause) {
    const auto& tree = view.tree;
    const auto children = tree.children(clause);
    const auto found = std::find_if(children.begin(), children.end(), [&](int child) {
        return child < clause && has_cue(view, child, CueKind::meanwhile) &&
               (tree[child].deprel == Deprel::mark || tree[child].deprel == Deprel::advmod);
    });
    return found == children.end() ? k_no_token : *found;
}

/// The head of the time that ends right before the word, with or without a comma between.
int time_before(const SentenceView& view, int word) {
    int at = word - 1;
    if (at >= 0 && view.tree[at].form == ",") { --at; }
    if (at < 0) { return k_no_token; }
    const auto* mention = view.time(at);
    return mention == nullptr ? k_no_token : view.head_of(mention->span);
}

/// The head of the time that the clause of this word explains.
int time_explained_by(const SentenceView& view, int predicate) {
    const int clause = view.tree.clause_of(predicate);
    const int when = when_opening(view, clause);
    const int time = when == k_no_token ? k_no_token : time_before(view, when);
    return time == k_no_token || view.tree.below(time, clause) ? k_no_token : time;
}

}  // namespace

bool tells_what_was_then(const SentenceView& view, int predicate) {
    const int time = predicate == k_no_token ? k_no_token : time_explained_by(view, predicate);
    return time != k_no_token && is_marked(view, time, CueKind::since);
}

std::optional<ClaimTime> time_told_before(const SentenceView& view, const Occurrence& occurrence) {
    const int token = time_explained_by(view, occurrence.predicate());
    const auto* mention = token == k_no_token ? nullptr : view.time(token);
    if (mention == nullptr || !mention->interval.from || mention->type == TimexType::duration) {
        return std::nullopt;
    }
    ClaimTime time;
    time.interval = mention->interval;
    if (is_marked(view, token, CueKind::since)) {  // the time itself, not all that came after
        const auto& from = *mention->interval.from;
        const auto end = end_of(from, mention->precision);
        time.interval = {from, std::min(end, mention->interval.to.value_or(end))};
    }
    time.basis = TimeBasis::explicit_;
    time.span = mention->span;
    return time;
}

}  // namespace counterclaim::claim

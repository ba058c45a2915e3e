// "Two days after the strike", "trois jours avant le vote": a length between what the sentence
// tells and what it only names.

#include "claim/circumstances.hpp"
#include "claim/claim_times.hpp"

#include <algorithm>
#include <charconv>

namespace counterclaim::claim {
namespace {

using std::chrono::days;

/// A TIMEX3 duration as a count of hours, days, weeks, months or years ("PT48H", "P3D", "P2M");
/// without a count where the words give none ("PXW", "weeks").
struct Length {
    std::optional<int> count;
    char unit = 'D';
};

std::optional<Length> length_of(std::string_view value) {
    if (value.size() < 3 || value[0] != 'P') { return std::nullopt; }
    const bool clock = value[1] == 'T';
    const char unit = value.back();
    const bool known =
        clock ? unit == 'H' : unit == 'D' || unit == 'W' || unit == 'M' || unit == 'Y';
    if (!known) { return std::nullopt; }
    const char* begin = value.data() + (clock ? 2 : 1);
    const char* end = value.data() + value.size() - 1;
    if (end - begin == 1 && *begin == 'X') { return Length{std::nullopt, unit}; }
    int count = 0;
    const auto parsed = std::from_chars(begin, end, count);
    constexpr int k_count_max = 1000;
    if (parsed.ec != std::errc() || parsed.ptr != end || count > k_count_max) {
        return std::nullopt;
    }
    return Length{count, unit};
}

/// So long from `day` on, or back from it: a day, or the month or year that months or years lead
/// to; open for a length without a count.
DateInterval counted_from(Date day, const Length& length, bool back) {
    if (!length.count) { return {}; }
    const int count = back ? -*length.count : *length.count;
    const auto one_day = [](Date then) { return DateInterval{then, then}; };
    const std::chrono::year_month_day in{day};
    switch (length.unit) {
        case 'H': {
            constexpr int k_day_hours = 24;
            return one_day(day + days{count / k_day_hours});
        }
        case 'W':
            return one_day(day + days{count * 7});
        case 'M': {
            const auto month = in.year() / in.month() + std::chrono::months{count};
            return {Date{month / 1}, Date{month / std::chrono::last}};
        }
        case 'Y': {
            const auto year = in.year() + std::chrono::years{count};
            return {Date{year / 1 / 1}, Date{year / 12 / 31}};
        }
        default:
            return one_day(day + days{count});
    }
}

/// The word right behind an expression.
int word_behind(const SentenceView& view, Span span) {
    const auto& tokens = view.sentence().tokens;
    const auto at = std::lower_bound(
        tokens.begin(), tokens.end(), span.end,
        [](const Token& token, std::uint32_t end) { return token.span.begin < end; });
    return at == tokens.end() ? k_no_token : static_cast<int>(at - tokens.begin());
}

/// What a length is counted from, and whether that came first.
struct Link {
    int named = k_no_token;  ///< the word that heads it
    bool after = false;
};

/// "Two days after …"; "au lendemain de …", where the length itself says so.
std::optional<Link> link_of(const SentenceView& view, Span length) {
    const auto& tree = view.tree;
    const int head = view.head_of(length);
    if (head != k_no_token && has_cue(view, head, CueKind::after)) { return Link{head, true}; }
    const int word = word_behind(view, length);
    if (word == k_no_token) { return std::nullopt; }
    const bool after = has_cue(view, word, CueKind::after);
    if (!after && !has_cue(view, word, CueKind::before)) { return std::nullopt; }
    int named = tree.head(word);
    // "three days after rebels had left": the word may hang on the subject of its clause
    if (named != k_no_token && tree[named].deprel == Deprel::nsubj) { named = tree.head(named); }
    return named == k_no_token ? std::nullopt : std::optional(Link{named, after});
}

/// "The attack came two days after …", "it followed …": the sentence is about what was told before.
bool is_told_on(const SentenceView& view, int named) {
    const auto& tree = view.tree;
    const int verb = tree.head(named);
    const int subject = verb == k_no_token ? k_no_token : tree.child(verb, Deprel::nsubj);
    if (subject == k_no_token) { return false; }
    const auto& word = view.token(subject);
    return (word.upos == Upos::noun && tree.definite(subject) &&
            view.classes_at(subject).has(WordClass::attack)) ||
           (word.upos == Upos::pron && !view.classes_at(subject).has(WordClass::person) &&
            !word.is_plural());
}

/// "Retook it on 9 July, five days after it had fallen": the day stands in the clause that the
/// length is measured from, however long ago it was.
bool dates_what_it_follows(const SentenceView& view, int time, int named) {
    const int told = view.tree.head(named);
    return told != k_no_token && view.token(time).deprel == Deprel::obl &&
           view.tree.clause_of(time) == view.tree.clause_of(told);
}

/// The day of what the sentence tells: named outside of what `named` heads, else that of what it
/// tells on (`story`), else that of publication.
std::optional<Date> day_told(const SentenceView& view, const Attribution& attribution,
                             const Occurrence& occurrence, int named,
                             const std::optional<Date>& story) {
    std::optional<Date> said;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        if (mention.interval.open() || token == k_no_token || view.tree.below(token, named) ||
            (!dates_what_it_follows(view, token, named) &&
             !is_recent(mention.interval, view.reading->article.published.day))) {
            continue;
        }
        if (!dates_the_saying(view, attribution, token, occurrence.token)) {
            return mention.interval.to;
        }
        said = mention.interval.to;
    }
    if (said) { return said; }
    return story && is_told_on(view, named) ? story : view.reading->article.published.day;
}

/// "Weeks after rebels captured the town on 3 January": what a length is counted from has a day of
/// its own.
bool has_own_day(const SentenceView& view, const Occurrence& occurrence, int named) {
    constexpr double k_rank_own_clause = 2;
    return std::any_of(view.times.begin(), view.times.end(), [&](int index) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        return !mention.interval.open() && token != k_no_token && view.tree.below(token, named) &&
               time_rank(view, occurrence, token) >= k_rank_own_clause;
    });
}

}  // namespace

std::optional<ClaimTime> offset_time(const SentenceView& view, const Occurrence& occurrence,
                                     const Attribution& attribution,
                                     const std::optional<Date>& story) {
    const auto& tree = view.tree;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const auto length = length_of(mention.value);
        if (!length || mention.type != TimexType::duration || !mention.interval.open()) {
            continue;
        }
        const auto link = link_of(view, mention.span);
        if (!link) { continue; }
        // "after they had left the town they had taken in May": only what the clause itself tells
        const bool inner = tree[link->named].upos == Upos::verb &&
                           tree.clause_of(occurrence.predicate()) != link->named;
        if (inner || !tree.below(occurrence.token, link->named) ||
            has_own_day(view, occurrence, link->named)) {
            continue;
        }
        const auto day = day_told(view, attribution, occurrence, link->named, story);
        if (!day) { continue; }
        auto then = counted_from(*day, *length, link->after);
        // "an operation launched a year after the annexation": of no day known here itself
        const int told = tree.head(link->named);
        const bool aside = told != k_no_token && tree[tree.clause_of(told)].deprel == Deprel::acl;
        if (aside && then.from != then.to) { then = {}; }
        if (then.open()) { return ClaimTime{}; }  // "weeks after rebels had taken the town"
        // "two days before the sides reached a truce": long past, and of no day known here
        const auto& published = view.reading->article.published.day;
        if (published && *then.from > *published && tree[link->named].upos == Upos::verb &&
            tree[link->named].has_feature("Tense=Past")) {
            return std::nullopt;
        }
        ClaimTime time;
        time.interval = then;
        time.basis = TimeBasis::explicit_;
        time.span = mention.span;
        return time;
    }
    return std::nullopt;
}

}  // namespace counterclaim::claim

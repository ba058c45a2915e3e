#include "claim/circumstances.hpp"
#include "claim/claim_times.hpp"
#include "claim/since_times.hpp"
#include "claim/telling.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// An accord that a text only mentions was agreed at most so long ago.
constexpr std::chrono::days k_mention_reach{60};
/// "Six weeks" may be off from the days of the fighting by so great a share.
constexpr double k_length_tolerance = 0.25;

/// Days of a TIMEX3 duration of whole weeks or months; none for others.
std::optional<double> length_days(std::string_view value) {
    const auto length = whole_length(value);
    if (!length) { return std::nullopt; }
    constexpr double k_month_days = 30.4;
    switch (length->second) {
        case 'W':
            return length->first * 7.0;
        case 'M':
            return length->first * k_month_days;
        default:
            return std::nullopt;
    }
}

/// "Six weeks of fighting" that are over: the last stretch of open war of about this length.
std::optional<DateInterval> stretch_of(const ConflictProfile& profile, const SentenceView& view,
                                       const Occurrence& occurrence, Date published) {
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        const auto length = length_days(mention.value);
        if (token == k_no_token || !length) { continue; }
        const auto& tree = view.tree;
        // "a baby of nine months"
        const int measured = tree.head(token);
        if (measured != k_no_token && tree[token].deprel == Deprel::nmod &&
            view.classes_at(measured).has(WordClass::person)) {
            continue;
        }
        const int clause = tree.clause_of(occurrence.token);
        const int host = tree[clause].deprel == Deprel::acl ? tree.head(clause) : k_no_token;
        // "six weeks of fighting", "fighting for six weeks", "six weeks of a war that killed"
        const bool measures = tree.below(occurrence.token, token) ||
                              tree.below(token, occurrence.token) ||
                              (host != k_no_token && tree.below(host, token));
        if (!measures) { continue; }
        for (auto stretch = profile.fighting.rbegin(); stretch != profile.fighting.rend();
             ++stretch) {
            if (!stretch->to || *stretch->to > published) { continue; }
            const auto days = static_cast<double>((*stretch->to - *stretch->from).count() + 1);
            if (std::abs(days - *length) <= k_length_tolerance * days) { return *stretch; }
        }
    }
    return std::nullopt;
}

/// "Supports the ceasefire", "to respect the ceasefire": how it stands, not when it was agreed.
bool speaks_of_now(const SentenceView& view, const Occurrence& occurrence) {
    const int clause = view.tree.clause_of(occurrence.token);
    const int governor = view.tree.head(outermost(view, occurrence.token));
    if (governor != k_no_token && view.tree.infinitive(governor)) { return true; }
    const auto tense = tense_of(view, clause);
    return tense == TellingTense::present || tense == TellingTense::future ||
           (tense == TellingTense::none && view.tree.infinitive(clause));
}

bool is_accord(ClaimType type) {
    return type == ClaimType::ceasefire || type == ClaimType::agreement;
}

}  // namespace

std::optional<DateInterval> known_days(const ConflictProfile& profile, const SentenceView& view,
                                       const Occurrence& occurrence, const Claim& claim) {
    if (claim.modality != Modality::actual || claim.polarity != Polarity::affirmed) {
        return std::nullopt;
    }
    const auto published = view.reading->article.published.day;
    const auto* named =
        event_named(profile, slice(view.reading->article.text, view.sentence().span));
    const bool same_type = named != nullptr && std::find(named->types.begin(), named->types.end(),
                                                         claim.type) != named->types.end();
    if (same_type && (!published || *named->days.from <= *published)) { return named->days; }
    if (!published) { return std::nullopt; }
    const bool fighting = is_violent(claim.type) || claim.type == ClaimType::casualty_toll;
    if (fighting) { return stretch_of(profile, view, occurrence, *published); }
    const bool mentioned = occurrence.nominal && view.tree.definite(occurrence.token);
    if (!is_accord(claim.type) || !mentioned || speaks_of_now(view, occurrence)) {
        return std::nullopt;
    }
    const auto* last = last_event(profile, claim.type, *published, k_mention_reach);
    return last == nullptr ? std::nullopt : std::optional(last->days);
}

void take_year_of_event(const ConflictProfile& profile, const SentenceView& view, ClaimTime& time) {
    const auto& text = view.reading->article.text;
    const auto* named = event_named(profile, slice(text, view.sentence().span));
    if (named == nullptr || !named->days.from || !time.interval.from || time.span.empty()) {
        return;
    }
    const std::chrono::year_month_day told{*time.interval.from};
    const std::chrono::year_month_day known{*named->days.from};
    const auto words = slice(text, view.sentence().span);
    const auto year = std::to_string(static_cast<int>(told.year()));
    if (told.month() != known.month() || told.day() != known.day() || told <= known ||
        words.find(year) != std::string_view::npos) {
        return;
    }
    const auto back = *time.interval.from - *named->days.from;
    if (time.interval.to) { *time.interval.to -= back; }
    time.interval.from = named->days.from;
}

}  // namespace counterclaim::claim

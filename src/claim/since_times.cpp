// "Since the war began", "the worst attack since 2015": what a text counts from and compares with.

#include "claim/since_times.hpp"

#include "claim/background.hpp"
#include "claim/circumstances.hpp"
#include "claim/claim_times.hpp"
#include "claim/control.hpp"
#include "claim/telling.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::claim {
namespace {

constexpr double k_same_clause = 2.5;

bool is_party_to(const ConflictProfile& profile, std::string_view party) {
    return std::any_of(profile.sides.begin(), profile.sides.end(), [&](const auto& side) {
        return std::find(side.parties.begin(), side.parties.end(), party) != side.parties.end();
    });
}

/// A name of somebody or of a place of this war.
bool is_of_this_war(const ConflictProfile& profile, const SentenceView& view, int token) {
    if (const auto* actor = view.actor(token); actor != nullptr) {
        return std::any_of(actor->party.begin(), actor->party.end(),
                           [&](const auto& party) { return is_party_to(profile, party); });
    }
    const auto* place = view.place(token);
    return place != nullptr && !place->candidates.empty() &&
           is_fought_in(profile, place->candidates.front().place.country);
}

/// "Since the end of the war", "since the war of 2006", "depuis la Seconde guerre mondiale".
bool tells_of_another_war(const ConflictProfile& profile, const SentenceView& view, int node) {
    const auto& tree = view.tree;
    for (int at = tree.first_of(node); at <= tree.last_of(node); ++at) {
        if (!tree.below(at, node)) { continue; }
        const bool named = tree[at].upos == Upos::propn && !is_of_this_war(profile, view, at);
        if (named || tree[at].upos == Upos::num || has_cue(view, at, CueKind::ended) ||
            view.time(at) != nullptr) {
            return true;
        }
    }
    return false;
}

bool is_war_word(const SentenceView& view, int token) {
    return view.classes_at(token).has(WordClass::war) || has_cue(view, token, CueKind::outbreak);
}

/// "Since the war", "depuis le début de la guerre", "since the war began": the word itself, what it
/// is the start of, or what began.
bool names_war(const ConflictProfile& profile, const SentenceView& view, int node) {
    if (tells_of_another_war(profile, view, node)) { return false; }
    if (is_war_word(view, node)) { return true; }
    const auto children = view.tree.children(node);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = view.tree[child].deprel;
        return (relation == Deprel::nmod || relation == Deprel::nsubj) && is_war_word(view, child);
    });
}

/// When the war that texts of this day speak of began: its open stretch of fighting, else the first
/// day of one that is not so old that it had several.
std::optional<Date> war_began(const ConflictProfile& profile, Date published) {
    constexpr std::chrono::days k_one_war{15 * 366};
    if (const auto* open = open_fighting(profile, published); open != nullptr) {
        return open->from;
    }
    const auto& from = profile.time.from;
    const bool one = from && *from <= published && published - *from <= k_one_war;
    return one ? from : std::nullopt;
}

/// From that day to the day of the text, as told by the words at `span`.
ClaimTime up_to_text(const SentenceView& view, Date from, Span span) {
    const auto& published = view.reading->article.published.day;
    return ClaimTime{{from, published}, TimeBasis::explicit_, {}, span};
}

/// The node hangs on the occurrence or stands in its clause.
bool stands_beside(const SentenceView& view, const Occurrence& occurrence, int node) {
    return view.tree.head(node) == occurrence.predicate() ||
           closeness(view, occurrence, node) >= k_same_clause;
}

/// A phrase or clause with this marker beside the occurrence that names the war.
int war_behind(const ConflictProfile& profile, const SentenceView& view,
               const Occurrence& occurrence, CueKind marker) {
    for (int node = 0; node < view.tree.size(); ++node) {
        if (!view.tree.below(occurrence.token, node) && is_marked(view, node, marker) &&
            names_war(profile, view, node) && stands_beside(view, occurrence, node)) {
            return node;
        }
    }
    return k_no_token;
}

/// "Until Russia invaded the country", "the war began with an attack on the border".
bool is_outbreak(const ConflictProfile& profile, const SentenceView& view,
                 const Occurrence& occurrence) {
    const bool until = view.tree[occurrence.predicate()].has_feature("Mood=Sub");
    if (!until && !is_past(telling_of(view, occurrence))) { return false; }
    if (!occurrence.nominal) {
        const int subject = subject_of(view, occurrence.token);
        return has_cue(view, occurrence.token, CueKind::outbreak) && subject != k_no_token &&
               is_of_this_war(profile, view, subject);
    }
    const int verb = view.tree.head(occurrence.token);
    const auto relation = view.tree[occurrence.token].deprel;
    if (verb == k_no_token || !has_cue(view, verb, CueKind::opening) ||
        (relation != Deprel::obl && relation != Deprel::obj)) {
        return false;
    }
    const int subject = view.tree.child(verb, Deprel::nsubj);
    return subject != k_no_token && names_war(profile, view, subject);
}

/// "When the bombardment of the capital began": of a war a few weeks old, its first days.
bool tells_when_it_began(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const int verb = tree.head(occurrence.token);
    return occurrence.nominal && is_violent(occurrence.type) && verb != k_no_token &&
           tree[occurrence.token].deprel == Deprel::nsubj && tree[verb].deprel == Deprel::advcl &&
           has_cue(view, verb, CueKind::opening) && is_marked(view, verb, CueKind::meanwhile);
}

/// "La plus grave", "their most violent", not "plus de vingt"; and "the 20th since May".
bool is_superlative(const SentenceView& view, int token) {
    const auto at = static_cast<std::size_t>(token);
    if (view.actor_at[at] >= 0 || view.place_at[at] >= 0) { return false; }  // "the 3rd Brigade"
    if (view.tree[token].has_feature("NumType=Ord") && view.time_at[at] < 0) { return true; }
    if (!has_cue(view, token, CueKind::superlative)) { return false; }
    if (view.tree[token].upos != Upos::adv) { return true; }
    if (token == 0) { return false; }
    const auto& before = view.token(token - 1);
    return before.has_feature("Definite=Def") || before.has_feature("Poss=Yes");
}

bool counts(const SentenceView& view, QuantityKind kind) {
    return std::any_of(view.quantities.begin(), view.quantities.end(), [&](int index) {
        return view.reading->quantities[static_cast<std::size_t>(index)].kind == kind;
    });
}

/// "Forty hostages are held in the valley", "dozens are being held".
bool is_state(const Telling& telling) {
    return telling.tense == TellingTense::present || telling.tense == TellingTense::none;
}

/// "Since the start of the war, on 15 April, …": the phrase so led whose day is set off behind it.
int phrase_before_date(const SentenceView& view, int token, CueKind kind) {
    constexpr int k_words_max = 9;
    const auto& tree = view.tree;
    const auto* mention = view.time(token);
    const auto dates = [&](int at) { return view.time(at) == mention; };
    if (mention == nullptr) { return k_no_token; }
    int first = token;
    int last = token;
    while (first > 0 && dates(first - 1)) { --first; }
    while (last + 1 < tree.size() && dates(last + 1)) { ++last; }
    while (first > 0 && (tree[first - 1].upos == Upos::det || tree[first - 1].upos == Upos::adp)) {
        --first;
    }
    const bool closed = last + 1 >= tree.size() || tree[last + 1].upos == Upos::punct;
    if (first < 2 || !closed || (tree[first - 1].form != "," && tree[first - 1].form != "(")) {
        return k_no_token;
    }
    for (int i = first - 2; i >= 0 && first - i <= k_words_max; --i) {
        const auto upos = tree[i].upos;
        if (upos == Upos::punct || upos == Upos::verb) { return k_no_token; }
        if (upos == Upos::adp && has_cue(view, i, kind)) { return tree.head(i); }
    }
    return k_no_token;
}

/// The first node from `node` up that such a cue leads; none if there is none.
int marked_from(const SentenceView& view, int node, CueKind kind) {
    constexpr int k_climb_max = 8;
    for (int step = 0; step < k_climb_max && node != k_no_token; ++step) {
        if (is_marked(view, node, kind)) { return node; }
        // "in retaliation for an attack", "ahead of a vote": a parser may hang them elsewhere
        const int before = view.tree.first_of(node) - 1;
        const bool opens = before >= 0 && (view.tree[before].upos == Upos::noun ||
                                           view.tree[before].upos == Upos::adv);
        if (opens && has_cue(view, before, kind)) { return node; }
        node = view.tree.head(node);
    }
    return k_no_token;
}

/// The same with the occurrence outside.
int marked_above(const SentenceView& view, const Occurrence& occurrence, int node, CueKind kind) {
    const int found = marked_from(view, node, kind);
    return found == k_no_token || view.tree.below(occurrence.token, found) ? k_no_token : found;
}

}  // namespace

int since_above(const SentenceView& view, const Occurrence& occurrence, int token) {
    const int above = marked_above(view, occurrence, token, CueKind::since);
    if (above != k_no_token) { return above; }
    const int before = phrase_before_date(view, token, CueKind::since);
    return before == k_no_token || view.tree.below(occurrence.token, before) ? k_no_token : before;
}

bool stands_behind_since(const SentenceView& view, int token) {
    return marked_from(view, view.tree.head(token), CueKind::since) != k_no_token;
}

bool stands_behind_after(const SentenceView& view, const Occurrence& occurrence, int token) {
    if (marked_above(view, occurrence, view.tree.head(token), CueKind::after) != k_no_token) {
        return true;
    }
    const int before = phrase_before_date(view, token, CueKind::after);
    return before != k_no_token && !view.tree.below(occurrence.token, before);
}

bool stands_before_other(const SentenceView& view, const Occurrence& occurrence, int token) {
    return marked_above(view, occurrence, view.tree.head(token), CueKind::before) != k_no_token;
}

bool is_commemorated(const SentenceView& view, const Occurrence& occurrence) {
    int above = occurrence.token;
    for (int step = 0; step < view.tree.size() && occurrence.nominal; ++step) {
        const auto relation = view.tree[above].deprel;
        const bool inside = relation == Deprel::nmod || relation == Deprel::obj;
        above = view.tree.head(above);
        if (!inside || above == k_no_token) { return false; }
        if (has_cue(view, above, CueKind::anniversary)) { return true; }
    }
    return false;
}

bool compares(const SentenceView& view, int since) {
    constexpr int k_words_max = 14;
    const int first = view.tree.first_of(since);
    for (int i = first - 1; i >= 0 && first - i <= k_words_max; --i) {
        if (is_superlative(view, i)) { return true; }
    }
    return false;
}

bool only_compares(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const auto children = tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = tree[child].deprel;
        return (relation == Deprel::case_ || relation == Deprel::mark) &&
               has_cue(view, child, CueKind::than);
    });
}

std::optional<ClaimTime> since_war(const ConflictProfile& profile, const SentenceView& view,
                                   const Occurrence& occurrence) {
    const auto& published = view.reading->article.published.day;
    const auto began = published ? war_began(profile, *published) : std::nullopt;
    if (!began) { return std::nullopt; }
    const int node = war_behind(profile, view, occurrence, CueKind::since);
    if (node == k_no_token || compares(view, node)) { return std::nullopt; }
    return up_to_text(view, *began, view.token(node).span);
}

namespace {

/// The noun for a war that the occurrence is told of as its subject: itself, or that of its verb.
int war_told_of(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    int subject = occurrence.token;
    if (!occurrence.nominal || tree[subject].deprel != Deprel::nsubj) {
        const int verb = tree.clause_of(occurrence.predicate());
        subject = tree.child(verb, Deprel::nsubj);
        const int first = tree[verb].deprel == Deprel::conj ? tree.head(verb) : k_no_token;
        if (subject == k_no_token && first != k_no_token) {
            subject = tree.child(first, Deprel::nsubj);
        }
    }
    const bool war = subject != k_no_token && is_war_word(view, subject) &&
                     tree.head(subject) != k_no_token &&
                     tense_of(view, tree.head(subject)) == TellingTense::perfect;
    return war ? subject : k_no_token;
}

}  // namespace

namespace {

/// "In the course of", "au cours de", "tout au long de": a noun that names nothing, with a word of
/// place or time before it, and is no beginning or end.
bool is_within(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    if (noun != k_no_token && tree[noun].deprel == Deprel::fixed) { return true; }
    if (noun == k_no_token || tree[noun].upos != Upos::noun || !view.classes_at(noun).empty() ||
        view.time(noun) != nullptr || view.place(noun) != nullptr) {
        return false;
    }
    constexpr std::array k_others{CueKind::opening, CueKind::ended, CueKind::after, CueKind::before,
                                  CueKind::outbreak};
    if (std::any_of(k_others.begin(), k_others.end(),
                    [&](CueKind kind) { return has_cue(view, noun, kind); })) {
        return false;
    }
    return tree[noun].deprel == Deprel::obl && tree.definite(noun) &&
           is_marked(view, noun, CueKind::locative);
}

}  // namespace

int war_around(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const auto spans = [&](int token) {
        return token != k_no_token &&
               view.lexicon->classes_of(view.lemma(token)).has(WordClass::span);
    };
    for (int war = 0; war < tree.size(); ++war) {
        if (!view.classes_at(war).has(WordClass::war) || !tree.definite(war) ||
            tree.below(occurrence.token, war) || has_mention_below(view, war, view.time_at)) {
            continue;
        }
        const bool within = is_within(view, tree.head(war)) && tree[war].deprel == Deprel::nmod;
        if (!within && !spans(tree.child(war, Deprel::case_))) { continue; }
        int top = within ? tree.head(war) : war;
        // "tout au long de": the words of a fixed phrase hang on its first
        while (tree[top].deprel == Deprel::fixed) { top = tree.head(top); }
        if (stands_beside(view, occurrence, top)) { return war; }
    }
    return k_no_token;
}

std::optional<ClaimTime> during_war(const ConflictProfile* profile, const SentenceView& view,
                                    const Occurrence& occurrence) {
    const int war = war_around(view, occurrence);
    if (war == k_no_token) { return std::nullopt; }
    const auto& published = view.reading->article.published.day;
    const DateInterval* fought = nullptr;
    if (profile != nullptr && published && !tells_of_another_war(*profile, view, war)) {
        for (const auto& stretch : profile->fighting) {
            if (stretch.from && *stretch.from <= *published) { fought = &stretch; }
        }
    }
    if (fought == nullptr) { return ClaimTime{}; }
    const auto to = fought->to && *fought->to < *published ? fought->to : published;
    return ClaimTime{{fought->from, to}, TimeBasis::explicit_, {}, view.token(war).span};
}

std::optional<ClaimTime> since_outbreak(const SentenceView& view, const Occurrence& occurrence) {
    const auto& published = view.reading->article.published.day;
    if (!published || view.times.empty()) { return std::nullopt; }
    const int war = war_told_of(view, occurrence);
    if (war == k_no_token) { return std::nullopt; }
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        if (token == k_no_token || !mention.interval.from || *mention.interval.from > *published) {
            continue;
        }
        for (const int child : view.tree.children(war)) {
            if (view.tree[child].deprel != Deprel::acl || !view.tree.below(token, child) ||
                !has_cue(view, child, CueKind::opening)) {
                continue;
            }
            return up_to_text(view, *mention.interval.from, mention.span);
        }
    }
    return std::nullopt;
}

std::optional<ClaimTime> after_outbreak(const ConflictProfile& profile, const SentenceView& view,
                                        const Occurrence& occurrence) {
    constexpr std::chrono::days k_old{60};
    const auto& published = view.reading->article.published.day;
    const auto began = published ? war_began(profile, *published) : std::nullopt;
    if (!began || *published - *began < k_old || !is_past(telling_of(view, occurrence))) {
        return std::nullopt;
    }
    const int node = war_behind(profile, view, occurrence, CueKind::after);
    // "after the war" is over, "after the fighting" a matter of days
    const bool opens = node != k_no_token && (has_cue(view, node, CueKind::outbreak) ||
                                              !view.classes_at(node).has(WordClass::war));
    if (!opens) { return std::nullopt; }
    return up_to_text(view, *began, view.token(node).span);
}

bool is_before_war(const ConflictProfile& profile, const SentenceView& view,
                   const Occurrence& occurrence) {
    const auto tense = telling_of(view, occurrence).tense;
    return tense != TellingTense::present &&
           war_behind(profile, view, occurrence, CueKind::before) != k_no_token;
}

std::optional<DateInterval> opening_of_war(const ConflictProfile& profile, const SentenceView& view,
                                           const Occurrence& occurrence) {
    constexpr std::chrono::days k_opening{30};
    const auto& published = view.reading->article.published.day;
    const auto* open = published ? open_fighting(profile, *published) : nullptr;
    if (open == nullptr) { return std::nullopt; }
    const bool fresh = *published - *open->from <= 2 * k_opening;
    if (is_outbreak(profile, view, occurrence) ||
        (fresh && tells_when_it_began(view, occurrence))) {
        return DateInterval{open->from, open->from};
    }
    for (int node = 0; node < view.tree.size(); ++node) {
        const bool opens = has_cue(view, node, CueKind::opening) &&
                           is_marked(view, node, CueKind::locative) &&
                           !view.tree.below(occurrence.token, node);
        if (opens && names_war(profile, view, node) && stands_beside(view, occurrence, node)) {
            return DateInterval{open->from, std::min(*open->from + k_opening, *published)};
        }
    }
    return std::nullopt;
}

std::optional<DateInterval> war_so_far(const ConflictProfile& profile, const SentenceView& view,
                                       const Occurrence& occurrence, const Claim& claim) {
    const auto& published = view.reading->article.published.day;
    if (!published || occurrence.nominal || claim.polarity == Polarity::denied) {
        return std::nullopt;
    }
    const auto* open = open_fighting(profile, *published);
    const auto telling = telling_of(view, occurrence);
    if (claim.type == ClaimType::detention) {
        const bool held = open != nullptr && is_state(telling);
        return held && counts(view, QuantityKind::captured)
                   ? std::optional(DateInterval{open->from, published})
                   : std::nullopt;
    }
    const bool people =
        claim.type == ClaimType::casualty_toll || claim.type == ClaimType::displacement;
    if (!people || telling.tense != TellingTense::perfect) { return std::nullopt; }
    const int subject = subject_of(view, occurrence.token);
    if (subject != k_no_token && view.classes_at(subject).has(WordClass::war)) {
        const auto from = war_began(profile, *published);
        return from ? std::optional(DateInterval{from, published}) : std::nullopt;
    }
    // of an old war, a count of those who fled is that of one battle
    constexpr std::chrono::days k_young{900};
    if (open == nullptr || *published - *open->from > k_young) { return std::nullopt; }
    const bool counted =
        claim.type == ClaimType::displacement && counts(view, QuantityKind::displaced);
    return counted ? std::optional(DateInterval{open->from, published}) : std::nullopt;
}

}  // namespace counterclaim::claim

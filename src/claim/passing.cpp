// What a sentence only mentions beside what somebody says in it: acts done by saying, and what the
// outlet adds.

#include "claim/passing.hpp"

#include <chrono>

namespace counterclaim::claim {
namespace {

/// "Since they took the town", "after the army shelled …": a clause that only dates. By the order
/// of words, as a conjunction that is an adposition as well is often hung on the subject.
bool dates_only(const SentenceView& view, int clause) {
    constexpr int k_words_max = 8;
    const auto& tree = view.tree;
    if (tree[clause].deprel != Deprel::advcl) { return false; }
    for (int i = clause - 1; i >= 0 && clause - i <= k_words_max; --i) {
        if (has_cue(view, i, CueKind::since) || has_cue(view, i, CueKind::after)) { return true; }
        if (tree[i].upos == Upos::verb || tree[i].upos == Upos::punct) { return false; }
    }
    return false;
}

/// "The province, which was rocked by fighting last year", "the attack carried out in May", "since
/// they took the town in May": a clause beside the matter with a date of its own, well before what
/// is reported.
bool dated_relative(const SentenceView& view, const Occurrence& occurrence) {
    constexpr std::chrono::days k_recent{10};
    const auto& tree = view.tree;
    const int clause = tree.clause_of(occurrence.predicate());
    const bool describes =
        tree[clause].deprel == Deprel::acl && (tree[clause].subtype == DeprelSubtype::relcl ||
                                               (tree.participle(clause) && !occurrence.nominal));
    if (!describes && !dates_only(view, clause)) { return false; }
    if (view.quoted[static_cast<std::size_t>(occurrence.token)] != 0) { return false; }
    // "said on Saturday that …", with the clause hung on the day
    if (view.time_at[static_cast<std::size_t>(tree.head(clause))] >= 0) { return false; }
    for (int i = tree.first_of(clause); i <= tree.last_of(clause); ++i) {
        const int time = view.time_at[static_cast<std::size_t>(i)];
        if (time < 0 || tree.clause_of(i) != clause) { continue; }
        const auto& until = view.reading->times[static_cast<std::size_t>(time)].interval.to;
        const auto& said = view.reading->article.published.day;
        if (until && said && *until < *said - k_recent) { return true; }
    }
    return false;
}

/// "Who has ruled since his coup of October 2021": an act of long ago that only describes somebody.
bool dated_noun(const SentenceView& view, const Occurrence& occurrence) {
    constexpr std::chrono::days k_long_ago{60};
    const auto& tree = view.tree;
    const int token = occurrence.token;
    const auto relation = tree[token].deprel;
    if (!occurrence.nominal || occurrence.support.kind != Support::Kind::none ||
        (relation != Deprel::nmod && relation != Deprel::obl) ||
        view.quoted[static_cast<std::size_t>(token)] != 0) {
        return false;
    }
    for (int i = tree.first_of(token); i <= tree.last_of(token); ++i) {
        const int time = view.time_at[static_cast<std::size_t>(i)];
        if (time < 0) { continue; }
        const auto& until = view.reading->times[static_cast<std::size_t>(time)].interval.to;
        const auto& said = view.reading->article.published.day;
        if (until && said && *until < *said - k_long_ago) { return true; }
    }
    return false;
}

}  // namespace

bool performs(const SentenceView& view, const Speech& speech, const Occurrence& occurrence) {
    const bool infinitive = is_violent(occurrence.type) && view.tree.infinitive(speech.token) &&
                            speech.saying->force == Force::say &&
                            has_cue(view, speech.token, CueKind::support) &&
                            view.tree.head(occurrence.token) == speech.token;
    return infinitive || (speech.token == occurrence.support.verb &&
                          (occurrence.type == ClaimType::leadership_change ||
                           occurrence.type == ClaimType::ceasefire));
}

bool commands(const SentenceView& view, const Speech& speech) {
    return speech.saying->force == Force::demand && speech.saying->upos == Upos::verb &&
           speech.saying->phrase.others.empty() &&
           view.quoted[static_cast<std::size_t>(speech.token)] == 0 &&
           has_cue(view, speech.token, CueKind::support);
}

bool describes_what_is_asked(const SentenceView& view, const Speech& speech,
                             const Occurrence& occurrence) {
    constexpr int k_climb_max = 6;
    const auto& tree = view.tree;
    if (!calls_for_act(speech) || occurrence.nominal ||
        view.quoted[static_cast<std::size_t>(occurrence.token)] != 0) {
        return false;
    }
    int node = occurrence.predicate();
    for (int step = 0; step < k_climb_max && node != k_no_token && node != speech.token; ++step) {
        const auto& word = tree[node];
        const bool describes = word.deprel == Deprel::amod ||
                               (word.deprel == Deprel::acl &&
                                (word.subtype == DeprelSubtype::relcl || tree.participle(node)));
        if (describes) { return tree.head(node) != speech.token; }
        node = tree.head(node);
    }
    return false;
}

bool background(const SentenceView& view, const Occurrence& occurrence) {
    if (dated_relative(view, occurrence) || dated_noun(view, occurrence)) { return true; }
    if (occurrence.type != ClaimType::hold && occurrence.type != ClaimType::leadership_change) {
        return false;
    }
    const auto at_token = static_cast<std::size_t>(occurrence.token);
    const int clause = view.tree.clause_of(occurrence.predicate());
    return view.tree[clause].deprel == Deprel::acl && !occurrence.nominal &&
           !view.tree.infinitive(clause) && view.quoted[at_token] == 0;
}

}  // namespace counterclaim::claim

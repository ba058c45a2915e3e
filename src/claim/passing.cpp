// What a sentence only mentions beside what somebody says in it: acts done by saying, and what the
// outlet adds.

#include "claim/passing.hpp"

#include "claim/participant.hpp"
#include "claim/speaker.hpp"

#include <algorithm>
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
        if (says_after(view, i)) { return true; }
        if (tree[i].upos == Upos::verb || tree[i].upos == Upos::punct) { return false; }
    }
    return false;
}

/// A word of a time that ended longer than `margin` before the article was published.
bool dated_before(const SentenceView& view, int token, std::chrono::days margin) {
    const auto* time = view.time(token);
    const auto& said = view.reading->article.published.day;
    return time != nullptr && time->interval.to && said && *time->interval.to < *said - margin;
}

/// "The province, which was rocked by fighting last year", "the attack carried out in May", "since
/// they took the town in May": a clause beside the matter with a date of its own, well before what
/// is reported.
bool dated_relative(const SentenceView& view, const Occurrence& occurrence, const Speech* speech) {
    constexpr std::chrono::days k_recent{10};
    const auto& tree = view.tree;
    const int clause = tree.clause_of(occurrence.predicate());
    const bool describes =
        tree[clause].deprel == Deprel::acl && (tree[clause].subtype == DeprelSubtype::relcl ||
                                               (tree.participle(clause) && !occurrence.nominal));
    if (!describes && !dates_only(view, clause)) { return false; }
    const bool said_inside = speech != nullptr && speech->speaker != k_no_token &&
                             tree.below(speech->token, clause) &&
                             tree.below(speech->speaker, clause);
    if (said_inside) { return false; }
    if (view.quoted[static_cast<std::size_t>(occurrence.token)] != 0) { return false; }
    // "said on Saturday that …", with the clause hung on the day
    if (view.time(tree.head(clause)) != nullptr) { return false; }
    for (int i = tree.first_of(clause); i <= tree.last_of(clause); ++i) {
        if (tree.clause_of(i) == clause && dated_before(view, i, k_recent)) { return true; }
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
        if (dated_before(view, i, k_long_ago)) { return true; }
    }
    return false;
}

/// "Moscow said on Sunday, as an offensive forced thousands to flee", "the army said, after two
/// nights of fighting": what a clause or a phrase of time adds behind an aside.
bool adds_circumstance(const SentenceView& view, int comma) {
    const auto& tree = view.tree;
    const int next = comma + 1;
    if (next >= tree.size()) { return false; }
    return has_cue(view, next, CueKind::meanwhile) || says_after(view, next);
}

bool follows_aside(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    if (tree[speech.token].deprel != Deprel::parataxis) { return false; }
    for (int i = speech.token + 1; i < token; ++i) {
        if (tree[i].form == ",") { return adds_circumstance(view, i); }
        const auto upos = tree[i].upos;  // of nothing but the day
        if (upos == Upos::verb || upos == Upos::sconj || upos == Upos::pron) { return false; }
    }
    return false;
}

/// "Repelled an attack on the city, the last under its control": how the outlet describes what was
/// named.
bool is_apposed(const SentenceView& view, const Speech& speech, int token) {
    constexpr int k_climb_max = 6;
    const auto& tree = view.tree;
    int node = token;
    for (int step = 0; step < k_climb_max && node != k_no_token && node != speech.token; ++step) {
        if (tree[node].deprel == Deprel::appos && tree.set_off(node)) { return true; }
        node = tree.head(node);
    }
    return false;
}

/// "Ordered residents to leave", not "ordered his troops to withdraw": whoever is told so is
/// none of the speaker's own.
bool addresses_others(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    int asked = k_no_token;
    int hearer = k_no_token;
    for (const int child : tree.children(speech.token)) {
        if (child < speech.token || view.time(child) != nullptr) {
            continue;  // "a ordonné lundi à ses troupes"
        }
        const auto relation = tree[child].deprel;
        if (tree.infinitive(child)) { asked = child; }
        const bool told =
            relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::obl;
        if (told && hearer == k_no_token) { hearer = child; }
    }
    if (asked == k_no_token || hearer == k_no_token || hearer > asked) { return false; }
    const auto children = tree.children(hearer);
    const bool owned = std::any_of(children.begin(), children.end(),
                                   [&](int child) { return tree[child].has_feature("Poss=Yes"); });
    const auto* told = view.actor(hearer);
    const auto* speaker = speech.speaker == k_no_token ? nullptr : view.actor(speech.speaker);
    const bool own_party = told != nullptr && speaker != nullptr && !told->party.empty() &&
                           overlap(told->party, speaker->party);
    const auto classes = view.classes_at(hearer);
    const bool forces = classes.has(WordClass::force) && (told == nullptr || told->party.empty());
    return !owned && !own_party && !forces;
}

/// "Israel, which says it will not yield, carried out strikes": a verb behind a comma that found
/// no subject is not what the clause before says.
bool resumes_sentence(const SentenceView& view, const Speech& speech, int token) {
    constexpr int k_climb_max = 6;
    const auto& tree = view.tree;
    int said = speech.token;
    while (tree[said].deprel == Deprel::conj && tree.head(said) < said) { said = tree.head(said); }
    if (tree[said].deprel != Deprel::acl) { return false; }
    int node = token;
    for (int step = 0; step < k_climb_max && node != k_no_token && node != speech.token; ++step) {
        const bool behind_comma = node > 0 && tree[node - 1].form == ",";
        if (tree[node].deprel == Deprel::parataxis && behind_comma &&
            (tree[node].has_feature("VerbForm=Fin") || tree[node].has_feature("Tense=Past")) &&
            node > speech.token && saying_at(view, node) == nullptr &&
            tree.child(node, Deprel::nsubj) == k_no_token) {
            return true;
        }
        node = tree.head(node);
    }
    return false;
}

}  // namespace

bool beside_said(const SentenceView& view, const Speech& speech, const Occurrence& occurrence) {
    const int token = occurrence.token;
    if (speech.saying->upos != Upos::verb || token < speech.token ||
        view.quoted[static_cast<std::size_t>(token)] != 0) {
        return false;
    }
    return follows_aside(view, speech, token) || is_apposed(view, speech, token) ||
           resumes_sentence(view, speech, token);
}

bool performs(const SentenceView& view, const Speech& speech, const Occurrence& occurrence) {
    const bool infinitive = is_violent(occurrence.type) && view.tree.infinitive(speech.token) &&
                            speech.saying->force == Force::say &&
                            has_cue(view, speech.token, CueKind::support) &&
                            view.tree.head(occurrence.token) == speech.token;
    // "declared a ceasefire" makes it, "called for a ceasefire" does not
    const bool calls_for = calls_for_act(speech) && !speech.saying->phrase.others.empty();
    // "agreed to extend the truce"
    const bool agrees = occurrence.type == ClaimType::ceasefire && !occurrence.nominal &&
                        has_cue(view, speech.token, CueKind::support) &&
                        has_cue(view, speech.token, CueKind::future) &&
                        view.tree.head(occurrence.token) == speech.token &&
                        view.tree.infinitive(occurrence.token);
    return infinitive || agrees ||
           (speech.token == occurrence.support.verb && !calls_for &&
            (occurrence.type == ClaimType::leadership_change ||
             occurrence.type == ClaimType::ceasefire));
}

bool commands(const SentenceView& view, const Speech& speech) {
    if (addresses_others(view, speech)) { return false; }
    return speech.saying->force == Force::demand && speech.saying->upos == Upos::verb &&
           speech.saying->phrase.others.empty() &&
           view.quoted[static_cast<std::size_t>(speech.token)] == 0 &&
           has_cue(view, speech.token, CueKind::support);
}

bool describes_what_is_asked(const SentenceView& view, const Speech& speech,
                             const Occurrence& occurrence) {
    constexpr int k_climb_max = 6;
    const auto& tree = view.tree;
    // nor denied: "denied violating the truce, which was to take effect on Monday"
    const bool denies = speech.saying->force == Force::deny;
    if ((!calls_for_act(speech) && !denies) || (occurrence.nominal && denies) ||
        view.quoted[static_cast<std::size_t>(occurrence.token)] != 0) {
        return false;
    }
    // "urged forces fighting for the town to wait", "aid to those hurt in the shelling"
    int node = occurrence.nominal ? occurrence.token : occurrence.predicate();
    for (int step = 0; step < k_climb_max && node != k_no_token && node != speech.token; ++step) {
        const auto& word = tree[node];
        const bool describes = word.deprel == Deprel::amod ||
                               (word.deprel == Deprel::acl &&
                                (word.subtype == DeprelSubtype::relcl || tree.participle(node)));
        if (describes && denies) {
            return word.subtype == DeprelSubtype::relcl && word.deprel == Deprel::acl &&
                   tree.set_off(node);
        }
        if (describes) { return tree.head(node) != speech.token; }
        // "sought to calm fears as the army fought on": what goes on meanwhile
        const int mark =
            word.deprel == Deprel::advcl && !denies ? tree.child(node, Deprel::mark) : k_no_token;
        if (mark != k_no_token && has_cue(view, mark, CueKind::meanwhile)) { return true; }
        node = tree.head(node);
    }
    return false;
}

bool background(const SentenceView& view, const Occurrence& occurrence, const Speech* speech) {
    if (dated_relative(view, occurrence, speech) || dated_noun(view, occurrence)) { return true; }
    if (occurrence.type != ClaimType::hold && occurrence.type != ClaimType::leadership_change) {
        return false;
    }
    const auto at_token = static_cast<std::size_t>(occurrence.token);
    const int clause = view.tree.clause_of(occurrence.predicate());
    // "the airport, which the rebels say they hold"
    const bool said_inside = speech != nullptr && speech->speaker != k_no_token &&
                             speech->speaker != clause && view.tree.below(speech->token, clause) &&
                             view.tree.below(speech->speaker, clause);
    const int mark = view.tree.child(clause, Deprel::mark);  // "in a statement that they hold it"
    const bool told = mark != k_no_token && has_cue(view, mark, CueKind::complement);
    return !said_inside && !told && view.tree[clause].deprel == Deprel::acl &&
           !occurrence.nominal && !view.tree.infinitive(clause) && view.quoted[at_token] == 0;
}

}  // namespace counterclaim::claim

#include "claim/circumstances.hpp"

#include <algorithm>
#include <cstdlib>

namespace counterclaim::claim {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr int k_far = 1000;

bool in_clause_below(const Tree& tree, int token, int clause) {
    int up = tree.clause_of(token);
    for (int step = 0; step < tree.size(); ++step) {
        if (up == clause) { return true; }
        const int head = tree.head(up);
        if (head == k_no_token) { return false; }
        up = tree.clause_of(head);
    }
    return false;
}

/// "After rebels had attacked Kostal, police arrested ten": below the verb, in a clause that a
/// conjunction opens.
bool in_clause_beside(const Tree& tree, int token, int verb) {
    int clause = tree.clause_of(token);
    for (int step = 0; step < tree.size() && clause != verb && tree.below(clause, verb); ++step) {
        const bool opened =
            tree[clause].deprel == Deprel::advcl && tree.child(clause, Deprel::mark) != k_no_token;
        if (opened) { return true; }
        clause = tree.clause_of(tree.head(clause));
    }
    return false;
}

/// "Called on Monday for a withdrawal": what is asked for is no circumstance of the asking.
bool is_asked_for(const Tree& tree, int trigger) {
    switch (tree[trigger].deprel) {
        case Deprel::obj:
        case Deprel::obl:
        case Deprel::xcomp:
        case Deprel::ccomp:
            return true;
        default:
            return false;
    }
}

/// "On Sunday the mayor confirmed the attack": what was told before has a day of its own.
bool confirms_known(const SentenceView& view, const Speech& speech, int trigger) {
    const auto force = speech.saying->force;
    return (force == Force::confirm || force == Force::deny) && view.tree.definite(trigger) &&
           view.tree[trigger].deprel == Deprel::obj && view.tree.head(trigger) == speech.token;
}

/// "A memorial to the victims killed in the war": the clause only describes a noun, so when and
/// where the sentence plays says nothing about it. One with a conjunction of its own ("were hurt
/// on Sunday when rebels fired at the town") plays where the sentence does.
bool told_in_passing(const SentenceView& view, int predicate) {
    const auto& tree = view.tree;
    const int clause = tree.clause_of(predicate);
    if (tree[clause].deprel != Deprel::acl) { return false; }
    const int mark = tree.child(clause, Deprel::mark);
    return mark == k_no_token || tree[mark].upos != Upos::sconj ||
           !tree[clause].has_feature("VerbForm=Fin") || has_cue(view, mark, CueKind::after) ||
           has_cue(view, mark, CueKind::since) || has_cue(view, mark, CueKind::complement);
}

/// "Freed many of the women they held": says nothing that counts.
bool counts_nothing(const QuantityMention& mention) {
    return mention.kind == QuantityKind::captured && !mention.low && !mention.high;
}

/// How well a counted thing goes with a type of occurrence.
int affinity(QuantityKind kind, ClaimType type) {
    switch (kind) {
        case QuantityKind::killed:
        case QuantityKind::wounded:
            if (is_violent(type)) { return 3; }
            if (type == ClaimType::casualty_toll) { return 3; }
            // "the hospital treated twelve wounded"
            if (type == ClaimType::humanitarian_aid && kind == QuantityKind::wounded) { return 2; }
            return type == ClaimType::protest || type == ClaimType::repulse ? 1 : 0;
        case QuantityKind::missing:
            return is_violent(type) || type == ClaimType::casualty_toll ? 2 : 0;
        case QuantityKind::captured:
            return type == ClaimType::detention || type == ClaimType::release_exchange ||
                           type == ClaimType::violence_against_civilians ||
                           type == ClaimType::equipment_loss
                       ? 3
                       : 0;
        case QuantityKind::displaced:
            return type == ClaimType::displacement ? 3 : 0;
        case QuantityKind::destroyed:
            if (type == ClaimType::equipment_loss || type == ClaimType::property_destruction) {
                return 3;
            }
            return is_violent(type) ? 2 : 0;
        case QuantityKind::sent:
            return type == ClaimType::deployment || type == ClaimType::military_support ||
                           type == ClaimType::humanitarian_aid
                       ? 3
                       : 0;
        case QuantityKind::places_taken:
            return type == ClaimType::capture || type == ClaimType::advance ? 3 : 0;
        case QuantityKind::other:
            return 0;
    }
    return 0;
}

}  // namespace

bool dates_the_saying(const SentenceView& view, const Attribution& attribution, int token,
                      int trigger) {
    if (!attribution.speech || attribution.speech->saying->upos == Upos::adp) { return false; }
    const auto& speech = *attribution.speech;
    const auto& tree = view.tree;
    // "fell, the ministry said on Sunday", where the saying hangs on the deed
    const bool aside =
        tree[speech.token].deprel == Deprel::parataxis && !tree.below(trigger, speech.token);
    // "…, he told journalists in the capital": behind it, however deep
    if (aside && token > speech.token && in_clause_below(tree, token, speech.token) &&
        !said_in(view, speech, token)) {
        return true;
    }
    if (tree.head(token) == speech.token && speech.token != trigger &&
        (aside || tree.below(speech.token, trigger)) && tree[speech.token].upos == Upos::verb) {
        return true;
    }
    if (token == trigger || tree.below(token, trigger)) { return false; }
    if (tree.clause_of(trigger) == tree.clause_of(speech.token)) {
        if (tree.head(token) != speech.token) { return false; }
        if (confirms_known(view, speech, trigger) && token < speech.token) { return true; }
        return tree.head(trigger) != speech.token ||
               (speech.saying->force == Force::demand && is_asked_for(tree, trigger) &&
                said_in(view, speech, trigger));
    }
    // "says the army in a statement issued on Sunday": what hangs on the saying, however deep
    return in_clause_below(tree, token, tree.clause_of(speech.token)) &&
           !said_in(view, speech, token);
}

double closeness(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto& tree = view.tree;
    const double distance = std::abs(token - occurrence.token) / 1000.0;
    if (tree.below(token, occurrence.token)) {
        return (in_clause_beside(tree, token, occurrence.token) ? 3.2 : 4) - distance;
    }
    // "told of a massacre in Kostal": what stands right behind a noun is told of it, wherever the
    // tree hangs it
    if (occurrence.nominal && tree.first_of(token) == occurrence.token + 1) { return 4 - distance; }
    // "the fighting is in Kostal": the place is what is said of it
    if (tree.head(occurrence.token) == token) { return 4 - distance; }
    const int clause = tree.clause_of(occurrence.predicate());
    if (tree.clause_of(token) == clause) { return 3 - distance; }
    if (in_clause_below(tree, occurrence.predicate(), tree.clause_of(token))) {
        return (told_in_passing(view, occurrence.predicate()) ? 1.2 : 2) - distance;
    }
    if (in_clause_below(tree, token, clause)) { return 1.5 - distance; }
    return 1 - distance;
}

int tree_distance(const Tree& tree, int a, int b) {
    int steps_a = 0;
    for (int up = a; up != k_no_token && steps_a <= tree.size(); up = tree.head(up), ++steps_a) {
        if (!tree.below(b, up)) { continue; }
        int steps_b = 0;
        for (int down = b; down != up && down != k_no_token; down = tree.head(down)) { ++steps_b; }
        return steps_a + steps_b;
    }
    return k_far;
}

std::vector<int> share_quantities(const SentenceView& view,
                                  const std::vector<Occurrence>& occurrences) {
    std::vector<int> owners(view.quantities.size(), -1);
    for (std::size_t i = 0; i < view.quantities.size(); ++i) {
        const auto& mention = view.reading->quantities[at(view.quantities[i])];
        if (mention.kind == QuantityKind::other || counts_nothing(mention)) { continue; }
        const int token = view.head_of(mention.span);
        int best = k_far * 10;
        for (std::size_t k = 0; token != k_no_token && k < occurrences.size(); ++k) {
            const int fit = affinity(mention.kind, occurrences[k].type);
            if (fit == 0) { continue; }
            const int distance = tree_distance(view.tree, token, occurrences[k].token) * 4 - fit;
            if (distance < best) {
                best = distance;
                owners[i] = static_cast<int>(k);
            }
        }
    }
    return owners;
}

ClaimQuantity claim_quantity(const QuantityMention& mention) {
    ClaimQuantity quantity;
    quantity.kind = mention.kind;
    quantity.person_class = mention.person_class;
    quantity.item = mention.item;
    quantity.party = mention.party;
    quantity.low = mention.low;
    quantity.high = mention.high;
    quantity.approximate = mention.approximate;
    quantity.scope = mention.scope;
    quantity.since = mention.since;
    quantity.span = mention.span;
    return quantity;
}

}  // namespace counterclaim::claim

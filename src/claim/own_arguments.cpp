#include "claim/own_arguments.hpp"

#include "claim/control.hpp"
#include "claim/phrase.hpp"

#include <cstdlib>

namespace counterclaim::claim {
namespace {

/// Steps a search for a shared subject or object may climb.
constexpr int k_climb_max = 6;

bool is_relative_pronoun(const Token& token) {
    return token.has_feature("PronType=Rel") || token.has_feature("PronType=Int,Rel");
}

/// The noun a relative clause or participle modifies.
int antecedent_of(const Tree& tree, int verb) {
    for (int step = 0; step < k_climb_max && verb != k_no_token; ++step) {
        if (tree[verb].deprel == Deprel::acl || tree[verb].relation == "advcl:cleft") {
            return tree.head(verb);
        }
        if (tree[verb].deprel != Deprel::conj && tree[verb].deprel != Deprel::xcomp) {
            return k_no_token;
        }
        verb = tree.head(verb);
    }
    return k_no_token;
}

/// A pronoun without person that opens a relative clause is its pronoun, whatever its features say.
bool opens_relative(const Tree& tree, int token, int verb) {
    const auto& word = tree[token];
    return word.upos == Upos::pron && token < verb && tree[verb].deprel == Deprel::acl &&
           tree[verb].subtype == DeprelSubtype::relcl &&
           word.features.find("Person=") == std::string::npos;
}

/// "Evacuated by [bus]": bare, it is how, not by whom. Who strikes by helicopter has one.
bool is_conveyance(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const auto classes = view.lexicon->classes_of(view.lemma(noun));
    return classes.has(WordClass::vehicle) && !classes.has(WordClass::aircraft) &&
           tree[noun].upos == Upos::noun && !tree[noun].is_plural() &&
           tree.child(noun, Deprel::det) == k_no_token &&
           tree.child(noun, Deprel::nummod) == k_no_token;
}

}  // namespace

int counted_by(const Tree& tree, int token) {
    if (token == k_no_token || tree[token].upos != Upos::adv) { return token; }
    for (const int child : tree.children(token)) {
        const auto relation = tree[child].deprel;
        const bool counted = relation == Deprel::obl || relation == Deprel::nmod;
        if (counted && tree[child].upos == Upos::noun) { return child; }
    }
    return token;
}

int resolve_relative(const Tree& tree, int token, int verb) {
    if (token == k_no_token) { return token; }
    if (!is_relative_pronoun(tree[token]) && !opens_relative(tree, token, verb)) { return token; }
    const int antecedent = antecedent_of(tree, verb);
    return antecedent == k_no_token ? token : antecedent;
}

int agent_of(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel == Deprel::obl && tree[child].subtype == DeprelSubtype::agent &&
            !is_conveyance(view, child)) {
            return child;
        }
    }
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel != Deprel::obl) { continue; }
        if (case_says(view, child, CueKind::agent) && !is_conveyance(view, child)) { return child; }
    }
    return k_no_token;
}

int passive_subject(const Tree& tree, int verb) {
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel == Deprel::nsubj) {
            return counted_by(tree, resolve_relative(tree, child, verb));
        }
    }
    return k_no_token;
}

namespace {

/// "L'hôpital, que pillaient [des hommes armés]": what stands behind the verb of a relative clause
/// that has its object before it.
int inverted_subject(const Tree& tree, int verb) {
    int relative = k_no_token;
    int behind = k_no_token;
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel == Deprel::nsubj) { return k_no_token; }
        if (tree[child].deprel != Deprel::obj) { continue; }
        const bool pronoun = child < verb && tree[child].has_feature("PronType=Rel");
        if (pronoun) { relative = child; }
        if (child > verb && tree[child].upos != Upos::pron) { behind = child; }
    }
    return relative == k_no_token ? k_no_token : behind;
}

/// "A fourni des drones": an indefinite plural that is read as a preposition and its argument,
/// because the two look alike. One surface holds both words.
bool is_partitive(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    if (tree[token].relation != "obl:arg") { return false; }
    const int marker = tree.child(token, Deprel::case_);
    const int article = tree.child(token, Deprel::det);
    const int verb = tree.head(token);
    const bool light = verb != k_no_token && (has_cue(view, verb, CueKind::support) ||
                                              has_cue(view, verb, CueKind::support_passive));
    // "ont entendu de violentes explosions": so it is before an adjective
    if (light && marker != k_no_token && marker + 1 < token && tree[marker + 1].upos == Upos::adj &&
        tree.head(marker + 1) == token && tree[token].is_plural() &&
        has_cue(view, marker, CueKind::partitive)) {
        return true;
    }
    if (marker == k_no_token || article != marker + 1 ||
        !has_cue(view, marker, CueKind::partitive)) {
        return false;
    }
    // "a distribué de la nourriture": what is given out has no number
    const bool mass = view.classes_at(token).has(WordClass::aid);
    return mass || (tree[marker].span == tree[article].span && tree[article].is_plural());
}

}  // namespace

int own_subject(const Tree& tree, int verb) {
    int found = k_no_token;
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel != Deprel::nsubj) { continue; }
        if (tree[child].subtype == DeprelSubtype::pass && tree.passive(verb)) { continue; }
        if (found == k_no_token || std::abs(child - verb) < std::abs(found - verb)) {
            found = child;
        }
    }
    if (found == k_no_token) { found = inverted_subject(tree, verb); }
    return counted_by(tree, resolve_relative(tree, found, verb));
}

int own_object(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    int found = k_no_token;
    const int inverted = inverted_subject(tree, verb);
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel != Deprel::obj || child == inverted) { continue; }
        if (found == k_no_token || tree[found].upos == Upos::pron) { found = child; }
    }
    for (const int child : tree.children(verb)) {
        // "accepted on Thursday a truce": a bare noun with an article that a parser took for an
        // adverbial
        const bool bare = tree[child].deprel == Deprel::obl && child > verb &&
                          tree[child].upos == Upos::noun && found == k_no_token &&
                          tree.child(child, Deprel::case_) == k_no_token &&
                          tree.child(child, Deprel::det) != k_no_token;
        const bool time =
            view.time(child) != nullptr || view.classes_at(child).has(WordClass::measure);
        if (bare && !time && !tree.passive(verb)) { found = child; }
    }
    const bool reflexive = tree.child(verb, Deprel::expl) != k_no_token;
    for (const int child : tree.children(verb)) {
        const bool next = found == k_no_token && !reflexive && child > verb;
        if (next && is_partitive(view, child)) { found = child; }
    }
    return found;
}

}  // namespace counterclaim::claim

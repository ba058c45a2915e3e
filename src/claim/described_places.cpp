// Places of which a relative clause tells what happened there.

#include "claim/described_places.hpp"

namespace counterclaim::claim {
namespace {

/// The noun that a relative clause with the occurrence in it describes; none without one.
int described_noun(const SentenceView& view, const Occurrence& occurrence) {
    const int clause = view.tree.clause_of(occurrence.predicate());
    return view.tree[clause].deprel == Deprel::acl ? view.tree.head(clause) : k_no_token;
}

/// "[Sarn] is a region of Kostania that rebels hold": whose place the noun tells.
int named_by(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    if (noun == k_no_token || tree.child(noun, Deprel::cop) == k_no_token) { return k_no_token; }
    const int subject = tree.child(noun, Deprel::nsubj);
    return subject != k_no_token && view.place(subject) != nullptr ? subject : k_no_token;
}

/// "…, where": the word that opens the clause of the occurrence names a place.
bool tells_where(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const int clause = tree.clause_of(occurrence.predicate());
    for (const int child : tree.children(clause)) {
        const auto word = view.token(child).upos;
        const bool relative = word == Upos::adv || word == Upos::pron;
        if (relative && has_cue(view, child, CueKind::locative)) { return true; }
    }
    return false;
}

}  // namespace

bool is_described_by(const SentenceView& view, const Occurrence& occurrence, int token) {
    const int noun = described_noun(view, occurrence);
    if (noun == k_no_token) { return false; }
    const int clause = view.tree.clause_of(occurrence.predicate());
    return (noun == token || view.classes_at(noun).has(WordClass::place)) &&
           view.tree.below(token, noun) && !view.tree.below(token, clause);
}

bool names_described(const SentenceView& view, const Occurrence& occurrence, int token) {
    return is_described_by(view, occurrence, token) &&
           (tells_where(view, occurrence) ||
            token == named_by(view, described_noun(view, occurrence)));
}

bool lies_around_named(const SentenceView& view, const Occurrence& occurrence, int token) {
    const int noun = described_noun(view, occurrence);
    const int name = named_by(view, noun);
    return name != k_no_token && view.tree.below(token, noun) && !view.tree.below(token, name) &&
           !view.tree.below(token, view.tree.clause_of(occurrence.predicate()));
}

}  // namespace counterclaim::claim

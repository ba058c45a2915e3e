#include "claim/negation.hpp"

#include <algorithm>

namespace counterclaim::claim {

namespace {

/// "Pas moins de 40": part of a count, and not of none.
bool is_of_count(const SentenceView& view, int token) {
    return std::any_of(view.quantities.begin(), view.quantities.end(), [&](int index) {
        const auto& mention = view.reading->quantities[static_cast<std::size_t>(index)];
        return mention.low && *mention.low > 0 && mention.span.contains(view.token(token).span);
    });
}

/// "Non seulement", "not only": more than that is told, and no less.
bool only_adds(const SentenceView& view, int token) {
    const int next = token + 1;
    return next < view.tree.size() && view.tree[next].upos == Upos::adv &&
           has_phrase_cue(view, token, CueKind::concession);
}

}  // namespace

bool is_negation(const SentenceView& view, int token) {
    if (only_adds(view, token)) { return false; }
    if (is_of_count(view, token)) { return false; }
    if (has_cue(view, token, CueKind::negation)) { return true; }
    // "n'ont pas encore pris": the negation hung on the adverb behind it
    const int below =
        view.token(token).upos == Upos::adv ? view.tree.child(token, Deprel::advmod) : k_no_token;
    return below != k_no_token && below == token - 1 && has_cue(view, below, CueKind::negation) &&
           !only_adds(view, below);
}

bool is_negated(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const auto children = tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = tree[child].deprel;
        return (relation == Deprel::advmod || relation == Deprel::aux) && is_negation(view, child);
    });
}

bool is_none(const SentenceView& view, int noun) {
    const auto children = view.tree.children(noun);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return view.tree[child].deprel == Deprel::det && has_cue(view, child, CueKind::negation);
    });
}

bool has_no_subject(const SentenceView& view, int verb) {
    const int subject = view.tree.child(verb, Deprel::nsubj);
    return subject != k_no_token && view.tree[subject].upos == Upos::pron &&
           has_cue(view, subject, CueKind::negation);
}

bool comes_to_nothing(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const auto clauses = tree.children(verb);
    return std::any_of(clauses.begin(), clauses.end(), [&](int clause) {
        if (tree[clause].deprel != Deprel::conj || clause < verb || !is_negated(view, clause)) {
            return false;
        }
        const int object = tree.child(clause, Deprel::obj);
        const bool pronoun =
            object != k_no_token && object < clause && tree[object].upos == Upos::pron;
        return tree[clause].upos == Upos::aux ||
               (pronoun && has_cue(view, clause, CueKind::support));
    });
}

}  // namespace counterclaim::claim

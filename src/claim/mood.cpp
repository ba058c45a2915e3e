// Tense and mood as auxiliaries and verb forms show them.

#include "claim/mood.hpp"

#include <algorithm>

namespace counterclaim::claim {

bool before_perfect(const Tree& tree, int aux) {
    const int head = tree.head(aux);
    if (head == k_no_token || !tree[head].has_feature("VerbForm=Part")) { return false; }
    const auto next = aux + 1;
    if (next >= head || tree[next].upos != Upos::aux || tree.head(next) != head ||
        !tree[next].has_feature("VerbForm=Inf")) {
        return false;
    }
    // "should be handed over" has the infinitive of the passive there, and nothing after it
    return next + 1 == head ? !tree[head].has_feature("Voice=Pass")
                            : tree[next + 1].upos == Upos::aux;
}

bool is_due(const Tree& tree, int aux) {
    const int next = aux + 1;
    return next < tree.head(aux) && tree[aux].has_feature("VerbForm=Fin") &&
           tree[next].upos == Upos::part && tree[next].deprel == Deprel::mark &&
           tree.head(next) == tree.head(aux);
}

bool is_conditional(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const auto shows = [&](int token) {
        return tree[token].has_feature("Mood=Cnd") ||
               (tree[token].upos == Upos::aux && has_cue(view, token, CueKind::hypothetical));
    };
    if (shows(verb)) { return true; }
    const auto children = tree.children(verb);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return tree[child].deprel == Deprel::aux && shows(child);
    });
}

bool is_negated(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const auto children = tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = tree[child].deprel;
        return (relation == Deprel::advmod || relation == Deprel::aux) &&
               has_cue(view, child, CueKind::negation);
    });
}

bool tells_past(const Tree& tree, int token, int speech) {
    const int predicate = tree.clause_of(token);
    if (predicate == speech || (tree.below(speech, predicate) && !tree.below(predicate, speech))) {
        return false;  // the clause is the speaker's own, and tells when he spoke
    }
    if (tree[predicate].has_feature("Tense=Past") && tree[predicate].has_feature("VerbForm=Fin")) {
        return true;
    }
    for (const int child : tree.children(predicate)) {
        const auto& word = tree[child];
        if (word.deprel == Deprel::aux && word.has_feature("VerbForm=Fin") &&
            !word.has_feature("Mood=Sub") && tree[predicate].has_feature("VerbForm=Part") &&
            word.subtype != DeprelSubtype::pass) {
            return true;
        }
    }
    return false;
}

}  // namespace counterclaim::claim

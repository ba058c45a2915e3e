#include "claim/undergone.hpp"

#include "claim/control.hpp"

namespace counterclaim::claim {
namespace {

/// "Se sont [fait] tuer": made to be done to oneself.
bool is_made_to(const Tree& tree, int verb) {
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel == Deprel::aux && tree[child].subtype == DeprelSubtype::caus) {
            return tree.child(verb, Deprel::expl) != k_no_token;
        }
    }
    return false;
}

/// "Se [voit] attaquer": below a verb with a reflexive pronoun.
bool is_below_reflexive(const Tree& tree, int verb) {
    const int head = tree.head(verb);
    return tree[verb].deprel == Deprel::xcomp && tree.infinitive(verb) && head != k_no_token &&
           head == verb - 1 && tree.child(head, Deprel::expl) != k_no_token;
}

}  // namespace

bool is_undergone(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (tree[verb].upos != Upos::verb) { return false; }
    return (is_made_to(tree, verb) || is_below_reflexive(tree, verb)) &&
           agent_of(view, verb) != k_no_token;  // "s'est fait exploser": he did it
}

int sufferer_of(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (tree.child(verb, Deprel::obj) != k_no_token) { return k_no_token; }
    return passive_subject(tree, is_made_to(tree, verb) ? verb : tree.head(verb));
}

}  // namespace counterclaim::claim

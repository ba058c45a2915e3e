// Which words may act: somebody, and what is somebody's; no deed, and no ground.

#include "claim/coreference.hpp"
#include "claim/deed_towns.hpp"
#include "claim/phrase.hpp"
#include "claim/slots.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// A phrase that names somebody himself, and not only a thing of his.
bool names_somebody(const SentenceView& view, int token) {
    const auto* actor = view.actor(token);
    return actor != nullptr && actor->kind != ActorKind::unknown;
}

/// "The killing of a chief": a deed, which does nothing itself. Not "the Iranian raid", which is
/// somebody's.
bool names_deed(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    if (tree[token].upos != Upos::noun || names_somebody(view, token)) { return false; }
    const auto children = tree.children(token);
    const bool owned = std::any_of(children.begin(), children.end(), [&](int child) {
        const bool before =
            child < token && view.actor(child) != nullptr && !names_capital(view, child);
        return before || (child > token && case_says(view, child, CueKind::agent));
    });
    if (owned && tree[token].deprel == Deprel::nsubj) { return false; }
    const auto& frames = view.lexicon->frames_of(view.lemma(token));
    const bool deed = std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
        return frame->upos == Upos::noun && frame->phrase.others.empty() && is_violent(frame->type);
    });
    constexpr WordClasses k_persons{WordClass::force, WordClass::person, WordClass::civilian};
    return deed && !view.lexicon->classes_of(view.lemma(token)).meets(k_persons);
}

/// "The army base that …": ground and walls, whosesoever they are.
bool names_ground(const SentenceView& view, int token) {
    constexpr WordClasses k_ground{WordClass::position, WordClass::building};
    const auto own = view.lexicon->classes_of(view.lemma(token));
    return view.token(token).upos == Upos::noun && own.meets(k_ground) &&
           !own.has(WordClass::force) && !names_somebody(view, token);
}

}  // namespace

bool can_act(const SentenceView& view, int token) {
    constexpr WordClasses k_agents{
        WordClass::force,       WordClass::party,    WordClass::person,       WordClass::leader,
        WordClass::civilian,    WordClass::aircraft, WordClass::heavy_weapon, WordClass::vehicle,
        WordClass::peacekeeper, WordClass::court,    WordClass::crowd};
    if (Coreference::is_pronoun(view.token(token))) { return true; }
    // "Somalie : un double attentat …" only says of what; "no group has claimed it" names nobody
    constexpr int k_label_words_max = 3;
    const bool label = token <= k_label_words_max && token + 1 < view.tree.size() &&
                       view.token(token + 1).form == ":";
    const int det = view.tree.child(token, Deprel::det);
    const auto* actor = view.actor(token);
    // "the wounded of the attack on the town": people of whom the town is only told
    const bool only_told = actor != nullptr && actor->kind == ActorKind::people &&
                           view.place(token) != nullptr &&
                           !actor->head.overlaps(view.token(token).span);
    if (only_told) { actor = nullptr; }
    const bool nobody = det != k_no_token && has_cue(view, det, CueKind::negation) &&
                        (actor == nullptr || actor->party.empty());
    if (label || nobody) { return false; }
    const auto classes = view.classes_at(token);
    if (names_deed(view, token) || names_ground(view, token)) { return false; }
    if (actor != nullptr || classes.meets(k_agents)) { return true; }
    // nor an air strike, though aircraft flew it
    if (classes.has(WordClass::place) || classes.has(WordClass::building) ||
        classes.has(WordClass::position) || classes.has(WordClass::attack)) {
        return false;
    }
    const auto& tree = view.tree;
    for (const int child : tree.children(token)) {
        const auto relation = tree[child].deprel;
        if (relation == Deprel::nmod || relation == Deprel::amod || relation == Deprel::compound ||
            relation == Deprel::appos || relation == Deprel::flat) {
            if (view.actor(child) != nullptr || view.classes_at(child).meets(k_agents)) {
                return true;
            }
        }
    }
    return false;
}

bool is_somebody(const SentenceView& view, int token) {
    constexpr WordClasses k_somebody{WordClass::force,  WordClass::person,      WordClass::civilian,
                                     WordClass::crowd,  WordClass::peacekeeper, WordClass::leader,
                                     WordClass::relief, WordClass::party};
    return view.actor(token) != nullptr || view.classes_at(token).meets(k_somebody);
}

}  // namespace counterclaim::claim

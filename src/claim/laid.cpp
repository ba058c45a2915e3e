// "Blamed the raid on the rebels": which deed a word of saying lays to whom.

#include "claim/arguments.hpp"
#include "claim/participant.hpp"
#include "claim/slots.hpp"
#include "claim/speech.hpp"

#include <algorithm>

namespace counterclaim::claim {

int laid_on(const SentenceView& view, const Speech& speech, int deed) {
    const auto& tree = view.tree;
    int last = k_no_token;
    for (const auto& slot : speech.saying->slots) {
        if (slot.name != FrameSlot::Name::actor) { continue; }
        for (const auto& source : slot.sources) {
            for (int i = std::max(deed, speech.token) + 1; i < tree.size(); ++i) {
                // "… on the army and a third on the rebels": the next deed
                const bool next = last != k_no_token && tree[i].upos == Upos::cconj;
                if (next || (tree[i].upos == Upos::verb && tree[i].deprel != Deprel::amod)) {
                    break;
                }
                // "to rebels loyal to the president": not what hangs on them
                const bool further = last == k_no_token || !tree.below(i, last);
                const bool able = can_act(view, i) || names_state(view, i);
                if (further && able && adposition_of(view, i) == source.word) { last = i; }
            }
        }
    }
    return last;
}

int deed_laid(const SentenceView& view, const Speech& speech) {
    if (speech.saying->force != Force::accuse || speech.saying->upos != Upos::verb) {
        return k_no_token;
    }
    const bool passive = view.tree.passive(speech.token);
    const int deed = view.tree.child(speech.token, passive ? Deprel::nsubj : Deprel::obj);
    if (deed == k_no_token || view.token(deed).upos != Upos::noun) { return k_no_token; }
    const bool somebody = can_act(view, deed) && !view.classes_at(deed).has(WordClass::attack);
    return somebody || laid_on(view, speech, deed) == k_no_token ? k_no_token : deed;
}

}  // namespace counterclaim::claim

#include "claim/set_against.hpp"

#include "claim/control.hpp"
#include "claim/phrase.hpp"
#include "claim/slots.hpp"
#include "claim/support.hpp"

namespace counterclaim::claim {
namespace {

/// The verb of a clause that describes the noun and says that it takes place; else the one above.
int verb_of(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const int noun = outermost(view, occurrence.token);
    for (const int child : tree.children(noun)) {
        const bool describes = tree[child].deprel == Deprel::acl && child > noun &&
                               !tree.passive(child) && has_cue(view, child, CueKind::occurrence);
        const int object = describes ? object_of(view, child) : k_no_token;
        // not "fighting that lasted three days"
        if (object != k_no_token && can_act(view, object) && subject_of(view, child) == noun) {
            return child;
        }
    }
    const bool occurs = occurrence.support.kind == Support::Kind::occurrence;
    return occurs ? occurrence.support.verb : k_no_token;
}

/// "… aux rebelles", "… against the rebels": the party behind the object, no place.
int party_behind(const SentenceView& view, int verb, int object) {
    const auto& tree = view.tree;
    for (const int child : tree.children(verb)) {
        const auto relation = tree[child].deprel;
        const bool phrase = relation == Deprel::obl || relation == Deprel::iobj;
        if (phrase && child > object && view.time(child) == nullptr && can_act(view, child) &&
            !case_says(view, child, CueKind::agent)) {
            return child;
        }
    }
    return k_no_token;
}

}  // namespace

SetAgainst set_against(const SentenceView& view, const Occurrence& occurrence) {
    const int verb = verb_of(view, occurrence);
    const int object = verb == k_no_token ? k_no_token : object_of(view, verb);
    if (object == k_no_token || object == occurrence.token || !can_act(view, object)) { return {}; }
    // "the war has killed 20,000 people"
    if (view.quantity_at[static_cast<std::size_t>(object)] >= 0) { return {}; }
    return {object, party_behind(view, verb, object)};
}

}  // namespace counterclaim::claim

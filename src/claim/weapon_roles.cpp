#include "claim/weapon_roles.hpp"

#include "claim/control.hpp"
#include "claim/deeds.hpp"
#include "claim/slots.hpp"

namespace counterclaim::claim {

void take_who_fired(const SentenceView& view, const Occurrence& occurrence,
                    const Coreference& coreference, Roles& roles) {
    if (!is_violent(occurrence.type) || roles.actor_token == k_no_token || !roles.actor ||
        !roles.actor->party.empty() || !view.classes_at(roles.actor_token).meets(k_fired)) {
        return;
    }
    for (const int child : view.tree.children(roles.actor_token)) {
        const int agent = view.tree[child].deprel == Deprel::acl && view.tree.passive(child)
                              ? agent_of(view, child)
                              : k_no_token;
        if (agent == k_no_token || !can_act(view, agent)) { continue; }
        roles.actor_token = agent;
        roles.actor = participant_at(view, agent, coreference);
        return;
    }
}

void take_whose_weapon(const SentenceView& view, const Occurrence& occurrence,
                       const Coreference& coreference, Roles& roles) {
    if (!is_violent(occurrence.type) || occurrence.nominal || roles.actor_token != k_no_token) {
        return;
    }
    const int weapon = subject_of(view, occurrence.token);
    if (weapon == k_no_token || weapon == roles.target_token ||
        !view.classes_at(weapon).meets(k_fired)) {
        return;
    }
    Roles fired;
    fired.actor_token = weapon;
    fired.actor = participant_at(view, weapon, coreference);
    take_who_fired(view, occurrence, coreference, fired);
    if (!known(fired.actor)) { return; }
    roles.actor_token = fired.actor_token;
    roles.actor = std::move(fired.actor);
}

}  // namespace counterclaim::claim

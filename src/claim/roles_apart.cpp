// Roles that a tree gives to words that cannot have them are taken back.

#include "claim/roles_apart.hpp"

#include "claim/coreference.hpp"
#include "claim/participant.hpp"
#include "claim/roles_beside.hpp"
#include "claim/slots.hpp"
#include "claim/speaker.hpp"

namespace counterclaim::claim {

void part_from_partner(const SentenceView& view, const Occurrence& occurrence,
                       const Coreference& coreference, Roles& roles) {
    const auto& tree = view.tree;
    if (!occurrence.nominal || !is_accord(occurrence.type) || roles.target_token == k_no_token) {
        return;
    }
    if (roles.actor_token != k_no_token && tree.below(roles.actor_token, roles.target_token)) {
        roles.actor_token = k_no_token;
        roles.actor.reset();
    }
    const int outer = outermost(view, occurrence.token);
    const int verb = tree.head(outer);
    if (roles.actor_token != k_no_token || verb == k_no_token || tree[verb].upos != Upos::verb ||
        tree[outer].deprel != Deprel::obl || tree.passive(verb)) {
        return;
    }
    // "called for the release of the hostages": who demands it holds nobody
    const auto* saying = saying_at(view, verb);
    const bool demands = saying != nullptr && saying->force == Force::demand;
    const int subject = subject_of(view, verb);
    if (subject == k_no_token || !can_act(view, subject) ||
        (demands && occurrence.type == ClaimType::release_exchange)) {
        return;
    }
    roles.actor_token = subject;
    roles.actor = participant_at(view, subject, coreference);
}

void part_within_name(const SentenceView& view, Roles& roles) {
    if (roles.actor_token == k_no_token || roles.target_token == k_no_token) { return; }
    const auto* name = view.actor(roles.actor_token);
    if (name == nullptr || name->kind != ActorKind::state ||
        view.actor(roles.target_token) != name) {
        return;
    }
    roles.actor_token = k_no_token;
    roles.actor.reset();
}

void part_from_victims(const SentenceView& view, const Occurrence& occurrence, Roles& roles) {
    if (!roles.actor || !is_violent(occurrence.type) || roles.actor_token == k_no_token ||
        !Coreference::is_pronoun(view.token(roles.actor_token))) {
        return;
    }
    const auto* meant = view.actor(roles.actor_token);
    if (meant != nullptr && meant->civilian) { roles.actor->party.clear(); }
}

void part_from_residents(const SentenceView& view, const Occurrence& occurrence, Roles& roles) {
    const bool heavy = occurrence.type == ClaimType::shelling ||
                       occurrence.type == ClaimType::air_strike ||
                       occurrence.type == ClaimType::explosion;
    if (!heavy || roles.actor_token == k_no_token) { return; }
    const auto classes = view.classes_at(roles.actor_token);
    const auto* actor = view.actor(roles.actor_token);
    const bool civilian = classes.has(WordClass::civilian) || classes.has(WordClass::crowd) ||
                          (actor != nullptr && actor->civilian);
    if (!civilian || classes.has(WordClass::force) || classes.has(WordClass::leader)) { return; }
    roles.actor_token = k_no_token;
    roles.actor.reset();
}

}  // namespace counterclaim::claim

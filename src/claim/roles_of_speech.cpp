#include "claim/roles_of_speech.hpp"

#include "claim/accusation.hpp"
#include "claim/arguments.hpp"
#include "claim/denial.hpp"
#include "claim/participant.hpp"
#include "claim/slots.hpp"
#include "claim/speaker.hpp"

#include <algorithm>

namespace counterclaim::claim {

namespace {

/// "Claimed", "announced", "carried out": who says so of a deed has done it.
bool owns_up(const SentenceView& view, int verb) {
    return has_cue(view, verb, CueKind::support) || has_cue(view, verb, CueKind::announced) ||
           has_cue(view, verb, CueKind::occurrence);
}

}  // namespace

int speaks_of_deed(const SentenceView& view, const Occurrence& occurrence) {
    constexpr int k_climb_max = 4;
    const auto& tree = view.tree;
    if (!occurrence.nominal || !tree.definite(outermost(view, occurrence.token))) {
        return k_no_token;
    }
    int node = outermost(view, occurrence.token);
    const int top = tree.head(node);
    for (int step = 0; step < k_climb_max; ++step) {
        const auto relation = tree[node].deprel;
        const bool below = relation == Deprel::nmod || relation == Deprel::obl ||
                           relation == Deprel::obj || relation == Deprel::xcomp;
        node = tree.head(node);
        if (!below || node == k_no_token) { return k_no_token; }
        if (node == top && owns_up(view, node)) { return k_no_token; }
        if (tree[node].upos == Upos::verb && saying_at(view, node) != nullptr) {
            return subject_of(view, node);
        }
    }
    return k_no_token;
}

bool judges_deed(const SentenceView& view, const Occurrence& occurrence,
                 const Attribution& attribution) {
    if (!attribution.speech || !occurrence.nominal) { return false; }
    const int verb = attribution.speech->token;
    const bool names_it = !owns_up(view, verb) || calls_by_name(view, verb);
    return names_it && object_of(view, verb) == outermost(view, occurrence.token);
}
namespace {

/// "Attributed the attack to [the rebels]": whom the word of saying lays a deed to, where what it
/// lays to him is this one.
int laid_to(const SentenceView& view, const Speech& speech, int trigger) {
    const int deed = deed_laid(view, speech);
    return deed != k_no_token && view.tree.below(trigger, deed) ? laid_on(view, speech, deed)
                                                                : k_no_token;
}

/// "Accused Turkey of sending fighters": whoever is accused did it.
void blame(const SentenceView& view, const Attribution& attribution, const Roles& roles,
           const Coreference& coreference, Claim& claim) {
    if (!attribution.speech || attribution.speech->saying->force != Force::accuse) { return; }
    const auto& speech = *attribution.speech;
    if (const int to = laid_to(view, speech, view.head_of(claim.trigger)); to != k_no_token) {
        claim.actor = participant_at(view, to, coreference);
        if (claim.target && claim.target->span.overlaps(claim.actor->span)) {
            claim.target.reset();
        }
        return;
    }
    const bool speaker_blamed =
        claim.actor && !claim.actor->span.empty() &&
        (attribution.claimant.span.contains(claim.actor->span) ||
         (roles.actor_token == speech.speaker && roles.actor_token != k_no_token));
    int accused = object_of(view, speech.token);
    // "blames the rebels for the bombing of the town": the town is where it fell
    const bool town = roles.actor_token != k_no_token && roles.actor_token != accused &&
                      view.place(roles.actor_token) != nullptr && accused != k_no_token &&
                      view.actor(accused) != nullptr && can_act(view, accused);
    if (claim.actor && !speaker_blamed && !town) { return; }
    claim.actor.reset();
    const int trigger = view.head_of(claim.trigger);
    for (int i = speech.token + 1;
         i < trigger && (accused == k_no_token || view.actor(accused) == nullptr); ++i) {
        if (view.actor(i) != nullptr && i != speech.speaker) { accused = i; }
    }
    if (accused == k_no_token || view.actor(accused) == nullptr || !can_act(view, accused)) {
        return;
    }
    claim.actor = participant_at(view, accused, coreference);
}

/// "The group claimed the capture of the town": who says so took it. "Ten terrorists were
/// killed in fighting, the army said": who counts the dead of a fight fought.
void take_victor(const SentenceView& view, const Occurrence& occurrence,
                 const Attribution& attribution, Claim& claim) {
    const auto& claimant = claim.claimant;
    if (claim.actor || !occurrence.nominal || !attribution.speech ||
        attribution.speech->saying->force != Force::say || claim.polarity == Polarity::denied ||
        claim.modality != Modality::actual) {
        return;
    }
    if (claim.target && overlap(claim.target->party, claimant.party)) { return; }
    const int object = object_of(view, attribution.speech->token);
    // "claimed responsibility for the raid", whoever it is
    const bool answers = object != k_no_token && is_violent(claim.type) &&
                         attribution.speech->speaker != k_no_token &&
                         answers_for_deed(view, object) &&
                         view.tree.below(occurrence.token, attribution.speech->token);
    const bool side = claimant.role == Role::belligerent && !claimant.party.empty();
    if (!answers && !side) { return; }
    const bool gain = claim.type == ClaimType::capture || claim.type == ClaimType::advance ||
                      claim.type == ClaimType::repulse || claim.type == ClaimType::equipment_loss;
    const auto* group = attribution.speech->speaker != k_no_token && is_violent(claim.type)
                            ? view.actor(attribution.speech->speaker)
                            : nullptr;
    // "the jihadists claimed the raid"
    const bool own = gain || (group != nullptr && group->kind == ActorKind::armed_group &&
                              !judges_deed(view, occurrence, attribution));
    if (!answers && !(own && object == outermost(view, occurrence.token))) { return; }
    claim.actor = Participant{claimant.text, claimant.span, claimant.party, false};
}

/// "The army confirmed the loss of the town": whoever owns to a loss suffered it.
void take_loser(const SentenceView& view, const Occurrence& occurrence,
                const Attribution& attribution, Claim& claim) {
    const bool ground_or_arms =
        claim.type == ClaimType::capture || claim.type == ClaimType::equipment_loss;
    const auto& slots = occurrence.frame->slots;
    const bool told_by_loser = std::none_of(slots.begin(), slots.end(), [](const auto& slot) {
        return slot.name == FrameSlot::Name::actor;
    });
    if (!ground_or_arms || !occurrence.nominal || !told_by_loser || known(claim.target) ||
        !attribution.speech || claim.claimant.party.empty() || claim.polarity == Polarity::denied) {
        return;
    }
    if (object_of(view, attribution.speech->token) != outermost(view, occurrence.token)) { return; }
    if (claim.actor && overlap(claim.actor->party, claim.claimant.party)) { claim.actor.reset(); }
    claim.target =
        Participant{claim.claimant.text, claim.claimant.span, claim.claimant.party, false};
}

/// "There is no blockade", "denied any talks": a side speaks of what it is said to do itself.
/// Losses are denied by whoever is said to have suffered them.
void take_denier(const SentenceView& view, const Occurrence& occurrence,
                 const Attribution& attribution, Claim& claim) {
    const bool rejected = attribution.speech && attribution.speech->saying->force == Force::deny;
    const bool own_deed = (is_violent(claim.type) && claim.type != ClaimType::displacement &&
                           claim.type != ClaimType::explosion) ||
                          claim.type == ClaimType::withdrawal ||
                          claim.type == ClaimType::sanction ||
                          claim.type == ClaimType::deployment || claim.type == ClaimType::talks ||
                          (claim.type == ClaimType::ceasefire && rejected) ||
                          claim.type == ClaimType::military_support;
    const auto& claimant = claim.claimant;
    // "denied arming the rebels", "denied any role in the raid": nobody but himself
    const bool himself =
        rejected &&
        ((attribution.speech->token == view.tree.head(occurrence.token) && !occurrence.nominal &&
          !view.token(occurrence.token).has_feature("VerbForm=Fin")) ||
         denies_part(view, *attribution.speech));
    if (!own_deed || claim.actor || claim.polarity != Polarity::denied ||
        (claimant.role != Role::belligerent && !himself) || claimant.party.empty()) {
        return;
    }
    if (claim.target && overlap(claim.target->party, claimant.party)) { return; }
    claim.actor = Participant{};
    claim.actor->party = claimant.party;
}

/// "We", "our positions".
bool of_first_person(const SentenceView& view, int token) {
    if (view.token(token).has_feature("Person=1")) { return true; }
    const auto children = view.tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return view.token(child).has_feature("Person=1") &&
               view.token(child).has_feature("Poss=Yes");
    });
}

/// No name in the text says whose this is: "the enemy", "the army" of the state at home.
bool is_unnamed(const SentenceView& view, int token) {
    const auto* actor = token == k_no_token ? nullptr : view.actor(token);
    return actor != nullptr && is_guess(*actor);
}

/// "Two tanks of the enemy": told by a side, nothing of its own.
void leave_enemy_open(const SentenceView& view, int token, std::optional<Participant>& who,
                      const Claimant& claimant) {
    if (token == k_no_token || !who || claimant.role != Role::belligerent ||
        !overlap(who->party, claimant.party)) {
        return;
    }
    const auto children = view.tree.children(token);
    const bool enemy = has_cue(view, token, CueKind::opposed) ||
                       std::any_of(children.begin(), children.end(), [&](int child) {
                           return has_cue(view, child, CueKind::opposed);
                       });
    if (enemy) { who->party.clear(); }
}

/// "'They shelled the town', said its mayor": others than his own.
void leave_speaker_out(const SentenceView& view, const Roles& roles, Claim& claim) {
    if (roles.actor_token == k_no_token || !claim.actor || !is_violent(claim.type)) { return; }
    const auto& word = view.token(roles.actor_token);
    if (Coreference::is_pronoun(word) && word.has_feature("Person=3")) {
        leave_out(claim.claimant.party, claim.actor->party);
    }
}

/// "We held the town": whoever speaks. "Seven were killed, it said, accusing the army": whoever
/// is accused.
void take_speaker_or_accused(const SentenceView& view, const std::vector<Speech>& speeches,
                             const Roles& roles, const Coreference& coreference, Claim& claim) {
    if (roles.actor_token != k_no_token && claim.actor && !claim.claimant.party.empty() &&
        of_first_person(view, roles.actor_token) &&
        (claim.actor->party.empty() || is_unnamed(view, roles.actor_token))) {
        claim.actor->party = claim.claimant.party;  // "we", "our army"
        if (claim.target && overlap(claim.target->party, claim.actor->party) &&
            is_unnamed(view, roles.target_token)) {
            claim.target->party.clear();  // "the enemy"
        }
    }
    if (roles.target_token != k_no_token && claim.target && claim.target->party.empty() &&
        !claim.claimant.party.empty() && of_first_person(view, roles.target_token)) {
        claim.target->party = claim.claimant.party;  // "attacked our positions"
    }
    const bool weapon = claim.actor && claim.actor->party.empty() &&
                        roles.actor_token != k_no_token &&
                        view.classes_at(roles.actor_token).has(WordClass::heavy_weapon);
    if ((claim.actor && !weapon) || !is_violent(claim.type)) { return; }
    for (const auto& speech : speeches) {
        if (speech.saying->force != Force::accuse || speech.saying->upos != Upos::verb) {
            continue;
        }
        const int accused = object_of(view, speech.token);
        if (accused == k_no_token || view.actor(accused) == nullptr ||
            view.actor(accused)->party.empty() || !can_act(view, accused)) {
            continue;  // "condemned a Turkish raid"
        }
        claim.actor = participant_at(view, accused, coreference);
        return;
    }
}

}  // namespace

void take_roles_of_speech(const SentenceView& view, const Occurrence& occurrence,
                          const Attribution& attribution, const std::vector<Speech>& speeches,
                          const Roles& roles, const Coreference& coreference, Claim& claim) {
    blame(view, attribution, roles, coreference, claim);
    leave_speaker_out(view, roles, claim);
    take_speaker_or_accused(view, speeches, roles, coreference, claim);
    take_denier(view, occurrence, attribution, claim);
    take_loser(view, occurrence, attribution, claim);
    take_victor(view, occurrence, attribution, claim);
    leave_enemy_open(view, roles.actor_token, claim.actor, claim.claimant);
    leave_enemy_open(view, roles.target_token, claim.target, claim.claimant);
}

bool is_reporters_own(const SentenceView& view, const Occurrence& occurrence, const Roles& roles,
                      const Attribution& attribution) {
    return occurrence.type == ClaimType::talks && roles.actor_token != k_no_token &&
           attribution.claimant.role == Role::outlet &&
           view.token(roles.actor_token).has_feature("Person=1");
}

}  // namespace counterclaim::claim

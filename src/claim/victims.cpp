#include "claim/victims.hpp"

#include "claim/arguments.hpp"
#include "claim/coreference.hpp"
#include "claim/occurrence.hpp"
#include "claim/opponents.hpp"
#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// People, or where they live: whatever is not a force.
bool may_be_citizens(const SentenceView& view, const std::optional<Participant>& target) {
    constexpr WordClasses k_theirs{WordClass::civilian, WordClass::casualty, WordClass::building,
                                   WordClass::place,    WordClass::person,   WordClass::measure,
                                   WordClass::prisoner};
    if (!target || target->span.empty()) { return false; }
    const int token = view.head_of(target->span);
    if (token == k_no_token) { return false; }
    if (view.token(token).upos == Upos::pron) { return true; }
    const auto classes = phrase_classes(view, token);
    return classes.meets(k_theirs) && !classes.has(WordClass::force) &&
           !classes.has(WordClass::leader) && !classes.has(WordClass::peacekeeper);
}

/// Sides that hold a state of which the article names a place.
int sides_with_states(const Reading& reading, const ConflictProfile& profile) {
    int count = 0;
    for (const auto& side : profile.sides) {
        const bool holds = std::any_of(
            reading.places.begin(), reading.places.end(), [&](const PlaceMention& place) {
                return !place.state.empty() && overlap({place.state}, side.parties);
            });
        count += holds ? 1 : 0;
    }
    return count;
}

/// Whether whoever lives in a state is told from its enemies by that: a war inside it, or one in
/// which each side holds its own country.
bool holds_its_country(const Reading& reading, const ConflictProfile* profile,
                       const std::string& state, const Claim& claim) {
    if (profile == nullptr || overlap({state}, profile->home)) { return true; }
    if (sides_with_states(reading, *profile) <= 1) { return true; }
    return fought_between_states(*profile, claim);
}

bool stands_on_a_side(const ConflictProfile& profile, const std::vector<std::string>& party) {
    return std::any_of(profile.sides.begin(), profile.sides.end(),
                       [&](const auto& side) { return overlap(side.parties, party); });
}

/// "Hundreds fled to Chad": a state that has no part in the war, or a bare country in a text of no
/// known war, is where they went.
bool fled_abroad(const ConflictProfile* profile, const std::string& state, const Claim& claim) {
    if (claim.type != ClaimType::displacement) { return false; }
    if (profile != nullptr) {
        return !overlap({state}, profile->home) && !stands_on_a_side(*profile, {state});
    }
    return std::all_of(claim.places.begin(), claim.places.end(), [](const ClaimPlace& where) {
        return where.place && where.place->kind == "country";
    });
}

/// A state, an office or one man is no "they": "in the north of the country they came to kill us".
bool is_single(const ActorMention& mention) {
    switch (mention.kind) {
        case ActorKind::state:
        case ActorKind::government:
        case ActorKind::office:
        case ActorKind::person:
        case ActorKind::court:
            return true;
        default:
            return false;
    }
}

}  // namespace

void part_from_single(const SentenceView& view, Claim& claim) {
    if (!is_violent(claim.type) || !known(claim.actor) || claim.actor->span.empty()) { return; }
    const int token = view.head_of(claim.actor->span);
    if (token == k_no_token || !Coreference::is_pronoun(view.token(token)) ||
        !view.token(token).is_plural() || view.token(token).has_feature("Poss=Yes")) {
        return;
    }
    const auto* meant = view.actor(token);
    if (meant != nullptr && (meant->civilian || is_single(*meant))) { claim.actor->party.clear(); }
}

bool lies_elsewhere(const ConflictProfile* profile, const Claim& claim) {
    return profile != nullptr && !claim.places.empty() &&
           std::all_of(claim.places.begin(), claim.places.end(), [&](const ClaimPlace& where) {
               const auto& touched = profile->countries;
               return where.place && !where.place->country.empty() &&
                      std::find(touched.begin(), touched.end(), where.place->country) ==
                          touched.end();
           });
}

void fill_victims(const SentenceView& view, const ConflictProfile* profile, Claim& claim) {
    // whose people a bomb hits in another country no side of this war tells
    const bool bombed = (claim.type == ClaimType::shelling || claim.type == ClaimType::air_strike ||
                         claim.type == ClaimType::explosion) &&
                        lies_elsewhere(profile, claim);
    const bool people = claim.type == ClaimType::violence_against_civilians ||
                        claim.type == ClaimType::displacement || bombed;
    if (!people || known(claim.target) || !may_be_citizens(view, claim.target)) { return; }
    const auto* state = state_struck(*view.reading, claim);
    if (state == nullptr || !holds_its_country(*view.reading, profile, *state, claim) ||
        fled_abroad(profile, *state, claim)) {
        return;
    }
    if (claim.actor && overlap({*state}, claim.actor->party)) { return; }
    claim.target->party = {*state};
}

void fill_loser(const Reading& reading, const ConflictProfile* profile, Claim& claim) {
    if (claim.type != ClaimType::capture || profile == nullptr || !known(claim.target)) { return; }
    const auto* state =
        stands_on_a_side(*profile, claim.target->party) ? nullptr : state_struck(reading, claim);
    if (state == nullptr || !stands_on_a_side(*profile, {*state}) ||
        (claim.actor && overlap({*state}, claim.actor->party))) {
        return;
    }
    claim.target->party = {*state};
}

void fill_host(const SentenceView& view, Claim& claim) {
    if (claim.type != ClaimType::talks || !known(claim.actor) || claim.actor->joint) { return; }
    // "the French president met his counterpart": not himself
    const bool himself = known(claim.target) && claim.target->party == claim.actor->party;
    if (himself) { claim.target->party.clear(); }
    if (known(claim.target) || (claim.subtype != "visit" && !himself)) { return; }
    const auto* state = state_struck(*view.reading, claim);
    if (state == nullptr || overlap({*state}, claim.actor->party)) { return; }
    if (!claim.target) { claim.target = Participant{}; }
    claim.target->party = {*state};
}

void part_from_reporters(const SentenceView& view, Claim& claim) {
    for (auto* slot : {&claim.actor, &claim.target}) {
        if (!known(*slot) || (*slot)->span.empty()) { continue; }
        const auto& actors = view.reading->actors;
        const bool outlet = std::any_of(actors.begin(), actors.end(), [&](const ActorMention& one) {
            return one.kind == ActorKind::outlet && (*slot)->span.contains(one.span) &&
                   one.party == (*slot)->party;
        });
        if (outlet) { slot->reset(); }
    }
}

}  // namespace counterclaim::claim

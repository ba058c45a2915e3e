#include "claim/opponents.hpp"

#include "claim/arguments.hpp"
#include "claim/occurrence.hpp"
#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr int k_none = -1;

/// The one side these parties stand on.
int side_of(const ConflictProfile& profile, const std::vector<std::string>& party) {
    int found = k_none;
    for (std::size_t i = 0; i < profile.sides.size(); ++i) {
        if (!overlap(party, profile.sides[i].parties)) { continue; }
        if (found != k_none) { return k_none; }  // both sides
        found = static_cast<int>(i);
    }
    return found;
}

int side_of(const ConflictProfile& profile, const std::optional<Participant>& slot) {
    return slot ? side_of(profile, slot->party) : k_none;
}

/// Those of a side whom the article names, observers left out; the first of them where it names
/// none.
std::vector<std::string> named_of(const Reading& reading, const ConflictProfile& profile,
                                  const ConflictProfile::Side& side) {
    std::vector<std::string> named;
    for (const auto& party : side.parties) {
        const bool in_article = std::any_of(
            reading.actors.begin(), reading.actors.end(),
            [&](const ActorMention& mention) { return overlap(mention.party, {party}); });
        if (in_article && !overlap(profile.observers, {party})) { named.push_back(party); }
    }
    if (named.empty() && !side.parties.empty()) { named.push_back(side.parties.front()); }
    return named;
}

/// The only other side of a war that the article names; `k_none` where it names several.
int only_other(const Reading& reading, const ConflictProfile& profile, int side) {
    int found = k_none;
    for (std::size_t i = 0; i < profile.sides.size(); ++i) {
        if (static_cast<int>(i) == side) { continue; }
        const auto& parties = profile.sides[i].parties;
        const bool named = std::any_of(reading.actors.begin(), reading.actors.end(),
                                       [&](const ActorMention& mention) {
                                           return overlap(mention.party, parties) &&
                                                  !overlap(mention.party, profile.observers);
                                       });
        if (!named) { continue; }
        if (found != k_none) { return k_none; }
        found = static_cast<int>(i);
    }
    return found;
}

/// Whoever fights `side`: the other of two, or the side at home.
std::vector<std::string> opponents_of(const Reading& reading, const ConflictProfile& profile,
                                      int side) {
    if (profile.sides.size() == 2) {
        return named_of(reading, profile, profile.sides[static_cast<std::size_t>(1 - side)]);
    }
    const int home = side_of(profile, profile.home);
    return home == k_none || home == side ? std::vector<std::string>{} : profile.home;
}

bool has_opponents(ClaimType type) {
    switch (type) {
        case ClaimType::armed_clash:
        case ClaimType::shelling:
        case ClaimType::air_strike:
        case ClaimType::capture:
        case ClaimType::advance:
        case ClaimType::repulse:
        case ClaimType::equipment_loss:
        case ClaimType::detention:
            return true;
        default:
            return false;
    }
}

/// Nobody fires at nobody: these have a target even where no word names it.
bool always_has_target(ClaimType type) {
    return type == ClaimType::shelling || type == ClaimType::air_strike ||
           type == ClaimType::capture;
}

bool always_has_actor(ClaimType type) {
    return type == ClaimType::shelling || type == ClaimType::air_strike ||
           type == ClaimType::capture || type == ClaimType::handover;
}

/// What one side gains, another loses.
bool takes_ground(ClaimType type) {
    return type == ClaimType::capture || type == ClaimType::advance || type == ClaimType::repulse;
}

/// These are lost to somebody who says so: "66 drones were shot down, the air force reported".
bool is_success(ClaimType type) {
    return type == ClaimType::equipment_loss || type == ClaimType::repulse;
}

}  // namespace

std::vector<std::string> opponents_of(const Reading& reading, const ConflictProfile& profile,
                                      const std::vector<std::string>& party) {
    const int side = side_of(profile, party);
    return side == k_none ? std::vector<std::string>{} : opponents_of(reading, profile, side);
}

const std::string* state_struck(const Reading& reading, const Claim& claim) {
    if (claim.target && !claim.target->span.empty()) {
        for (const auto& place : reading.places) {
            const bool names_it = place.use == PlaceUse::location && !place.state.empty() &&
                                  claim.target->span.contains(place.span);
            if (names_it) { return &place.state; }
        }
    }
    for (const auto& where : claim.places) {
        if (!where.place || where.place->country.empty()) { continue; }
        for (const auto& place : reading.places) {
            if (place.span == where.span && !place.state.empty()) { return &place.state; }
        }
    }
    return nullptr;
}

bool fought_between_states(const ConflictProfile& profile, const Claim& claim) {
    const auto day = claim.time.interval.from ? claim.time.interval.from : claim.said;
    return day && std::any_of(profile.between_states.begin(), profile.between_states.end(),
                              [&](const DateInterval& stretch) {
                                  return stretch.overlaps({day, day});
                              });
}

namespace {

/// In a war between countries what is struck belongs to the one it lies in: "the camp was hit by
/// air strikes". Not where the other side says so, which may hold the place.
bool belongs_to_country(const Reading& reading, const ConflictProfile& profile, Claim& claim) {
    const bool struck = claim.type == ClaimType::shelling || claim.type == ClaimType::air_strike ||
                        claim.type == ClaimType::property_destruction;
    if (!struck || known(claim.actor) || known(claim.target) || profile.sides.size() != 2) {
        return false;
    }
    const auto* state =
        fought_between_states(profile, claim) ? state_struck(reading, claim) : nullptr;
    if (state == nullptr) { return false; }
    const int side = side_of(profile, std::vector<std::string>{*state});
    const int speaker = side_of(profile, claim.claimant.party);
    if (side == k_none || (speaker != k_none && speaker != side)) { return false; }
    const bool others_fell = std::any_of(
        claim.quantities.begin(), claim.quantities.end(), [&](const ClaimQuantity& quantity) {
            return !quantity.party.empty() && side_of(profile, quantity.party) != side;
        });
    if (others_fell) { return false; }
    if (!claim.target) { claim.target = Participant{}; }
    claim.target->party = {*state};
    return true;
}

/// Rebels, gangs, jihadists: whoever fights without being a state.
bool is_armed_group(const Reading& reading, const Participant& participant) {
    return std::any_of(reading.actors.begin(), reading.actors.end(), [&](const auto& actor) {
        return actor.kind == ActorKind::armed_group && actor.span.overlaps(participant.span) &&
               overlap(actor.party, participant.party);
    });
}

/// "A military post", "an army base", "soldiers": what only a state has.
bool is_of_army(const SentenceView& view, const Participant& participant) {
    const int token = view.head_of(participant.span);
    if (token == k_no_token) { return false; }
    const auto classes = phrase_classes(view, token);
    return classes.has(WordClass::force) &&
           (classes.has(WordClass::position) || classes.has(WordClass::building));
}

/// An armed group that attacks or takes what lies in a state acts against that state. Of a foreign
/// army this is not certain: it may strike others there.
void fill_state_struck(const SentenceView& view, const ConflictProfile* profile, Claim& claim) {
    const bool struck = has_opponents(claim.type) && claim.type != ClaimType::equipment_loss &&
                        claim.type != ClaimType::repulse && claim.type != ClaimType::detention;
    if (!struck || !claim.target || known(claim.target)) { return; }
    const auto& reading = *view.reading;
    const bool by_group = known(claim.actor) && is_armed_group(reading, *claim.actor);
    // "the attack on the military post": whoever did it
    const bool by_somebody = !known(claim.actor) && is_of_army(view, *claim.target);
    if (!by_group && !by_somebody) { return; }
    const auto* state = state_struck(reading, claim);
    if (state == nullptr || (by_group && overlap({*state}, claim.actor->party))) { return; }
    if (by_somebody && profile != nullptr && !overlap({*state}, profile->home)) { return; }
    if (by_group && profile != nullptr) {
        const int actor = side_of(*profile, claim.actor->party);
        if (actor != k_none && actor == side_of(*profile, std::vector<std::string>{*state})) {
            return;
        }
    }
    claim.target->party = {*state};
}

/// What a side says was done to the other's arms and attacks, with nobody named, it did itself.
void fill_successful(const ConflictProfile* profile, Claim& claim) {
    const auto& claimant = claim.claimant;
    // whoever counts the dead of a fight that he names nobody else of was in it
    const bool fought = claim.type == ClaimType::armed_clash &&
                        std::any_of(claim.quantities.begin(), claim.quantities.end(),
                                    [](const ClaimQuantity& quantity) {
                                        return quantity.kind == QuantityKind::killed;
                                    });
    if ((!is_success(claim.type) && !fought) || known(claim.actor) ||
        claimant.role != Role::belligerent || claimant.party.empty() ||
        claim.polarity == Polarity::denied) {
        return;
    }
    if (claim.actor && !claim.actor->text.empty()) { return; }
    if (known(claim.target) && !fought) {
        if (overlap(claim.target->party, claimant.party)) { return; }
        if (profile != nullptr && side_of(*profile, claim.target) != k_none &&
            side_of(*profile, claim.target) == side_of(*profile, claimant.party)) {
            return;
        }
    }
    claim.actor = Participant{};
    claim.actor->party = claimant.party;
}

/// "Three civilians were killed by shelling, Kyiv said": the unarmed dead that a side counts, with
/// nobody named who killed them, are its own.
void fill_own_victims(const SentenceView& view, Claim& claim) {
    const auto& claimant = claim.claimant;
    const bool harm = is_violent(claim.type) || claim.type == ClaimType::casualty_toll;
    if (!harm || known(claim.actor) || known(claim.target) || !claim.target ||
        claimant.role != Role::belligerent || claimant.party.empty() ||
        claim.polarity == Polarity::denied || claim.target->span.empty()) {
        return;
    }
    const int token = view.head_of(claim.target->span);
    const bool unarmed = token != k_no_token && view.classes_at(token).has(WordClass::civilian) &&
                         !view.classes_at(token).has(WordClass::crowd);
    if (unarmed) { claim.target->party = claimant.party; }
}

/// "The UN's truce", "the monitors said the calm held": a truce is between those who fight.
void part_from_brokers(const SentenceView& view, Claim& claim) {
    if (claim.type != ClaimType::ceasefire || !claim.actor || claim.actor->span.empty()) { return; }
    const auto& actors = view.reading->actors;
    const bool broker = std::any_of(actors.begin(), actors.end(), [&](const ActorMention& one) {
        return one.span.overlaps(claim.actor->span) && one.kind == ActorKind::organisation &&
               one.role != Role::belligerent && overlap(one.party, claim.actor->party);
    });
    if (broker) { claim.actor.reset(); }
}

/// "Warplanes", "an air strike": words that say by what and not by whom.
bool says_by_whom(const Reading& reading, const Participant& actor) {
    return !actor.span.empty() &&
           std::any_of(reading.actors.begin(), reading.actors.end(),
                       [&](const ActorMention& one) { return one.span.overlaps(actor.span); });
}

/// Where only one party flies, the air strikes that nobody is named for are its own, whatever place
/// or owner a guess went by; those of drones only where no word tells of them.
bool fill_flier(const Reading& reading, const ConflictProfile& profile, Claim& claim) {
    const bool worded = claim.actor && !claim.actor->span.empty();
    const bool drones = worded && claim.subtype == "drone";
    const bool named = worded && (drones || says_by_whom(reading, *claim.actor));
    if (claim.type != ClaimType::air_strike || profile.air_forces.empty() || named) {
        return false;
    }
    if (claim.target && overlap(claim.target->party, profile.air_forces)) { return false; }
    if (known(claim.actor) && overlap(claim.actor->party, profile.air_forces)) { return false; }
    // nobody bombs himself but by mistake, which somebody would be named for
    for (const auto& quantity : claim.quantities) {
        if (overlap(quantity.party, profile.air_forces)) { return false; }
    }
    if (!claim.actor) { claim.actor = Participant{}; }
    claim.actor->party = profile.air_forces;
    return true;
}

/// In a war the other side's: of what is struck without a party, and of who must have struck.
void fill_other_side(const Reading& reading, const ConflictProfile& profile, Claim& claim) {
    const bool handover = claim.type == ClaimType::handover;
    if (!has_opponents(claim.type) && !handover) { return; }
    const int actor = side_of(profile, claim.actor);
    if (actor != k_none && !handover) {
        const bool open =
            claim.target ? claim.target->party.empty() : always_has_target(claim.type);
        auto others = open ? opponents_of(reading, profile, actor) : std::vector<std::string>{};
        if (open && others.empty() && takes_ground(claim.type)) {
            // the side at home takes it from whomever else the article tells of
            const int other = only_other(reading, profile, actor);
            if (other != k_none) {
                others = named_of(reading, profile, profile.sides[static_cast<std::size_t>(other)]);
            }
        }
        if (!others.empty()) {
            if (!claim.target) { claim.target = Participant{}; }
            claim.target->party = std::move(others);
        }
    }
    const int target = side_of(profile, claim.target);
    if (target != k_none && always_has_actor(claim.type) && profile.sides.size() == 2 &&
        !known(claim.actor)) {
        if (!claim.actor) { claim.actor = Participant{}; }
        claim.actor->party = opponents_of(reading, profile, target);
    }
}

}  // namespace

void fill_country_struck(const Reading& reading, const ConflictProfile* profile, Claim& claim) {
    if (profile == nullptr) { return; }
    if (fill_flier(reading, *profile, claim) || belongs_to_country(reading, *profile, claim)) {
        fill_other_side(reading, *profile, claim);
    }
}

void fill_opponents(const SentenceView& view, const ConflictProfile* profile, Claim& claim) {
    if (claim.type == ClaimType::deployment && claim.target) {
        // "troops were sent to the border": they are whose they are
        if (!known(claim.actor)) { claim.actor = claim.target; }
        claim.target.reset();
    }
    part_from_brokers(view, claim);
    fill_own_victims(view, claim);
    fill_successful(profile, claim);
    if (profile != nullptr) { fill_other_side(*view.reading, *profile, claim); }
    fill_state_struck(view, profile, claim);
}

}  // namespace counterclaim::claim

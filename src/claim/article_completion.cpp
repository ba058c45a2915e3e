// What the claims of an article decide about each other once all are read.

#include "claim/completion.hpp"
#include "claim/participant.hpp"
#include "claim/phrase.hpp"
#include "claim/told.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "There was no ceasefire" where the article knows of one in force says that it is broken.
void read_broken_truces(std::vector<Claim>& claims) {
    const bool in_force = std::any_of(claims.begin(), claims.end(), [](const Claim& claim) {
        return claim.type == ClaimType::ceasefire && claim.polarity == Polarity::affirmed &&
               claim.modality == Modality::actual;
    });
    for (auto& claim : claims) {
        const bool absent = claim.type == ClaimType::ceasefire &&
                            claim.polarity == Polarity::denied &&
                            claim.modality == Modality::actual;
        if (!in_force || !absent) { continue; }
        claim.type = ClaimType::ceasefire_violation;
        claim.polarity = Polarity::affirmed;
    }
}

/// People in the street speak for themselves, not for the state they live in.
void part_crowds_from_states(const Reading& reading, std::vector<Claim>& claims) {
    for (auto& claim : claims) {
        if (claim.type != ClaimType::protest || !claim.actor) { continue; }
        const bool crowd = std::any_of(
            reading.actors.begin(), reading.actors.end(), [&](const ActorMention& actor) {
                return actor.kind == ActorKind::people && actor.civilian &&
                       actor.span.overlaps(claim.actor->span);
            });
        if (crowd) { claim.actor->party.clear(); }
    }
}

bool is_deed(const Claim& claim) {
    return claim.modality == Modality::actual && claim.polarity == Polarity::affirmed;
}

/// "The Blue Lake Front attacked the town … the Front said": a body that no list knows and that the
/// article tells fights is no onlooker.
void arm_bodies_that_fight(const Reading& reading, std::vector<Claim>& claims) {
    const auto fights = [&](const std::string& party) {
        return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
            const bool force = is_violent(claim.type) || claim.type == ClaimType::capture;
            return force && is_deed(claim) && claim.actor && !claim.actor->span.empty() &&
                   claim.actor->party == std::vector{party};
        });
    };
    for (auto& claim : claims) {
        auto& speaker = claim.claimant;
        if (speaker.role != Role::third_party || speaker.party.size() != 1) { continue; }
        const bool unlisted = std::any_of(
            reading.actors.begin(), reading.actors.end(), [&](const ActorMention& actor) {
                return actor.kind == ActorKind::organisation && actor.actor.empty() &&
                       actor.span.overlaps(speaker.span) && actor.party == speaker.party;
            });
        if (unlisted && fights(speaker.party.front())) { speaker.role = Role::belligerent; }
    }
}

/// Two tellings of one deed: of one kind, on one day, at one place.
bool same_deed(const Claim& a, const Claim& b) {
    if (a.type != b.type || a.places.empty() || b.places.empty()) { return false; }
    if (a.time.interval.open() || a.time.interval != b.time.interval) { return false; }
    const auto& here = a.places.front().place;
    const auto& there = b.places.front().place;
    const bool exact = here && (here->precision == PlacePrecision::point ||
                                here->precision == PlacePrecision::settlement);
    return exact && there && here->id == there->id && !here->id.empty();
}

/// Somebody else's deed at that place on that day: then it is not sure whose an unnamed one is.
bool others_act_there(const std::vector<Claim>& claims, const Claim& open,
                      const Participant& actor) {
    return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
        if (!is_violent(claim.type) || !known(claim.actor) || !is_deed(claim)) { return false; }
        auto alike = claim;
        alike.type = open.type;
        return same_deed(open, alike) && !overlap(claim.actor->party, actor.party);
    });
}

/// What the other tellings of its deed say of a slot, if they all say the same.
const Participant* agreed(const std::vector<Claim>& claims, const Claim& open,
                          std::optional<Participant> Claim::*slot) {
    const Participant* found = nullptr;
    for (const auto& claim : claims) {
        if (!known(claim.*slot) || !is_deed(claim) || !same_deed(open, claim)) { continue; }
        if ((claim.*slot)->joint) { continue; }  // "fighting between the two": no deed of one
        if (found != nullptr && !overlap(found->party, (claim.*slot)->party)) { return nullptr; }
        if (found == nullptr) { found = &*(claim.*slot); }
    }
    return found;
}

/// Fills the open slots of a deed from its other tellings in `before`.
void share_roles(const std::vector<Claim>& before, Claim& claim) {
    for (const auto slot : {&Claim::actor, &Claim::target}) {
        if (known(claim.*slot)) { continue; }
        const auto* other = agreed(before, claim, slot);
        if (other == nullptr) { continue; }
        if (slot == &Claim::actor && others_act_there(before, claim, *other)) { continue; }
        const auto against = slot == &Claim::actor ? &Claim::target : &Claim::actor;
        if (known(claim.*against) && overlap((claim.*against)->party, other->party)) { continue; }
        if (!(claim.*slot)) { claim.*slot = Participant{}; }
        (claim.*slot)->party = other->party;
    }
}

}  // namespace

void share_article_roles(std::vector<Claim>& claims) {
    const auto before = claims;
    for (auto& claim : claims) {
        if (is_deed(claim) && is_violent(claim.type)) { share_roles(before, claim); }
    }
}

namespace {

/// "The army shelled the town. … The shelling resumed on Tuesday": whoever did the last act of
/// force told, if it is of that type, where the noun that points back to it leaves the hand open.
void take_last_hand(const ArticleOffers& article, const std::vector<Claim>& before,
                    std::size_t sentence, Claim& claim) {
    constexpr std::size_t k_reach = 4;  // sentences
    for (auto other = before.rbegin(); other != before.rend(); ++other) {
        const auto told = article.told.find(other->trigger.begin);
        if (told == article.told.end() || told->second.sentence >= sentence ||
            !is_violent(other->type)) {
            continue;
        }
        const bool deed = other->type == claim.type && is_deed(*other) && known(other->actor) &&
                          !other->actor->joint;
        if (!deed || told->second.sentence + k_reach < sentence) { return; }
        if (known(claim.target) && overlap(claim.target->party, other->actor->party)) { return; }
        if (!claim.actor) { claim.actor = Participant{}; }
        claim.actor->party = other->actor->party;
        claim.actor->joint = other->actor->joint;
        return;
    }
}

}  // namespace

void share_pointed_roles(const ArticleOffers& article, std::vector<Claim>& claims) {
    const auto before = claims;
    for (auto& claim : claims) {
        const auto told = article.told.find(claim.trigger.begin);
        if (told == article.told.end() || !is_deed(claim) || !is_violent(claim.type)) { continue; }
        const auto& occurrence = told->second.occurrence;
        const auto& tree = article.views[told->second.sentence].tree;
        const bool told_on = occurrence.nominal && tree.definite(occurrence.token) &&
                             tree[occurrence.token].deprel == Deprel::nsubj;
        if (!told_on) { continue; }
        share_roles(before, claim);
        const auto& view = article.views[told->second.sentence];
        // "the offensive" may be another one than the fighting told last
        const bool one = !tree[occurrence.token].is_plural() &&
                         (claim.type != ClaimType::armed_clash ||
                          has_cue(view, occurrence.token, CueKind::generic));
        if (one && !known(claim.actor)) {
            take_last_hand(article, before, told->second.sentence, claim);
        }
    }
}

namespace {

/// "Retaliated", "responded with artillery": the word itself, or the verb over its noun; not the
/// attack of somebody else that is answered: "responded to an attack by settlers".
bool is_retort(const SentenceView& view, const Occurrence& occurrence, const Participant& actor) {
    const int verb = occurrence.predicate();
    if (has_cue(view, occurrence.token, CueKind::retort) ||
        (verb != k_no_token && has_cue(view, verb, CueKind::retort))) {
        return true;
    }
    const int clause = view.tree.clause_of(occurrence.token);
    if (!occurrence.nominal || !has_cue(view, clause, CueKind::retort)) { return false; }
    const int who = actor.span.empty() ? k_no_token : view.head_of(actor.span);
    return who == k_no_token || who == subject_of(view, clause);
}

}  // namespace

void answer_fire(const ArticleOffers& article, std::vector<Claim>& claims) {
    constexpr std::size_t k_reach = 2;  // sentences
    for (std::size_t i = 0; i < claims.size(); ++i) {
        auto& claim = claims[i];
        const auto told = article.told.find(claim.trigger.begin);
        const bool open = !claim.target || claim.target->span.empty();
        if (told == article.told.end() || !open || !is_violent(claim.type) || !known(claim.actor) ||
            claim.actor->joint ||
            !is_retort(article.views[told->second.sentence], told->second.occurrence,
                       *claim.actor)) {
            continue;
        }
        for (std::size_t k = i; k-- > 0;) {
            const auto& before = claims[k];
            const auto first = article.told.find(before.trigger.begin);
            if (first == article.told.end()) { continue; }
            if (first->second.sentence + k_reach < told->second.sentence) { break; }
            const bool struck = is_violent(before.type) && is_deed(before) && known(before.actor) &&
                                !before.actor->joint && known(before.target) &&
                                overlap(before.target->party, claim.actor->party) &&
                                !overlap(before.actor->party, claim.actor->party);
            if (!struck) { continue; }
            if (!claim.target) { claim.target = Participant{}; }
            claim.target->party = before.actor->party;
            break;
        }
    }
}

namespace {

bool same_place(const Claim& a, const Claim& b) {
    if (a.places.size() != 1 || b.places.empty()) { return false; }
    const auto& here = a.places.front().place;
    return here && std::any_of(b.places.begin(), b.places.end(), [&](const ClaimPlace& one) {
               return one.place && one.place->id == here->id && !here->id.empty();
           });
}

}  // namespace

void take_ground_back(std::vector<Claim>& claims) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
        auto& claim = claims[i];
        if (claim.type != ClaimType::capture || !known(claim.actor)) { continue; }
        const bool from_itself =
            known(claim.target) && overlap(claim.actor->party, claim.target->party);
        if (known(claim.target) && !from_itself) { continue; }
        for (std::size_t k = i; k-- > 0;) {
            const auto& before = claims[k];
            const bool taken = before.type == ClaimType::capture && is_deed(before) &&
                               known(before.actor) && same_place(claim, before);
            if (!taken) { continue; }
            if (!overlap(before.actor->party, claim.actor->party)) {
                if (!claim.target) { claim.target = Participant{}; }
                claim.target->party = before.actor->party;
            }
            break;
        }
    }
}

namespace {

constexpr WordClasses k_craft{WordClass::aircraft, WordClass::vehicle, WordClass::heavy_weapon};

/// What was lost, told of as known: "the plane", "it".
bool points_to_loss(const SentenceView& view, int token) {
    if (token == k_no_token) { return false; }
    if (Coreference::is_pronoun(view.token(token))) { return true; }
    const auto own = view.lexicon->classes_of(view.lemma(token));
    return view.token(token).upos == Upos::noun && view.tree.definite(token) &&
           own.meets(k_craft) && view.tree.child(token, Deprel::nummod) == k_no_token;
}

/// The first loss whose owner is named; none where the losses have several owners.
const Claim* only_loss(const ArticleOffers& article, const std::vector<Claim>& claims) {
    const Claim* owned = nullptr;  // the first, whatever is said of it
    const Claim* deed = nullptr;
    for (const auto& claim : claims) {
        if (claim.type != ClaimType::equipment_loss || !known(claim.target) ||
            !says_whose(article.reading, *claim.target)) {
            continue;
        }
        if (owned == nullptr) { owned = &claim; }
        if (!overlap(owned->target->party, claim.target->party)) { return nullptr; }
        if (deed == nullptr && is_deed(claim)) { deed = &claim; }
    }
    return deed;
}

}  // namespace

void share_lost_craft(const ArticleOffers& article, std::vector<Claim>& claims) {
    const auto* only = only_loss(article, claims);
    if (only == nullptr) { return; }
    const auto told = article.told.find(only->trigger.begin);
    if (told == article.told.end() || told->second.roles.target_token == k_no_token) { return; }
    const auto& first = article.views[told->second.sentence];
    const auto word = first.lemma(told->second.roles.target_token);
    if (!first.lexicon->classes_of(word).meets(k_craft)) { return; }
    const Claim loss = *only;
    for (auto& claim : claims) {
        if (claim.type != ClaimType::equipment_loss || claim.trigger.begin <= loss.trigger.begin ||
            !claim.target || says_whose(article.reading, *claim.target)) {
            continue;
        }
        const auto here = article.told.find(claim.trigger.begin);
        if (here == article.told.end() || !points_to_loss(article.views[here->second.sentence],
                                                          here->second.roles.target_token)) {
            continue;
        }
        claim.target->party = loss.target->party;
        const bool worded = claim.actor && !claim.actor->span.empty();
        if (!worded) { claim.actor = Participant{}; }
        // "by a missile": of whoever shot it down
        const int means = here->second.roles.actor_token;
        const bool weapon =
            means != k_no_token &&
            article.views[here->second.sentence].classes_at(means).has(WordClass::heavy_weapon);
        const bool own = overlap(claim.actor->party, claim.target->party);
        if (!worded || own || (weapon && claim.actor->party.empty())) {
            claim.actor->party = loss.actor ? loss.actor->party : std::vector<std::string>{};
        }
    }
}

void complete_article(const Reading& reading, const PlaceContext& places,
                      std::vector<Claim>& claims) {
    settle_places(places, reading, claims);
    part_crowds_from_states(reading, claims);
    read_broken_truces(claims);
    arm_bodies_that_fight(reading, claims);
}

}  // namespace counterclaim::claim

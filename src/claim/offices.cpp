#include "claim/offices.hpp"

#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

bool is_body_of_state(const ActorMention& mention) {
    return mention.kind == ActorKind::office || mention.kind == ActorKind::government ||
           mention.kind == ActorKind::armed_force;
}

/// The claimant is an office, and nothing says of which state.
bool is_unnamed_office(const SentenceView& view, const Claimant& claimant) {
    constexpr std::size_t k_article_bytes_max = 5;
    if (claimant.text.empty() || !claimant.party.empty()) { return false; }
    // diplomats and officials at large may be anybody's; "the mayor" is one
    const int speaker = view.head_of(claimant.span);
    const bool single = speaker != k_no_token && view.token(speaker).has_feature("Number=Sing");
    const auto& actors = view.reading->actors;
    return std::any_of(actors.begin(), actors.end(), [&](const ActorMention& actor) {
        const bool holds = is_body_of_state(actor) || actor.kind == ActorKind::court ||
                           (single && actor.kind == ActorKind::person && actor.reason == "office");
        // "an official of the movement" is not the state's
        const bool alone = claimant.text.size() <= actor.text.size() + k_article_bytes_max;
        return holds && alone && actor.party.empty() && actor.span.overlaps(claimant.span);
    });
}

/// The one state that all the places with a known one lie in.
std::string common_state(const Reading& reading, const std::vector<ClaimPlace>& places) {
    std::string state;
    for (const auto& place : places) {
        const auto mention =
            std::find_if(reading.places.begin(), reading.places.end(),
                         [&](const PlaceMention& it) { return it.span == place.span; });
        if (mention == reading.places.end() || mention->state.empty()) { continue; }
        if (!state.empty() && state != mention->state) { return {}; }
        state = mention->state;
    }
    return state;
}

/// Whose office the claimant is was guessed: it has neither a name nor an adjective.
bool is_guessed_office(const SentenceView& view, const Claimant& claimant) {
    constexpr double k_named_score = 0.8;
    return std::any_of(view.actors.begin(), view.actors.end(), [&](const int index) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        const bool office = is_body_of_state(mention) ||
                            (mention.kind == ActorKind::person && mention.actor.empty());
        // "Kyiv denied": the seat of a state is its name
        const int head = view.head_of(mention.span);
        const bool seat = head != k_no_token && view.place(head) != nullptr;
        return office && !seat && mention.span.overlaps(claimant.span) &&
               mention.score < k_named_score;
    });
}

}  // namespace

std::string state_of_office(const SentenceView& view,
                            const std::vector<ClaimPlace>& article_country, const Claim& claim) {
    if (!is_unnamed_office(view, claim.claimant)) { return {}; }
    auto state = common_state(*view.reading, claim.places.empty() ? article_country : claim.places);
    // nobody accuses himself
    const bool own = !state.empty() && claim.actor && overlap(claim.actor->party, {state});
    return own ? std::string() : state;
}

bool denies_own_deed(const SentenceView& view, const Attribution& attribution, const Claim& claim) {
    // "failed to take the town, the ministry said": of whoever's deed
    const bool rejects = attribution.speech && attribution.speech->saying->force == Force::deny;
    if (!rejects || claim.type == ClaimType::capture || claim.type == ClaimType::advance) {
        return false;
    }
    const bool named_actor = known(claim.actor) && !claim.actor->span.empty() &&
                             claim.evidence.contains(claim.actor->span);
    const auto& party = claim.claimant.party;
    return claim.polarity == Polarity::denied && named_actor && !party.empty() &&
           !overlap(claim.actor->party, party) && is_guessed_office(view, claim.claimant);
}

}  // namespace counterclaim::claim

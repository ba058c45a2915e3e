// "Shells hit the station, the mayor of Nikopol said": whoever speaks for a town tells of that
// town, where the sentence names no other place.

#include "claim/claim_places.hpp"
#include "claim/occurrence.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

bool happens_to_people(ClaimType type) {
    return is_violent(type) || type == ClaimType::casualty_toll ||
           type == ClaimType::property_destruction || type == ClaimType::displacement;
}

/// In a country of the war, else in that of the article.
bool is_of_story(const PlaceContext& context, const Place& place) {
    if (context.profile != nullptr) { return is_fought_in(*context.profile, place.country); }
    return !context.article_country.empty() && context.article_country.front().place &&
           context.article_country.front().place->country == place.country;
}

/// Ministries and staffs speak for a state wherever they sit; whoever else speaks is of the place.
bool is_local(const SentenceView& view, int speaker) {
    const auto* actor = view.actor(speaker);
    return actor == nullptr ||
           (actor->kind != ActorKind::office && actor->kind != ActorKind::government &&
            actor->kind != ActorKind::state && actor->kind != ActorKind::armed_force &&
            actor->kind != ActorKind::armed_group);
}

/// "The mayor of Nikopol", "Nikopol mayor Jan Roe"; not a dateline, nor "a deserter met in
/// Nikopol".
bool belongs_to(const SentenceView& view, int token, int speaker) {
    const auto& tree = view.tree;
    const bool after = token > speaker || tree[token].deprel == Deprel::compound;
    return after && token != speaker && tree.below(token, speaker) &&
           tree.clause_of(token) == tree.clause_of(speaker);
}

/// A capital that is the name of its state.
bool is_seat(const SentenceView& view, int token, int speaker) {
    const auto* actor = view.actor(token);
    return actor != nullptr && !actor->party.empty() &&
           !actor->span.contains(view.token(speaker).span);
}

}  // namespace

std::vector<ClaimPlace> places_of_speaker(const PlaceContext& context, const SentenceView& view,
                                          ClaimType type, const Attribution& attribution) {
    if (!happens_to_people(type) || !attribution.speech || attribution.inherited ||
        attribution.speech->speaker == k_no_token || !is_local(view, attribution.speech->speaker)) {
        return {};
    }
    for (const int index : view.places) {
        const auto& mention = view.reading->places[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        if (token == k_no_token || !mention.resolved || mention.use != PlaceUse::location ||
            !belongs_to(view, token, attribution.speech->speaker) ||
            is_seat(view, token, attribution.speech->speaker) || is_of_mission(view, token)) {
            continue;
        }
        const auto& place = mention.candidates.front().place;
        const bool country = place.precision == PlacePrecision::country;
        if (!country && is_of_story(context, place)) { return {claim_place(mention)}; }
    }
    return {};
}

}  // namespace counterclaim::claim

#include "claim/claim_places.hpp"

#include "claim/circumstances.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

namespace counterclaim::claim {
namespace {

/// How many sentences a place is carried on without being named again.
constexpr std::size_t k_places_carried_max = 2;
/// … where the same kind of thing is told on.
constexpr std::size_t k_type_carried_max = 6;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool inside_speaker(const SentenceView& view, const Attribution& attribution, int token) {
    return attribution.speech && attribution.speech->speaker != k_no_token &&
           view.tree.below(token, attribution.speech->speaker) && !attribution.inherited &&
           !view.tree.below(attribution.speech->token, attribution.speech->speaker);
}

/// "From Kostal": where something started, not where it happened.
bool comes_from(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    if (tree[token].deprel == Deprel::conj && tree.head(token) != k_no_token) {
        token = tree.head(token);
    }
    const int marker = tree.child(token, Deprel::case_);
    return marker != k_no_token && has_cue(view, marker, CueKind::origin);
}

bool is_origin(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto type = occurrence.type;
    if (type == ClaimType::withdrawal || type == ClaimType::displacement ||
        type == ClaimType::release_exchange) {
        return false;
    }
    return comes_from(view, token);
}

ClaimPlace claim_place(const PlaceMention& mention) {
    ClaimPlace place{mention.text, mention.span, std::nullopt, mention.modifier};
    if (mention.resolved && !mention.candidates.empty()) {
        place.place = mention.candidates.front().place;
    }
    return place;
}

bool is_coarse(const PlaceMention& mention) {
    if (mention.candidates.empty()) { return true; }
    const auto precision = mention.candidates.front().place.precision;
    return precision == PlacePrecision::country || precision == PlacePrecision::region;
}

/// Wide enough for what a whole war is fought for: a country, region or area, not its edge or half.
bool is_theatre(const PlaceMention& mention) {
    const auto& place = mention.candidates.front().place;
    return is_coarse(mention) || (place.precision == PlacePrecision::area &&
                                  mention.modifier.empty() && place.radius_km >= 20);
}

/// "The forces of Azerbaijan", "Armenia attacked", "shelled by Armenia": the name of a state or
/// capital that acts, is acted on or owns, and says nothing about where.
bool stands_for_party(const SentenceView& view, const PlaceMention& mention, int token) {
    const auto* actor = view.actor(token);
    if (actor == nullptr || actor->party.empty()) { return false; }
    const bool name_of_others =
        actor->kind == ActorKind::armed_force || actor->kind == ActorKind::armed_group ||
        actor->kind == ActorKind::office || actor->kind == ActorKind::person ||
        actor->kind == ActorKind::organisation;
    if (name_of_others && actor->span.length_bytes() > mention.span.length_bytes()) { return true; }
    const auto& tree = view.tree;
    const int marker = tree.child(token, Deprel::case_);
    if (marker != k_no_token && has_cue(view, marker, CueKind::locative)) { return false; }
    const int above = tree.head(token);
    switch (tree[token].deprel) {
        case Deprel::obj:
            return is_coarse(mention);  // "took Kostal" names a place, "attacked Armenia" a side
        case Deprel::conj:
            return above != k_no_token && above != token && stands_for_party(view, mention, above);
        case Deprel::root:
        case Deprel::appos:
        case Deprel::flat:
            return false;
        case Deprel::nmod: {
            // "the province of", "the war in"; not "the statement of", "the army of"
            const auto classes = view.classes_at(above);
            const auto word = view.token(above).upos;
            const bool share = word == Upos::det || word == Upos::pron || word == Upos::num ||
                               word == Upos::adj;  // "almost all of", "most of"
            if (share) { return false; }
            const bool located = classes.has(WordClass::place) ||
                                 classes.has(WordClass::position) ||
                                 classes.has(WordClass::building) || classes.has(WordClass::war);
            return !located;
        }
        default:
            return true;
    }
}

bool is_peaceful(ClaimType type) {
    switch (type) {
        case ClaimType::talks:
        case ClaimType::agreement:
        case ClaimType::sanction:
        case ClaimType::leadership_change:
        case ClaimType::military_support:
            return true;
        default:
            return false;
    }
}

/// A place that only a preposition of place may tie to such an occurrence.
bool needs_locative(ClaimType type) {
    return is_peaceful(type) || type == ClaimType::release_exchange;
}

bool is_truce(ClaimType type) {
    return type == ClaimType::ceasefire || type == ClaimType::ceasefire_violation;
}

bool is_locative(const SentenceView& view, int token) {
    const int marker = view.tree.child(token, Deprel::case_);
    return marker != k_no_token && has_cue(view, marker, CueKind::locative);
}

struct RankedPlace {
    int mention;
    int token;
    double rank;
};

/// What the type of an occurrence says against a place as its own, whatever the grammar.
bool suits(const SentenceView& view, const Occurrence& occurrence, const PlaceMention& mention,
           int token, double rank) {
    const auto type = occurrence.type;
    if (type == ClaimType::leadership_change) { return is_coarse(mention); }
    if (needs_locative(type)) { return rank >= 2.5 && is_locative(view, token); }
    // a truce holds for a theatre; a town that the sentence names beside it is another matter
    if (is_truce(type)) {
        return rank >= 2.5 && (is_theatre(mention) || view.tree.below(token, occurrence.token));
    }
    return true;
}

/// The rank of a place for an occurrence, larger for closer; none where it is no place of it.
std::optional<double> rank_place(const SentenceView& view, const Occurrence& occurrence,
                                 const Roles& roles, const Attribution& attribution,
                                 const PlaceMention& mention, int token) {
    if (inside_speaker(view, attribution, token)) { return std::nullopt; }
    if (is_origin(view, occurrence, token)) { return std::nullopt; }
    double rank = closeness(view, occurrence, token);
    if (dates_the_saying(view, attribution, token, occurrence.token)) {
        // "In Kostal, guards said they were fired at" opens with where it was
        constexpr int k_opening = 4;
        if (token > k_opening || !is_locative(view, token)) { return std::nullopt; }
        rank = 1;
    }
    if (stands_for_party(view, mention, token)) {
        // "Kostania seceded": what becomes of a state happens there
        if (occurrence.type != ClaimType::leadership_change || rank < 2.5) { return std::nullopt; }
        return rank - 1;
    }
    if (!suits(view, occurrence, mention, token, rank)) { return std::nullopt; }
    for (const int place : roles.place_tokens) {
        if (view.tree.below(token, place)) { rank += 3; }
    }
    if (roles.target_token != k_no_token && view.tree.below(token, roles.target_token)) {
        rank += 2;
    }
    if (roles.actor_token != k_no_token && view.tree.below(token, roles.actor_token)) {
        if (is_coarse(mention)) { return std::nullopt; }
        rank -= 3;
    }
    return is_coarse(mention) ? rank - 0.3 : rank;
}

std::vector<RankedPlace> rank_places(const SentenceView& view, const Occurrence& occurrence,
                                     const Roles& roles, const Attribution& attribution) {
    std::vector<RankedPlace> ranked;
    for (const int index : view.places) {
        const auto& mention = view.reading->places[at(index)];
        if (mention.use != PlaceUse::location || !mention.resolved) { continue; }
        const int token = view.head_of(mention.span);
        if (token == k_no_token) { continue; }
        if (const auto rank = rank_place(view, occurrence, roles, attribution, mention, token)) {
            ranked.push_back({index, token, *rank});
        }
    }
    std::sort(ranked.begin(), ranked.end(), [](const RankedPlace& a, const RankedPlace& b) {
        return a.rank != b.rank ? a.rank > b.rank : a.mention < b.mention;
    });
    return ranked;
}

/// The name of a state that may as well act as lie somewhere.
bool names_party(const Reading& reading, const PlaceMention& mention) {
    const auto first = std::lower_bound(
        reading.actors.begin(), reading.actors.end(), mention.span.begin,
        [](const ActorMention& actor, std::uint32_t begin) { return actor.span.end <= begin; });
    for (auto actor = first; actor != reading.actors.end() && actor->span.begin < mention.span.end;
         ++actor) {
        if (actor->span.overlaps(mention.span) && !actor->party.empty()) { return true; }
    }
    return false;
}

bool is_fine(const std::vector<ClaimPlace>& places) {
    return !places.empty() && places.front().place &&
           places.front().place->precision != PlacePrecision::country &&
           places.front().place->precision != PlacePrecision::area;
}

/// Meetings, decisions and help from afar say nothing about where the next deed happens.
bool happens_on_the_ground(ClaimType type) {
    switch (type) {
        case ClaimType::talks:
        case ClaimType::agreement:
        case ClaimType::sanction:
        case ClaimType::leadership_change:
        case ClaimType::military_support:
        case ClaimType::humanitarian_aid:
            return false;
        default:
            return true;
    }
}

}  // namespace

std::vector<ClaimPlace> own_places(const SentenceView& view, const Occurrence& occurrence,
                                   const Roles& roles, const Attribution& attribution) {
    std::vector<ClaimPlace> places;
    const auto ranked = rank_places(view, occurrence, roles, attribution);
    if (ranked.empty()) { return places; }
    places.push_back(claim_place(view.reading->places[at(ranked.front().mention)]));
    // further places only where they are coordinated with the first
    Tokens members;
    const auto& tree = view.tree;
    int first = ranked.front().token;
    if (tree[first].deprel == Deprel::conj && tree.head(first) != k_no_token) {
        first = tree.head(first);
    }
    tree.coordinated(first, members);
    for (std::size_t i = 1; i < ranked.size(); ++i) {
        if (std::find(members.begin(), members.end(), ranked[i].token) != members.end()) {
            places.push_back(claim_place(view.reading->places[at(ranked[i].mention)]));
        }
    }
    return places;
}

std::vector<ClaimPlace> main_places(const std::vector<SentenceView>& views, bool whole_country) {
    std::map<std::string_view, std::pair<double, const PlaceMention*>> weights;
    for (const auto& view : views) {
        const bool title =
            view.block().kind == BlockKind::title || view.block().kind == BlockKind::standfirst;
        for (const int index : view.places) {
            const auto& mention = view.reading->places[at(index)];
            if (mention.use != PlaceUse::location || !mention.resolved) { continue; }
            if (whole_country && !is_theatre(mention)) { continue; }
            const int token = view.head_of(mention.span);
            if (token == k_no_token) { continue; }
            double share = names_party(*view.reading, mention) ? 0.3 : 1.0;
            if (view.sentence().parsed && stands_for_party(view, mention, token)) {
                // a state that acts is no theatre, however often it is named
                share = whole_country ? 0 : 0.1;
            }
            if (whole_country && comes_from(view, token)) { share = 0; }
            auto& weight = weights[mention.candidates.front().place.name];
            weight.first += (title ? 3 : 1) * share;
            if (weight.second == nullptr) { weight.second = &mention; }
        }
    }
    const PlaceMention* best = nullptr;
    double best_weight = 0;
    for (const auto& [name, weight] : weights) {
        if (weight.first > best_weight) {
            best = weight.second;
            best_weight = weight.first;
        }
    }
    return best == nullptr ? std::vector<ClaimPlace>{}
                           : std::vector<ClaimPlace>{claim_place(*best)};
}

void inherit_places(const PlaceContext& context, std::size_t sentence, Claim& claim) {
    switch (claim.type) {
        case ClaimType::talks:
        case ClaimType::sanction:
        case ClaimType::release_exchange:
        case ClaimType::military_support:
            return;
        case ClaimType::agreement:
        case ClaimType::leadership_change:
            claim.places = context.article_country;  // what is decided holds for a country
            return;
        case ClaimType::ceasefire:
        case ClaimType::ceasefire_violation:
            // a truce holds for the theatre of a war, not for the town named last
            claim.places =
                context.article_country.empty() ? context.article_places : context.article_country;
            return;
        default:
            break;
    }
    // a country named before says little about this sentence; where the article is set says more
    const bool near =
        context.last.sentence + k_places_carried_max >= sentence && is_fine(context.last.places);
    const auto same = context.by_type.find(claim.type);
    const bool again = same != context.by_type.end() && is_fine(same->second.places) &&
                       same->second.sentence + k_type_carried_max >= sentence;
    if (again) {
        claim.places = same->second.places;
    } else if (near) {
        claim.places = context.last.places;
    } else {
        claim.places = context.article_places;
    }
}

void remember_places(PlaceContext& context, std::size_t sentence, const Claim& claim) {
    const bool named = !claim.places.empty() && claim.evidence.contains(claim.places.front().span);
    if (!named || !happens_on_the_ground(claim.type)) { return; }
    context.last = {claim.places, sentence};
    context.by_type[claim.type] = context.last;
}

bool takes_place_of_article(ClaimType type) {
    return type != ClaimType::talks && type != ClaimType::agreement &&
           type != ClaimType::sanction && type != ClaimType::leadership_change;
}

}  // namespace counterclaim::claim

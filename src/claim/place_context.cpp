// Where a sentence that names no place plays: at the place told last, at that of the same deed, or
// where the article as a whole is set.

#include "claim/claim_places.hpp"
#include "claim/completion.hpp"
#include "claim/control.hpp"
#include "claim/since_times.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace counterclaim::claim {
namespace {

/// How many sentences a place is carried on without being named again.
constexpr std::size_t k_places_carried_max = 2;
/// … where the same kind of thing is told on.
constexpr std::size_t k_type_carried_max = 6;
/// … where "the attack", "these clashes" point back.
constexpr std::size_t k_pointed_carried_max = 12;
/// A front or border this short is still a place to carry on; a longer one is a region.
constexpr double k_front_km_max = 60;

/// One "war in X" tells more of where a war is fought than any place named in passing.
constexpr double k_war_weight = 4;
/// … and a town speaks for the country and the region it lies in. A larger theatre is a continent.
constexpr double k_town_share = 0.3;
constexpr double k_theatre_km_max = 1200;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

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
    if (places.empty() || !places.front().place) { return false; }
    const auto& place = *places.front().place;
    if (place.kind == "settlement") { return true; }  // also one without a record
    return place.precision != PlacePrecision::country &&
           (place.precision != PlacePrecision::area || place.radius_km <= k_front_km_max);
}

/// Meetings, decisions and help from afar say nothing about where the next deed happens.
bool happens_on_the_ground(ClaimType type) {
    return !is_peaceful(type) && type != ClaimType::humanitarian_aid;
}

/// "The war in X", "le conflit du X", "the fighting in X": what an article on a war is about. A
/// state counts only behind a preposition of place: "the war with Kostania" is another matter.
bool names_war_in(const SentenceView& view, const PlaceMention& mention, int token) {
    const auto& tree = view.tree;
    if (!view.sentence().parsed || tree[token].deprel != Deprel::nmod) { return false; }
    const int above = tree.head(token);
    if (above == k_no_token) { return false; }
    const auto classes = view.classes_at(above);
    if (!classes.has(WordClass::war) && !classes.has(WordClass::truce)) { return false; }
    const bool located = case_says(view, token, CueKind::locative);
    return located || mention.candidates.front().place.precision != PlacePrecision::country;
}

/// "The attack", "ces affrontements": a noun that points back to what was told.
bool points_back(const SentenceView& view, const Occurrence& occurrence) {
    return occurrence.nominal && view.tree.definite(occurrence.token);
}

/// What the mentions of one place weigh together, and the first of them.
struct Weight {
    double own = 0;
    const PlaceMention* mention = nullptr;
    int named = 0;  ///< times, in whatever use
};

const std::string& country_of(const PlaceMention& mention) {
    return mention.candidates.front().place.country;
}

/// How much one mention says about where an article is set; its title counts more.
double share_of(const SentenceView& view, const PlaceMention& mention, int token,
                bool whole_country) {
    if (mention.use != PlaceUse::location) { return 0; }
    const auto kind = view.block().kind;
    double share = names_party(*view.reading, mention) ? 0.3 : 1.0;
    if (view.sentence().parsed && stands_for_party(view, mention, token)) {
        // a state that acts is no theatre, however often it is named
        share = whole_country ? 0 : 0.1;
    }
    if (whole_country && comes_from(view, token)) { share = 0; }
    if (names_war_in(view, mention, token)) { share = std::max(share, 1.0) * k_war_weight; }
    if (!whole_country && is_coarse(mention)) { share *= 0.5; }
    return (kind == BlockKind::title || kind == BlockKind::standfirst ? 3 : 1) * share;
}

bool takes_place_of_article(ClaimType type) {
    return type != ClaimType::talks && type != ClaimType::agreement &&
           type != ClaimType::sanction && type != ClaimType::leadership_change;
}

/// One place that the other, finer one lies in.
bool holds(const std::vector<ClaimPlace>& outer, const std::vector<ClaimPlace>& inner) {
    return outer.size() == 1 && outer.front().place && !inner.empty() && inner.front().place &&
           lies_in(*inner.front().place, *outer.front().place);
}

/// What a text on a war tells of another country is no place of the deeds told after it.
bool may_carry(const PlaceContext& context, const std::vector<ClaimPlace>& places) {
    if (context.profile == nullptr || places.empty() || !places.front().place) { return true; }
    const auto& country = places.front().place->country;
    return country.empty() || is_fought_in(*context.profile, country);
}

/// Long past when the article was written: no part of what it tells of today.
bool is_history(const Reading& reading, const Claim& claim) {
    constexpr std::chrono::days k_long{180};
    const auto& published = reading.article.published.day;
    const auto& last = claim.time.interval.to;
    return published && last && *last + k_long < *published;
}

}  // namespace

std::vector<ClaimPlace> main_places(const std::vector<SentenceView>& views, bool whole_country,
                                    const ConflictProfile* profile) {
    std::map<std::string_view, Weight> weights;
    std::vector<const PlaceMention*> fine;
    for (const auto& view : views) {
        for (const int index : view.places) {
            const auto& mention = view.reading->places[at(index)];
            if (!mention.resolved) { continue; }
            const int token = view.head_of(mention.span);
            if (token == k_no_token || is_addressed(view, token)) { continue; }
            const bool theatre = is_theatre(mention);
            if (whole_country && !theatre) {
                if (mention.use == PlaceUse::location) { fine.push_back(&mention); }
                continue;
            }
            auto& weight = weights[mention.candidates.front().place.name];
            weight.own += share_of(view, mention, token, whole_country);
            ++weight.named;
            if (weight.mention == nullptr) { weight.mention = &mention; }
        }
    }
    // a theatre holds the towns the article speaks of, though it be named only as a party
    for (auto& [name, weight] : weights) {
        const auto& outer = weight.mention->candidates.front().place;
        if (!whole_country || outer.radius_km > k_theatre_km_max) { continue; }
        for (const auto* inner : fine) {
            if (lies_in(inner->candidates.front().place, outer)) { weight.own += k_town_share; }
        }
    }
    const PlaceMention* best = nullptr;
    double best_weight = 0;
    for (const auto& [name, weight] : weights) {
        // a town far from the war is where somebody spoke or met
        if (!whole_country && profile != nullptr &&
            !is_fought_in(*profile, country_of(*weight.mention))) {
            continue;
        }
        if (weight.own > best_weight) {
            best = weight.mention;
            best_weight = weight.own;
        }
    }
    if (whole_country && profile != nullptr &&
        (best == nullptr || !is_fought_in(*profile, country_of(*best)))) {
        // "an officer trained in France": the war is fought in the country that the text, be it as
        // a party, speaks of most
        const int named_min = best == nullptr ? 1 : 2;
        int most = named_min - 1;
        for (const auto& [name, weight] : weights) {
            if (weight.named <= most || !is_fought_in(*profile, country_of(*weight.mention))) {
                continue;
            }
            best = weight.mention;
            most = weight.named;
        }
    }
    return best == nullptr ? std::vector<ClaimPlace>{}
                           : std::vector<ClaimPlace>{claim_place(*best)};
}

std::vector<ClaimPlace> country_of_people(const SentenceView& view, const Roles& roles,
                                          const Claim& claim) {
    const bool march = claim.type == ClaimType::protest;
    const bool suffer =
        claim.type == ClaimType::displacement || claim.type == ClaimType::casualty_toll;
    const int token = march ? roles.actor_token : roles.target_token;
    if ((!march && !suffer) || token == k_no_token) { return {}; }
    // "tens of thousands of Kostanians"
    const int counted = view.tree.child(token, Deprel::nmod);
    const auto named = [&](int word) {
        const auto* actor = word == k_no_token ? nullptr : view.actor(word);
        const bool people = actor != nullptr && !actor->party.empty() &&
                            actor->kind == ActorKind::people &&
                            !begins_small(slice(view.reading->article.text, view.token(word).span));
        return people ? actor : nullptr;
    };
    const auto* people = named(token);
    if (people == nullptr) { people = named(counted); }
    if (people == nullptr) { return {}; }
    const auto& places = view.reading->places;
    const auto found = std::find_if(places.begin(), places.end(), [&](const PlaceMention& mention) {
        return mention.resolved && mention.state == people->party.front() &&
               mention.candidates.front().place.precision == PlacePrecision::country;
    });
    return found == places.end() ? std::vector<ClaimPlace>{}
                                 : std::vector<ClaimPlace>{claim_place(*found)};
}

std::vector<ClaimPlace> state_around(const Reading& reading,
                                     const std::vector<ClaimPlace>& places) {
    if (places.empty() || !places.front().place ||
        (places.front().place->precision != PlacePrecision::region &&
         places.front().place->precision != PlacePrecision::district)) {
        return places;
    }
    const auto found = std::find_if(
        reading.places.begin(), reading.places.end(), [&](const PlaceMention& mention) {
            return mention.resolved &&
                   mention.candidates.front().place.precision == PlacePrecision::country &&
                   country_of(mention) == places.front().place->country;
        });
    return found == reading.places.end() ? places : std::vector<ClaimPlace>{claim_place(*found)};
}

std::vector<ClaimPlace> theatre_of(const Reading& reading, const ConflictProfile* profile) {
    if (profile == nullptr || profile->theatre.empty()) { return {}; }
    const auto found = std::find_if(
        reading.places.begin(), reading.places.end(), [&](const PlaceMention& mention) {
            return mention.resolved && mention.candidates.front().place.id == profile->theatre;
        });
    return found == reading.places.end() ? std::vector<ClaimPlace>{}
                                         : std::vector<ClaimPlace>{claim_place(*found)};
}

bool tells_of_war(const SentenceView& view, const Occurrence& occurrence) {
    // "the Sarn conflict" says itself where it is fought
    const auto has_place = [&](int token) {
        return std::any_of(view.places.begin(), view.places.end(), [&](int index) {
            const int place = view.head_of(view.reading->places[at(index)].span);
            return place != k_no_token && view.tree.below(place, token);
        });
    };
    const auto names_it = [&](int token) {
        return token != k_no_token && view.classes_at(token).has(WordClass::war) &&
               view.tree.definite(token) && !has_place(token);
    };
    return names_it(occurrence.token) || names_it(subject_of(view, occurrence.predicate())) ||
           war_around(view, occurrence) != k_no_token;
}

bool lasts_long(const PlaceContext& context, const Claim& claim) {
    // an article on one town tells of its siege
    const auto& main = context.article_places;
    const auto is_main = [&](const ClaimPlace& one) { return one.place == main.front().place; };
    const auto& last = context.last.places;
    if (is_fine(main) && std::all_of(last.begin(), last.end(), is_main)) { return false; }
    constexpr std::chrono::days k_month{31};
    const auto& [from, to] = claim.time.interval;
    return claim.time.basis == TimeBasis::explicit_ && from && to && *to - *from > k_month;
}

void inherit_places(const PlaceContext& context, const SentenceView& view,
                    const Occurrence& occurrence, Claim& claim) {
    const auto sentence = view.index;
    if (happens_on_the_ground(claim.type) &&
        (tells_of_war(view, occurrence) || lasts_long(context, claim))) {
        claim.places = context.theatre.empty() ? context.article_country : context.theatre;
        return;
    }
    switch (claim.type) {
        case ClaimType::talks:
        case ClaimType::sanction:
        case ClaimType::release_exchange:
        case ClaimType::military_support:
            return;
        case ClaimType::agreement:
            claim.places = context.article_state;  // what is agreed holds for a country
            return;
        case ClaimType::leadership_change:
            claim.places = context.article_country;  // an emergency may hold for a region
            return;
        case ClaimType::ceasefire:
        case ClaimType::ceasefire_violation:
            // a truce holds for the theatre of a war, not for the town named last, and not for a
            // side's own country
            if (!context.theatre.empty()) {
                claim.places = context.theatre;
            } else if (context.profile == nullptr || context.profile->theatre.empty()) {
                claim.places = context.article_country;
            }
            return;
        default:
            break;
    }
    // history has places of its own, and so does what is told after it
    const bool of_these_days = !claim.time.interval.open() && !is_history(*view.reading, claim);
    const bool then = !context.past.places.empty() && !of_these_days &&
                      context.past.sentence >= context.last.sentence;
    const auto& last = then ? context.past : context.last;
    // a country named before says little about this sentence; where the article is set says more
    const bool near = last.sentence + k_places_carried_max >= sentence && is_fine(last.places) &&
                      may_carry(context, last.places);
    auto same = context.by_type.find(claim.type);
    if (same != context.by_type.end() && !may_carry(context, same->second.places)) {
        same = context.by_type.end();
    }
    const bool again = same != context.by_type.end() && is_fine(same->second.places) &&
                       same->second.sentence + k_type_carried_max >= sentence;
    const bool pointed = same != context.by_type.end() && points_back(view, occurrence) &&
                         same->second.sentence + k_pointed_carried_max >= sentence;
    const bool later =
        near && same != context.by_type.end() && same->second.sentence < last.sentence;
    const bool headed = !context.head.places.empty() && context.head_block == view.sentence().block;
    if (pointed || (again && !later)) {
        claim.places = same->second.places;
    } else if (near) {
        claim.places = last.places;
    } else if (headed) {
        claim.places = context.head.places;
    } else {
        const bool country = context.article_places.empty() && context.profile != nullptr;
        claim.places = country ? context.article_country : context.article_places;
    }
}

std::string_view town_of(const Claim& claim) {
    if (claim.places.size() != 1 || !claim.places.front().place) { return {}; }
    const auto& place = claim.places.front();
    const bool own = !place.span.empty() && claim.evidence.contains(place.span);
    const bool town = place.place->precision == PlacePrecision::settlement;
    return own && town ? std::string_view(place.place->id) : std::string_view{};
}

void remember_places(PlaceContext& context, const SentenceView& view, const Claim& claim) {
    const bool named = !claim.places.empty() && claim.evidence.contains(claim.places.front().span);
    if (!named || !happens_on_the_ground(claim.type) || sums_up(claim)) { return; }
    if (is_history(*view.reading, claim)) {
        context.past = {claim.places, view.index};
        return;
    }
    context.last = {claim.places, view.index};
    context.by_type[claim.type] = context.last;
}

void settle_places(const PlaceContext& context, const Reading& reading,
                   std::vector<Claim>& claims) {
    const auto& blocks = reading.article.blocks;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        auto& claim = claims[i];
        const bool named =
            !claim.places.empty() && claim.evidence.contains(claim.places.front().span);
        if (sums_up(claim) && !named && !context.article_country.empty()) {
            claim.places = context.article_country;
        }
        if (!named && !context.theatre.empty() && is_history(reading, claim) &&
            (happens_on_the_ground(claim.type) || claim.type == ClaimType::agreement)) {
            claim.places = context.theatre;
        }
        const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const Block& one) {
            return one.span.contains(claim.trigger.begin);
        });
        if (block == blocks.end() || !is_telegraphic(block->kind)) { continue; }
        for (std::size_t k = i + 1; k < claims.size(); ++k) {
            const auto& body = claims[k];
            if (body.type != claim.type || block->span.contains(body.trigger.begin)) { continue; }
            if (claim.places.empty() || holds(claim.places, body.places)) {
                claim.places = body.places;
            }
            break;
        }
        const bool of_article =
            takes_place_of_article(claim.type) &&
            (claim.places.empty() || holds(claim.places, context.article_places));
        if (of_article) { claim.places = context.article_places; }
    }
}

}  // namespace counterclaim::claim

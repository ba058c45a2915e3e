#include "claim/claim_places.hpp"

#include "claim/circumstances.hpp"
#include "claim/described_places.hpp"
#include "claim/place_lists.hpp"
#include "claim/place_order.hpp"
#include "claim/speaker.hpp"
#include "claim/time_phrase.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace counterclaim::claim {
namespace {

/// As `Place::kind` has it.
constexpr std::string_view k_settlement = "settlement";

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool is_origin(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto type = occurrence.type;
    if (type == ClaimType::withdrawal || type == ClaimType::displacement ||
        type == ClaimType::repulse || type == ClaimType::release_exchange) {
        return false;
    }
    return comes_from(view, token);
}

/// "Fled towards Kostal": people and forces that leave are not yet where they leave for.
bool is_goal(const SentenceView& view, const Occurrence& occurrence, int token) {
    if (occurrence.type != ClaimType::withdrawal && occurrence.type != ClaimType::displacement) {
        return false;
    }
    return case_says(view, token, CueKind::goal);
}

/// A place that only a preposition of place may tie to such an occurrence.
bool needs_locative(ClaimType type) {
    return is_peaceful(type) || type == ClaimType::release_exchange;
}

bool is_truce(ClaimType type) {
    return type == ClaimType::ceasefire || type == ClaimType::ceasefire_violation;
}

bool is_wide(const PlaceMention& mention) {
    return is_coarse(mention) || mention.candidates.front().place.precision == PlacePrecision::area;
}

/// "Visited Kostania", "the siege of Kostal": the target is a place, and it happens there.
bool is_reached(const SentenceView& view, const Occurrence& occurrence, const Roles& roles,
                const PlaceMention& mention, int token) {
    // "Kostal is under siege"
    const bool under = occurrence.nominal && view.tree[token].deprel == Deprel::nsubj &&
                       view.tree.head(token) == occurrence.token;
    const bool target =
        roles.target_token != k_no_token && view.tree.below(token, roles.target_token);
    const bool country = mention.candidates.front().place.precision == PlacePrecision::country;
    return (occurrence.subtype == "visit" && token == roles.target_token) ||
           (occurrence.subtype == "blockade" && !country && (target || under));
}

/// "Martial law in Kostal", "declared a state of emergency in Kostal", "martial law was declared on
/// Monday in Kostal": the words that name the measure say where it holds.
bool is_measure_at(const SentenceView& view, const Occurrence& occurrence, int token) {
    constexpr int k_climb_max = 4;
    const auto& tree = view.tree;
    if (!is_locative(view, token)) { return false; }
    const bool named =
        occurrence.predicate() != occurrence.token || !occurrence.frame->phrase.others.empty();
    if (named && tree.head(token) == occurrence.predicate()) { return true; }
    int noun = token;
    for (int step = 0; step < k_climb_max && tree[noun].deprel == Deprel::nmod; ++step) {
        if (tree.head(noun) == k_no_token) { return false; }
        noun = tree.head(noun);
        if (noun == occurrence.token) { return true; }
    }
    return noun != token && tree[noun].deprel == Deprel::obj && tree.head(noun) == occurrence.token;
}

/// "Called for an immediate truce in Kostal": right behind the noun, whatever it was hung on.
bool stands_behind(const SentenceView& view, const Occurrence& occurrence, int token) {
    if (!occurrence.nominal || token <= occurrence.token) { return false; }
    for (int between = occurrence.token + 1; between < token; ++between) {
        const auto upos = view.token(between).upos;
        if (upos != Upos::adp && upos != Upos::det && upos != Upos::adj) { return false; }
    }
    return true;
}

/// "Blocked a convoy from entering Kostal", "kept aid from reaching the camp": where they were not
/// to come.
bool is_kept_from(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto& tree = view.tree;
    const int entering = tree.clause_of(token);
    const int verb = tree.head(entering);
    const bool keeps =
        verb == occurrence.token || (verb != k_no_token && tree[verb].deprel == Deprel::obj &&
                                     tree.head(verb) == occurrence.token);
    return occurrence.type == ClaimType::sanction && !occurrence.nominal && keeps &&
           tree.participle(entering) && tree.head(token) == entering;
}

/// What the type of an occurrence says against a place as its own, whatever the grammar.
bool suits(const SentenceView& view, const Occurrence& occurrence, const Roles& roles,
           const PlaceMention& mention, int token, double rank) {
    const auto type = occurrence.type;
    const int above = view.tree.head(token);
    if (type == ClaimType::leadership_change) {
        return is_coarse(mention) || is_measure_at(view, occurrence, token);
    }
    // "talks in Kostal on the region of Sarn": what they talk about is a place too, but not theirs
    const bool beside_name = above != k_no_token && view.token(above).upos == Upos::propn;
    // "talks on a truce in the region"
    constexpr WordClasses k_topics{WordClass::truce, WordClass::war, WordClass::attack};
    if (type == ClaimType::talks && above != k_no_token && above != occurrence.predicate() &&
        above != occurrence.token && view.tree[token].deprel == Deprel::nmod &&
        view.classes_at(above).meets(k_topics)) {
        return false;
    }
    const bool of_verb = above == view.tree.head(outermost(view, occurrence.token));
    if (type == ClaimType::talks && is_wide(mention) && above != occurrence.predicate() &&
        !beside_name && !of_verb) {
        return false;
    }
    if (is_reached(view, occurrence, roles, mention, token) ||
        is_kept_from(view, occurrence, token)) {
        return true;
    }
    if (needs_locative(type)) {
        const bool leaves = type == ClaimType::release_exchange && comes_from(view, token);
        return rank >= 2.5 && (is_locative(view, token) || leaves);
    }
    // a truce holds for a theatre; a town that the sentence names beside it is another matter
    if (is_truce(type)) {
        const bool located = is_locative(view, token);
        const bool beside_verb = above == occurrence.predicate() && located;
        return (located && stands_behind(view, occurrence, token)) ||
               (rank >= 2.5 &&
                (is_theatre(mention) || beside_verb || view.tree.below(token, occurrence.token)));
    }
    return true;
}

/// Of a state that is struck: behind places of the same clause, before those of other clauses.
constexpr double k_struck_rank = 2;
/// Of what a relative clause describes: behind places inside the clause that hang on the deed.
constexpr double k_described_rank = 3.5;

/// "The annexation of Sarn", "controls Sarn": whose ground it is changes there.
bool is_taken(const SentenceView& view, const Occurrence& occurrence, const Roles& roles,
              const PlaceMention& mention, int token) {
    if (!is_territorial(occurrence.type) || token == roles.actor_token) { return false; }
    const auto& place = mention.candidates.front().place;
    const auto& tree = view.tree;
    const auto relation = tree[token].deprel;
    const bool argument = relation == Deprel::obj || relation == Deprel::nmod ||
                          (relation == Deprel::nsubj && tree[token].subtype == DeprelSubtype::pass);
    // "left Kostania": what they left is no side
    const bool left = occurrence.type == ClaimType::withdrawal && relation == Deprel::obj;
    return (place.precision != PlacePrecision::country || left) && argument &&
           tree.head(token) == occurrence.token;
}

/// "Protests grip Kostania", "continue to grip Kostania": what befalls a state happens there.
bool befalls(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto& tree = view.tree;
    const int verb = tree.head(token);
    if (verb == k_no_token || tree[token].deprel != Deprel::obj ||
        !has_cue(view, verb, CueKind::occurrence)) {
        return false;
    }
    const int told = occurrence.nominal ? occurrence.support.verb : occurrence.token;
    const bool goes_on = tree[verb].deprel == Deprel::xcomp && tree.head(verb) == told;
    return goes_on || (occurrence.nominal && verb == told);
}

/// Of the town whose people tell of it: behind every place that the sentence tells.
constexpr double k_home_rank = 0.5;

/// "Residents of Kostal said there was heavy gunfire": they heard it where they live.
bool is_home_of_witness(const SentenceView& view, const Attribution& attribution,
                        const PlaceMention& mention, int token) {
    const int witness = attribution.speech->speaker;
    const auto classes = view.classes_at(witness);
    return view.tree.head(token) == witness && view.tree[token].deprel == Deprel::nmod &&
           classes.has(WordClass::civilian) && !classes.has(WordClass::leader) &&
           !classes.has(WordClass::source) && !is_coarse(mention);
}

/// The rank of a place for an occurrence, larger for closer; none where it is no place of it.
std::optional<double> rank_place(const SentenceView& view, const Occurrence& occurrence,
                                 const Roles& roles, const Attribution& attribution,
                                 const PlaceMention& mention, int token) {
    // "In Kostal, guards said they were fired at" opens with where it was, not "the ministry in
    // Baku"
    constexpr int k_opening = 4;
    const int speaker = attribution.speech ? attribution.speech->speaker : k_no_token;
    const bool opens = token <= k_opening && is_locative(view, token) &&
                       (speaker == k_no_token || token < speaker);
    if (inside_speaker(view, attribution, token) && !opens) {
        return is_home_of_witness(view, attribution, mention, token)
                   ? std::optional<double>(k_home_rank)
                   : std::nullopt;
    }
    if (is_origin(view, occurrence, token) || is_goal(view, occurrence, token) ||
        is_of_mission(view, token) || lies_around_named(view, occurrence, token) ||
        is_of_time_phrase(view, occurrence, token)) {
        return std::nullopt;
    }
    double rank = closeness(view, occurrence, token);
    // "in Kostal ten died, according to the embassy in Sarn"
    const bool of_source = attribution.speech && !attribution.inherited && !opens &&
                           attribution.speech->saying->upos == Upos::adp &&
                           view.tree.below(token, speaker);
    if (of_source) {
        // "l'ONG basée à Londres"
        if (view.tree[view.tree.clause_of(token)].deprel == Deprel::acl) { return std::nullopt; }
        rank = std::min(rank, 1.0);
    }
    if (is_described_by(view, occurrence, token)) { rank = std::max(rank, k_described_rank); }
    if (!stands_behind(view, occurrence, token) &&
        dates_the_saying(view, attribution, token, occurrence.token)) {
        if (!opens) { return std::nullopt; }
        rank = 1;
    }
    const bool is_argument = std::any_of(roles.place_tokens.begin(), roles.place_tokens.end(),
                                         [&](int place) { return view.tree.below(token, place); });
    if (befalls(view, occurrence, token)) { return rank + 2; }
    if (!is_argument && stands_for_party(view, mention, token)) {
        // "Kostania seceded": what becomes of a state happens there
        if (occurrence.type == ClaimType::leadership_change) {
            return rank < 2.5 ? std::nullopt : std::optional<double>(rank - 1);
        }
        if (is_reached(view, occurrence, roles, mention, token)) { return rank; }
        // "invaded Kostania": nothing nearer said, the state that is struck is where it happened
        if (is_violent(occurrence.type) && token == roles.target_token) { return k_struck_rank; }
        if (is_taken(view, occurrence, roles, mention, token)) { return rank; }
        // "Kostania, where troops are stationed", "Sarn is a region that rebels hold"
        if (names_described(view, occurrence, token)) { return rank; }
        return std::nullopt;
    }
    const bool described = is_described_by(view, occurrence, token);
    if (!described && !suits(view, occurrence, roles, mention, token, rank)) {
        return std::nullopt;
    }
    for (const int place : roles.place_tokens) {
        if (view.tree.below(token, place)) { rank += 3; }
    }
    if (roles.target_token != k_no_token && view.tree.below(token, roles.target_token)) {
        rank += 2;
    }
    if (roles.actor_token != k_no_token && view.tree.below(token, roles.actor_token)) {
        // "the army of Kostania" acts; "rebels in the Sarn region" tells whereabouts
        if (is_coarse(mention) && !is_locative(view, token)) { return std::nullopt; }
        // "the people of Kostal fled": whose home it was is where it happened
        rank += occurrence.type == ClaimType::displacement ? 2 : -3;
    }
    return is_coarse(mention) ? rank - 0.3 : rank;
}

/// "Kostania seceded": what changes its status speaks for itself and is the place too.
bool may_be_place(const Occurrence& occurrence, const Roles& roles, const PlaceMention& mention,
                  int token) {
    if (mention.use != PlaceUse::speaker) { return mention.use == PlaceUse::location; }
    // "Kostania has seen a rise in attacks": the subject is what is struck
    const bool struck = is_violent(occurrence.type) && token == roles.target_token;
    // "Kostal remains under the control of the rebels": what is held or taken speaks for nobody;
    // nor does "Kostania", which "has seen heavy fighting"
    const auto& places = roles.place_tokens;
    const bool undergoes =
        is_violent(occurrence.type) || (is_territorial(occurrence.type) && !is_coarse(mention));
    const bool ground = undergoes && std::find(places.begin(), places.end(), token) != places.end();
    return struck || ground ||
           (occurrence.type == ClaimType::leadership_change && is_theatre(mention));
}

}  // namespace

std::vector<RankedPlace> ranked_places(const SentenceView& view, const Occurrence& occurrence,
                                       const Roles& roles, const Attribution& attribution) {
    std::vector<RankedPlace> ranked;
    for (const int index : view.places) {
        const auto& mention = view.reading->places[at(index)];
        const int token = view.head_of(mention.span);
        if (mention.candidates.empty() || token == k_no_token) { continue; }
        // "Kostania, where troops are stationed, has a new government" acts, and is a place too
        const bool described =
            mention.use == PlaceUse::speaker && names_described(view, occurrence, token);
        if (!described && !may_be_place(occurrence, roles, mention, token)) { continue; }
        // a name that may be several places is kept as a name, where the grammar is sure of it
        if (!mention.resolved && !is_locative(view, token)) { continue; }
        if (const auto rank = rank_place(view, occurrence, roles, attribution, mention, token)) {
            ranked.push_back({index, token, *rank});
        }
    }
    sort_by_rank(ranked);
    return ranked;
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

bool is_coarse(const PlaceMention& mention) {
    if (mention.candidates.empty()) { return true; }
    const auto& place = mention.candidates.front().place;
    // a village without a record stands where its country stands, and is a village all the same
    if (place.kind == k_settlement) { return false; }
    return place.precision == PlacePrecision::country || place.precision == PlacePrecision::region;
}

std::vector<ClaimPlace> own_places(const SentenceView& view, const Occurrence& occurrence,
                                   const Roles& roles, const Attribution& attribution) {
    std::vector<ClaimPlace> places;
    auto ranked = ranked_places(view, occurrence, roles, attribution);
    if (ranked.empty()) { return places; }
    join_whereabouts(view, ranked);
    put_finest_first(view, occurrence, ranked);
    places.push_back(claim_place(view.reading->places[at(ranked.front().mention)]));
    // further places only where they are coordinated with the first
    const auto& tree = view.tree;
    const auto members = listed_with(view, ranked);
    const auto& mention = view.reading->places[at(ranked.front().mention)];
    const auto is_joined = [&](int token) {
        if (std::find(members.begin(), members.end(), token) != members.end()) { return true; }
        // "the towns of Sarn and Kostal": joined to the name inside the mention
        const int above = tree.head(token);
        return tree[token].deprel == Deprel::conj && above != k_no_token &&
               mention.span.contains(view.token(above).span);
    };
    for (std::size_t i = 1; i < ranked.size(); ++i) {
        if (!is_joined(ranked[i].token)) { continue; }
        // "in Kostal, Kostania": a parser may join what only says in what it lies
        const auto place = claim_place(view.reading->places[at(ranked[i].mention)]);
        const auto& named = places.front().place;
        if (!named || !place.place || !lies_in(*named, *place.place)) { places.push_back(place); }
    }
    std::sort(places.begin(), places.end(), [](const ClaimPlace& one, const ClaimPlace& other) {
        return one.span.begin < other.span.begin;
    });
    return places;
}

}  // namespace counterclaim::claim

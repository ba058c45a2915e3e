#include "claim/circumstances.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>

namespace counterclaim::claim {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr int k_far = 1000;

/// A time further off than a clause above or below belongs to something else.
constexpr double k_time_rank_min = 1.3;

bool in_clause_below(const Tree& tree, int token, int clause) {
    int up = tree.clause_of(token);
    for (int step = 0; step < tree.size(); ++step) {
        if (up == clause) { return true; }
        const int head = tree.head(up);
        if (head == k_no_token) { return false; }
        up = tree.clause_of(head);
    }
    return false;
}

/// "Called on Monday for a withdrawal": what is asked for is no circumstance of the asking.
bool is_asked_for(const Tree& tree, int trigger) {
    switch (tree[trigger].deprel) {
        case Deprel::obj:
        case Deprel::obl:
        case Deprel::xcomp:
        case Deprel::ccomp:
            return true;
        default:
            return false;
    }
}

/// True where a circumstance at `token` belongs to the act of saying: "said on Monday that …".
bool dates_the_saying(const SentenceView& view, const Attribution& attribution, int token,
                      int trigger) {
    if (!attribution.speech || attribution.speech->saying->upos == Upos::adp) { return false; }
    const auto& speech = *attribution.speech;
    const auto& tree = view.tree;
    if (token == trigger || tree.below(token, trigger)) { return false; }
    if (tree.clause_of(trigger) == tree.clause_of(speech.token)) {
        if (tree.head(token) != speech.token) { return false; }
        return tree.head(trigger) != speech.token ||
               (speech.saying->force == Force::demand && is_asked_for(tree, trigger));
    }
    // "says the army in a statement issued on Sunday": what hangs on the saying, however deep
    return in_clause_below(tree, token, tree.clause_of(speech.token)) &&
           !said_in(view, speech, token);
}

/// "A memorial to the victims killed in the war": the clause only describes a noun, so when and
/// where the sentence plays says nothing about it.
bool told_in_passing(const Tree& tree, int predicate) {
    const auto relation = tree[tree.clause_of(predicate)].deprel;
    return relation == Deprel::acl;
}

/// How closely a circumstance at `token` belongs to the occurrence; the larger the closer.
double closeness(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto& tree = view.tree;
    const double distance = std::abs(token - occurrence.token) / 1000.0;
    if (tree.below(token, occurrence.token)) { return 4 - distance; }
    // "the fighting is in Kostal": the place is what is said of it
    if (tree.head(occurrence.token) == token) { return 4 - distance; }
    const int clause = tree.clause_of(occurrence.predicate());
    if (tree.clause_of(token) == clause) { return 3 - distance; }
    if (in_clause_below(tree, occurrence.predicate(), tree.clause_of(token))) {
        return (told_in_passing(tree, occurrence.predicate()) ? 1.2 : 2) - distance;
    }
    if (in_clause_below(tree, token, clause)) { return 1.5 - distance; }
    return 1 - distance;
}

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

/// How well a counted thing goes with a type of occurrence.
int affinity(QuantityKind kind, ClaimType type) {
    switch (kind) {
        case QuantityKind::killed:
        case QuantityKind::wounded:
            if (is_violent(type)) { return 3; }
            return type == ClaimType::casualty_toll ? 3 : type == ClaimType::protest ? 1 : 0;
        case QuantityKind::missing:
            return is_violent(type) || type == ClaimType::casualty_toll ? 2 : 0;
        case QuantityKind::captured:
            return type == ClaimType::detention || type == ClaimType::release_exchange ||
                           type == ClaimType::violence_against_civilians ||
                           type == ClaimType::equipment_loss
                       ? 3
                       : 0;
        case QuantityKind::displaced:
            return type == ClaimType::displacement ? 3 : 0;
        case QuantityKind::destroyed:
            if (type == ClaimType::equipment_loss || type == ClaimType::property_destruction) {
                return 3;
            }
            return is_violent(type) ? 2 : 0;
        case QuantityKind::sent:
            return type == ClaimType::deployment || type == ClaimType::military_support ||
                           type == ClaimType::humanitarian_aid
                       ? 3
                       : 0;
        case QuantityKind::places_taken:
            return type == ClaimType::capture || type == ClaimType::advance ? 3 : 0;
        case QuantityKind::other:
            return 0;
    }
    return 0;
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

}  // namespace

int tree_distance(const Tree& tree, int a, int b) {
    int steps_a = 0;
    for (int up = a; up != k_no_token && steps_a <= tree.size(); up = tree.head(up), ++steps_a) {
        if (!tree.below(b, up)) { continue; }
        int steps_b = 0;
        for (int down = b; down != up && down != k_no_token; down = tree.head(down)) { ++steps_b; }
        return steps_a + steps_b;
    }
    return k_far;
}

std::optional<ClaimTime> own_time(const SentenceView& view, const Occurrence& occurrence,
                                  const Attribution& attribution) {
    const TimeMention* best = nullptr;
    double best_rank = 0;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[at(index)];
        if (mention.interval.open() || mention.type == TimexType::set) { continue; }
        const int token = view.head_of(mention.span);
        if (token == k_no_token || dates_the_saying(view, attribution, token, occurrence.token)) {
            continue;
        }
        const double rank = closeness(view, occurrence, token);
        if (rank < k_time_rank_min) { continue; }
        if (best == nullptr || rank > best_rank) {
            best = &mention;
            best_rank = rank;
        }
    }
    if (best == nullptr) { return std::nullopt; }
    ClaimTime time;
    time.interval = best->interval;
    time.basis = TimeBasis::explicit_;
    time.time_of_day = best->time_of_day;
    time.span = best->span;
    return time;
}

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

std::vector<int> share_quantities(const SentenceView& view,
                                  const std::vector<Occurrence>& occurrences) {
    std::vector<int> owners(view.quantities.size(), -1);
    for (std::size_t i = 0; i < view.quantities.size(); ++i) {
        const auto& mention = view.reading->quantities[at(view.quantities[i])];
        if (mention.kind == QuantityKind::other) { continue; }
        const int token = view.head_of(mention.span);
        int best = k_far * 10;
        for (std::size_t k = 0; token != k_no_token && k < occurrences.size(); ++k) {
            const int fit = affinity(mention.kind, occurrences[k].type);
            if (fit == 0) { continue; }
            const int distance = tree_distance(view.tree, token, occurrences[k].token) * 4 - fit;
            if (distance < best) {
                best = distance;
                owners[i] = static_cast<int>(k);
            }
        }
    }
    return owners;
}

ClaimQuantity claim_quantity(const QuantityMention& mention) {
    ClaimQuantity quantity;
    quantity.kind = mention.kind;
    quantity.person_class = mention.person_class;
    quantity.item = mention.item;
    quantity.party = mention.party;
    quantity.low = mention.low;
    quantity.high = mention.high;
    quantity.approximate = mention.approximate;
    quantity.scope = mention.scope;
    quantity.since = mention.since;
    quantity.span = mention.span;
    return quantity;
}

}  // namespace counterclaim::claim

#include "claim/completion.hpp"

#include "claim/circumstances.hpp"
#include "claim/control.hpp"
#include "claim/counts.hpp"
#include "claim/deeds.hpp"
#include "claim/participant.hpp"
#include "claim/since_times.hpp"
#include "claim/toll_deeds.hpp"

#include <algorithm>
#include <iterator>

namespace counterclaim::claim {
namespace {

/// A denial answers a claim among so many before it.
constexpr std::size_t k_denial_reach = 6;

/// "A war that killed 30,000": the toll of a whole war belongs to no single deed. Not so where "the
/// war monitor" says it, or where the war only tells which campaign of bombing it was.
bool of_a_war(const SentenceView& view, const std::vector<Claim>& claims, std::size_t first,
              const Claim& toll) {
    const int token = view.head_of(toll.trigger);
    if (token == k_no_token) { return false; }
    const auto& tree = view.tree;
    const auto names_other = [&](int at) {
        return tree[at].deprel == Deprel::compound && tree.head(at) != k_no_token &&
               !view.classes_at(tree.head(at)).has(WordClass::war);
    };
    const auto below_deed = [&](int at) {
        for (std::size_t i = first; i < claims.size(); ++i) {
            const int act = view.head_of(claims[i].trigger);
            const bool noun = act != k_no_token && tree[act].upos == Upos::noun;
            if (noun && act != at && is_violent(claims[i].type) && tree.below(at, act)) {
                return true;
            }
        }
        return false;
    };
    const int clause = tree.clause_of(token);
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.clause_of(i) == clause && view.classes_at(i).has(WordClass::war) &&
            !names_other(i) && !below_deed(i)) {
            return true;
        }
    }
    return false;
}

void move_quantities(Claim& from, Claim& into) {
    for (auto& quantity : from.quantities) {
        if (std::find(into.quantities.begin(), into.quantities.end(), quantity) ==
            into.quantities.end()) {
            into.quantities.push_back(std::move(quantity));
        }
    }
}

bool counts_dead_of_a_war(const Claim& claim) {
    return std::any_of(claim.quantities.begin(), claim.quantities.end(),
                       [](const ClaimQuantity& quantity) {
                           return quantity.kind == QuantityKind::killed && exceeds_a_deed(quantity);
                       });
}

bool is_coarse(const std::vector<ClaimPlace>& places) {
    return std::all_of(places.begin(), places.end(), [](const ClaimPlace& place) {
        return !place.place || place.place->precision == PlacePrecision::country ||
               place.place->precision == PlacePrecision::region ||
               place.place->precision == PlacePrecision::area;
    });
}

/// "Seized the town but lost it": who did the one suffered the other.
bool is_done_to_doer(const Claim& deed, const Claim& other) {
    if (!deed.actor || !other.target) { return false; }
    const bool named = !deed.actor->span.empty() && deed.actor->span == other.target->span;
    return named || overlap(deed.actor->party, other.target->party);
}

bool same_occurrence(const Claim& a, const Claim& b) {
    if (a.type != b.type || a.polarity != b.polarity || a.modality != b.modality) { return false; }
    if (a.claimant.text != b.claimant.text) { return false; }
    if (names_different(a.actor, b.actor) || names_different(a.target, b.target)) { return false; }
    if (a.type == ClaimType::capture && (is_done_to_doer(a, b) || is_done_to_doer(b, a))) {
        return false;
    }
    const bool both_dated = !a.time.span.empty() && !b.time.span.empty();
    if (both_dated && a.time.interval != b.time.interval) { return false; }
    if (a.places.empty() || b.places.empty() || is_coarse(a.places) || is_coarse(b.places)) {
        return true;
    }
    return std::any_of(a.places.begin(), a.places.end(), [&](const ClaimPlace& one) {
        return std::any_of(b.places.begin(), b.places.end(),
                           [&](const ClaimPlace& other) { return one.place == other.place; });
    });
}

/// "The attack killed ten and the army fired back": an answer is not what it answers.
bool answers_other(const SentenceView& view, const Claim& one, const Claim& other) {
    const auto retorts = [&](const Claim& claim) {
        const int word = view.head_of(claim.trigger);
        return word != k_no_token && has_cue(view, word, CueKind::retort);
    };
    return retorts(one) != retorts(other);
}

void absorb(Claim& kept, Claim& dropped) {
    if (!kept.actor) { kept.actor = dropped.actor; }
    if (!kept.target) { kept.target = dropped.target; }
    if (kept.time.span.empty() && !dropped.time.span.empty()) { kept.time = dropped.time; }
    move_quantities(dropped, kept);
    kept.confidence = std::max(kept.confidence, dropped.confidence);
}

void erase(std::vector<Claim>& claims, std::size_t first, const std::vector<char>& dropped) {
    std::size_t kept = first;
    for (std::size_t i = first; i < claims.size(); ++i) {
        if (dropped[i - first] != 0) { continue; }
        if (kept != i) { claims[kept] = std::move(claims[i]); }
        ++kept;
    }
    claims.resize(kept);
}

}  // namespace

bool names_different(const std::optional<Participant>& a, const std::optional<Participant>& b) {
    return a && b && !a->party.empty() && !b->party.empty() && !overlap(a->party, b->party);
}

const Claim* denied_claim(const std::vector<Claim>& claims, std::size_t first_of_sentence,
                          const Claimant& claimant) {
    const Claim* last = nullptr;
    bool answered = false;  // the claim last made by somebody else was seen
    for (std::size_t back = 0; back < k_denial_reach && back < claims.size(); ++back) {
        const auto& claim = claims[claims.size() - 1 - back];
        if (claim.claimant.text == claimant.text && !claimant.text.empty()) { continue; }
        if (claim.polarity == Polarity::denied) { continue; }
        // nobody denies what his own side has said
        if (overlap(claim.claimant.party, claimant.party)) { continue; }
        // his own deed, unless what was said last is another's
        const bool others = last != nullptr && last->actor && !last->actor->party.empty();
        if (claim.actor && overlap(claim.actor->party, claimant.party) && !others) {
            return &claim;
        }
        const bool same_sentence = claims.size() - 1 - back >= first_of_sentence;
        // "the rebels said they had taken the town. The army denied this": what was said last, or
        // what it suffered
        const bool against = claim.target && overlap(claim.target->party, claimant.party) &&
                             claim.modality == Modality::actual;
        if (last == nullptr && (same_sentence || against || !answered) &&
            !claim.claimant.text.empty()) {
            last = &claim;
        }
        answered = true;
    }
    return last;
}

namespace {

/// "30 soldiers and 39 rebels died in battles": those who fell on both sides fought.
void take_fighters_from_victims(Claim& claim) {
    if (claim.type != ClaimType::armed_clash || claim.actor) { return; }
    const ClaimQuantity* first = nullptr;
    for (const auto& quantity : claim.quantities) {
        if (quantity.kind != QuantityKind::killed || quantity.party.empty()) { continue; }
        if (first == nullptr) {
            first = &quantity;
        } else if (!overlap(first->party, quantity.party)) {
            claim.actor = Participant{{}, {}, first->party, true};
            auto& party = claim.actor->party;
            party.insert(party.end(), quantity.party.begin(), quantity.party.end());
            claim.target = Participant{{}, {}, quantity.party, false};
            return;
        }
    }
}

/// "Reported 12 dead and 30 wounded": two words for what one toll counts.
bool is_one_toll(const SentenceView& view, const Claim& one, const Claim& next) {
    const int first = view.head_of(one.trigger);
    const int word = view.head_of(next.trigger);
    return one.type == ClaimType::casualty_toll && next.type == one.type && word != k_no_token &&
           one.polarity == next.polarity && one.modality == next.modality &&
           view.token(word).upos == Upos::adj && view.token(word).deprel == Deprel::conj &&
           first != k_no_token &&
           (view.tree.head(word) == first || view.tree.head(word) == view.tree.head(first));
}

/// "14 soldiers were killed in the attack": whoever was killed is whom it struck.
void take_target_from_victims(const SentenceView& view, Claim& claim) {
    const bool harms = is_violent(claim.type) || claim.type == ClaimType::casualty_toll ||
                       claim.type == ClaimType::repulse;
    if (!harms || known(claim.target)) { return; }
    for (const auto& quantity : claim.quantities) {
        if (quantity.party.empty()) { continue; }
        if (quantity.kind != QuantityKind::killed && quantity.kind != QuantityKind::wounded) {
            continue;
        }
        if (!claim.target) {
            const auto words = slice(view.reading->article.text, quantity.span);
            claim.target = Participant{std::string(words), quantity.span, {}, false};
        }
        claim.target->party = quantity.party;
        return;
    }
}

/// Two nouns with nothing but a conjunction and attributes between them.
bool are_joined(const SentenceView& view, int a, int b) {
    constexpr int k_apart_max = 4;
    if (a == k_no_token || b == k_no_token || a >= b || b - a > k_apart_max) { return false; }
    bool joined = false;
    for (int i = a + 1; i < b; ++i) {
        const auto upos = view.token(i).upos;
        joined = joined || upos == Upos::cconj;
        if (upos != Upos::cconj && upos != Upos::adj && upos != Upos::noun) { return false; }
    }
    return joined;
}

bool are_alike(const SentenceView& view, const Claim& one, const Claim& next) {
    return is_violent(one.type) && is_violent(next.type) && one.polarity == next.polarity &&
           one.modality == next.modality &&
           are_joined(view, view.head_of(one.trigger), view.head_of(next.trigger));
}

/// "Air strikes and shelling by the army": what is joined shares who did it.
void share_joined_actor(const SentenceView& view, std::vector<Claim>& claims, std::size_t first) {
    for (std::size_t i = first; i + 1 < claims.size(); ++i) {
        auto& one = claims[i];
        auto& next = claims[i + 1];
        if (!are_alike(view, one, next)) { continue; }
        if (!one.actor) { one.actor = next.actor; }
        if (!next.actor) { next.actor = one.actor; }
    }
}

/// "Killed in air strikes and shelling": nobody says how many in which.
void share_joined_counts(const SentenceView& view, std::vector<Claim>& claims, std::size_t first) {
    for (std::size_t i = first; i + 1 < claims.size(); ++i) {
        const auto& one = claims[i];
        auto& next = claims[i + 1];
        if (one.type == next.type || !next.quantities.empty()) { continue; }
        if (are_alike(view, one, next)) { next.quantities = one.quantities; }
    }
}

}  // namespace

void complete_sentence(const SentenceView& view, std::vector<Claim>& claims, std::size_t first) {
    share_joined_actor(view, claims, first);
    const std::size_t count = claims.size() - first;
    std::vector<char> dropped(count, 0);
    for (std::size_t i = first; i < claims.size(); ++i) {
        auto& toll = claims[i];
        const bool damage = toll.type == ClaimType::property_destruction;
        const bool told = toll.modality == Modality::actual || toll.modality == Modality::possible;
        const bool killing = is_violent(toll.type) && told && toll.polarity == Polarity::affirmed &&
                             names_killing(view, view.head_of(toll.trigger));
        if (Claim* strike = strike_of_loss(view, claims, first, dropped, i); strike != nullptr) {
            move_quantities(toll, *strike);
            if (!strike->target || (!known(strike->target) && strike->target->span.empty())) {
                strike->target = toll.target;
            }
            if (!strike->actor) { strike->actor = toll.actor; }
            dropped[i - first] = 1;
            continue;
        }
        if (toll.type != ClaimType::casualty_toll && !damage && !killing) { continue; }
        if (toll.type == ClaimType::casualty_toll && of_a_war(view, claims, first, toll)) {
            continue;
        }
        Claim* deed = deed_of(view, claims, first, dropped, i, damage);
        if (deed == nullptr) { deed = cause_of(view, claims, first, toll); }
        // "killed ten in revenge for the shelling": not in it
        if (deed != nullptr && is_answered(view, view.head_of(deed->trigger))) { deed = nullptr; }
        if (deed != nullptr && toll.type == ClaimType::casualty_toll && is_cumulative(toll)) {
            // "killed in battles since Monday" is theirs, "fought on; 500 have died since May" not
            const int act = view.head_of(deed->trigger);
            const int killed = view.head_of(toll.trigger);
            // nor "since the attack, which killed ten": the relative clause is the attack's
            const int verb = killed == k_no_token ? k_no_token : view.tree.head(killed);
            const bool relative = verb != k_no_token && view.tree.head(verb) == act &&
                                  view.token(verb).deprel == Deprel::acl &&
                                  view.token(verb).subtype == DeprelSubtype::relcl;
            // "the toll of the attack rose to ten killed"
            const int subject = verb == k_no_token ? k_no_token : subject_of(view, verb);
            const bool of_act =
                subject != k_no_token && act != k_no_token && view.tree.below(act, subject);
            const bool governed = act != k_no_token && killed != k_no_token && act != killed &&
                                  (view.tree.below(act, killed) || view.tree.head(killed) == act ||
                                   relative || of_act);
            if (!governed) { continue; }
        }
        // "fighting resumed, killing more than 4,000": so many fell in all of it
        if (deed != nullptr && deed->type == ClaimType::armed_clash && counts_dead_of_a_war(toll)) {
            continue;
        }
        if (deed == nullptr || (killing && names_different(toll.actor, deed->actor))) { continue; }
        move_quantities(toll, *deed);
        if (!deed->target) { deed->target = toll.target; }
        // "killed ten fighters in an operation": whoever killed them led it
        const int kills = view.head_of(toll.trigger);
        const int act = view.head_of(deed->trigger);
        const bool killed = killing || (names_killing(view, kills) && act != k_no_token &&
                                        kills != act && view.tree.below(act, kills));
        if (killed && !deed->actor) { deed->actor = toll.actor; }
        dropped[i - first] = 1;
    }
    for (std::size_t i = first; i < claims.size(); ++i) {
        if (tells_what_was_then(view, view.head_of(claims[i].trigger))) { continue; }
        for (std::size_t k = first; k < i; ++k) {
            if (dropped[i - first] != 0 || dropped[k - first] != 0 ||
                (!(same_occurrence(claims[k], claims[i]) &&
                   !answers_other(view, claims[k], claims[i])) &&
                 !is_one_toll(view, claims[k], claims[i]))) {
                continue;
            }
            absorb(claims[k], claims[i]);
            dropped[i - first] = 1;
        }
    }
    erase(claims, first, dropped);
    share_joined_counts(view, claims, first);
    for (std::size_t i = first; i < claims.size(); ++i) {
        take_fighters_from_victims(claims[i]);
        take_target_from_victims(view, claims[i]);
    }
}

bool is_telegraphic(BlockKind kind) {
    return kind == BlockKind::title || kind == BlockKind::standfirst || kind == BlockKind::heading;
}

bool is_cumulative(const Claim& claim) {
    return std::any_of(
        claim.quantities.begin(), claim.quantities.end(), [](const ClaimQuantity& quantity) {
            return quantity.scope == QuantityScope::cumulative || quantity.since.has_value();
        });
}

bool sums_up(const Claim& claim) {
    constexpr std::int64_t k_killed = 5000;  // more people than one town is likely to lose
    constexpr std::int64_t k_displaced = 200000;
    if (claim.type != ClaimType::casualty_toll && claim.type != ClaimType::displacement) {
        return false;
    }
    const bool vast = std::any_of(
        claim.quantities.begin(), claim.quantities.end(), [](const ClaimQuantity& quantity) {
            const auto count = quantity.low.value_or(0);
            return (quantity.kind == QuantityKind::killed && count >= k_killed) ||
                   (quantity.kind == QuantityKind::displaced && count >= k_displaced);
        });
    return vast || is_cumulative(claim);
}

}  // namespace counterclaim::claim

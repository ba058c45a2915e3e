#include "claim/toll_deeds.hpp"

#include "claim/circumstances.hpp"
#include "claim/completion.hpp"
#include "claim/deeds.hpp"
#include "claim/since_times.hpp"
#include "claim/speaker.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "… to 525 since the fighting began": the act only says from when the dead are counted.
bool only_begins(const SentenceView& view, int act) {
    if (act == k_no_token) { return false; }
    const auto children = view.tree.children(view.tree.clause_of(act));
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return view.token(child).deprel == Deprel::mark && has_cue(view, child, CueKind::since);
    });
}

/// "Struck back, two weeks after gunmen killed 26": the dead are those of another deed.
bool fell_before(const SentenceView& view, const Claim& toll, int act) {
    const int token = view.head_of(toll.trigger);
    if (token == k_no_token || act == k_no_token) { return false; }
    const int clause = view.tree.clause_of(token);
    const int mark = view.tree.child(clause, Deprel::mark);
    // "the worst since February, when 51 were killed": in that month
    const int dated = view.tree.head(clause);
    const int subject = view.tree.child(clause, Deprel::nsubj);
    const bool which = subject != k_no_token && view.token(subject).has_feature("PronType=Rel");
    const bool of_month = view.token(clause).deprel == Deprel::acl && dated != k_no_token &&
                          !which && view.time(dated) != nullptr;
    if ((of_month || tells_what_was_then(view, token)) && !view.tree.below(act, clause)) {
        return true;
    }
    return view.token(clause).deprel == Deprel::advcl && mark != k_no_token && mark < token &&
           says_after(view, mark) && !view.tree.below(act, clause);
}

/// "A blast killed three and left two wounded": one verb joined to the other.
bool are_joined_verbs(const SentenceView& view, int a, int b) {
    if (a == k_no_token || b == k_no_token) { return false; }
    const int first = view.tree.clause_of(std::min(a, b));
    const int next = view.tree.clause_of(std::max(a, b));
    const auto relation = view.token(next).deprel;
    return (relation == Deprel::conj || relation == Deprel::parataxis) &&
           view.tree.head(next) == first;
}

/// The clause of the verb a claim was read from, where it is one of its own: finite, with a subject
/// that is no relative pronoun.
int own_clause(const SentenceView& view, int token) {
    if (token == k_no_token) { return k_no_token; }
    const auto& tree = view.tree;
    const int clause = tree.clause_of(token);
    const int subject = tree.child(clause, Deprel::nsubj);
    const bool own = subject != k_no_token && !tree[subject].has_feature("PronType=Rel") &&
                     tree[clause].deprel != Deprel::acl;
    return own && is_finite(tree, clause) ? clause : k_no_token;
}

bool stands_in(const SentenceView& view, Span span, int clause) {
    const int token = span.empty() ? k_no_token : view.head_of(span);
    return token != k_no_token && view.tree.clause_of(token) == clause;
}

/// The towns that the clause itself names as the place of its claim.
std::vector<const Place*> towns_in(const SentenceView& view, const Claim& claim, int clause) {
    std::vector<const Place*> towns;
    for (const auto& one : claim.places) {
        const bool town = one.place && one.place->precision == PlacePrecision::settlement;
        if (town && stands_in(view, one.span, clause)) { towns.push_back(&*one.place); }
    }
    return towns;
}

/// "Gunmen killed ten people in Kostal and rebels attacked a post in Brod": two clauses, each with
/// a town or a day of its own, tell two deeds.
bool are_told_apart(const SentenceView& view, const Claim& a, const Claim& b) {
    const int first = own_clause(view, view.head_of(a.trigger));
    const int next = own_clause(view, view.head_of(b.trigger));
    if (first == k_no_token || next == k_no_token || first == next) { return false; }
    const bool dated = stands_in(view, a.time.span, first) && stands_in(view, b.time.span, next);
    if (dated && !a.time.interval.overlaps(b.time.interval)) { return true; }
    const auto here = towns_in(view, a, first);
    const auto there = towns_in(view, b, next);
    return !here.empty() && !there.empty() &&
           std::none_of(here.begin(), here.end(), [&](const Place* one) {
               return std::any_of(there.begin(), there.end(),
                                  [&](const Place* other) { return *one == *other; });
           });
}

/// "Attacked the post after a bomb had exploded in the town, killing four": a participle goes with
/// the clause it stands behind.
bool follows_another(const SentenceView& view, int participle, int act, int other) {
    const auto& tree = view.tree;
    return participle != k_no_token && tree.participle(participle) &&
           tree[participle].deprel == Deprel::advcl && act < other && other < participle &&
           tree.head(other) == act && own_clause(view, other) == other &&
           tree[other].deprel == Deprel::advcl;
}

}  // namespace

Claim* deed_of(const SentenceView& view, std::vector<Claim>& claims, std::size_t first,
               const std::vector<char>& dropped, std::size_t toll, bool damage) {
    const int token = view.head_of(claims[toll].trigger);
    Claim* deed = nullptr;
    int nearest = 0;
    for (std::size_t k = first; k < claims.size(); ++k) {
        auto& other = claims[k];
        // "were reportedly killed in an air strike": what is open for the one is for the other
        const bool told =
            other.modality == Modality::actual ||
            (other.modality == Modality::possible && claims[toll].modality == Modality::possible);
        const bool causes = is_violent(other.type) && told &&
                            other.polarity == Polarity::affirmed && dropped[k - first] == 0;
        // "beheaded an officer and burned houses": two deeds; a shell does both in one
        const bool burnt = damage && (other.type == ClaimType::armed_clash ||
                                      other.type == ClaimType::violence_against_civilians);
        if (k == toll || !causes || burnt) { continue; }
        const int act = view.head_of(other.trigger);
        const bool means = implies_means(other.type) && !implies_means(claims[toll].type) &&
                           are_joined_verbs(view, token, act);
        if ((names_killing(view, act) && !means) || only_begins(view, act) ||
            fell_before(view, claims[toll], act) || are_told_apart(view, claims[toll], other)) {
            continue;
        }
        const int distance = token == k_no_token || act == k_no_token
                                 ? view.tree.size()
                                 : tree_distance(view.tree, token, act);
        const bool behind =
            deed != nullptr && follows_another(view, token, view.head_of(deed->trigger), act);
        if (deed != nullptr && distance >= nearest && !behind) { continue; }
        deed = &other;
        nearest = behind ? 0 : distance;
    }
    return deed;
}

Claim* strike_of_loss(const SentenceView& view, std::vector<Claim>& claims, std::size_t first,
                      const std::vector<char>& dropped, std::size_t loss) {
    const auto& tree = view.tree;
    const int lost = view.head_of(claims[loss].trigger);
    if (claims[loss].type != ClaimType::equipment_loss || lost == k_no_token ||
        tree[lost].upos != Upos::verb || claims[loss].polarity != Polarity::affirmed) {
        return nullptr;
    }
    const int subject = subject_of(view, lost);
    for (std::size_t k = first; k < claims.size(); ++k) {
        auto& deed = claims[k];
        const int act = view.head_of(deed.trigger);
        if (dropped[k - first] != 0 || act == k_no_token || !implies_means(deed.type) ||
            deed.polarity != Polarity::affirmed || deed.modality != claims[loss].modality ||
            are_told_apart(view, claims[loss], deed)) {
            continue;
        }
        const bool by_itself = subject != k_no_token && !tree.passive(lost) &&
                               (tree.below(act, subject) || subject == act);
        const bool below = act != lost && tree.below(lost, act) &&
                           (tree[lost].deprel == Deprel::advcl || tree[lost].deprel == Deprel::acl);
        // what fell to a rocket was shot down; what an air strike hit was not
        const int how = outermost(view, act);
        const bool in_it = tree.passive(lost) && deed.type != ClaimType::shelling &&
                           tree[how].deprel == Deprel::obl && tree.head(how) == lost &&
                           !is_marked(view, how, CueKind::after);
        if (by_itself || below || in_it) { return &deed; }
    }
    return nullptr;
}

Claim* cause_of(const SentenceView& view, std::vector<Claim>& claims, std::size_t first,
                const Claim& toll) {
    const int token = view.head_of(toll.trigger);
    const bool counted =
        std::any_of(toll.quantities.begin(), toll.quantities.end(),
                    [](const ClaimQuantity& quantity) { return quantity.low || quantity.high; });
    if (token == k_no_token || !counted || toll.type != ClaimType::casualty_toll ||
        is_cumulative(toll)) {
        return nullptr;
    }
    for (std::size_t k = first; k < claims.size(); ++k) {
        auto& other = claims[k];
        const bool costs = other.type == ClaimType::repulse || other.type == ClaimType::capture ||
                           other.type == ClaimType::equipment_loss;
        const int act = view.head_of(other.trigger);
        if (!costs || act == k_no_token || other.polarity != Polarity::affirmed ||
            other.modality != Modality::actual) {
            continue;
        }
        const auto& clause = view.token(view.tree.clause_of(token));
        const bool of_place = other.type == ClaimType::capture &&
                              clause.subtype == DeprelSubtype::relcl;  // "where 300 were killed"
        if (of_place) { continue; }
        if (view.tree.below(token, act) || view.tree.below(act, token)) { return &other; }
    }
    return nullptr;
}

}  // namespace counterclaim::claim

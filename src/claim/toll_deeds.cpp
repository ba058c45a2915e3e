#include "claim/toll_deeds.hpp"

#include "claim/circumstances.hpp"
#include "claim/completion.hpp"
#include "claim/deeds.hpp"
#include "claim/since_times.hpp"

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
            fell_before(view, claims[toll], act)) {
            continue;
        }
        const int distance = token == k_no_token || act == k_no_token
                                 ? view.tree.size()
                                 : tree_distance(view.tree, token, act);
        if (deed != nullptr && distance >= nearest) { continue; }
        deed = &other;
        nearest = distance;
    }
    return deed;
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

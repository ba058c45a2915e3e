#include <counterclaim/wars.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace counterclaim {
namespace {

/// A claim's own signs that it is of a war, from which on it may be of another than its article.
constexpr int k_own_signs_min = 2;
/// An article is of the war of the ledger unless it fits another half as well again.
constexpr int k_ledger_weight = 3;
constexpr int k_other_weight = 2;

bool is_in_time(const Claim& claim, const ConflictProfile& profile) {
    const bool said_in_time = !claim.said || profile.time.overlaps({claim.said, claim.said});
    const auto& days = claim.time.interval;
    return said_in_time || (!days.open() && profile.time.overlaps(days));
}

/// How much of a claim is of a war: a sign for each slot that names somebody of a side, one for two
/// sides against each other, one for a place in a country it is fought in, two in the first.
int signs_of(const Claim& claim, const ConflictProfile& profile) {
    if (!is_in_time(claim, profile)) { return 0; }
    int signs = 0;
    std::set<const ConflictProfile::Side*> sides;
    const auto add = [&](const std::vector<std::string>& party) {
        const auto names_of = [&](const ConflictProfile::Side& side) {
            return std::any_of(party.begin(), party.end(), [&](const std::string& name) {
                return std::find(side.parties.begin(), side.parties.end(), name) !=
                       side.parties.end();
            });
        };
        const auto side = std::find_if(profile.sides.begin(), profile.sides.end(), names_of);
        if (side == profile.sides.end()) { return; }
        ++signs;
        sides.insert(&*side);
    };
    add(claim.claimant.party);
    if (claim.actor) { add(claim.actor->party); }
    if (claim.target) { add(claim.target->party); }
    if (sides.size() > 1) { ++signs; }
    int of_places = 0;
    for (const auto& mention : claim.places) {
        if (!mention.place || !is_fought_in(profile, mention.place->country)) { continue; }
        of_places =
            std::max(of_places, mention.place->country == profile.countries.front() ? 2 : 1);
    }
    return signs + of_places;
}

/// Signs of each profile, summed over claims.
using Tally = std::vector<int>;

std::size_t best_of(const Tally& tally, std::size_t of_ledger) {
    std::size_t best = of_ledger;
    int most = tally[of_ledger] * k_ledger_weight;
    for (std::size_t i = 0; i < tally.size(); ++i) {
        if (i == of_ledger || tally[i] * k_other_weight <= most) { continue; }
        best = i;
        most = tally[i] * k_other_weight;
    }
    return best;
}

}  // namespace

Wars::Wars(ConflictProfile only) { m_profiles.push_back(std::move(only)); }

Wars Wars::among(const std::vector<ConflictProfile>& profiles,
                 const std::vector<const Claim*>& claims) {
    Wars wars;
    std::map<std::string_view, Tally> by_article;
    std::map<std::string_view, std::size_t> sizes;
    Tally all(profiles.size());
    for (const auto* claim : claims) {
        auto& tally = by_article.try_emplace(claim->article, profiles.size()).first->second;
        ++sizes[claim->article];
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            const int signs = signs_of(*claim, profiles[i]);
            tally[i] += signs;
            all[i] += signs;
        }
    }
    const auto most = std::max_element(all.begin(), all.end());
    if (most == all.end() || *most == 0) { return wars; }
    const auto of_ledger = static_cast<std::size_t>(most - all.begin());

    std::map<std::string_view, std::size_t> chosen;
    std::vector<std::size_t> claims_of(profiles.size());
    for (const auto& [article, tally] : by_article) {
        chosen[article] = best_of(tally, of_ledger);
        claims_of[chosen[article]] += sizes[article];
    }
    std::vector<std::size_t> order(profiles.size());
    std::iota(order.begin(), order.end(), 0U);
    order.erase(std::remove_if(order.begin(), order.end(),
                               [&](std::size_t i) { return claims_of[i] == 0; }),
                order.end());
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return claims_of[a] > claims_of[b]; });
    std::vector<std::size_t> rank(profiles.size());
    for (const auto i : order) {
        rank[i] = wars.m_profiles.size();
        wars.m_profiles.push_back(profiles[i]);
    }
    for (const auto& [article, profile] : chosen) {
        if (rank[profile] != 0) { wars.m_of_article.emplace(article, rank[profile]); }
    }
    return wars;
}

const ConflictProfile& Wars::main() const {
    static const ConflictProfile none;
    return m_profiles.empty() ? none : m_profiles.front();
}

const ConflictProfile& Wars::of(const Claim& claim) const {
    if (m_profiles.size() < 2) { return main(); }
    const auto found = m_of_article.find(claim.article);
    const auto& own = found == m_of_article.end() ? main() : m_profiles[found->second];
    if (signs_of(claim, own) > 0) { return own; }
    const ConflictProfile* best = &own;
    int most = k_own_signs_min - 1;
    for (const auto& profile : m_profiles) {
        const int signs = signs_of(claim, profile);
        if (signs <= most) { continue; }
        most = signs;
        best = &profile;
    }
    return *best;
}

}  // namespace counterclaim

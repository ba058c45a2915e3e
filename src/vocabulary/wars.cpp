#include <counterclaim/wars.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <string_view>

namespace counterclaim {
namespace {

/// A claim's own signs that it is of a war, from which on it may be of another than its article.
constexpr int k_own_signs_min = 2;
/// An article is of the war of the ledger unless it fits another half as well again.
constexpr int k_ledger_weight = 3;
constexpr int k_other_weight = 2;

/// Signs of each profile.
using Tally = std::vector<int>;

bool is_in_time(const Claim& claim, const ConflictProfile& profile) {
    const bool said_in_time = !claim.said || profile.time.overlaps({claim.said, claim.said});
    const auto& days = claim.time.interval;
    return said_in_time || (!days.open() && profile.time.overlaps(days));
}

/// How much of a claim is of each war: a sign for each slot that names somebody of a side, one for
/// two sides against each other, one for a place in a country it is fought in, two in the first.
class SignReader {
public:
    explicit SignReader(const std::vector<ConflictProfile>& profiles) : m_profiles(profiles) {
        for (std::size_t war = 0; war < profiles.size(); ++war) {
            const auto& sides = profiles[war].sides;
            for (std::size_t side = 0; side < sides.size(); ++side) {
                for (const auto& name : sides[side].parties) {
                    m_parties[name].push_back({war, side});
                }
            }
            const auto& countries = profiles[war].countries;
            for (std::size_t i = 0; i < countries.size(); ++i) {
                m_countries[countries[i]].push_back({war, i == 0 ? 2U : 1U});
            }
        }
    }

    [[nodiscard]] Tally read(const Claim& claim) const {
        Tally signs(m_profiles.size());
        std::vector<std::size_t> first_side(m_profiles.size(), k_none);
        std::vector<bool> opposed(m_profiles.size());
        const std::array<const std::vector<std::string>*, 3> slots{
            &claim.claimant.party, claim.actor ? &claim.actor->party : nullptr,
            claim.target ? &claim.target->party : nullptr};
        for (const auto* party : slots) {
            if (party == nullptr) { continue; }
            for (const auto& [war, side] : sides_of(*party)) {
                ++signs[war];
                if (first_side[war] == k_none) { first_side[war] = side; }
                if (first_side[war] == side || opposed[war]) { continue; }
                opposed[war] = true;
                ++signs[war];
            }
        }
        for (const auto& [war, weight] : countries_of(claim)) { signs[war] += weight; }
        for (std::size_t war = 0; war < signs.size(); ++war) {
            if (signs[war] > 0 && !is_in_time(claim, m_profiles[war])) { signs[war] = 0; }
        }
        return signs;
    }

private:
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    /// The first side of each war that a slot's names are on.
    [[nodiscard]] std::map<std::size_t, std::size_t> sides_of(
        const std::vector<std::string>& party) const {
        std::map<std::size_t, std::size_t> sides;
        for (const auto& name : party) {
            const auto found = m_parties.find(name);
            if (found == m_parties.end()) { continue; }
            for (const auto& [war, side] : found->second) {
                const auto [at, fresh] = sides.emplace(war, side);
                if (!fresh) { at->second = std::min(at->second, side); }
            }
        }
        return sides;
    }

    [[nodiscard]] std::map<std::size_t, int> countries_of(const Claim& claim) const {
        std::map<std::size_t, int> weights;
        for (const auto& mention : claim.places) {
            const auto found =
                mention.place ? m_countries.find(mention.place->country) : m_countries.end();
            if (found == m_countries.end()) { continue; }
            for (const auto& [war, weight] : found->second) {
                weights[war] = std::max(weights[war], static_cast<int>(weight));
            }
        }
        return weights;
    }

    using Entries = std::vector<std::pair<std::size_t, std::size_t>>;
    const std::vector<ConflictProfile>& m_profiles;
    std::unordered_map<std::string_view, Entries> m_parties;    ///< wars, and sides in them
    std::unordered_map<std::string_view, Entries> m_countries;  ///< wars, and signs
};

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

/// The war that a claim of an article of `own` is of, among those that articles are of.
std::size_t war_of_claim(const Tally& signs, std::size_t own,
                         const std::vector<std::size_t>& claims_of) {
    if (signs[own] > 0) { return own; }
    std::size_t best = own;
    int most = k_own_signs_min - 1;
    for (std::size_t war = 0; war < signs.size(); ++war) {
        if (claims_of[war] == 0 || signs[war] <= most) { continue; }
        most = signs[war];
        best = war;
    }
    return best;
}

}  // namespace

Wars::Wars(ConflictProfile only) { m_profiles.push_back(std::move(only)); }

Wars Wars::among(const std::vector<ConflictProfile>& profiles,
                 const std::vector<const Claim*>& claims) {
    Wars wars;
    const SignReader reader(profiles);
    std::map<std::string_view, std::pair<Tally, std::size_t>> by_article;  // and how many claims
    Tally all(profiles.size());
    for (const auto* claim : claims) {
        auto& [tally, count] =
            by_article.try_emplace(claim->article, Tally(profiles.size()), 0U).first->second;
        ++count;
        const auto signs = reader.read(*claim);
        std::transform(signs.begin(), signs.end(), tally.begin(), tally.begin(), std::plus<>());
        std::transform(signs.begin(), signs.end(), all.begin(), all.begin(), std::plus<>());
    }
    const auto most = std::max_element(all.begin(), all.end());
    if (most == all.end() || *most == 0) { return wars; }
    const auto of_ledger = static_cast<std::size_t>(most - all.begin());

    std::map<std::string_view, std::size_t> chosen;
    std::vector<std::size_t> claims_of(profiles.size());
    for (const auto& [article, found] : by_article) {
        chosen[article] = best_of(found.first, of_ledger);
        claims_of[chosen[article]] += found.second;
    }
    const auto rank = wars.keep(profiles, claims_of);
    for (const auto& [article, war] : chosen) {
        if (rank[war] != 0) { wars.m_of_article.emplace(article, rank[war]); }
    }
    if (wars.m_profiles.size() < 2) { return wars; }
    for (const auto* claim : claims) {
        const auto own = chosen.at(claim->article);
        const auto war = war_of_claim(reader.read(*claim), own, claims_of);
        if (war != own) { wars.m_of_claim.emplace(key_of(*claim), rank[war]); }
    }
    return wars;
}

/// Takes over the profiles that have claims, most claims first; tells which became which.
std::vector<std::size_t> Wars::keep(const std::vector<ConflictProfile>& profiles,
                                    const std::vector<std::size_t>& claims_of) {
    std::vector<std::size_t> order(profiles.size());
    std::iota(order.begin(), order.end(), 0U);
    order.erase(std::remove_if(order.begin(), order.end(),
                               [&](std::size_t i) { return claims_of[i] == 0; }),
                order.end());
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return claims_of[a] > claims_of[b]; });
    std::vector<std::size_t> rank(profiles.size());
    for (const auto i : order) {
        rank[i] = m_profiles.size();
        m_profiles.push_back(profiles[i]);
    }
    return rank;
}

const ConflictProfile& Wars::main() const {
    static const ConflictProfile none;
    return m_profiles.empty() ? none : m_profiles.front();
}

const ConflictProfile& Wars::of(const Claim& claim) const {
    if (m_profiles.size() < 2) { return main(); }
    const auto apart = m_of_claim.find(key_of(claim));
    if (apart != m_of_claim.end()) { return m_profiles[apart->second]; }
    const auto found = m_of_article.find(claim.article);
    return found == m_of_article.end() ? main() : m_profiles[found->second];
}

Wars::ClaimKey Wars::key_of(const Claim& claim) {
    return {claim.article, claim.trigger.begin, claim.evidence.begin, claim.type};
}

}  // namespace counterclaim

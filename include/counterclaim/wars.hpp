#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace counterclaim {

/// Which war each claim of a ledger is of. A ledger may keep several, and who stands together in
/// one stands apart, or nowhere, in the next: Russia is on one side with Syria's army there, and
/// not in Ukraine.
class Wars {
public:
    /// No war is known: every party stands for itself.
    Wars() = default;
    /// All claims are of this one.
    explicit Wars(ConflictProfile only);

    /// The wars that the articles of these claims are of, told by who acts, speaks and is struck,
    /// by the countries of the places, and by the days. An article that fits two as well, or none,
    /// is of the war that most of the ledger is of. A function of the set of claims.
    [[nodiscard]] static Wars among(const std::vector<ConflictProfile>& profiles,
                                    const std::vector<const Claim*>& claims);

    /// The war of the claim's article; another one of the ledger where nothing of the claim is of
    /// that and more than one thing of the other ("elsewhere, Israeli aircraft struck Homs").
    [[nodiscard]] const ConflictProfile& of(const Claim& claim) const;
    /// The war of most claims; an empty profile where none is known.
    [[nodiscard]] const ConflictProfile& main() const;
    /// Those that articles are of, the one of most claims first.
    [[nodiscard]] const std::vector<ConflictProfile>& all() const { return m_profiles; }

private:
    /// What tells a claim from the others of its ledger, whoever has linked or corrected it.
    using ClaimKey = std::tuple<std::string, std::uint32_t, std::uint32_t, ClaimType>;
    [[nodiscard]] static ClaimKey key_of(const Claim& claim);
    [[nodiscard]] std::vector<std::size_t> keep(const std::vector<ConflictProfile>& profiles,
                                                const std::vector<std::size_t>& claims_of);

    std::vector<ConflictProfile> m_profiles;
    std::unordered_map<std::string, std::size_t> m_of_article;  ///< index; not in it: the first
    std::map<ClaimKey, std::size_t> m_of_claim;  ///< those that are not of their article's war
};

}  // namespace counterclaim

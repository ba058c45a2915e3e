#pragma once

#include "link/voice.hpp"

#include <counterclaim/relation.hpp>
#include <counterclaim/wars.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterclaim::ledger {

/// Linked claims with what every ledger looks up: who speaks, on which side, which place. Refers to
/// what it was made of.
class Book {
public:
    Book(const LinkedClaims& linked, const Wars& wars);

    [[nodiscard]] const LinkedClaims& linked() const { return m_linked; }
    /// Of the war that a claim is of.
    [[nodiscard]] const ConflictProfile& profile(const Claim& claim) const {
        return m_wars.of(claim);
    }
    [[nodiscard]] std::size_t size() const { return m_linked.claims.size(); }
    [[nodiscard]] const Claim& claim(std::size_t at) const { return m_linked.claims[at]; }
    [[nodiscard]] ClaimId id(std::size_t at) const { return m_linked.ids[at]; }
    [[nodiscard]] EventId event(std::size_t at) const { return m_linked.events_of[at]; }
    [[nodiscard]] const link::Voice& voice(std::size_t at) const { return m_voices[at]; }
    [[nodiscard]] std::optional<std::size_t> find(ClaimId id) const;

    /// The side that a list of acceptable names has in the war of the claim: the profile's, else
    /// the first name; empty for none, and for several sides together.
    [[nodiscard]] std::string side(const Claim& claim, const std::vector<std::string>& party,
                                   bool joint = false) const;
    [[nodiscard]] std::string side(const Claim& claim,
                                   const std::optional<Participant>& participant) const;

private:
    const LinkedClaims& m_linked;
    const Wars& m_wars;
    std::vector<link::Voice> m_voices;
    std::unordered_map<ClaimId, std::size_t> m_index;
};

/// What makes two mentions one place: its record and the part of it that is meant.
[[nodiscard]] std::string place_key(const ClaimPlace& place);

/// First and last day a claim gives; the other where one is missing.
[[nodiscard]] std::optional<Date> first_day(const Claim& claim);
[[nodiscard]] std::optional<Date> last_day(const Claim& claim);

/// Said to be so: not planned, demanded or merely possible.
[[nodiscard]] bool is_stated(const Claim& claim);

}  // namespace counterclaim::ledger

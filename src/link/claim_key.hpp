#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/event.hpp>

#include <string_view>

namespace counterclaim::link {

/// XXH3 (64 bits, seed 0) of a text; the one hash of this room, the same on every machine.
[[nodiscard]] std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0);

/// Names a claim by its article, the bytes it rests on and what it says (type, polarity, modality,
/// actor, target, places, days, figures); its confidence, rule and reasons do not change it.
[[nodiscard]] ClaimId claim_id(const Claim& claim);

/// The canonical order of claims: day said (unknown last), article, position, id. It does not
/// depend on when a claim arrived.
struct CanonicalKey {
    std::int32_t said = 0;  ///< days since 1970-01-01; INT32_MAX where unknown
    std::uint64_t article = 0;
    std::uint32_t position = 0;
    ClaimId id = 0;
    friend auto operator<=>(const CanonicalKey&, const CanonicalKey&) = default;
};

[[nodiscard]] CanonicalKey canonical_key(const Claim& claim);
[[nodiscard]] CanonicalKey canonical_key(const Claim& claim, ClaimId id);

}  // namespace counterclaim::link

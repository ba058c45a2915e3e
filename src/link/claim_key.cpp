#include "link/claim_key.hpp"

#include <xxhash.h>
#include <limits>
#include <string>

namespace counterclaim::link {
namespace {

/// Collects fields with their lengths, so that ("ab", "c") and ("a", "bc") differ.
class Digest {
public:
    void add(std::string_view text) {
        add(static_cast<std::uint64_t>(text.size()));
        m_bytes.append(text);
    }
    void add(std::uint64_t number) {
        for (int shift = 0; shift < 64; shift += 8) {
            m_bytes.push_back(static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU));
        }
    }
    void add(const std::optional<Date>& day) {
        add(day ? static_cast<std::uint64_t>(day->time_since_epoch().count()) : ~0ULL);
    }
    void add(const std::optional<Participant>& participant) {
        add(participant ? participant->text : std::string_view{});
    }
    [[nodiscard]] std::uint64_t value() const { return hash_text(m_bytes); }

private:
    std::string m_bytes;
};

}  // namespace

std::uint64_t hash_text(std::string_view text, std::uint64_t seed) {
    return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

ClaimId claim_id(const Claim& claim) {
    Digest digest;
    digest.add(claim.article);
    digest.add(claim.evidence.begin);
    digest.add(claim.evidence.end);
    digest.add(claim.trigger.begin);
    digest.add(static_cast<std::uint64_t>(claim.type) << 16U |
               static_cast<std::uint64_t>(claim.polarity) << 8U |
               static_cast<std::uint64_t>(claim.modality));
    digest.add(claim.claimant.text);
    digest.add(claim.actor);
    digest.add(claim.target);
    for (const auto& place : claim.places) { digest.add(place.text); }
    digest.add(claim.time.interval.from);
    digest.add(claim.time.interval.to);
    for (const auto& quantity : claim.quantities) {
        digest.add(static_cast<std::uint64_t>(quantity.kind));
        digest.add(static_cast<std::uint64_t>(quantity.low.value_or(-1)));
        digest.add(static_cast<std::uint64_t>(quantity.high.value_or(-1)));
    }
    return digest.value();
}

CanonicalKey canonical_key(const Claim& claim) { return canonical_key(claim, claim_id(claim)); }

CanonicalKey canonical_key(const Claim& claim, ClaimId id) {
    const auto said = claim.said ? static_cast<std::int32_t>(claim.said->time_since_epoch().count())
                                 : std::numeric_limits<std::int32_t>::max();
    return {said, hash_text(claim.article), claim.evidence.begin, id};
}

}  // namespace counterclaim::link

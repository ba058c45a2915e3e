#pragma once

#include "link/features.hpp"

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace counterclaim::link {

/// What is compared between two claims. The names are the rows of `data/link/weights.tsv`.
enum class Cue : std::uint8_t {
    bias,
    type_same,
    type_compatible,  ///< by `data/link/types.tsv`, 0 where the types are the same
    type_apart,       ///< 1 where they cannot name one occurrence
    same_article,
    close_in_text,  ///< 1 at the same words, falling to 0.37 at 600 bytes
    place_same,
    place_same_wide,  ///< the same, but a region or country
    place_within,
    place_close,  ///< 1 at the same point, falling to 0.37 at 10 km
    place_apart,
    place_one_open,
    place_both_open,
    time_same,
    time_overlap,  ///< days shared as share of days of both
    time_gap,      ///< log(1 + days between)
    time_apart,    ///< 1 where days lie between
    time_span,     ///< log of the ratio of lengths
    time_one_open,
    time_both_open,
    actor_same,
    actor_apart,
    target_same,
    target_apart,
    roles_swapped,  ///< actor of the one is target of the other
    claimant_same,
    polarity_apart,
    figures_same,
    figures_apart,
    words,         ///< shared stems as share of the smaller set
    words_close,   ///< `words` where the two stand in one article
    demand_apart,  ///< one is demanded, the other is said to be so
    future_apart,
    demand_both,
    place_and_time,      ///< same precise place and overlapping days
    type_and_place,      ///< same or compatible types at one precise place
    type_and_time,       ///< same or compatible types on the same days
    type_place_time,     ///< all three
    type_open,           ///< same or compatible types where a place is open
    open_close,          ///< a place or time is open, and the two stand close in one text
    same_sentence,       ///< the same evidence starts both
    types_same_demands,  ///< the same thing is demanded twice
    history,             ///< same type, both over more than 120 days
    time_same_start,     ///< other days, but from the same day on
    one_matter,          ///< who holds or receives one precise place, days at most a month apart
    one_truce,           ///< both of a truce, in no other area, days at most two weeks apart
    count_,
};
inline constexpr std::size_t k_cue_count = static_cast<std::size_t>(Cue::count_);

using Cues = std::array<float, k_cue_count>;

/// Probability in ten-thousandths. Whole numbers, so that sums do not depend on the order of
/// adding.
using Score = std::int32_t;
inline constexpr Score k_certain = 10000;

/// Says how likely two claims are about one occurrence: a logistic model over cues, with weights
/// and the compatibility of types from data. Const after loading.
class Scorer {
public:
    /// Reads `link/types.tsv` and `link/weights.tsv`.
    [[nodiscard]] static Expected<Scorer> load(const Resources& resources);
    /// Only types and clustering settings, weights all 0: for fitting.
    [[nodiscard]] static Expected<Scorer> load_types(const Resources& resources);

    /// Symmetric: cues(a, b) == cues(b, a).
    [[nodiscard]] Cues cues(const ClaimFeatures& a, const ClaimFeatures& b) const;
    [[nodiscard]] Score score(const ClaimFeatures& a, const ClaimFeatures& b) const;
    [[nodiscard]] float compatible(ClaimType a, ClaimType b) const {
        return m_types[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
    }
    void set_weights(const std::array<double, k_cue_count>& weights) { m_weights = weights; }

private:
    Scorer() = default;
    std::array<std::array<float, k_claim_type_count>, k_claim_type_count> m_types{};
    std::array<double, k_cue_count> m_weights{};
};

[[nodiscard]] std::string_view to_string(Cue cue);

}  // namespace counterclaim::link

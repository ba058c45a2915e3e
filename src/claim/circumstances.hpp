#pragma once

#include "claim/attribution.hpp"
#include "claim/occurrence.hpp"

#include <counterclaim/claim.hpp>

#include <map>
#include <optional>
#include <vector>

namespace counterclaim::claim {

/// What a sentence may take from those before it: when the last occurrence was.
struct Context {
    /// What was said of one type of occurrence last.
    struct Last {
        std::optional<ClaimTime> time;
        std::size_t time_sentence = 0;
    };
    std::map<ClaimType, Last> by_type;
    std::optional<ClaimTime> time;  ///< of the days before publication
    std::size_t time_sentence = 0;
    std::optional<ClaimTime> past;  ///< longer ago: history told in passing
    std::size_t past_sentence = 0;
    std::vector<Span> undated;  ///< triggers of what was given the day of publication for want of
                                ///< another, in order
};

/// True where a circumstance at `token` belongs to the act of saying, not to the occurrence at
/// `trigger`: "said on Monday that …".
[[nodiscard]] bool dates_the_saying(const SentenceView& view, const Attribution& attribution,
                                    int token, int trigger);

/// How closely a circumstance at `token` belongs to the occurrence; the larger the closer.
[[nodiscard]] double closeness(const SentenceView& view, const Occurrence& occurrence, int token);

/// The time expression that dates the occurrence itself, not the saying; none if the sentence has
/// none.
[[nodiscard]] std::optional<ClaimTime> own_time(const SentenceView& view,
                                                const Occurrence& occurrence,
                                                const Attribution& attribution);

/// Distributes the counted people and things of a sentence over its occurrences: for each quantity
/// the index of the occurrence it belongs to, -1 for none.
[[nodiscard]] std::vector<int> share_quantities(const SentenceView& view,
                                                const std::vector<Occurrence>& occurrences);

[[nodiscard]] ClaimQuantity claim_quantity(const QuantityMention& mention);

/// Steps between two tokens over the tree; large where they share no root.
[[nodiscard]] int tree_distance(const Tree& tree, int a, int b);

}  // namespace counterclaim::claim

#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// Talks, clashes: the parties act on each other.
[[nodiscard]] bool is_mutual(const Frame& frame);

/// What nobody does alone: truces, agreements, talks, exchanges.
[[nodiscard]] bool is_accord(ClaimType type);

/// What one does by launching, ordering or announcing it: "announced a mobilisation".
[[nodiscard]] int actor_of_support(const SentenceView& view, const Occurrence& occurrence);

/// Who acts where the frame found nobody; `target` is the word struck, none if unknown.
[[nodiscard]] int actor_beside(const SentenceView& view, const Occurrence& occurrence, int target);

/// Who is struck where the frame found nobody; `actor` is the word that acts, none if unknown.
[[nodiscard]] int target_beside(const SentenceView& view, const Occurrence& occurrence, int actor);

}  // namespace counterclaim::claim

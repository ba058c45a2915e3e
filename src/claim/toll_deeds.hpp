#pragma once

#include "claim/view.hpp"

#include <counterclaim/claim.hpp>

#include <cstddef>
#include <vector>

namespace counterclaim::claim {

/// The act of the same sentence that a toll or a damage belongs to: the nearest in the tree.
[[nodiscard]] Claim* deed_of(const SentenceView& view, std::vector<Claim>& claims,
                             std::size_t first, const std::vector<char>& dropped, std::size_t toll,
                             bool damage);

/// "The strikes destroyed three tanks", "two lorries were destroyed in an air strike": the deed of
/// the same sentence that a loss of arms came of; none where they are told apart.
[[nodiscard]] Claim* strike_of_loss(const SentenceView& view, std::vector<Claim>& claims,
                                    std::size_t first, const std::vector<char>& dropped,
                                    std::size_t loss);

/// "Were driven off in a fight in which six died", "54 fell when the base was overrun":
/// what took place without being an act of force itself, and cost lives.
[[nodiscard]] Claim* cause_of(const SentenceView& view, std::vector<Claim>& claims,
                              std::size_t first, const Claim& toll);

}  // namespace counterclaim::claim

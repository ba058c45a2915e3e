#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// A capital by its name, which may stand for its state.
[[nodiscard]] bool names_capital(const SentenceView& view, int token);

/// "The Madrid attack", "the Kabul bombings": the town that a deed is known by. Not "Kyiv attacks
/// on the bridge".
[[nodiscard]] bool names_deed_by_town(const SentenceView& view, const Occurrence& occurrence,
                                      int token);

}  // namespace counterclaim::claim

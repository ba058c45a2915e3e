#pragma once

#include "claim/occurrence.hpp"

namespace counterclaim::claim {

/// "Kostal, which was shelled", "la zone où la trêve a été violée": a relative clause with the
/// occurrence in it describes the place at `token`.
[[nodiscard]] bool is_described_by(const SentenceView& view, const Occurrence& occurrence,
                                   int token);

/// Of what a clause describes, a name that acts and is a place too: "Kostania, where troops are
/// stationed", "[Sarn] is a region that rebels hold".
[[nodiscard]] bool names_described(const SentenceView& view, const Occurrence& occurrence,
                                   int token);

/// "Sarn is a region of [Kostania] that rebels hold": where the place that is named lies.
[[nodiscard]] bool lies_around_named(const SentenceView& view, const Occurrence& occurrence,
                                     int token);

}  // namespace counterclaim::claim

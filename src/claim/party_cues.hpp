#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

#include <string_view>

namespace counterclaim::claim {

/// How the mention at `token` stands to the word that names the occurrence: a cue of choosing.
[[nodiscard]] std::string_view stand_of(const SentenceView& view, const Occurrence& occurrence,
                                        int token);

/// What kind of actor it is, as coarse as choosing cares.
[[nodiscard]] std::string_view name_of(ActorKind kind);

/// Only whoever has men under arms does it, or is struck by it.
[[nodiscard]] bool takes_force(ClaimType type);

}  // namespace counterclaim::claim

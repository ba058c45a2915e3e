#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::claim {

/// How the mention at `token` stands to the word that names the occurrence: a cue of choosing.
[[nodiscard]] std::string_view stand_of(const SentenceView& view, const Occurrence& occurrence,
                                        int token);

/// What kind of actor it is, as coarse as choosing cares.
[[nodiscard]] std::string_view name_of(ActorKind kind);

/// Only whoever has men under arms does it, or is struck by it.
[[nodiscard]] bool takes_force(ClaimType type);

/// "Arrested on suspicion of working for the rebels", "for aiding them": those named in what
/// somebody is held for, who neither hold him nor are his side.
[[nodiscard]] std::vector<std::string> parties_of_charge(const SentenceView& view,
                                                         const Occurrence& occurrence);

}  // namespace counterclaim::claim

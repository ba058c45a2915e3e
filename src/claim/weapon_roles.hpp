#pragma once

#include "claim/roles.hpp"

namespace counterclaim::claim {

/// "A drone launched by the rebels struck the ship": who launched it struck.
void take_who_fired(const SentenceView& view, const Occurrence& occurrence,
                    const Coreference& coreference, Roles& roles);

/// "A Norlandian missile came down on the market": whose weapon it was struck, also where the verb
/// asks for nobody who acts.
void take_whose_weapon(const SentenceView& view, const Occurrence& occurrence,
                       const Coreference& coreference, Roles& roles);

}  // namespace counterclaim::claim

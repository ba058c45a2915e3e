#pragma once

#include "claim/coreference.hpp"
#include "claim/occurrence.hpp"
#include "claim/roles.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// "Spoke at talks with the Secretary of State of Kostania": what belongs to the name of the one is
/// not the other; who spoke is.
void part_from_partner(const SentenceView& view, const Occurrence& occurrence,
                       const Coreference& coreference, Roles& roles);

/// "A visit to South Sudan": two words of one name are nobody's two sides.
void part_within_name(const SentenceView& view, Roles& roles);

/// "They will kill us": not the people who fled them, of whom the text told last.
void part_from_victims(const SentenceView& view, const Occurrence& occurrence, Roles& roles);

/// Residents neither shell nor bomb, whatever a tree makes them the subject of.
void part_from_residents(const SentenceView& view, const Occurrence& occurrence, Roles& roles);

}  // namespace counterclaim::claim

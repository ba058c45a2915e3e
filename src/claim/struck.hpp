#pragma once

#include "claim/view.hpp"

#include <counterclaim/claim.hpp>

namespace counterclaim::claim {

/// What an act of force is done with.
inline constexpr WordClasses k_means_classes{WordClass::heavy_weapon, WordClass::aircraft,
                                             WordClass::bomb};

enum class Victims { unknown, people, civilian, military };

/// Who was struck, by the figures and by the words of the target.
[[nodiscard]] Victims victims_of(const SentenceView& view, const Claim& claim);

/// What is attacked is a force, or a place that only forces hold.
[[nodiscard]] bool strikes_army(const SentenceView& view, const Claim& claim);

/// Somebody acts, not a weapon, a blast or a war.
[[nodiscard]] bool acts_itself(const SentenceView& view, const Participant& actor);

}  // namespace counterclaim::claim

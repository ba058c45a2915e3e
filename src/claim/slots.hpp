#pragma once

#include "claim/lexicon.hpp"
#include "claim/occurrence.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// Whether a word can do something: a party, a force, a person, a weapon of somebody's.
[[nodiscard]] bool can_act(const SentenceView& view, int token);

/// Named, or people by the word: somebody, not a thing or a deed.
[[nodiscard]] bool is_somebody(const SentenceView& view, int token);

/// "An assault of artillery", "artillery fire": without an article not somebody's guns, but the
/// kind of deed.
[[nodiscard]] bool is_bare_weapon(const SentenceView& view, int token);

/// Whether a word that stands where `source` says may fill the slot. Adjectives and compounds fill
/// it only where they name a party: "Armenian shelling", not "heavy shelling".
[[nodiscard]] bool fits(const SentenceView& view, const Occurrence& occurrence,
                        FrameSlot::Name slot, const ArgumentSource& source, int token);

/// The word that fills a slot of the frame, by its sources in order; `taken` fills another. None if
/// none fits.
[[nodiscard]] int fill(const SentenceView& view, const Occurrence& occurrence,
                       const FrameSlot& slot, int taken);

/// "The bombing of a hospital [in Kunduz]", "ten soldiers fell in an ambush [near Kostal]": the
/// target of a deed only if nothing else was struck there.
[[nodiscard]] bool says_where(const SentenceView& view, const Occurrence& occurrence,
                              const FrameSlot& slot, int token);

}  // namespace counterclaim::claim

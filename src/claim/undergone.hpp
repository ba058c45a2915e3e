#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// "Se sont fait tuer par les rebelles", "se voit attaquer par des drones": a verb that the subject
/// before it undergoes, at the hands of whoever the agent names.
[[nodiscard]] bool is_undergone(const SentenceView& view, int verb);

/// Who undergoes such a verb, where nothing else does: "s'est vu [opposer] un refus" is said of the
/// refusal.
[[nodiscard]] int sufferer_of(const SentenceView& view, int verb);

}  // namespace counterclaim::claim

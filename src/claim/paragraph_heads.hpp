#pragma once

#include "claim/claim_places.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// "Displacement. Some 400 families …", "Hodeida. Shells fell …": a few words without a verb that
/// open a paragraph and only say what it is about.
[[nodiscard]] bool heads_paragraph(const SentenceView& view);

/// Where a paragraph plays whose head is the name of a place: "Hodeida. Shells fell …".
void note_head_place(PlaceContext& context, const SentenceView& view);

/// The places of a claim are those that its paragraph stands under.
[[nodiscard]] bool stands_under_head(const PlaceContext& context, const Claim& claim);

}  // namespace counterclaim::claim

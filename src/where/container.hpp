#pragma once

#include "where/article_words.hpp"
#include "where/place_draft.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace counterclaim::where {

/// So many people make a town that holds quarters of its own.
inline constexpr std::uint32_t k_city_people = 20000;

/// Names of what no list knows may lie in it: a town for its parts (`urban`), else a district or
/// region, resolved and not only a part itself.
[[nodiscard]] bool may_hold(const PlaceDraft& outer, bool urban);

/// The place named nearest that a name at `word` may lie in: in its sentence, else in the few
/// before. `urban`: a town for its parts, else a district or region. Null where none is named;
/// points into `drafts`, which are in the order of the text.
[[nodiscard]] const PlaceDraft* container(const ArticleWords& words,
                                          const std::vector<PlaceDraft>& drafts, std::size_t word,
                                          bool urban);

/// "Fighting in Syunik": the guess is a region that shares its name with nothing but a hamlet.
[[nodiscard]] bool is_only_known_one(const PlaceDraft& draft, const Guess& guess);

/// "Gaza": the name is one that `data/places/overlay.tsv` gives the region.
[[nodiscard]] bool is_region_named_by_hand(const Guess& guess);

}  // namespace counterclaim::where

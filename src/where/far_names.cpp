// Small places of countries that a text on a war says nothing of: whatever bears the name there,
// the text means a place of its own, or none.

#include "where/place_reader.hpp"

#include <algorithm>
#include <unordered_set>

namespace counterclaim::where {
namespace {

/// A place of this size is meant wherever the war is.
constexpr std::uint32_t k_great_people = 100000;
/// A town of this size speaks for its country.
constexpr std::uint32_t k_telling_people = 500000;

bool is_telling(const PlaceFacts& facts) {
    return facts.kind == Kind::country || facts.population >= k_telling_people ||
           (facts.flags & (format::k_capital_of_country | format::k_curated)) != 0;
}

bool is_small(const Guess& guess) {
    const auto& facts = guess.facts;
    return (is_inhabited(facts.kind) || facts.kind == Kind::district) &&
           facts.population < k_great_people && (facts.flags & format::k_curated) == 0;
}

}  // namespace

void PlaceReader::drop_far_names(const ConflictProfile& conflict,
                                 const std::vector<Demonym>& demonyms,
                                 std::vector<PlaceDraft>& drafts) const {
    std::unordered_set<std::uint16_t> spoken_of;
    for (const auto& code : conflict.countries) { spoken_of.insert(pack_country(code)); }
    for (const auto& demonym : demonyms) { spoken_of.insert(demonym.country); }
    for (const auto& draft : drafts) {
        if (!draft.guesses.empty() && is_telling(draft.guesses.front().facts)) {
            spoken_of.insert(draft.guesses.front().facts.country);
        }
    }
    std::erase_if(drafts, [&](const PlaceDraft& draft) {
        return draft.use == PlaceUse::location && !draft.guesses.empty() &&
               std::all_of(draft.guesses.begin(), draft.guesses.end(), [&](const Guess& guess) {
                   return is_small(guess) && !spoken_of.contains(guess.facts.country);
               });
    });
}

}  // namespace counterclaim::where

// Quarters and districts of towns: their names are borne by places elsewhere, too.

#include "vocabulary/distance.hpp"
#include "where/container.hpp"
#include "where/place_reader.hpp"

#include <algorithm>

namespace counterclaim::where {
namespace {

constexpr double k_quarter_km_max = 40;  ///< a quarter lies no further from its city's centre

bool is_near(const Guess& city, const Guess& guess) {
    return distance_km(guess.facts.latitude, guess.facts.longitude, city.facts.latitude,
                       city.facts.longitude) <= k_quarter_km_max;
}

/// "The Botod quarter"; "the Botod district", where only towns bear the name, or a little known
/// district elsewhere and a place in the city, too.
bool may_be_quarter(const PlaceDraft& draft, const Guess& city) {
    if (draft.head == Head::neighbourhood) { return true; }
    if (draft.head != Head::district || draft.parent >= 0) { return false; }
    const auto& guesses = draft.guesses;
    const bool towns = std::all_of(guesses.begin(), guesses.end(), [](const Guess& guess) {
        return guess.facts.kind == Kind::settlement;
    });
    const bool known = (guesses.front().facts.flags & format::k_curated) != 0;
    return towns || (!known && std::any_of(guesses.begin(), guesses.end(), [&](const Guess& guess) {
               return is_near(city, guess);
           }));
}

/// Nothing but a conjunction or a mark such as a comma stands between the two words.
bool goes_on_list(const ArticleWords& words, std::size_t last, std::size_t next) {
    if (next <= last || next - last > 2 || !words.same_sentence(last, next)) { return false; }
    return next == last + 1 ? words.word(next).joint == Joint::stop
                            : words.phrase_at(last + 1, Phrase::conj) != nullptr;
}

/// The quarter of this name in the city: a namesake near it, else the city itself.
void set_in_town(const Guess& city, PlaceDraft& draft) {
    const auto near = std::find_if(draft.guesses.begin(), draft.guesses.end(),
                                   [&](const Guess& guess) { return is_near(city, guess); });
    if (near != draft.guesses.end()) {
        std::rotate(draft.guesses.begin(), near, near + 1);
    } else {
        draft.is_unlisted = true;
        draft.guesses = {city};
    }
    draft.resolved = true;
}

}  // namespace

/// A quarter whose namesake lies elsewhere is a quarter of the city the text speaks of.
void PlaceReader::keep_quarters_in_town(const ArticleWords& words,
                                        std::vector<PlaceDraft>& drafts) {
    for (auto& draft : drafts) {
        if (draft.is_unlisted || draft.guesses.empty()) { continue; }
        const auto* town = container(words, drafts, draft.first, true);
        if (town != nullptr && may_be_quarter(draft, town->guesses.front())) {
            set_in_town(town->guesses.front(), draft);
        }
    }
}

/// "The quarters of Botod and Lorum": what the list goes on with is a quarter, too.
void PlaceReader::keep_lists_in_town(const ArticleWords& words, std::vector<PlaceDraft>& drafts) {
    const PlaceDraft* quarter = nullptr;  // the last of the list
    for (auto& draft : drafts) {
        const bool follows = quarter != nullptr && draft.head == Head::none &&
                             !draft.guesses.empty() && draft.use == PlaceUse::location &&
                             is_inhabited(draft.guesses.front().facts.kind) &&
                             goes_on_list(words, quarter->full_last, draft.full_first);
        if (follows && !draft.is_unlisted) { set_in_town(quarter->guesses.front(), draft); }
        const bool in_town = draft.head == Head::neighbourhood && draft.is_unlisted &&
                             draft.guesses.front().facts.kind == Kind::settlement;
        quarter = in_town || follows ? &draft : nullptr;
    }
}

}  // namespace counterclaim::where

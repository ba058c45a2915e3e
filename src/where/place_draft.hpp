#pragma once

#include "where/article_words.hpp"
#include "where/gazetteer.hpp"

#include <counterclaim/place.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace counterclaim::where {

/// One candidate of a mention under way.
struct Guess {
    PlaceIndex place = k_no_place;
    std::uint8_t flags = 0;  ///< how the name led here: format::k_preferred …
    PlaceFacts facts;
    double prior = 0;  ///< what the record alone says
    double score = 0;
    double share = 0;        ///< probability among the candidates
    std::uint32_t cues = 0;  ///< bits of `Cue`
};

/// The only candidate, where something else than a name says which place is meant.
[[nodiscard]] inline Guess sure_guess(const Gazetteer& gazetteer, PlaceIndex place) {
    Guess guess;
    guess.place = place;
    guess.facts = gazetteer.facts(place);
    guess.share = 1;
    return guess;
}

/// Why a candidate was chosen, for the reason shown to a human.
enum Cue : std::uint32_t {
    cue_parent = 1U << 0U,
    cue_list = 1U << 1U,
    cue_head = 1U << 2U,
    cue_sense = 1U << 3U,
    cue_conflict = 1U << 4U,
    cue_country = 1U << 5U,
    cue_near = 1U << 6U,
    cue_contained = 1U << 7U,
    cue_population = 1U << 8U,
    cue_only = 1U << 9U,
    cue_likeness = 1U << 10U,
    cue_curated = 1U << 11U,
};

/// A place name found in the text, before and while it is resolved. Words are indexes into
/// `ArticleWords`, both ends included.
struct PlaceDraft {
    std::size_t first = 0;  ///< the name itself
    std::size_t last = 0;
    std::size_t full_first = 0;  ///< with its head and modifier
    std::size_t full_last = 0;
    std::string key;
    Head head = Head::none;
    std::string label;          ///< English word of the head, where it names a thing of its own
    bool capital_word = false;  ///< "the capital, Kyiv"
    Direction direction = Direction::none;
    bool outside = false;           ///< the direction points away from the place
    bool outside_if_small = false;  ///< … unless the place is wide ("au nord du Mali" lies in it)
    std::string modifier;
    double distance_km = 0;
    PlaceUse use = PlaceUse::location;
    bool is_anaphor = false;
    bool is_unlisted = false;  ///< no record of its own: the guess is the place it lies in
    bool article_means_unit = false;
    bool article_means_water = false;  ///< "across the Dnipro": no town bears an article
    bool located = false;              ///< after a preposition of place
    bool weak = false;         ///< a word of the language, or seen where capitals mean nothing
    std::int32_t parent = -1;  ///< draft that names where this one lies
    std::int32_t list_parent = -1;
    std::int32_t copy_of = -1;  ///< for anaphors: the draft they stand for
    std::vector<Guess> guesses;
    bool resolved = false;
};

/// Parts of a place that are kept apart from it: its airport is not the town.
[[nodiscard]] bool is_feature(Head head);

}  // namespace counterclaim::where

#pragma once

#include "where/place_draft.hpp"

#include <counterclaim/reading.hpp>

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace counterclaim::where {

/// Limits over input; reaching one leaves a note.
struct PlaceLimits {
    std::size_t words_max = 200000;       ///< per article
    std::size_t mentions_max = 4000;      ///< per article
    std::size_t name_words_max = 8;       ///< longest name looked up
    std::size_t candidates_max = 60;      ///< weighed per mention
    std::size_t unit_places_max = 1500;   ///< a wider unit is no help with misspelled names
    std::size_t units_searched_max = 6;   ///< per article
    std::size_t candidates_kept_max = 8;  ///< handed on with the mention
};

/// Last word of a run of capitals from `first` that may be one name and ends before word `end`; a
/// small article joined to a capital may stand inside ("Maaret al-Numan").
[[nodiscard]] std::size_t end_of_capitals(const ArticleWords& words, std::size_t first,
                                          std::size_t end);

/// The small article joined to a capital before it ("al-Mushref"), or the word itself.
[[nodiscard]] std::size_t start_with_article(const ArticleWords& words, std::size_t first);

class UnitNames;

/// Finds names of the gazetteer in the words of an article.
class Recogniser {
public:
    Recogniser(const Gazetteer& gazetteer, const std::unordered_set<std::string>& given_names,
               const PlaceLimits& limits, UnitNames& unit_names)
        : m_gazetteer(gazetteer),
          m_given_names(given_names),
          m_limits(limits),
          m_unit_names(unit_names) {}

    /// All mentions in order. Persons and organisations named after places are left out or marked
    /// `PlaceUse::part`.
    [[nodiscard]] std::vector<PlaceDraft> find(
        const ArticleWords& words, const Reading& reading,
        const std::unordered_set<std::string>& persons) const;

    /// Words that follow a given name or an unknown capital somewhere in the article:
    /// "Washington" after "Denzel".
    [[nodiscard]] std::unordered_set<std::string> persons_of(const ArticleWords& words) const;

    /// Names beside a preposition of place or a head that the gazetteer spells otherwise, looked
    /// for by skeleton among places of these countries only. Only words that no draft covers.
    ///
    /// Where no skeleton is equal, names one letter off (two from nine letters on) are taken, but
    /// only those of the districts and regions that the text names nearby.
    [[nodiscard]] std::vector<PlaceDraft> find_alike(
        const ArticleWords& words, const Reading& reading, const std::vector<PlaceDraft>& drafts,
        const std::vector<std::uint16_t>& countries) const;

    /// The mention that covers exactly this span, whatever stands around it: for measuring
    /// resolution on given spans. Without candidates where no name matches.
    [[nodiscard]] PlaceDraft at(const ArticleWords& words, Span span) const;

private:
    struct Run {
        std::size_t last = 0;
        std::string key;
        std::vector<Match> matches;
    };
    [[nodiscard]] bool may_start(const ArticleWords& words, const Reading& reading,
                                 std::size_t first) const;
    [[nodiscard]] Run longest(const ArticleWords& words, std::size_t first) const;
    [[nodiscard]] Run sharing_name(const ArticleWords& words, std::size_t first) const;
    void look_up_inflected(const ArticleWords& words, Run& run, std::size_t first) const;
    [[nodiscard]] bool is_person(const ArticleWords& words, const PlaceDraft& draft,
                                 const std::unordered_set<std::string>& persons) const;
    [[nodiscard]] bool is_place_word(const ArticleWords& words, std::size_t word) const;
    [[nodiscard]] bool is_given_name(const ArticleWords& words, std::size_t word) const;
    [[nodiscard]] bool accept(const ArticleWords& words, const Reading& reading,
                              const PlaceDraft& draft, const PlaceDraft* previous) const;
    [[nodiscard]] std::vector<Match> alike(const std::string& key,
                                           const std::vector<std::uint16_t>& countries) const;
    void add_guesses(PlaceDraft& draft, const std::vector<Match>& matches) const;

    const Gazetteer& m_gazetteer;
    const std::unordered_set<std::string>& m_given_names;
    const PlaceLimits& m_limits;
    UnitNames& m_unit_names;
};

}  // namespace counterclaim::where

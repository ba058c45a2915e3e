#pragma once

#include "text/flat_map.hpp"
#include "where/gazetteer.hpp"
#include "where/place_words.hpp"
#include "where/recogniser.hpp"
#include "where/unit_names.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>
#include <counterclaim/resources.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace counterclaim::where {

/// An adjective or a people that tells a country, and its word.
struct Demonym {
    std::size_t word = 0;
    std::uint16_t country = 0;
};

/// Finds every place a text names and says which place of the world it is, or that it cannot tell.
///
///     auto reader = PlaceReader::load(resources);
///     reader->read(reading, &conflict);        // fills reading.places from reading.sentences
///
/// Needs the sentences (tokens; a tree where there is one) and the article. Loaded once, then
/// const.
class PlaceReader {
public:
    /// Opens the gazetteer and the word lists of every language that has `lang/<code>/where.tsv`.
    [[nodiscard]] static Expected<PlaceReader> load(const Resources& resources,
                                                    const PlaceLimits& limits = {});

    /// Fills `reading.places`: names with their candidates, best first, and definite descriptions
    /// ("the town") that stand for one of them. Notes: `where.limit` where a limit was reached.
    void read(Reading& reading, const ConflictProfile* conflict = nullptr) const;

    /// Resolves names at given spans (bytes of the article's text) instead of looking for them; for
    /// measuring. One mention per span, in the order given.
    [[nodiscard]] std::vector<PlaceMention> resolve_at(
        const Reading& reading, const std::vector<Span>& spans,
        const ConflictProfile* conflict = nullptr) const;

    [[nodiscard]] const Gazetteer& gazetteer() const { return *m_gazetteer; }

private:
    PlaceReader() = default;
    [[nodiscard]] const PlaceWords* words_for(const Article& article, const Block& block) const;
    [[nodiscard]] std::vector<Demonym> find_demonyms(const ArticleWords& words) const;
    std::vector<std::uint16_t> resolve(const ArticleWords& words, const Reading& reading,
                                       const ConflictProfile* conflict,
                                       const Recogniser& recogniser,
                                       const std::vector<Demonym>& demonyms,
                                       std::vector<PlaceDraft>& drafts) const;
    void drop_far_names(const ConflictProfile& conflict, const std::vector<Demonym>& demonyms,
                        std::vector<PlaceDraft>& drafts) const;
    void add_anaphors(const ArticleWords& words, const Reading& reading,
                      const std::vector<Demonym>& demonyms,
                      const std::vector<std::uint16_t>& article_countries,
                      const ConflictProfile* conflict, std::vector<PlaceDraft>& drafts) const;
    void add_borders(const ArticleWords& words, const Reading& reading,
                     const std::vector<Demonym>& demonyms,
                     const std::vector<std::uint16_t>& countries,
                     std::vector<PlaceDraft>& drafts) const;
    void add_unlisted(const ArticleWords& words, const Reading& reading,
                      const std::vector<std::uint16_t>& countries,
                      const std::unordered_set<std::string>& persons,
                      const std::vector<Demonym>& demonyms, std::vector<PlaceDraft>& drafts) const;
    void move_to_parents(std::vector<PlaceDraft>& drafts) const;
    void keep_shared_names(std::vector<PlaceDraft>& drafts) const;
    static void keep_quarters_in_town(const ArticleWords& words, std::vector<PlaceDraft>& drafts);
    static void keep_lists_in_town(const ArticleWords& words, std::vector<PlaceDraft>& drafts);
    [[nodiscard]] std::optional<Guess> guess_of(std::optional<PlaceIndex> place) const;
    [[nodiscard]] bool can_speak(const PlaceDraft& draft) const;
    [[nodiscard]] PlaceMention mention(const ArticleWords& words, const Reading& reading,
                                       const PlaceDraft& draft) const;
    [[nodiscard]] Place place_of(const PlaceDraft& draft, const Guess& guess) const;

    std::unique_ptr<const Gazetteer> m_gazetteer;
    std::unique_ptr<const PlaceLimits> m_limits;
    std::unique_ptr<UnitNames> m_unit_names;
    std::map<std::string, PlaceWords, std::less<>> m_languages;
    text::WordMap<std::uint16_t> m_demonyms;
    std::unordered_set<std::string> m_given_names;
    std::unordered_set<PlaceIndex> m_speakers;
};

}  // namespace counterclaim::where

#pragma once

#include "where/place_draft.hpp"
#include "where/recogniser.hpp"

#include <counterclaim/conflict.hpp>

#include <unordered_map>
#include <vector>

namespace counterclaim::where {

/// Chooses among the candidates of all mentions of one article.
///
/// First the article's country weights are counted: from names that have one great bearer, from
/// adjectives ("Syrian"), from the conflict profile. Then every mention is scored, twice: the
/// second time with the places that the first pass was sure of as neighbours. Cues in order of
/// weight: the parent named beside it, the list it stands in, the kind its head asks for, the sense
/// it has elsewhere in the article, the conflict, the article's countries, containment and
/// distance, population last.
class Resolver {
public:
    Resolver(const Gazetteer& gazetteer, const ConflictProfile* conflict,
             const PlaceLimits& limits);

    /// An adjective or people of this country was read.
    void add_country_evidence(std::uint16_t country, double weight);
    void resolve(const ArticleWords& words, std::vector<PlaceDraft>& drafts);
    /// Countries the article is about, after `resolve`, the most spoken of first; then the others
    /// of the conflict.
    [[nodiscard]] std::vector<std::uint16_t> countries() const;

private:
    struct Anchor {
        PlaceIndex place;
        PlaceFacts facts;
        std::size_t word;
        double weight;
    };
    void count_countries(const std::vector<PlaceDraft>& drafts);
    void score(const std::vector<PlaceDraft>& drafts, PlaceDraft& draft, bool second) const;
    void share_out(PlaceDraft& draft) const;
    void collect_anchors(const std::vector<PlaceDraft>& drafts);
    void prefer_namesake(PlaceDraft& draft) const;
    void agree_on_senses(std::vector<PlaceDraft>& drafts) const;
    [[nodiscard]] bool contains(const Guess& parent, const Guess& child) const;
    [[nodiscard]] double parent_score(const PlaceDraft& parent, const Guess& guess) const;
    [[nodiscard]] double neighbour_score(const PlaceDraft& draft, const Guess& guess) const;
    [[nodiscard]] double country_weight(std::uint16_t country, const std::string& key) const;

    const Gazetteer& m_gazetteer;
    const ConflictProfile* m_conflict;
    const PlaceLimits& m_limits;
    struct Own {
        std::uint16_t country = 0;
        double weight = 0;
    };
    std::unordered_map<std::uint16_t, double> m_countries;
    std::unordered_map<std::string, Own> m_own;  ///< what each name brought in, by key
    std::unordered_map<std::uint16_t, double> m_conflict_countries;
    double m_countries_max = 0;
    std::unordered_map<PlaceIndex, double> m_units;
    std::vector<Anchor> m_anchors;
};

/// How well a kind of record answers to a head: 1 asked for, 0 indifferent, -1 another thing.
[[nodiscard]] int fits_head(Head head, Kind kind);

/// "region named beside it; country of the article"
[[nodiscard]] std::string reason_of(const Guess& guess);

}  // namespace counterclaim::where

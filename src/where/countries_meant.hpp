#pragma once

#include "where/place_reader.hpp"

#include <counterclaim/conflict.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace counterclaim::where {

/// Countries a text may mean by "the country": those of its war, else those it is about.
class CountriesMeant {
public:
    CountriesMeant(const std::vector<std::uint16_t>& article, const ConflictProfile* conflict)
        : m_article(article) {
        if (conflict == nullptr) { return; }
        for (const auto& code : conflict->countries) { m_war.push_back(pack_country(code)); }
    }
    [[nodiscard]] bool may_be(std::uint16_t country) const {
        const auto& among = m_war.empty() ? m_article : m_war;
        return among.empty() || std::find(among.begin(), among.end(), country) != among.end();
    }
    /// The one the article speaks of most; 0 for none.
    [[nodiscard]] std::uint16_t first() const {
        const auto found = std::find_if(m_article.begin(), m_article.end(),
                                        [&](std::uint16_t country) { return may_be(country); });
        if (found != m_article.end()) { return *found; }
        return m_article.empty() ? std::uint16_t{0} : m_article.front();
    }

private:
    const std::vector<std::uint16_t>& m_article;
    std::vector<std::uint16_t> m_war;
};

/// A description may stand for this mention.
[[nodiscard]] bool is_antecedent(const PlaceDraft& draft);

/// The last mention before `next` that passes, at most so many sentences back.
template <typename Passes>
const PlaceDraft* last_before(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                              std::size_t next, std::size_t word, std::uint32_t sentences,
                              const Passes& passes) {
    for (auto j = next; j-- > 0;) {
        if (words.info[word].sentence - words.info[drafts[j].first].sentence > sentences) {
            return nullptr;
        }
        if (is_antecedent(drafts[j]) && passes(drafts[j])) { return &drafts[j]; }
    }
    return nullptr;
}

/// The country that "the country" or "in the north" means: the one named or meant last among those
/// that may be, else the first of them.
[[nodiscard]] std::uint16_t country_meant(const ArticleWords& words,
                                          const std::vector<PlaceDraft>& drafts,
                                          const std::vector<Demonym>& demonyms,
                                          const CountriesMeant& countries, std::size_t next,
                                          std::size_t word);

/// "The Ukrainian capital", "la capitale burkinabè": the country of the adjective; 0 for none.
[[nodiscard]] std::uint16_t demonym_beside(const std::vector<Demonym>& demonyms, std::size_t first,
                                           std::size_t last);

/// The country whose capital "the capital" is: that of the adjective beside it, of the capital
/// named last, of the country the article is about, of the place named last.
[[nodiscard]] std::uint16_t capital_meant(const ArticleWords& words,
                                          const std::vector<PlaceDraft>& drafts,
                                          const std::vector<Demonym>& demonyms,
                                          const CountriesMeant& countries, std::size_t next,
                                          const PlaceDraft& noun);

}  // namespace counterclaim::where

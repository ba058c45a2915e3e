#pragma once

#include "claim/attribution.hpp"
#include "claim/occurrence.hpp"
#include "claim/roles.hpp"

#include <counterclaim/claim.hpp>

#include <map>
#include <optional>
#include <vector>

namespace counterclaim::claim {

/// What a sentence may take from those before it: where and when the last occurrence was.
struct Context {
    /// What was said of one type of occurrence last.
    struct Last {
        std::optional<ClaimTime> time;
        std::size_t time_sentence = 0;
        std::vector<ClaimPlace> places;
        std::size_t places_sentence = 0;
    };
    std::map<ClaimType, Last> by_type;
    std::optional<ClaimTime> time;  ///< of the days before publication
    std::size_t time_sentence = 0;
    std::optional<ClaimTime> past;  ///< longer ago: history told in passing
    std::size_t past_sentence = 0;
    std::vector<ClaimPlace> places;
    std::size_t places_sentence = 0;
    std::vector<ClaimPlace> article_places;  ///< where the article as a whole is set
    std::vector<ClaimPlace> article_country;
    std::vector<Span> undated;  ///< triggers of what was given the day of publication for want of
                                ///< another, in order
};

/// The time expression that dates the occurrence itself, not the saying; none if the sentence has
/// none.
[[nodiscard]] std::optional<ClaimTime> own_time(const SentenceView& view,
                                                const Occurrence& occurrence,
                                                const Attribution& attribution);

/// The places of the occurrence named in its sentence: in its frame, its phrase, its clause, then
/// anywhere; the speaker's place, the reporter's and the origin of an attack left out.
[[nodiscard]] std::vector<ClaimPlace> own_places(const SentenceView& view,
                                                 const Occurrence& occurrence, const Roles& roles,
                                                 const Attribution& attribution);

/// Where an article as a whole is set: the place it names most often, its title counting more;
/// `whole_country`: among countries and regions only.
[[nodiscard]] std::vector<ClaimPlace> main_places(const std::vector<SentenceView>& views,
                                                  bool whole_country);

/// Distributes the counted people and things of a sentence over its occurrences: for each quantity
/// the index of the occurrence it belongs to, -1 for none.
[[nodiscard]] std::vector<int> share_quantities(const SentenceView& view,
                                                const std::vector<Occurrence>& occurrences);

[[nodiscard]] ClaimQuantity claim_quantity(const QuantityMention& mention);

/// Steps between two tokens over the tree; large where they share no root.
[[nodiscard]] int tree_distance(const Tree& tree, int a, int b);

}  // namespace counterclaim::claim

#pragma once

#include "claim/attribution.hpp"
#include "claim/occurrence.hpp"
#include "claim/roles.hpp"

#include <counterclaim/claim.hpp>

#include <map>
#include <vector>

namespace counterclaim::claim {

/// What a sentence may take from those before it: where the last occurrence was, and where the
/// article as a whole is set.
struct PlaceContext {
    struct Last {
        std::vector<ClaimPlace> places;
        std::size_t sentence = 0;
    };
    std::map<ClaimType, Last> by_type;
    Last last;
    std::vector<ClaimPlace> article_places;
    std::vector<ClaimPlace> article_country;
};

/// The places of the occurrence named in its sentence: in its frame, its phrase, its clause, then
/// anywhere; the speaker's place, the reporter's and the origin of an attack left out.
[[nodiscard]] std::vector<ClaimPlace> own_places(const SentenceView& view,
                                                 const Occurrence& occurrence, const Roles& roles,
                                                 const Attribution& attribution);

/// Where an article as a whole is set: the place it names most often, its title counting more;
/// `whole_country`: among countries and regions only.
[[nodiscard]] std::vector<ClaimPlace> main_places(const std::vector<SentenceView>& views,
                                                  bool whole_country);

/// Takes the places from the sentences before, where the text makes them clear.
void inherit_places(const PlaceContext& context, std::size_t sentence, Claim& claim);
void remember_places(PlaceContext& context, std::size_t sentence, const Claim& claim);

/// Headings that name no place take that of the article for such occurrences.
[[nodiscard]] bool takes_place_of_article(ClaimType type);

}  // namespace counterclaim::claim

#pragma once

#include <counterclaim/article.hpp>
#include <counterclaim/claim.hpp>
#include <counterclaim/mention.hpp>
#include <counterclaim/note.hpp>
#include <counterclaim/sentence.hpp>

#include <vector>

namespace counterclaim {

/// One article with everything the reading rooms found in it. Each room fills its part from the
/// parts before it; all spans count in `article.text`; mentions are sorted by span and may overlap
/// across kinds.
struct Reading {
    Article article;
    std::vector<Sentence> sentences;
    std::vector<TimeMention> times;
    std::vector<PlaceMention> places;
    std::vector<ActorMention> actors;
    std::vector<QuantityMention> quantities;
    std::vector<Claim> claims;
    Notes notes;
    friend bool operator==(const Reading&, const Reading&) = default;
};

}  // namespace counterclaim

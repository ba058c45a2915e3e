#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/date.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::store {

/// Degrees; west > east means the box crosses the 180th meridian.
struct Box {
    double south = -90;
    double west = -180;
    double north = 90;
    double east = 180;
};

/// Which claims are asked for. An empty field asks for all; a list, for any of its members; fields
/// together, for claims that satisfy all of them.
struct ClaimQuery {
    /// A place: by gazetteer id, or by a name as any text wrote it (compared folded).
    std::vector<std::string> place_ids;
    std::vector<std::string> place_names;
    std::optional<Box> box;

    /// Who: the canonical name of a party, or words of how a text names somebody, compared folded.
    std::vector<std::string> claimants;
    std::vector<std::string> actors;
    std::vector<std::string> targets;
    std::vector<std::string> parties;  ///< in any of the three roles

    std::vector<ClaimType> types;
    std::optional<Polarity> polarity;
    std::optional<Modality> modality;
    std::vector<std::string> languages;
    std::vector<std::string> outlets;  ///< compared folded

    DateInterval said;      ///< said within it; an open end is unbounded
    DateInterval happened;  ///< about a day within it; claims without a time are left out
    /// What is said about one day: claims about it, and those without a time that were said on it.
    std::optional<Date> on;

    /// Words that all stand in the sentence or the title; "a phrase" in quotes, prefix* with a
    /// star.
    std::string text;

    std::string article_key;
    double confidence_min = 0;
    std::size_t limit = 0;  ///< 0: all
};

}  // namespace counterclaim::store

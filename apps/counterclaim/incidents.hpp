#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/reading.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace counterclaim::app {

/// What the claims of one article say about one incident, in the terms of MUC-4.
struct ReadIncident {
    std::string type;
    DateInterval date;
    std::set<std::string> places;        ///< folded: names as written and of the records
    std::set<std::string> wider_places;  ///< folded: what the records lie in, joined
    std::set<std::string> actors;        ///< folded: parties, and the actors' words
    std::set<std::int64_t> victims;      ///< lower bounds of killed, wounded, captured
    bool deaths = false, injuries = false;
};

/// Folds the claims of one document to incidents: deeds that are affirmed and took place, of one
/// kind, whose days and places do not differ. A toll joins the deed of its day, or stands for an
/// attack. Acts of war between armed sides count as attacks, as that conference counted those on
/// civilians only, which costs precision.
[[nodiscard]] std::vector<ReadIncident> incidents_of(const std::vector<Reading>& readings);

}  // namespace counterclaim::app

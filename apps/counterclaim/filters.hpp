#pragma once

#include "context.hpp"

#include "store/claim_query.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace counterclaim::app {

/// Which claims a user wants: the same options for every verb that asks a ledger, so that what is
/// asked for is what is exported.
struct Filters {
    std::vector<std::string> places;
    std::vector<std::string> parties;
    std::vector<std::string> claimants;
    std::vector<std::string> actors;
    std::vector<std::string> targets;
    std::vector<std::string> types;
    std::vector<std::string> languages;
    std::vector<std::string> outlets;
    std::string polarity;
    std::string modality;
    std::string said;
    std::string happened;
    std::string on;
    std::string as_of;
    std::string text;
    std::string box;
    double confidence_min = 0;
    std::size_t limit = 0;
    friend bool operator==(const Filters&, const Filters&) = default;
};

void add_filter_options(CLI::App& verb, Filters& filters);

/// True if nothing in particular is asked for; a limit, and a day up to which things are known, may
/// be set.
[[nodiscard]] bool asks_for_nothing(const Filters& filters);

/// The query of the filters. Throws `Failure` (E0001) for a type, day or box that cannot be.
[[nodiscard]] store::ClaimQuery query_of(const Filters& filters, Context& context);

}  // namespace counterclaim::app

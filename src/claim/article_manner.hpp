#pragma once

#include "claim/told.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace counterclaim::claim {

/// How an article as a whole tells: a dispatch dates nearly all it says by its day, an explainer or
/// a speech next to nothing. Names are traits of all its claims.
struct ArticleManner {
    std::vector<std::string_view> traits;
    std::optional<DateInterval> main_day;  ///< the recent day that it names most often
    std::optional<DateInterval> open_war;  ///< the fighting that goes on, up to publication
};
[[nodiscard]] ArticleManner manner_of(const ArticleOffers& article,
                                      const std::vector<Claim>& claims);

/// How a sentence tells one claim, as far as it bears on whether a reader gives it a day.
void add_manner(const ArticleOffers& article, const Claim& claim, const Told& told,
                std::vector<std::string_view>& traits);

}  // namespace counterclaim::claim

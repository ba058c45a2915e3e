#pragma once

#include "link/score.hpp"

#include <counterclaim/relation.hpp>
#include <counterclaim/wars.hpp>

#include <string_view>
#include <vector>

namespace counterclaim::link {

struct RelationOptions {
    /// In an event of more claims each claim is compared with the first this many only.
    std::size_t claims_max = 200;
    /// Figures of two claimants contradict only if they were said within this many days: tolls
    /// rise.
    int toll_days_max = 2;
    /// Two holders of a place contradict only if their days are at most this far apart.
    int control_days_max = 7;
    /// Types at least this compatible say "the same thing" for repeats, corroborates, denies.
    float same_type_min = 0.55F;
};

/// Relations between claims of one event. `members` are indices into `claims` in canonical order;
/// sources run beside `claims`. Each pair has at most one relation; the strongest wins (denies,
/// contradicts, revises, concedes, corroborates, repeats).
[[nodiscard]] std::vector<Relation> relations_of(
    const std::vector<Claim>& claims, const std::vector<ClaimId>& ids,
    const std::vector<std::string_view>& sources, const std::vector<std::size_t>& members,
    EventId event, const Scorer& scorer, const Wars& wars, const RelationOptions& options = {});

}  // namespace counterclaim::link

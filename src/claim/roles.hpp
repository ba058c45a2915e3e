#pragma once

#include "claim/coreference.hpp"
#include "claim/occurrence.hpp"
#include "claim/participant.hpp"

#include <counterclaim/claim.hpp>

#include <optional>
#include <vector>

namespace counterclaim::claim {

/// The slots of one occurrence that are filled by words: who does it, who undergoes it, what the
/// frame calls a place.
struct Roles {
    std::optional<Participant> actor;
    std::optional<Participant> target;
    int actor_token = k_no_token;
    int target_token = k_no_token;
    Tokens place_tokens;
};

[[nodiscard]] Roles read_roles(const SentenceView& view, const Occurrence& occurrence,
                               const Coreference& coreference);

}  // namespace counterclaim::claim

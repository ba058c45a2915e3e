#pragma once

#include "claim/coreference.hpp"
#include "claim/occurrence.hpp"

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

/// Who a noun phrase or pronoun stands for: its text, and the parties of the names in it (with
/// coordination, "Azerbaijani and Turkish forces"), of the possessor or adjective before it
/// ("Armenian drones"), or of what a pronoun refers to.
[[nodiscard]] Participant participant_at(const SentenceView& view, int token,
                                         const Coreference& coreference);

/// The mention that names whoever `token` stands for, looking through modifiers and pronouns; none
/// if unknown.
[[nodiscard]] const ActorMention* mention_behind(const SentenceView& view, int token,
                                                 const Coreference& coreference);

}  // namespace counterclaim::claim

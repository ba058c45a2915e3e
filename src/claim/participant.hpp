#pragma once

#include "claim/coreference.hpp"

#include <counterclaim/claim.hpp>

#include <optional>
#include <string>
#include <vector>

namespace counterclaim::claim {

/// No name in the text says whose it is: "the ministry", "the army" of the state at home.
[[nodiscard]] bool is_guess(const ActorMention& mention);

/// Who a noun phrase or pronoun stands for: its text, and the parties of the names in it (with
/// coordination, "Azerbaijani and Turkish forces"), of the possessor or adjective before it
/// ("Armenian drones"), or of what a pronoun refers to.
[[nodiscard]] Participant participant_at(const SentenceView& view, int token,
                                         const Coreference& coreference);

/// A state by its name, where it was taken for a place.
[[nodiscard]] bool names_state(const SentenceView& view, int token);

/// The mention that names whoever `token` stands for, looking through modifiers and pronouns; none
/// if unknown.
[[nodiscard]] const ActorMention* mention_behind(const SentenceView& view, int token,
                                                 const Coreference& coreference);

/// The word by which a phrase points back: itself or its owner, as a pronoun of the third person;
/// none if it does not.
[[nodiscard]] int pronoun_of(const SentenceView& view, int token);

/// A slot that is filled with somebody whose party is known.
[[nodiscard]] inline bool known(const std::optional<Participant>& slot) {
    return slot && !slot->party.empty();
}

/// A name in the words says whose it is: "a Norlandian jet".
[[nodiscard]] bool says_whose(const Reading& reading, const Participant& participant);

/// True where the lists have a party in common.
[[nodiscard]] bool overlap(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Takes the names of `own` out of those of `party`, unless nothing would be left.
void leave_out(const std::vector<std::string>& own, std::vector<std::string>& party);

/// Adds the parties of `from` that `into` lacks, in order.
void add_parties(const std::vector<std::string>& from, std::vector<std::string>& into);

}  // namespace counterclaim::claim

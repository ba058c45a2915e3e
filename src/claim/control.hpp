#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// Who does it: the subject of an active verb, the agent of a passive, the antecedent of a relative
/// pronoun, the controller of an infinitive or participle, the shared subject of coordinated verbs.
/// -1 where nobody is named.
[[nodiscard]] int subject_of(const SentenceView& view, int verb);

/// Who undergoes it: the object, the subject of a passive, the noun before a past participle, the
/// antecedent of a relative clause, the shared object of coordinated verbs.
[[nodiscard]] int object_of(const SentenceView& view, int verb);

/// The agent of a passive: "shelled by the army"; -1 where none is named.
[[nodiscard]] int agent_of(const SentenceView& view, int verb);

/// The subject a passive or copular clause is about; -1 where there is none.
[[nodiscard]] int passive_subject(const Tree& tree, int verb);

/// The antecedent where `token` is the relative pronoun of the clause of `verb`, else `token`.
[[nodiscard]] int resolve_relative(const Tree& tree, int token, int verb);

}  // namespace counterclaim::claim

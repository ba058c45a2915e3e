#pragma once

#include "claim/lexicon.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// Who does it: the subject of an active verb, the agent of a passive, the antecedent of a relative
/// pronoun, the controller of an infinitive or participle, the shared subject of coordinated verbs.
/// -1 where nobody is named.
[[nodiscard]] int subject_of(const SentenceView& view, int verb);

/// Who undergoes it: the object, the subject of a passive, the noun before a past participle, the
/// antecedent of a relative clause, the shared object of coordinated verbs.
[[nodiscard]] int object_of(const SentenceView& view, int verb);

/// The verb whose event a noun is, and how: "launched an attack", "came under attack", "an attack
/// broke out".
struct Support {
    enum class Kind { none, active, passive, occurrence };
    int verb = k_no_token;
    Kind kind = Kind::none;
};
[[nodiscard]] Support support_of(const SentenceView& view, int noun);

/// The noun that stands for `noun` in its clause: "a series of attacks" → "series"; else itself.
[[nodiscard]] int outermost(const SentenceView& view, int noun);

/// What a phrase or adjective is said of: "the town is under the control of …" → "town".
[[nodiscard]] int host_of(const SentenceView& view, int token);

/// Tokens that stand where `source` says, best first; without coordination. For a noun, its light
/// verb's arguments count too.
[[nodiscard]] Tokens fillers(const SentenceView& view, int trigger, const ArgumentSource& source);

/// The adposition of a phrase as lemma ("on", "according_to"), empty for none.
[[nodiscard]] std::string adposition_of(const SentenceView& view, int token);

/// Classes of everything that matters to the meaning of `token` as a phrase: itself, its modifiers,
/// its conjuncts.
[[nodiscard]] WordClasses phrase_classes(const SentenceView& view, int token);

/// Classes in the clause of `token`, or in the sentence.
[[nodiscard]] WordClasses clause_classes(const SentenceView& view, int token);
[[nodiscard]] WordClasses sentence_classes(const SentenceView& view);

}  // namespace counterclaim::claim

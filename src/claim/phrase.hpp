#pragma once

#include "claim/lexicon.hpp"

namespace counterclaim::claim {

struct SentenceView;

/// True if the words of `phrase` stand at `token`: its head there, the others below it or beside
/// it.
[[nodiscard]] bool phrase_matches(const SentenceView& view, const Phrase& phrase, int token);

/// True if the token is one of the words of `phrase` beside its head.
[[nodiscard]] bool is_of_phrase(const Phrase& phrase, const Token& token);

/// True if one of the cues of this kind stands at `token`.
[[nodiscard]] bool has_cue(const SentenceView& view, int token, CueKind kind);

/// The same of a cue of several words: "took part".
[[nodiscard]] bool has_phrase_cue(const SentenceView& view, int token, CueKind kind);

/// One of these cues leads the phrase or clause of `node`: its adposition, conjunction or adverb.
[[nodiscard]] bool is_marked(const SentenceView& view, int node, CueKind kind);

/// The adposition of the noun is one of these cues: "in Kostal", "towards Kostal".
[[nodiscard]] bool case_says(const SentenceView& view, int noun, CueKind kind);

/// "After", "since": what the word leads went before.
[[nodiscard]] bool says_after(const SentenceView& view, int token);
/// "Attacked the town after shelling the port", "before the raid on the camp": below `deed`,
/// `token` is told of another time.
[[nodiscard]] bool is_of_another_time(const SentenceView& view, int token, int deed);

}  // namespace counterclaim::claim

#pragma once

#include "claim/lexicon.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/reading.hpp>

#include <string_view>
#include <vector>

namespace counterclaim::claim {

/// True where hardly a word of a text of some length could speak of war, whatever its lemma: not
/// even its parts of speech need to be known. Asked of the words as they stand.
[[nodiscard]] bool speaks_of_other_things(std::string_view text, const Lexicon& lexicon);

/// Which tagged sentences must be parsed for the claims of an article, one answer a sentence; empty
/// where no claim can stand in it, whatever its trees are. It is asked before anything is parsed,
/// so that pages on other walks of life cost little.
///
/// In an article of war these are the sentences with a word that names an occurrence or a word of
/// saying. Elsewhere only those count in which such a word could pass for an occurrence: every word
/// is taken by the reading of the lexicon that fits best, with the most that could stand around it,
/// against the evidence of war as `weigh_article` counts it from words, from `reading.actors` and
/// from `profile`, the conflict the words speak of, or null.
[[nodiscard]] std::vector<bool> sentences_to_parse(const Reading& reading, const Lexicon& lexicon,
                                                   const ConflictProfile* profile);

}  // namespace counterclaim::claim

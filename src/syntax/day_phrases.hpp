#pragma once

#include <counterclaim/sentence.hpp>

#include <string>
#include <unordered_set>

namespace counterclaim::syntax {

using WordSet = std::unordered_set<std::string>;

/// "Officials said Saturday gunmen killed …", "The governor on Monday said …": a day of the week
/// right behind a verb, or between a subject and its verb, is when that verb happened, and part of
/// no name. `days` are lower-case forms; `occurrences` are lemmas of nouns that have a day of their
/// own ("the attack on Monday killed …").
void mend_days(Sentence& sentence, const WordSet& days, const WordSet& occurrences);

}  // namespace counterclaim::syntax

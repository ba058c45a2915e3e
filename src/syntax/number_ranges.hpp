#pragma once

#include <counterclaim/sentence.hpp>

#include <string>
#include <unordered_set>

namespace counterclaim::syntax {

/// "Sept à dix mille soldats partiront", "a fait 20 à 30 morts": two numbers with a word between
/// them count the noun behind them. Parsers take the word for the preposition of the noun, and the
/// first number for a subject or object of its own. `links` are such words, in lower case. Changes
/// heads and relations in place; the tree stays a tree.
void mend_number_ranges(Sentence& sentence, const std::unordered_set<std::string>& links);

/// "Treize soldats, dont neuf [déployés] en ville": what is told right behind the part that a
/// relative pronoun opens is told of that part.
void mend_told_parts(Sentence& sentence);

}  // namespace counterclaim::syntax

#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "…, the agency reported, citing the ministry", the ministry read as its subject: what stands
/// right behind a present participle without an object is its object.
void mend_participle_objects(Sentence& sentence);

/// "D'après des témoins, …", the noun hung on a word of the preposition: that belongs to the noun.
void mend_split_prepositions(Sentence& sentence);

/// "…, ce que [le ministère] dément", the subject hung on the pronoun: it is the verb's.
void mend_clauses_of_pronouns(Sentence& sentence);

/// "The mayor said that two had died and three were missing", the second clause joined to the
/// saying: with a subject of its own and no comma before the conjunction, it is joined to what is
/// said.
void mend_joined_complements(Sentence& sentence);

}  // namespace counterclaim::syntax

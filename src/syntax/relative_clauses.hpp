#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "Left Goma, which they had taken in May", "retook Kutum, which rebels seized": what is said of
/// the noun before the comma hangs on that noun, and its pronoun is the object where another word
/// is the subject. Parsers hang such clauses on the verb, or make the pronoun a subject or an
/// article.
void mend_relative_clauses(Sentence& sentence);

/// "Took back the towns that were lost and advances on Raqqa": a verb without a subject that was
/// joined to a relative clause, though only the verb above agrees with it in number.
void mend_verbs_behind_relatives(Sentence& sentence);

}  // namespace counterclaim::syntax

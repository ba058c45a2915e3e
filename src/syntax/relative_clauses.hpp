#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "Left Goma, which they had taken in May", "retook Kutum, which rebels seized": what is said of
/// the noun before the comma hangs on that noun, and its pronoun is the object where another word
/// is the subject. Parsers hang such clauses on the verb, or make the pronoun a subject or an
/// article.
void mend_relative_clauses(Sentence& sentence);

}  // namespace counterclaim::syntax

#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "Targeted with shells the village": what was hung on the noun before it, which has no object, is
/// the verb's.
void mend_objects(Sentence& sentence);

/// "Shot down three Houthi drones", "drones" read as a verb: what is counted is a noun, and the
/// object of the verb it was joined to.
void mend_counted_verbs(Sentence& sentence);

/// "Twelve people, among them three children, were killed": the phrase before an aside that points
/// back to it is the subject of the verb behind, and nothing in the aside is.
void mend_set_off_subject(Sentence& sentence);

}  // namespace counterclaim::syntax

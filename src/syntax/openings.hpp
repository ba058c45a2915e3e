#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "In [Kostal] rebels attacked a post", "In [2012] rebels held the town": a subject bears no
/// adposition, so what stands between one that opens the sentence and the subject is a phrase of
/// its own, told of the verb.
void mend_opening_phrases(Sentence& sentence);

}  // namespace counterclaim::syntax

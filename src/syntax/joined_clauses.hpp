#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "Killed ten people in Kostal and [rebels] attacked a post", read as "in Kostal and rebels": the
/// noun between a conjunction and a finite verb without another subject is that verb's. Changes
/// heads and relations in place; the tree stays a tree.
void mend_subjects_of_joined_verbs(Sentence& sentence);

}  // namespace counterclaim::syntax

#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "Killed ten people in Kostal and [rebels] attacked a post", read as "in Kostal and rebels": the
/// noun between a conjunction and a finite verb without another subject is that verb's. Changes
/// heads and relations in place; the tree stays a tree.
void mend_subjects_of_joined_verbs(Sentence& sentence);

/// "Killed ten people and [wounded] five others", read as "and wounded others": what stands between
/// a conjunction and a number is no adjective, as those stand behind it, but the next verb of the
/// subject.
void mend_verbs_before_numbers(Sentence& sentence);

}  // namespace counterclaim::syntax

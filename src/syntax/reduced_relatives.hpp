#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "Two people thought to have been abducted were freed": a past tense with a subject that governs
/// a finite verb without one describes that subject, and the finite verb is the predicate. Changes
/// heads and relations in place; the tree stays a tree.
void mend_reduced_relatives(Sentence& sentence);

/// "Twelve trucks carrying aid entered the town", read as a noun and what is told of it: a past
/// tense below the participle, without a subject of its own, is the predicate.
void mend_lost_predicates(Sentence& sentence);

}  // namespace counterclaim::syntax

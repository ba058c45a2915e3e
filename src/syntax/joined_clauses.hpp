#pragma once

#include <counterclaim/sentence.hpp>

#include <string>
#include <unordered_set>

namespace counterclaim::syntax {

/// "Killed ten people in Kostal and [rebels] attacked a post", read as "in Kostal and rebels": the
/// noun between a conjunction and a finite verb without another subject is that verb's. Changes
/// heads and relations in place; the tree stays a tree.
void mend_subjects_of_joined_verbs(Sentence& sentence);

/// "Killed ten people and [wounded] five others", read as "and wounded others": what stands between
/// a conjunction and a number is no adjective, as those stand behind it, but the next verb of the
/// subject.
void mend_verbs_before_numbers(Sentence& sentence);

/// "Denied that his men were involved and [blamed] the army", "a accusé la milice d'avoir tiré et
/// [réclamé] des sanctions": a verb of blame or demand joined without a subject to a passive or a
/// perfect in what somebody says is his own next word. `verbs` are lemmas.
void mend_joined_accusations(Sentence& sentence, const std::unordered_set<std::string>& verbs);

/// "Accused the army of sending men and [demanded] sanctions": a finite verb is no second gerund.
void mend_verbs_joined_to_gerunds(Sentence& sentence);

/// "Claimed by a militia, allied with the rebels, [which] says …": behind an aside that a comma
/// closes the clause is told of what the aside is told of.
void mend_clauses_behind_attributes(Sentence& sentence);

}  // namespace counterclaim::syntax

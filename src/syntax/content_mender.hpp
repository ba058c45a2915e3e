#pragma once

#include <counterclaim/sentence.hpp>

#include <string>
#include <unordered_set>

namespace counterclaim::syntax {

/// "Doctors [confirmed] on Thursday that the rebels fled", the first verb read as told of the noun
/// before it: what "that" opens is its content, and the noun its subject.
void mend_told_openings(Sentence& sentence);

/// "The army claimed a swap took place": a clause with a subject of its own right behind a verb,
/// which nothing joins to it, is its content.
void mend_bare_contents(Sentence& sentence);

/// "Ukraine [fears] that …", read as a noun: with what it is about right behind it and no other
/// predicate, it is the verb.
void mend_nouns_with_content(Sentence& sentence);

/// "Confirmed its [plan] to attack": the infinitive right behind such a noun is what is planned,
/// and told of the noun, not of the verb. `plans` are lemmas.
void mend_plans(Sentence& sentence, const std::unordered_set<std::string>& plans);

/// "Saw tanks [entering] the town", "showed him beating a man": the gerund right behind the object
/// of such a verb is told of the object. `verbs` are lemmas.
void mend_perceived(Sentence& sentence, const std::unordered_set<std::string>& verbs);

/// "Denied being [behind] the attack": what a gerund right behind a verb says is what the verb is
/// about, if nothing else is.
void mend_gerund_contents(Sentence& sentence);

/// "Accused the army of [bombing] villages", read as villages that bomb: a word that a preposition
/// opens as a clause is a verb, and the noun behind it the object.
void mend_marked_gerunds(Sentence& sentence);

}  // namespace counterclaim::syntax

#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "…, a claim denied by the army", "…, a charge the army denied": what closes a sentence behind a
/// comma is a noun with what is said of it, not a clause of its own. Changes heads and relations in
/// place; the tree stays a tree.
void mend_closing_nouns(Sentence& sentence);

/// "Accused the army and its militias of killing …": what opens with a preposition behind the last
/// of several objects belongs to their verb.
void mend_shared_complements(Sentence& sentence);

/// "Martial law in the capital": a phrase behind a noun, hung on the adjective before that noun, is
/// the noun's.
void mend_phrases_of_adjectives(Sentence& sentence);

/// "Drove the rebels out of the town", the place hung on the object: what has two prepositions
/// behind an object belongs to the verb.
void mend_phrases_of_objects(Sentence& sentence);

/// The stop that ends a sentence hangs on its root.
void mend_last_stop(Sentence& sentence);

/// "Demanded they leave the town and vacate the base": an infinitive joined to a finite verb is
/// joined to the infinitive between.
void mend_joined_infinitives(Sentence& sentence);

/// "Said they shot and killed two men": a verb right behind a conjunction and another verb is
/// joined to that one.
void mend_neighbouring_verbs(Sentence& sentence);

/// "Seized the town and surrounding villages": a participle that is joined to a finite verb, right
/// before a bare noun, describes that noun, which is joined to the one before.
void mend_joined_participles(Sentence& sentence);

/// "Killing seven villagers and burning houses", read as "villagers and houses": a participle
/// behind the conjunction is joined to the participle before, and the noun behind it is its object.
void mend_joined_results(Sentence& sentence);

}  // namespace counterclaim::syntax

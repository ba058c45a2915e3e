#pragma once

#include <counterclaim/sentence.hpp>

#include <string>
#include <unordered_set>

namespace counterclaim::syntax {

/// "Destroyed at least five tanks", its "at" read as the preposition of a place: what is counted
/// right behind a verb and a word of measure is the verb's object. `measures` are those words, in
/// lower case ("at least", "about"). Changes heads and relations in place; the tree stays a tree.
void mend_measured_objects(Sentence& sentence, const std::unordered_set<std::string>& measures);

/// "At least twelve civilians, including two women, were killed": what is counted behind a word of
/// measure, read as an adverbial of a verb that has no subject, is its subject.
void mend_measured_subjects(Sentence& sentence, const std::unordered_set<std::string>& measures);

/// "Ten were killed and about 30 injured", the number read as an attribute of the participle: behind
/// a passive it is the subject of the one joined to it.
void mend_counted_participles(Sentence& sentence);

}  // namespace counterclaim::syntax

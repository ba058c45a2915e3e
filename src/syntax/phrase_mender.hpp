#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "Killed three people and wounded [scores] of others": a noun joined to one before the verb right
/// in front of it, by no conjunction of its own, is the object of that verb.
void mend_joined_objects(Sentence& sentence);

/// "Targeted with shells the village": what was hung on the noun before it, which has no object, is
/// the verb's.
void mend_objects(Sentence& sentence);

/// "Shot down three Houthi drones", "drones" read as a verb: what is counted is a noun, and the
/// object of the verb it was joined to.
void mend_counted_verbs(Sentence& sentence);

/// "Captured two near the town", the number read as part of the phrase behind it: right behind a
/// verb without an object and before a preposition, it is that object.
void mend_bare_numbers(Sentence& sentence);

/// "Twelve people, among them three children, were killed": the phrase before an aside that points
/// back to it is the subject of the verb behind, and nothing in the aside is.
void mend_set_off_subject(Sentence& sentence);

/// "Some said …": a determiner that is somebody is a pronoun.
void mend_lone_determiners(Sentence& sentence);

/// "A visité la ville, bombardée la veille": a participle right behind the comma of a noun, which
/// does not agree with the subject, is told of that noun.
void mend_apposed_participles(Sentence& sentence);

/// "Signs of fighting", the noun read as a clause: with a mark before it and nothing of a verb
/// about it, it is a phrase of the noun before.
void mend_nouns_as_clauses(Sentence& sentence);

/// "In a statement to the agency a source at the ministry said that …", with its comma lost: a
/// phrase with a determiner of its own and no preposition, right before a verb without a subject,
/// is that subject.
void mend_unmarked_subject(Sentence& sentence);

/// A verb has one subject: of two before it the one further off is part of the nearer ("the agency
/// (ABC) spokesman said"), and of two that stand together the second is the name of the first.
/// Behind a comma and with one more joined to it, the second is joined to the first ("the army, the
/// group and the mission said"). What has an object of its own and no auxiliary of the passive
/// undergoes nothing.
void mend_double_subjects(Sentence& sentence);

/// "Since rebels killed the mayor", read as a phrase "since rebels" and a verb without a subject:
/// the noun right before the verb is its subject, and the preposition opens the clause.
void mend_clause_markers(Sentence& sentence);

/// "According to the monitoring group Fewo", the name read as a verb: it is the noun's.
void mend_named_sources(Sentence& sentence);

/// "Four were killed and 17 others, including children, were wounded": the noun before the aside is
/// the subject of the verb behind it.
void mend_joined_subjects(Sentence& sentence);

/// "Said that when they came, the others fled": what stands behind the conjunction and before the
/// verb of its clause belongs to that clause.
void mend_crossed_openings(Sentence& sentence);

/// "A lawmaker from the ruling party [said] rebels had taken the town": with a subject of its own
/// and nothing that marks it, the clause that opens a sentence is no adverbial; the other, whose
/// subject stands right behind its verb, is what it says.
void mend_unmarked_openings(Sentence& sentence);

/// "… ont été saisis précise le communiqué.": a finite verb completes no other; with nothing but
/// its object behind it, it says who speaks.
void mend_finite_complements(Sentence& sentence);

/// "The envoy called on them to leave", its verb read as a passive: with a subject and a complement
/// of its own and no auxiliary, it is a past tense.
void mend_told_participles(Sentence& sentence);

/// "Should have been surrendered": behind an auxiliary of its own a past tense is a participle.
void mend_verb_groups(Sentence& sentence);

/// "Affirme ne [pas] être": the second word of a negation stands where the first does.
void mend_split_negations(Sentence& sentence);

}  // namespace counterclaim::syntax

#pragma once

#include <counterclaim/sentence.hpp>

#include <string>
#include <unordered_set>

namespace counterclaim::syntax {

/// "Aid trucks enter Kostal": the bare form of a verb right behind the plural that a title is taken
/// to be about is its predicate.
void mend_bare_infinitives(Sentence& sentence);

/// "Said on Thursday that a meeting had taken place", its clause read as one of circumstance: what
/// a bare word of `openings` opens behind a verb without an object is what the verb says.
void mend_completives(Sentence& sentence, const std::unordered_set<std::string>& openings);

/// "The envoy said that the rebels have taken the town and *advance*": what agrees with the verb of
/// what is said, and not with the verb of saying, is joined to the former.
void mend_joined_completives(Sentence& sentence);

/// "Asked to [hold] fire", tagged as in "they hold": behind the particle it is an infinitive.
void mend_infinitive_tags(Sentence& sentence);

/// "Urges the two to cease the fighting", the infinitive read as joined to the verb: with a marker
/// and no conjunction it completes the verb.
void mend_marked_infinitives(Sentence& sentence);

/// "La ville, que les rebelles ont prise", the pronoun read as a conjunction: as the object of a
/// clause that describes a noun it stands for that noun.
void mend_relative_objects(Sentence& sentence);

/// "Kostal, which the rebels took on Monday, is …": a relative clause describes the noun before it,
/// never one behind.
void mend_early_relatives(Sentence& sentence);

/// "Announced on the 9th of March a truce": a noun with an article of its own and no preposition,
/// hung on the month before it, is the object of the verb.
void mend_objects_behind_dates(Sentence& sentence);

/// "The militia has freed Kostal", read as a passive with a phrase: without the auxiliary of the
/// passive the verb has a subject that acts, and the bare name behind it is its object.
void mend_false_passives(Sentence& sentence);

}  // namespace counterclaim::syntax

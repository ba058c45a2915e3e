#pragma once

#include <counterclaim/sentence.hpp>

namespace counterclaim::syntax {

/// "The rebels, the army said, shelled the town": the clause between the commas is an aside, and
/// what stands before it is the subject of the verb behind it.
void mend_split_clauses(Sentence& sentence);

/// "Les rebelles ont, selon l'armée, bombardé la ville": an auxiliary and its participle with a
/// phrase between commas in them are one verb.
void mend_split_groups(Sentence& sentence);

/// "Carried out what the army called an air strike", "ce que l'armée a qualifié de frappe": what is
/// carried out is the strike, and how somebody calls it stands beside it.
void mend_named_deeds(Sentence& sentence);

/// "Two died, the army said, after a shell hit the town": what stands behind the comma that closes
/// an aside is told with what stands before it.
void mend_clauses_behind_asides(Sentence& sentence);

/// "From Kostal, the mayor: "A shell hit a house."": whoever stands before the colon and the
/// quotation mark belongs to no word behind them.
void mend_labels(Sentence& sentence);

/// "Six die in Kostal shelling – officials": the source behind the dash that closes a title heads
/// nothing before it.
void mend_closing_sources(Sentence& sentence);

/// "Was almost wholly in rebel hands": the phrase behind an adverb is what is said.
void mend_adverb_predicates(Sentence& sentence);

/// "Accused the troops of killing …", the clause hung on the object: it is the verb's.
void mend_clauses_of_objects(Sentence& sentence);

}  // namespace counterclaim::syntax

#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

#include <string_view>

namespace counterclaim::claim {

/// What stands right below `head` with the adposition `word`.
void add_with_adposition(const SentenceView& view, int head, std::string_view word, Tokens& into);

/// "Civilians died at the hands of the militia", "ont subi des violences de la part de soldats":
/// who does the harm by a phrase that stands for an adposition, wherever in the clause it hangs.
[[nodiscard]] int harmed_on_behalf(const SentenceView& view, const Occurrence& occurrence);

/// "Drove the fighters of the militia out of the town": a place that a parser hangs on the name of
/// those who are driven out is said of the verb.
void add_place_behind_party(const SentenceView& view, int object, std::string_view word,
                            Tokens& into);

/// "Fighting in the north between the army and rebels", "an exchange of fire on Monday between the
/// two": whom the phrase sets against each other, hung by the parser on where or when they fight.
/// Not "near the border between Kostania and Norland".
void add_sides_behind_place(const SentenceView& view, int trigger, std::string_view word,
                            Tokens& into);

/// "Sent tents and medicines to Kostal": a name that a parser hangs on the last of several things.
void add_goal_behind_last(const SentenceView& view, int object, std::string_view word,
                          Tokens& into);

/// "Talks between the two opened": what mutual parties are named with hangs on the subject.
void add_parties_of_subject(const SentenceView& view, int verb, std::string_view word,
                            Tokens& into);

/// "La chute et le pillage de Goma": nouns that are joined share the phrase behind the last of
/// them.
void add_shared_phrases(const SentenceView& view, int noun, std::string_view word, Tokens& into);

}  // namespace counterclaim::claim

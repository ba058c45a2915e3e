#pragma once

#include "claim/speech.hpp"

namespace counterclaim::claim {

/// The entry of saying.tsv that stands at `token`, the longest where several do; null for none.
[[nodiscard]] const Saying* saying_at(const SentenceView& view, int token);
/// Whether the object of the verb fills this slot: "admitted the attack" (what is said), "told them"
/// (whom it is said to).
[[nodiscard]] bool has_as_object(const Saying& saying, FrameSlot::Name slot);

/// The top of the phrase that speaks; none where nobody is named.
[[nodiscard]] int speaker_of(const SentenceView& view, const Speech& speech);

/// Whether a phrase can speak: somebody named, a pronoun, a person, an office, a source.
[[nodiscard]] bool can_speak(const SentenceView& view, int token);

/// Somebody, known or not: a noun that names no act, and nothing that is said.
[[nodiscard]] bool may_be_somebody(const SentenceView& view, int token);

/// The phrase before the verb that can be its subject, where a long sentence was put together
/// wrongly; none if there is none.
[[nodiscard]] int speaker_before(const SentenceView& view, int verb);

/// "…, said the page": the phrase after the verb of an aside. `subject`: what the tree gives.
[[nodiscard]] int speaker_behind(const SentenceView& view, int verb, int subject);

/// "Told reporters": what stands behind the verb is who hears it, by its frame (`target`).
[[nodiscard]] bool has_hearer(const SentenceView& view, int verb);

/// "…, the union of doctors said.": whoever alone stands between a mark and the verb that ends the
/// clause, wherever the tree has put him.
[[nodiscard]] int speaker_of_aside(const SentenceView& view, int verb);
/// "[Moscow], which sells arms to both, called on them …", "[John Roe], known as Doc, told
/// reporters": the noun before a clause or participle that stands between commas before the verb.
[[nodiscard]] int speaker_across_clause(const SentenceView& view, int verb);
/// The noun whose name stands between commas right before a verb.
[[nodiscard]] int speaker_between_commas(const SentenceView& view, int verb);

/// First word of the verb with the auxiliaries, clitics and adverbs right before it.
[[nodiscard]] int verb_group_start(const Tree& tree, int verb);

/// True for a verb with person and tense of its own, or of its auxiliary.
[[nodiscard]] bool is_finite(const Tree& tree, int verb);
/// "[IS] in a statement on Twitter and [Telegram] said": half of what an adposition introduces.
/// "[Estonia] - a [member] - said": what explains the speaker.
[[nodiscard]] int half_or_aside(const SentenceView& view, int verb, int subject);
/// "Updated 3 pm [The ministry] said …": the phrase right before the verb that the tree hangs, as a
/// subject, on the words before it.
[[nodiscard]] int nearer_subject(const SentenceView& view, int verb, int subject);
/// "On the Armenian [side], 104 have been announced killed": the side that counts its own.
[[nodiscard]] int side_of_passive(const SentenceView& view, int verb);
/// "It was reported at the defence [ministry] that …", "in [Baku] it is claimed", "in [Ankara] they
/// deny": where nobody is named who speaks, the house or the capital they speak in.
[[nodiscard]] int house_of_unnamed(const SentenceView& view, int verb);
/// "Iran, [which] continues to deny …": the noun right before the relative pronoun, wherever the
/// tree hangs the clause.
[[nodiscard]] int antecedent_beside(const SentenceView& view, int verb);
/// "…, a-t-on appris auprès d'une [source]", "précise-t-on à [l'état-major]": where nobody in
/// particular speaks, those with whom it is said.
[[nodiscard]] int source_of_indefinite(const SentenceView& view, int verb);
/// "[The minister] was quoted by the agency as saying": who is quoted, not who quotes.
[[nodiscard]] int quoted_subject(const SentenceView& view, int verb);
/// "Interfax, quoting the [ministry], reported", "the agency quoted the [governor] as saying":
/// whose words a reporter or an agency carries.
[[nodiscard]] int quoted_by(const SentenceView& view, const Speech& speech);
/// "…, deplored a priest.": a verb behind a comma with one phrase between it and the end, no
/// subject of its own before it.
[[nodiscard]] bool closes_sentence(const SentenceView& view, int verb);
/// "104 were announced killed, while [Baku] refuses to count, but announced": the clause right
/// before the verb, whatever the tree joins it to.
[[nodiscard]] int speaker_of_clause_before(const SentenceView& view, int verb);

/// "A appelé jeudi son mouvement à se retirer": who is asked to do something does not ask.
[[nodiscard]] bool is_asked_to_act(const SentenceView& view, int verb, int phrase);

/// "…, a écrit sur Telegram [Ivan Petrenko]": the name that the parser joins to that of a medium.
[[nodiscard]] int speaker_beside_medium(const SentenceView& view, int verb, int medium);

/// "…, s'est réjoui dans une allocution télévisée [le ministre]": the subject that the parser hangs
/// on the participle of the occasion.
[[nodiscard]] int speaker_below_occasion(const SentenceView& view, int verb, int occasion);

/// "Le bilan fait état de dix morts": a count of nobody named tells, and is nobody's word.
[[nodiscard]] bool is_bare_count(const SentenceView& view, int speaker);

/// "Pour l'ONU, il s'agit de …": whose opinion a sentence opens with, set off by a comma.
[[nodiscard]] bool opens_opinion(const SentenceView& view, int marker, int top);

/// "The deputy commander, [Jan Roe]": somebody known, where the office alone (`mention`) is a
/// guess.
[[nodiscard]] const ActorMention* known_by_name(const SentenceView& view, int speaker,
                                                const ActorMention* mention);

}  // namespace counterclaim::claim

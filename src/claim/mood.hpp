#pragma once

#include "claim/negation.hpp"
#include "claim/occurrence.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// "should have been handed over": an auxiliary of the perfect stands between the modal verb
/// and its participle.
[[nodiscard]] bool before_perfect(const Tree& tree, int aux);

/// "Is to be surrendered on Monday": a finite auxiliary right before the particle of the
/// infinitive.
[[nodiscard]] bool is_due(const Tree& tree, int aux);

/// "An intervention would change the war": the mood of the verb is that of its subject.
[[nodiscard]] bool is_conditional(const SentenceView& view, int verb);

/// "Had to withdraw", "a dû se retirer": what had to be done was done.
[[nodiscard]] bool was_compelled(const SentenceView& view, int verb);

/// "Ont pu quitter la ville": who was able to, did.
[[nodiscard]] bool was_possible(const SentenceView& view, int verb);

/// What two sides that agree on it have yet to do: to exchange prisoners, to withdraw, to send.
[[nodiscard]] bool is_to_be_carried_out(ClaimType type);

/// "After the attack", "since they attacked": what only dates another is asked for by nobody.
[[nodiscard]] bool only_dates(const SentenceView& view, int token);

/// "On the verge of taking the town", "ruled out taking it": a gerund that completes the word right
/// before it, not one of the circumstance ("by taking the town").
[[nodiscard]] bool completes(const SentenceView& view, int verb);

/// "Shelled the port before pulling back" (in French an infinitive): what was done next.
[[nodiscard]] bool comes_next(const SentenceView& view, int verb);

/// "Gave them a week to leave", "has until Friday to withdraw": what a span of time is left for.
[[nodiscard]] bool is_granted_time(const SentenceView& view, int verb);

/// "Called for an investigation into the strike": an inquiry stands right before the adposition of
/// the phrase: what is asked is the inquiry, and what it is about did happen.
[[nodiscard]] bool is_inquired_into(const SentenceView& view, int token);

/// "Prayed for the victims of the massacre": an act of force that people have suffered.
[[nodiscard]] bool befell_somebody(const SentenceView& view, const Occurrence& occurrence);

/// "It is not clear who fired the missile": a clause that asks for one part of what happened takes
/// the rest for granted. Not "whether", which asks for all of it.
[[nodiscard]] bool asks_for_part(const SentenceView& view, int verb);

/// "Could be heard": a verb of perceiving; who could, did.
[[nodiscard]] bool is_perceived(const SentenceView& view, int verb);

/// "Army to withdraw from Kherson", "Three districts to be handed over": in a headline without
/// a finite verb, an infinitive says what is to come.
[[nodiscard]] bool is_headline_to_come(const SentenceView& view, const Occurrence& occurrence);

/// "The aim was to capture the airport", "the goal is the defeat of the rebels": what somebody has
/// in mind.
[[nodiscard]] bool is_only_aim(const SentenceView& view, int node);

/// "How to take a town", "where to attack": nobody does.
[[nodiscard]] bool asks_how(const SentenceView& view, int verb);

/// "Did the army shell the market?": the main clause of a question that a yes would answer.
[[nodiscard]] bool is_open_question(const SentenceView& view, int verb);

/// "Who holds the town now?", "Where is the fighting?": a short question that tells nothing.
[[nodiscard]] bool asks_who_or_where(const SentenceView& view, const Occurrence& occurrence);

/// "Ordered his troops to withdraw", "ordered the deployment of a force": what one's own are told
/// to do is to come, and not only asked for.
[[nodiscard]] bool is_own_command(const SentenceView& view, const Occurrence& occurrence, int verb);

/// "A truce to begin on Tuesday", "talks that are due to open": told beside the noun.
[[nodiscard]] bool is_to_begin(const SentenceView& view, int noun);

/// "Withdraw your troops": the bare form of a verb that opens its sentence or quotation, with
/// nobody before it.
[[nodiscard]] bool is_imperative(const SentenceView& view, int verb);

/// "Told Rwanda to withdraw": somebody is told, and what stands in the infinitive is what he is to
/// do.
[[nodiscard]] bool is_told_to(const SentenceView& view, int saying, int verb);

/// What is said of a report, or of the occurrence itself.
enum class Truth {
    stands,  ///< nothing against it
    untrue,  ///< "reports of its fall are false", "is not true", "c'est une fausse information"
    open,    ///< "could not be verified"
};

/// What the predicate over a noun makes of it, and what it makes of itself ("false reports").
[[nodiscard]] Truth truth_of(const SentenceView& view, int noun);

/// A noun of saying, hearsay or rumour: "reports", "claims", "rumours".
[[nodiscard]] bool is_report(const SentenceView& view, int noun);

/// "If it is proven that …": an open clause.
[[nodiscard]] bool is_under_condition(const SentenceView& view, int verb);

/// "Announced the withdrawal of its troops", "announced talks": what a side announces that it will
/// do itself. What it says has been done ("announced the capture") is another matter.
[[nodiscard]] bool is_announced(const SentenceView& view, const Occurrence& occurrence, int verb);

/// The clause the occurrence stands in tells of what has been.
[[nodiscard]] bool tells_past(const Tree& tree, int token, int speech);

}  // namespace counterclaim::claim

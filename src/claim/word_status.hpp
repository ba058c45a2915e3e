#pragma once

#include "claim/status.hpp"

namespace counterclaim::claim {

/// What single words say of an occurrence: negations, auxiliaries, adverbs and adjectives beside
/// it, tense and mood of the word itself. `StatusWalk` leads it from word to word.
class WordStatus {
protected:
    WordStatus(const SentenceView& view, const Occurrence& occurrence,
               const Attribution& attribution)
        : m_view(view), m_tree(view.tree), m_occurrence(occurrence), m_attribution(attribution) {}

    void note(int token, CueKind kind);
    void set_modality(Modality modality, int token, CueKind kind);
    void negate(int token, CueKind kind);
    /// Tense and mood as the word itself shows them.
    void look_at_form(int node);
    /// Cues among the children of a word: negation, auxiliaries, adverbs, adjectives, conjunctions.
    void look_beside(int node);
    /// "Three unsuccessful assaults": they were fought all the same.
    [[nodiscard]] bool was_fought(const Token& quality) const;
    /// "Not a soldier", "not one shell": none at all.
    [[nodiscard]] bool is_not_one(int noun) const;
    /// "Kept the rebels from taking the town": the clause of an act that somebody is kept from.
    [[nodiscard]] bool is_kept_from(int node) const;
    /// "Has not stopped shelling", "the fighting never ceased": what did not end goes on.
    [[nodiscard]] bool goes_on(int node) const;
    /// A word of confirming that governs the occurrence.
    [[nodiscard]] bool confirms(int node) const;
    void look_at_auxiliary(int aux);
    /// "Ruled out a truce": there will be none; "did not rule out an attack": there may be one.
    void exclude(int verb);
    /// "Wants the rebels to withdraw", "souhaite que les tirs cessent": what is wished of others is
    /// asked of them.
    void wish_of(int verb, int content);
    /// A noun that asks for what stands behind this adposition: "calls **for** sanctions".
    [[nodiscard]] bool asks_with(int noun, std::string_view adposition) const;
    /// "Calls have mounted for sanctions": what the subject asks for hangs on the verb.
    void demand_of_subject(int node, int verb);
    /// "Repeated his plea for a truce": and so may what the object asks for.
    void demand_of_object(int node);
    /// "Allegedly" with a named speaker is only his caution; with nobody named the matter is open.
    void hedge(int token);

    const SentenceView& m_view;
    const Tree& m_tree;
    const Occurrence& m_occurrence;
    const Attribution& m_attribution;
    Status m_status;
    int m_negations = 0;
    int m_last_negated = -2;  ///< the word whose negation has been counted, or needs no counting
};

}  // namespace counterclaim::claim

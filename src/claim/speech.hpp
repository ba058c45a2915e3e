#pragma once

#include "claim/lexicon.hpp"
#include "claim/view.hpp"

#include <vector>

namespace counterclaim::claim {

/// A word of saying in a sentence, and who says it.
struct Speech {
    int token = k_no_token;  ///< the word of saying, or the adposition of "according to"
    const Saying* saying = nullptr;
    int speaker = k_no_token;  ///< top of the speaker's phrase; none where nobody is named
    int relay = k_no_token;    ///< who quotes the speaker: "[Interfax], quoting the ministry"
    /// The word below which everything is said: of adpositions, and "by the ministry's count".
    int scope = k_no_token;
};

/// "According to", "by the count of": a phrase in the clause it speaks for, not over it.
[[nodiscard]] inline bool stands_by_phrase(const Speech& speech) {
    return speech.saying->upos == Upos::adp || speech.scope != k_no_token;
}

/// Somebody is to do what is said: a demand, a plea, a proposal, a promise or a threat.
[[nodiscard]] bool calls_for_act(const Speech& speech);

/// All words of saying of one sentence.
[[nodiscard]] std::vector<Speech> find_speech(const SentenceView& view);

/// True if the order of words alone makes `token` part of what `speech` says; for where the tree
/// does not show it.
[[nodiscard]] bool said_by_order(const SentenceView& view, const Speech& speech, int token);

/// True if the word at `token` is part of what `speech` says.
[[nodiscard]] bool said_in(const SentenceView& view, const Speech& speech, int token);

/// "Blamed [the raid] on the rebels": the deed that the word of saying, by its frame (`actor`),
/// lays to somebody; none where its object is no deed.
[[nodiscard]] int deed_laid(const SentenceView& view, const Speech& speech);

/// … and whom it lays the deed to; none where nobody follows.
[[nodiscard]] int laid_on(const SentenceView& view, const Speech& speech, int deed);

/// True unless the tree shows that the word only tells when, where or why `speech` is made: "called
/// for a truce during the talks".
[[nodiscard]] bool said_as_content(const SentenceView& view, const Speech& speech, int token);

}  // namespace counterclaim::claim

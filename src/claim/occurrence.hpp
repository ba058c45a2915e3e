#pragma once

#include "claim/arguments.hpp"
#include "claim/evidence.hpp"
#include "claim/lexicon.hpp"
#include "claim/view.hpp"

#include <string>
#include <vector>

namespace counterclaim::claim {

/// A word of a sentence that names an occurrence, with the lexicon's reading of it that fits best.
struct Occurrence {
    int token = k_no_token;
    const Frame* frame = nullptr;
    ClaimType type = ClaimType::armed_clash;
    std::string subtype;
    double score = 0;      ///< strength with the evidence around it, 0 … 1
    bool nominal = false;  ///< a noun or adjective, not a verb
    Support support;       ///< the verb whose event a noun is
    std::string because;   ///< the conditions that held, and the readings that lost

    /// The word whose clause, negation and tense the occurrence shares: the light verb of a noun,
    /// else itself.
    [[nodiscard]] int predicate() const {
        return support.verb == k_no_token ? token : support.verb;
    }
};

/// All occurrences of one sentence in the order of the text, weak ones without evidence left out.
[[nodiscard]] std::vector<Occurrence> find_occurrences(const SentenceView& view,
                                                       const ArticleEvidence& evidence);

/// False where a word read by this frame would be no occurrence, be its clause what it may of what
/// these classes allow. `own_weight` is the word's weight in topic.tsv.
[[nodiscard]] bool may_score(const Frame& frame, double own_weight, WordClasses around,
                             const ArticleEvidence& evidence);

/// The word heads a phrase that names no occurrence: "a collateral victim of the crisis".
[[nodiscard]] bool names_nothing(const SentenceView& view, int token,
                                 const ArticleEvidence& evidence);

/// True for the acts of force: shelling, strikes, clashes, blasts, attacks on people.
[[nodiscard]] bool is_violent(ClaimType type);

}  // namespace counterclaim::claim

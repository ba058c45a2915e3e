#pragma once

#include "claim/attribution.hpp"
#include "claim/occurrence.hpp"

#include <string>

namespace counterclaim::claim {

/// Whether an occurrence is said to be so, and in what mood.
struct Status {
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    bool attempted = false;     ///< "tried to take"
    int demander = k_no_token;  ///< the verb that asks for it, where no word of saying does
    bool ended = false;         ///< "an end to the fighting"
    bool kept = false;          ///< "the truce held", "respected the truce"
    bool keeps = false;         ///< the occurrence's own verb is one of keeping
    bool missed = false;        ///< was due and was not done: "should have been handed over"
    bool dropped = false;       ///< an aim or a mere point of reference: no claim
    std::string because;        ///< the cues, for explain
};

/// Reads negation, failure, tense, mood and modal words from the occurrence up to whoever says it.
[[nodiscard]] Status read_status(const SentenceView& view, const Occurrence& occurrence,
                                 const Attribution& attribution);

}  // namespace counterclaim::claim

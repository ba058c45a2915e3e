#pragma once

#include "claim/attribution.hpp"
#include "claim/occurrence.hpp"
#include "claim/view.hpp"

#include <cstdint>

namespace counterclaim::claim {

/// The time of the verb that tells an occurrence, as its form shows it.
enum class TellingTense : std::uint8_t {
    none,        ///< no finite verb: a headline, an infinitive, a participle
    present,     ///< "attacks", "are fighting", "bombarde"
    perfect,     ///< "has attacked"; where a language tells its past so, `past`
    past,        ///< "attacked", "was hit", "a attaqué", "attaquait"
    pluperfect,  ///< "had attacked", "avait attaqué"
    future,
};

/// How a sentence tells an occurrence, as far as it bears on when it was. A reader dates what is
/// told as news by the scene the text has set, and leaves habits, conditions and asides open.
struct Telling {
    TellingTense tense = TellingTense::none;
    bool describes = false;  ///< a participle or relative clause beside a noun: "the town held by"
    bool conditional = false;  ///< "if", "in case of", "would": it has not come about
    bool purpose = false;      ///< "to exchange prisoners", "the right to take": an aim, not a deed
    bool since = false;        ///< "since they invaded": long known, and only dates another
    bool lasting = false;      ///< "is still held", "remain deployed": it goes on while it is told
    bool up_to_now = false;    ///< "has attacked", where a perfect is no plain past
    bool already = false;      ///< "have already shelled": some day up to now
    bool habitual = false;     ///< "regularly", "recurrent attacks", "every day"
    bool vague = false;        ///< dated in words that give no day: "in recent weeks", "for months"
    bool mentioned = false;    ///< a noun below another noun or verb, with no verb of its own
};

/// The tense of a verb with its auxiliaries.
[[nodiscard]] TellingTense tense_of(const SentenceView& view, int verb);

[[nodiscard]] bool is_past(const Telling& telling);

/// "The council meets on Friday", "agreed on a truce from Monday": what has a day after that of
/// publication is to come where it is told in the present, or as a noun.
[[nodiscard]] bool lies_ahead(const SentenceView& view, const Occurrence& occurrence,
                              const Claim& claim);

/// "Is accused of killing civilians", "soldiers accused of": with nobody who accuses, a charge
/// that stands, and no news of the day.
[[nodiscard]] bool is_standing_charge(const SentenceView& view, const Occurrence& occurrence,
                                      const Attribution& attribution);

[[nodiscard]] Telling telling_of(const SentenceView& view, const Occurrence& occurrence);

}  // namespace counterclaim::claim

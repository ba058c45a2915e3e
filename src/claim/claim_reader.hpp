#pragma once

#include "claim/article_claims.hpp"
#include "claim/lexicon.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>
#include <counterclaim/resources.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace counterclaim::claim {

/// Bounds on one article; reaching one leaves the note "claim.limit".
struct Limits {
    std::size_t sentences_max = 20000;
    std::size_t claims_max = 5000;
};

/// Reads claims from a reading that holds sentences, times, places, actors and quantities: which
/// occurrences the text puts forward, whose word each is, who did what to whom, where, when, how
/// many, and whether it is affirmed, denied, announced, demanded or left open. The grammar is the
/// same for every language; the words come from `data/lang/<language>/`. Loaded once, then const:
/// any number of threads may read through it.
class ClaimReader {
public:
    [[nodiscard]] static Expected<ClaimReader> load(const Resources& resources,
                                                    std::string_view language,
                                                    const Limits& limits = {});

    /// Fills `reading.claims`, ordered by evidence and trigger. `profile` is the conflict the
    /// article is about, or null. Never fails: what stays open leaves empty slots and notes.
    /// `log`, if given, is filled with the choices made by fitted weights (claim/choice.hpp).
    void read(Reading& reading, const ConflictProfile* profile, ChoiceLog* log = nullptr) const;

    /// True for an article of some length in which hardly a word could speak of war: it need not
    /// be tagged.
    [[nodiscard]] bool speaks_of_other_things(const Article& article) const;

    /// Which tagged sentences must be parsed before `read`, one answer a sentence; empty where no
    /// claim can stand in the article. Names of armed groups count where `reading.actors` is filled
    /// already.
    [[nodiscard]] std::vector<bool> sentences_to_parse(const Reading& reading,
                                                       const ConflictProfile* profile) const;

    [[nodiscard]] const Lexicon& lexicon() const { return m_lexicon; }

private:
    ClaimReader(Lexicon lexicon, Fitted fitted, const Limits& limits)
        : m_lexicon(std::move(lexicon)), m_fitted(std::move(fitted)), m_limits(limits) {}
    Lexicon m_lexicon;
    Fitted m_fitted;
    Limits m_limits;
};

}  // namespace counterclaim::claim

#pragma once

#include "claim/lexicon.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/reading.hpp>

namespace counterclaim::claim {

/// What the article as a whole says about its subject. Words such as "strike", "shot" and
/// "captured" live in sport and business too; in an article about war they are taken at their word,
/// elsewhere they need more.
struct ArticleEvidence {
    WordClasses classes;  ///< of all its words and mentions
    double war = 0;       ///< 0 … 1: how surely the article is about a conflict
    double weight = 0;    ///< its words of war less its words of other walks of life
    double words = 0;

    /// The same without a word of this weight: no word bears out itself.
    [[nodiscard]] double war_without(double word_weight) const;
};

/// Weighs every word by `topic.tsv` or, where it has no weight there, by what it names, every armed
/// force or group that is known by name, and the conflict the article was found to be about.
[[nodiscard]] ArticleEvidence weigh_article(const Reading& reading, const Lexicon& lexicon,
                                            const ConflictProfile* profile);

}  // namespace counterclaim::claim

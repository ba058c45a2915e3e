#pragma once

#include "claim/evidence.hpp"
#include "claim/occurrence.hpp"

#include <counterclaim/article.hpp>
#include <counterclaim/claim.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace counterclaim::claim {

/// What speaks for or against a claim, by name, each from 0 to 1: "strength" (of the lexicon
/// entry), "war" (what the article is about), "margin" (of the parse), filled slots, the type.
using ConfidenceCues = std::vector<std::pair<std::string, double>>;

/// `occurrence` gave rise to `claim`, whose slots are filled; `margin` is that of the parse.
[[nodiscard]] ConfidenceCues confidence_cues(const Occurrence& occurrence,
                                             const ArticleEvidence& evidence, const Claim& claim,
                                             double margin, BlockKind block);

/// How sure a claim is: the chance that a careful annotator would write it down with this type, as
/// a logistic function of the cues. The weights are data, `claim/confidence.tsv`, fitted on
/// annotated texts by `counterclaim eval confidence --fit`.
class Confidence {
public:
    /// Fails with `pack_missing` or `pack_invalid`.
    [[nodiscard]] static Expected<Confidence> load(const Resources& resources);
    explicit Confidence(std::map<std::string, double, std::less<>> weights)
        : m_weights(std::move(weights)) {}

    /// 0 … 1.
    [[nodiscard]] double of(const ConfidenceCues& cues) const;

    /// The cues that count, with their values and what each adds to the log-odds:
    /// "strength 0.85 +0.42; war 1 +0.3". `parse_cues` reads it back.
    [[nodiscard]] std::string describe(const ConfidenceCues& cues) const;

private:
    [[nodiscard]] double weight(std::string_view cue) const;
    std::map<std::string, double, std::less<>> m_weights;
};

/// Cues from what `describe` wrote, to three decimals; what is no cue is left out.
[[nodiscard]] ConfidenceCues parse_cues(std::string_view description);

}  // namespace counterclaim::claim

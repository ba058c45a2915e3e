#pragma once

#include "text/flat_map.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the grammar leaves open a reader fills from the rest of the article, and not by one rule: a
// town named a sentence before, the country the war is fought in, or nothing at all. Here the text
// offers options, each with cues that speak for or against it, and fitted weights choose: a
// conditional logit over the options of one slot (McFadden, "Conditional logit analysis of
// qualitative choice behavior", 1974). A cue counts by itself, and once more with each trait of the
// claim ("before" weighs otherwise for talks than for a shelling).

namespace counterclaim::claim {

/// The slots that are chosen so.
enum class ChoiceSlot : std::uint8_t { place, time, actor, target };
inline constexpr int k_choice_slot_count = 4;
[[nodiscard]] std::string_view to_string(ChoiceSlot slot);

/// One way to fill a slot. Names of cues are literals: no blank, no '@'.
struct ChoiceOption {
    std::vector<std::pair<std::string_view, double>> cues;

    void add(std::string_view cue, double value = 1) {
        if (value != 0) { cues.emplace_back(cue, value); }
    }
    [[nodiscard]] bool has(std::string_view cue) const;
};

/// The options of one slot of one claim, and the traits of that claim.
struct Choice {
    ChoiceSlot slot = ChoiceSlot::place;
    std::vector<std::string_view> traits;
    std::vector<std::string_view> crossed;  ///< the cues that traits bear on; empty: all of them
    std::vector<ChoiceOption> options;

    [[nodiscard]] bool crosses(std::string_view cue) const;
};

/// A choice as it was made, for fitting: `filled` has the claim as each option would leave it.
struct ChoiceRecord {
    Choice choice;
    std::vector<Claim> filled;
};
using ChoiceLog = std::vector<ChoiceRecord>;

/// Fitted weights. Loaded once, then const.
class ChoiceWeights {
public:
    /// From `claim/choices.tsv`: slot, cue (alone or `cue@trait`), weight. `pack_damaged` where a
    /// line cannot be read.
    [[nodiscard]] static Expected<ChoiceWeights> load(const Resources& resources);

    /// The sum of the weights of an option's cues.
    [[nodiscard]] double score(const Choice& choice, const ChoiceOption& option) const;
    /// Index of the likeliest option, if its chance is at least two in five (of a day one in two);
    /// else none: then what the rules found stays, be it nothing.
    [[nodiscard]] std::optional<std::size_t> sure(const Choice& choice) const;
    /// True where nothing was fitted for a slot: then the rules alone decide.
    [[nodiscard]] bool empty(ChoiceSlot slot) const;

private:
    using Key = std::uint64_t;
    /// Of a cue alone; its traits are mixed in after it.
    static Key key(ChoiceSlot slot, std::string_view cue);
    text::FlatMap<Key, double> m_weights;
    std::uint32_t m_fitted = 0;  ///< one bit a slot
};

}  // namespace counterclaim::claim

#include "claim/choice.hpp"

#include "text/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace counterclaim::claim {
namespace {

constexpr std::array<std::string_view, k_choice_slot_count> k_slots{"place", "time", "actor",
                                                                    "target"};

/// FNV-1a (Fowler, Noll, Vo); the few thousand keys of a file are checked for being apart.
std::uint64_t mix(std::uint64_t hash, std::string_view bytes) {
    constexpr std::uint64_t k_prime = 0x100000001b3;
    for (const char c : bytes) { hash = (hash ^ static_cast<unsigned char>(c)) * k_prime; }
    return (hash ^ 0xff) * k_prime;
}

}  // namespace

std::string_view to_string(ChoiceSlot slot) { return k_slots[static_cast<std::size_t>(slot)]; }

bool ChoiceOption::has(std::string_view cue) const {
    return std::any_of(cues.begin(), cues.end(), [&](const auto& one) { return one.first == cue; });
}

bool Choice::crosses(std::string_view cue) const {
    return crossed.empty() || std::find(crossed.begin(), crossed.end(), cue) != crossed.end();
}

ChoiceWeights::Key ChoiceWeights::key(ChoiceSlot slot, std::string_view cue) {
    constexpr std::uint64_t k_start = 0xcbf29ce484222325;
    return mix(k_start + static_cast<std::uint64_t>(slot), cue);
}

Expected<ChoiceWeights> ChoiceWeights::load(const Resources& resources) {
    const auto table = text::Table::load(resources, "claim/choices.tsv", {"slot", "cue", "weight"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    ChoiceWeights weights;
    const auto read = table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto slot = std::find(k_slots.begin(), k_slots.end(), row["slot"]);
        if (slot == k_slots.end()) { return row.reject("there is no such slot"); }
        const auto cell = row["weight"];
        double weight = 0;
        const auto* end = cell.data() + cell.size();
        const auto [at, error] = std::from_chars(cell.data(), end, weight);
        if (error != std::errc{} || at != end) { return row.reject("the weight is no number"); }
        const auto cue = row["cue"];
        const auto trait = cue.find('@');
        const auto index = static_cast<std::uint32_t>(slot - k_slots.begin());
        const auto place =
            mix(key(static_cast<ChoiceSlot>(index), cue.substr(0, trait)),
                trait == std::string_view::npos ? std::string_view{} : cue.substr(trait + 1));
        if (!weights.m_weights.emplace(place, weight).second) {
            return row.reject("the cue stands here twice");
        }
        weights.m_fitted |= 1U << index;
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return weights;
}

double ChoiceWeights::score(const Choice& choice, const ChoiceOption& option) const {
    double sum = 0;
    const auto add = [&](Key key, double value) {
        const auto found = m_weights.find(key);
        if (found != m_weights.end()) { sum += found->second * value; }
    };
    for (const auto& [cue, value] : option.cues) {
        const auto of_cue = key(choice.slot, cue);
        add(mix(of_cue, {}), value);
        if (!choice.crosses(cue)) { continue; }
        for (const auto trait : choice.traits) { add(mix(of_cue, trait), value); }
    }
    return sum;
}

std::optional<std::size_t> ChoiceWeights::sure(const Choice& choice) const {
    std::vector<double> scores;
    for (const auto& option : choice.options) { scores.push_back(score(choice, option)); }
    const auto best = std::max_element(scores.begin(), scores.end());
    if (best == scores.end()) { return std::nullopt; }
    // at two to three against the rest; days at one to one: lower, targets and actors gain and days
    // lose
    const double others_most = choice.slot == ChoiceSlot::time ? 1 : 1.5;
    double others = -1;  // the best itself
    for (const auto one : scores) { others += std::exp(one - *best); }
    if (others >= others_most) { return std::nullopt; }
    return static_cast<std::size_t>(best - scores.begin());
}

bool ChoiceWeights::empty(ChoiceSlot slot) const {
    return (m_fitted & (1U << static_cast<unsigned>(slot))) == 0;
}

}  // namespace counterclaim::claim

#include "conflict_gap.hpp"

#include "claim_scores.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>

namespace counterclaim::app {
namespace {

constexpr int k_rounds = 2000;
constexpr std::uint32_t k_seed = 27;

/// What F1 is made of, of one text or of all texts of a conflict.
struct Tally {
    std::size_t found = 0, claims = 0;  ///< claims: annotated and read

    void add(const Tally& other) {
        found += other.found;
        claims += other.claims;
    }
    [[nodiscard]] double f1() const {
        return claims > 0 ? 2 * static_cast<double>(found) / static_cast<double>(claims) : 0;
    }
};

/// `conflicts[i]` is the number of the conflict of text i.
double gap_of(const std::vector<Tally>& texts, const std::vector<std::size_t>& conflicts,
              std::vector<Tally>& sums) {
    std::fill(sums.begin(), sums.end(), Tally{});
    for (std::size_t i = 0; i < texts.size(); ++i) { sums[conflicts[i]].add(texts[i]); }
    const auto [worst, best] = std::minmax_element(
        sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.f1() < b.f1(); });
    return best->f1() - worst->f1();
}

/// Fisher and Yates. The standard library's own shuffle may differ between libraries.
void shuffle(std::vector<std::size_t>& values, std::mt19937& random) {
    for (auto left = values.size(); left > 1; --left) {
        std::swap(values[left - 1], values[random() % left]);
    }
}

}  // namespace

std::optional<ConflictGap> conflict_gap(const std::vector<ScoredText>& texts) {
    std::map<std::string, std::size_t> numbers;
    std::vector<std::size_t> conflicts;
    std::vector<Tally> tallies;
    for (const auto& text : texts) {
        conflicts.push_back(numbers.try_emplace(text.conflict, numbers.size()).first->second);
        tallies.push_back({match_claims(text, true).size(), text.gold.size() + text.read.size()});
    }
    if (numbers.size() < 2) { return std::nullopt; }
    std::vector<Tally> sums(numbers.size());
    const double seen = gap_of(tallies, conflicts, sums);
    std::mt19937 random(k_seed);
    int as_far = 0;
    for (int round = 0; round < k_rounds; ++round) {
        shuffle(conflicts, random);
        as_far += gap_of(tallies, conflicts, sums) >= seen ? 1 : 0;
    }
    return ConflictGap{seen, static_cast<double>(as_far) / k_rounds};
}

}  // namespace counterclaim::app

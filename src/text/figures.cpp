#include "text/figures.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::text {
namespace {

struct Vague {
    std::int64_t low;
    std::int64_t high;
    std::string_view word;
};

/// What `quantity` makes of words that give no number, said back.
constexpr std::array<Vague, 6> k_vague{{
    {20, 99, "dozens"},
    {24, 99, "dozens"},
    {100, 999, "hundreds"},
    {1000, 9999, "thousands"},
    {10'000, 99'999, "tens of thousands"},
    {100'000, 999'999, "hundreds of thousands"},
}};

constexpr std::array<std::string_view, 2> k_same_in_plural{"aircraft", "equipment"};

const Vague* vague_of(const std::optional<std::int64_t>& low,
                      const std::optional<std::int64_t>& high) {
    const auto* const found = std::find_if(k_vague.begin(), k_vague.end(), [&](const Vague& vague) {
        return vague.low == low && vague.high == high;
    });
    return found == k_vague.end() ? nullptr : found;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

}  // namespace

std::string number_text(std::int64_t number) {
    auto digits = std::to_string(number);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string bounds_text(const std::optional<std::int64_t>& low,
                        const std::optional<std::int64_t>& high) {
    if (low && high) {
        if (*low == *high) { return number_text(*low); }
        if (const auto* vague = vague_of(low, high)) { return std::string(vague->word); }
        return number_text(*low) + " to " + number_text(*high);
    }
    if (low) {
        const bool round_below = *low > 100 && (*low - 1) % 100 == 0;
        return round_below ? "more than " + number_text(*low - 1) : "at least " + number_text(*low);
    }
    if (high) { return "up to " + number_text(*high); }
    return "an unknown number";
}

bool is_vague(const std::optional<std::int64_t>& low, const std::optional<std::int64_t>& high) {
    return vague_of(low, high) != nullptr;
}

std::string plural_of(std::string_view noun) {
    const bool same = std::any_of(k_same_in_plural.begin(), k_same_in_plural.end(),
                                  [&](std::string_view one) { return noun.ends_with(one); });
    if (same) { return std::string(noun); }
    if (ends_with_any(noun, {"s", "x", "ch", "sh"})) { return std::string(noun) + "es"; }
    if (noun.ends_with('y') && !ends_with_any(noun, {"ay", "ey", "oy", "uy"})) {
        return std::string(noun.substr(0, noun.size() - 1)) + "ies";
    }
    return std::string(noun) + 's';
}

}  // namespace counterclaim::text

#pragma once

#include "where/gazetteer.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::where {

inline constexpr std::size_t k_misspelt_bytes_min = 6;  ///< of a name taken though letters differ

/// Which letters of a to z a name has, whatever their case, and how many characters beyond ASCII,
/// each of which its key may write with two letters.
struct Letters {
    std::uint32_t has = 0;
    int foreign = 0;
};

[[nodiscard]] Letters letters_of(std::string_view name);

/// True if more letters of `wanted`, a name in Latin letters, are missing from `name`, or of `name`
/// from `wanted`, than that many edits could add or take away: no key need be made to tell them
/// apart.
[[nodiscard]] bool differ(const Letters& name, const Letters& wanted, int edits);

/// A romanised name without a first word of two or three letters: articles differ most.
[[nodiscard]] std::string without_article(std::string latin);

/// Names of the places in a district or region, in plain Latin letters, for names spelled otherwise
/// than the gazetteer spells them. Articles about one war name the same units again and again: the
/// last few are kept. Threads share it.
class UnitNames {
public:
    struct Name {
        Letters letters;
        PlaceIndex place;
        std::string latin;  ///< without its article
    };
    using List = std::shared_ptr<const std::vector<Name>>;

    /// `places_max`: a unit with more places has no names here.
    UnitNames(const Gazetteer& gazetteer, std::size_t places_max)
        : m_gazetteer(gazetteer), m_places_max(places_max) {}

    [[nodiscard]] List of(PlaceIndex unit);

private:
    struct Kept {
        PlaceIndex unit;
        std::vector<Name> names;
    };
    static constexpr std::size_t k_units_kept = 64;

    [[nodiscard]] std::shared_ptr<const Kept> make(PlaceIndex unit) const;

    const Gazetteer& m_gazetteer;
    std::size_t m_places_max;
    /// Each unit has one place, which it may share with others: whoever was asked for last is in
    /// it.
    std::array<std::atomic<std::shared_ptr<const Kept>>, k_units_kept> m_kept;
};

}  // namespace counterclaim::where

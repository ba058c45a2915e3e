#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace counterclaim::claim {

/// What kind of thing a noun names, as far as the grammar of claims asks.
/// `data/lang/<code>/classes.tsv` gives the classes of nouns; places, actors and quantities found
/// by the reading rooms add theirs.
enum class WordClass : std::uint8_t {
    place,         ///< town, village, region; any resolved place
    position,      ///< trench, outpost, height, front line
    building,      ///< house, school, bridge, airport
    force,         ///< army, troops, militia, fighters
    party,         ///< a state, a government, a people as such
    person,        ///< somebody
    leader,        ///< president, minister, commander
    civilian,      ///< resident, child, journalist, doctor
    prisoner,      ///< prisoner, hostage, detainee
    weapon,        ///< rifle, ammunition, weapons at large
    heavy_weapon,  ///< artillery, mortar, rocket, missile
    aircraft,      ///< aeroplane, helicopter, drone
    bomb,          ///< mine, grenade, car bomb
    vehicle,       ///< tank, truck, ship, weapon systems that can be lost
    peacekeeper,
    agreement,  ///< treaty, accord, protocol
    truce,      ///< ceasefire, truce
    talks,      ///< negotiation, summit
    aid,        ///< food, medicine, convoy
    relief,     ///< who gives it: agencies, charities, hospitals, doctors, rescuers, deminers
    casualty,   ///< dead, wounded, body
    attack,     ///< attack, assault, raid: an act of war as a noun
    court,      ///< court, parliament, council
    crowd,      ///< demonstrators, protesters
    source,     ///< who or what speaks without being a side: agency, witness, report, page
    war,        ///< a whole war: war, conflict, insurgency
    measure,    ///< counts what follows: dozens of, a group of, a series of
    span,       ///< "during", "the course of": before a war, as long as it lasted
    pronoun,    ///< he, them: whoever was named before
    name,       ///< a proper noun that no room knows: a hamlet, a camp, a stranger
    sport,
    business,
    culture,
    weather,
    health,
    crime,
    politics,  ///< other walks of life: speak against war
};
inline constexpr int k_word_class_count = static_cast<int>(WordClass::politics) + 1;

/// A set of classes.
class WordClasses {
public:
    constexpr WordClasses() = default;
    constexpr WordClasses(WordClass one) : m_bits(bit(one)) {}  // NOLINT: a class is a set of one
    constexpr WordClasses(std::initializer_list<WordClass> all) {
        for (const auto one : all) { m_bits |= bit(one); }
    }
    constexpr void add(WordClasses other) { m_bits |= other.m_bits; }
    [[nodiscard]] constexpr bool has(WordClass one) const { return (m_bits & bit(one)) != 0; }
    [[nodiscard]] constexpr bool meets(WordClasses other) const {
        return (m_bits & other.m_bits) != 0;
    }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    friend constexpr bool operator==(WordClasses, WordClasses) = default;

private:
    static constexpr std::uint64_t bit(WordClass one) {
        return std::uint64_t{1} << static_cast<unsigned>(one);
    }
    std::uint64_t m_bits = 0;
};

[[nodiscard]] std::string_view to_string(WordClass word_class);  ///< "heavy-weapon"
[[nodiscard]] std::optional<WordClass> parse_word_class(std::string_view name);

}  // namespace counterclaim::claim

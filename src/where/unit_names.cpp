#include "where/unit_names.hpp"

#include "where/place_key.hpp"

#include <bit>

namespace counterclaim::where {

Letters letters_of(std::string_view name) {
    Letters letters;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xC0) { ++letters.foreign; }  // the first byte of a character
        const auto small = static_cast<unsigned char>(byte | 0x20U);
        if (small >= 'a' && small <= 'z') { letters.has |= 1U << (small - 'a'); }
    }
    return letters;
}

bool differ(const Letters& name, const Letters& wanted, int edits) {
    return std::popcount(wanted.has & ~name.has) > edits + 2 * name.foreign ||
           std::popcount(name.has & ~wanted.has) > edits;
}

std::string without_article(std::string latin) {
    const auto space = latin.find(' ');
    if (space == std::string::npos || space < 2 || space > 3) { return latin; }
    return latin.substr(space + 1);
}

UnitNames::List UnitNames::of(PlaceIndex unit) {
    auto& slot = m_kept[unit % k_units_kept];
    auto kept = slot.load();
    if (kept == nullptr || kept->unit != unit) {
        kept = make(unit);  // by two threads at once, perhaps: both lists are the same
        slot.store(kept);
    }
    return {kept, &kept->names};
}

std::shared_ptr<const UnitNames::Kept> UnitNames::make(PlaceIndex unit) const {
    auto made = std::make_shared<Kept>();
    made->unit = unit;
    const auto places = m_gazetteer.inside(unit, m_places_max + 1);
    if (places.size() > m_places_max) { return made; }
    for (const auto place : places) {
        for (const auto& name : m_gazetteer.names(place)) {
            auto latin = without_article(romanised(place_key(name.text)));
            if (latin.size() < k_misspelt_bytes_min) { continue; }
            const auto letters = letters_of(latin);
            made->names.push_back({letters, place, std::move(latin)});
        }
    }
    return made;
}

}  // namespace counterclaim::where

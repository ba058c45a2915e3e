#include "where/unit_names.hpp"

#include "where/place_key.hpp"

#include <algorithm>
#include <bit>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_units_kept = 16;

}  // namespace

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
    const auto kept = [&]() -> List {
        const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                        [&](const auto& one) { return one.first == unit; });
        if (found == m_kept.end()) { return nullptr; }
        m_kept.splice(m_kept.begin(), m_kept, found);
        return found->second;
    };
    {
        const std::lock_guard lock(m_mutex);
        if (auto list = kept()) { return list; }
    }
    auto made = make(unit);
    const std::lock_guard lock(m_mutex);
    if (auto list = kept()) { return list; }  // another thread was faster
    m_kept.emplace_front(unit, made);
    if (m_kept.size() > k_units_kept) { m_kept.pop_back(); }
    return made;
}

UnitNames::List UnitNames::make(PlaceIndex unit) const {
    std::vector<Name> names;
    const auto places = m_gazetteer.inside(unit, m_places_max + 1);
    if (places.size() > m_places_max) { return std::make_shared<const std::vector<Name>>(); }
    for (const auto place : places) {
        for (const auto& name : m_gazetteer.names(place)) {
            auto latin = without_article(romanised(place_key(name.text)));
            if (latin.size() < k_misspelt_bytes_min) { continue; }
            const auto letters = letters_of(latin);
            names.push_back({letters, place, std::move(latin)});
        }
    }
    return std::make_shared<const std::vector<Name>>(std::move(names));
}

}  // namespace counterclaim::where

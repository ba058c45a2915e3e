// The keys of the gazetteer, and laying out the file: the second half of GazetteerBuilder.

#include "text/table.hpp"
#include "where/gazetteer.hpp"
#include "where/gazetteer_builder.hpp"
#include "where/place_key.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

namespace counterclaim::where {
namespace {

constexpr double k_load_max = 0.62;
constexpr int k_seeds_max = 64;

bool is_weak(std::uint8_t flags) { return (flags & (format::k_shortened | format::k_bare)) != 0; }

/// Without the first word, if it is one of `words`.
bool drop_first(std::string_view& key, const std::vector<std::string>& words) {
    for (const auto& word : words) {
        if (key.size() > word.size() && key.starts_with(word) && key[word.size()] == ' ') {
            key.remove_prefix(word.size() + 1);
            return true;
        }
    }
    return false;
}

bool drop_last(std::string_view& key, const std::vector<std::string>& words) {
    for (const auto& word : words) {
        if (key.size() > word.size() && key.ends_with(word) &&
            key[key.size() - word.size() - 1] == ' ') {
            key.remove_suffix(word.size() + 1);
            return true;
        }
    }
    return false;
}

struct Slots {
    std::vector<format::Slot> slots;
    std::vector<format::Posting> postings;
};

void append(std::string& out, format::Header& header, format::Section section, const void* data,
            std::size_t size_bytes) {
    while (out.size() % 64 != 0) { out += '\0'; }
    header.sections[section] = {out.size(), size_bytes, XXH3_64bits(data, size_bytes)};
    out.append(static_cast<const char*>(data), size_bytes);
}

}  // namespace

/// "barda district" → "barda", "province of bulacan" → "bulacan"; empty where no generic word
/// stands.
std::string GazetteerBuilder::without_unit(std::string_view key) const {
    auto rest = key;
    if (drop_last(rest, m_units)) {
        drop_last(rest, m_links);
        return std::string(rest);
    }
    if (drop_first(rest, m_units)) {
        while (drop_first(rest, m_links)) {}
        return std::string(rest);
    }
    return {};
}

/// With each word that has a twin replaced ("saint" → "st"); empty where nothing changes.
std::string GazetteerBuilder::with_same_words(std::string_view key) const {
    std::string out;
    bool changed = false;
    for (const auto word : text::split(key, ' ')) {
        if (!out.empty()) { out += ' '; }
        const auto found = m_same_words.find(std::string(word));
        if (found != m_same_words.end()) {
            out += found->second;
            changed = true;
        } else {
            out += word;
        }
    }
    return changed ? out : std::string{};
}

void GazetteerBuilder::add_key(std::string_view key, std::uint8_t language, std::uint8_t flags,
                               std::uint32_t place, std::uint64_t seed,
                               std::vector<Entry>& entries) const {
    if (key.empty() || key.size() > Gazetteer::k_key_bytes_max) { return; }
    const auto hash = [seed](std::string_view text) {
        return XXH3_64bits_withSeed(text.data(), text.size(), seed);
    };
    entries.push_back({hash(key), place, language, flags, false});
    for (auto space = key.find(' '); space != std::string_view::npos;
         space = key.find(' ', space + 1)) {
        entries.push_back({hash(key.substr(0, space)), format::k_none, 0, 0, true});
    }
}

void GazetteerBuilder::add_keys(const Draft& draft, std::uint32_t place, std::uint64_t seed,
                                std::vector<Entry>& entries) const {
    std::set<std::string> bones_seen;
    std::set<std::string> keys_seen;
    std::uint8_t language_before = 255;
    for (const auto& name : draft.names) {
        const auto key = place_key(string_at(name.text));
        if (key.empty()) { continue; }
        std::uint8_t flags = 0;
        if (name.language != language_before || name.text == draft.name) {
            flags |= format::k_preferred;
        }
        language_before = name.language;
        if (keys_seen.insert(key).second || (flags & format::k_preferred) != 0) {
            add_key(key, name.language, flags, place, seed, entries);
        }
        const auto twin = with_same_words(key);
        if (!twin.empty()) { add_key(twin, name.language, flags, place, seed, entries); }
        std::string_view bare = key;
        if (drop_first(bare, m_articles) && bare.size() >= 3) {
            add_key(bare, name.language, flags | format::k_bare, place, seed, entries);
        }
        if (draft.kind == Kind::region || draft.kind == Kind::district) {
            const auto shorter = without_unit(key);
            if (shorter.size() >= 2) {
                add_key(shorter, name.language, flags | format::k_shortened, place, seed, entries);
            }
        }
        if (draft.kind == Kind::country) { continue; }
        const auto bones = skeleton(romanised(bare));
        if (!bones.empty() && bones_seen.insert(bones).second) {
            const auto marked = format::k_skeleton_mark + bones;
            entries.push_back({XXH3_64bits_withSeed(marked.data(), marked.size(), seed), place,
                               name.language, format::k_likeness, false});
        }
    }
}

namespace {

/// Places of one key: curated and populous first, so that a cut list keeps what matters.
template <typename Entries, typename Rank>
void order_run(Entries& run, const Rank& rank) {
    std::sort(run.begin(), run.end(), [&](const auto& a, const auto& b) {
        return rank(a.place) < rank(b.place) ||
               (!(rank(b.place) < rank(a.place)) && a.place < b.place);
    });
}

/// Puts one key in its slot. False if another key with the same tag stands on the way.
bool place_slot(std::vector<format::Slot>& slots, std::uint64_t hash, std::uint32_t postings,
                bool is_prefix) {
    const auto tag = static_cast<std::uint32_t>(hash & 0x7FFFFFFFU);
    auto at = static_cast<std::size_t>(((hash >> 32U) * slots.size()) >> 32U);
    while (slots[at].tag != 0 || slots[at].postings != 0) {
        if ((slots[at].tag & 0x7FFFFFFFU) == tag) { return false; }
        at = at + 1 == slots.size() ? 0 : at + 1;
    }
    slots[at] = {tag | (is_prefix ? 0x80000000U : 0U), postings};
    return true;
}

}  // namespace

Expected<std::string> GazetteerBuilder::finish() {
    link_dump_units();
    for (auto& draft : m_drafts) { choose_name(draft); }
    const auto order = sort_drafts();
    measure_units(order);
    std::unordered_map<std::string, std::uint32_t> number_of;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        // ids of units only are asked for
        if (is_unit(m_drafts[order[i]].kind) || m_drafts[order[i]].kind == Kind::area) {
            const auto& draft = m_drafts[order[i]];
            static constexpr std::string_view k_prefix[] = {"wof:", "gn:", "cc:", "ne:"};
            const auto rest = draft.text_id.empty() ? std::to_string(draft.number) : draft.text_id;
            number_of.emplace(std::string(k_prefix[draft.source]) + rest, i);
        }
    }
    const auto number = [&](const std::string& id) {
        const auto found = number_of.find(id);
        return id.empty() || found == number_of.end() ? format::k_none : found->second;
    };

    std::vector<format::PlaceRecord> places(order.size());
    std::vector<format::NameRecord> names;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        const auto& draft = m_drafts[order[i]];
        auto& place = places[i];
        place.id = draft.text_id.empty() ? draft.number : intern(draft.text_id);
        place.latitude_e5 = static_cast<std::int32_t>(std::lround(draft.latitude * 1e5));
        place.longitude_e5 = static_cast<std::int32_t>(std::lround(draft.longitude * 1e5));
        place.population = draft.population;
        place.geonames = draft.geonames;
        place.name = draft.name;
        place.names_first = static_cast<std::uint32_t>(names.size());
        place.names_count =
            static_cast<std::uint16_t>(std::min<std::size_t>(draft.names.size(), 65535));
        place.region = number(draft.region);
        place.district = number(draft.district);
        place.radius_hm =
            static_cast<std::uint16_t>(std::clamp(draft.radius_km * 10, 0.0, 65535.0));
        place.country = draft.country;
        place.kind = static_cast<std::uint8_t>(draft.kind);
        place.source = draft.source;
        place.flags = draft.flags;
        names.insert(names.end(), draft.names.begin(), draft.names.begin() + place.names_count);
    }

    Slots table;
    std::uint64_t seed = 0;
    bool fits = false;
    for (; seed < k_seeds_max && !fits; ++seed) {
        std::vector<Entry> entries;
        entries.reserve(order.size() * 4);
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            add_keys(m_drafts[order[i]], i, seed, entries);
        }
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return std::tuple(a.hash, a.is_prefix, a.place, a.flags, a.language) <
                   std::tuple(b.hash, b.is_prefix, b.place, b.flags, b.language);
        });
        std::size_t keys = 0;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            keys += i == 0 || entries[i].hash != entries[i - 1].hash;
        }
        table.postings.clear();
        table.slots.assign(static_cast<std::size_t>(static_cast<double>(keys) / k_load_max) + 8,
                           {0, 0});
        // Posting 0 is never used, so that a slot with neither tag nor posting is empty.
        table.postings.push_back({format::k_none, 0, 0, 1, 0});
        fits = true;
        const auto rank = [&](std::uint32_t place) {
            const auto& found = places[place];
            const bool is_main = (found.flags & format::k_curated) != 0 || found.kind == 1;
            return std::pair(!is_main, -static_cast<std::int64_t>(found.population));
        };
        for (std::size_t i = 0; i < entries.size() && fits;) {
            std::vector<format::Posting> run;
            bool is_prefix = false;
            const auto hash = entries[i].hash;
            for (; i < entries.size() && entries[i].hash == hash; ++i) {
                const auto& entry = entries[i];
                if (entry.is_prefix) {
                    is_prefix = true;
                    continue;
                }
                if (!run.empty() && run.back().place == entry.place) {
                    auto& known = run.back();
                    const auto good = static_cast<std::uint8_t>((known.flags | entry.flags) &
                                                                format::k_preferred);
                    known.flags = static_cast<std::uint8_t>(
                        (is_weak(known.flags) && is_weak(entry.flags) ? known.flags
                                                                      : known.flags & entry.flags) |
                        good);
                    continue;
                }
                run.push_back({entry.place, entry.language, entry.flags, 0, 0});
            }
            auto first = format::k_none;
            if (!run.empty()) {
                order_run(run, rank);
                run.back().last = 1;
                first = static_cast<std::uint32_t>(table.postings.size());
                table.postings.insert(table.postings.end(), run.begin(), run.end());
            }
            fits = place_slot(table.slots, hash, first, is_prefix);
        }
        if (fits) { break; }
    }
    if (!fits) {
        return fail(ErrorCode::internal, "gazetteer", "no seed keeps all keys apart",
                    "raise the number of slots");
    }
    return lay_out(places, names, table.slots, table.postings, seed);
}

std::string GazetteerBuilder::lay_out(const std::vector<format::PlaceRecord>& places,
                                      const std::vector<format::NameRecord>& names,
                                      const std::vector<format::Slot>& slots,
                                      const std::vector<format::Posting>& postings,
                                      std::uint64_t seed) const {
    std::vector<PlaceIndex> by_id(places.size());
    for (std::uint32_t i = 0; i < by_id.size(); ++i) { by_id[i] = i; }
    std::sort(by_id.begin(), by_id.end(), [&](PlaceIndex a, PlaceIndex b) {
        if (places[a].source != places[b].source) { return places[a].source < places[b].source; }
        if (places[a].source == format::cc || places[a].source == format::ne) {
            return string_at(static_cast<std::uint32_t>(places[a].id)) <
                   string_at(static_cast<std::uint32_t>(places[b].id));
        }
        return places[a].id < places[b].id;
    });
    std::vector<format::CountryRecord> countries;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        if (places[i].country == 0) { continue; }
        if (countries.empty() || countries.back().code != places[i].country) {
            countries.push_back({places[i].country, 0, format::k_none, format::k_none, i, i});
        }
        if (places[i].kind == static_cast<std::uint8_t>(Kind::country) &&
            countries.back().place == format::k_none) {
            countries.back().place = i;
        }
        if ((places[i].flags & format::k_capital_of_country) != 0 &&
            places[i].kind == static_cast<std::uint8_t>(Kind::settlement)) {
            countries.back().capital = i;
        }
        countries.back().places_end = i + 1;
    }
    std::string codes;
    for (const auto& code : m_languages) { codes += code + "\n"; }

    format::Header header{};
    header.magic = format::k_magic;
    header.version = format::k_version;
    header.header_bytes = sizeof(format::Header);
    header.seed = seed;
    std::string out(sizeof(format::Header), '\0');
    const auto add = [&](format::Section section, const auto& items) {
        append(out, header, section, items.data(), items.size() * sizeof(items[0]));
    };
    add(format::places, places);
    add(format::names, names);
    add(format::strings, m_strings);
    add(format::slots, slots);
    add(format::postings, postings);
    add(format::order, by_id);
    add(format::countries, countries);
    add(format::languages, codes);
    header.file_bytes = out.size();
    header.checksum = XXH3_64bits(&header, offsetof(format::Header, checksum));
    std::memcpy(out.data(), &header, sizeof(header));
    return out;
}

}  // namespace counterclaim::where

#pragma once

#include <array>
#include <cstdint>

/// The compiled gazetteer: one file, little-endian, mapped into memory and read in place.
///
///     header | places | names | strings | slots | postings | order | countries | languages
///
/// - `places`: fixed records, sorted by country, region and district, so a district is a run of
/// them.
/// - `names`: the name variants of each place, a run per place, in order of preference.
/// - `strings`: every name once: one byte of length, then UTF-8.
/// - `slots`: open addressing on XXH3 of a key (see `place_key`), or of 0x02 + its skeleton. Home
/// is the
///   upper half of the hash scaled to the number of slots, the tag its lower 31 bits; the builder
///   chooses the seed so that no two keys share a tag within one run of slots.
/// - `postings`: for each key a run of places, the last one marked.
/// - `order`: place numbers sorted by (source, number), for look-up by id.
namespace counterclaim::where::format {

inline constexpr std::uint64_t k_magic = 0x315A41474D434343ULL;  // "CCCMGAZ1"
inline constexpr std::uint32_t k_version = 2;
inline constexpr std::uint32_t k_none = 0xFFFFFFFFU;
inline constexpr char k_skeleton_mark = '\x02';

enum Section : std::uint8_t {
    places,
    names,
    strings,
    slots,
    postings,
    order,
    countries,
    languages,
    section_count
};

struct SectionEntry {
    std::uint64_t offset;
    std::uint64_t size_bytes;
    std::uint64_t checksum;  ///< XXH3 of the section, checked by `Gazetteer::verify`
};

struct Header {
    std::uint64_t magic;
    std::uint32_t version;
    std::uint32_t header_bytes;
    std::uint64_t file_bytes;
    std::uint64_t seed;  ///< of the slot hashes
    std::array<SectionEntry, section_count> sections;
    std::uint64_t checksum;  ///< XXH3 of all header bytes before this field
};

/// Whose number an id is.
enum Source : std::uint8_t { wof, gn, cc, ne, source_count };

struct PlaceRecord {
    std::uint64_t id;  ///< number; for cc and ne the offset of the id's text in `strings`
    std::int32_t latitude_e5;
    std::int32_t longitude_e5;
    std::uint32_t population;
    std::uint32_t name;  ///< offset in `strings`: the usual English name
    std::uint32_t names_first;
    std::uint32_t region;    ///< place number or k_none
    std::uint32_t district;  ///< place number or k_none
    std::uint32_t geonames;  ///< number in GeoNames, 0 where not known
    std::uint16_t names_count;
    std::uint16_t radius_hm;  ///< hundreds of metres
    std::uint16_t country;    ///< two ASCII letters, first in the low byte; 0 for none
    std::uint8_t kind;
    std::uint8_t source;
    std::uint8_t flags;
    std::uint8_t reserved[7];
};
static_assert(sizeof(PlaceRecord) == 56);

inline constexpr std::uint8_t k_capital_of_country = 1;
inline constexpr std::uint8_t k_capital_of_region = 2;
inline constexpr std::uint8_t k_rough_point = 4;  ///< the point was derived, not given
inline constexpr std::uint8_t k_curated = 8;      ///< from the overlay

struct NameRecord {
    std::uint32_t text;     ///< offset in `strings`
    std::uint8_t language;  ///< index into `languages`; 0 is "not known"
    std::uint8_t reserved[3];
};
static_assert(sizeof(NameRecord) == 8);

struct Slot {
    std::uint32_t tag;  ///< bit 31: a longer name begins with this key; 0 and no posting: empty
    std::uint32_t postings;  ///< first posting, or k_none for a beginning that is no name itself
};

struct Posting {
    std::uint32_t place;
    std::uint8_t language;
    std::uint8_t flags;
    std::uint8_t last;  ///< 1 for the last of its run
    std::uint8_t reserved;
};
static_assert(sizeof(Posting) == 8);

inline constexpr std::uint8_t k_preferred =
    1;  ///< first name in its language, or the record's own name
inline constexpr std::uint8_t k_shortened =
    2;  ///< without its generic word: "Barda" of "Barda District"
inline constexpr std::uint8_t k_bare = 4;      ///< without its article: "Bab" of "Al-Bab"
inline constexpr std::uint8_t k_likeness = 8;  ///< found by skeleton, not by spelling

struct CountryRecord {
    std::uint16_t code;
    std::uint16_t reserved;
    std::uint32_t place;
    std::uint32_t capital;      ///< place number or k_none
    std::uint32_t first_place;  ///< run of the country's places
    std::uint32_t places_end;
};

}  // namespace counterclaim::where::format

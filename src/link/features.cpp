#include "link/features.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>

namespace counterclaim::link {
namespace {

/// An undated claim of something that happened is taken to speak of the day it was said or the two
/// before: the rhythm of daily reports.
constexpr std::int32_t k_assumed_days = 2;
/// Words are cut to this many letters, so that endings do not matter, and shorter ones are left
/// out.
constexpr std::size_t k_stem_letters = 6;
constexpr std::size_t k_word_letters_min = 4;
/// Evidence is one sentence; more than this of it is not read.
constexpr std::size_t k_evidence_bytes_max = 4000;

std::uint32_t short_hash(std::string_view text) {
    return static_cast<std::uint32_t>(hash_text(text, 0x6c696e6b));
}

std::int32_t day_number(const std::optional<Date>& day) {
    return day ? static_cast<std::int32_t>(day->time_since_epoch().count()) : k_no_day;
}

template <std::size_t N>
void add_parties(HashSet<N>& set, const ConflictProfile& profile,
                 const std::vector<std::string>& party, std::string_view text) {
    for (const auto& name : party) { set.add(short_hash(side_of(profile, name))); }
    if (party.empty() && !text.empty()) { set.add(short_hash(text::fold(text))); }
}

template <std::size_t N>
void add_participant(HashSet<N>& set, const ConflictProfile& profile,
                     const std::optional<Participant>& participant) {
    if (!participant) { return; }
    for (const auto& name : participant->party) { set.add(short_hash(side_of(profile, name))); }
}

/// Words cut to stems; of more than fit, those with the smallest hashes stay, wherever they stand.
void add_words(HashSet<16>& set, std::string_view evidence) {
    const std::string folded = text::fold(text::clip(evidence, k_evidence_bytes_max));
    const std::string_view all = folded;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t letters = 0;
    const auto finish = [&] {
        if (letters >= k_word_letters_min) { set.add(short_hash(all.substr(begin, end - begin))); }
        letters = 0;
    };
    for (const auto point : text::code_points(all)) {
        if (!text::is_word(point.code)) {
            finish();
            continue;
        }
        if (letters == 0) { begin = point.at; }
        if (letters < k_stem_letters) { end = point.end(); }
        ++letters;
    }
    finish();
}

std::int32_t figure_bound(const std::optional<std::int64_t>& bound) {
    if (!bound) { return -1; }
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(*bound, 0, 2'000'000'000));
}

std::uint64_t signature_of(const ClaimFeatures& features) {
    std::string bytes;
    const auto add = [&bytes](std::uint64_t number) {
        for (unsigned shift = 0; shift < 64; shift += 8) {
            bytes.push_back(static_cast<char>(number >> shift & 0xFFU));
        }
    };
    add(static_cast<std::uint64_t>(features.type) << 8U |
        static_cast<std::uint64_t>(features.polarity));
    add(static_cast<std::uint32_t>(features.from));
    add(static_cast<std::uint32_t>(features.to));
    for (int i = 0; i < features.place_count; ++i) {
        add(features.places[static_cast<std::size_t>(i)].id);
    }
    for (const auto item : features.actor.items) { add(item); }
    for (const auto item : features.target.items) { add(item); }
    return hash_text(bytes);
}

}  // namespace

template <std::size_t N>
void HashSet<N>::add(std::uint32_t item) {
    auto* const end = items.data() + count;
    auto* const at = std::lower_bound(items.data(), end, item);
    if (at != end && *at == item) { return; }
    if (count == N) {
        // Keep the smallest hashes: a choice that does not depend on the order in which items came.
        if (at == end) { return; }
        std::copy_backward(at, end - 1, end);
        *at = item;
        return;
    }
    std::copy_backward(at, end, end + 1);
    *at = item;
    ++count;
}

template <std::size_t N>
int HashSet<N>::common(const HashSet& other) const {
    int shared = 0;
    for (std::size_t i = 0, j = 0; i < count && j < other.count;) {
        if (items[i] == other.items[j]) {
            ++shared;
            ++i;
            ++j;
        } else if (items[i] < other.items[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return shared;
}

template struct HashSet<4>;
template struct HashSet<16>;

ClaimFeatures FeatureMaker::make(const Claim& claim, std::string_view evidence) const {
    ClaimFeatures features;
    features.key = canonical_key(claim);
    features.type = claim.type;
    features.polarity = claim.polarity;
    features.modality = claim.modality;
    features.role = claim.claimant.role;
    features.from = day_number(claim.time.interval.from);
    features.to = day_number(claim.time.interval.to);
    if (features.from == k_no_day) { features.from = features.to; }
    if (features.to == k_no_day) { features.to = features.from; }
    if (features.to < features.from) { std::swap(features.from, features.to); }
    if (features.from == k_no_day && claim.said && claim.modality == Modality::actual) {
        features.to = day_number(claim.said);
        features.from = features.to - k_assumed_days;
        features.day_assumed = true;
    }
    for (const auto& place : claim.places) {
        if (!place.place || features.place_count == features.places.size()) { continue; }
        const auto& record = *place.place;
        features.places[features.place_count++] = {
            static_cast<float>(record.latitude), static_cast<float>(record.longitude),
            static_cast<float>(record.radius_km),
            short_hash(text::fold(record.name) + '|' + place.modifier)};
    }
    for (const auto& quantity : claim.quantities) {
        if (features.figure_count == features.figures.size()) { break; }
        if (!quantity.low && !quantity.high) { continue; }
        features.figures[features.figure_count++] = {quantity.kind, quantity.person_class,
                                                     figure_bound(quantity.low),
                                                     figure_bound(quantity.high)};
    }
    const auto& war = m_wars.of(claim);
    add_parties(features.claimant, war, claim.claimant.party, claim.claimant.text);
    add_participant(features.actor, war, claim.actor);
    add_participant(features.target, war, claim.target);
    add_words(features.words, evidence);
    features.signature = signature_of(features);
    return features;
}

}  // namespace counterclaim::link

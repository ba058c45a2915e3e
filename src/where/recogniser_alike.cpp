// Names spelled otherwise than the gazetteer spells them.

#include "where/recogniser.hpp"
#include "where/surroundings.hpp"

#include <algorithm>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_key_bytes_min = 5;
constexpr std::size_t k_words_max = 3;
constexpr std::size_t k_tries_max = 200;  ///< per article

}  // namespace

/// Places of the countries with the same skeleton, whose name is also near letter by letter.
std::vector<Match> Recogniser::alike(const std::string& key,
                                     const std::vector<std::uint16_t>& countries) const {
    std::vector<Match> found;
    const auto latin = romanised(key);
    const auto bones = skeleton(latin);
    if (bones.empty()) { return found; }
    std::vector<Match> candidates;
    m_gazetteer.look_up(format::k_skeleton_mark + bones, candidates);
    const int limit = latin.size() >= 9 ? 3 : latin.size() >= 6 ? 2 : 1;
    for (const auto& match : candidates) {
        const auto country = m_gazetteer.facts(match.place).country;
        if (std::find(countries.begin(), countries.end(), country) == countries.end()) { continue; }
        for (const auto& name : m_gazetteer.names(match.place)) {
            if (edit_distance(latin, romanised(place_key(name.text)), limit) <= limit) {
                found.push_back(
                    {match.place, static_cast<std::uint8_t>(match.flags | format::k_likeness)});
                break;
            }
        }
    }
    return found;
}

std::vector<PlaceDraft> Recogniser::find_alike(const ArticleWords& words, const Reading& reading,
                                               const std::vector<PlaceDraft>& drafts,
                                               const std::vector<std::uint16_t>& countries) const {
    std::vector<PlaceDraft> found;
    std::size_t next = 0;
    std::size_t tries = 0;
    for (std::size_t i = 0; i < words.size() && tries < k_tries_max; ++i) {
        while (next < drafts.size() && drafts[next].full_last < i) { ++next; }
        if (next < drafts.size() && drafts[next].first <= i) { continue; }
        const auto key = words.keys.key(i);
        if (!words.is_capital(i) || words.info[i].not_place != NotPlace::no || key.size() < 3 ||
            is_given_name(words, i)) {
            continue;
        }
        auto last = i;
        while (last + 1 < words.size() && last + 1 < i + k_words_max &&
               words.same_sentence(i, last + 1) &&
               (words.word(last + 1).joint == Joint::space ||
                words.word(last + 1).joint == Joint::hyphen ||
                words.word(last + 1).joint == Joint::camel) &&
               words.is_capital(last + 1) &&
               (next >= drafts.size() || last + 1 < drafts[next].first)) {
            ++last;
        }
        PlaceDraft draft;
        draft.first = draft.full_first = i;
        draft.last = draft.full_last = last;
        for (auto w = i; w <= last; ++w) { append_key(draft.key, words.keys, w); }
        if (draft.key.size() >= k_key_bytes_min) {
            look_around(words, reading, draft);
            if ((draft.located || draft.head != Head::none || !draft.modifier.empty()) &&
                draft.use == PlaceUse::location) {
                ++tries;
                add_guesses(draft, alike(draft.key, countries));
                if (!draft.guesses.empty()) { found.push_back(draft); }
            }
        }
        i = last;
    }
    return found;
}

}  // namespace counterclaim::where

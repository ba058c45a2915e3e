// Names spelled otherwise than the gazetteer spells them.

#include "where/recogniser.hpp"
#include "where/surroundings.hpp"

#include <algorithm>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_key_bytes_min = 5;
constexpr std::size_t k_words_max = 3;
constexpr std::size_t k_tries_max = 200;  ///< per article

/// A comma or conjunction away from a name we know: a member of its list.
bool in_list(const ArticleWords& words, const PlaceDraft& draft,
             const std::vector<PlaceDraft>& drafts, std::size_t next) {
    const auto near = [&](std::size_t last, std::size_t first) {
        if (!words.same_sentence(last, first) || first <= last || first - last > 2) {
            return false;
        }
        return first == last + 1 ? words.word(first).joint == Joint::stop
                                 : words.phrase_at(last + 1, Phrase::conj) != nullptr;
    };
    return (next > 0 && near(drafts[next - 1].full_last, draft.first)) ||
           (next < drafts.size() && near(draft.last, drafts[next].full_first));
}

}  // namespace

std::size_t end_of_capitals(const ArticleWords& words, std::size_t first, std::size_t end) {
    const auto follows = [&](std::size_t word) {
        const auto joint = words.word(word).joint;
        return word < end && words.same_sentence(first, word) &&
               (joint == Joint::space || joint == Joint::hyphen || joint == Joint::camel ||
                joint == Joint::glue);
    };
    auto last = first;
    while (last + 1 < words.size() && last + 1 < first + k_words_max && follows(last + 1)) {
        if (words.is_capital(last + 1)) {
            ++last;
        } else if (last + 2 < words.size() && words.keys.key(last + 1).size() <= 3 &&
                   follows(last + 2) && words.word(last + 2).joint == Joint::hyphen &&
                   words.is_capital(last + 2)) {
            last += 2;
        } else {
            break;
        }
    }
    return last;
}

/// Places of the countries with the same skeleton, whose name is also near letter by letter.
std::vector<Match> Recogniser::alike(const std::string& key,
                                     const std::vector<std::uint16_t>& countries) const {
    std::vector<Match> found;
    const auto latin = romanised(key);
    const auto bones = skeleton(latin);
    if (bones.empty()) { return found; }
    std::vector<Match> candidates;
    m_gazetteer.look_up(format::k_skeleton_mark + bones, candidates);
    const int limit = latin.size() >= 9 ? 2 : 1;
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
    for (std::size_t i = 0; i < words.size() && tries < k_tries_max &&
                            drafts.size() + found.size() < m_limits.mentions_max;
         ++i) {
        while (next < drafts.size() && drafts[next].full_last < i) { ++next; }
        if (next < drafts.size() && drafts[next].first <= i) { continue; }
        const auto key = words.keys.key(i);
        if (!words.is_capital(i) || words.info[i].not_place != NotPlace::no || key.size() < 3 ||
            is_given_name(words, i)) {
            continue;
        }
        const auto last =
            end_of_capitals(words, i, next < drafts.size() ? drafts[next].first : words.size());
        PlaceDraft draft;
        draft.first = draft.full_first = i;
        draft.last = draft.full_last = last;
        for (auto w = i; w <= last; ++w) { append_key(draft.key, words.keys, w); }
        if (draft.key.size() >= k_key_bytes_min) {
            look_around(words, reading, draft);
            const bool evidence = draft.located || draft.head != Head::none ||
                                  !draft.modifier.empty() || in_list(words, draft, drafts, next);
            if (evidence && draft.use == PlaceUse::location) {
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

// Names spelled otherwise than the gazetteer spells them.

#include "where/recogniser.hpp"
#include "where/surroundings.hpp"
#include "where/unit_names.hpp"

#include <algorithm>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_key_bytes_min = 5;
constexpr std::size_t k_words_max = 3;
constexpr std::size_t k_tries_max = 200;  ///< per article

int edits_allowed(std::size_t letters) { return letters >= 9 ? 2 : 1; }

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

/// Places of a unit whose name is at most `limit` letters from `latin`.
void search(const std::vector<UnitNames::Name>& names, std::string_view latin, int limit,
            std::vector<Match>& found) {
    const auto wanted = letters_of(latin);
    for (const auto& name : names) {
        if (differ(name.letters, wanted, limit) ||
            edit_distance(latin, name.latin, limit) > limit) {
            continue;
        }
        if (found.empty() || found.back().place != name.place) {
            found.push_back({name.place, format::k_likeness});
        }
    }
}

/// Districts and regions named in the sentence or shortly before or after it.
std::vector<PlaceIndex> units_nearby(const ArticleWords& words,
                                     const std::vector<PlaceDraft>& drafts, std::size_t word) {
    constexpr std::uint32_t k_sentences = 2;
    std::vector<PlaceIndex> units;
    const auto sentence = words.info[word].sentence;
    const auto first = std::lower_bound(
        drafts.begin(), drafts.end(), sentence, [&](const PlaceDraft& draft, std::uint32_t wanted) {
            return words.info[draft.first].sentence + k_sentences < wanted;
        });
    for (auto draft = first; draft != drafts.end(); ++draft) {
        if (words.info[draft->first].sentence > sentence + k_sentences) { break; }
        if (!draft->resolved || draft->guesses.empty() || draft->use == PlaceUse::part) {
            continue;
        }
        const auto& best = draft->guesses.front();
        const bool unit = best.facts.kind == Kind::district || best.facts.kind == Kind::region;
        if (unit && std::find(units.begin(), units.end(), best.place) == units.end()) {
            units.push_back(best.place);
        }
    }
    return units;
}

}  // namespace

std::size_t start_with_article(const ArticleWords& words, std::size_t first) {
    const bool joined = first > 0 && words.same_sentence(first, first - 1) &&
                        words.word(first).joint == Joint::hyphen &&
                        words.word(first - 1).letter_case == Case::lower &&
                        words.keys.key(first - 1).size() <= 3;
    return joined ? first - 1 : first;
}

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
    const int limit = edits_allowed(latin.size());
    const auto letters = letters_of(latin);
    for (const auto& match : candidates) {
        const auto country = m_gazetteer.facts(match.place).country;
        if (std::find(countries.begin(), countries.end(), country) == countries.end()) { continue; }
        for (const auto& name : m_gazetteer.names(match.place)) {
            if (differ(letters_of(name.text), letters, limit)) { continue; }
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
    std::vector<PlaceIndex> searched;  // units
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
        draft.first = draft.full_first = start_with_article(words, i);
        draft.last = draft.full_last = last;
        for (auto w = draft.first; w <= last; ++w) { append_key(draft.key, words.keys, w); }
        if (draft.key.size() >= k_key_bytes_min) {
            look_around(words, reading, draft);
            const bool evidence = draft.located || draft.head != Head::none ||
                                  !draft.modifier.empty() || in_list(words, draft, drafts, next);
            if (evidence && draft.use == PlaceUse::location) {
                ++tries;
                auto matches = alike(draft.key, countries);
                const auto latin = without_article(romanised(draft.key));
                if (matches.empty() && latin.size() >= k_misspelt_bytes_min) {
                    for (const auto unit : units_nearby(words, drafts, i)) {
                        if (std::find(searched.begin(), searched.end(), unit) == searched.end()) {
                            if (searched.size() >= m_limits.units_searched_max) { continue; }
                            searched.push_back(unit);
                        }
                        search(*m_unit_names.of(unit), latin, edits_allowed(latin.size()), matches);
                    }
                }
                add_guesses(draft, matches);
                if (!draft.guesses.empty()) { found.push_back(draft); }
            }
        }
        i = last;
    }
    return found;
}

}  // namespace counterclaim::where

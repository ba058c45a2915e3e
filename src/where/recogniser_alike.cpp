// Names spelled otherwise than the gazetteer spells them.

#include "where/recogniser.hpp"
#include "where/surroundings.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_key_bytes_min = 5;
constexpr std::size_t k_words_max = 3;
constexpr std::size_t k_tries_max = 200;         ///< per article
constexpr std::size_t k_misspelt_bytes_min = 6;  ///< of a name taken though letters differ

int edits_allowed(std::size_t letters) { return letters >= 9 ? 2 : 1; }

/// A romanised name without a first word of two or three letters: articles differ most.
std::string without_article(std::string latin) {
    const auto space = latin.find(' ');
    if (space == std::string::npos || space < 2 || space > 3) { return latin; }
    return latin.substr(space + 1);
}

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

/// Which letters of a to z a name has, whatever their case, and how many characters beyond ASCII,
/// each of which its key may write with two letters.
struct Letters {
    std::uint32_t has = 0;
    int foreign = 0;
};

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

/// More of the letters of `wanted`, a name in Latin letters, are missing than so many edits bring
/// in, one each: what need not be made into a key to be told from it.
bool lacks_letters(const Letters& name, const Letters& wanted, int edits) {
    return std::popcount(wanted.has & ~name.has) > edits + 2 * name.foreign;
}

/// Names of the places in the units that an article names, found when first asked for.
class NamesInside {
public:
    NamesInside(const Gazetteer& gazetteer, const PlaceLimits& limits)
        : m_gazetteer(gazetteer), m_limits(limits) {}

    /// Places inside `unit` whose name is at most `limit` letters from `latin`.
    void search(PlaceIndex unit, std::string_view latin, int limit, std::vector<Match>& found) {
        const auto known = m_units.find(unit);
        if (known == m_units.end() && m_units.size() >= m_limits.units_searched_max) { return; }
        const auto& names = known == m_units.end() ? add(unit) : known->second;
        const auto wanted = letters_of(latin);
        for (const auto& name : names) {
            if (lacks_letters(name.letters, wanted, limit)) { continue; }
            const auto key = without_article(romanised(place_key(name.text)));
            if (key.size() < k_misspelt_bytes_min || edit_distance(latin, key, limit) > limit) {
                continue;
            }
            if (found.empty() || found.back().place != name.place) {
                found.push_back({name.place, format::k_likeness});
            }
        }
    }

private:
    struct Name {
        std::string_view text;
        Letters letters;
        PlaceIndex place;
    };
    const std::vector<Name>& add(PlaceIndex unit) {
        auto& names = m_units[unit];
        const auto places = m_gazetteer.inside(unit, m_limits.unit_places_max + 1);
        if (places.size() > m_limits.unit_places_max) { return names; }
        for (const auto place : places) {
            for (const auto& name : m_gazetteer.names(place)) {
                names.push_back({name.text, letters_of(name.text), place});
            }
        }
        return names;
    }

    const Gazetteer& m_gazetteer;
    const PlaceLimits& m_limits;
    std::map<PlaceIndex, std::vector<Name>> m_units;
};

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
            if (lacks_letters(letters_of(name.text), letters, limit)) { continue; }
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
    NamesInside inside(m_gazetteer, m_limits);
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
                        inside.search(unit, latin, edits_allowed(latin.size()), matches);
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

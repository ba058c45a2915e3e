// Borders as places of their own: "the border between Chad and Sudan", "la frontière
// libano-israélienne", "the Turkish border". Fronts and corridors are heads of a name and need no
// reading of their own (place_reader.cpp).

#include "where/place_reader.hpp"
#include "where/surroundings.hpp"

#include <algorithm>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_reach = 8;  ///< words between "border" and the names of its countries

/// The countries a border is told by, in the order of the text, and the words they fill.
struct Sides {
    std::vector<std::uint16_t> countries;
    std::size_t first = 0;
    std::size_t last = 0;
    bool more = false;  ///< a third country is told
    bool both = false;  ///< "the two countries", told before

    void add(std::uint16_t country, std::size_t from, std::size_t to) {
        first = std::min(first, from);
        last = std::max(last, to);
        if (country == 0 ||
            std::find(countries.begin(), countries.end(), country) != countries.end()) {
            return;
        }
        more = countries.size() == 2;
        if (!more) { countries.push_back(country); }
    }
};

/// What tells a country at or around a word: the name of one, or an adjective.
class CountryFinder {
public:
    CountryFinder(const std::vector<PlaceDraft>& drafts, const std::vector<Demonym>& demonyms)
        : m_drafts(drafts), m_demonyms(demonyms) {}

    /// The country that word `at` tells, and the last and first word of its name.
    std::uint16_t at(std::size_t word, std::size_t& first, std::size_t& last) const {
        const auto draft = std::lower_bound(
            m_drafts.begin(), m_drafts.end(), word,
            [](const PlaceDraft& one, std::size_t place) { return one.last < place; });
        if (draft != m_drafts.end() && draft->first <= word && !draft->guesses.empty() &&
            draft->guesses.front().facts.kind == Kind::country) {
            first = draft->first;
            last = draft->last;
            return draft->guesses.front().facts.country;
        }
        const auto demonym = std::lower_bound(
            m_demonyms.begin(), m_demonyms.end(), word,
            [](const Demonym& one, std::size_t place) { return one.word < place; });
        if (demonym == m_demonyms.end() || demonym->word != word) { return 0; }
        first = last = word;
        return demonym->country;
    }

private:
    const std::vector<PlaceDraft>& m_drafts;
    const std::vector<Demonym>& m_demonyms;
};

bool goes_on(const ArticleWords& words, std::size_t from, std::size_t word) {
    return words.same_sentence(from, word) && words.word(word).joint != Joint::stop;
}

/// "… between A and B", "… with B", "… libano-israélienne".
///
/// `loose`: "border clashes between A and B" has a noun or two before the names.
void look_behind(const ArticleWords& words, const CountryFinder& finder, std::size_t noun_last,
                 bool loose, Sides& sides) {
    bool open = false;  // after "between" or "with" the names may stand further off
    for (auto i = noun_last + 1; i < words.size() && i <= noun_last + k_reach; ++i) {
        if (!goes_on(words, noun_last, i)) { return; }
        std::size_t first = i;
        std::size_t last = i;
        if (const auto country = finder.at(i, first, last); country != 0) {
            sides.add(country, noun_last, last);
            i = last;
            continue;
        }
        if (open && words.phrase_at(i, Phrase::both) != nullptr) {
            sides.both = sides.countries.empty();
            sides.last = i + words.info[i].phrase_words - 1U;
            return;
        }
        if (words.phrase_at(i, Phrase::pair) != nullptr) {
            open = true;
            continue;
        }
        const bool small = words.phrase_at(i, Phrase::link) != nullptr ||
                           words.phrase_at(i, Phrase::conj) != nullptr ||
                           words.phrase_at(i, Phrase::definite) != nullptr;
        if (small && (open || i == noun_last + 1 || !sides.countries.empty())) { continue; }
        if (small && i == noun_last + 2) { continue; }
        if (loose && (open || sides.countries.empty())) { continue; }
        return;
    }
}

/// "The Syrian-Turkish border", "Turkey's border", "the Syria-Turkey border".
void look_before(const ArticleWords& words, const CountryFinder& finder, std::size_t noun,
                 Sides& sides) {
    for (auto i = noun; i-- > 0 && i + 4 > noun;) {
        if (!goes_on(words, noun, i + 1)) { return; }
        std::size_t first = i;
        std::size_t last = i;
        if (const auto country = finder.at(i, first, last); country != 0) {
            sides.add(country, first, noun);
            i = first;
            continue;
        }
        // the "s" of "Syria's"
        if (words.keys.key(i).size() == 1 && words.word(i).letter_case == Case::lower) { continue; }
        return;
    }
}

/// The two countries the article is about.
std::vector<std::uint16_t> two_of_article(const std::vector<std::uint16_t>& countries) {
    return {countries.begin(),
            countries.begin() + std::min<std::ptrdiff_t>(2, std::ssize(countries))};
}

std::string border_id(std::uint16_t a, std::uint16_t b) {
    auto left = unpack_country(a);
    auto right = unpack_country(b);
    if (right < left) { std::swap(left, right); }
    auto id = "cc:border-" + left + "-" + right;
    for (auto& letter : id) {
        if (letter >= 'A' && letter <= 'Z') { letter = static_cast<char>(letter - 'A' + 'a'); }
    }
    return id;
}

}  // namespace

void PlaceReader::add_borders(const ArticleWords& words, const Reading& reading,
                              const std::vector<Demonym>& demonyms,
                              const std::vector<std::uint16_t>& countries,
                              std::vector<PlaceDraft>& drafts) const {
    const CountryFinder finder(drafts, demonyms);
    std::vector<PlaceDraft> found;
    for (std::size_t i = 0; i < words.size() && found.size() < m_limits->mentions_max; ++i) {
        const auto* noun = words.phrase_at(i, Phrase::head);
        if (noun == nullptr || noun->head_kind != Head::border) { continue; }
        const bool named = std::any_of(drafts.begin(), drafts.end(), [&](const PlaceDraft& draft) {
            return draft.first <= i && i <= draft.last;
        });
        if (named) { continue; }  // "the border between A and B", found by its name
        const auto noun_last = i + words.info[i].phrase_words - 1U;
        const auto* token = token_at(words, reading, noun_last);
        const auto* before = i == 0 ? nullptr : token_at(words, reading, i - 1U);
        // "which borders Iran and Iraq": a verb, whatever the tagger takes it for
        if (before != nullptr && before->has_feature("PronType=Rel")) { continue; }
        // "border clashes", "affrontements frontaliers": only with both countries told
        const bool describes =
            token != nullptr && (token->upos == Upos::adj || token->deprel == Deprel::compound);
        if (!describes && token != nullptr && token->upos != Upos::noun) { continue; }
        Sides sides{{}, i, noun_last};
        look_behind(words, finder, noun_last, describes, sides);
        if (sides.both) {
            sides.countries = two_of_article(countries);
        } else if (sides.countries.size() < 2) {
            if (describes) { sides = {{}, i, noun_last}; }
            look_before(words, finder, i, sides);
        }
        // where three countries meet is no border of two
        if (sides.more || (describes && sides.countries.size() < 2)) { continue; }
        if (describes) {  // the words between are no part of the name
            sides.first = i;
            sides.last = noun_last;
        }
        std::optional<PlaceIndex> record;
        if (sides.countries.size() == 2) {
            record = m_gazetteer->by_id(border_id(sides.countries[0], sides.countries[1]));
        }
        // "the Turkish border": the neighbour that the article is about
        for (std::size_t c = 0; c < countries.size() && sides.countries.size() == 1 && !record;
             ++c) {
            record = m_gazetteer->by_id(border_id(sides.countries[0], countries[c]));
        }
        if (!record && sides.countries.empty() && !found.empty() && i > 0 &&
            words.phrase_ending_at(i - 1, Phrase::definite).phrase != nullptr) {
            record = found.back().guesses.front().place;  // "the border" named before
        }
        const auto guess = guess_of(record);
        if (!guess) { continue; }
        PlaceDraft draft;
        draft.first = draft.full_first = sides.first;
        draft.last = draft.full_last = sides.last;
        draft.guesses = {*guess};
        look_around(words, reading, draft);
        draft.head = Head::none;
        draft.label.clear();
        draft.use = PlaceUse::location;
        draft.resolved = true;
        i = sides.last;
        found.push_back(std::move(draft));
    }
    if (found.empty()) { return; }
    // the names of the two countries are part of the border's
    std::erase_if(drafts, [&](const PlaceDraft& draft) {
        return std::any_of(found.begin(), found.end(), [&](const PlaceDraft& border) {
            return draft.first >= border.first && draft.last <= border.last;
        });
    });
    drafts.insert(drafts.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
    std::stable_sort(drafts.begin(), drafts.end(),
                     [](const PlaceDraft& a, const PlaceDraft& b) { return a.first < b.first; });
}

}  // namespace counterclaim::where

#include "who/phrase_index.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace counterclaim::who {
namespace {

constexpr std::size_t k_phrase_words_max = 12;

/// What stands between two words, as far as phrases care.
struct Gap {
    bool empty = true;
    bool white = false;
    bool other = false;  ///< anything that is neither space, hyphen, apostrophe nor full stop
    bool stop = false;   ///< a full stop
    bool hyphen = false;
    bool apostrophe = false;
    std::uint32_t commas = 0;
    std::uint32_t marks = 0;  ///< other characters but commas

    void add(char32_t code) {
        empty = false;
        if (text::is_space(code) || text::char_class(code) == text::CharClass::invisible) {
            white = true;
        } else if (code == U'-' || code == U'\u2010' || code == U'\u2011') {
            hyphen = true;
        } else if (code == U'\'' || code == U'\u2019' || code == U'\u02BC') {
            apostrophe = true;
        } else if (code == U'.') {
            stop = true;
        } else if (code == U',' || code == U'\u060C') {
            ++commas;
            other = true;
        } else if (code == U'"' || code == U'\u201C' || code == U'\u201D' || code == U'\u00AB' ||
                   code == U'\u00BB') {
            // quotation marks inside a phrase ("the “defence minister” of …") part nothing
        } else {
            ++marks;
            other = true;
        }
    }
};

/// Where an abbreviation with full stops goes on from its letter that ends at `at` ("U|.S"); `at`
/// if it does not.
std::size_t past_initial(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || text[at] != '.') { return at; }
    const auto letter = text::decode_at(text, at + 1);
    const bool alone =
        letter.end() >= text.size() || !text::is_word(text::decode_at(text, letter.end()).code);
    return alone && text::is_upper(letter.code) ? letter.end() : at;
}

/// "U.S. Army" is "US Army".
std::string without_initials(std::string_view phrase) {
    std::string out;
    std::size_t single = 0;  // where a word of one capital letter ended
    bool inside = false;
    for (std::size_t at = 0; at < phrase.size();) {
        const auto point = text::decode_at(phrase, at);
        const bool joins = point.code == U'.' && single == at && past_initial(phrase, at) > at;
        if (!joins) { out.append(phrase.substr(at, point.end() - at)); }
        const bool word = text::is_word(point.code);
        single = word && !inside && text::is_upper(point.code) ? point.end() : 0;
        inside = word;
        at = point.end();
    }
    return out;
}

void describe(TextWord& word, const Gap& gap, bool after_single_letter) {
    const bool abbreviation = gap.stop && after_single_letter;
    word.breaks = gap.other || (gap.stop && !abbreviation) || (gap.hyphen && gap.white);
    word.comma = gap.commas == 1 && gap.marks == 0 && !gap.stop;
    word.joined = !gap.white && !word.breaks;
    word.apostrophe = gap.apostrophe && !gap.white;
    word.hyphen = gap.hyphen && !gap.white;
}

}  // namespace

bool PhraseIndex::add(std::string_view phrase, std::uint32_t value) {
    return add(FoldedWords(phrase), value);
}

bool PhraseIndex::add(const FoldedWords& phrase, std::uint32_t value) {
    const auto& words = phrase.words();
    if (words.empty() || words.size() > k_phrase_words_max) { return false; }
    std::uint32_t node = 0;
    for (const auto& word : words) {
        const auto id =
            m_words.try_emplace(word, static_cast<std::uint32_t>(m_words.size() + 1)).first->second;
        const auto [next, added] =
            m_edges.try_emplace(edge(node, id), static_cast<std::uint32_t>(m_ends.size()));
        if (added) { m_ends.emplace_back(); }
        node = next->second;
    }
    auto& ends = m_ends[node];
    const auto place = static_cast<std::uint32_t>(m_values.size());
    (ends.first == 0 ? ends.first : m_values[ends.last].next) = place;
    ends.last = place;
    m_values.push_back({value, 0});
    return true;
}

std::uint32_t PhraseIndex::word(std::string_view folded) const {
    const auto found = m_words.find(folded);
    return found == m_words.end() ? 0 : found->second;
}

FoldedWords::FoldedWords(std::string_view phrase) {
    const bool initials = phrase.find('.') != std::string_view::npos;
    if (initials) {
        text::fold_onto(m_text, without_initials(phrase));
    } else {
        text::fold_onto(m_text, phrase);
    }
    const std::string_view folded = m_text;
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t end) {
        if (end > begin) { m_words.push_back(folded.substr(begin, end - begin)); }
    };
    for (const auto point : text::code_points(folded)) {
        if (text::is_word(point.code)) { continue; }
        end_at(point.at);
        begin = point.end();
    }
    end_at(folded.size());
}

std::vector<TextWord> words_of(std::string_view article_text, const PhraseIndex& index) {
    std::vector<TextWord> words;
    words.reserve(article_text.size() / 6);
    std::string folded;
    Gap gap;
    bool after_single_letter = false;
    std::size_t at = 0;
    while (at < article_text.size()) {
        auto point = text::decode_at(article_text, at);
        if (!text::is_word(point.code)) {
            gap.add(point.code);
            at = point.end();
            continue;
        }
        TextWord word;
        word.span.begin = point.at;
        std::uint32_t letters = 0;
        std::uint32_t lower = 0;
        word.upper = !text::is_lower(point.code);
        while (at < article_text.size()) {
            point = text::decode_at(article_text, at);
            if (!text::is_word(point.code)) { break; }
            lower += text::is_lower(point.code) ? 1U : 0U;
            ++letters;
            at = point.end();
        }
        bool initials = false;
        for (auto next = at; letters == 1 && word.upper && lower == 0; at = next) {
            next = past_initial(article_text, at);
            if (next == at) { break; }
            initials = true;
        }
        word.span.end = static_cast<std::uint32_t>(at);
        word.capitals = initials || (letters > 1 && lower == 0);
        describe(word, gap, after_single_letter);
        folded.clear();
        text::fold_onto(folded, slice(article_text, word.span));
        if (initials) { std::erase(folded, '.'); }
        word.id = index.word(folded);
        // "SANAs reporter", "Assads army": a possessive that lost its apostrophe
        const bool letters_and_s = lower == 1 && letters > 2;
        if ((word.id == 0 || letters_and_s) && word.upper && letters > 2 && folded.back() == 's') {
            folded.pop_back();
            const auto stem = index.word(folded);
            if (stem != 0 || word.id == 0) {
                word.id = stem;
                word.capitals = word.capitals || lower == 1;
            }
        }
        words.push_back(word);
        gap = Gap{};
        after_single_letter = letters == 1;  // "the U.S. army": its last stop ends nothing
    }
    return words;
}

}  // namespace counterclaim::who

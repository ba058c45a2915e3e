#include "language/lexical.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace counterclaim::language {
namespace {

constexpr std::size_t k_languages_max = 64;  // one bit each
constexpr std::size_t k_word_bytes_max = 40;
constexpr char32_t k_latin_end = 0x250;

int count_bits(std::uint64_t bits) {
    int count = 0;
    for (; bits != 0; bits &= bits - 1) { ++count; }
    return count;
}

}  // namespace

int Lexical::index_of(std::string_view language) const {
    const auto found = std::find(m_languages.begin(), m_languages.end(), language);
    return found == m_languages.end() ? -1 : static_cast<int>(found - m_languages.begin());
}

Expected<Lexical> Lexical::load(const Resources& resources) {
    Lexical lexical;
    auto alphabets =
        text::Table::load(resources, "language/alphabets.tsv", {"language", "letters", "prior"});
    if (!alphabets) { return tl::unexpected<Error>(alphabets.error()); }
    if (alphabets->size() > k_languages_max) {
        return alphabets->row(k_languages_max).reject("more than 64 languages");
    }
    for (std::size_t i = 0; i < alphabets->size(); ++i) {
        const auto row = alphabets->row(i);
        lexical.m_languages.emplace_back(row["language"]);
        double prior = 0;
        for (const char c : row["prior"]) {
            if (c < '0' || c > '9') {
                return row.reject("the prior is a whole number of hundredths");
            }
            prior = prior * 10 + (c - '0');
        }
        lexical.m_priors.push_back(prior / 100);
        for (const auto point : text::code_points(row["letters"])) {
            lexical.m_letters[point.code].languages |= std::uint64_t{1} << i;
        }
    }
    for (auto& [code, letter] : lexical.m_letters) {
        letter.rarity = 1.0 / count_bits(letter.languages);
    }
    auto words = text::Table::load(resources, "language/function_words.tsv", {"language", "word"});
    if (!words) { return tl::unexpected<Error>(words.error()); }
    for (std::size_t i = 0; i < words->size(); ++i) {
        const auto row = words->row(i);
        const int index = lexical.index_of(row["language"]);
        if (index < 0) { return row.reject("the language has no alphabet in alphabets.tsv"); }
        lexical.m_words[text::to_lower(row["word"])].languages.push_back(
            static_cast<std::uint8_t>(index));
    }
    for (auto& [word, entry] : lexical.m_words) {
        entry.weight = 1.0 / static_cast<double>(entry.languages.size());
    }
    return lexical;
}

std::vector<Lexical::Evidence> Lexical::weigh(std::string_view text) const {
    std::vector<Evidence> evidence(m_languages.size());
    // Letters are counted first: a text has few kinds of them.
    std::array<std::uint32_t, k_latin_end> latin{};
    std::unordered_map<char32_t, std::uint32_t> others;
    std::size_t letter_count = 0;
    double words = 0;
    std::string word;
    const auto finish = [&] {
        if (word.empty()) { return; }
        words += 1;
        if (word.size() <= k_word_bytes_max) {
            if (const auto found = m_words.find(word); found != m_words.end()) {
                for (const auto index : found->second.languages) {
                    evidence[index].words += found->second.weight;
                }
            }
        }
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const char byte = text[at];
        const char small = static_cast<char>(byte | 0x20);
        if (small >= 'a' && small <= 'z') {  // most of most texts
            word.push_back(small);
            ++letter_count;
            ++latin[static_cast<unsigned char>(small)];
            ++at;
            continue;
        }
        const auto point = text::decode_at(text, at);
        at += point.length;
        if (!text::is_letter(point.code) && !text::is_mark(point.code)) {
            finish();
            continue;
        }
        const auto lower = text::to_lower(point.code);
        text::append_utf8(word, lower);
        if (text::is_mark(point.code)) { continue; }
        ++letter_count;
        ++(lower < k_latin_end ? latin[lower] : others[lower]);
    }
    finish();
    const auto letters = static_cast<double>(letter_count);
    std::vector<double> inside(m_languages.size());
    const auto add = [&](char32_t code, std::uint32_t count) {
        if (count == 0) { return; }
        const auto found = m_letters.find(code);
        if (found == m_letters.end()) { return; }
        for (std::size_t i = 0; i < m_languages.size(); ++i) {
            if ((found->second.languages >> i & 1U) == 0) { continue; }
            inside[i] += count;
            evidence[i].rare += found->second.rarity * count;
        }
    };
    for (char32_t code = 0; code < k_latin_end; ++code) { add(code, latin[code]); }
    for (const auto& [code, count] : others) { add(code, count); }
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        evidence[i].outside = letters > 0 ? 1 - inside[i] / letters : 1;
        evidence[i].rare = letters > 0 ? evidence[i].rare / letters : 0;
        evidence[i].words = words > 0 ? evidence[i].words / words : 0;
    }
    return evidence;
}

}  // namespace counterclaim::language

// Where a pointer to another article ends is nowhere marked: its title has no full stop, and what
// follows begins with a capital. So the title ends before the last word that opens sentences
// ("The", "Il") and stands right behind another word, before the first full stop.

#include "article/references.hpp"

#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::article {
namespace {

constexpr std::size_t k_label_words_max = 8;
constexpr std::size_t k_label_bytes_max = 80;
constexpr std::size_t k_title_bytes_max = 400;
constexpr std::size_t k_references_max = 50;  // of one paragraph

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == '\n'; }

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Where the sentence that the byte `at` stands in begins; at most a label's length back.
std::size_t sentence_start(std::string_view text, std::size_t at) {
    const std::size_t first = at > k_label_bytes_max ? at - k_label_bytes_max : 0;
    for (std::size_t i = at; i > first; --i) {
        const char before = text[i - 1];
        if (ends_sentence(before) && (i == at || is_space(text[i]) || before == '\n')) {
            while (i < at && is_space(text[i])) { ++i; }
            return i;
        }
    }
    return first == 0 ? 0 : at;
}

/// The byte after the title that begins at `begin`: the last opener of a sentence right behind a
/// word, before a full stop; `begin` where there is none.
std::size_t title_end(std::string_view text, std::size_t begin, const Noise& noise) {
    const std::size_t last = std::min(text.size(), begin + k_title_bytes_max);
    std::size_t found = begin;
    for (std::size_t at = begin; at < last; ++at) {
        const bool stop =
            ends_sentence(text[at]) && (at + 1 == text.size() || is_space(text[at + 1]));
        if (stop) { break; }
        if (text[at] != ' ' || at == begin || at + 1 >= last) { continue; }
        const auto before = text::decode_before(text, at);
        const auto next = text::decode_at(text, at + 1);
        if (!text::is_word(before.code) || !text::is_upper(next.code)) { continue; }
        std::size_t end = at + 1;
        while (end < last) {
            const auto point = text::decode_at(text, end);
            if (!text::is_word(point.code)) { break; }
            end = point.end();
        }
        if (noise.opens_sentences(text.substr(at + 1, end - at - 1))) { found = at + 1; }
    }
    return found;
}

}  // namespace

std::vector<Span> references_in(std::string_view paragraph, const Noise& noise) {
    std::vector<Span> found;
    std::size_t free_from = 0;
    for (auto colon = paragraph.find(':');
         colon != std::string_view::npos && found.size() < k_references_max;
         colon = paragraph.find(':', colon + 1)) {
        const auto start = sentence_start(paragraph, colon);
        if (start < free_from || start >= colon || colon - start > k_label_bytes_max) { continue; }
        const auto label = words_of(paragraph.substr(start, colon - start), k_label_words_max);
        if (label.more || !noise.is_reference(label.words)) { continue; }
        std::size_t begin = colon + 1;
        while (begin < paragraph.size() && is_space(paragraph[begin])) { ++begin; }
        const auto end = title_end(paragraph, begin, noise);
        found.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
        free_from = end;
    }
    return found;
}

}  // namespace counterclaim::article

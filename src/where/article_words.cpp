#include "where/article_words.hpp"

#include <string>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_phrase_words_max = 6;

/// Marks the longest phrase that begins at each word of [first, end).
void mark_phrases(ArticleWords& out, std::size_t first, std::size_t end) {
    std::string key;
    for (std::size_t i = first; i < end; ++i) {
        auto& info = out.info[i];
        if (info.language == nullptr) { continue; }
        key.clear();
        for (std::size_t j = i; j < end && j < i + k_phrase_words_max; ++j) {
            if (j > i && out.word(j).joint == Joint::stop) { break; }
            append_key(key, out.keys, j);
            const auto* phrase = info.language->find(key);
            if (phrase != nullptr &&
                (phrase->kinds & ~static_cast<std::uint32_t>(Phrase::beginning)) != 0) {
                info.phrase = phrase;
                info.phrase_words = static_cast<std::uint8_t>(j - i + 1);
            }
            const bool may_grow = (phrase != nullptr && phrase->is(Phrase::beginning)) ||
                                  (j + 1 < end && out.word(j + 1).joint == Joint::glue);
            if (!may_grow) { break; }
        }
    }
}

}  // namespace

ArticleWords words_of(const Reading& reading, const LanguageOf& language_of,
                      std::size_t words_max) {
    ArticleWords out;
    const std::string_view text = reading.article.text;
    for (std::size_t s = 0; s < reading.sentences.size(); ++s) {
        const auto& sentence = reading.sentences[s];
        if (sentence.span.end > text.size() || sentence.span.begin > sentence.span.end) {
            continue;
        }
        const auto first = out.size();
        cut_words(slice(text, sentence.span), sentence.span.begin, words_max, out.keys);
        if (out.size() >= words_max) { out.cut = true; }
        static const Block k_no_block{};
        const auto& blocks = reading.article.blocks;
        const auto* language =
            language_of(sentence.block < blocks.size() ? blocks[sentence.block] : k_no_block);
        std::size_t token = 0;
        for (std::size_t i = first; i < out.size(); ++i) {
            WordInfo info;
            info.sentence = static_cast<std::uint32_t>(s);
            info.language = language;
            info.first_of_sentence = i == first;
            const auto at = out.word(i).begin;
            while (token < sentence.tokens.size() && sentence.tokens[token].span.end <= at) {
                ++token;
            }
            if (token < sentence.tokens.size() && sentence.tokens[token].span.begin <= at) {
                info.token = static_cast<std::int32_t>(token);
            }
            if (language != nullptr) { info.not_place = language->not_place(out.keys.key(i)); }
            out.info.push_back(info);
        }
        mark_phrases(out, first, out.size());
        if (out.cut) { break; }
    }
    return out;
}

ArticleWords::Before ArticleWords::phrase_ending_at(std::size_t last, Phrase::Kind kind) const {
    constexpr std::size_t k_back = 4;
    for (std::size_t length = k_back; length >= 1; --length) {
        if (last + 1 < length) { continue; }
        const auto first = last + 1 - length;
        if (!same_sentence(first, last)) { continue; }
        const auto& found = info[first];
        if (found.phrase != nullptr && found.phrase_words == length && found.phrase->is(kind)) {
            return {first, found.phrase};
        }
    }
    return {};
}

const Phrase* ArticleWords::phrase_at(std::size_t first, Phrase::Kind kind) const {
    if (first >= info.size() || info[first].phrase == nullptr) { return nullptr; }
    return info[first].phrase->is(kind) ? info[first].phrase : nullptr;
}

bool is_title_case(const ArticleWords& words, std::size_t word) {
    std::size_t capitals = 0;
    std::size_t all = 0;
    const auto sentence = words.info[word].sentence;
    auto first = word;
    while (first > 0 && words.info[first - 1].sentence == sentence && word - first < 40) {
        --first;
    }
    for (auto i = first; i < words.size() && words.info[i].sentence == sentence && i < first + 80;
         ++i) {
        if (words.keys.key(i).size() < 4) { continue; }
        ++all;
        capitals += words.is_capital(i);
    }
    return all >= 4 && capitals * 10 >= all * 7;
}

const Token* token_at(const ArticleWords& words, const Reading& reading, std::size_t word) {
    const auto& info = words.info[word];
    if (info.token < 0) { return nullptr; }
    return &reading.sentences[info.sentence].tokens[static_cast<std::size_t>(info.token)];
}

}  // namespace counterclaim::where

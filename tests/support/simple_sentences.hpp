#pragma once

#include "text/pieces.hpp"

#include <counterclaim/reading.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::test {

/// A sentence of unparsed tokens: words with their digits, signs alone. For tests of rooms that
/// also read sentences nobody parsed; it is no tokeniser.
inline Sentence simple_sentence(std::string_view text, Span span) {
    Sentence sentence;
    sentence.span = span;
    std::vector<text::Piece> pieces;
    text::append_pieces(slice(text, span), pieces);
    std::uint32_t end = 0;
    for (const auto& piece : pieces) {
        const Span here{span.begin + piece.span.begin, span.begin + piece.span.end};
        const bool sign = piece.kind == text::PieceKind::other;
        const bool joins = !sign && !sentence.tokens.empty() && end == here.begin &&
                           text::casing_of(sentence.tokens.back().form).first_upper == false &&
                           sentence.tokens.back().upos != Upos::punct;
        if (joins) {
            sentence.tokens.back().span.end = here.end;
        } else {
            Token token;
            token.span = here;
            token.upos = sign ? Upos::punct : Upos::x;
            sentence.tokens.push_back(token);
        }
        sentence.tokens.back().form = std::string(slice(text, sentence.tokens.back().span));
        end = here.end;
    }
    return sentence;
}

/// A reading of one block: lines are sentences.
inline Reading simple_reading(std::string text, std::string language = "en") {
    Reading reading;
    reading.article.id = "test";
    reading.article.language = std::move(language);
    reading.article.text = std::move(text);
    const auto& whole = reading.article.text;
    std::uint32_t begin = 0;
    while (begin < whole.size()) {
        auto end = whole.find('\n', begin);
        if (end == std::string::npos) { end = whole.size(); }
        const Span span{begin, static_cast<std::uint32_t>(end)};
        if (!span.empty()) {
            Block block;
            block.span = span;
            reading.article.blocks.push_back(block);
            auto sentence = simple_sentence(whole, span);
            sentence.block = static_cast<std::uint32_t>(reading.article.blocks.size() - 1);
            reading.sentences.push_back(std::move(sentence));
        }
        begin = static_cast<std::uint32_t>(end) + 1;
    }
    return reading;
}

}  // namespace counterclaim::test

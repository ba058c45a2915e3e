#pragma once

#include "syntax/segmenter.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What the segmenter looks at, shared by its trainer. Changing anything here needs new models.
namespace counterclaim::syntax {

/// Arrows, boxes and pictographs, and not the signs of money, measure and trade.
[[nodiscard]] inline bool is_drawn(CharKind kind, char32_t code) {
    constexpr char32_t k_arrows = 0x2190;  // and what follows them in Unicode
    constexpr char32_t k_unreadable = 0xFFFD;
    return kind == CharKind::symbol && code >= k_arrows && code != k_unreadable;
}

[[nodiscard]] std::vector<Atom> atoms_of(std::string_view text, Span block);

/// True where atoms [at - 1, at] must be one token (an address), or a number with spaces goes on.
[[nodiscard]] bool number_goes_on(const std::vector<Atom>& atoms, std::size_t at);

/// Rows for "a token ends before `atoms[at]`"; the token so far began at `token_begin`.
void break_rows(const std::vector<Atom>& atoms, std::size_t at, std::size_t token_begin,
                std::uint32_t bits, Rows& rows);

/// False where no sentence ever ends: between two plain words, the second in lower case.
[[nodiscard]] bool may_end_sentence(const SurfaceToken& token, const SurfaceToken& next);

/// Rows for "a sentence ends after `tokens[at]`"; it began at `begin`.
void sentence_rows(const std::vector<SurfaceToken>& tokens, std::size_t at, std::size_t begin,
                   std::uint32_t bits, Rows& rows);

/// Rows for "this surface is a contraction here".
void contraction_rows(const std::vector<SurfaceToken>& tokens, std::size_t at, std::uint32_t bits,
                      Rows& rows);

/// The token made of text[span], with what the classifiers see of it.
[[nodiscard]] SurfaceToken surface_token(std::string_view text, Span span, std::uint8_t gap);

/// Lower case, with one kind of apostrophe.
[[nodiscard]] std::string contraction_key(std::string_view surface);

}  // namespace counterclaim::syntax

#pragma once

#include "syntax/hashing.hpp"
#include "syntax/lexicon.hpp"
#include "syntax/linear.hpp"
#include "syntax/tagger.hpp"

#include <cstdint>
#include <vector>

/// What the tagger looks at, shared by its trainer. Changing anything here needs new models.
namespace counterclaim::syntax {

inline constexpr std::uint32_t k_candidates_max = 12;
/// Forms seen more often than this are trusted to have shown all their tags.
inline constexpr std::uint32_t k_known_after = 2;

[[nodiscard]] inline std::uint64_t lexicon_key(std::uint64_t word, std::uint8_t upos) {
    return combine(word, 100U + upos);
}

[[nodiscard]] std::uint64_t ambiguity_of(Lexicon::List tags);

/// Rows for the part of speech of `words[at]`; the words before must be tagged.
void upos_rows(const std::vector<TaggedWord>& words, std::size_t at, std::uint32_t bits,
               Rows& rows);

/// Keys for the choice of features; the words before must have features, all must have a part of
/// speech.
void features_keys(const std::vector<TaggedWord>& words, std::size_t at,
                   std::vector<std::uint64_t>& keys);
/// Keys for the choice of a lemma rule.
void lemma_keys(const TaggedWord& word, std::vector<std::uint64_t>& keys);

/// Ids to choose from: those of the form if `known`, else those of its longest known suffixes.
void find_candidates(const Lexicon& lexicon, const TaggedWord& word, bool known,
                     std::vector<std::uint16_t>& candidates);

}  // namespace counterclaim::syntax

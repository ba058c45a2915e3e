#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::text {

/// Folding makes spellings of one word equal, for looking words and names up. It
/// - lower-cases (Turkish İ and ı both become i), unfolds compatibility forms (ﬁ, full-width
/// letters, և),
/// - strips marks in Latin, Greek, Cyrillic, Hebrew and Arabic: é→e, ş→s, ё→е; й, ў and ї stay,
/// they are letters;
///   vowel signs of Indic scripts stay,
/// - maps letters that differ by a stroke: ə→e, ł→l, ø→o, đ→d, ß→ss, æ→ae, œ→oe, þ→th, ς→σ,
/// - Arabic and Persian: alef with hamza or madda→ا, ى ي→ی, ك→ک, ة→ه, tatweel and vowel marks
/// dropped,
/// - typographic apostrophes→', hyphens (not dashes)→-, every space but line breaks→' ';
///   soft hyphens, joiners and other invisible characters are dropped.
/// Digits of any script become ASCII digits. The result of folding does not change when folded
/// again.
[[nodiscard]] std::string fold(std::string_view text);

/// As `fold`, onto the end of `out`; saves the allocation in loops.
void fold_onto(std::string& out, std::string_view text);

/// A folded text that knows where its bytes came from.
struct FoldedText {
    std::string text;
    /// For each byte of `text` the byte of the source its code point starts at, and the source's
    /// size at the end: folded [b, e) came from source [offsets[b], offsets[e]), when b and e are
    /// starts of folded code points.
    std::vector<std::uint32_t> offsets;
};
[[nodiscard]] FoldedText fold_with_offsets(std::string_view text);

/// Lower case only; marks and everything else stay. Turkish İ becomes i, ı stays.
[[nodiscard]] std::string to_lower(std::string_view text);

/// One code point in lower case.
[[nodiscard]] char32_t to_lower(char32_t code);

}  // namespace counterclaim::text

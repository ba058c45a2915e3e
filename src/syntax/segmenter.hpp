#pragma once

#include "syntax/letters.hpp"
#include "syntax/linear.hpp"
#include "syntax/model_file.hpp"
#include "syntax/raw_text.hpp"
#include "syntax/word_keys.hpp"
#include "text/flat_map.hpp"

#include <counterclaim/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

/// The smallest piece a token can be made of: a run of letters, a run of digits, or a run of one
/// other sign.
struct Atom {
    Span span;
    CharKind kind = CharKind::symbol;
    std::uint64_t lower = 0;  ///< hash, signs of one kind alike
    std::uint8_t length = 0;  ///< in code points, at most 255
    std::uint8_t gap = 0;     ///< before it: 0 none, 1 space, 2 line end, 3 empty line
    bool first_upper = false;
    bool starts_address = false;  ///< the first of a URL or an e-mail address
    bool drawn = false;           ///< a pictograph or an arrow
    bool in_address = false;      ///< belongs with the atom before it to a URL or an e-mail address
};

/// One token on the surface; a contraction is one.
struct SurfaceToken {
    Span span;
    WordKeys keys;
    CharKind first = CharKind::symbol;  ///< kind of its first and last code point
    CharKind last = CharKind::symbol;
    std::uint8_t gap = 0;  ///< before it, as in `Atom`
    bool starts_sentence = false;
    bool opens = false;  ///< a quotation mark that opens wherever it stands
};

/// Splits text into tokens and sentences as a treebank does. The places where a token may end are
/// few (where the kind of sign changes); at each a linear classifier decides, and again after each
/// token whether the sentence ends. Without a model (`generic`) fixed rules that hold in most
/// languages decide.
class Segmenter {
public:
    [[nodiscard]] static Expected<Segmenter> load(const ModelFile& file);
    [[nodiscard]] static Segmenter generic() { return {}; }

    /// A pronoun that is written behind its verb ("-t-il"), lower case with its hyphens: it is a
    /// token of its own wherever it ends a word, also behind verbs that no treebank has it with.
    void know_clitic(std::string_view form);
    /// A word with one hyphen, in lower case, that stays one token where treebanks cut it:
    /// "cease-fire".
    void know_whole(std::string_view form);
    /// A short form before a name, in lower case with its stop ("brig."): the stop is part of it,
    /// and no sentence ends there where a name follows.
    void know_abbreviation(std::string_view form);

    /// Tokens of `text` within `block`, in order. The first one starts a sentence. Linear.
    void segment(std::string_view text, Span block, std::vector<SurfaceToken>& tokens) const;

    /// The words of `tokens[at]` where it is a contraction: "du" gives "de", "le". Empty where it
    /// is not.
    void expand(std::string_view text, const std::vector<SurfaceToken>& tokens, std::size_t at,
                std::vector<std::string>& words) const;

private:
    [[nodiscard]] bool breaks(const std::vector<Atom>& atoms, std::size_t at,
                              std::size_t token_begin, Rows& rows) const;
    [[nodiscard]] bool is_title_before_name(std::string_view text,
                                            const std::vector<SurfaceToken>& tokens,
                                            std::size_t at) const;
    [[nodiscard]] bool ends_sentence(std::string_view text, const std::vector<SurfaceToken>& tokens,
                                     std::size_t at, std::size_t begin, Rows& rows) const;

    /// The atom after a known word with a hyphen that begins at `at`; `at` itself where there is
    /// none.
    [[nodiscard]] std::size_t whole_end(std::string_view text, const std::vector<Atom>& atoms,
                                        std::size_t at) const;
    /// The atom after a known short form with its stop, before a name; `at` where there is none.
    [[nodiscard]] std::size_t abbreviation_end(std::string_view text,
                                               const std::vector<Atom>& atoms,
                                               std::size_t at) const;
    [[nodiscard]] std::size_t clitic_end(std::string_view text, const std::vector<Atom>& atoms,
                                         std::size_t at) const;

    struct Contraction {
        std::vector<std::string> words;
        bool ambiguous = false;
    };
    bool m_trained = false;
    bool m_spaced_numbers = false;  // "4 000" is one token
    LinearModel m_breaks;
    LinearModel m_sentences;
    LinearModel m_contracts;
    text::WordMap<Contraction> m_contractions;
    std::vector<std::string> m_suffixes;  // "n't", "'s": longest first
    std::vector<std::string> m_clitics;
    std::vector<std::string> m_wholes;
    std::vector<std::string> m_abbreviations;
};

/// Adds the segmenter's sections to a model.
void train_segmenter(const std::vector<TreebankSentence>& sentences, int epochs, std::uint64_t seed,
                     ModelWriter& model);

}  // namespace counterclaim::syntax

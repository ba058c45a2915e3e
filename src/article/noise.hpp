#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace counterclaim::article {

/// What a line of page furniture is.
enum class NoiseRole : unsigned char {
    none,
    furniture,  ///< the line itself: "Read also: …", "Print", "2 min"
    tail,       ///< a heading over links: what follows is furniture until a paragraph comes
    end,        ///< nothing of the article follows: comments, reply forms
    caption,    ///< a picture's caption or credit
    byline,     ///< "By …"
    published,  ///< labels the date of publication
    updated,    ///< labels the date of a change
    credit,     ///< a word that names a picture's maker when a colon follows: "Photo: …"
    reference,  ///< begins a label that points to another article when a colon follows
    opener,     ///< a word that opens sentences: "The", "Il"
};

/// The lines that pages add to articles, in all languages of `lang/*/noise.tsv` at once: pages in
/// one language carry furniture in another. Patterns are compared word by word after folding, '#'
/// stands for a number.
class Noise {
public:
    [[nodiscard]] static Expected<Noise> load(const Resources& resources);

    /// The role of a line, in time linear in its length. `line` is text as found.
    [[nodiscard]] NoiseRole role_of(std::string_view line) const;

    /// True if a line of at most 60 words credits a picture: a credit word with a colon, or a
    /// copyright sign.
    [[nodiscard]] bool has_credit(std::string_view line) const;

    /// True for the words before a colon that point to another article: "read also on this site".
    [[nodiscard]] bool is_reference(const std::vector<std::string>& label) const;

    /// True for a word that opens sentences and is seldom a name: "The", "Il".
    [[nodiscard]] bool opens_sentences(std::string_view word) const;

    /// One row of the data, for the test that runs its example.
    struct Example {
        std::string pattern;
        NoiseRole role = NoiseRole::none;
        std::string text;
        std::string where;
    };
    [[nodiscard]] const std::vector<Example>& examples() const { return m_examples; }

private:
    enum class Match : unsigned char { line, start, end, within };
    struct Pattern {
        std::vector<std::string> words;
        Match match = Match::line;
        NoiseRole role = NoiseRole::none;
    };
    [[nodiscard]] const Pattern* find(const std::vector<std::string>& words) const;

    std::unordered_map<std::string, std::vector<Pattern>> m_by_first_word;
    std::unordered_set<std::string> m_credits;
    std::vector<std::vector<std::string>> m_references;
    std::unordered_set<std::string> m_openers;  // folded
    std::vector<Example> m_examples;
};

/// The words of a line, folded, without signs; every number becomes "#". At most `count_max`;
/// `more` tells if some were left.
struct LineWords {
    std::vector<std::string> words;
    bool more = false;
};
[[nodiscard]] LineWords words_of(std::string_view line, std::size_t count_max);

}  // namespace counterclaim::article

#pragma once

#include "text/flat_map.hpp"

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::language {

/// Evidence from alphabets and small words, language by language.
class Lexical {
public:
    [[nodiscard]] static Expected<Lexical> load(const Resources& resources);

    struct Evidence {
        double words =
            0;  ///< function words, each weighted by how few languages share it, per word of text
        double outside = 0;  ///< share of letters that are not of its alphabet
        double rare = 0;     ///< share of letters that few alphabets of its script have
    };
    /// One value per language of `languages()`.
    [[nodiscard]] std::vector<Evidence> weigh(std::string_view text) const;
    [[nodiscard]] const std::vector<std::string>& languages() const { return m_languages; }
    /// A little weight for languages that are written more; decides where nothing else does.
    [[nodiscard]] double prior(std::size_t index) const { return m_priors[index]; }
    /// Index of a language, or -1.
    [[nodiscard]] int index_of(std::string_view language) const;

private:
    struct Word {
        std::vector<std::uint8_t> languages;
        double weight = 0;
    };
    struct Letter {
        std::uint64_t languages = 0;  ///< bit set
        double rarity = 0;            ///< 1 for a letter of one alphabet
    };
    std::vector<std::string> m_languages;
    std::vector<double> m_priors;
    text::WordMap<Word> m_words;
    text::FlatMap<char32_t, Letter> m_letters;
};

}  // namespace counterclaim::language

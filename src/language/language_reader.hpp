#pragma once

#include <counterclaim/article.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace counterclaim::language {

/// What language a text is in.
struct Guess {
    std::string language;   ///< ISO 639-1 (639-3 where there is none); empty where nothing tells
    double confidence = 0;  ///< 0 … 1
};

/// Tells the language of articles and of their paragraphs. CLD2 reads the letters; small words and
/// alphabets, which are data, decide between near languages and on short texts. Loaded once, then
/// const and thread-safe.
class LanguageReader {
public:
    [[nodiscard]] static Expected<LanguageReader> load(const Resources& resources);

    LanguageReader(LanguageReader&&) noexcept;
    LanguageReader& operator=(LanguageReader&&) noexcept;
    ~LanguageReader();

    /// The language of a text. `hint` is what is said about it from outside (ISO 639-1) and decides
    /// where the text hardly does.
    [[nodiscard]] Guess guess(std::string_view text, std::string_view hint = {}) const;

    /// Sets `article.language` and, where they differ, the languages of its blocks. A language the
    /// article came with is taken as a hint; where the text plainly is in another one, the text
    /// decides and a note says so.
    void read(Article& article) const;

private:
    struct State;
    explicit LanguageReader(std::unique_ptr<const State> state);
    std::unique_ptr<const State> m_state;
};

}  // namespace counterclaim::language

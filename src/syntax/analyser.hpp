#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

struct TaggedWord;
struct Tree;

struct Options {
    /// Longer sentences are cut at the safest place before this many tokens; each cut leaves the
    /// note "syntax.long_sentence".
    std::uint32_t sentence_tokens_max = 200;
    /// Further tokens of an article are left out, with the note "syntax.long_text".
    std::uint32_t text_tokens_max = 2'000'000;
};

/// Sentences, tokens, parts of speech, features, lemmas and trees for one language, from its model
/// `lang/<code>/syntax.model`. Loaded once, then const: any number of threads may read through it,
/// and the result depends on the text alone.
///
///     auto english = syntax::Analyser::load(resources, "en");
///     english->read(reading, [&](const Sentence& s) { return lexicon.any_word_of(s); });
class Analyser {
public:
    /// Is asked about each tagged sentence whether to parse it.
    using Choose = std::function<bool(const Sentence&)>;
    /// Is asked once, when every sentence of the article is tagged, which of them to parse: one
    /// answer a sentence, or none at all to parse nothing.
    using Plan = std::function<std::vector<bool>(const std::vector<Sentence>&)>;

    /// `pack_missing` if there is no model for the language, `model_damaged` if it cannot be
    /// trusted.
    [[nodiscard]] static Expected<Analyser> load(const Resources& resources,
                                                 std::string_view language,
                                                 const Options& options = {});
    /// For a language without a model: tokens and sentences by rules that hold in most languages;
    /// every word is of part of speech `x`, its own lemma, and nothing is parsed.
    [[nodiscard]] static Analyser generic(const Options& options = {});

    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;
    ~Analyser();

    /// Fills `reading.sentences` from the blocks of its article, furniture left out; an article
    /// without blocks is read as one paragraph. Sentences for which `choose` says no have tokens,
    /// tags and lemmas but no heads. An empty `choose` parses everything.
    void read(Reading& reading, const Choose& choose = {}) const;
    /// The same, with the whole article to choose from.
    void read(Reading& reading, const Plan& plan) const;

    /// Sentences and tokens alone: every word is of part of speech `x` and its own lemma.
    void segment(Reading& reading) const;

    /// The sentences of one piece of text; spans count in `text`.
    [[nodiscard]] std::vector<Sentence> read_text(std::string_view text, Span block, Notes& notes,
                                                  const Choose& choose = {}) const;

    /// Tags and parses a sentence whose tokens have a form and nothing else.
    void analyse(Sentence& sentence) const;

private:
    struct Parts;
    explicit Analyser(std::unique_ptr<const Parts> parts);
    void tag(Sentence& sentence, std::vector<TaggedWord>& words) const;
    struct Chosen;
    void parse(std::vector<Chosen>& chosen) const;
    void parse(Sentence& sentence, std::vector<TaggedWord>& words) const;
    void finish(Chosen& chosen, const Tree& tree, const std::vector<std::uint8_t>& before) const;
    void parse_chosen(std::vector<Sentence>& sentences,
                      std::vector<std::vector<TaggedWord>>& tagged,
                      const std::vector<bool>& chosen) const;
    using Tagged = std::function<void(Sentence&&, std::vector<TaggedWord>&&)>;
    void tag_parts(Sentence&& sentence, const Tagged& done) const;
    using Done = std::function<void(Sentence&&)>;
    void cut(std::string_view text, Span block, Notes& notes, const Done& done) const;
    void each_sentence(Reading& reading, const Done& done) const;
    std::unique_ptr<const Parts> m_parts;
};

}  // namespace counterclaim::syntax

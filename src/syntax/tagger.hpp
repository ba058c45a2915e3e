#pragma once

#include "syntax/conllu.hpp"
#include "syntax/lexicon.hpp"
#include "syntax/linear.hpp"
#include "syntax/model_file.hpp"
#include "syntax/word_keys.hpp"
#include "text/flat_map.hpp"

#include <counterclaim/sentence.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

inline constexpr std::uint32_t k_upos_count = 17;

/// One word as the taggers see and fill it.
struct TaggedWord {
    std::string_view form;
    WordKeys keys;
    std::uint64_t ambiguity =
        0;  ///< hash of the parts of speech its form was trained with; 0 if unknown
    std::uint8_t upos = 0;
    std::uint16_t features = 0;    ///< id of the string of features
    std::uint16_t lemma_rule = 0;  ///< id of the lemma rule
    bool acronym = false;          ///< capitals that spell a function word: "IS", "WHO"
    bool surely_verb = false;      ///< whatever a tagger makes of it
};

/// Part of speech, morphological features and lemma, in this order, each by a linear classifier
/// over hashed features of the words around. Linear in the number of words.
class Tagger {
public:
    [[nodiscard]] static Expected<Tagger> load(const ModelFile& file);

    /// Fills everything but `form`, which must be set.
    void tag(std::vector<TaggedWord>& words) const;
    /// Chooses features and lemma anew for the words whose part of speech is no longer that of
    /// `before`.
    void choose_again(std::vector<TaggedWord>& words,
                      const std::vector<std::uint8_t>& before) const;
    /// Tells of a word that exists. Where a form was never trained, a rule that leads to such a
    /// lemma is preferred: "shelled" may come of "shell" or "shel", and only a list of words says
    /// which.
    void know(std::string_view lemma, Upos upos);
    /// Tells of a form, in lower case, that is a verb and nothing else ("denies"), or with a star
    /// before it of an ending that verbs have where a sentence may hide one ("*s"); behind ">" what
    /// the lemma has instead ("*ent>er").
    void know_verb(std::string_view form);

    /// A form that is an adjective wherever it stands in lower case behind a noun, whatever the
    /// model makes of it: names of peoples ("turc").
    void know_adjective(std::string_view form);

    /// A form that is an adjective right before a noun and behind a verb, a preposition, a
    /// determiner or a conjunction: "seized surrounding villages".
    void know_attribute(std::string_view form);

    /// Makes verbs of such forms where they were taken for names or nouns.
    void keep_verbs(std::vector<TaggedWord>& words) const;
    [[nodiscard]] std::string_view features(std::uint16_t id) const { return m_features[id]; }
    [[nodiscard]] std::string lemma(const TaggedWord& word) const;
    [[nodiscard]] std::uint32_t features_count() const {
        return static_cast<std::uint32_t>(m_features.size());
    }

private:
    struct Scratch;
    void choose(std::vector<TaggedWord>& words, std::size_t at, Scratch& scratch) const;
    void mark_acronyms(std::vector<TaggedWord>& words) const;
    [[nodiscard]] bool may_be_verb(const TaggedWord& word) const;
    void find_headline_verb(std::vector<TaggedWord>& words, std::size_t begin,
                            std::size_t end) const;
    void find_headline_verbs(std::vector<TaggedWord>& words) const;
    void find_plain_verbs(std::vector<TaggedWord>& words) const;
    void prefer_known(const TaggedWord& word, std::vector<std::uint16_t>& rules) const;
    LinearModel m_upos;
    LinearModel m_choice;  // features and lemma rules: class hashed into the feature
    Lexicon m_upos_of;
    Lexicon m_features_of;
    Lexicon m_rules_of;
    std::vector<std::string_view> m_features;
    std::vector<std::string_view> m_rules;
    text::FlatMap<std::uint64_t, bool> m_known;
    text::FlatMap<std::uint64_t, bool> m_verbs;
    text::FlatMap<std::uint64_t, bool> m_adjectives;
    text::FlatMap<std::uint64_t, bool> m_attributes;
    /// What a form ends with, and what its lemma has instead.
    struct VerbEnding {
        std::string form;
        std::string lemma;
    };
    std::vector<VerbEnding> m_verb_endings;
};

/// Adds the tagger's sections to a model. `epochs` passes over the sentences, shuffled by `seed`.
void train_tagger(const std::vector<TreebankSentence>& sentences, int epochs, std::uint64_t seed,
                  ModelWriter& model);

}  // namespace counterclaim::syntax

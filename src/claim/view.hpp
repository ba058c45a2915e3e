#pragma once

#include "claim/phrase.hpp"
#include "claim/tree.hpp"

#include <counterclaim/reading.hpp>

#include <vector>

namespace counterclaim::claim {

/// A sentence as the grammar of claims sees it: its tree, what the other rooms found on its tokens,
/// the classes of its words, and what stands in quotation marks. Points into the reading, which
/// must outlive it and not change.
struct SentenceView {
    const Reading* reading;
    const Lexicon* lexicon;
    std::size_t index;  ///< in `Reading::sentences`
    Tree tree;

    std::vector<int> actor_at{};     ///< per token: index into `Reading::actors`, -1 for none
    std::vector<int> place_at{};     ///< … `places`
    std::vector<int> time_at{};      ///< … `times`
    std::vector<int> quantity_at{};  ///< … `quantities`
    std::vector<std::string_view> lemmas{};  ///< per token: the tagger's, or that of forms.tsv
    std::vector<WordClasses> classes{};
    /// Per token: the lemma of the noun that a pronoun stands for, where it is known; else empty.
    std::vector<std::string_view> meant{};
    /// Per token: the kinds of cues that its lemma or its form may be, one bit each.
    std::vector<std::uint64_t> cue_kinds{};
    std::vector<std::size_t> keys{};  ///< `word_key` of all words, as lemma and as written; sorted
    std::vector<char> quoted{};       ///< per token: inside quotation marks
    std::vector<char> sourced{};      ///< per token: in a phrase of who says so ("selon l'armée")

    /// Mentions that begin in this sentence: indices into the vectors of the reading.
    std::vector<int> actors{}, places{}, times{}, quantities{};
    std::vector<int> counts{};  ///< of `quantities` those of which no word says what happened

    [[nodiscard]] const Sentence& sentence() const { return reading->sentences[index]; }
    [[nodiscard]] const Block& block() const { return reading->article.blocks[sentence().block]; }
    [[nodiscard]] const Token& token(int at) const { return tree[at]; }
    [[nodiscard]] std::string_view lemma(int token) const {
        return lemmas[static_cast<std::size_t>(token)];
    }
    [[nodiscard]] WordClasses classes_at(int token) const {
        return classes[static_cast<std::size_t>(token)];
    }
    [[nodiscard]] bool may_be_cue(int token, CueKind kind) const {
        return (cue_kinds[static_cast<std::size_t>(token)] >> static_cast<unsigned>(kind) & 1U) !=
               0;
    }
    [[nodiscard]] const ActorMention* actor(int token) const;
    [[nodiscard]] const PlaceMention* place(int token) const;
    [[nodiscard]] const TimeMention* time(int token) const;
    /// The word at the top of a span, -1 if it holds none.
    [[nodiscard]] int head_of(Span span) const;
};

/// Finds for every sentence what lies in it, in one pass over the mentions.
class ViewBuilder {
public:
    ViewBuilder(const Reading& reading, const Lexicon& lexicon);
    /// Sentences must be asked for in ascending order.
    [[nodiscard]] SentenceView view(std::size_t sentence, bool quote_open);

private:
    const Reading& m_reading;
    const Lexicon& m_lexicon;
    std::size_t m_actor = 0, m_place = 0, m_time = 0, m_quantity = 0;
};

/// What a mention says of its words: "the army" is a force and a party.
[[nodiscard]] WordClasses classes_of(const ActorMention& mention);

/// A quotation is still open after the last token; `before`: one was when the sentence began.
[[nodiscard]] bool ends_quoted(const SentenceView& view, bool before);

/// Any mark that opens or closes a quotation. Single marks are left to the apostrophe.
[[nodiscard]] bool is_quotation_mark(std::string_view form);

/// The first letter is a small one of a to z: no name begins so.
[[nodiscard]] bool begins_small(std::string_view text);

/// The token is this word of a pack, by lemma or by form.
[[nodiscard]] bool word_is(const Token& token, std::string_view word);
/// The token is a part of this contraction of the text: "aux", where the tokens are "à" and "les".
[[nodiscard]] bool surface_is(std::string_view text, const Token& token, std::string_view word);

/// The lemma of a token, or its form in lower case where the lemma is empty.
[[nodiscard]] std::string_view lemma_of(const Token& token);
/// The same where forms.tsv may know better than the tagger.
[[nodiscard]] std::string_view lemma_of(const Token& token, const Lexicon& lexicon);

}  // namespace counterclaim::claim

#pragma once

#include "claim/coreference.hpp"
#include "claim/interview.hpp"
#include "claim/roles.hpp"
#include "claim/speech.hpp"
#include "claim/view.hpp"

#include <optional>
#include <vector>

namespace counterclaim::claim {

/// Whose word an occurrence is.
struct Attribution {
    Claimant claimant;
    std::optional<Speech> speech;  ///< in the sentence itself
    bool inherited = false;        ///< from an open quotation, or a pronoun resolved elsewhere
    std::string because;
};

/// A pronoun that speaks means who spoke so many sentences before.
inline constexpr std::size_t k_pronoun_sentences_max = 3;

/// Follows who speaks through the article: the speaker of a quotation may stand a sentence before
/// or after, and a pronoun's in the sentence before.
class Attributor {
public:
    /// `speeches` holds the words of saying of every sentence, as `views` holds the sentences; both
    /// stay alive.
    Attributor(const std::vector<SentenceView>& views,
               const std::vector<std::vector<Speech>>& speeches, const ConflictProfile* profile);

    /// Whose statement the whole text may be, or who answers in it; call before anything is asked,
    /// once all views are there.
    void read_heading(const Coreference& coreference);

    /// Whose statement the whole text is; none where an outlet writes it.
    [[nodiscard]] const std::optional<Claimant>& issuer() const { return m_document_speaker; }

    /// Whose word an occurrence is. `coreference` knows the sentences before.
    [[nodiscard]] Attribution attribute(std::size_t sentence, const Occurrence& occurrence,
                                        const Coreference& coreference) const;

    /// The claimant a speaker's phrase stands for.
    [[nodiscard]] Claimant claimant_at(std::size_t sentence, int speaker,
                                       const Coreference& coreference) const;

    /// What a party is in the conflict: a third party where its profile does not name it.
    [[nodiscard]] Role role_of(const std::vector<std::string>& party) const;

    /// Remembers who spoke in this sentence; call after it was read.
    void heard(std::size_t sentence, const Coreference& coreference);

private:
    [[nodiscard]] Attribution attribute_to_named(std::size_t sentence, const Occurrence& occurrence,
                                                 const Coreference& coreference) const;
    /// The sentence names nobody, and by its words who spoke last goes on.
    [[nodiscard]] bool goes_on(std::size_t sentence) const;
    /// The sentence names nobody, and stands between two of one speaker.
    [[nodiscard]] bool told_between(std::size_t sentence, const Occurrence& occurrence,
                                    const Coreference& coreference) const;
    [[nodiscard]] const Speech* innermost(std::size_t sentence, const Occurrence& occurrence) const;
    [[nodiscard]] std::optional<Claimant> labelled_speaker(std::size_t sentence,
                                                           const Coreference& coreference) const;
    [[nodiscard]] std::optional<Claimant> trailing_speaker(std::size_t sentence,
                                                           const Coreference& coreference) const;
    [[nodiscard]] std::optional<Claimant> speaker_after(std::size_t sentence,
                                                        const Coreference& coreference) const;
    [[nodiscard]] std::optional<Claimant> introduced_by_subject(
        std::size_t sentence, const Coreference& coreference) const;
    [[nodiscard]] std::optional<Claimant> reported_on(std::size_t sentence,
                                                      const Occurrence& occurrence) const;
    [[nodiscard]] std::optional<Claimant> quoted_speaker(std::size_t sentence, int token,
                                                         const Coreference& coreference) const;

    const std::vector<SentenceView>& m_views;
    const std::vector<std::vector<Speech>>& m_speeches;
    const ConflictProfile* m_profile;
    [[nodiscard]] bool in_section(const SentenceView& view) const;
    void open_section(std::size_t sentence, const Coreference& coreference);

    std::optional<Claimant>
        m_section_speaker;  ///< of the list, or of the side's pictures, that follows a colon
    bool m_section_is_list = false;
    std::optional<Claimant> m_document_speaker;  ///< of a communiqué as it was issued
    std::optional<Interview> m_interview;
    Claimant m_guest;            ///< who answers in it
    bool m_issuer_open = false;  ///< of one whose heading names nobody
    /// "Press release ¶ …, the organisation said": whoever speaks first in it issues it.
    void hear_issuer(std::size_t sentence, const Claimant& speaker);
    void speak_for_issuer(const SentenceView& view, int speaker, Claimant& claimant) const;
    /// Whose words the indented quotation is that follows.
    [[nodiscard]] std::optional<Claimant> introduced(std::size_t sentence,
                                                     const Coreference& coreference) const;
    std::optional<Claimant> m_block_speaker;
    /// Who spoke, by the lemma of their phrase's head: "the source", "the correspondent" later.
    struct Heard {
        std::string_view lemma;
        Claimant claimant;
        std::size_t sentence = 0;
        bool relay = false;  ///< an agency or outlet
    };
    [[nodiscard]] int speaker_around(std::size_t sentence, int pronoun) const;
    [[nodiscard]] const Claimant* heard_before(std::size_t sentence, int speaker) const;
    [[nodiscard]] std::optional<Claimant> heard_on_behalf(std::size_t sentence, int speaker) const;
    /// "The ministry issued a statement": whose it is when "the statement said" more.
    [[nodiscard]] std::optional<Claimant> issuer(std::size_t sentence, const Speech& speech,
                                                 const Coreference& coreference) const;
    /// Whose statement the sentence only gives out: whoever is quoted behind it.
    void hear_giving_out(std::size_t sentence, const Coreference& coreference);
    [[nodiscard]] bool tells_back(std::size_t sentence) const;
    [[nodiscard]] bool goes_on_telling(std::size_t sentence) const;
    void hear_issued(std::size_t sentence, const Coreference& coreference);
    /// "Ward said" after "Clarissa Ward of the network said": the one of that name who spoke.
    [[nodiscard]] const Claimant* heard_of_name(std::string_view name) const;

    [[nodiscard]] bool is_another(const ActorMention* mention) const;
    [[nodiscard]] bool closes_told(std::size_t sentence, int pronoun) const;
    [[nodiscard]] int subject_between(std::size_t sentence, int pronoun) const;
    [[nodiscard]] int speaker_before_pronoun(std::size_t sentence, int pronoun) const;
    [[nodiscard]] Claimant claimant_named(std::size_t sentence, int speaker,
                                          const Coreference& coreference) const;
    void name_pronoun(std::size_t sentence, int speaker, const Coreference& coreference,
                      Claimant& claimant) const;
    [[nodiscard]] const ActorMention* named_later(std::size_t sentence) const;
    [[nodiscard]] const ActorMention* named_with(std::size_t sentence, int speaker) const;

    std::vector<Heard> m_heard;
    std::optional<Claimant> m_last_speaker;
    bool m_last_speaker_several = false;
    bool m_quoted_last = false;  ///< words of the last speaker's were quoted where he spoke
    std::size_t m_last_speaker_sentence = 0;
    /// The last sentence in which somebody told of what lay behind: "said they had left".
    std::optional<std::size_t> m_told_back;
};

}  // namespace counterclaim::claim

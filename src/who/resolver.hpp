#pragma once

#include "who/phrases.hpp"

#include <counterclaim/mention.hpp>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace counterclaim::who {

/// Phrases that may hang on one another: "the spokesman of the ministry of …".
inline constexpr int k_links_max = 6;

/// Whom a phrase means.
struct Answer {
    std::string actor;
    ActorKind kind = ActorKind::unknown;
    std::vector<std::string> party;
    bool joint = false;
    Role role = Role::unknown;  ///< by the word or the actor itself; the war decides where unknown
    bool civilian = false;
    double score = 0;
    std::string reason;
    bool anaphor = false;  ///< party taken from an earlier mention
    /// Where he comes from, for whom he does not speak: "a Kostanian doctor".
    std::optional<ActorCandidate> origin{};
};

/// Adds the parties of `from` that `to` lacks, in order.
void add_parties(std::vector<std::string>& to, const std::vector<std::string>& from);

/// Somebody an article introduced by name.
struct Introduced {
    Answer answer;
    bool feminine = false;
    bool guessed = false;  ///< with no word of whose office it is
};

/// Resolves the phrases of an article in the order of reading. Holds what the article has said so
/// far.
class Resolver {
public:
    explicit Resolver(const Context& context);

    /// Counts what the article is about; to be called for all sentences before the first `learn`.
    void count(const SentenceUnits& sentence);
    /// Ends counting: settles whose "the army" is, and who are the two sides.
    void settle();
    /// First pass: notes persons introduced with their office.
    void learn(const SentenceUnits& sentence, const std::vector<Phrase>& phrases);
    /// Second pass: one answer a phrase. A phrase that names nobody has an empty reason.
    [[nodiscard]] std::vector<Answer> resolve(const SentenceUnits& sentence,
                                              const std::vector<Phrase>& phrases,
                                              std::size_t number);

    /// Belligerent, mediator, observer: by the word, the actor, the profile, or who has forces in
    /// the article.
    [[nodiscard]] Role role_of(const Answer& answer) const;

private:
    static constexpr std::size_t k_pronoun_reach = 2;  ///< sentences a pronoun looks back

    struct Seen {
        Answer answer;
        std::size_t sentence = 0;
        bool plural = false;
        bool subject = false;
        bool person = false;
        char gender = 0;          ///< 'm' or 'f' where the tagger says so
        std::int32_t token = -1;  ///< of its sentence
    };
    using Parties = std::vector<std::string>;

    [[nodiscard]] const Unit& unit(const SentenceUnits& sentence, std::int32_t index) const {
        return sentence.units[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const Actor* actor_of(const Unit& one) const;
    void note_joined(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                     const std::vector<Answer>& answers, std::size_t at);
    [[nodiscard]] Answer structural(const SentenceUnits& sentence,
                                    const std::vector<Phrase>& phrases, const Phrase& phrase,
                                    int depth) const;
    [[nodiscard]] Answer name_answer(const SentenceUnits& sentence, const Phrase& phrase) const;
    [[nodiscard]] Answer noun_answer(const SentenceUnits& sentence,
                                     const std::vector<Phrase>& phrases, const Phrase& phrase,
                                     int depth) const;
    [[nodiscard]] Answer thing_answer(const SentenceUnits& sentence, const Phrase& phrase) const;
    [[nodiscard]] Answer both_answer(const SentenceUnits& sentence, const Phrase& phrase) const;
    [[nodiscard]] Answer pronoun_answer(const SentenceUnits& sentence,
                                        const std::vector<Phrase>& phrases,
                                        const std::vector<Answer>& answers,
                                        const Phrase& phrase) const;
    [[nodiscard]] bool by_profile_word(const SentenceUnits& sentence, const Phrase& phrase,
                                       NounClass noun_class, Answer& answer) const;
    [[nodiscard]] bool by_names(const SentenceUnits& sentence, const Phrase& phrase,
                                NounClass noun_class, bool generic, Answer& answer) const;
    /// Where an adjective says that somebody comes from: "Kostanian doctors".
    [[nodiscard]] std::optional<ActorCandidate> origin_of(const SentenceUnits& sentence,
                                                          const Phrase& phrase) const;
    [[nodiscard]] bool by_adjectives(const SentenceUnits& sentence, const Phrase& phrase,
                                     NounClass noun_class, bool generic, Answer& answer) const;
    [[nodiscard]] bool speaks_for_civilians(const std::vector<Phrase>& phrases,
                                            const Phrase& phrase) const;
    [[nodiscard]] bool by_link(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                               const Phrase& phrase, NounClass noun_class, int depth,
                               Answer& answer) const;
    [[nodiscard]] bool by_place(const SentenceUnits& sentence, const Phrase& phrase,
                                Answer& answer) const;
    [[nodiscard]] bool by_country(const SentenceUnits& sentence, const Phrase& phrase,
                                  Answer& answer) const;
    [[nodiscard]] bool by_seat(const SentenceUnits& sentence, const Phrase& phrase,
                               Answer& answer) const;
    [[nodiscard]] bool governs(const Answer& answer) const;
    [[nodiscard]] bool stands_for_group(const SentenceUnits& sentence, const Noun& noun,
                                        const Phrase& phrase) const;
    [[nodiscard]] bool told_of_troops(const Phrase& phrase, const Seen& last) const;
    void refer_back(const SentenceUnits& sentence, const Phrase& phrase, Answer& answer) const;
    void remember_group(const Seen& seen);
    [[nodiscard]] const Seen* group_before(const SentenceUnits& sentence, const Noun& noun,
                                           const Phrase& phrase) const;
    [[nodiscard]] const Seen* speaker_before(const Noun& noun, const Phrase& phrase) const;
    [[nodiscard]] const Seen* observer_before(const SentenceUnits& sentence, const Noun& noun,
                                              const Phrase& phrase) const;
    [[nodiscard]] bool article_says(const SentenceUnits& sentence, const Phrase& phrase,
                                    std::string_view feature) const;
    void refer_back_owner(const SentenceUnits& sentence, const Phrase& phrase,
                          Answer& answer) const;
    void refer_back_of(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                       const Phrase& phrase, Answer& answer) const;
    [[nodiscard]] Answer body_answer(const SentenceUnits& sentence,
                                     const std::vector<Phrase>& phrases, const Phrase& phrase,
                                     int depth) const;
    [[nodiscard]] Answer fighters_answer(const SentenceUnits& sentence, const Phrase& phrase) const;
    void learn_initials(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                        const Phrase& phrase);
    [[nodiscard]] Answer short_body_answer(const SentenceUnits& sentence,
                                           const Phrase& phrase) const;
    void learn_body(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                    const Phrase& phrase);
    void learn_member(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                      const Phrase& person);
    void introduce(const SentenceUnits& sentence, const Phrase& person, const Introduced& known);
    [[nodiscard]] bool is_of_others(const SentenceUnits& sentence,
                                    const std::vector<Phrase>& phrases,
                                    const Phrase& phrase) const;
    [[nodiscard]] bool is_described(const SentenceUnits& sentence, const Phrase& phrase) const;
    void learn_surname(const SentenceUnits& sentence, const Phrase& phrase);
    void learn_ministry(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                        const Phrase& phrase);
    [[nodiscard]] const Seen* back_of_class(NounClass noun_class) const;
    [[nodiscard]] const Seen* antecedent(bool plural) const;
    [[nodiscard]] const Parties* state_of_ministry() const;
    [[nodiscard]] const Actor* state_told_of(const SentenceUnits& sentence, const Phrase& phrase,
                                             std::size_t sentences_before) const;
    [[nodiscard]] bool told_of_elsewhere(const SentenceUnits& sentence, const Phrase& phrase) const;
    [[nodiscard]] const Seen* third_person(bool feminine) const;
    void remember(const SentenceUnits& sentence, const Phrase& phrase, const Answer& answer);
    void join_subject(const SentenceUnits& sentence, const Seen& seen);
    void remember_words(const SentenceUnits& sentence, const Phrase& phrase, const Seen& seen);
    /// "Soe Win said", whom the text has told to be a farmer: not the holder of an office.
    [[nodiscard]] const Introduced* namesake_of(const SentenceUnits& sentence,
                                                const Phrase& phrase) const;
    [[nodiscard]] const Introduced* introduced(const SentenceUnits& sentence,
                                               const Phrase& phrase) const;
    [[nodiscard]] std::string surface(const SentenceUnits& sentence, const Phrase& phrase) const;
    [[nodiscard]] int side_of(const std::string& party) const;
    [[nodiscard]] Parties two_leaders() const;
    [[nodiscard]] Parties opponents(const Parties& of) const;
    void choose_home();
    void choose_seat();
    [[nodiscard]] bool elsewhere(const std::string& party) const;
    [[nodiscard]] bool between_states(const ConflictProfile& profile) const;
    void choose_sides();
    void choose_both_states();
    void number_subject(const SentenceUnits& sentence, const Phrase& phrase, Seen& seen) const;

    const Context& m_context;
    const ActorBook& m_book;
    std::size_t m_sentence = 0;
    std::unordered_map<std::string, std::uint32_t>
        m_party_counts;  ///< how often the article names a party
    std::unordered_map<std::string, std::uint32_t> m_state_counts;  ///< states and places of theirs
    std::unordered_map<std::string, bool> m_fighting;  ///< parties with forces in the article
    Parties m_home;
    Parties m_seat;  ///< the side whose country the article is reported from
    Parties m_both;
    Parties m_both_states;
    std::unordered_map<std::string, Introduced> m_people;
    /// Of persons that a list knows by first name and surname, by the surname.
    std::unordered_map<std::string, Introduced> m_surnames;
    std::unordered_map<std::string, Answer> m_short_names;  ///< "NCP" after "Nile Centre (NCP)"
    /// Ministries that the article names with a state, by noun; empty: with more than one.
    std::unordered_map<std::int32_t, Parties> m_ministries;
    std::unordered_map<std::int32_t, Seen> m_last_by_noun;
    std::unordered_map<std::string, Seen> m_named;  ///< organisations, by each word of their names
    std::unordered_map<std::int32_t, Seen> m_last_by_class;
    std::vector<Seen> m_leaders;  ///< persons with a party, newest last
    Seen m_last_person;
    Seen m_last_plural;
    Seen m_last_group;                 ///< an armed group or any other body
    std::optional<Seen> m_last_band;   ///< the same, and no league of states
    std::optional<Seen> m_last_armed;  ///< an armed group
    Seen m_last_subject;
    Seen m_last_state;  ///< named as such or by its forces, as a subject
    Seen m_sentence_subject;
    Seen m_sentence_speaker;  ///< the first subject of the sentence
    Seen m_sentence_party;    ///< last in this sentence with a party
    bool m_has_person = false;
    bool m_has_plural = false;
    bool m_has_group = false;
    std::optional<std::size_t> m_nameless_group;  ///< the sentence that told of one last
    std::optional<Seen> m_speaker;                ///< who last said something, as its subject
    std::optional<Seen> m_last_observer;          ///< the body that looks on, named last
    bool m_has_subject = false;
    bool m_has_sentence_subject = false;
    bool m_has_sentence_speaker = false;
    bool m_has_sentence_party = false;
    Seen m_joined;  ///< what the phrase under way is joined to: "the army and its allies"
    bool m_has_joined = false;
};

}  // namespace counterclaim::who

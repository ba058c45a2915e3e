#pragma once

#include "quantity/counting.hpp"
#include "quantity/numbers.hpp"
#include "rules/rule_set.hpp"

#include <counterclaim/reading.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace counterclaim::quantity {

using What = CountClasses::Meaning::What;
using Use = CountClasses::Use;

/// How a bare total came to count what it does (`Counted::how`).
inline constexpr std::string_view k_total_count = "total";

/// What the sentences before counted or named last: people, things or places.
struct Told {
    TokenWords words;
    int sentences = 0;  ///< since then
};

/// Reads one sentence: its numbers in sentence_counter.cpp, what one number tells of another in
/// shared_counts.cpp, some of those told of before in shares.cpp, losses without a number in
/// unnumbered.cpp.
class SentenceCounter {
public:
    SentenceCounter(const rules::RuleSet& rules, const CountClasses& classes, bool head_last,
                    const Reading& reading, const Sentence& sentence, rules::Scratch& scratch)
        : m_rules(rules),
          m_classes(classes),
          m_head_last(head_last),
          m_reading(reading),
          m_sentence(sentence),
          m_scratch(scratch) {}
    /// `told` goes from sentence to sentence.
    void read(const rules::ItemOptions& options, Told& told, std::vector<QuantityMention>& out,
              bool& cut);

private:
    /// The mentions that begin in this sentence; mentions are sorted by span.
    template <typename Mention>
    [[nodiscard]] std::span<const Mention> here(const std::vector<Mention>& mentions) const {
        const auto begins = [](const Mention& mention, std::uint32_t at) {
            return mention.span.begin < at;
        };
        const auto first =
            std::lower_bound(mentions.begin(), mentions.end(), m_sentence.span.begin, begins);
        const auto last = std::lower_bound(first, mentions.end(), m_sentence.span.end, begins);
        return {first, last};
    }
    [[nodiscard]] const Token& token(std::int32_t index) const {
        return m_sentence.tokens[static_cast<std::size_t>(index)];
    }
    void look_up();
    [[nodiscard]] static bool meaning_of_verb(const CountClasses::Meaning& meaning) {
        return meaning.what == What::use &&
               (meaning.use == Use::object || meaning.use == Use::subject);
    }
    void mark_actors();
    void hang_children();
    [[nodiscard]] bool goes_on_part(const NumberPlace& before, const NumberPlace& place) const;
    void place_numbers();
    /// "A C130".
    [[nodiscard]] bool is_part_of_name(Span number) const;
    [[nodiscard]] bool is_part_of_other(std::int32_t noun) const;
    void mark_appositions();
    [[nodiscard]] bool is_attribute(std::size_t i) const;
    /// "Including four children" stands between a noun and its verb, and says nothing to either.
    void set_aside(std::int32_t first, std::int32_t last) {
        for (auto index = std::max(first, 0); index <= last + 1 && index < m_view.size(); ++index) {
            m_view.aside[static_cast<std::size_t>(index)] = true;
        }
    }
    /// Event, day or cumulative; "since" with the day the expression after it means.
    void settle_scope();
    /// Of a sentence that gives both a day's toll and a total, the words nearest to the number tell
    /// which it is: "51 in the last 24 hours, which brings the total to 480".
    [[nodiscard]] QuantityScope scope_at(Span number) const;
    /// A number that belongs to a time expression; "2000 peacekeepers" is none, whatever year it
    /// looks like.
    [[nodiscard]] bool is_time(Span span, const NumberPlace& place) const;
    /// "14 Challenger 2 tanks": a second number of the same noun behind a name is part of the name.
    void drop_names() {
        for (std::size_t i = 1; i < m_counted.size(); ++i) {
            const auto before = m_places[i].first - 1;
            const bool named = before >= 0 && token(before).upos == Upos::propn &&
                               m_counted[i].noun >= 0 && m_counted[i].noun == m_counted[i - 1].noun;
            if (named) { m_counted[i] = {}; }
        }
    }
    /// "Of 96 drones, 66 were shot down": the second number counts what the first does.
    void pass_on_wholes();
    void pass_on_shares();
    void pass_on_things();
    /// "62 soldiers and 9 civilians were killed", "killing seven and injuring one teacher and 19
    /// others": of two numbers joined by "and", one may say what happened to both.
    void join_counts() {
        if (m_counted.empty()) { return; }
        for (std::size_t i = m_counted.size() - 1; i > 0; --i) { share_kind(i, i - 1); }
        for (std::size_t i = 0; i + 1 < m_counted.size(); ++i) { share_kind(i, i + 1); }
    }
    void share_kind(std::size_t from, std::size_t to);
    /// Takes up what was told before, where it was not long ago.
    void take_up(Told& told);
    /// What this sentence counts or names last, for the next.
    void pass_on(Told& told) const;
    [[nodiscard]] bool is_share(std::size_t i) const;
    /// "Each side freed [15]": an object that no noun says more of.
    [[nodiscard]] bool stands_alone(std::size_t i) const;
    /// "Three of them", "en a détruit trois": what befell them. Numbers before it in the sentence
    /// tell who they are.
    [[nodiscard]] Counted count_share(std::size_t i);
    /// "45 more soldiers were killed, bringing the total to 525": a bare number behind words of a
    /// total counts what the number before it counts.
    void read_totals();
    [[nodiscard]] bool is_bare_total(std::size_t i) const;
    /// People, things or places with a number, and no word here that says what happened to them:
    /// what the deed is tells it ("some 2,000 soldiers jumped", "ordered 500 people to leave").
    [[nodiscard]] bool is_left_open(std::size_t i) const;
    void add_number(std::size_t i, std::vector<QuantityMention>& out);
    /// "Killing and wounding dozens": what else was done to the same people; other where nothing.
    /// "Dozens of dead and wounded": the kind that the number counts as well; `other` for none.
    [[nodiscard]] QuantityKind result_joined(const Counted& counted) const;
    [[nodiscard]] QuantityKind joined_kind(std::size_t i) const;
    [[nodiscard]] QuantityKind object_kind(std::int32_t index, QuantityKind but) const;
    /// "A" counts people and things one can count, never "a death toll"; "no" only says that nobody
    /// was hurt.
    [[nodiscard]] bool plausible(const NumberPhrase& phrase, const Counted& counted) const;
    /// "A group of soldiers", "a family of seven": one, of which nobody says how many, or else the
    /// number behind says it.
    enum class Group { none, open, numbered };
    [[nodiscard]] Group group_of(std::int32_t noun) const;
    /// "At least three civilians and an officer": at least of all of them.
    void share_bounds();
    /// "Nine men, three women and 14 children were killed": they are counted together.
    void sum_lists();
    [[nodiscard]] std::int32_t kin_behind(std::size_t i) const;
    void add_kin();
    [[nodiscard]] bool goes_on_list(std::size_t i, bool& ends) const;
    /// "No clear reports of how many died": nothing is said of any number.
    [[nodiscard]] bool asks_behind(const NumberPhrase& phrase) const;
    QuantityMention mention_of(const NumberPhrase& phrase, const Counted& counted) const;
    [[nodiscard]] std::uint32_t next_begin(const NumberPhrase& phrase) const {
        return phrase.last_item < m_items.size() ? m_items[phrase.last_item].span.begin
                                                 : phrase.span.end;
    }
    void describe(const Counted& counted, QuantityMention& mention) const;
    /// "There were deaths", "de lourdes pertes": killed or wounded, and no number. Also a person
    /// named as killed.
    void add_unnumbered(std::vector<QuantityMention>& out);
    [[nodiscard]] bool counted_by_number(std::int32_t index) const;
    /// With an article, possessive or demonstrative; the article in "des" counts as none.
    [[nodiscard]] bool definite(std::int32_t index) const;
    /// "They were killed", "éliminant les chefs": several, as the object of a killing or as those
    /// who die.
    [[nodiscard]] bool undergoes(std::int32_t index) const;
    /// "One was killed, [others] wounded", "et d'[autres] blessées".
    [[nodiscard]] QuantityKind others_beside(std::int32_t index) const;
    void add_others(std::int32_t index, QuantityKind kind, std::vector<QuantityMention>& out);
    /// A plural with no article but "des", as what somebody reports, causes or suffers.
    [[nodiscard]] bool unnumbered(std::int32_t index) const;
    void add_bare(std::int32_t index, std::string_view rule, std::vector<QuantityMention>& out);
    /// "General Ali Warsame was killed": one.
    [[nodiscard]] bool is_one_person(std::int32_t index) const;
    /// "Her brother, [a Kurdish fighter], was killed": the same one again.
    [[nodiscard]] bool tells_of_one(std::int32_t noun) const {
        return m_view.parsed() && noun >= 0 && token(noun).deprel == Deprel::appos &&
               token(noun).head >= 0 && token(noun).head < noun && is_one_person(token(noun).head);
    }
    /// "Le colonel, [tué] dans une embuscade": the participle beside him says what befell him.
    [[nodiscard]] bool undergoes_beside(std::int32_t noun) const;
    /// A person of whatever name; "Nyala fell" tells of a town.
    [[nodiscard]] bool is_name(std::int32_t index) const;
    /// "The commander, who was killed": the clause is told of one person.
    [[nodiscard]] bool stands_for_one(std::int32_t clause) const;
    /// "Was reported to have been killed".
    [[nodiscard]] bool said_to_undergo(std::int32_t verb) const;
    void add_one(std::int32_t index, std::vector<QuantityMention>& out);
    const rules::RuleSet& m_rules;
    const CountClasses& m_classes;
    bool m_head_last;
    const Reading& m_reading;
    const Sentence& m_sentence;
    rules::Scratch& m_scratch;
    rules::Items m_items;
    std::vector<NumberPhrase> m_numbers;
    std::vector<NumberPlace> m_places;
    std::vector<Counted> m_counted;                             ///< by number phrase
    std::vector<std::pair<std::size_t, std::size_t>> m_parts;   ///< items of "including"
    std::vector<std::pair<std::size_t, std::size_t>> m_wholes;  ///< items of "out of"
    std::vector<std::pair<std::size_t, std::size_t>> m_shares;  ///< items of "of them"
    std::vector<std::int32_t> m_taken;
    CountView m_view;
    std::span<const ActorMention> m_actors;  ///< of this sentence
    std::span<const TimeMention> m_times;
    std::uint32_t m_since_at = 0;
    bool m_cumulative = false;
    bool m_day = false;
    std::vector<std::pair<Span, QuantityScope>> m_scopes;  ///< words of a day's toll or a total
    std::int32_t m_total_noun = -1;                        ///< what a bare total counts
    bool m_bare_total = false;
    bool m_results = false;
};

}  // namespace counterclaim::quantity

#pragma once

#include "syntax/noun_agents.hpp"

#include <counterclaim/resources.hpp>
#include <counterclaim/sentence.hpp>

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace counterclaim::syntax {

/// Mends trees that no grammar allows: a sentence without a finite verb, one of whose words can be
/// one. Taggers often take a past tense for the participle that looks like it ("Gunmen on
/// motorcycles attacked the village"), and the parser then makes a relative clause of the
/// predicate. A noun of the lexicon that looks like an adjective may be hung on a time behind it
/// ("an offensive last month"). Which forms are both is said in `lang/<code>/past.tsv`; a language
/// without that file keeps its trees but for what needs no words. Forms that show their tense by
/// how they are made of the lemma ("réunir", "réunira") have it from `lang/<code>/tenses.tsv`.
class Mender {
public:
    [[nodiscard]] static Mender load(const Resources& resources, std::string_view language);

    /// Tells of a noun that names an occurrence by itself.
    void know_noun(std::string_view lemma) { m_deeds.nouns.emplace(lemma); }

    /// Changes tags, heads and relations in place; the tree stays a tree.
    void mend(Sentence& sentence) const;

    /// "Army shells rebel villages": makes the predicate of a title of a verb that was hung on the
    /// noun behind it; the word before it becomes its subject, that noun its object.
    void mend_noun_with_infinitive(Sentence& sentence) const;
    void raise_verb(Sentence& sentence, int verb) const;

private:
    /// A shorter sentence is no clause that lost its verb.
    static constexpr std::size_t k_tokens_min = 4;

    struct Ending {
        std::string letters;
        bool whole = false;         ///< the whole form, not just its end
        bool needs_object = false;  ///< a past tense only where an object follows
    };
    /// How a form is made of its lemma, and what that says of it.
    struct Inflection {
        std::string lemma_end;  ///< "r" of "réunir"
        std::string form_end;   ///< "ra" of "réunira"
        std::string features;
    };
    void mend_tenses(Sentence& sentence) const;
    void mend_nouns(Sentence& sentence) const;
    void mend_bare_title(Sentence& sentence) const;
    void mend_noun_with_object(Sentence& sentence) const;
    [[nodiscard]] bool may_be_past(std::string_view form, bool has_object) const;
    /// Predicates taken for what is said of a noun.
    void mend_predicates(Sentence& sentence) const;
    void mend_predicate(Sentence& sentence, int verb) const;
    void mend_clause_of_adjective(Sentence& sentence, int verb) const;

    std::vector<Ending> m_endings;
    std::vector<Inflection> m_inflections;
    DeedWords m_deeds;  ///< `nouns`: lemmas that name an occurrence by themselves
    std::unordered_set<std::string> m_days;         ///< of the week, in lower case
    std::unordered_set<std::string> m_measures;     ///< before a number: "at least"
    std::unordered_set<std::string> m_range_links;  ///< between two: "3 to 5", "deux ou trois"
    std::unordered_set<std::string> m_complement;   ///< words that open what is said: "that"
    std::unordered_set<std::string> m_plans;        ///< nouns of what is to come: "intention"
    std::unordered_set<std::string> m_blaming;      ///< verbs: "accuse", "demand"
    std::unordered_set<std::string> m_perceiving;   ///< verbs: "see", "show"
};

}  // namespace counterclaim::syntax

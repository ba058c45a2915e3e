#pragma once

#include "rules/items.hpp"
#include "rules/pattern.hpp"
#include "rules/vocabulary.hpp"

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Token patterns written as data, for every room that reads language.
///
/// A pack is vocabulary (TSV: words, by class, with what they mean) and rules (TOML: patterns over
/// words, classes, numbers, lemmas and tags, each with a sentence of purpose and examples). The
/// pattern language is described in `docs/reference/rules.md`. This room knows no language and no
/// meaning: a match names its rule, its captures and the rule's `emit` table, and the room that
/// loaded the pack makes a value of them.
///
///     auto rules = RuleSet::load(resources, {.rules = {"lang/en/time.rules.toml"},
///                                            .vocabularies = {"lang/en/time.words.tsv"}});
///     Scratch scratch;
///     const Items items = items_of(sentence, article.text, rules->words());
///     for (const Match& match : rules->find(items, scratch)) {
///         if (const Capture* month = match.capture("month")) { … month->entry->value … }
///     }
///
/// Matching never backtracks without a memory: each step of a pattern is tried once per position,
/// patterns have no unbounded repetition, so reading a sentence is linear in its length. A rule is
/// tried only where its first element stands and, if it has a rarer element, only in sentences that
/// hold that.
namespace counterclaim::rules {

/// A text that a rule must match, or must not, with what the room expects of it. `fields` are the
/// other keys of the table in the TOML file ("value", "on"); only the room that owns the pack knows
/// them.
struct Example {
    std::string text;
    bool matches = true;
    std::vector<std::pair<std::string, std::string>> fields;
    [[nodiscard]] std::string_view field(std::string_view name) const;
};

struct Rule {
    std::string id;
    std::string purpose;
    int priority = 0;
    bool veto = false;  ///< takes its words away from other rules and yields nothing
    std::vector<std::pair<std::string, std::string>> emit;
    std::vector<Example> examples;
    std::size_t number = 0;  ///< index in `RuleSet::rules()`

    /// The value of a key of `emit`, empty where it has none.
    [[nodiscard]] std::string_view emitted(std::string_view key) const;

    Pattern pattern;
    std::vector<Pattern> before;      ///< one of these must end where the match begins
    std::vector<Pattern> after;       ///< one of these must begin where the match ends
    std::vector<Pattern> not_before;  ///< none of these may end where the match begins
    std::vector<Pattern> not_after;   ///< none of these may begin where the match ends
};

/// What a named part of a pattern matched: items [begin, end) of the sentence.
struct Capture {
    std::string_view name;
    std::size_t begin = 0;
    std::size_t end = 0;
    const VocabularyEntry* entry = nullptr;  ///< where the part is a word of a class
    std::string_view constant;               ///< the value the pattern gives it: `night:part=NI`
};

struct Match {
    const Rule* rule = nullptr;
    std::size_t begin = 0;  ///< items [begin, end)
    std::size_t end = 0;
    std::vector<Capture> captures;  ///< in the order in which the pattern names them

    [[nodiscard]] const Capture* capture(std::string_view name) const;
    /// What the captured part stands for: the pattern's constant, or what the vocabulary says.
    [[nodiscard]] std::string_view value(std::string_view name) const;
};

/// Which matches are wanted.
enum class Selection : std::uint8_t {
    best,  ///< none overlaps another: higher priority first, then further left, then longer, then
           ///< by id
    longest,  ///< none overlaps another: higher priority first, then longer, then further left,
              ///< then by id
    all,      ///< the longest match of each rule at each place
};

struct Sources {
    std::vector<std::string> rules;         ///< TOML resources
    std::vector<std::string> vocabularies;  ///< TSV resources
    /// Also refuse rules without a purpose, an example that matches and one that must not. Tests
    /// and `counterclaim check` set it; reading does not need it.
    bool check = false;
};

/// Working memory of `find`, to be used again from sentence to sentence. Not shared between
/// threads.
struct Scratch {
    std::vector<std::uint32_t> visited;  ///< the try in which a (position, step) was last seen
    std::uint32_t tries = 0;
    std::vector<std::uint32_t> slots;
    std::vector<std::uint32_t> best_slots;
    std::vector<std::uint32_t> rule_seen_at;
    struct Job {
        std::uint32_t step;
        std::uint32_t position;
        std::uint32_t slot;
        std::uint32_t old_value;
    };
    std::vector<Job> jobs;
    std::vector<VocabularyHit> hits;
    std::vector<std::uint32_t> hit_offsets;
    std::vector<std::uint32_t> words;   ///< sorted
    std::vector<std::uint32_t> lemmas;  ///< sorted
    std::vector<bool> classes;
    std::uint32_t upos_seen = 0;
    bool number_seen = false;
};

class RuleSet {
public:
    /// Loads and compiles a pack. Fails where a resource is missing or a rule is wrong; the error
    /// names file and rule.
    [[nodiscard]] static Expected<RuleSet> load(const Resources& resources, const Sources& sources);

    RuleSet(RuleSet&&) noexcept = default;
    RuleSet& operator=(RuleSet&&) noexcept = default;
    RuleSet(const RuleSet&) = delete;
    RuleSet& operator=(const RuleSet&) = delete;

    /// Matches in the sentence, by begin. Vetoes are applied and left out with `Selection::best`,
    /// kept with `all`.
    [[nodiscard]] std::vector<Match> find(const Items& items, Scratch& scratch,
                                          Selection selection = Selection::best) const;
    [[nodiscard]] Items items(const Sentence& sentence, std::string_view article_text,
                              const ItemOptions& options = {}) const {
        return items_of(sentence, article_text, m_words, options);
    }

    [[nodiscard]] const std::vector<Rule>& rules() const { return m_rules; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return m_vocabulary; }
    [[nodiscard]] const Words& words() const { return m_words; }

private:
    RuleSet() = default;
    [[nodiscard]] Expected<void> add_rules(const Resources& resources, std::string_view name,
                                           bool check);
    void index();

    Words m_words;
    Vocabulary m_vocabulary;
    std::vector<Rule> m_rules;
    /// Rules by what they can begin with.
    std::vector<std::vector<std::uint32_t>> m_by_word;
    std::vector<std::vector<std::uint32_t>> m_by_lemma;
    std::vector<std::vector<std::uint32_t>> m_by_class;
    std::vector<std::vector<std::uint32_t>> m_by_upos;
    std::vector<std::uint32_t> m_by_number;
    std::vector<std::uint32_t> m_always;
};

}  // namespace counterclaim::rules

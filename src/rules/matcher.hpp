#pragma once

#include "rules/rule_set.hpp"

#include <cstdint>
#include <optional>

namespace counterclaim::rules {

/// Runs patterns over the items of one sentence. Depth first over (step, position), each pair
/// visited once, so the work of one try is at most steps × length of the pattern, whatever the
/// text.
class Matcher {
public:
    Matcher(const Items& items, const Vocabulary& vocabulary, Scratch& scratch)
        : m_items(items), m_vocabulary(vocabulary), m_scratch(scratch) {}

    /// Looks up vocabulary for every position and notes what the sentence holds.
    void prepare(std::size_t class_count);
    /// True unless the pattern needs something that the sentence lacks.
    [[nodiscard]] bool may_match(const Pattern& pattern) const;
    /// Longest match of a rule that begins at `begin`, its context included; slots are left in the
    /// scratch.
    [[nodiscard]] std::optional<std::size_t> longest(const Rule& rule, std::size_t begin);
    /// The captures of the last successful `longest`.
    [[nodiscard]] std::vector<Capture> captures(const Pattern& pattern) const;
    /// Entries that begin at a position.
    [[nodiscard]] std::pair<const VocabularyHit*, const VocabularyHit*> hits(std::size_t at) const;

private:
    [[nodiscard]] bool passes(const ItemTest& test, const Item& item) const;
    [[nodiscard]] bool passes_none(const NoneOf& list, std::size_t at) const;
    [[nodiscard]] bool holds(const Key& key) const;
    [[nodiscard]] bool context_allows(const Rule& rule, std::size_t end);
    [[nodiscard]] bool ends_at(const Pattern& pattern, std::size_t end);
    [[nodiscard]] bool begins_at(const Pattern& pattern, std::size_t begin);

    /// Calls `accept(end)` for each end reached; stops where it returns true.
    template <typename Accept>
    void explore(const Pattern& pattern, std::size_t begin, bool keep_slots, Accept accept);

    const Items& m_items;
    const Vocabulary& m_vocabulary;
    Scratch& m_scratch;
};

}  // namespace counterclaim::rules

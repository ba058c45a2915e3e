#pragma once

#include "rules/items.hpp"
#include "text/flat_map.hpp"

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::rules {

using ClassId = std::uint16_t;

/// One word, or words, of a class.
struct VocabularyEntry {
    ClassId class_id = 0;
    std::string word;         ///< as the file writes it
    std::string value;        ///< what it means; the room that reads it knows how
    std::uint8_t length = 0;  ///< in items
    bool capital = false;     ///< counts only where written with a capital letter
};

/// An entry found in a text.
struct VocabularyHit {
    std::uint32_t entry = 0;  ///< index for `Vocabulary::entry`
    std::uint8_t length = 0;  ///< in items
};

/// Words with what they mean, by class: `weekday: monday → 1`. Files are TSV with the columns
///
///     class   word            value   by      case
///     month   october         10
///     month   may             5               capital
///     loss    lose            loss    lemma
///
/// `value` may be empty (then it is the word), `by` is `form` (default) or `lemma`, `case` is empty
/// or `capital`. A word of several parts ("après-midi", "in the course of") matches as a whole.
/// Looking up takes one step per item of the longest entry that begins there, however many entries
/// there are.
class Vocabulary {
public:
    /// Adds every line of the TSV resource `name`; the same word twice in one class is an error.
    [[nodiscard]] Expected<void> add(const Resources& resources, std::string_view name,
                                     Words& words);
    /// Adds one entry; false if the class holds the word already or the word is empty or too long.
    bool add(std::string_view class_name, std::string_view word, std::string_view value,
             bool by_lemma, bool capital, Words& words);

    [[nodiscard]] std::optional<ClassId> find_class(std::string_view name) const;
    [[nodiscard]] std::string_view class_name(ClassId id) const { return m_classes[id]; }
    [[nodiscard]] std::size_t class_count() const { return m_classes.size(); }
    [[nodiscard]] const VocabularyEntry& entry(std::uint32_t index) const {
        return m_entries[index];
    }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

    /// Appends all entries that begin at `at`.
    void find(const Items& items, std::size_t at, std::vector<VocabularyHit>& out) const;
    /// The longest entry of a class that begins at `at`.
    [[nodiscard]] std::optional<VocabularyHit> longest(const Items& items, std::size_t at,
                                                       ClassId class_id) const;
    /// The entry of a class that covers exactly [begin, end), or nothing.
    [[nodiscard]] const VocabularyEntry* covering(const Items& items, std::size_t begin,
                                                  std::size_t end, ClassId class_id) const;

private:
    static constexpr std::size_t k_length_max = 12;
    struct Node {
        std::vector<std::uint32_t> entries;
    };
    [[nodiscard]] std::uint32_t child(std::uint32_t node, WordId word) const;
    void walk(const Items& items, std::size_t at, std::uint32_t root, bool lemmas,
              std::vector<VocabularyHit>& out) const;

    std::vector<VocabularyEntry> m_entries;
    std::vector<std::string> m_classes;
    std::vector<Node> m_nodes{2};  ///< 0: root of forms, 1: root of lemmas
    text::FlatMap<std::uint64_t, std::uint32_t> m_edges;
};

}  // namespace counterclaim::rules

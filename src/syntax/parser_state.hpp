#pragma once

#include "syntax/hashing.hpp"
#include "syntax/linear.hpp"
#include "syntax/tagger.hpp"

#include <cstdint>
#include <vector>

namespace counterclaim::syntax {

enum class Step : std::uint8_t { shift, left, right };
inline constexpr std::uint32_t k_step_count = 3;

/// One configuration. Word 0 is the artificial root at the bottom of the stack; word i is `words[i
/// - 1]`.
///   left:  the top of the stack becomes a child of the next word
///   right: the top of the stack becomes a child of the one below
/// The root takes its only child as the last step of all.
class ParserState {
public:
    explicit ParserState(const std::vector<TaggedWord>& words);

    [[nodiscard]] bool done() const { return m_next > m_count && m_stack.size() == 1; }
    [[nodiscard]] bool allowed(Step step) const;
    /// `relation` is that of the arc made by left or right.
    void apply(Step step, std::uint8_t relation);

    [[nodiscard]] std::uint32_t count() const { return m_count; }
    [[nodiscard]] std::uint32_t next() const { return m_next; }
    [[nodiscard]] const std::vector<std::uint32_t>& stack() const { return m_stack; }
    /// The word `depth` below the top of the stack; `k_none` if there is none.
    [[nodiscard]] std::uint32_t top(std::uint32_t depth) const {
        return depth < m_stack.size() ? m_stack[m_stack.size() - 1 - depth] : k_none;
    }
    [[nodiscard]] std::int32_t head(std::uint32_t word) const { return m_nodes[word].head; }
    [[nodiscard]] std::uint8_t relation(std::uint32_t word) const { return m_nodes[word].relation; }

    /// Rows for the next step.
    void step_rows(std::uint32_t bits, Rows& rows) const;
    /// Rows for the relation of an arc about to be made.
    void label_rows(std::uint32_t head, std::uint32_t child, std::uint32_t bits, Rows& rows) const;

    static constexpr std::uint32_t k_none = 0xFFFFFFFFU;

private:
    struct Node {
        std::uint64_t word = 0;   // lower-case form
        std::uint64_t tag = 0;    // part of speech
        std::uint64_t morph = 0;  // part of speech and features
        std::uint64_t suffix = 0;
        std::int32_t head = -1;
        std::uint8_t relation = 0;
        std::uint8_t left_count = 0;
        std::uint8_t right_count = 0;
        std::uint64_t left_labels = 0;  // bit sets of relations, modulo 64
        std::uint64_t right_labels = 0;
        std::uint32_t left = k_none;  // outermost children, and the one inside
        std::uint32_t left2 = k_none;
        std::uint32_t right = k_none;
        std::uint32_t right2 = k_none;
    };
    [[nodiscard]] const Node& node(std::uint32_t at) const {
        return at < m_nodes.size() ? m_nodes[at] : m_outside;
    }
    void attach(std::uint32_t head, std::uint32_t child, std::uint8_t relation);
    [[nodiscard]] std::uint64_t between(std::uint32_t a, std::uint32_t b) const;

    std::uint32_t m_count;
    std::uint32_t m_next = 1;
    std::vector<std::uint32_t> m_stack;
    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_verbs;   // how many verbs stand before word i
    std::vector<std::uint32_t> m_points;  // how many punctuation marks
    std::vector<std::uint32_t> m_links;   // how many conjunctions
    Node m_outside;
};

}  // namespace counterclaim::syntax

#pragma once

#include <counterclaim/sentence.hpp>
#include <counterclaim/span.hpp>

#include <cstdint>
#include <vector>

namespace counterclaim::claim {

/// Indices of tokens within a sentence; -1 stands for none wherever one index is returned.
using Tokens = std::vector<int>;
inline constexpr int k_no_token = -1;

/// A sentence as a tree: children, clauses and phrases. Built in time linear in the tokens (times
/// the depth); the sentence must outlive it. A sentence that was not parsed is a row of roots.
class Tree {
public:
    explicit Tree(const Sentence& sentence);

    [[nodiscard]] int size() const { return static_cast<int>(m_sentence->tokens.size()); }
    [[nodiscard]] const Token& operator[](int token) const {
        return m_sentence->tokens[static_cast<std::size_t>(token)];
    }
    [[nodiscard]] const Sentence& sentence() const { return *m_sentence; }
    [[nodiscard]] int head(int token) const { return m_heads[static_cast<std::size_t>(token)]; }

    struct Range {
        const int* first;
        const int* last;
        [[nodiscard]] const int* begin() const { return first; }
        [[nodiscard]] const int* end() const { return last; }
    };
    /// Children in the order of the text.
    [[nodiscard]] Range children(int token) const;

    [[nodiscard]] int child(int token, Deprel relation) const;
    [[nodiscard]] int child(int token, Deprel relation, DeprelSubtype subtype) const;
    [[nodiscard]] bool below(int token, int ancestor) const;  ///< or the same
    /// The word that heads the clause a token stands in: a verb or predicate with its own clause
    /// relation.
    [[nodiscard]] int clause_of(int token) const {
        return m_clauses[static_cast<std::size_t>(token)];
    }
    [[nodiscard]] bool passive(int verb) const;
    /// Says that a verb has no passive, whatever its auxiliary looks like: "sont entrés".
    void set_active(int verb) { m_active[static_cast<std::size_t>(verb)] = 1; }
    [[nodiscard]] bool infinitive(int verb) const;
    /// "To leave", "to be sent": an infinitive, by itself or by its auxiliary.
    [[nodiscard]] bool to_be_done(int verb) const;
    /// "The ceasefire", "this accord": a determiner says that it is known.
    [[nodiscard]] bool definite(int noun) const;
    [[nodiscard]] bool participle(int verb) const;

    /// First and last token below `token`.
    [[nodiscard]] int first_of(int token) const { return m_first[static_cast<std::size_t>(token)]; }
    [[nodiscard]] int last_of(int token) const { return m_last[static_cast<std::size_t>(token)]; }
    /// A comma opens its phrase, or stands right before it.
    [[nodiscard]] bool set_off(int token) const {
        const int first = first_of(token);
        return (*this)[first].form == "," || (first > 0 && (*this)[first - 1].form == ",");
    }
    /// Bytes from the first to the last token below `token`.
    [[nodiscard]] Span span_of(int token) const;
    /// Bytes of a noun with its modifiers, without relative clauses, appositions and other asides.
    [[nodiscard]] Span phrase_of(int token) const;
    /// A token and those coordinated with it.
    void coordinated(int token, Tokens& into) const;

private:
    void read_heads();
    void cut_circles();  ///< one token of a circle of heads becomes a root
    void read_extents();
    void read_clauses();
    [[nodiscard]] bool heads_clause(int token) const;

    const Sentence* m_sentence;
    std::vector<int> m_heads;
    std::vector<int> m_child_start;
    std::vector<int> m_children;
    std::vector<int> m_first;
    std::vector<int> m_last;
    std::vector<int> m_clauses;
    std::vector<int> m_order;  // heads before children
    std::vector<char> m_active;
};

}  // namespace counterclaim::claim

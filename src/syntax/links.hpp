#pragma once

#include <counterclaim/sentence.hpp>

#include <string>

namespace counterclaim::syntax {

/// Head of a root, and what a search gives that finds nothing.
inline constexpr int k_none = -1;
/// Longest phrase that is looked through for its end.
inline constexpr int k_phrase_tokens_max = 12;

inline Token& at(Sentence& sentence, int index) {
    return sentence.tokens[static_cast<std::size_t>(index)];
}
inline const Token& at(const Sentence& sentence, int index) {
    return sentence.tokens[static_cast<std::size_t>(index)];
}
inline bool is_noun(const Token& token) {
    return token.upos == Upos::noun || token.upos == Upos::propn;
}
inline bool is_present_participle(const Token& word) {
    return word.has_feature("VerbForm=Ger") ||
           (word.has_feature("Tense=Pres") && word.has_feature("VerbForm=Part"));
}
inline int size(const Sentence& sentence) { return static_cast<int>(sentence.tokens.size()); }

inline void relate(Token& token, int head, Deprel deprel) {
    token.head = head;
    token.deprel = deprel;
    token.subtype = DeprelSubtype::none;
    token.relation = to_string(deprel);
}

/// Hangs `heir` where the other hangs, as what the other is.
inline void take_place(Token& heir, const Token& other) {
    heir.head = other.head;
    heir.deprel = other.deprel;
    heir.subtype = other.subtype;
    heir.relation = other.relation;
}

/// First child of `head` that `wanted` holds for, from `from` on.
template <typename Wanted>
int find_child(const Sentence& sentence, int head, int from, const Wanted& wanted) {
    for (int i = from; i < size(sentence); ++i) {
        if (at(sentence, i).head == head && wanted(at(sentence, i))) { return i; }
    }
    return k_none;
}

inline int find_child(const Sentence& sentence, int head, Deprel deprel) {
    return find_child(sentence, head, 0,
                      [&](const Token& token) { return token.deprel == deprel; });
}

inline int root_of(const Sentence& sentence) {
    return find_child(sentence, k_none, 0, [](const Token&) { return true; });
}

/// The finite word of a verb: itself or its auxiliary.
inline int finite_word(const Sentence& sentence, int verb) {
    if (at(sentence, verb).has_feature("VerbForm=Fin")) { return verb; }
    return find_child(sentence, verb, 0, [](const Token& token) {
        return token.deprel == Deprel::aux && token.has_feature("VerbForm=Fin");
    });
}

/// "[Was] shelled".
inline bool has_passive_auxiliary(const Sentence& sentence, int verb) {
    return find_child(sentence, verb, 0, [](const Token& token) {
               return token.deprel == Deprel::aux && token.subtype == DeprelSubtype::pass;
           }) != k_none;
}

/// Whether the word stands below the other in the tree, as far as one climbs.
inline bool hangs_below(const Sentence& sentence, int word, int other) {
    for (int step = 0; step < size(sentence) && word >= 0; ++step) {
        if (word == other) { return true; }
        word = at(sentence, word).head;
    }
    return false;
}

/// Index of the next comma from `from` on, with no verb before it; none within reach.
inline int comma_after(const Sentence& sentence, int from) {
    for (int i = from; i < size(sentence) && i - from <= k_phrase_tokens_max; ++i) {
        const auto& word = at(sentence, i);
        if (word.form == ",") { return i; }
        if (word.upos == Upos::verb || word.upos == Upos::aux || word.upos == Upos::punct) {
            return k_none;
        }
    }
    return k_none;
}

}  // namespace counterclaim::syntax

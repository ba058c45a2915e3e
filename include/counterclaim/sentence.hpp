#pragma once

#include <counterclaim/span.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
    adj,
    adp,
    adv,
    aux,
    cconj,
    det,
    intj,
    noun,
    num,
    part,
    pron,
    propn,
    punct,
    sconj,
    sym,
    verb,
    x
};

/// Universal syntactic relations (universaldependencies.org/u/dep), without subtype.
enum class Deprel : std::uint8_t {
    root,
    acl,
    advcl,
    advmod,
    amod,
    appos,
    aux,
    case_,
    cc,
    ccomp,
    clf,
    compound,
    conj,
    cop,
    csubj,
    dep,
    det,
    discourse,
    dislocated,
    expl,
    fixed,
    flat,
    goeswith,
    iobj,
    list,
    mark,
    nmod,
    nsubj,
    nummod,
    obj,
    obl,
    orphan,
    parataxis,
    punct,
    reparandum,
    vocative,
    xcomp
};

/// Relation subtypes the grammar of claims looks at; every other subtype is `other`.
enum class DeprelSubtype : std::uint8_t {
    none,
    pass,
    agent,
    relcl,
    poss,
    caus,
    tmod,
    name,
    prt,
    other
};

/// One syntactic word. A contraction ("du") is two tokens with one span and two forms ("de", "le").
struct Token {
    Span span;  ///< in the article's text: the surface that holds it
    std::string
        form;  ///< the word as the treebank would write it; equals the surface unless contracted
    std::string lemma;
    std::string features;    ///< as CoNLL-U writes them: "Mood=Ind|Tense=Past"; empty for none
    std::string relation;    ///< the full relation as the treebank names it: "nsubj:pass"
    std::int32_t head = -1;  ///< index of the head within the sentence; -1 for the root
    Upos upos = Upos::x;
    Deprel deprel = Deprel::dep;
    DeprelSubtype subtype = DeprelSubtype::none;
    bool space_after = true;

    /// True if `features` holds exactly this "Name=Value".
    [[nodiscard]] bool has_feature(std::string_view name_and_value) const;
    /// Of several, or of a noun that has no singular: "troops".
    [[nodiscard]] bool is_plural() const {
        return has_feature("Number=Plur") || has_feature("Number=Ptan");
    }
    friend bool operator==(const Token&, const Token&) = default;
};

/// One sentence of one block. Heads form a tree with one root whenever `parsed`.
struct Sentence {
    Span span;  ///< in the article's text, without the white space around it
    std::vector<Token> tokens;
    std::uint32_t block = 0;  ///< index into `Article::blocks`
    bool parsed =
        false;  ///< false: tokens only (no word in it that can make a claim, or not a sentence)
    float margin = 0;  ///< how sure the parser is, mean per token, 0 … 1
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

[[nodiscard]] std::string_view to_string(Upos upos);      ///< "NOUN"
[[nodiscard]] std::string_view to_string(Deprel deprel);  ///< "nsubj"
[[nodiscard]] std::optional<Upos> parse_upos(std::string_view name);

/// "nsubj:pass" → {nsubj, pass}; an unknown relation is {dep, other}.
struct ParsedRelation {
    Deprel deprel;
    DeprelSubtype subtype;
};
[[nodiscard]] ParsedRelation parse_relation(std::string_view relation);

}  // namespace counterclaim

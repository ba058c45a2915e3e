#include "syntax/reduced_relatives.hpp"

#include "syntax/links.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

constexpr int k_climb_max = 4;
constexpr int k_subject_gap_max = 2;

bool is_subject(const Token& token) { return token.deprel == Deprel::nsubj; }

/// What a participle that describes a noun has behind it and a past tense with a subject has not:
/// the agent of a passive, or an infinitive with its mark; a past tense that the tagger knew for a
/// participle needs neither.
bool reads_as_participle(const Sentence& sentence, int verb, int end) {
    const auto& word = at(sentence, verb);
    if (!word.has_feature("Tense=Past") || find_child(sentence, verb, Deprel::aux) != k_none ||
        find_child(sentence, verb, Deprel::obj) != k_none) {
        return false;
    }
    if (word.has_feature("VerbForm=Part")) { return true; }
    for (int i = verb + 1; i < end; ++i) {
        const auto& child = at(sentence, i);
        if (child.head != verb) { continue; }
        const bool infinitive =
            child.deprel == Deprel::xcomp && find_child(sentence, i, Deprel::mark) != k_none;
        if (infinitive || child.subtype == DeprelSubtype::agent) { return true; }
    }
    return false;
}

/// A finite verb below `verb` and behind it that has no subject, and nothing that says it shares
/// the one of `verb`.
int verb_without_subject(const Sentence& sentence, int verb) {
    for (int i = verb + 2; i < size(sentence); ++i) {
        const auto& word = at(sentence, i);
        if (word.upos != Upos::verb || finite_word(sentence, i) == k_none) { continue; }
        int above = word.head;
        for (int step = 0; step < k_climb_max && above > verb; ++step) {
            above = at(sentence, above).head;
        }
        const bool bound = find_child(sentence, i, 0, [](const Token& token) {
                               return is_subject(token) || token.deprel == Deprel::mark ||
                                      token.deprel == Deprel::cc ||
                                      token.deprel == Deprel::advmod ||
                                      token.subtype == DeprelSubtype::relcl;
                           }) != k_none;
        if (above != verb || bound || word.deprel == Deprel::acl) { return k_none; }
        return i;
    }
    return k_none;
}

bool has_stop_between(const Sentence& sentence, int first, int last) {
    return std::any_of(sentence.tokens.begin() + first, sentence.tokens.begin() + last,
                       [](const Token& token) { return token.upos == Upos::punct; });
}

void make_relative(Sentence& sentence, int noun, int participle, int verb) {
    take_place(at(sentence, verb), at(sentence, participle));
    relate(at(sentence, noun), verb, Deprel::nsubj);
    if (has_passive_auxiliary(sentence, verb)) { at(sentence, noun).subtype = DeprelSubtype::pass; }
    relate(at(sentence, participle), noun, Deprel::acl);
    at(sentence, participle).features = "Tense=Past|VerbForm=Part|Voice=Pass";
    for (int i = 0; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const bool before = i < noun && word.head == participle;
        const bool behind = i > verb && word.head >= participle && word.head < verb;
        if (before || behind) { word.head = verb; }
    }
}

}  // namespace

void mend_lost_predicates(Sentence& sentence) {
    const int noun = root_of(sentence);
    if (noun == k_none || !is_noun(at(sentence, noun)) ||
        find_child(sentence, noun, 0, [](const Token& token) {
            return token.deprel == Deprel::cop || is_subject(token);
        }) != k_none) {
        return;
    }
    const int participle = find_child(sentence, noun, noun + 1, [](const Token& token) {
        return token.deprel == Deprel::acl && token.upos == Upos::verb &&
               !token.has_feature("VerbForm=Fin");
    });
    const int verb = participle == k_none ? k_none : verb_without_subject(sentence, participle);
    if (verb == k_none || at(sentence, verb).head != participle ||
        has_stop_between(sentence, participle, verb)) {
        return;
    }
    relate(at(sentence, verb), k_none, Deprel::root);
    relate(at(sentence, noun), verb, Deprel::nsubj);
    for (int i = verb + 1; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.head == noun || word.head == participle) { word.head = verb; }
    }
}

void mend_reduced_relatives(Sentence& sentence) {
    for (int participle = 1; participle + 2 < size(sentence); ++participle) {
        if (at(sentence, participle).upos != Upos::verb) { continue; }
        const int noun = find_child(sentence, participle, 0, is_subject);
        const bool beside = noun != k_none && noun < participle &&
                            participle - noun <= k_subject_gap_max &&
                            at(sentence, noun).upos != Upos::pron;
        if (!beside) { continue; }
        const int verb = verb_without_subject(sentence, participle);
        if (verb == k_none || has_stop_between(sentence, participle, verb) ||
            !reads_as_participle(sentence, participle, verb)) {
            continue;
        }
        make_relative(sentence, noun, participle, verb);
    }
}

}  // namespace counterclaim::syntax

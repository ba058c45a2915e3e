#include "syntax/complements.hpp"

#include "syntax/links.hpp"

namespace counterclaim::syntax {
namespace {

bool is_present_participle(const Token& token) {
    const bool form = token.has_feature("VerbForm=Part") || token.has_feature("VerbForm=Ger");
    return token.upos == Upos::verb && form && token.has_feature("Tense=Pres");
}

}  // namespace

void mend_participle_objects(Sentence& sentence) {
    for (int verb = 1; verb < size(sentence); ++verb) {
        const auto& participle = at(sentence, verb);
        const bool hung = participle.deprel == Deprel::acl || participle.deprel == Deprel::advcl;
        if (!is_present_participle(participle) || !hung) { continue; }
        const int noun = find_child(sentence, verb, Deprel::nsubj);
        const bool behind = noun > verb && is_noun(at(sentence, noun)) &&
                            find_child(sentence, verb, Deprel::obj) == k_none &&
                            find_child(sentence, verb, Deprel::aux) == k_none;
        if (behind) { relate(at(sentence, noun), verb, Deprel::obj); }
    }
}

void mend_split_prepositions(Sentence& sentence) {
    for (int noun = 2; noun < size(sentence); ++noun) {
        auto& word = at(sentence, noun);
        const int second = word.head;
        if (!is_noun(word) || second < 0 || second >= noun || word.deprel != Deprel::nmod ||
            at(sentence, second).deprel != Deprel::fixed) {
            continue;
        }
        const int first = at(sentence, second).head;
        if (first < 0 || first >= second || at(sentence, first).upos != Upos::adp ||
            at(sentence, first).head < 0 || at(sentence, first).head == noun) {
            continue;
        }
        const int verb = at(sentence, first).head;
        const bool clause = at(sentence, verb).upos == Upos::verb;
        relate(word, verb, clause ? Deprel::obl : Deprel::nmod);
        relate(at(sentence, first), noun, Deprel::case_);
        for (int i = second + 1; i < noun; ++i) {  // "des": "de" and its article
            auto& between = at(sentence, i);
            if (between.head == noun && between.deprel == Deprel::case_) {
                relate(between, noun, Deprel::det);
            }
        }
    }
}

void mend_joined_complements(Sentence& sentence) {
    for (int verb = 4; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const int above = word.head;
        if (word.upos != Upos::verb || word.deprel != Deprel::conj || above < 0 || above > verb) {
            continue;
        }
        const int said = find_child(sentence, above, Deprel::ccomp);
        const int mark = said > above ? find_child(sentence, said, Deprel::mark) : k_none;
        const int joins = find_child(sentence, verb, Deprel::cc);
        const int subject = find_child(sentence, verb, Deprel::nsubj);
        const bool own = joins > said && subject > joins && subject < verb;
        if (mark == k_none || said > verb || !own || at(sentence, joins - 1).form == ",") {
            continue;
        }
        word.head = said;
    }
}

}  // namespace counterclaim::syntax

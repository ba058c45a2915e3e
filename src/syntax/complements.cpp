#include "syntax/complements.hpp"

#include "syntax/links.hpp"

namespace counterclaim::syntax {
void mend_participle_objects(Sentence& sentence) {
    for (int verb = 1; verb < size(sentence); ++verb) {
        const auto& participle = at(sentence, verb);
        const bool hung = participle.deprel == Deprel::acl || participle.deprel == Deprel::advcl;
        // "to prevent regaining …": a bare gerund is a noun as well
        if (participle.upos != Upos::verb || !is_present_participle(participle) ||
            !participle.has_feature("Tense=Pres") || !hung) {
            continue;
        }
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
        if (!is_noun(word) || word.head < 0 || word.head >= noun) { continue; }
        const bool on_second = at(sentence, word.head).deprel == Deprel::fixed;
        const int first = on_second ? at(sentence, word.head).head : word.head;
        const int second = first < 0 ? k_none : find_child(sentence, first, Deprel::fixed);
        const int above = second == k_none ? k_none : at(sentence, first).head;
        if (above < 0 || above == noun || second >= noun || at(sentence, first).upos != Upos::adp ||
            at(sentence, first).deprel == Deprel::case_) {
            continue;
        }
        const bool clause = at(sentence, above).upos == Upos::verb;
        relate(word, above, clause ? Deprel::obl : Deprel::nmod);
        relate(at(sentence, first), noun, Deprel::case_);
        for (int i = second + 1; i < noun; ++i) {  // "des": "de" and its article
            auto& between = at(sentence, i);
            if (between.head == noun && between.deprel == Deprel::case_) {
                relate(between, noun, Deprel::det);
            }
        }
    }
}

void mend_clauses_of_pronouns(Sentence& sentence) {
    for (int pronoun = 0; pronoun < size(sentence); ++pronoun) {
        if (at(sentence, pronoun).upos != Upos::pron) { continue; }
        const int verb = find_child(sentence, pronoun, Deprel::acl);
        const int subject = find_child(sentence, pronoun, Deprel::nsubj);
        const bool between = subject > pronoun && subject < verb;
        if (between && at(sentence, verb).upos == Upos::verb &&
            find_child(sentence, verb, Deprel::nsubj) == k_none) {
            at(sentence, subject).head = verb;
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

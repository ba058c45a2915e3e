// A verb has one subject: what becomes of a second.
#include "syntax/links.hpp"
#include "syntax/phrase_mender.hpp"

namespace counterclaim::syntax {
namespace {

/// An object of the verb, or of the verb joined to it.
bool has_own_object(const Sentence& sentence, int verb) {
    if (find_child(sentence, verb, Deprel::obj) > verb) { return true; }
    const int joined = find_child(sentence, verb, Deprel::conj);
    return joined > verb && at(sentence, joined).upos == Upos::verb &&
           find_child(sentence, joined, Deprel::obj) > joined;
}

/// "[Army troops], [rebel fighters] clash": two nouns of several with nothing but a comma between.
bool are_listed(const Sentence& sentence, int first, int next) {
    if (!at(sentence, first).is_plural() || !at(sentence, next).is_plural() ||
        at(sentence, first + 1).form != ",") {
        return false;
    }
    for (int i = first + 2; i < next; ++i) {
        if (at(sentence, i).head != next) { return false; }
    }
    return at(sentence, next + 1).upos == Upos::verb;
}

/// "The army and the police clashed", the conjunction hung on the verb: where it stands.
int conjunction_between(const Sentence& sentence, int first, int second, int verb) {
    if (second > verb) { return k_none; }
    return find_child(sentence, verb, first + 1, [&](const Token& token) {
        return token.upos == Upos::cconj && &token < &at(sentence, second);
    });
}

}  // namespace

void mend_double_subjects(Sentence& sentence) {
    for (int verb = 1; verb < size(sentence); ++verb) {
        if (at(sentence, verb).upos != Upos::verb) { continue; }
        int first = k_none;
        bool helped = false;
        for (int i = 0; i < size(sentence); ++i) {
            auto& word = at(sentence, i);
            if (word.head != verb) { continue; }
            helped = helped || word.deprel == Deprel::aux;
            if (word.deprel != Deprel::nsubj || !is_noun(word)) { continue; }
            if (first == k_none || (first < verb) != (i < verb)) {
                first = i;
            } else if (i == first + 1) {
                relate(word, first, Deprel::flat);
            } else if (const int last = find_child(sentence, i, Deprel::conj);
                       i < verb && last > i && last < verb &&
                       comma_after(sentence, first) != k_none) {
                relate(word, first, Deprel::conj);  // "the army, the group and the mission said"
                relate(at(sentence, last), first, Deprel::conj);
            } else if (const int joins = conjunction_between(sentence, first, i, verb);
                       joins != k_none) {
                relate(word, first, Deprel::conj);  // "the army and the police clashed"
                relate(at(sentence, joins), i, Deprel::cc);
            } else if (i < verb && are_listed(sentence, first, i)) {
                relate(word, first, Deprel::conj);  // "Army, rebels clash in the north"
            } else if (i < verb && comma_after(sentence, first) == k_none &&
                       find_child(sentence, i, Deprel::cc) == k_none) {
                relate(at(sentence, first), i, Deprel::nmod);
                first = i;
            }
        }
        const bool acts = first != k_none && first < verb && !helped &&
                          at(sentence, first).subtype == DeprelSubtype::pass &&
                          has_own_object(sentence, verb);
        if (acts) { relate(at(sentence, first), verb, Deprel::nsubj); }
    }
}

}  // namespace counterclaim::syntax

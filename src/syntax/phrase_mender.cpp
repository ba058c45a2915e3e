#include "syntax/phrase_mender.hpp"

#include "syntax/links.hpp"

namespace counterclaim::syntax {
namespace {

constexpr int k_phrase_tokens_max = 12;

bool is_noun(const Token& token) { return token.upos == Upos::noun || token.upos == Upos::propn; }

/// Index of the next comma from `from` on, with no verb before it; none within reach.
int comma_after(const Sentence& sentence, int from) {
    for (int i = from; i < size(sentence) && i - from <= k_phrase_tokens_max; ++i) {
        const auto& word = at(sentence, i);
        if (word.form == ",") { return i; }
        if (word.upos == Upos::verb || word.upos == Upos::aux || word.upos == Upos::punct) {
            return k_none;
        }
    }
    return k_none;
}

/// "Them", "whom", "dont".
bool points_back(const Sentence& sentence, int first, int end) {
    for (int i = first; i < end; ++i) {
        const auto& word = at(sentence, i);
        const bool personal = word.has_feature("Person=3") && word.has_feature("Number=Plur");
        if (word.upos == Upos::pron && (personal || word.has_feature("PronType=Rel"))) {
            return true;
        }
    }
    return false;
}

/// The verb of the clause that begins at `from`, right there but for auxiliaries and adverbs.
int verb_at(const Sentence& sentence, int from) {
    for (int i = from; i < size(sentence); ++i) {
        const auto& word = at(sentence, i);
        if (word.upos == Upos::verb) { return i; }
        if (word.upos != Upos::aux && word.upos != Upos::adv) { return k_none; }
    }
    return k_none;
}

}  // namespace

void mend_objects(Sentence& sentence) {
    for (int i = 2; i < size(sentence); ++i) {
        const int noun = at(sentence, i).head;
        if (at(sentence, i).deprel != Deprel::obj || noun < 1 || noun > i) { continue; }
        const auto& holder = at(sentence, noun);
        const int verb = holder.head;
        const bool hung = (holder.upos == Upos::noun || holder.upos == Upos::propn) &&
                          holder.deprel == Deprel::obl && verb >= 0 && verb < noun &&
                          at(sentence, verb).upos == Upos::verb;
        if (hung && find_child(sentence, verb, Deprel::obj) == k_none) {
            relate(at(sentence, i), verb, Deprel::obj);
        }
    }
}

void mend_counted_verbs(Sentence& sentence) {
    for (int i = 1; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.upos != Upos::verb || word.has_feature("VerbForm=Part")) { continue; }
        const int number = find_child(sentence, i, Deprel::nummod);
        if (number == k_none || number > i) { continue; }
        word.upos = Upos::noun;
        word.features = "Number=Plur";
        const int verb = word.head;
        const bool joined = word.deprel == Deprel::conj && verb >= 0 && verb < number &&
                            at(sentence, verb).upos == Upos::verb &&
                            find_child(sentence, i, Deprel::cc) == k_none &&
                            find_child(sentence, verb, Deprel::obj) == k_none;
        if (joined) { relate(word, verb, Deprel::obj); }
        for (int before = 0; before < i; ++before) {
            auto& one = at(sentence, before);
            if (one.head != i) { continue; }
            if (one.deprel == Deprel::nsubj) { relate(one, i, Deprel::compound); }
            if (joined && before == verb + 1 && one.upos == Upos::adp) {
                relate(one, verb, Deprel::compound);
            }
        }
    }
}

void mend_set_off_subject(Sentence& sentence) {
    const int first = comma_after(sentence, 0);
    if (first < 1) { return; }
    const int second = comma_after(sentence, first + 1);
    if (second < first + 2 || !points_back(sentence, first + 1, second)) { return; }
    const int verb = verb_at(sentence, second + 1);
    if (verb == k_none) { return; }
    int noun = k_none;
    for (int i = 0; i < first; ++i) {
        const int head = at(sentence, i).head;
        if (is_noun(at(sentence, i)) && (head < 0 || head >= first)) { noun = i; }
    }
    if (noun == k_none || at(sentence, noun).head < 0) { return; }
    if (find_child(sentence, noun, Deprel::case_) != k_none) { return; }
    for (int above = at(sentence, verb).head, step = 0; above >= 0;
         above = at(sentence, above).head) {
        if (above < second || ++step > size(sentence)) { return; }  // the verb hangs on the phrase
    }
    for (int i = 0; i < second; ++i) {
        const int head = at(sentence, i).head;
        const bool before = i < first;
        const bool leaves = before ? head >= first : head < first || head > second;
        if (i == noun || !leaves || at(sentence, i).upos == Upos::punct) { continue; }
        const bool number = before && at(sentence, i).upos == Upos::num && i < noun;
        relate(at(sentence, i), noun, number ? Deprel::nummod : Deprel::nmod);
    }
    relate(at(sentence, noun), verb, Deprel::nsubj);
}

}  // namespace counterclaim::syntax

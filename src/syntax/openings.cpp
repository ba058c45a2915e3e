#include "syntax/openings.hpp"

#include "syntax/links.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

bool is_year(const Token& word) {
    constexpr std::size_t k_digits = 4;
    return word.upos == Upos::num && word.form.size() == k_digits &&
           (word.form.starts_with("19") || word.form.starts_with("20")) &&
           std::all_of(word.form.begin(), word.form.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

/// Last word of the name or year that begins at `first`, "Kostal City" being one name.
int last_of_name(const Sentence& sentence, int first) {
    const bool two = first + 1 < size(sentence) && at(sentence, first).upos == Upos::propn &&
                     at(sentence, first).head == first + 1 &&
                     at(sentence, first + 1).upos == Upos::propn;
    return two ? first + 1 : first;
}

}  // namespace

void mend_opening_phrases(Sentence& sentence) {
    constexpr int k_words_min = 4;
    if (size(sentence) < k_words_min) { return; }
    const int opening = at(sentence, 0).upos == Upos::punct ? 1 : 0;
    auto& word = at(sentence, opening);
    const int name = last_of_name(sentence, opening + 1);
    const auto& named = at(sentence, name);
    const bool since = word.deprel == Deprel::mark && is_year(named);  // taken for a conjunction
    if (word.upos != Upos::adp && !since) { return; }
    const bool part = named.deprel == Deprel::compound || named.deprel == Deprel::nummod;
    const int subject = part ? named.head : k_none;
    if ((named.upos != Upos::propn && !is_year(named)) || subject <= name ||
        subject - name > k_phrase_tokens_max || at(sentence, subject).deprel != Deprel::nsubj) {
        return;
    }
    const int verb = at(sentence, subject).head;
    if (verb <= subject || (word.head != subject && word.head != name && word.head != verb)) {
        return;
    }
    if (since && at(sentence, verb).deprel == Deprel::advcl) { return; }  // "after 1999 men fled"
    relate(at(sentence, name), verb, Deprel::obl);
    word.upos = Upos::adp;
    relate(word, name, Deprel::case_);
}

}  // namespace counterclaim::syntax

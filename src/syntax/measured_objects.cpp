#include "syntax/measured_objects.hpp"

#include "syntax/links.hpp"
#include "text/fold.hpp"

namespace counterclaim::syntax {
namespace {

constexpr int k_measure_words_max = 4;

/// The number behind the words of measure that begin at `first`; none where there are no such
/// words, or where a single one of them may be a preposition of its own ("flew over ten villages").
int number_behind(const Sentence& sentence, int first,
                  const std::unordered_set<std::string>& measures) {
    std::string words;
    for (int i = first; i + 1 < size(sentence) && i < first + k_measure_words_max; ++i) {
        words += (words.empty() ? "" : " ") + text::to_lower(at(sentence, i).form);
        const bool alone = i == first && at(sentence, i).upos == Upos::adp;
        if (at(sentence, i + 1).upos == Upos::num) {
            return !alone && measures.count(words) != 0 ? i + 1 : k_none;
        }
    }
    return k_none;
}

bool may_take_object(const Sentence& sentence, int verb) {
    return at(sentence, verb).upos == Upos::verb &&
           find_child(sentence, verb, 0, [&](const Token& token) {
               const bool helper =
                   token.deprel == Deprel::aux && token.subtype == DeprelSubtype::pass;
               return token.deprel == Deprel::obj || helper ||
                      token.subtype == DeprelSubtype::agent;
           }) == k_none;
}

}  // namespace

void mend_measured_objects(Sentence& sentence, const std::unordered_set<std::string>& measures) {
    for (int verb = 0; verb + 2 < size(sentence); ++verb) {
        if (!may_take_object(sentence, verb)) { continue; }
        const bool particle = at(sentence, verb + 1).deprel == Deprel::compound &&
                              at(sentence, verb + 1).head == verb;  // "knocked out about 30"
        const int number = number_behind(sentence, verb + (particle ? 2 : 1), measures);
        if (number == k_none) { continue; }
        const auto& count = at(sentence, number);
        const int noun = count.deprel == Deprel::nummod ? count.head : number;
        if (noun < number || at(sentence, noun).head != verb ||
            at(sentence, noun).deprel != Deprel::obl) {
            continue;
        }
        relate(at(sentence, noun), verb, Deprel::obj);
        for (int i = verb + 1; i < number; ++i) {
            auto& word = at(sentence, i);
            if (word.head == noun || word.head == number) { relate(word, number, Deprel::advmod); }
        }
    }
}

void mend_measured_subjects(Sentence& sentence, const std::unordered_set<std::string>& measures) {
    for (int first = 0; first + 2 < size(sentence); ++first) {
        const int number = number_behind(sentence, first, measures);
        if (number == k_none || at(sentence, number).deprel != Deprel::nummod) { continue; }
        const int noun = at(sentence, number).head;
        const auto& counted = at(sentence, noun);
        const int verb = counted.head;
        if (noun < number || !is_noun(counted) || counted.deprel != Deprel::obl || verb < noun ||
            at(sentence, verb).upos != Upos::verb ||
            find_child(sentence, noun, Deprel::case_) != k_none ||
            find_child(sentence, verb, 0, [](const Token& token) {
                return token.deprel == Deprel::nsubj || token.deprel == Deprel::csubj ||
                       token.deprel == Deprel::expl;
            }) != k_none) {
            continue;
        }
        relate(at(sentence, noun), verb, Deprel::nsubj);
        if (has_passive_auxiliary(sentence, verb)) {
            at(sentence, noun).subtype = DeprelSubtype::pass;
            at(sentence, noun).relation = "nsubj:pass";
        }
    }
}

void mend_counted_participles(Sentence& sentence) {
    for (int number = 1; number + 1 < size(sentence); ++number) {
        auto& word = at(sentence, number);
        if (word.upos != Upos::num || word.deprel != Deprel::nummod || word.head < number) {
            continue;
        }
        const auto& participle = at(sentence, word.head);
        if (participle.upos != Upos::verb || participle.deprel != Deprel::conj ||
            participle.head < 0 || !participle.has_feature("VerbForm=Part") ||
            find_child(sentence, word.head, Deprel::nsubj) != k_none) {
            continue;
        }
        const int subject = find_child(sentence, participle.head, Deprel::nsubj);
        if (subject == k_none || at(sentence, subject).subtype != DeprelSubtype::pass) { continue; }
        relate(word, word.head, Deprel::nsubj);
        word.subtype = DeprelSubtype::pass;
        word.relation = at(sentence, subject).relation;
    }
}

}  // namespace counterclaim::syntax

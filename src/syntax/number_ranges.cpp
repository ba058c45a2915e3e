#include "syntax/number_ranges.hpp"

#include "syntax/links.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

/// "1915": four figures and nothing else, which may be a year.
bool may_be_year(const Token& word) {
    return word.form.size() == 4 && std::all_of(word.form.begin(), word.form.end(), [](char sign) {
               return sign >= '0' && sign <= '9';
           });
}

/// The noun right behind the numbers that begin at `first`, with at most one adjective before it.
int counted_behind(const Sentence& sentence, int first) {
    int next = first;
    while (next < size(sentence) && at(sentence, next).upos == Upos::num) { ++next; }
    if (next + 1 < size(sentence) && at(sentence, next).upos == Upos::adj &&
        at(sentence, next).head == next + 1) {
        ++next;
    }
    const bool noun = next < size(sentence) && at(sentence, next).upos == Upos::noun;
    return noun ? next : k_none;
}

/// A date ("le 3 à dix heures"), or a year behind its preposition, begins no range.
bool begins_range(const Sentence& sentence, int number) {
    if (at(sentence, number).upos != Upos::num) { return false; }
    if (number == 0) { return true; }
    const auto& before = at(sentence, number - 1);
    if (is_noun(before) || before.upos == Upos::det || before.upos == Upos::num) { return false; }
    return before.upos != Upos::adp || !may_be_year(at(sentence, number));
}

/// The number stands for what is counted: as subject or object beside it, or above it.
bool stands_for(const Token& count, int number, const Token& counted) {
    const bool core = count.deprel == Deprel::nsubj || count.deprel == Deprel::obj;
    return counted.head == number || (core && counted.head == count.head);
}

/// Right behind a verb without an object, what is counted is the object.
void make_object(Sentence& sentence, int number, int noun) {
    auto& counted = at(sentence, noun);
    const int verb = counted.head;
    if (verb < 0 || verb != number - 1 || counted.deprel != Deprel::obl) { return; }
    if (at(sentence, verb).upos != Upos::verb || has_passive_auxiliary(sentence, verb) ||
        find_child(sentence, verb, Deprel::obj) != k_none) {
        return;
    }
    relate(counted, verb, Deprel::obj);
}

/// "[De] 300 à 400 rebelles ont fui": what opens the sentence with its verb's subject missing.
void make_subject(Sentence& sentence, int number, int noun) {
    auto& counted = at(sentence, noun);
    if (number != 1 || at(sentence, 0).upos != Upos::adp || counted.deprel != Deprel::obl) {
        return;
    }
    const int verb = counted.head;
    if (verb < noun || at(sentence, verb).upos != Upos::verb ||
        find_child(sentence, verb, Deprel::nsubj) != k_none) {
        return;
    }
    relate(counted, verb, Deprel::nsubj);
    if (has_passive_auxiliary(sentence, verb)) { counted.subtype = DeprelSubtype::pass; }
    relate(at(sentence, 0), number, Deprel::case_);
}

}  // namespace

void mend_number_ranges(Sentence& sentence, const std::unordered_set<std::string>& links) {
    for (int i = 0; i + 3 < size(sentence); ++i) {
        if (!begins_range(sentence, i) || at(sentence, i + 2).upos != Upos::num) { continue; }
        auto& link = at(sentence, i + 1);
        const bool ranges = links.count(text::to_lower(link.form)) != 0;
        const int noun = ranges ? counted_behind(sentence, i + 2) : k_none;
        if (noun == k_none || link.head < i + 2 || link.head > noun) { continue; }
        auto& count = at(sentence, i);
        auto& counted = at(sentence, noun);
        const bool replaced = stands_for(count, i, counted);
        if (!replaced && count.head != noun) { continue; }
        if (replaced) { take_place(counted, Token(count)); }
        relate(count, noun, Deprel::nummod);
        relate(link, i + 2, link.upos == Upos::cconj ? Deprel::cc : Deprel::case_);
        if (!hangs_below(sentence, i + 2, noun)) {
            relate(at(sentence, i + 2), noun, Deprel::nummod);
        }
        make_object(sentence, i, noun);
        make_subject(sentence, i, noun);
    }
}

void mend_told_parts(Sentence& sentence) {
    for (int number = 2; number + 1 < size(sentence); ++number) {
        const auto& part = at(sentence, number);
        auto& pronoun = at(sentence, number - 1);
        auto& told = at(sentence, number + 1);
        const bool opened = part.upos == Upos::num && part.head >= 0 && part.head < number - 1 &&
                            pronoun.has_feature("PronType=Rel");
        if (opened && told.head == part.head && told.deprel == Deprel::acl &&
            told.has_feature("VerbForm=Part")) {
            relate(told, number, Deprel::acl);
            pronoun.head = number;
        }
    }
}

}  // namespace counterclaim::syntax

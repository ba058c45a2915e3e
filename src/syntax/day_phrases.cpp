#include "syntax/day_phrases.hpp"

#include "syntax/links.hpp"
#include "text/fold.hpp"

namespace counterclaim::syntax {
namespace {

constexpr int k_climb_max = 6;

/// "Late [Saturday]", "on [Saturday]": the word before the phrase of a day.
int word_before(const Sentence& sentence, int day) {
    const auto& before = at(sentence, day - 1);
    const bool opens = before.deprel == Deprel::case_ || before.upos == Upos::adj ||
                       (before.upos == Upos::adv && before.head >= day);
    return opens ? day - 2 : day - 1;
}

/// The verb that a day stands behind: right there, or with its object between.
int verb_before(const Sentence& sentence, int day) {
    const int i = word_before(sentence, day);
    if (i < 0) { return k_none; }
    const auto& word = at(sentence, i);
    if (word.upos == Upos::verb) { return i; }
    const bool object =
        is_noun(word) && (word.deprel == Deprel::obj || word.deprel == Deprel::iobj);
    const int verb = object ? word.head : k_none;
    return verb >= 0 && verb < i && at(sentence, verb).upos == Upos::verb ? verb : k_none;
}

/// "Saturday evening" is one phrase.
int top_of_phrase(const Sentence& sentence, int day) {
    const auto& word = at(sentence, day);
    const bool part = word.deprel == Deprel::compound && word.head == day + 1 &&
                      at(sentence, day + 1).deprel == Deprel::obl;
    return part ? day + 1 : day;
}

/// Gives the place of `day` in the tree to the name behind it that was hung on it.
bool hand_over(Sentence& sentence, int day) {
    const int name =
        find_child(sentence, day, day + 1, [](const Token& token) { return is_noun(token); });
    if (name == k_none || name != day + 1) { return false; }
    take_place(at(sentence, name), at(sentence, day));
    for (int i = name + 1; i < size(sentence); ++i) {
        if (at(sentence, i).head == day) { at(sentence, i).head = name; }
    }
    return true;
}

void mend_behind_verb(Sentence& sentence, int day) {
    const int verb = verb_before(sentence, day);
    const int top = top_of_phrase(sentence, day);
    const auto& word = at(sentence, top);
    if (verb == k_none || word.head <= top || word.subtype == DeprelSubtype::poss ||
        hangs_below(sentence, verb, top)) {
        return;
    }
    const bool part = word.deprel == Deprel::obl || word.deprel == Deprel::compound ||
                      word.deprel == Deprel::nmod || word.deprel == Deprel::advmod;
    if (!part && !hand_over(sentence, top)) { return; }
    const int noun = word.head;
    relate(at(sentence, top), verb, Deprel::obl);
    auto& opening = at(sentence, day - 1);
    if (opening.deprel == Deprel::case_ && opening.head == noun) { opening.head = top; }
}

/// The verb whose subject the day was hung on; none where an occurrence has that day.
int verb_of_subject(const Sentence& sentence, int day, const WordSet& occurrences) {
    int noun = at(sentence, day).head;
    for (int step = 0; step < k_climb_max && noun >= 0 && noun < day; ++step) {
        const auto& word = at(sentence, noun);
        if (word.upos == Upos::noun && occurrences.count(word.lemma) != 0) { return k_none; }
        if (word.deprel == Deprel::nsubj) { return word.head > day ? word.head : k_none; }
        const bool named = word.deprel == Deprel::flat || word.deprel == Deprel::compound ||
                           word.deprel == Deprel::appos;
        if (!named) { return k_none; }
        noun = word.head;
    }
    return k_none;
}

void mend_before_verb(Sentence& sentence, int day, const WordSet& occurrences) {
    auto& word = at(sentence, day);
    const auto next = at(sentence, day + 1).upos;
    if (word.head < 0 || (next != Upos::verb && next != Upos::aux && next != Upos::adv)) { return; }
    if (word.deprel == Deprel::nsubj && word.head == day + 1) {
        auto& name = at(sentence, day - 1);  // "President Doe Monday announced"
        const bool part = name.deprel == Deprel::compound || name.deprel == Deprel::flat;
        if (name.head != day || name.upos != Upos::propn || !part) { return; }
        const int verb = word.head;
        relate(name, verb, Deprel::nsubj);
        for (int i = 0; i < day - 1; ++i) {
            if (at(sentence, i).head == day) { at(sentence, i).head = day - 1; }
        }
        relate(word, verb, Deprel::obl);
        return;
    }
    const bool hung = word.deprel == Deprel::nmod || word.deprel == Deprel::flat ||
                      word.deprel == Deprel::compound || word.deprel == Deprel::appos;
    const int verb = hung && word.head < day ? verb_of_subject(sentence, day, occurrences) : k_none;
    if (verb != k_none) { relate(word, verb, Deprel::obl); }
}

/// "On Sunday night between the army and rebels", "on Monday in the town of Goma": what follows a
/// day with a preposition is told of the verb, not of the day. A span of time is told of the day
/// ("on Monday of last week").
void free_followers(Sentence& sentence, int day) {
    const int top = top_of_phrase(sentence, day);
    const int verb = at(sentence, top).head;
    if (at(sentence, top).deprel != Deprel::obl || verb < 0 || verb > top) { return; }
    for (int i = top + 1; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const bool party = word.upos == Upos::propn || word.has_feature("Number=Plur");
        if (word.head == top && word.deprel == Deprel::nmod && is_noun(word) && party &&
            find_child(sentence, i, Deprel::case_) != k_none) {
            relate(word, verb, Deprel::obl);
        }
    }
}

/// The verb that the word stands below.
int verb_above(const Sentence& sentence, int word) {
    for (int step = 0; step < k_climb_max && word >= 0; ++step) {
        word = at(sentence, word).head;
        if (word >= 0 && at(sentence, word).upos == Upos::verb) { return word; }
    }
    return k_none;
}

/// "En a blessé 12 [autres] mardi": days are not counted; the word right before the day is what
/// the number counts.
void mend_counted_day(Sentence& sentence, int day) {
    const int number = find_child(sentence, day, Deprel::nummod);
    const int verb = verb_above(sentence, day);
    if (number == k_none || number > day || verb == k_none || verb > number) { return; }
    auto& counted = at(sentence, day - 1);
    const bool others = counted.head == day && day - 1 > number &&
                        (counted.upos == Upos::adj || counted.upos == Upos::pron);
    if (!others || counted.has_feature("Number=Sing")) { return; }
    counted.upos = Upos::pron;
    take_place(counted, at(sentence, day));
    for (int i = 0; i < day - 1; ++i) {
        if (at(sentence, i).head == day) { at(sentence, i).head = day - 1; }
    }
    relate(at(sentence, day), verb, Deprel::obl);
}

/// "Rose to at least five on Monday": the day is the verb's, not the number's.
void free_of_number(Sentence& sentence, int day) {
    const bool part = at(sentence, day).deprel == Deprel::compound &&
                      at(sentence, day).head == day + 1;  // "Sunday night"
    auto& word = at(sentence, part ? day + 1 : day);
    const int number = word.head;
    if (word.deprel != Deprel::nmod || number < 0 || number > day ||
        at(sentence, number).upos != Upos::num) {
        return;
    }
    const auto& count = at(sentence, number);
    if (count.head >= 0 && count.head < number && at(sentence, count.head).upos == Upos::verb) {
        relate(word, count.head, Deprel::obl);
    }
}

}  // namespace

void mend_days(Sentence& sentence, const WordSet& days, const WordSet& occurrences) {
    if (days.empty()) { return; }
    for (int day = 1; day + 1 < size(sentence); ++day) {
        const auto& word = at(sentence, day);
        if (!is_noun(word) || days.count(text::to_lower(word.form)) == 0) { continue; }
        mend_counted_day(sentence, day);
        mend_behind_verb(sentence, day);
        mend_before_verb(sentence, day, occurrences);
        free_of_number(sentence, day);
        free_followers(sentence, day);
    }
    for (int day = 2; day + 1 < size(sentence); ++day) {
        const auto& month = at(sentence, day - 1);  // "on March 9 between the army and rebels"
        if (at(sentence, day).upos == Upos::num && is_noun(month) && month.head == day) {
            free_of_number(sentence, day);
            free_followers(sentence, day);
        }
    }
}

}  // namespace counterclaim::syntax

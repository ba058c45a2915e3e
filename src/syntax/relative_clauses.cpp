#include "syntax/relative_clauses.hpp"

#include "syntax/links.hpp"

#include <string_view>

namespace counterclaim::syntax {
namespace {

/// A relative pronoun right behind a noun and a comma.
bool opens_aside(const Sentence& sentence, int index) {
    if (index < 2) { return false; }
    const auto& word = at(sentence, index);
    const bool relative = (word.upos == Upos::pron || word.upos == Upos::det) &&
                          (word.has_feature("PronType=Rel") || word.has_feature("PronType=Int")) &&
                          !word.has_feature("Poss=Yes");
    return relative && at(sentence, index - 1).upos == Upos::punct &&
           is_noun(at(sentence, index - 2));
}

/// A relative pronoun right behind a noun, with the subject of its clause right behind it or its
/// article: "the town [that] rebels seized".
bool opens_restriction(const Sentence& sentence, int index) {
    if (index < 1 || !is_noun(at(sentence, index - 1))) { return false; }
    const auto& word = at(sentence, index);
    if (word.upos != Upos::pron || word.head <= index) { return false; }
    const auto& predicate = at(sentence, word.head);
    return predicate.deprel == Deprel::acl && predicate.subtype == DeprelSubtype::relcl &&
           predicate.upos == Upos::verb && predicate.head >= 0 && predicate.head < index;
}

/// The verb has a word of this relation behind its pronoun.
bool has_behind(const Sentence& sentence, int verb, Deprel relation, int pronoun) {
    return find_child(sentence, verb, pronoun + 1,
                      [&](const Token& word) { return word.deprel == relation; }) != k_none;
}

/// "Which RSF fighters seized": taken for the article of the subject behind it.
void part_from_subject(Sentence& sentence, int pronoun) {
    auto& word = at(sentence, pronoun);
    if (word.upos != Upos::det || word.head <= pronoun) { return; }
    const auto& subject = at(sentence, word.head);
    if (subject.deprel != Deprel::nsubj || subject.head <= word.head) { return; }
    const int verb = subject.head;
    const auto& predicate = at(sentence, verb);
    const bool aside = predicate.deprel == Deprel::acl || predicate.deprel == Deprel::advcl;
    if (!aside || predicate.subtype != DeprelSubtype::relcl ||
        has_behind(sentence, verb, Deprel::obj, pronoun)) {
        return;
    }
    word.upos = Upos::pron;
    relate(word, verb, Deprel::obj);
}

/// A relative clause, or a clause that a parser made a complement of the verb before it.
bool may_describe(const Token& predicate) {
    return predicate.subtype == DeprelSubtype::relcl || predicate.deprel == Deprel::ccomp;
}

/// "Which rebels seized", "which they had held": a clause with an object and a subject is active,
/// though its verb looks like a participle.
void make_active(Sentence& sentence, int verb, int pronoun) {
    auto& predicate = at(sentence, verb);
    if (!predicate.has_feature("Voice=Pass") || has_passive_auxiliary(sentence, verb)) { return; }
    const bool helped = find_child(sentence, verb, Deprel::aux) != k_none;
    predicate.features =
        helped ? "Tense=Past|VerbForm=Part|Voice=Act" : "Mood=Ind|Tense=Past|VerbForm=Fin";
    const int subject = find_child(sentence, verb, pronoun + 1,
                                   [](const Token& word) { return word.deprel == Deprel::nsubj; });
    at(sentence, subject).subtype = DeprelSubtype::none;
}

/// "Shelled troops near [Kostal], which the army captured": of the name behind a preposition that
/// stands right before the comma, not of the noun before that.
bool tells_of_name_before(const Sentence& sentence, int verb, int pronoun) {
    const int name = pronoun - 2;
    const int head = at(sentence, verb).head;
    const auto& place = at(sentence, name);
    return at(sentence, verb).deprel == Deprel::acl && head >= 0 && head < name &&
           at(sentence, head).upos == Upos::noun && place.upos == Upos::propn &&
           at(sentence, pronoun - 1).form == "," &&
           find_child(sentence, name, Deprel::case_) != k_none &&
           (place.head == head || place.head == at(sentence, head).head);
}

/// "The town that rebels seized" is no town "that seized rebels", nor are they seized.
void mend_restriction(Sentence& sentence, int index) {
    auto& pronoun = at(sentence, index);
    const int verb = pronoun.head;
    const bool marks = pronoun.deprel == Deprel::mark || pronoun.deprel == Deprel::nsubj;
    const int subject = find_child(sentence, verb, index + 1,
                                   [](const Token& word) { return word.deprel == Deprel::nsubj; });
    if (!marks || has_passive_auxiliary(sentence, verb) || subject == k_none || subject > verb ||
        find_child(sentence, verb, Deprel::obj) != k_none) {
        return;
    }
    relate(pronoun, verb, Deprel::obj);
    make_active(sentence, verb, index);
}

/// "Number=Sing" of a verb or its auxiliary; empty where neither is finite or has one.
std::string_view number_of(const Sentence& sentence, int verb) {
    const int finite = finite_word(sentence, verb);
    if (finite == k_none) { return {}; }
    for (const auto* number : {"Number=Sing", "Number=Plur"}) {
        if (at(sentence, finite).has_feature(number)) { return number; }
    }
    return {};
}

/// The relative clause that the verb is joined to, its pronoun the subject; none else.
int relative_above(const Sentence& sentence, int verb) {
    const auto& word = at(sentence, verb);
    if (word.deprel != Deprel::conj || word.upos != Upos::verb || word.head < 0 ||
        word.head > verb || find_child(sentence, verb, Deprel::nsubj) != k_none) {
        return k_none;
    }
    const auto& clause = at(sentence, word.head);
    const int subject = find_child(sentence, word.head, Deprel::nsubj);
    const bool relative = clause.deprel == Deprel::acl && clause.subtype == DeprelSubtype::relcl &&
                          subject != k_none && at(sentence, subject).has_feature("PronType=Rel");
    return relative ? word.head : k_none;
}

}  // namespace

void mend_verbs_behind_relatives(Sentence& sentence) {
    for (int verb = 2; verb < size(sentence); ++verb) {
        const int clause = relative_above(sentence, verb);
        if (clause == k_none) { continue; }
        const int noun = at(sentence, clause).head;
        const int above = noun < 0 ? k_none : at(sentence, noun).head;
        if (above < 0 || above > noun || at(sentence, above).upos != Upos::verb) { continue; }
        const auto number = number_of(sentence, verb);
        if (!number.empty() && number == number_of(sentence, above) &&
            !number_of(sentence, clause).empty() && number != number_of(sentence, clause)) {
            relate(at(sentence, verb), above, Deprel::conj);
        }
    }
}

void mend_relative_clauses(Sentence& sentence) {
    for (int i = 1; i < size(sentence); ++i) {
        if (opens_restriction(sentence, i)) { mend_restriction(sentence, i); }
    }
    for (int i = 2; i < size(sentence); ++i) {
        if (!opens_aside(sentence, i)) { continue; }
        part_from_subject(sentence, i);
        auto& pronoun = at(sentence, i);
        const int verb = pronoun.head;
        if (verb <= i || !may_describe(at(sentence, verb))) { continue; }
        const bool subject_behind = has_behind(sentence, verb, Deprel::nsubj, i);
        if (pronoun.deprel == Deprel::nsubj && subject_behind &&
            !has_behind(sentence, verb, Deprel::obj, i)) {
            relate(pronoun, verb, Deprel::obj);
        }
        auto& predicate = at(sentence, verb);
        if (pronoun.deprel == Deprel::obj && subject_behind) {
            make_active(sentence, verb, i);
            if (tells_of_name_before(sentence, verb, i)) { predicate.head = i - 2; }
        }
        // "he left, which surprised us" is said of the whole sentence
        if (predicate.deprel != Deprel::acl && pronoun.deprel == Deprel::obj && subject_behind &&
            !hangs_below(sentence, i - 2, verb)) {
            relate(predicate, i - 2, Deprel::acl);
            predicate.subtype = DeprelSubtype::relcl;
        }
    }
}

}  // namespace counterclaim::syntax

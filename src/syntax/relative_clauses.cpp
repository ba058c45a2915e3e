#include "syntax/relative_clauses.hpp"

#include "syntax/links.hpp"

namespace counterclaim::syntax {
namespace {

bool is_noun(const Token& word) { return word.upos == Upos::noun || word.upos == Upos::propn; }

/// A relative pronoun right behind a noun and a comma.
bool opens_aside(const Sentence& sentence, int index) {
    if (index < 2) { return false; }
    const auto& tokens = sentence.tokens;
    const auto at = static_cast<std::size_t>(index);
    const bool relative =
        (tokens[at].upos == Upos::pron || tokens[at].upos == Upos::det) &&
        (tokens[at].has_feature("PronType=Rel") || tokens[at].has_feature("PronType=Int")) &&
        !tokens[at].has_feature("Poss=Yes");
    return relative && tokens[at - 1].upos == Upos::punct && is_noun(tokens[at - 2]);
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
    word.head = verb;
    word.deprel = Deprel::obj;
    word.subtype = DeprelSubtype::none;
}

/// A relative clause, or a clause that a parser made a complement of the verb before it.
bool may_describe(const Token& predicate) {
    return predicate.subtype == DeprelSubtype::relcl || predicate.deprel == Deprel::ccomp;
}

/// "Which rebels seized", "which they had held": a clause with an object and a subject is active,
/// though its verb looks like a participle.
void make_active(Sentence& sentence, int verb, int pronoun) {
    const auto helps_passive = [](const Token& word) {
        return word.deprel == Deprel::aux && word.subtype == DeprelSubtype::pass;
    };
    auto& predicate = at(sentence, verb);
    if (!predicate.has_feature("Voice=Pass") ||
        find_child(sentence, verb, 0, helps_passive) != k_none) {
        return;
    }
    const bool helped = find_child(sentence, verb, Deprel::aux) != k_none;
    predicate.features =
        helped ? "Tense=Past|VerbForm=Part|Voice=Act" : "Mood=Ind|Tense=Past|VerbForm=Fin";
    const int subject = find_child(sentence, verb, pronoun + 1,
                                   [](const Token& word) { return word.deprel == Deprel::nsubj; });
    at(sentence, subject).subtype = DeprelSubtype::none;
}

}  // namespace

void mend_relative_clauses(Sentence& sentence) {
    for (int i = 2; i < size(sentence); ++i) {
        if (!opens_aside(sentence, i)) { continue; }
        part_from_subject(sentence, i);
        auto& pronoun = at(sentence, i);
        const int verb = pronoun.head;
        if (verb <= i || !may_describe(at(sentence, verb))) { continue; }
        const bool subject_behind = has_behind(sentence, verb, Deprel::nsubj, i);
        if (pronoun.deprel == Deprel::nsubj && subject_behind &&
            !has_behind(sentence, verb, Deprel::obj, i)) {
            pronoun.deprel = Deprel::obj;
            pronoun.subtype = DeprelSubtype::none;
        }
        auto& predicate = at(sentence, verb);
        if (pronoun.deprel == Deprel::obj && subject_behind) { make_active(sentence, verb, i); }
        // "he left, which surprised us" is said of the whole sentence
        if (predicate.deprel != Deprel::acl && pronoun.deprel == Deprel::obj && subject_behind) {
            predicate.deprel = Deprel::acl;
            predicate.subtype = DeprelSubtype::relcl;
            predicate.head = i - 2;
        }
    }
}

}  // namespace counterclaim::syntax

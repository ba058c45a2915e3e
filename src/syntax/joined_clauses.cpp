#include "syntax/joined_clauses.hpp"

#include "syntax/links.hpp"

namespace counterclaim::syntax {
namespace {

/// First word of a verb with the auxiliaries and adverbs right before it.
int group_start(const Sentence& sentence, int verb) {
    int start = verb;
    while (start > 0 && at(sentence, start - 1).head == verb &&
           (at(sentence, start - 1).deprel == Deprel::aux ||
            at(sentence, start - 1).deprel == Deprel::advmod)) {
        --start;
    }
    return start;
}

bool lacks_subject(const Sentence& sentence, int verb) {
    return find_child(sentence, verb, 0, [](const Token& token) {
               return token.deprel == Deprel::nsubj || token.deprel == Deprel::csubj ||
                      token.deprel == Deprel::expl || token.deprel == Deprel::mark;
           }) == k_none;
}

/// Whether `noun` closes the clause of the verb before it, as in "killed ten in Kostal": not behind
/// a comma, nor in the subject of another, nor right behind "what".
bool closes_clause(const Sentence& sentence, int noun, int verb) {
    for (int i = verb + 1; i < noun; ++i) {
        const auto& word = at(sentence, i);
        const bool opens = word.upos == Upos::pron || word.upos == Upos::sconj;
        if (word.form == "," || (i + 1 == noun && opens)) { return false; }
    }
    int above = noun;
    for (int step = 0; step < k_phrase_tokens_max && above > verb; ++step) {
        if (at(sentence, above).deprel == Deprel::nsubj) { return false; }
        above = at(sentence, above).head;
    }
    return above == verb;
}

/// The noun that ends at `last` and is joined, by a conjunction right before its phrase, to a word
/// behind `verb`.
int noun_joined_before(const Sentence& sentence, int last, int verb) {
    int noun = last;
    for (int step = 0; step < k_phrase_tokens_max && noun > verb && noun <= last; ++step) {
        const auto& word = at(sentence, noun);
        const int conjunction = find_child(sentence, noun, Deprel::cc);
        if (is_noun(word) && word.deprel == Deprel::conj && conjunction != k_none &&
            conjunction < noun && word.head > verb && word.head < conjunction &&
            find_child(sentence, noun, Deprel::case_) == k_none &&
            closes_clause(sentence, word.head, verb)) {
            return noun;
        }
        noun = word.head;
    }
    return k_none;
}

/// The verb that `noun` is an object of, alone or in a list; none where it is none.
int verb_of_object(const Sentence& sentence, int noun) {
    for (int step = 0; step < k_phrase_tokens_max && noun >= 0; ++step) {
        if (at(sentence, noun).deprel != Deprel::conj) { break; }
        noun = at(sentence, noun).head;
    }
    if (noun < 0 || at(sentence, noun).deprel != Deprel::obj) { return k_none; }
    const int verb = at(sentence, noun).head;
    return verb >= 0 && verb < noun && at(sentence, verb).upos == Upos::verb ? verb : k_none;
}

}  // namespace

void mend_verbs_before_numbers(Sentence& sentence) {
    for (int i = 3; i + 1 < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.upos != Upos::verb || at(sentence, i - 1).upos != Upos::cconj ||
            at(sentence, i + 1).upos != Upos::num) {
            continue;
        }
        int noun = i + 1;  // what is counted, or the number by itself
        for (int step = 0; step < k_phrase_tokens_max; ++step) {
            const auto& part = at(sentence, noun);
            const bool inside = part.deprel == Deprel::nummod || part.deprel == Deprel::compound ||
                                part.deprel == Deprel::flat;
            if (!inside || part.head <= noun) { break; }
            noun = part.head;
        }
        if (at(sentence, noun).deprel != Deprel::conj) { continue; }
        const int verb = verb_of_object(sentence, noun);
        const bool adjective = word.deprel == Deprel::amod && word.head == noun;
        const bool joined = word.deprel == Deprel::conj && word.head == verb &&
                            find_child(sentence, i, Deprel::obj) == k_none;
        if (verb == k_none || verb >= i || hangs_below(sentence, verb, i - 1) ||
            (!adjective && !joined)) {
            continue;
        }
        if (adjective) { relate(word, verb, Deprel::conj); }
        relate(at(sentence, noun), i, Deprel::obj);
        relate(at(sentence, i - 1), i, Deprel::cc);
    }
}

void mend_subjects_of_joined_verbs(Sentence& sentence) {
    for (int verb = 3; verb < size(sentence); ++verb) {
        const auto& word = at(sentence, verb);
        const bool joined = word.upos == Upos::verb && word.deprel == Deprel::conj &&
                            word.head >= 0 && word.head < verb &&
                            at(sentence, word.head).upos == Upos::verb;
        if (!joined || find_child(sentence, word.head, Deprel::nsubj) == k_none ||
            finite_word(sentence, verb) == k_none || !lacks_subject(sentence, verb) ||
            find_child(sentence, verb, Deprel::cc) != k_none) {
            continue;
        }
        const int last = group_start(sentence, verb) - 1;
        const int noun = noun_joined_before(sentence, last, word.head);
        if (noun == k_none) { continue; }
        at(sentence, find_child(sentence, noun, Deprel::cc)).head = verb;
        relate(at(sentence, noun), verb, Deprel::nsubj);
        if (has_passive_auxiliary(sentence, verb)) {
            at(sentence, noun).subtype = DeprelSubtype::pass;
        }
    }
}

void mend_joined_accusations(Sentence& sentence, const std::unordered_set<std::string>& verbs) {
    for (int verb = 3; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const int told = word.head;
        const bool finite = word.has_feature("VerbForm=Fin");
        if (word.deprel != Deprel::conj || told < 0 || told >= verb ||
            (!finite && !word.has_feature("Tense=Past")) || verbs.count(word.lemma) == 0 ||
            at(sentence, told).deprel != (finite ? Deprel::ccomp : Deprel::xcomp) ||
            at(sentence, told).head < 0 || at(sentence, told).head >= told) {
            continue;
        }
        const bool helped = find_child(sentence, told, Deprel::aux) != k_none;
        const bool bare = find_child(sentence, verb, Deprel::aux) == k_none &&
                          find_child(sentence, verb, Deprel::nsubj) == k_none;
        const int above = at(sentence, told).head;
        const bool alike = finite || find_child(sentence, above, Deprel::aux) !=
                                         k_none;  // "a accusé … et réclamé"
        if (helped && bare && alike && at(sentence, above).upos == Upos::verb &&
            find_child(sentence, above, Deprel::nsubj) != k_none) {
            word.head = above;
        }
    }
}

void mend_verbs_joined_to_gerunds(Sentence& sentence) {
    for (int verb = 3; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const int gerund = word.head;
        // "of sending men and demanded [sanctions]": with an object it is no passive
        const bool told =
            word.has_feature("VerbForm=Fin") ||
            (word.has_feature("Tense=Past") && find_child(sentence, verb, Deprel::obj) > verb);
        if (word.deprel != Deprel::conj || word.upos != Upos::verb || gerund < 0 ||
            gerund >= verb || !told || find_child(sentence, verb, Deprel::nsubj) != k_none ||
            !at(sentence, gerund).has_feature("VerbForm=Ger") ||
            find_child(sentence, gerund, Deprel::mark) == k_none) {
            continue;
        }
        const int above = at(sentence, gerund).head;
        if (above >= 0 && above < gerund && at(sentence, above).has_feature("VerbForm=Fin")) {
            word.head = above;
            word.features = "Mood=Ind|Tense=Past|VerbForm=Fin";
        }
    }
}

void mend_clauses_behind_attributes(Sentence& sentence) {
    for (int verb = 4; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const int inner = word.head;
        const int pronoun = find_child(sentence, verb, Deprel::nsubj);
        const bool clause = word.deprel == Deprel::acl && word.subtype == DeprelSubtype::relcl &&
                            inner >= 0 && inner < verb && pronoun > inner &&
                            at(sentence, pronoun).has_feature("PronType=Rel") &&
                            at(sentence, pronoun - 1).form == ",";
        const int aside = clause ? at(sentence, inner).head : k_none;
        if (aside < 1 || aside >= inner || !at(sentence, aside).has_feature("VerbForm=Part") ||
            at(sentence, aside - 1).form != ",") {
            continue;
        }
        const auto relation = at(sentence, aside).deprel;
        const int noun = aside - 2;
        const bool set_off = relation == Deprel::acl || relation == Deprel::advcl;
        if (set_off && noun >= 0 && is_noun(at(sentence, noun))) {
            int head = noun;
            while (at(sentence, head).head >= 0 &&
                   (at(sentence, head).deprel == Deprel::flat ||
                    at(sentence, head).deprel == Deprel::compound)) {
                head = at(sentence, head).head;
            }
            if (!hangs_below(sentence, head, verb)) { word.head = head; }
        }
    }
}

}  // namespace counterclaim::syntax

#include "syntax/content_mender.hpp"

#include "syntax/links.hpp"

namespace counterclaim::syntax {
namespace {

/// A past tense that was taken for a participle right behind the noun it describes.
bool describes_noun_before(const Sentence& sentence, int verb) {
    const auto& word = at(sentence, verb);
    return word.upos == Upos::verb && word.deprel == Deprel::acl &&
           word.subtype != DeprelSubtype::relcl && word.head == verb - 1 &&
           is_noun(at(sentence, word.head)) && word.has_feature("Tense=Past") &&
           find_child(sentence, verb, Deprel::aux) == k_none &&
           find_child(sentence, verb, Deprel::obj) == k_none;
}

/// The clause that the conjunction right behind the verb, or behind a phrase of time, opens.
int clause_opened_behind(const Sentence& sentence, int verb) {
    constexpr int k_words_max = 6;
    for (int i = verb + 1; i < size(sentence) && i - verb <= k_words_max; ++i) {
        const auto& word = at(sentence, i);
        if (word.upos == Upos::punct || word.upos == Upos::verb || word.upos == Upos::aux) {
            return k_none;
        }
        if (word.upos == Upos::sconj && word.deprel == Deprel::mark && word.head > i) {
            const auto& clause = at(sentence, word.head);
            const bool finite = clause.upos == Upos::verb && !clause.has_feature("VerbForm=Inf");
            return finite && find_child(sentence, word.head, Deprel::nsubj) > i ? word.head
                                                                                : k_none;
        }
    }
    return k_none;
}

}  // namespace

void mend_told_openings(Sentence& sentence) {
    for (int verb = 1; verb + 3 < size(sentence); ++verb) {
        if (!describes_noun_before(sentence, verb)) { continue; }
        const int noun = verb - 1;
        const int clause = clause_opened_behind(sentence, verb);
        const int above = at(sentence, noun).head;
        // the noun stands alone over both, or hangs on the clause
        const bool alone = above < 0 && clause != k_none && at(sentence, clause).head == noun;
        const bool hung = clause != k_none && above == clause && at(sentence, clause).head < 0;
        if (!alone && !hung) { continue; }
        relate(at(sentence, verb), k_none, Deprel::root);
        at(sentence, verb).features = "Mood=Ind|Tense=Past|VerbForm=Fin";
        relate(at(sentence, noun), verb, Deprel::nsubj);
        relate(at(sentence, clause), verb, Deprel::ccomp);
        for (int i = 0; i < size(sentence); ++i) {
            auto& word = at(sentence, i);
            if (alone && word.head == noun && i > verb) { word.head = verb; }
            if (hung && word.head == clause && i < verb) { word.head = verb; }
        }
    }
}

void mend_nouns_with_content(Sentence& sentence) {
    const int root = root_of(sentence);
    if (root < 1 || root + 3 >= size(sentence) || at(sentence, root).upos != Upos::noun) { return; }
    auto& subject = at(sentence, root - 1);
    const auto& mark = at(sentence, root + 1);
    const bool named = is_noun(subject) && subject.head == root &&
                       (subject.deprel == Deprel::compound || subject.deprel == Deprel::nmod);
    const int clause = mark.deprel == Deprel::mark ? mark.head : k_none;
    // "[data] show that": a singular that no noun before it can be the verb of, unless that is one
    const bool plural = at(sentence, root).has_feature("Number=Plur");
    const auto content = clause < root ? Deprel::root : at(sentence, clause).deprel;
    if (!named || clause < root || at(sentence, clause).head != root ||
        !(content == Deprel::ccomp || (plural && content == Deprel::acl)) ||
        find_child(sentence, clause, Deprel::nsubj) < root) {
        return;
    }
    auto& word = at(sentence, root);
    word.upos = Upos::verb;
    word.features = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
    relate(at(sentence, clause), root, Deprel::ccomp);
    relate(subject, root, Deprel::nsubj);
    for (int i = 0; i + 1 < root; ++i) {
        auto& before = at(sentence, i);
        const bool of_name = before.deprel == Deprel::det || before.deprel == Deprel::amod ||
                             before.deprel == Deprel::compound;
        if (before.head == root && of_name) { before.head = root - 1; }
    }
}

void mend_bare_contents(Sentence& sentence) {
    for (int verb = 3; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const int above = word.head;
        if (word.upos != Upos::verb || word.deprel != Deprel::conj || above < 1 || above > verb ||
            at(sentence, above).upos != Upos::verb) {
            continue;
        }
        const int subject = find_child(sentence, verb, Deprel::nsubj);
        const bool joined = find_child(sentence, verb, Deprel::cc) != k_none;
        if (joined || subject < above || subject > verb ||
            find_child(sentence, above, Deprel::nsubj) == k_none ||
            find_child(sentence, above, Deprel::ccomp) != k_none) {
            continue;
        }
        bool beside = true;  // nothing stands between the verb and the phrase of the subject
        for (int i = above + 1; i < subject && beside; ++i) {
            beside = at(sentence, i).head > above && at(sentence, i).upos != Upos::punct;
        }
        if (beside) { relate(word, above, Deprel::ccomp); }
    }
}

void mend_plans(Sentence& sentence, const std::unordered_set<std::string>& plans) {
    for (int noun = 1; noun + 2 < size(sentence); ++noun) {
        const auto& plan = at(sentence, noun);
        const auto& mark = at(sentence, noun + 1);
        if (plan.upos != Upos::noun || plan.deprel != Deprel::obj || mark.deprel != Deprel::mark ||
            mark.head <= noun + 1 || plans.count(plan.lemma) == 0) {
            continue;
        }
        auto& verb = at(sentence, mark.head);
        const bool infinitive = verb.has_feature("VerbForm=Inf");
        const bool of_verb = verb.head == plan.head &&
                             (verb.deprel == Deprel::advcl || verb.deprel == Deprel::xcomp);
        if (infinitive && of_verb) { relate(verb, noun, Deprel::acl); }
    }
}

void mend_perceived(Sentence& sentence, const std::unordered_set<std::string>& verbs) {
    for (int gerund = 2; gerund < size(sentence); ++gerund) {
        auto& word = at(sentence, gerund);
        const int verb = word.head;
        if (word.deprel != Deprel::advcl || !word.has_feature("VerbForm=Ger") || verb < 0 ||
            verb >= gerund || verbs.count(at(sentence, verb).lemma) == 0 ||
            find_child(sentence, gerund, Deprel::mark) != k_none ||
            find_child(sentence, gerund, Deprel::nsubj) != k_none) {
            continue;
        }
        const int object = find_child(sentence, verb, Deprel::obj);
        bool beside = object > verb && object < gerund;
        for (int i = object + 1; beside && i < gerund; ++i) {
            beside = hangs_below(sentence, i, object) && at(sentence, i).upos != Upos::punct;
        }
        if (beside) { relate(word, object, Deprel::acl); }
    }
}

void mend_gerund_contents(Sentence& sentence) {
    for (int verb = 0; verb + 2 < size(sentence); ++verb) {
        const auto& helper = at(sentence, verb + 1);
        const int content = helper.head;
        const bool gerund = helper.deprel == Deprel::cop && content > verb + 1 &&
                            helper.has_feature("VerbForm=Part");
        if (at(sentence, verb).upos != Upos::verb || !gerund ||
            at(sentence, content).deprel != Deprel::advcl || at(sentence, content).head != verb ||
            find_child(sentence, verb, Deprel::obj) != k_none) {
            continue;
        }
        relate(at(sentence, content), verb, Deprel::xcomp);
    }
}

void mend_marked_gerunds(Sentence& sentence) {
    for (int gerund = 2; gerund + 1 < size(sentence); ++gerund) {
        auto& word = at(sentence, gerund);
        const int noun = word.head;
        const auto& mark = at(sentence, gerund - 1);
        const bool opened = mark.deprel == Deprel::mark && mark.upos == Upos::adp &&
                            mark.head == gerund && noun > gerund &&
                            (word.deprel == Deprel::amod || word.deprel == Deprel::compound);
        if (!opened || !word.has_feature("VerbForm=Ger")) { continue; }
        const int above = at(sentence, noun).head;
        if (above < 0 || above >= gerund - 1) { continue; }
        const auto& owner = at(sentence, above);
        relate(at(sentence, noun), gerund, Deprel::obj);
        const bool of_object = owner.deprel == Deprel::obj && owner.head >= 0;
        const bool of_verb = owner.upos == Upos::verb || of_object;
        relate(word, of_object ? owner.head : above, of_verb ? Deprel::advcl : Deprel::acl);
    }
}

}  // namespace counterclaim::syntax

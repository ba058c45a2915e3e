#include "syntax/clause_mender.hpp"

#include "syntax/links.hpp"
#include "text/fold.hpp"

namespace counterclaim::syntax {
namespace {

bool agree_in_number(const Sentence& sentence, int a, int b) {
    return at(sentence, a).is_plural() == at(sentence, b).is_plural();
}

bool has_digit(const Token& token) {
    return !token.form.empty() && token.form.front() >= '0' && token.form.front() <= '9';
}

}  // namespace

void mend_bare_infinitives(Sentence& sentence) {
    const int root = root_of(sentence);
    const int verb = root + 1;
    if (root < 0 || verb + 1 >= size(sentence)) { return; }
    auto& noun = at(sentence, root);
    auto& word = at(sentence, verb);
    const bool hung = noun.upos == Upos::noun && noun.is_plural() && word.upos == Upos::verb &&
                      word.has_feature("VerbForm=Inf") && word.head == root &&
                      word.deprel == Deprel::acl;
    const bool led = find_child(sentence, verb, 0, [](const Token& token) {
                         return token.deprel == Deprel::mark || token.deprel == Deprel::case_ ||
                                token.deprel == Deprel::aux;
                     }) != k_none;
    const bool told = find_child(sentence, root, 0, [](const Token& token) {
                          return token.deprel == Deprel::cop || token.deprel == Deprel::nsubj ||
                                 token.deprel == Deprel::parataxis;
                      }) != k_none;
    if (!hung || led || told) { return; }
    word.features = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin";
    relate(word, k_none, Deprel::root);
    relate(noun, verb, Deprel::nsubj);
    for (int i = verb + 1; i < size(sentence); ++i) {
        if (at(sentence, i).head == root) { at(sentence, i).head = verb; }
    }
}

void mend_completives(Sentence& sentence, const std::unordered_set<std::string>& openings) {
    for (int verb = 2; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        if (word.upos != Upos::verb || word.deprel != Deprel::advcl || word.head < 0 ||
            word.head > verb || at(sentence, word.head).upos != Upos::verb) {
            continue;
        }
        const int first = find_child(sentence, verb, 0, [](const Token&) { return true; });
        if (first == k_none) { continue; }
        const auto& mark = at(sentence, first);
        const auto before = first > 0 ? at(sentence, first - 1).upos : Upos::x;
        const bool bare = mark.deprel == Deprel::mark && first > word.head &&
                          find_child(sentence, first, Deprel::fixed) == k_none &&
                          openings.find(text::to_lower(mark.form)) != openings.end() &&
                          before != Upos::adv && before != Upos::adp && before != Upos::sconj;
        const int other = find_child(sentence, word.head, 0, [](const Token& token) {
            return token.deprel == Deprel::ccomp || token.deprel == Deprel::xcomp ||
                   token.deprel == Deprel::obj || token.subtype == DeprelSubtype::pass;
        });
        if (bare && other == k_none) { relate(word, word.head, Deprel::ccomp); }
    }
}

void mend_joined_completives(Sentence& sentence) {
    for (int verb = 2; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        if (word.upos != Upos::verb || word.deprel != Deprel::conj || word.head < 0 ||
            word.head > verb || find_child(sentence, verb, Deprel::nsubj) != k_none) {
            continue;
        }
        const int said = find_child(sentence, word.head, word.head + 1, [](const Token& token) {
            return token.deprel == Deprel::ccomp && token.upos == Upos::verb;
        });
        if (said == k_none || said > verb) { continue; }
        const int own = finite_word(sentence, verb);
        const int above = finite_word(sentence, word.head);
        const int inner = finite_word(sentence, said);
        if (own == k_none || above == k_none || inner == k_none) { continue; }
        if (!agree_in_number(sentence, own, above) && agree_in_number(sentence, own, inner)) {
            word.head = said;
        }
    }
}

void mend_infinitive_tags(Sentence& sentence) {
    for (int verb = 1; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const auto& particle = at(sentence, verb - 1);
        if (word.upos == Upos::verb && word.has_feature("VerbForm=Fin") &&
            word.has_feature("Tense=Pres") && particle.upos == Upos::part &&
            particle.deprel == Deprel::mark && particle.head == verb) {
            word.features = "VerbForm=Inf";
        }
    }
}

void mend_marked_infinitives(Sentence& sentence) {
    for (int verb = 2; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const bool joined = word.upos == Upos::verb && word.deprel == Deprel::conj &&
                            word.has_feature("VerbForm=Inf") && word.head >= 0 &&
                            word.head < verb && at(sentence, word.head).upos == Upos::verb &&
                            !at(sentence, word.head).has_feature("VerbForm=Inf");
        if (!joined || find_child(sentence, verb, Deprel::cc) != k_none) { continue; }
        const int marker = find_child(sentence, verb, Deprel::mark);
        const bool addressed = find_child(sentence, word.head, Deprel::obj) != k_none;
        const auto before = marker > 0 ? at(sentence, marker - 1).form : std::string();
        if (marker == k_none || marker > verb || !addressed || before == ",") { continue; }
        relate(word, word.head, Deprel::xcomp);
    }
}

void mend_relative_objects(Sentence& sentence) {
    for (auto& word : sentence.tokens) {
        if (word.upos != Upos::sconj || word.deprel != Deprel::obj || word.head < 0 ||
            at(sentence, word.head).deprel != Deprel::acl) {
            continue;
        }
        word.upos = Upos::pron;
        word.features = "PronType=Rel";
    }
}

void mend_early_relatives(Sentence& sentence) {
    for (int verb = 3; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        if (word.upos != Upos::verb || word.deprel != Deprel::acl || word.head < verb) { continue; }
        const int first = find_child(
            sentence, verb, 0, [](const Token& token) { return token.deprel != Deprel::punct; });
        if (first < 2 || !at(sentence, first).has_feature("PronType=Rel")) { continue; }
        const int noun = at(sentence, first - 1).form == "," ? first - 2 : first - 1;
        if (!is_noun(at(sentence, noun)) || hangs_below(sentence, noun, verb)) { continue; }
        relate(word, noun, Deprel::acl);
        word.subtype = DeprelSubtype::relcl;
    }
}

void mend_objects_behind_dates(Sentence& sentence) {
    for (int i = 4; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.upos != Upos::noun || word.deprel != Deprel::nmod || word.head < 0 ||
            word.head > i || find_child(sentence, i, Deprel::case_) != k_none ||
            find_child(sentence, i, Deprel::det) == k_none) {
            continue;
        }
        const auto& month = at(sentence, word.head);
        const int day = month.deprel == Deprel::nmod ? month.head : word.head;
        if (day < 0 || day > i || !has_digit(at(sentence, day))) { continue; }
        const int verb = at(sentence, day).head;
        const bool free = verb >= 0 && verb < day && at(sentence, verb).upos == Upos::verb &&
                          find_child(sentence, verb, Deprel::obj) == k_none;
        if (free) { relate(word, verb, Deprel::obj); }
    }
}

void mend_false_passives(Sentence& sentence) {
    for (int name = 2; name < size(sentence); ++name) {
        auto& word = at(sentence, name);
        const int verb = word.head;
        if (word.upos != Upos::propn || word.deprel != Deprel::obl || verb != name - 1 ||
            at(sentence, verb).upos != Upos::verb ||
            find_child(sentence, name, Deprel::case_) != k_none ||
            find_child(sentence, verb, Deprel::obj) != k_none) {
            continue;
        }
        const int subject = find_child(sentence, verb, 0, [](const Token& token) {
            return token.deprel == Deprel::nsubj && token.subtype == DeprelSubtype::pass;
        });
        const int helper = find_child(sentence, verb, Deprel::aux);
        if (subject == k_none || subject > verb || helper == k_none || helper > verb ||
            has_passive_auxiliary(sentence, verb)) {
            continue;
        }
        relate(at(sentence, subject), verb, Deprel::nsubj);
        relate(word, verb, Deprel::obj);
    }
}

}  // namespace counterclaim::syntax

#include "syntax/late_modifiers.hpp"

#include "syntax/links.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

/// First word of the phrase of a noun: it and its children before it.
int phrase_start(const Sentence& sentence, int noun) {
    const int child =
        find_child(sentence, noun, 0, [](const Token& token) { return token.upos != Upos::punct; });
    return child == k_none ? noun : std::min(noun, child);
}

bool opens_behind_comma(const Sentence& sentence, int noun) {
    const int start = phrase_start(sentence, noun);
    return start > 0 && at(sentence, start - 1).form == ",";
}

/// The article of a noun, right before it or its adjectives.
int determiner_of(const Sentence& sentence, int noun) {
    return find_child(sentence, noun, Deprel::det);
}

/// Hangs `noun` where the clause `verb` hangs, and the clause on the noun.
void make_described(Sentence& sentence, int noun, int verb) {
    relate(at(sentence, noun), at(sentence, verb).head, Deprel::parataxis);
    relate(at(sentence, verb), noun, Deprel::acl);
    for (int i = 0; i < noun; ++i) {
        auto& word = at(sentence, i);
        if (word.head == verb && word.upos == Upos::punct) { word.head = noun; }
    }
}

/// "A claim denied by the army", read as "a claim denied".
bool mend_agent(Sentence& sentence, int subject, int verb) {
    const int agent = find_child(sentence, verb, verb + 1, [](const Token& token) {
        return token.subtype == DeprelSubtype::agent;
    });
    if (agent == k_none || subject + 1 != verb || determiner_of(sentence, subject) == k_none) {
        return false;
    }
    make_described(sentence, subject, verb);
    at(sentence, verb).features = "Tense=Past|VerbForm=Part|Voice=Pass";
    return true;
}

/// "A charge the army denied", read as one name "charge army".
bool mend_relative(Sentence& sentence, int subject, int verb) {
    const int noun = find_child(sentence, subject, 0, [](const Token& token) {
        return token.upos == Upos::noun && token.subtype != DeprelSubtype::poss &&
               (token.deprel == Deprel::nmod || token.deprel == Deprel::compound);
    });
    if (noun == k_none || noun >= subject || determiner_of(sentence, noun) == k_none ||
        !opens_behind_comma(sentence, noun)) {
        return false;
    }
    // "a resident John Roe" is one name, "an attack New Delhi blames" is none
    const bool parted =
        determiner_of(sentence, subject) > noun ||
        (at(sentence, subject).upos == Upos::propn && at(sentence, noun).deprel == Deprel::nmod);
    if (!parted) { return false; }
    for (int i = 0; i < noun; ++i) {
        auto& word = at(sentence, i);
        if (word.head == subject) { word.head = noun; }
    }
    make_described(sentence, noun, verb);
    at(sentence, verb).subtype = DeprelSubtype::relcl;
    at(sentence, verb).relation = "acl:relcl";
    return true;
}

}  // namespace

void mend_closing_nouns(Sentence& sentence) {
    for (int verb = 2; verb < size(sentence); ++verb) {
        const auto& word = at(sentence, verb);
        if (word.upos != Upos::verb || word.deprel != Deprel::parataxis || word.head >= verb ||
            find_child(sentence, verb, Deprel::aux) != k_none ||
            find_child(sentence, verb, Deprel::obj) != k_none) {
            continue;
        }
        const int subject = find_child(sentence, verb, Deprel::nsubj);
        if (subject == k_none || subject > verb) { continue; }
        if (opens_behind_comma(sentence, subject) && mend_agent(sentence, subject, verb)) {
            continue;
        }
        (void)mend_relative(sentence, subject, verb);
    }
}

void mend_shared_complements(Sentence& sentence) {
    for (int clause = 3; clause < size(sentence); ++clause) {
        auto& word = at(sentence, clause);
        if (word.upos != Upos::verb || word.deprel != Deprel::acl || word.head < 0 ||
            word.head > clause || word.subtype == DeprelSubtype::relcl ||
            word.has_feature("VerbForm=Fin")) {
            continue;
        }
        const auto& last = at(sentence, word.head);
        const bool people = last.upos == Upos::propn || last.has_feature("Number=Plur");
        const int mark = find_child(sentence, clause, Deprel::mark);
        if (!people || last.deprel != Deprel::conj || mark == k_none || mark < word.head) {
            continue;
        }
        int first = word.head;
        while (first != k_none && at(sentence, first).deprel == Deprel::conj) {
            first = at(sentence, first).head;
        }
        if (first == k_none) { continue; }
        const int verb = at(sentence, first).head;
        if (at(sentence, first).deprel == Deprel::obj && verb != k_none &&
            at(sentence, verb).upos == Upos::verb && verb < first) {
            relate(word, verb, Deprel::advcl);
        }
    }
}

void mend_phrases_of_adjectives(Sentence& sentence) {
    for (int i = 2; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const bool phrase = word.deprel == Deprel::nmod || word.deprel == Deprel::obl;
        if (!phrase || word.head < 0 || word.head >= i) { continue; }
        const auto& adjective = at(sentence, word.head);
        const int noun = adjective.head;
        if (adjective.upos == Upos::adj && adjective.deprel == Deprel::amod && noun > word.head &&
            noun < i && is_noun(at(sentence, noun))) {
            relate(word, noun, Deprel::nmod);
        }
    }
}

void mend_phrases_of_objects(Sentence& sentence) {
    for (int i = 4; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const int object = word.head;
        if (word.deprel != Deprel::nmod || object < 1 || object + 3 > i ||
            at(sentence, object).deprel != Deprel::obj) {
            continue;
        }
        const int verb = at(sentence, object).head;
        const auto opens = [&](int token) {
            return at(sentence, token).head == i && at(sentence, token).deprel == Deprel::case_;
        };
        if (verb != k_none && verb < object && at(sentence, verb).upos == Upos::verb &&
            opens(object + 1) && opens(object + 2)) {
            relate(word, verb, Deprel::obl);
        }
    }
}

void mend_last_stop(Sentence& sentence) {
    if (sentence.tokens.empty()) { return; }
    const int root = root_of(sentence);
    auto& stop = sentence.tokens.back();
    if (stop.upos == Upos::punct && stop.head >= 0 && root != k_none) { stop.head = root; }
}

void mend_joined_infinitives(Sentence& sentence) {
    for (int i = 3; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.upos != Upos::verb || word.deprel != Deprel::conj || word.head < 0 ||
            word.head > i || !word.has_feature("VerbForm=Inf") ||
            !at(sentence, word.head).has_feature("VerbForm=Fin")) {
            continue;
        }
        const int own = find_child(sentence, i, 0, [](const Token& token) {
            return token.deprel == Deprel::aux || token.deprel == Deprel::mark ||
                   token.deprel == Deprel::nsubj;
        });
        if (own != k_none) { continue; }
        int between = k_none;
        for (int k = word.head + 1; k < i; ++k) {
            const auto& other = at(sentence, k);
            const bool clause = other.deprel == Deprel::xcomp || other.deprel == Deprel::ccomp;
            if (clause && other.head == word.head && other.upos == Upos::verb &&
                find_child(sentence, k, Deprel::aux) == k_none &&
                !other.has_feature("Tense=Past") && !other.has_feature("VerbForm=Part")) {
                between = k;
            }
        }
        if (between != k_none) { relate(word, between, Deprel::conj); }
    }
}

void mend_neighbouring_verbs(Sentence& sentence) {
    for (int i = 3; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const int before = i - 2;
        const auto& first = at(sentence, before);
        const bool told = first.deprel == Deprel::ccomp && first.head == word.head;
        if (word.upos == Upos::verb && word.deprel == Deprel::conj && word.head < before && told &&
            first.upos == Upos::verb && at(sentence, i - 1).deprel == Deprel::cc &&
            find_child(sentence, i, Deprel::nsubj) == k_none &&
            first.has_feature("VerbForm=Fin") == word.has_feature("VerbForm=Fin")) {
            word.head = before;
        }
    }
}

void mend_joined_participles(Sentence& sentence) {
    for (int i = 3; i + 1 < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const bool participle = is_present_participle(word);
        const int noun = i + 1;
        const int before = i - 2;
        if (!participle || word.upos != Upos::verb || word.deprel != Deprel::conj ||
            word.head < 0 || word.head >= before || at(sentence, i - 1).deprel != Deprel::cc ||
            at(sentence, noun).upos != Upos::noun || at(sentence, noun).head != i ||
            !is_noun(at(sentence, before)) || hangs_below(sentence, before, i) ||
            find_child(sentence, i, Deprel::aux) != k_none) {
            continue;
        }
        const auto& verb = at(sentence, word.head);
        const bool finite = verb.has_feature("VerbForm=Fin") ||
                            (verb.has_feature("Tense=Past") &&
                             find_child(sentence, word.head, Deprel::aux) != k_none);
        if (verb.upos != Upos::verb || !finite) { continue; }
        word.upos = Upos::adj;
        relate(at(sentence, noun), before, Deprel::conj);
        for (auto& other : sentence.tokens) {
            if (other.head == i) { other.head = noun; }
        }
        relate(word, noun, Deprel::amod);
    }
}

void mend_joined_results(Sentence& sentence) {
    for (int i = 3; i + 1 < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const int noun = word.head;
        if (!is_present_participle(word) || word.deprel != Deprel::conj || noun < 1 || noun >= i ||
            at(sentence, i - 1).deprel != Deprel::cc || at(sentence, noun).deprel != Deprel::obj) {
            continue;
        }
        const int first = at(sentence, noun).head;
        const int object = find_child(sentence, noun, i + 1, [](const Token& token) {
            return token.deprel == Deprel::conj && is_noun(token);
        });
        if (first < 0 || first > noun || object == k_none ||
            !is_present_participle(at(sentence, first)) ||
            at(sentence, first).deprel != Deprel::advcl || hangs_below(sentence, i, i - 1)) {
            continue;
        }
        relate(word, first, Deprel::conj);
        relate(at(sentence, object), i, Deprel::obj);
        relate(at(sentence, i - 1), i, Deprel::cc);
    }
}

}  // namespace counterclaim::syntax

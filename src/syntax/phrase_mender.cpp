#include "syntax/phrase_mender.hpp"

#include "syntax/links.hpp"

namespace counterclaim::syntax {
namespace {

/// "Them", "whom", "dont".
bool points_back(const Sentence& sentence, int first, int end) {
    for (int i = first; i < end; ++i) {
        const auto& word = at(sentence, i);
        const bool personal = word.has_feature("Person=3") && word.has_feature("Number=Plur");
        if (word.upos == Upos::pron && (personal || word.has_feature("PronType=Rel"))) {
            return true;
        }
    }
    return false;
}

/// The phrase with a preposition that the noun stands in: up over the nouns it hangs on.
int opening_phrase(const Sentence& sentence, int noun) {
    for (int step = 0; step < k_phrase_tokens_max && noun >= 0; ++step) {
        const auto& word = at(sentence, noun);
        if (word.deprel == Deprel::obl) { return noun; }
        const bool inside = word.deprel == Deprel::nmod || word.deprel == Deprel::flat ||
                            word.deprel == Deprel::compound || word.deprel == Deprel::appos;
        if (!inside) { return k_none; }
        noun = word.head;
    }
    return k_none;
}

/// One says that it is feminine, or singular, and the other does not.
bool disagrees(const Sentence& sentence, int participle, int subject) {
    const auto& word = at(sentence, participle);
    const auto& other = at(sentence, subject);
    const bool joined = find_child(sentence, subject, Deprel::conj) != k_none;
    const bool plural = joined || other.has_feature("Number=Plur");
    return (word.has_feature("Gender=Fem") && !other.has_feature("Gender=Fem")) ||
           (word.has_feature("Gender=Masc") && other.has_feature("Gender=Fem") && !joined) ||
           (word.has_feature("Number=Sing") && plural) ||
           (word.has_feature("Number=Plur") && !plural);
}

/// The verb of the clause that begins at `from`, right there but for auxiliaries and adverbs.
int verb_at(const Sentence& sentence, int from) {
    for (int i = from; i < size(sentence); ++i) {
        const auto& word = at(sentence, i);
        if (word.upos == Upos::verb) { return i; }
        if (word.upos != Upos::aux && word.upos != Upos::adv) { return k_none; }
    }
    return k_none;
}

}  // namespace

void mend_joined_objects(Sentence& sentence) {
    constexpr int k_words_max = 3;
    for (int i = 3; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (!is_noun(word) || word.deprel != Deprel::conj || word.head < 0 ||
            find_child(sentence, i, Deprel::cc) != k_none) {
            continue;
        }
        int verb = i - 1;
        while (verb > word.head && i - verb <= k_words_max && at(sentence, verb).head == i) {
            --verb;
        }
        if (verb <= word.head || at(sentence, verb).upos != Upos::verb ||
            at(sentence, verb).deprel != Deprel::conj ||
            find_child(sentence, verb, Deprel::obj) != k_none ||
            find_child(sentence, verb, Deprel::cc) == k_none) {
            continue;
        }
        relate(word, verb, Deprel::obj);
    }
}

void mend_objects(Sentence& sentence) {
    for (int i = 2; i < size(sentence); ++i) {
        const int noun = at(sentence, i).head;
        if (at(sentence, i).deprel != Deprel::obj || noun < 1 || noun > i) { continue; }
        const auto& holder = at(sentence, noun);
        const int verb = holder.head;
        const bool hung = is_noun(holder) && holder.deprel == Deprel::obl && verb >= 0 &&
                          verb < noun && at(sentence, verb).upos == Upos::verb;
        if (hung && find_child(sentence, verb, Deprel::obj) == k_none) {
            relate(at(sentence, i), verb, Deprel::obj);
        }
    }
}

void mend_bare_numbers(Sentence& sentence) {
    for (int number = 1; number + 2 < size(sentence); ++number) {
        auto& word = at(sentence, number);
        const auto& next = at(sentence, number + 1);
        const int verb = number - 1;
        const bool parted = word.upos == Upos::num && word.deprel == Deprel::nummod &&
                            next.upos == Upos::adp && next.deprel == Deprel::case_ &&
                            next.head == word.head && word.head > number;
        if (parted && at(sentence, verb).upos == Upos::verb &&
            !hangs_below(sentence, verb, number) &&
            find_child(sentence, verb, Deprel::obj) == k_none) {
            relate(word, verb, Deprel::obj);
        }
    }
}

void mend_counted_verbs(Sentence& sentence) {
    for (int i = 1; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.upos != Upos::verb || word.has_feature("VerbForm=Part")) { continue; }
        const int number = find_child(sentence, i, Deprel::nummod);
        if (number == k_none || number > i) { continue; }
        word.upos = Upos::noun;
        word.features = "Number=Plur";
        const int verb = word.head;
        const bool joined = word.deprel == Deprel::conj && verb >= 0 && verb < number &&
                            at(sentence, verb).upos == Upos::verb &&
                            find_child(sentence, i, Deprel::cc) == k_none &&
                            find_child(sentence, verb, Deprel::obj) == k_none;
        if (joined) { relate(word, verb, Deprel::obj); }
        for (int before = 0; before < i; ++before) {
            auto& one = at(sentence, before);
            if (one.head != i) { continue; }
            if (one.deprel == Deprel::nsubj) { relate(one, i, Deprel::compound); }
            if (joined && before == verb + 1 && one.upos == Upos::adp) {
                relate(one, verb, Deprel::compound);
            }
        }
    }
}

namespace {

/// The noun whose phrase ends at the comma `first` and has no preposition; none for several.
int noun_before_aside(const Sentence& sentence, int from, int first) {
    int noun = k_none;
    for (int i = from; i < first; ++i) {
        const int head = at(sentence, i).head;
        if (is_noun(at(sentence, i)) && (head < from || head >= first)) { noun = i; }
    }
    const bool hung = noun != k_none && at(sentence, noun).head >= 0 &&
                      find_child(sentence, noun, Deprel::case_) == k_none;
    return hung ? noun : k_none;
}

/// The phrase between `from` and the comma `first`, before an aside that ends at `second`.
bool set_off_subject(Sentence& sentence, int from, int first, int second) {
    const int verb = verb_at(sentence, second + 1);
    const int noun = verb == k_none ? k_none : noun_before_aside(sentence, from, first);
    if (noun == k_none) { return false; }
    for (int above = at(sentence, verb).head; above >= 0; above = at(sentence, above).head) {
        if (above >= from && above < second) { return false; }  // the verb hangs on the phrase
    }
    for (int i = from; i < second; ++i) {
        const int head = at(sentence, i).head;
        const bool before = i < first;
        const bool leaves = before ? head >= first || head < from : head < first || head > second;
        if (i == noun || !leaves || at(sentence, i).upos == Upos::punct) { continue; }
        const bool number = before && at(sentence, i).upos == Upos::num && i < noun;
        relate(at(sentence, i), noun, number ? Deprel::nummod : Deprel::nmod);
    }
    relate(at(sentence, noun), verb, Deprel::nsubj);
    return true;
}

}  // namespace

void mend_set_off_subject(Sentence& sentence) {
    constexpr int k_phrases_max = 3;  // "According to her, on Monday twelve people, among them …"
    for (int from = 0, phrase = 0; phrase < k_phrases_max && from < size(sentence); ++phrase) {
        const int first = comma_after(sentence, from);
        const int second = first < 1 ? k_none : comma_after(sentence, first + 1);
        if (second >= first + 2 && points_back(sentence, first + 1, second) &&
            set_off_subject(sentence, from, first, second)) {
            return;
        }
        while (from < size(sentence) && at(sentence, from).form != ",") { ++from; }
        ++from;
    }
}

void mend_lone_determiners(Sentence& sentence) {
    for (auto& word : sentence.tokens) {
        const bool somebody = word.deprel == Deprel::nsubj || word.deprel == Deprel::obj;
        if (word.upos == Upos::det && somebody) { word.upos = Upos::pron; }
    }
}

void mend_apposed_participles(Sentence& sentence) {
    for (int i = 4; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const int verb = word.head;
        const bool apart = word.deprel == Deprel::advcl || word.deprel == Deprel::conj;
        if (word.upos != Upos::verb || !word.has_feature("VerbForm=Part") ||
            !word.has_feature("Tense=Past") || !apart ||
            !(word.has_feature("Gender=Fem") || word.has_feature("Gender=Masc")) || verb < 0 ||
            verb >= i || at(sentence, i - 1).form != "," ||
            find_child(sentence, i, Deprel::aux) != k_none) {
            continue;
        }
        const int noun = i - 2;
        const int subject = find_child(sentence, verb, Deprel::nsubj);
        if (!is_noun(at(sentence, noun)) || noun <= verb || subject == k_none || subject > verb ||
            !hangs_below(sentence, noun, verb) || !disagrees(sentence, i, subject)) {
            continue;
        }
        // the noun that its own features do not rule out
        const auto& before = at(sentence, noun);
        const bool other = before.has_feature("Number=Plur") != word.has_feature("Number=Plur") ||
                           (before.has_feature("Gender=Masc") && word.has_feature("Gender=Fem") &&
                            before.upos != Upos::propn);
        if (!other) { relate(word, noun, Deprel::acl); }
    }
}

void mend_nouns_as_clauses(Sentence& sentence) {
    for (int i = 2; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.upos != Upos::noun || word.deprel != Deprel::acl || word.head < 0 ||
            word.head >= i || !is_noun(at(sentence, word.head))) {
            continue;
        }
        const int mark = find_child(sentence, i, Deprel::mark);
        const bool verbal = find_child(sentence, i, 0, [](const Token& child) {
                                return child.deprel == Deprel::nsubj ||
                                       child.deprel == Deprel::obj || child.deprel == Deprel::aux ||
                                       child.deprel == Deprel::cop;
                            }) != k_none;
        if (mark == k_none || mark >= i || mark <= word.head || verbal) { continue; }
        relate(word, word.head, Deprel::nmod);
        at(sentence, mark).upos = Upos::adp;
        relate(at(sentence, mark), i, Deprel::case_);
    }
}

void mend_unmarked_subject(Sentence& sentence) {
    for (int verb = 2; verb < size(sentence); ++verb) {
        const auto& said = at(sentence, verb);
        const bool finite = said.upos == Upos::verb && said.has_feature("VerbForm=Fin");
        if (!finite || said.has_feature("Mood=Imp") ||
            find_child(sentence, verb, Deprel::nsubj) != k_none) {
            continue;
        }
        // the phrase that ends right before the verb: up from its last word
        int noun = verb - 1;
        for (int step = 0; step < k_phrase_tokens_max; ++step) {
            const auto& word = at(sentence, noun);
            const bool unmarked = is_noun(word) &&
                                  (word.deprel == Deprel::nmod || word.deprel == Deprel::appos) &&
                                  find_child(sentence, noun, Deprel::case_) == k_none &&
                                  (find_child(sentence, noun, Deprel::det) != k_none ||
                                   find_child(sentence, noun, Deprel::nummod) != k_none);
            if (unmarked && word.head >= 0 && word.head < noun) {
                const int opening = opening_phrase(sentence, word.head);
                if (opening != k_none && at(sentence, opening).head == verb) {
                    relate(at(sentence, noun), verb, Deprel::nsubj);
                }
                break;
            }
            if (word.head < 0 || word.head >= noun) { break; }
            noun = word.head;
        }
    }
}

void mend_clause_markers(Sentence& sentence) {
    for (int verb = 2; verb < size(sentence); ++verb) {
        const auto& told = at(sentence, verb);
        const bool clause = told.upos == Upos::verb && told.deprel == Deprel::advcl &&
                            told.has_feature("VerbForm=Fin") &&
                            find_child(sentence, verb, Deprel::nsubj) == k_none &&
                            find_child(sentence, verb, Deprel::mark) == k_none;
        auto& noun = at(sentence, verb - 1);
        if (!clause || !is_noun(noun) || noun.deprel != Deprel::obl) { continue; }
        const int marker = find_child(sentence, verb - 1, Deprel::case_);
        if (marker == k_none || hangs_below(sentence, verb, verb - 1)) { continue; }
        relate(noun, verb, Deprel::nsubj);
        relate(at(sentence, marker), verb, Deprel::mark);
    }
}

void mend_named_sources(Sentence& sentence) {
    for (int name = 3; name < size(sentence); ++name) {
        auto& word = at(sentence, name);
        const bool capital =
            !word.form.empty() && word.form.front() >= 'A' && word.form.front() <= 'Z';
        if (word.upos != Upos::verb || word.deprel != Deprel::advcl || !capital) { continue; }
        const int mark = find_child(sentence, name, Deprel::mark);
        const int fixed = mark == k_none ? k_none : find_child(sentence, mark, Deprel::fixed);
        const int noun = find_child(sentence, name, Deprel::nsubj);
        if (fixed == k_none || at(sentence, fixed).upos != Upos::adp || noun != name - 1 ||
            !is_noun(at(sentence, noun)) || noun < fixed) {
            continue;
        }
        relate(at(sentence, noun), word.head, Deprel::obl);
        relate(at(sentence, mark), noun, Deprel::case_);
        for (auto& child : sentence.tokens) {
            if (child.head == name) { child.head = noun; }
        }
        word.upos = Upos::propn;
        word.features = "Number=Sing";
        relate(word, noun, Deprel::flat);
    }
}

void mend_joined_subjects(Sentence& sentence) {
    for (int verb = 5; verb < size(sentence); ++verb) {
        const auto& told = at(sentence, verb);
        if (told.upos != Upos::verb || told.head < 0 || told.head > verb ||
            find_child(sentence, verb, Deprel::nsubj) != k_none) {
            continue;
        }
        int first = verb;
        while (first > 0 && at(sentence, first - 1).upos == Upos::aux) { --first; }
        if (first == verb || first < 3 || at(sentence, first - 1).form != ",") { continue; }
        int comma = first - 2;
        while (comma > 0 && first - comma <= k_phrase_tokens_max &&
               at(sentence, comma).upos != Upos::punct) {
            --comma;
        }
        if (comma < 2 || at(sentence, comma).form != ",") { continue; }
        auto& noun = at(sentence, comma - 1);
        const int before = noun.head;
        const bool joined = is_noun(noun) && noun.deprel == Deprel::conj && before >= 0 &&
                            at(sentence, before).upos == Upos::verb && told.head == before &&
                            find_child(sentence, comma - 1, Deprel::cc) != k_none;
        if (!joined) { continue; }
        const bool passive = find_child(sentence, verb, 0, [](const Token& child) {
                                 return child.subtype == DeprelSubtype::pass;
                             }) != k_none;
        relate(noun, verb, Deprel::nsubj);
        if (passive) { noun.subtype = DeprelSubtype::pass; }
        relate(at(sentence, verb), before, Deprel::conj);
        for (int i = comma; i < first; ++i) {
            if (at(sentence, i).head == verb && at(sentence, i).upos != Upos::punct) {
                relate(at(sentence, i), comma - 1, Deprel::nmod);
            }
        }
    }
}

void mend_crossed_openings(Sentence& sentence) {
    for (int verb = 3; verb < size(sentence); ++verb) {
        const auto& clause = at(sentence, verb);
        const int mark = clause.deprel == Deprel::ccomp && clause.head >= 0 && clause.head < verb
                             ? find_child(sentence, verb, Deprel::mark)
                             : k_none;
        if (mark == k_none || mark <= clause.head) { continue; }
        for (int i = mark + 1; i < verb; ++i) {
            if (at(sentence, i).head == clause.head) { at(sentence, i).head = verb; }
        }
    }
}

void mend_finite_complements(Sentence& sentence) {
    for (int verb = 1; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const bool complement = word.upos == Upos::verb && word.deprel == Deprel::xcomp &&
                                word.has_feature("VerbForm=Fin") && word.head < verb &&
                                find_child(sentence, verb, Deprel::nsubj) == k_none &&
                                find_child(sentence, verb, Deprel::mark) == k_none;
        const int object = complement ? find_child(sentence, verb, Deprel::obj) : k_none;
        if (object < verb || object + 2 < size(sentence)) { continue; }  // only a stop behind it
        relate(word, word.head, Deprel::parataxis);
        relate(at(sentence, object), verb, Deprel::nsubj);
    }
}

void mend_unmarked_openings(Sentence& sentence) {
    for (int verb = 1; verb + 2 < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const int told = word.head;
        if (word.upos != Upos::verb || word.deprel != Deprel::advcl ||
            !word.has_feature("VerbForm=Fin") || told <= verb ||
            at(sentence, told).deprel != Deprel::root || at(sentence, told).upos != Upos::verb) {
            continue;
        }
        const int subject = find_child(sentence, verb, Deprel::nsubj);
        const int other = find_child(sentence, told, Deprel::nsubj);
        const bool led = find_child(sentence, verb, 0, [](const Token& token) {
                             return token.deprel == Deprel::mark ||
                                    token.deprel == Deprel::advmod || token.deprel == Deprel::aux ||
                                    token.deprel == Deprel::obj || token.deprel == Deprel::punct;
                         }) != k_none;
        if (subject == k_none || subject > verb || led || other <= verb) { continue; }
        // all before the verb is its own, and the other subject stands right behind it
        bool own = true;
        for (int i = 0; i < verb; ++i) { own = own && hangs_below(sentence, i, verb); }
        for (int i = verb + 1; i < other; ++i) { own = own && hangs_below(sentence, i, other); }
        if (!own) { continue; }
        take_place(word, at(sentence, told));
        relate(at(sentence, told), verb, Deprel::ccomp);
        auto& last = sentence.tokens.back();
        if (last.upos == Upos::punct && last.head == told) { last.head = verb; }
        return;
    }
}

void mend_told_participles(Sentence& sentence) {
    for (int verb = 1; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const bool predicate = word.deprel == Deprel::root || word.deprel == Deprel::ccomp ||
                               word.deprel == Deprel::parataxis;
        if (word.upos != Upos::verb || !predicate || !word.has_feature("VerbForm=Part") ||
            !word.has_feature("Tense=Past")) {
            continue;
        }
        bool subject = false;
        bool told = false;
        bool helped = false;
        for (int i = 0; i < size(sentence); ++i) {
            const auto& child = at(sentence, i);
            if (child.head != verb) { continue; }
            subject = subject || (i < verb && child.deprel == Deprel::nsubj &&
                                  child.subtype == DeprelSubtype::none);
            told = told ||
                   (i > verb && (child.deprel == Deprel::obj || child.deprel == Deprel::xcomp ||
                                 child.deprel == Deprel::ccomp));
            helped = helped || child.deprel == Deprel::aux || child.deprel == Deprel::cop ||
                     child.subtype == DeprelSubtype::pass || child.subtype == DeprelSubtype::agent;
        }
        if (subject && told && !helped) { word.features = "Mood=Ind|Tense=Past|VerbForm=Fin"; }
    }
}

void mend_verb_groups(Sentence& sentence) {
    for (int verb = 1; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        if (word.upos != Upos::verb || !word.has_feature("VerbForm=Fin")) { continue; }
        const auto& before = at(sentence, verb - 1);
        if (before.upos != Upos::aux || before.deprel != Deprel::aux || before.head != verb) {
            continue;
        }
        const bool passive = before.subtype == DeprelSubtype::pass;
        // "a été rapporté", read as a present tense
        if (!word.has_feature("Tense=Past") && !(passive && before.has_feature("VerbForm=Part"))) {
            continue;
        }
        word.features =
            passive ? "Tense=Past|VerbForm=Part|Voice=Pass" : "Tense=Past|VerbForm=Part";
    }
}

void mend_split_negations(Sentence& sentence) {
    for (int i = 0; i + 1 < size(sentence); ++i) {
        const auto& first = at(sentence, i);
        auto& second = at(sentence, i + 1);
        const auto denies = [](const Token& word) {
            return word.upos == Upos::adv && word.deprel == Deprel::advmod &&
                   word.has_feature("Polarity=Neg");
        };
        if (denies(first) && denies(second) && first.head > i + 1 &&
            !hangs_below(sentence, first.head, i + 1)) {
            second.head = first.head;
        }
    }
}

}  // namespace counterclaim::syntax

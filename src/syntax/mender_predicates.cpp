// Predicates that were hung on a noun as what is said of it.
#include "syntax/links.hpp"
#include "syntax/mender.hpp"

namespace counterclaim::syntax {
namespace {

constexpr int k_climb_max = 6;

/// What says that a participle is one: an auxiliary, or the agent of a passive.
bool is_surely_participle(const Sentence& sentence, int verb) {
    return find_child(sentence, verb, 0, [](const Token& token) {
               return token.deprel == Deprel::aux || token.deprel == Deprel::cop ||
                      token.subtype == DeprelSubtype::agent || token.subtype == DeprelSubtype::pass;
           }) != k_none;
}

/// The outermost noun of the phrase that a reduced relative clause hangs on.
int outermost_noun(const Sentence& sentence, int token) {
    for (int step = 0; step < k_climb_max; ++step) {
        const auto& word = at(sentence, token);
        const bool part =
            word.deprel == Deprel::compound ||
            (word.deprel == Deprel::nmod &&
             (word.head < token || find_child(sentence, token, Deprel::case_) != k_none ||
              word.subtype == DeprelSubtype::poss));
        if (word.head < 0 || !part) { break; }
        token = word.head;
    }
    return token;
}

bool is_finite(const Token& token) {
    return token.has_feature("VerbForm=Fin") || token.has_feature("Tense=Pres");
}

/// An adjective that is told of the noun before it and has company of its own.
bool is_trailing_adjective(const Sentence& sentence, int token) {
    const auto& word = at(sentence, token);
    return word.upos == Upos::adj && word.deprel == Deprel::amod && word.head >= 0 &&
           word.head < token && find_child(sentence, token, Deprel::obl) != k_none;
}

/// ", [Armenia] said": the noun right before a verb, with a comma before its phrase.
int noun_set_off_before(const Sentence& sentence, int verb) {
    constexpr int k_words_max = 4;
    const int noun = verb - 1;
    if (noun < 2) { return k_none; }
    const auto upos = at(sentence, noun).upos;
    if (upos != Upos::noun && upos != Upos::propn && upos != Upos::pron) { return k_none; }
    for (int i = noun; i > 0 && i + k_words_max > noun; --i) {
        if (at(sentence, i - 1).form == ",") { return noun; }
        if (at(sentence, i - 1).head != noun) { return k_none; }
    }
    return k_none;
}

/// "Said helicopters [fired] on the post", "helicopters [fired] on the post, said the army": the
/// verb has a subject on its other side, so that the noun is the subject of another clause.
bool is_second_subject(const Sentence& sentence, int noun) {
    const auto& word = at(sentence, noun);
    if (word.deprel != Deprel::nsubj || word.head < 0) { return false; }
    const int verb = word.head;
    return noun > verb ? find_child(sentence, verb, Deprel::nsubj) < verb
                       : find_child(sentence, verb, verb + 1, [](const Token& token) {
                             return token.deprel == Deprel::nsubj;
                         }) != k_none;
}

/// "[Helicopters] fired on the post, the ministry said": the noun was hung on the speaker behind
/// the comma, whom this gives.
int speaker_behind(const Sentence& sentence, int noun, int verb) {
    const auto& word = at(sentence, noun);
    if (word.deprel != Deprel::nmod || word.head < verb ||
        find_child(sentence, noun, Deprel::case_) != k_none) {
        return k_none;
    }
    const auto& speaker = at(sentence, word.head);
    const bool speaks = speaker.deprel == Deprel::nsubj && speaker.head > word.head;
    for (int i = verb + 1; speaks && i < word.head; ++i) {
        if (at(sentence, i).form == ",") { return word.head; }
    }
    return k_none;
}

/// The noun that a verb describes stands where only the subject of what is said can stand.
bool has_told_subject(const Sentence& sentence, int verb) {
    const int noun = outermost_noun(sentence, at(sentence, verb).head);
    return is_second_subject(sentence, noun) || speaker_behind(sentence, noun, verb) != k_none;
}

/// "Said the toll of the strike [rose]": a finite verb describes no noun without a word that opens
/// its clause.
bool is_finite_attribute(const Sentence& sentence, int verb) {
    const auto& word = at(sentence, verb);
    return word.upos == Upos::verb && word.has_feature("VerbForm=Fin") &&
           word.deprel == Deprel::acl && word.subtype != DeprelSubtype::relcl && word.head >= 0 &&
           word.head < verb && find_child(sentence, verb, 0, [](const Token& token) {
                                   return token.deprel == Deprel::nsubj ||
                                          token.deprel == Deprel::mark ||
                                          token.deprel == Deprel::aux;
                               }) == k_none;
}

/// "[Fled] as troops advanced": the noun right before the word of a clause, behind its conjunction
/// and hung on the verb above, is its subject.
void mend_subject_of_clause(Sentence& sentence, int word) {
    const int noun = word - 1;
    const int mark = find_child(sentence, word, Deprel::mark);
    if (noun < 0 || mark == k_none || mark >= noun || !is_noun(at(sentence, noun)) ||
        at(sentence, noun).head != at(sentence, word).head ||
        find_child(sentence, noun, Deprel::case_) != k_none ||
        find_child(sentence, word, Deprel::nsubj) != k_none) {
        return;
    }
    relate(at(sentence, noun), word, Deprel::nsubj);
}

/// "Said [the toll] rose": the noun between a verb and the finite verb that completes it is the
/// subject of that one.
void mend_told_subjects(Sentence& sentence) {
    for (int verb = 2; verb < size(sentence); ++verb) {
        const auto& word = at(sentence, verb);
        if (word.upos != Upos::verb || word.deprel != Deprel::ccomp || word.head < 0 ||
            word.head > verb || !word.has_feature("VerbForm=Fin") ||
            find_child(sentence, verb, Deprel::nsubj) != k_none) {
            continue;
        }
        const int noun = find_child(sentence, word.head, Deprel::obj);
        if (noun > word.head && noun < verb && is_noun(at(sentence, noun))) {
            relate(at(sentence, noun), verb, Deprel::nsubj);
        }
    }
}

/// "Said [his men] captured the town", read as "men captured": a participle of what was done to
/// somebody has no object, so that it is the verb of what is said.
void mend_told_participles(Sentence& sentence) {
    for (int verb = 3; verb < size(sentence); ++verb) {
        auto& word = at(sentence, verb);
        const int noun = word.head;
        if (word.upos != Upos::verb || word.deprel != Deprel::acl || noun < 0 || noun != verb - 1 ||
            word.subtype == DeprelSubtype::relcl || !word.has_feature("Tense=Past") ||
            word.has_feature("Gender=Masc") || word.has_feature("Gender=Fem") ||
            is_surely_participle(sentence, verb)) {
            continue;
        }
        const auto relation = at(sentence, noun).deprel;
        const int above = at(sentence, noun).head;
        const bool told = (relation == Deprel::iobj || relation == Deprel::obj) && above >= 0 &&
                          above < noun && at(sentence, above).upos == Upos::verb &&
                          find_child(sentence, above, Deprel::ccomp) == k_none &&
                          find_child(sentence, verb, Deprel::obj) > verb;
        if (!told) { continue; }
        word.features = "Mood=Ind|Tense=Past|VerbForm=Fin";
        relate(word, above, Deprel::ccomp);
        relate(at(sentence, noun), verb, Deprel::nsubj);
    }
}

/// "[A report] by the army says …", "the town fell, [a report] by the army says": the noun before a
/// finite verb that has no subject is its subject, hung on it or beyond it as on a noun, or beside
/// it.
void mend_loose_subjects(Sentence& sentence) {
    for (int verb = 1; verb < size(sentence); ++verb) {
        const auto& word = at(sentence, verb);
        if (word.upos != Upos::verb || !word.has_feature("VerbForm=Fin") ||
            find_child(sentence, verb, Deprel::nsubj) != k_none ||
            find_child(sentence, verb, Deprel::aux) != k_none) {
            continue;
        }
        for (int noun = 0; noun < verb; ++noun) {
            auto& before = at(sentence, noun);
            const bool opens = noun == 0 || hangs_below(sentence, 0, noun);
            const bool of_verb = opens && before.head >= verb && before.deprel == Deprel::nmod;
            const bool beside = before.deprel == Deprel::parataxis &&
                                word.deprel == Deprel::parataxis && before.head == word.head &&
                                hangs_below(sentence, verb - 1, noun);
            if (!is_noun(before) || (!of_verb && !beside) || hangs_below(sentence, verb, noun) ||
                find_child(sentence, noun, Deprel::case_) != k_none) {
                continue;
            }
            relate(before, verb, Deprel::nsubj);
            break;
        }
    }
}

/// "[The toll] rose to 30, the ministry said", the noun hung on the speaker behind the comma: it is
/// the subject of the verb between.
void mend_subjects_before_aside(Sentence& sentence) {
    for (int verb = 1; verb + 2 < size(sentence); ++verb) {
        const auto& word = at(sentence, verb);
        const bool predicate = word.deprel == Deprel::root || word.deprel == Deprel::ccomp;
        if (word.upos != Upos::verb || !predicate ||
            find_child(sentence, verb, Deprel::nsubj) != k_none) {
            continue;
        }
        for (int noun = 0; noun < verb; ++noun) {
            if (is_noun(at(sentence, noun)) && speaker_behind(sentence, noun, verb) != k_none &&
                !hangs_below(sentence, verb, noun)) {
                relate(at(sentence, noun), verb, Deprel::nsubj);
                if (word.has_feature("VerbForm=Part") && !is_surely_participle(sentence, verb)) {
                    at(sentence, verb).features = "Mood=Ind|Tense=Past|VerbForm=Fin";
                }
                break;
            }
        }
    }
}

/// "[Fighting] between the two armies killed six": what stands before a verb without a subject,
/// with no comma between, is its subject.
void mend_gerund_subjects(Sentence& sentence) {
    for (int i = 0; i + 2 < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const int verb = word.head;
        if (word.upos != Upos::verb || word.deprel != Deprel::advcl || verb < i ||
            !word.has_feature("VerbForm=Part") || !word.has_feature("Tense=Pres") ||
            !at(sentence, verb).has_feature("VerbForm=Fin") ||
            find_child(sentence, verb, Deprel::nsubj) != k_none) {
            continue;
        }
        const int own = find_child(sentence, i, 0, [](const Token& token) {
            return token.deprel == Deprel::mark || token.deprel == Deprel::obj ||
                   token.deprel == Deprel::advmod;
        });
        bool parted = own != k_none;
        for (int k = i + 1; k < verb; ++k) { parted = parted || at(sentence, k).form == ","; }
        if (parted) { continue; }
        relate(word, verb, Deprel::nsubj);
        word.upos = Upos::noun;
        word.features = "Number=Sing";
    }
}

/// What stands behind the predicate and hangs on the phrase of its subject belongs to it.
void give_what_follows(Sentence& sentence, int noun, int verb) {
    for (int i = verb + 1; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.head < 0 || word.head >= verb || outermost_noun(sentence, word.head) != noun) {
            continue;
        }
        word.head = verb;
        if (word.deprel == Deprel::nmod) { relate(word, verb, Deprel::obl); }
    }
}

}  // namespace

void Mender::mend_predicates(Sentence& sentence) const {
    mend_told_subjects(sentence);
    mend_told_participles(sentence);
    mend_loose_subjects(sentence);
    mend_subjects_before_aside(sentence);
    mend_gerund_subjects(sentence);
    if (m_endings.empty() || sentence.tokens.size() < k_tokens_min) { return; }
    for (int i = 0; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (i > 0 && at(sentence, i - 1).form == "-") { continue; }  // "rebel-held towns"
        const bool stands = word.deprel == Deprel::root || word.deprel == Deprel::ccomp ||
                            word.deprel == Deprel::advcl || word.deprel == Deprel::parataxis;
        // "rebels [free] hostages": what has an object is no adjective
        if (word.upos == Upos::adj && word.deprel == Deprel::root &&
            find_child(sentence, i, Deprel::cop) == k_none &&
            find_child(sentence, i, Deprel::obj) == find_child(sentence, i, i + 1, is_noun) &&
            find_child(sentence, i, Deprel::obj) > i) {
            const int subject = find_child(sentence, i, Deprel::nsubj);
            if (subject >= 0 && subject == i - 1) {
                word.upos = Upos::verb;
                word.features = "Mood=Ind|Tense=Pres|VerbForm=Fin";
            }
        }
        if (word.upos == Upos::adj && word.deprel == Deprel::advcl) {
            mend_subject_of_clause(sentence, i);
        }
        if (word.upos == Upos::adj && stands && !is_surely_participle(sentence, i) &&
            find_child(sentence, i, Deprel::nsubj) != k_none && may_be_past(word.form, false)) {
            word.upos = Upos::verb;  // "the troops advanced"
            word.features = "Mood=Ind|Tense=Past|VerbForm=Fin";
        }
        mend_clause_of_adjective(sentence, i);
        if (is_trailing_adjective(sentence, i) &&
            may_be_past(word.form, find_child(sentence, i, Deprel::obj) != k_none)) {
            mend_predicate(sentence, i);  // "the troops advanced 800 metres"
            continue;
        }
        const bool participle = word.upos == Upos::adj ||
                                (word.upos == Upos::verb && word.has_feature("VerbForm=Part") &&
                                 !word.has_feature("Tense=Pres"));
        if (participle && word.deprel == Deprel::acl && word.subtype != DeprelSubtype::relcl &&
            word.head >= 0 && word.head < i && !is_surely_participle(sentence, i) &&
            may_be_past(word.form, find_child(sentence, i, Deprel::obj) != k_none ||
                                       has_told_subject(sentence, i))) {
            mend_predicate(sentence, i);
        } else if (is_finite_attribute(sentence, i)) {
            mend_predicate(sentence, i);
        }
    }
}

/// "Thousands fled as troops [advanced]": what a conjunction opens has a verb, which was taken for
/// an adjective behind its noun.
void Mender::mend_clause_of_adjective(Sentence& sentence, int verb) const {
    auto& word = at(sentence, verb);
    const int noun = word.head;
    if (word.upos != Upos::adj || word.deprel != Deprel::amod || noun < 1 || noun + 1 != verb ||
        !may_be_past(word.form, false)) {
        return;
    }
    int mark = find_child(sentence, noun, Deprel::mark);
    if (mark == k_none) { mark = find_child(sentence, verb, Deprel::mark); }
    const int above = at(sentence, noun).head;
    if (mark == k_none || mark > noun || above < 0) { return; }
    word.upos = Upos::verb;
    word.features = "Mood=Ind|Tense=Past|VerbForm=Fin";
    relate(word, above, Deprel::advcl);
    relate(at(sentence, noun), verb, Deprel::nsubj);
    at(sentence, mark).head = verb;
}

/// "[Tanks] crossed into the valley." without another predicate, and "[Gunmen] attacked a village,
/// officials said": the noun is the subject of the verb that was taken for its attribute.
void Mender::mend_predicate(Sentence& sentence, int verb) const {
    const int noun = outermost_noun(sentence, at(sentence, verb).head);
    if (noun >= verb) { return; }
    const auto& subject = at(sentence, noun);
    const int told_by = speaker_behind(sentence, noun, verb);
    const int above = told_by == k_none ? subject.head : at(sentence, told_by).head;
    if (told_by != k_none) {
        relate(at(sentence, verb), above, Deprel::ccomp);
    } else if (above < 0) {
        const bool other_predicate =
            find_child(sentence, noun, 0, [](const Token& token) {
                return token.deprel == Deprel::cop || token.deprel == Deprel::nsubj ||
                       (token.deprel == Deprel::parataxis && is_finite(token));
            }) != k_none;
        if (other_predicate || sentence.tokens.back().form != ".") { return; }
        relate(at(sentence, verb), k_none, Deprel::root);
    } else {
        if (subject.deprel == Deprel::obj && above < noun) {
            // "said sixty gunmen [attacked] the station": a participle has no object
            if (find_child(sentence, verb, Deprel::obj) == k_none &&
                !is_finite_attribute(sentence, verb)) {
                return;
            }
        } else if (!is_second_subject(sentence, noun)) {
            if (subject.deprel != Deprel::nsubj || above < verb) { return; }
            int speaker = find_child(sentence, above, verb + 1, [](const Token& token) {
                return token.deprel == Deprel::nsubj;
            });
            if (speaker == k_none) { speaker = noun_set_off_before(sentence, above); }
            if (speaker < verb || hangs_below(sentence, above, speaker)) { return; }
            relate(at(sentence, speaker), above, Deprel::nsubj);
        }
        relate(at(sentence, verb), above, Deprel::ccomp);
        // what is joined behind it without a subject shares its own
        for (int i = verb + 1; i < size(sentence); ++i) {
            auto& word = at(sentence, i);
            if (word.head == above && above < verb && word.deprel == Deprel::conj &&
                find_child(sentence, i, Deprel::nsubj) == k_none) {
                word.head = verb;
            }
        }
    }
    at(sentence, verb).upos = Upos::verb;
    if (!is_finite(at(sentence, verb))) {
        at(sentence, verb).features = "Mood=Ind|Tense=Past|VerbForm=Fin";
    }
    relate(at(sentence, noun), verb, Deprel::nsubj);
    give_what_follows(sentence, noun, verb);
}

}  // namespace counterclaim::syntax

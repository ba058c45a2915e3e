#include "syntax/aside_mender.hpp"

#include "syntax/links.hpp"

namespace counterclaim::syntax {
namespace {

constexpr int k_aside_tokens_max = 12;

/// A clause between two commas: a verb with a subject, and neither conjunction nor relative
/// pronoun.
struct Aside {
    int first = k_none;  ///< comma before it
    int last = k_none;   ///< comma after it
    int verb = k_none;
    int subject = k_none;
};

bool is_subject(const Sentence& sentence, int token, int verb) {
    const auto& word = at(sentence, token);
    const bool behind = token > verb && word.deprel == Deprel::obj;  // "a affirmé l'armée"
    return word.head == verb && (is_noun(word) || word.upos == Upos::pron) &&
           (word.deprel == Deprel::nsubj || behind);
}

/// "A nurse, [a driver and three children fled the town], then …": the end of a list, or a clause
/// with an object, is no aside.
bool lists_or_acts(const Sentence& sentence, const Aside& aside) {
    if (aside.subject > aside.verb) { return false; }
    for (int i = aside.first + 1; i < aside.last; ++i) {
        const auto& word = at(sentence, i);
        const bool joins = i < aside.verb && word.upos == Upos::cconj;
        const bool object = i > aside.verb && word.head == aside.verb && word.deprel == Deprel::obj;
        if (joins || object) { return true; }
    }
    return false;
}

Aside aside_from(const Sentence& sentence, int comma) {
    Aside aside;
    aside.first = comma;
    int verbs = 0;
    for (int i = comma + 1; i < size(sentence) && i - comma <= k_aside_tokens_max; ++i) {
        const auto& word = at(sentence, i);
        if (word.form == ",") {
            aside.last = i;
            break;
        }
        const bool joins = word.upos == Upos::sconj || word.has_feature("PronType=Rel") ||
                           word.upos == Upos::punct || (i == comma + 1 && word.upos == Upos::cconj);
        if (joins) { return {}; }
        if (word.upos == Upos::verb) {
            ++verbs;
            aside.verb = i;
        }
    }
    if (aside.last == k_none || verbs != 1 ||
        at(sentence, aside.verb).has_feature("VerbForm=Inf")) {
        return {};
    }
    for (int i = comma + 1; i < aside.last && aside.subject == k_none; ++i) {
        if (is_subject(sentence, i, aside.verb)) { aside.subject = i; }
    }
    if (aside.subject == k_none || lists_or_acts(sentence, aside)) { return {}; }
    return aside;
}

/// The verb right behind the comma, but for auxiliaries and adverbs, that has no other subject.
int verb_behind(const Sentence& sentence, int comma) {
    for (int i = comma + 1; i < size(sentence); ++i) {
        const auto& word = at(sentence, i);
        if (word.upos == Upos::verb) {
            // ", besieged by the rebels" describes, ", shelled the town" may be a past tense
            const bool describes = word.has_feature("VerbForm=Part") && i == comma + 1 &&
                                   find_child(sentence, i, Deprel::obj) == k_none;
            return word.has_feature("VerbForm=Inf") || describes ? k_none : i;
        }
        const bool group = word.upos == Upos::aux || word.upos == Upos::adv ||
                           (word.upos == Upos::pron && word.deprel == Deprel::expl);
        if (!group) { return k_none; }
    }
    return k_none;
}

/// The noun whose phrase ends right before the comma, and hangs on neither word of it.
int phrase_before(const Sentence& sentence, int comma) {
    int noun = comma - 1;
    for (int head = at(sentence, noun).head; head >= 0 && head < comma;
         head = at(sentence, noun).head) {
        if (at(sentence, head).upos == Upos::verb) { return k_none; }
        noun = head;
    }
    const auto& word = at(sentence, noun);
    const bool nominal = is_noun(word) || word.upos == Upos::pron || word.upos == Upos::num;
    return nominal && find_child(sentence, noun, Deprel::case_) == k_none ? noun : k_none;
}

/// The verb takes the aside's place in the tree, and all of its that stands outside the commas.
void raise(Sentence& sentence, const Aside& aside, int verb) {
    auto& said = at(sentence, aside.verb);
    auto& told = at(sentence, verb);
    if (hangs_below(sentence, verb, aside.verb)) {
        relate(told, said.head, said.head < 0 ? Deprel::root : said.deprel);
    }
    relate(said, verb, Deprel::parataxis);
    for (int i = 0; i < size(sentence); ++i) {
        const bool outside = i < aside.first || i > aside.last;
        if (outside && i != verb && at(sentence, i).head == aside.verb) {
            at(sentence, i).head = verb;
        }
    }
}

/// "[What] the army called …", "[ce] que l'armée …": the word that stands for the deed, right
/// behind the verb that it is an object or clause of.
bool stands_for_deed(const Sentence& sentence, int word, int naming) {
    const auto& one = at(sentence, word);
    if (one.upos != Upos::pron) { return false; }
    const bool what = one.head == naming && one.has_feature("PronType=Int") && word < naming;
    const bool that = at(sentence, naming).head == word && one.has_feature("PronType=Dem") &&
                      one.deprel == Deprel::obj;
    return what || that;
}

/// "Called [an air strike]", "described as [a strike]", "qualifié de [frappe]".
int name_given(const Sentence& sentence, int naming) {
    for (int i = naming + 1; i < size(sentence); ++i) {
        const auto& word = at(sentence, i);
        if (word.head != naming || !is_noun(word)) { continue; }
        const bool named = word.deprel == Deprel::obj || word.deprel == Deprel::xcomp ||
                           word.deprel == Deprel::obl;
        const int det = find_child(sentence, i, Deprel::det);
        const int marker = find_child(sentence, i, Deprel::case_);
        const bool indefinite =
            det == k_none ? marker == naming + 1 : at(sentence, det).has_feature("Definite=Ind");
        return named && indefinite && (marker == k_none || marker == naming + 1) ? i : k_none;
    }
    return k_none;
}

/// The participle right behind the second of two commas, the first of which stands at `comma`, with
/// no other verb between them.
int participle_behind(const Sentence& sentence, int comma) {
    for (int i = comma + 1; i + 1 < size(sentence) && i - comma <= k_aside_tokens_max; ++i) {
        const auto& word = at(sentence, i);
        if (word.form == ",") {
            const auto& next = at(sentence, i + 1);
            return next.upos == Upos::verb && next.has_feature("VerbForm=Part") ? i + 1 : k_none;
        }
        if (word.upos == Upos::verb || word.upos == Upos::aux) { return k_none; }
    }
    return k_none;
}

}  // namespace

void mend_split_groups(Sentence& sentence) {
    for (int aux = 1; aux + 4 < size(sentence); ++aux) {
        auto& helper = at(sentence, aux);
        const bool predicate = helper.upos == Upos::aux && helper.deprel != Deprel::aux &&
                               helper.deprel != Deprel::cop;
        if (!predicate || at(sentence, aux + 1).form != ",") { continue; }
        const int verb = participle_behind(sentence, aux + 1);
        if (verb == k_none || at(sentence, verb).head < aux || at(sentence, verb).head > verb ||
            hangs_below(sentence, aux, verb)) {
            continue;
        }
        relate(at(sentence, verb), helper.head, helper.head < 0 ? Deprel::root : helper.deprel);
        for (int i = 0; i < size(sentence); ++i) {
            if (at(sentence, i).head == aux && i != verb) { at(sentence, i).head = verb; }
        }
        relate(helper, verb, Deprel::aux);
    }
}

void mend_named_deeds(Sentence& sentence) {
    for (int naming = 3; naming + 1 < size(sentence); ++naming) {
        if (at(sentence, naming).upos != Upos::verb) { continue; }
        const int subject = find_child(sentence, naming, Deprel::nsubj);
        if (subject == k_none || subject > naming) { continue; }
        int deed = subject;  // first the word that stands for it
        while (deed > 0 && !stands_for_deed(sentence, deed, naming)) { --deed; }
        const int verb = deed == 0                           ? k_none
                         : at(sentence, deed).head == naming ? at(sentence, naming).head
                                                             : at(sentence, deed).head;
        const int name = name_given(sentence, naming);
        const bool beside = verb >= 0 && verb < deed && deed - verb <= 2 &&
                            at(sentence, verb).upos == Upos::verb && name != k_none;
        if (!beside) { continue; }
        if (const int marker = find_child(sentence, name, Deprel::case_); marker != k_none) {
            relate(at(sentence, marker), naming, Deprel::mark);
        }
        relate(at(sentence, name), verb, Deprel::obj);
        relate(at(sentence, naming), name, Deprel::acl);
        relate(at(sentence, deed), naming, Deprel::obj);
    }
}

void mend_clauses_behind_asides(Sentence& sentence) {
    for (int verb = 3; verb + 3 < size(sentence); ++verb) {
        const auto& said = at(sentence, verb);
        const int told = said.head;
        const bool aside = said.upos == Upos::verb && said.deprel == Deprel::parataxis &&
                           told >= 0 && told < verb && at(sentence, told).upos == Upos::verb &&
                           find_child(sentence, verb, Deprel::ccomp) == k_none &&
                           at(sentence, verb + 1).form == ",";
        if (!aside) { continue; }
        for (int i = verb + 2; i < size(sentence); ++i) {
            auto& word = at(sentence, i);
            const int mark = find_child(sentence, i, Deprel::mark);
            const bool behind = word.head == verb && word.deprel == Deprel::advcl &&
                                mark == verb + 2 && !is_present_participle(word);
            if (behind) { word.head = told; }
        }
    }
}

void mend_labels(Sentence& sentence) {
    for (int colon = 1; colon + 2 < size(sentence) && colon < k_phrase_tokens_max; ++colon) {
        const auto& mark = at(sentence, colon + 1);
        if (at(sentence, colon).form != ":" || mark.upos != Upos::punct) { continue; }
        int name = colon - 1;
        while (at(sentence, name).head >= 0 && at(sentence, name).head < colon) {
            name = at(sentence, name).head;
        }
        const int head = at(sentence, name).head;
        const int root = root_of(sentence);
        if (is_noun(at(sentence, name)) && head > colon && root > colon) {
            relate(at(sentence, name), root, Deprel::vocative);
        }
        return;
    }
}

void mend_closing_sources(Sentence& sentence) {
    constexpr int k_source_tokens_max = 4;
    const bool stopped = size(sentence) > 0 && at(sentence, size(sentence) - 1).form == ".";
    const int last = size(sentence) - (stopped ? 2 : 1);
    if (last < 3 || at(sentence, last).upos == Upos::punct) { return; }
    int dash = last - 1;
    while (dash > 1 && at(sentence, dash).upos != Upos::punct) { --dash; }
    const auto& form = at(sentence, dash).form;
    const bool set_off =
        (form == "-" || form == "\u2013" || form == "\u2014") && at(sentence, dash - 1).space_after;
    if (!set_off || dash < 2 || last - dash > k_source_tokens_max) { return; }
    int source = last;
    while (at(sentence, source).head > dash) { source = at(sentence, source).head; }
    const int head = at(sentence, source).head;
    if (!is_noun(at(sentence, source)) || head < 0 || head > dash) { return; }
    int heir = k_none;
    for (int i = 0; i < dash; ++i) {
        const bool noun = is_noun(at(sentence, i)) && at(sentence, i).head == source;
        if (noun) { heir = i; }
    }
    if (heir == k_none) { return; }
    take_place(at(sentence, heir), at(sentence, source));
    for (int i = 0; i < dash; ++i) {
        if (at(sentence, i).head == source) { at(sentence, i).head = heir; }
    }
    relate(at(sentence, source), root_of(sentence), Deprel::parataxis);
}

void mend_adverb_predicates(Sentence& sentence) {
    for (int adverb = 1; adverb + 2 < size(sentence); ++adverb) {
        const auto& word = at(sentence, adverb);
        const int marker = adverb + 1;
        const int copula = find_child(sentence, adverb, Deprel::cop);
        if (word.upos != Upos::adv || copula == k_none || copula > adverb ||
            at(sentence, marker).upos != Upos::adp) {
            continue;
        }
        const int noun = at(sentence, marker).head;
        const bool phrase = noun > marker && at(sentence, noun).head == adverb &&
                            at(sentence, noun).upos == Upos::noun;
        // "the hostages are back in the country" says where they are
        const bool owned = phrase && find_child(sentence, noun, marker, [](const Token& token) {
                                         return token.deprel == Deprel::amod ||
                                                token.subtype == DeprelSubtype::poss;
                                     }) != k_none;
        if (!owned) { continue; }
        take_place(at(sentence, noun), word);
        for (int i = 0; i < size(sentence); ++i) {
            if (i != noun && at(sentence, i).head == adverb) { at(sentence, i).head = noun; }
        }
        relate(at(sentence, adverb), noun, Deprel::advmod);
    }
}

void mend_clauses_of_objects(Sentence& sentence) {
    for (int clause = 3; clause < size(sentence); ++clause) {
        auto& word = at(sentence, clause);
        const int noun = word.head;
        // "accused the army of bombing Omdurman", read as a name
        const bool named = word.deprel == Deprel::nmod && word.upos == Upos::verb &&
                           word.has_feature("VerbForm=Ger");
        if ((word.deprel != Deprel::advcl && !named) || noun < 1 || noun > clause) { continue; }
        const auto& object = at(sentence, noun);
        const auto marker = named ? Deprel::case_ : Deprel::mark;
        const bool hung = is_noun(object) && object.deprel == Deprel::obj && object.head >= 0 &&
                          object.head < noun && find_child(sentence, clause, marker) > noun;
        if (!hung) { continue; }
        const int behind = clause + 1;
        const bool flat = named && behind < size(sentence) && at(sentence, behind).head == clause &&
                          at(sentence, behind).deprel == Deprel::flat;
        if (flat) { relate(at(sentence, behind), clause, Deprel::obj); }
        relate(word, object.head, Deprel::advcl);
    }
}

void mend_split_clauses(Sentence& sentence) {
    for (int comma = 1; comma + 3 < size(sentence); ++comma) {
        if (at(sentence, comma).form != ",") { continue; }
        const auto aside = aside_from(sentence, comma);
        const int verb = aside.verb == k_none ? k_none : verb_behind(sentence, aside.last);
        if (verb == k_none) { continue; }
        const int own = find_child(sentence, verb, Deprel::nsubj);
        if (own > aside.last) { continue; }
        const int subject = phrase_before(sentence, comma);
        const bool crossed = own == k_none || own == subject || own == aside.subject;
        if (subject == k_none || !crossed || hangs_below(sentence, aside.verb, subject)) {
            continue;
        }
        // the verb is told of the phrase, and the aside hangs elsewhere
        if (hangs_below(sentence, verb, subject) && !hangs_below(sentence, verb, aside.verb)) {
            continue;
        }
        raise(sentence, aside, verb);
        relate(at(sentence, subject), verb, Deprel::nsubj);
        if (has_passive_auxiliary(sentence, verb)) {
            at(sentence, subject).subtype = DeprelSubtype::pass;
        }
        relate(at(sentence, aside.subject), aside.verb, Deprel::nsubj);
    }
}

}  // namespace counterclaim::syntax

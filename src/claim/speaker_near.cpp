// Phrases before and behind a word of saying that speak, found by the order of words where the tree
// does not give the subject.

#include "claim/speaker.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

bool nominal(const Token& word) {
    return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron;
}

/// The top of the phrase whose last word this is: upwards while it still begins before the verb and
/// ends there.
int phrase_ending_at(const SentenceView& view, int last, int verb) {
    const auto& tree = view.tree;
    int top = last;
    // "In a call with a reporter [sources] said": no adposition joins it to what stands before
    if (tree[top].deprel == Deprel::nmod && tree.child(top, Deprel::case_) == k_no_token &&
        can_speak(view, top)) {
        return top;
    }
    for (int above = tree.head(top); above != k_no_token && above < verb;
         above = tree.head(above)) {
        if (!nominal(tree[above]) || tree.first_of(above) > last || view.time(above) != nullptr) {
            break;
        }
        // "…, killing three people, [officials] in the town said"
        const bool apart =
            tree[top].deprel == Deprel::appos && can_speak(view, top) && tree.set_off(top);
        if (apart) { break; }
        top = above;
        const auto part = tree[top].deprel;
        const bool whole = part != Deprel::flat && part != Deprel::compound &&
                           part != Deprel::conj && part != Deprel::appos;
        if (whole && can_speak(view, top) && tree.child(top, Deprel::case_) == k_no_token) {
            break;
        }
    }
    return top;
}

/// Where a noun phrase begins: its determiner, adjectives and names, not what hangs on it behind.
int phrase_start(const Tree& tree, int top) {
    int first = top;
    for (const int child : tree.children(top)) {
        if (child < first && tree[child].upos != Upos::punct) {
            first = std::min(first, tree.first_of(child));
        }
    }
    return first;
}

}  // namespace

/// The phrase before the verb that can be its subject, where a long sentence was put together
/// wrongly: "In a statement a source at the command said that …", "no casualties, the source
/// confirmed", "the group in a post on its page said". What an adposition introduces is passed
/// over.
int speaker_before(const SentenceView& view, int verb) {
    constexpr int k_phrases_max = 5;
    const auto& tree = view.tree;
    int last = verb - 1;
    while (last >= 0 && (tree[last].upos == Upos::aux || tree[last].upos == Upos::adv)) { --last; }
    for (int step = 0; step < k_phrases_max && last >= 0; ++step) {
        if (tree[last].upos == Upos::verb && tree.participle(last) &&
            tree[last].deprel == Deprel::acl) {
            --last;  // "a statement published"
            continue;
        }
        if (!nominal(tree[last]) && tree[last].upos != Upos::num && tree[last].upos != Upos::adj &&
            tree[last].upos != Upos::det) {
            return k_no_token;
        }
        int top = phrase_ending_at(view, last, verb);
        int start = phrase_start(tree, top);
        // "officials in rebel-held Sanaa said": the adposition stands before the joined words
        const bool joined_words = start >= 4 && tree[start - 2].form == "-" &&
                                  !tree[start - 2].space_after && !tree[start - 3].space_after;
        if (joined_words && tree[start - 4].upos == Upos::adp) {
            last = start - 5;
            continue;
        }
        const int conjunction = tree.child(top, Deprel::cc);
        if (conjunction != k_no_token && conjunction < top) {
            // "the president and the minister said"; "on the page and the messaging service said"
            const int partner = tree.head(top);
            const bool joined = tree[top].deprel == Deprel::conj && partner != k_no_token &&
                                partner < conjunction && nominal(tree[partner]);
            if (!joined) {
                // passed over with what it is added to, where an adposition introduces that
                const int other =
                    conjunction > 0 ? phrase_ending_at(view, conjunction - 1, verb) : k_no_token;
                if (other == k_no_token || !nominal(tree[other]) ||
                    tree.child(other, Deprel::case_) == k_no_token) {
                    return k_no_token;
                }
                last = phrase_start(tree, other) - 1;
                continue;
            }
            if (tree.child(partner, Deprel::case_) == k_no_token && can_speak(view, partner)) {
                return partner;
            }
            top = partner;
            start = phrase_start(tree, top);
        }
        if (tree.child(top, Deprel::case_) != k_no_token || view.time(top) != nullptr) {
            // "In the north border guards said": nobody else is left in the sentence
            const auto* actor = view.actor(top);
            const bool alone = start <= 1 && step == 0 && actor != nullptr &&
                               !actor->party.empty() && tree[top].is_plural();
            if (alone) { return top; }
            last = start - 1;
            continue;
        }
        return can_speak(view, top) ? top : k_no_token;
    }
    return k_no_token;
}

/// First word of the verb with the auxiliaries and clitics right before it.
int verb_group_start(const Tree& tree, int verb) {
    int first = verb;
    while (first > 0) {
        const auto& word = tree[first - 1];
        const bool belongs =
            tree.head(first - 1) == verb && (word.upos == Upos::aux || word.deprel == Deprel::expl);
        const bool adverb = word.upos == Upos::adv && first < verb;
        if (!belongs && !adverb) { break; }
        --first;
    }
    return first;
}

bool is_finite(const Tree& tree, int verb) {
    if (tree[verb].has_feature("VerbForm=Fin")) { return true; }
    for (const int child : tree.children(verb)) {
        if (tree[child].upos == Upos::aux && child < verb) { return true; }
    }
    return false;
}

bool may_be_somebody(const SentenceView& view, int token) {
    if (token == k_no_token) { return false; }
    const auto& word = view.token(token);
    const auto* saying = saying_at(view, token);
    if (saying != nullptr && saying->upos == Upos::noun) { return false; }
    return (word.upos == Upos::noun || word.upos == Upos::propn) && view.time(token) == nullptr &&
           view.lexicon->frames_of(view.lemma(token)).empty();
}

/// "…, said the page", "…, rapportent des témoins": an aside with the speaker after the verb.
bool has_hearer(const SentenceView& view, int verb) {
    const auto* saying = saying_at(view, verb);
    return saying != nullptr &&
           std::any_of(saying->slots.begin(), saying->slots.end(),
                       [](const FrameSlot& slot) { return slot.name == FrameSlot::Name::target; });
}

/// "…, a indiqué samedi [le gouverneur]", "ont annoncé mercredi [des militants]": the phrase that
/// the parser hangs on the day, at the end of the sentence.
int speaker_beside_day(const SentenceView& view, int day) {
    const auto& tree = view.tree;
    for (const int child : tree.children(day)) {
        if (child < day || !nominal(tree[child]) || tree.first_of(child) != day + 1) { continue; }
        const int marker = tree.child(child, Deprel::case_);
        // "des" is an article as well
        const bool article =
            marker == k_no_token || (tree[marker].upos == Upos::adp && marker + 1 < tree.size() &&
                                     tree[marker].span == tree[marker + 1].span);
        const bool ends = tree.last_of(child) + 2 >= tree.size();
        if (article && ends && can_speak(view, child)) { return child; }
    }
    return k_no_token;
}

/// "…: the blast bears the mark of the group, reckon the [rescuers].": the phrase between the verb
/// and the end, where another verb parts the verb from what the tree gives for its subject.
bool ends_beside(const SentenceView& view, int verb, int subject, int phrase) {
    const auto& tree = view.tree;
    if (tree.first_of(phrase) != verb + 1 || tree.last_of(phrase) + 2 < tree.size()) {
        return false;
    }
    for (int i = subject + 1; i < verb_group_start(tree, verb); ++i) {
        if (tree[i].upos == Upos::verb && tree[i].has_feature("VerbForm=Fin")) { return true; }
    }
    return false;
}

namespace {

/// "Ont indiqué des sources": an article that looks like a preposition and its own.
bool is_indefinite(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int marker = tree.child(noun, Deprel::case_);
    const int article = tree.child(noun, Deprel::det);
    return marker != k_no_token && article != k_no_token && tree[noun].is_plural() &&
           tree[marker].span == tree[article].span && has_cue(view, marker, CueKind::partitive);
}

}  // namespace

int speaker_behind(const SentenceView& view, int verb, int subject) {
    if (has_hearer(view, verb)) { return k_no_token; }
    constexpr int k_words_between_max = 4;  // "said late on Monday the …"
    const auto& tree = view.tree;
    const int first = verb_group_start(tree, verb);
    if (first == 0 || tree[first - 1].upos != Upos::punct || !is_finite(tree, verb)) {
        return k_no_token;
    }
    // "le Rwanda, lui, a annoncé l'envoi": the subject is there
    if (first > 2 && tree[first - 2].upos == Upos::pron && tree[first - 3].form == "," &&
        tree.head(first - 2) == verb) {
        return k_no_token;
    }
    int reach = verb + k_words_between_max;
    for (const int child : tree.children(verb)) {
        if (child < verb) { continue; }
        const auto relation = tree[child].deprel;
        if (view.time(child) != nullptr) {  // "said on Monday"
            const int beside = speaker_beside_day(view, child);
            if (beside != k_no_token) { return beside; }
            reach = std::max(reach, tree.last_of(child) + 1);
            continue;
        }
        if (relation == Deprel::advmod || relation == Deprel::punct || relation == Deprel::obl) {
            if (relation == Deprel::obl && tree.first_of(child) == verb + 1 &&
                tree.child(child, Deprel::case_) == k_no_token && can_speak(view, child)) {
                return child;
            }
            if (subject == k_no_token && tree.first_of(child) <= reach) {
                if (is_indefinite(view, child) && can_speak(view, child)) { return child; }
                // "à l'agence des témoins": a parser may hang them on whom they tell it
                for (const int below : tree.children(child)) {
                    if (below > child && tree[below].deprel == Deprel::nmod &&
                        is_indefinite(view, below) && can_speak(view, below)) {
                        return below;
                    }
                }
            }
            int name = speaker_beside_medium(view, verb, child);
            if (name == k_no_token) { name = speaker_below_occasion(view, verb, child); }
            if (name != k_no_token) { return name; }
            if (relation != Deprel::punct) { reach = std::max(reach, tree.last_of(child) + 1); }
            continue;
        }
        if (is_asked_to_act(view, verb, child)) { return k_no_token; }
        const bool argument = relation == Deprel::nsubj || relation == Deprel::obj ||
                              relation == Deprel::appos || relation == Deprel::nmod;
        const bool next = tree.first_of(child) <= reach;
        const auto* saying = saying_at(view, child);
        const bool said = saying != nullptr && saying->upos == Upos::noun &&
                          !view.classes_at(child).has(WordClass::source);
        const auto* own = saying_at(view, verb);  // "a fait état de dix morts"
        if (own != nullptr && is_of_phrase(own->phrase, tree[child])) { continue; }
        const bool somebody = can_speak(view, child) && !said;
        const bool open =
            subject == k_no_token || subject == child || ends_beside(view, verb, subject, child);
        const bool unknown = open && may_be_somebody(view, child);
        // "denied it, said the papers were fakes": a predicate of its own follows
        int after = tree.last_of(child) + 1;
        while (after < tree.size() && is_quotation_mark(tree[after].form)) { ++after; }
        const bool acts =
            after < tree.size() &&
            (tree[after].upos == Upos::aux ||
             (tree[after].upos == Upos::verb && tree[after].has_feature("VerbForm=Fin")));
        if (acts) { return k_no_token; }
        return argument && next && nominal(tree[child]) &&
                       tree.child(child, Deprel::case_) == k_no_token && (somebody || unknown)
                   ? child
                   : k_no_token;
    }
    return k_no_token;
}

namespace {

/// A past that was taken for a participle, in a language whose participles have no gender.
bool is_misread_past(const Token& verb) {
    return verb.has_feature("Tense=Past") && !verb.has_feature("Gender=Masc") &&
           !verb.has_feature("Gender=Fem");
}

/// Sets an aside off; the hyphen of "Britain-based" does not.
bool sets_off(const Token& word) {
    return word.upos == Upos::punct && !(word.form == "-" && !word.space_after);
}

/// What may follow the verb of an aside: its day, its occasion, what it adds; not what is said.
bool may_follow_aside(const SentenceView& view, int next) {
    const auto& tree = view.tree;
    if (next >= tree.size() || tree[next].upos == Upos::punct) { return true; }
    if (view.time(next) != nullptr) { return true; }
    const auto& word = tree[next];
    // "the one strikes, the other promises to answer": what is promised stands behind the verb
    const int above = tree.head(next);
    const bool opens = word.deprel == Deprel::mark && above != k_no_token &&
                       tree.infinitive(above) && tree[above].deprel == Deprel::xcomp;
    if (opens) { return false; }
    const bool joins = word.upos == Upos::adp || word.upos == Upos::adv ||
                       (word.upos == Upos::sconj && !has_cue(view, next, CueKind::complement));
    const bool adds =
        word.upos == Upos::verb && tree.participle(next) && !word.has_feature("Tense=Past");
    if (!joins && !adds) { return false; }
    for (int i = next; i < tree.size(); ++i) {
        // "said on Monday that …": it is said behind the verb
        if (has_cue(view, i, CueKind::complement) && tree[i].upos == Upos::sconj) { return false; }
        if (tree[i].form == "," || tree[i].form == ";") { break; }
    }
    return true;
}

/// ", [a police spokesman], Gambo Isah, said": the noun whose name stands between commas.
int speaker_with_name(const SentenceView& view, int end) {
    constexpr int k_words_max = 8;
    const auto& tree = view.tree;
    int name = end - 1;  // the comma before the verb
    if (name < 3 || tree[name].form != ",") { return k_no_token; }
    while (name > 1 && end - name <= k_words_max && tree[name - 1].upos == Upos::propn) { --name; }
    if (tree[name].upos != Upos::propn || tree[name - 1].form != ",") { return k_no_token; }
    int noun = name - 2;
    if (noun < 0 || !nominal(tree[noun])) { return k_no_token; }
    // ", [the minister] of the state, Jane Roe, said": up to what its phrases hang on
    for (int step = 0; step < 4 && tree.child(noun, Deprel::case_) != k_no_token; ++step) {
        const int above = tree.head(noun);
        if (above == k_no_token || above > noun || !nominal(tree[above])) { break; }
        noun = above;
    }
    return can_speak(view, noun) && tree.child(noun, Deprel::case_) == k_no_token ? noun
                                                                                  : k_no_token;
}

/// "…", [Ivan Petrenko], the governor of the region, told: the name whose office stands between
/// commas.
int speaker_with_office(const SentenceView& view, int end) {
    constexpr int k_words_max = 12;
    const auto& tree = view.tree;
    int comma = end - 2;
    if (end < 4 || tree[end - 1].form != ",") { return k_no_token; }
    while (comma > 1 && end - comma <= k_words_max && !sets_off(tree[comma]) &&
           tree[comma].upos != Upos::verb) {
        --comma;
    }
    if (tree[comma].form != ",") { return k_no_token; }
    int begin = comma;
    while (begin > 0 && comma - begin <= k_words_max && !sets_off(tree[begin - 1])) {
        --begin;
        if (!nominal(tree[begin]) && tree[begin].upos != Upos::adj &&
            tree[begin].upos != Upos::punct && tree[begin].upos != Upos::det) {
            return k_no_token;
        }
    }
    const bool quoted = begin > 0 && begin < comma && sets_off(tree[begin - 1]);
    if (!quoted || tree[comma - 1].upos != Upos::propn) { return k_no_token; }
    for (int i = begin; i < comma; ++i) {
        const int head = tree.head(i);
        if (nominal(tree[i]) && (head < begin || head >= comma)) { return i; }
    }
    return k_no_token;
}

}  // namespace

/// "In a letter whose copy it has, [the minister of the state], Jane Roe, affirms that …": the
/// noun whose name stands between commas before a verb that lost its subject.
int speaker_between_commas(const SentenceView& view, int verb) {
    const int end = verb_group_start(view.tree, verb);
    const int named = speaker_with_name(view, end);
    return named != k_no_token ? named : speaker_with_office(view, end);
}

int speaker_across_clause(const SentenceView& view, int verb) {
    constexpr int k_words_max = 25;
    const auto& tree = view.tree;
    const int end = verb_group_start(tree, verb);
    const bool finite = is_finite(tree, verb) || is_misread_past(tree[verb]);
    if (end < 4 || tree[end - 1].form != "," || !finite) { return k_no_token; }
    for (int comma = end - 3; comma > 0 && end - comma <= k_words_max; --comma) {
        if (tree[comma].form != ",") { continue; }
        const int next = comma + 1;
        const bool describes = tree[next].has_feature("PronType=Rel") ||
                               (tree[next].upos == Upos::verb && tree.participle(next));
        if (!describes || !nominal(tree[comma - 1])) { continue; }
        const int top = phrase_ending_at(view, comma - 1, verb);
        const bool speaks = can_speak(view, top) && tree.child(top, Deprel::case_) == k_no_token;
        return speaks ? top : k_no_token;
    }
    return k_no_token;
}

int speaker_of_aside(const SentenceView& view, int verb) {
    constexpr int k_words_max = 9;
    const auto& tree = view.tree;
    int next = verb + 1;  // behind whoever is told
    int hearer = has_hearer(view, verb) ? tree.child(verb, Deprel::obj) : k_no_token;
    if (hearer == k_no_token && has_hearer(view, verb)) { hearer = tree.child(verb, Deprel::iobj); }
    if (hearer > verb && tree.first_of(hearer) == next) { next = tree.last_of(hearer) + 1; }
    if (!may_follow_aside(view, next)) { return k_no_token; }
    const bool closed = next >= tree.size() || tree[next].upos == Upos::punct;
    const int end = verb_group_start(tree, verb);
    if (const int named = speaker_with_name(view, end); named != k_no_token) { return named; }
    // "…," Jane Roe, 43, said by telephone
    const bool aged = end > 3 && tree[end - 1].form == "," && tree[end - 2].upos == Upos::num &&
                      tree[end - 3].form == ",";
    if (const int named = speaker_with_office(view, end); named != k_no_token) {
        // "…" Jane Roe, a nurse in the town, said by telephone
        const int before = tree.first_of(named) - 1;
        const bool quoted = before >= 0 && is_quotation_mark(tree[before].form);
        if (hearer != k_no_token || closed || aged || quoted) { return named; }
    }
    int begin = end;
    while (begin > 0 && end - begin <= k_words_max && !sets_off(tree[begin - 1])) {
        --begin;
        const auto upos = tree[begin].upos;
        const bool joined = begin + 1 < tree.size() && tree[begin].form == "-";
        const bool describes = upos == Upos::verb && tree[begin].deprel == Deprel::amod;
        if ((upos == Upos::verb && !describes && !joined) || upos == Upos::cconj ||
            upos == Upos::sconj) {
            return k_no_token;
        }
    }
    const bool set_off =
        begin > 0 && begin < end && sets_off(tree[begin - 1]) && tree[begin].upos != Upos::adp;
    if (!set_off || end - begin > k_words_max) { return k_no_token; }
    // without the comma behind it, the words before must be a clause of their own
    const bool finite = is_finite(tree, verb) || is_misread_past(tree[verb]);
    if (!closed && (tree[begin - 1].form != "," || !finite)) { return k_no_token; }
    for (int i = begin; i < end; ++i) {
        const int head = tree.head(i);
        const bool top = head < begin || head >= end;
        if (!top || !nominal(tree[i]) || tree.child(i, Deprel::case_) != k_no_token) { continue; }
        if (tree[i].has_feature("PronType=Rel")) { return k_no_token; }
        return can_speak(view, i) || (closed && may_be_somebody(view, i)) ? i : k_no_token;
    }
    return k_no_token;
}

}  // namespace counterclaim::claim

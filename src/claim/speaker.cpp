// Who speaks: the phrase on the tree, beside or before a word of saying that stands for a speaker.

#include "claim/speaker.hpp"

#include "claim/coreference.hpp"
#include "claim/roles.hpp"
#include "text/fold.hpp"

#include <cstdlib>

namespace counterclaim::claim {
namespace {

bool upos_fits(Upos wanted, const Token& token) {
    if (wanted == token.upos) { return true; }
    if (wanted == Upos::adp) {
        return token.deprel == Deprel::case_ || token.deprel == Deprel::mark;
    }
    if (wanted == Upos::noun) { return token.upos == Upos::propn; }
    return false;
}

}  // namespace

const Saying* saying_at(const SentenceView& view, int token) {
    const auto& word = view.token(token);
    const Saying* best = nullptr;
    const auto look = [&](std::string_view key) {
        for (const auto* saying : view.lexicon->sayings_of(key)) {
            if (!upos_fits(saying->upos, word) || !phrase_matches(view, saying->phrase, token)) {
                continue;
            }
            if (best == nullptr || saying->phrase.others.size() > best->phrase.others.size()) {
                best = saying;
            }
        }
    };
    look(view.lemma(token));
    if (best == nullptr && word.form != word.lemma) { look(text::to_lower(word.form)); }
    return best;
}

namespace {

/// "The ministry's statement said": the statement's owner speaks.
int owner_of_statement(const SentenceView& view, int speaker) {
    if (speaker == k_no_token) { return speaker; }
    const auto* saying = saying_at(view, speaker);
    if (saying == nullptr || saying->upos != Upos::noun) { return speaker; }
    for (const auto& slot : saying->slots) {
        if (slot.name != FrameSlot::Name::speaker) { continue; }
        for (const auto& source : slot.sources) {
            for (const int owner : fillers(view, speaker, source)) {
                if (view.actor(owner) != nullptr || !view.classes_at(owner).empty()) {
                    return owner;
                }
            }
        }
    }
    return speaker;
}

WordClasses speaker_classes() {
    WordClasses classes;
    for (const auto one :
         {WordClass::person, WordClass::party, WordClass::leader, WordClass::force,
          WordClass::civilian, WordClass::court, WordClass::crowd, WordClass::source}) {
        classes.add(one);
    }
    return classes;
}

/// "It is to be noted that": what only binds other words names nobody.
bool is_function_word(Upos upos) {
    return upos == Upos::aux || upos == Upos::adp || upos == Upos::cconj || upos == Upos::sconj ||
           upos == Upos::punct;
}

/// Whether a phrase can speak: somebody named, a pronoun, a person, an office, a source.
bool can_speak(const SentenceView& view, int token) {
    static const auto k_speakers = speaker_classes();
    if (token == k_no_token || view.time_at[static_cast<std::size_t>(token)] >= 0) { return false; }
    const auto& word = view.token(token);
    if (word.has_feature("Person=1") || word.has_feature("Person=2")) {
        return false;
    }  // inside a quotation
    if (is_function_word(word.upos)) { return false; }
    if (view.actor(token) != nullptr || Coreference::is_pronoun(word)) { return true; }
    const bool subject =
        word.deprel == Deprel::nsubj && view.tree.first_of(token) == view.tree.last_of(token);
    const bool some = (word.upos == Upos::pron && word.has_feature("PronType=Ind")) ||
                      (word.upos == Upos::det && subject);  // "some said"
    const bool name = word.upos == Upos::propn && view.place(token) == nullptr;
    if (some || name || view.classes_at(token).meets(k_speakers)) { return true; }
    const auto* saying = saying_at(view, token);
    return saying != nullptr && saying->upos == Upos::noun;
}

/// "Lists published by the ministry", "a video of the army": whoever is behind what speaks.
int speaker_inside(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const auto* saying = saying_at(view, token);
    const bool source = view.classes_at(token).has(WordClass::source) ||
                        (saying != nullptr && saying->upos == Upos::noun) ||
                        has_cue(view, token, CueKind::caption);
    for (int i = tree.first_of(token); i <= tree.last_of(token); ++i) {
        const auto* actor = view.actor(i);
        if (actor == nullptr || actor->party.empty() || !tree.below(i, token)) { continue; }
        const int head = view.head_of(actor->span);
        const int above = tree.head(head);
        const bool published = above != k_no_token && tree[above].deprel == Deprel::acl &&
                               tree.head(above) == token && subject_of(view, above) == head;
        if (source || published) { return head; }
    }
    return k_no_token;
}

/// A name beside the verb that the tree has put elsewhere: "…, a indiqué la diplomatie", "Baku
/// said".
int speaker_beside(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    int best = k_no_token;
    for (const int child : tree.children(verb)) {
        const auto relation = tree[child].deprel;
        const bool argument = relation != Deprel::ccomp && relation != Deprel::xcomp &&
                              relation != Deprel::advcl && relation != Deprel::conj &&
                              relation != Deprel::parataxis &&
                              tree.child(child, Deprel::case_) == k_no_token;
        if (!argument || !can_speak(view, child)) { continue; }
        if (best == k_no_token || std::abs(child - verb) < std::abs(best - verb)) { best = child; }
    }
    return best;
}

/// A statement's owner, a video's publisher; else the speaker itself.
int voice_behind(const SentenceView& view, int speaker) {
    const int owner = owner_of_statement(view, speaker);
    const auto* actor = view.actor(owner);
    if (!view.classes_at(owner).has(WordClass::source) ||
        (actor != nullptr && !actor->party.empty())) {
        return owner;
    }
    const int inside = speaker_inside(view, owner);
    return inside == k_no_token ? owner : inside;
}

/// The phrase right before the verb, where a long sentence was put together wrongly: "In a
/// statement a source at the command said that …", "no casualties, the source confirmed".
int speaker_before(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    int last = verb - 1;
    while (last >= 0 && (tree[last].upos == Upos::aux || tree[last].upos == Upos::adv)) { --last; }
    if (last < 0 || tree[last].upos == Upos::punct) { return k_no_token; }
    // the top of the phrase that ends there: upwards while it still begins before the verb
    int top = last;
    for (int above = tree.head(top); above != k_no_token && above < verb;
         above = tree.head(above)) {
        const bool nominal = tree[above].upos == Upos::noun || tree[above].upos == Upos::propn ||
                             tree[above].upos == Upos::pron;
        if (!nominal || tree.first_of(above) > last) { break; }
        top = above;
        const auto part = tree[top].deprel;
        const bool whole = part != Deprel::flat && part != Deprel::compound &&
                           part != Deprel::conj && part != Deprel::appos;
        if (whole && can_speak(view, top) && tree.child(top, Deprel::case_) == k_no_token) {
            break;
        }
    }
    const auto relation = tree[top].deprel;
    const bool taken = relation == Deprel::obj || relation == Deprel::obl ||
                       relation == Deprel::conj || tree.child(top, Deprel::case_) != k_no_token;
    // "on the page and the messaging service said": the last of several in a phrase left open
    const int conjunction = tree.child(top, Deprel::cc);
    const bool added = conjunction != k_no_token && conjunction < top;
    return !taken && !added && can_speak(view, top) ? top : k_no_token;
}

int speaker_of_verb(const SentenceView& view, int verb) {
    const int subject = subject_of(view, verb);
    if (subject > verb && !view.tree.passive(verb)) {
        // "the chief said the movements suggest …": what follows is said, not who says it
        const int before = speaker_before(view, verb);
        if (before != k_no_token) { return voice_behind(view, before); }
    }
    if (can_speak(view, subject)) { return voice_behind(view, subject); }
    if (view.tree.passive(verb)) { return k_no_token; }
    const int beside = speaker_beside(view, verb);
    if (beside != k_no_token && view.tree[beside].deprel != Deprel::obj) { return beside; }
    // an object speaks only in an aside: "…, said the page"
    int first = verb;
    while (first > 0 && view.tree.head(first - 1) == verb &&
           view.tree[first - 1].upos == Upos::aux) {
        --first;
    }
    const bool aside = first > 0 && view.tree[first - 1].upos == Upos::punct;
    const bool inverted = beside > verb && aside;
    if (inverted) { return beside; }
    if (subject == k_no_token) {
        const int before = speaker_before(view, verb);
        if (before != k_no_token) { return voice_behind(view, before); }
    }
    return subject == k_no_token ? k_no_token : speaker_inside(view, subject);
}

}  // namespace

int speaker_of(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    if (speech.saying->upos == Upos::adp) {
        const int top = tree.head(speech.token);
        if (top != k_no_token && tree[top].has_feature("PronType=Rel")) {
            // "the claims of the ministry according to which …"
            const int noun = tree.head(tree.clause_of(top));
            return noun == k_no_token ? noun : owner_of_statement(view, noun);
        }
        if (top == k_no_token || can_speak(view, top)) {
            return top == k_no_token ? top : owner_of_statement(view, top);
        }
        return speaker_inside(view, top);
    }
    if (speech.saying->upos == Upos::verb) { return speaker_of_verb(view, speech.token); }
    for (const auto& slot : speech.saying->slots) {
        if (slot.name != FrameSlot::Name::speaker) { continue; }
        for (const auto& source : slot.sources) {
            for (const int filler : fillers(view, speech.token, source)) {
                const bool modifier = source.path == ArgumentPath::modifier;
                if (modifier && view.actor(filler) == nullptr) { continue; }
                if (can_speak(view, filler)) { return owner_of_statement(view, filler); }
            }
        }
    }
    const auto support = support_of(view, speech.token);
    if (support.kind != Support::Kind::active) { return k_no_token; }
    const int subject = subject_of(view, support.verb);
    return can_speak(view, subject) ? owner_of_statement(view, subject) : k_no_token;
}

}  // namespace counterclaim::claim

// Who speaks: the phrase on the tree, beside or before a word of saying that stands for a speaker.

#include "claim/speaker.hpp"

#include "claim/coreference.hpp"
#include "claim/roles.hpp"

#include <algorithm>
#include <cstdlib>

namespace counterclaim::claim {
namespace {

/// "Resolution 2401, adopted by [the council]", "footage released by [the army]": who is named as
/// the agent of a passive with such a cue behind the noun; `k_no_token` where nobody is.
int agent_behind(const SentenceView& view, int noun, CueKind kind) {
    for (const int child : view.tree.children(noun)) {
        const bool done = child > noun && view.token(child).deprel == Deprel::acl &&
                          view.tree.passive(child) && has_cue(view, child, kind);
        const int agent = done ? agent_of(view, child) : k_no_token;
        const auto* actor = agent == k_no_token ? nullptr : view.actor(agent);
        if (actor != nullptr && !actor->party.empty()) { return agent; }
    }
    return k_no_token;
}

/// "The ministry's statement said": the statement's owner speaks.
int owner_of_statement(const SentenceView& view, int speaker) {
    if (speaker == k_no_token) { return speaker; }
    const auto* saying = saying_at(view, speaker);
    if (saying == nullptr || saying->upos != Upos::noun) {
        // who gives pictures out shows what is in them
        const bool picture =
            view.token(speaker).upos == Upos::noun && has_cue(view, speaker, CueKind::caption);
        const int publisher =
            picture ? agent_behind(view, speaker, CueKind::gives_out) : k_no_token;
        return publisher == k_no_token ? speaker : publisher;
    }
    for (const auto& slot : saying->slots) {
        if (slot.name != FrameSlot::Name::speaker) { continue; }
        for (const auto& source : slot.sources) {
            for (const int owner : fillers(view, speaker, source)) {
                const auto* actor = view.actor(owner);
                if (actor != nullptr && actor == view.actor(speaker)) {
                    continue;  // "unconfirmed reports": the adjective is part of what is named
                }
                if (actor != nullptr || !view.classes_at(owner).empty()) { return owner; }
            }
        }
    }
    if (const int agent = agent_behind(view, speaker, CueKind::support); agent != k_no_token) {
        return agent;  // "Resolution 2401, adopted by [the council], demands"
    }
    // "[The presidency] issued a statement saying …"
    const int verb = view.tree.head(speaker);
    if (verb != k_no_token && view.token(speaker).deprel == Deprel::obj &&
        has_cue(view, verb, CueKind::gives_out) && !view.tree.passive(verb)) {
        const int subject = subject_of(view, verb);
        if (subject != k_no_token && subject != speaker && can_speak(view, subject)) {
            return subject;
        }
    }
    // "[The council] adopted a resolution demanding …"
    const auto support = support_of(view, speaker);
    if (saying->force == Force::demand && support.kind == Support::Kind::active) {
        const int subject = subject_of(view, support.verb);
        const auto* actor = subject == k_no_token ? nullptr : view.actor(subject);
        if (actor != nullptr && !actor->party.empty()) { return subject; }
    }
    return speaker;
}

constexpr WordClasses k_speaker_classes{WordClass::person, WordClass::party,    WordClass::leader,
                                        WordClass::force,  WordClass::civilian, WordClass::court,
                                        WordClass::crowd,  WordClass::source};

/// "It is to be noted that": what only binds other words names nobody.
bool is_function_word(Upos upos) {
    return upos == Upos::aux || upos == Upos::adp || upos == Upos::cconj || upos == Upos::sconj ||
           upos == Upos::punct;
}

/// "I told [him]", "he has [it] confirmed": an object; "dit-on": nobody in particular, but "a-t-on
/// constaté" is told by who was there.
bool is_no_subject(const Tree& tree, int token) {
    const auto& word = tree[token];
    if (word.upos != Upos::pron) { return false; }
    const int verb = tree.head(token);
    if (word.has_feature("PronType=Ind") && word.has_feature("Person=3")) {
        return !word.form.starts_with('-') || verb == k_no_token || !tree.participle(verb);
    }
    const bool object =
        word.deprel == Deprel::iobj || word.deprel == Deprel::obj || word.deprel == Deprel::expl;
    return object && verb != k_no_token && token < verb && tree[verb].upos == Upos::verb;
}

/// "The two armies, [which] blame each other": the noun whose phrase stands before the pronoun.
int noun_before_relative(const SentenceView& view, int pronoun) {
    const auto& tree = view.tree;
    const auto nominal = [&](int token) {
        return tree[token].upos == Upos::noun || tree[token].upos == Upos::propn;
    };
    int token = pronoun - 1;
    if (token > 0 && tree[token].upos == Upos::punct) { --token; }
    if (token < 0 || !nominal(token)) { return k_no_token; }
    for (int above = tree.head(token); above != k_no_token && above < pronoun && nominal(above);
         above = tree.head(above)) {
        token = above;
    }
    return token;
}

/// "Considering that the army has shelled …": whoever stands behind the conjunction is spoken of.
bool stands_in_content(const SentenceView& view, int verb, int token) {
    const auto& tree = view.tree;
    const int next = verb + 1;
    return token > next && tree[next].upos == Upos::sconj &&
           has_cue(view, next, CueKind::complement);
}

}  // namespace

bool can_speak(const SentenceView& view, int token) {
    if (token == k_no_token || view.time(token) != nullptr) { return false; }
    const auto& word = view.token(token);
    if (word.has_feature("Person=1") || word.has_feature("Person=2")) {
        return false;
    }  // inside a quotation
    if (is_function_word(word.upos) || is_no_subject(view.tree, token)) { return false; }
    const auto own = view.lexicon->classes_of(view.lemma(token));
    const bool deed = (own.has(WordClass::attack) || own.has(WordClass::war)) &&
                      !own.has(WordClass::force) && !own.has(WordClass::source);
    if (deed && word.upos == Upos::noun) { return false; }  // "the shelling is reported to go on"
    if (view.actor(token) != nullptr || Coreference::is_pronoun(word)) { return true; }
    const bool subject =
        word.deprel == Deprel::nsubj && view.tree.first_of(token) == view.tree.last_of(token);
    const bool some = (word.upos == Upos::pron && word.has_feature("PronType=Ind")) ||
                      (word.upos == Upos::det && subject);  // "some said"
    // "one of its officials", "un de ses cadres"
    if (word.upos == Upos::num || word.upos == Upos::pron || word.upos == Upos::det) {
        for (const int child : view.tree.children(token)) {
            if (child > token && view.token(child).deprel == Deprel::nmod &&
                (view.actor(child) != nullptr || view.classes_at(child).meets(k_speaker_classes))) {
                return true;
            }
        }
    }
    const bool name = word.upos == Upos::propn && view.place(token) == nullptr;
    if (some || name || has_cue(view, token, CueKind::behalf) ||
        view.classes_at(token).meets(k_speaker_classes)) {
        return true;
    }
    const auto* saying = saying_at(view, token);
    return saying != nullptr && saying->upos == Upos::noun;
}

namespace {

/// "Lists published by the ministry", "a video of the army": whoever is behind what speaks.
int speaker_inside(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const auto* saying = saying_at(view, token);
    const bool source = view.classes_at(token).has(WordClass::source) ||
                        (saying != nullptr && saying->upos == Upos::noun) ||
                        has_cue(view, token, CueKind::caption);
    // "an analysis by Jane Roe of the university": its maker, known or not
    for (const int child : tree.children(token)) {
        const int marker = tree.child(child, Deprel::case_);
        if (source && child > token && tree[child].upos == Upos::propn &&
            view.actor(child) == nullptr && marker != k_no_token &&
            has_cue(view, marker, CueKind::agent)) {
            return child;
        }
    }
    for (int i = tree.first_of(token); i <= tree.last_of(token); ++i) {
        const auto* actor = view.actor(i);
        if (actor == nullptr || actor->party.empty() || !tree.below(i, token)) { continue; }
        const int head = view.head_of(actor->span);
        if (head == k_no_token) { continue; }  // a mention of nothing but a preposition
        const int above = tree.head(head);
        const bool published = above != k_no_token && tree[above].deprel == Deprel::acl &&
                               tree.head(above) == token && subject_of(view, above) == head;
        if (source || published) { return head; }
    }
    return k_no_token;
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
    // "sources reached by the agency": it only asked them
    int branch = inside;
    while (branch != k_no_token && view.tree.head(branch) != owner) {
        branch = view.tree.head(branch);
    }
    const bool asked = branch != k_no_token && actor != nullptr &&
                       !view.lexicon->is_statement(view.lemma(owner)) &&
                       view.tree[branch].deprel == Deprel::acl && view.tree.passive(branch);
    return inside == k_no_token || asked ? owner : inside;
}

/// Reports and pictures show, moves suggest: with such words only somebody, or a source, speaks.
bool is_weak(const Saying& saying) {
    return saying.force == Force::report || saying.force == Force::perceive ||
           saying.force == Force::propose || saying.force == Force::predict;
}

/// Whoever or whatever is the subject of a plain word of saying speaks, be the noun known or not:
/// "one questioner claimed that …".
bool speaks_as_subject(const SentenceView& view, const Speech& speech, int subject) {
    constexpr WordClasses k_things{WordClass::weapon, WordClass::heavy_weapon, WordClass::aircraft,
                                   WordClass::bomb,   WordClass::attack,       WordClass::war,
                                   WordClass::truce,  WordClass::agreement};
    const auto& tree = view.tree;
    if (subject == k_no_token || is_weak(*speech.saying)) { return false; }
    const auto& word = tree[subject];
    const bool noun = word.upos == Upos::noun || word.upos == Upos::propn;
    const bool own = tree.head(subject) == speech.token ||
                     tree[speech.token].deprel == Deprel::conj;  // "has urged … but has said"
    if (!noun || !own || word.deprel != Deprel::nsubj || view.time(subject) != nullptr ||
        view.classes_at(subject).meets(k_things)) {
        return false;
    }
    const bool place =
        view.place(subject) != nullptr && view.place(subject)->use == PlaceUse::location;
    const bool clause = tree.child(speech.token, Deprel::ccomp) != k_no_token ||
                        ((speech.saying->force == Force::say ||
                          (speech.saying->force == Force::demand && word.upos == Upos::propn)) &&
                         tree.child(speech.token, Deprel::xcomp) != k_no_token) ||
                        tree.child(speech.token, Deprel::parataxis) != k_no_token ||
                        tree[speech.token].deprel == Deprel::parataxis;
    return clause && !place;
}

/// "Russian troop movements suggest": a mention that stands for nobody is no speaker of a weak
/// word.
bool may_speak(const SentenceView& view, const Speech& speech, int token) {
    if (!can_speak(view, token)) { return false; }
    if (!is_weak(*speech.saying)) { return true; }
    // "the document provides for a withdrawal": what was agreed on
    const bool provides =
        speech.saying->force == Force::predict && view.classes_at(token).has(WordClass::agreement);
    if (provides) { return false; }
    const auto* actor = view.actor(token);
    return actor == nullptr || !actor->party.empty() || actor->kind != ActorKind::organisation ||
           view.classes_at(token).has(WordClass::source) || !view.tree[token].is_plural();
}

/// A name beside the verb that the tree has put elsewhere: "…, a indiqué la diplomatie", "Baku
/// said".
int speaker_beside(const SentenceView& view, const Speech& speech) {
    const int verb = speech.token;
    const auto& tree = view.tree;
    int best = k_no_token;
    for (const int child : tree.children(verb)) {
        const auto relation = tree[child].deprel;
        const bool argument = relation != Deprel::ccomp && relation != Deprel::xcomp &&
                              relation != Deprel::advcl && relation != Deprel::conj &&
                              relation != Deprel::parataxis &&
                              tree.child(child, Deprel::case_) == k_no_token;
        if (!argument || !may_speak(view, speech, child)) { continue; }
        const bool hears = relation == Deprel::iobj || relation == Deprel::obj;
        if (hears && has_hearer(view, verb)) { continue; }
        if (best == k_no_token || std::abs(child - verb) < std::abs(best - verb)) { best = child; }
    }
    return best;
}

/// "As shown in this [tweet] from the reporter", "announced in a [statement] by the army": what it
/// is said in.
int source_of_passive(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (const int child : tree.children(verb)) {
        if (child < verb || tree[child].deprel != Deprel::obl || view.time(child) != nullptr) {
            continue;
        }
        const int owner = voice_behind(view, child);
        if (owner != child) { return owner; }
    }
    return k_no_token;
}

/// "[Il] s'est plaint que", "[it] added that": a subject that was taken for an empty one.
int pronoun_taken_for_empty(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    int pronoun = k_no_token;
    bool reflexive = false;
    for (const int child : tree.children(verb)) {
        if (child > verb || tree[child].deprel != Deprel::expl) { continue; }
        if (tree[child].has_feature("Reflex=Yes")) {
            reflexive = true;
        } else if (tree[child].has_feature("Person=3")) {
            pronoun = child;
        }
    }
    const bool active =
        !tree.passive(verb) && is_finite(tree, verb) && tree.child(verb, Deprel::ccomp) > verb;
    return reflexive || active ? pronoun : k_no_token;
}

int speaker_of_verb(const SentenceView& view, const Speech& speech) {
    const int verb = speech.token;
    const auto& tree = view.tree;
    if (const int source = source_of_indefinite(view, verb); source != k_no_token) {
        return source;
    }
    if (const int quoted = quoted_subject(view, verb); quoted != k_no_token) {
        return voice_behind(view, quoted);
    }
    if (const int house = house_of_unnamed(view, verb); house != k_no_token) { return house; }
    const int own_subject = tree.child(verb, Deprel::nsubj);
    if (own_subject != k_no_token && own_subject < verb &&
        tree[own_subject].has_feature("Person=1") &&
        view.quoted[static_cast<std::size_t>(verb)] != 0) {
        return k_no_token;  // "We call on them": whoever the quotation is of
    }
    const int subject = nearer_subject(view, verb, subject_of(view, verb));
    if (const int head = half_or_aside(view, verb, subject); head != k_no_token) {
        return voice_behind(view, head);
    }
    // "Gunmen killed ten people, police said": the aside, whatever the tree makes of its noun
    // but "the whole province would be threatened" says nothing
    const auto children = tree.children(verb);
    const bool undergoes = std::any_of(children.begin(), children.end(), [&](int child) {
        return tree[child].deprel == Deprel::aux && tree[child].subtype == DeprelSubtype::pass;
    });
    if (!undergoes &&
        (!can_speak(view, subject) || tree.head(subject) != verb || subject + 3 < verb)) {
        const int aside = speaker_of_aside(view, verb);
        if (aside != k_no_token) { return voice_behind(view, aside); }
    }
    if (!tree.passive(verb) &&
        (!can_speak(view, subject) || view.token(subject).has_feature("PronType=Rel"))) {
        const int named = antecedent_beside(view, verb);
        if (named != k_no_token) { return named; }
    }
    if (tree.passive(verb)) {
        if (can_speak(view, subject)) { return voice_behind(view, subject); }
        if (!is_finite(tree, verb)) {
            const int across = speaker_across_clause(view, verb);
            if (across != k_no_token) { return voice_behind(view, across); }
        }
        const int side = side_of_passive(view, verb);
        return side != k_no_token ? side : source_of_passive(view, verb);
    }
    // "…, said the page": what stands before the comma is what was said
    const bool answers =
        speech.saying->force == Force::accuse || speech.saying->force == Force::deny;
    if ((!answers || subject == k_no_token || closes_sentence(view, verb)) &&
        (subject == k_no_token || subject > verb || subject + 1 < verb_group_start(tree, verb))) {
        const int behind = speaker_behind(view, verb, subject);
        // "the reporters, on their side, heard them …": who is heard does not speak
        const bool object = behind != k_no_token && tree[behind].upos == Upos::pron &&
                            tree[behind].deprel == Deprel::obj;
        if (behind != k_no_token && !object) { return voice_behind(view, behind); }
    }
    const bool last = [&] {
        for (int i = verb + 1; i < tree.size(); ++i) {
            if (tree[i].upos != Upos::punct) { return false; }
        }
        return true;
    }();
    const int added = subject == k_no_token ? k_no_token : tree.child(subject, Deprel::cc);
    // "and the service said": half of what an adposition introduces
    const bool half =
        added != k_no_token && added < subject && tree[subject].deprel == Deprel::nsubj;
    if (subject > verb || last || half) {
        // "the chief said the movements suggest …": what follows is said, not who says it
        const int before = speaker_before(view, verb);
        if (before != k_no_token) { return voice_behind(view, before); }
    }
    if (may_speak(view, speech, subject) || speaks_as_subject(view, speech, subject)) {
        return voice_behind(view, subject);
    }
    const int beside = speaker_beside(view, speech);
    if (beside != k_no_token && tree[beside].deprel != Deprel::obj) { return beside; }
    const bool own = subject != k_no_token && tree.head(subject) == verb;
    if (!own) {
        const int before = speaker_before(view, verb);
        if (before != k_no_token && may_speak(view, speech, before)) {
            return voice_behind(view, before);
        }
    }
    if (subject == k_no_token && tree.child(verb, Deprel::ccomp) > verb) {
        const int named = speaker_between_commas(view, verb);
        if (named != k_no_token) { return voice_behind(view, named); }
    }
    if (subject == k_no_token || tree[subject].has_feature("PronType=Rel")) {
        const int across = speaker_across_clause(view, verb);
        if (across != k_no_token) { return voice_behind(view, across); }
    }
    if (subject == k_no_token) {
        const int clause = speaker_of_clause_before(view, verb);
        return clause != k_no_token ? clause : pronoun_taken_for_empty(view, verb);
    }
    return speaker_inside(view, subject);
}

}  // namespace

namespace {

/// "…, according to a deserter": set off from what is said, not part of it as in "went on according
/// to the plan"; and not the noun that the words of saying themselves hold.
bool stands_apart(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    const int before = speech.token - 1;
    const auto& others = speech.saying->phrase.others;
    const auto top = view.lemma(tree.head(speech.token));
    return (before < 0 || tree[before].form == "," || tree[before].form == "(") &&
           std::find(others.begin(), others.end(), top) == others.end();
}

int speaker_named(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    if (speech.saying->upos == Upos::adp) {
        const int top = tree.head(speech.token);
        const bool opinion = speech.saying->force == Force::believe;
        if (opinion && !opens_opinion(view, speech.token, top)) { return k_no_token; }
        if (top != k_no_token && tree[top].has_feature("PronType=Rel")) {
            // "the claims of the ministry according to which …"
            const int noun = tree.head(tree.clause_of(top));
            return noun == k_no_token ? noun : owner_of_statement(view, noun);
        }
        // "selon un humanitaire joint sur place": a parser may hang the noun on its participle
        for (int i = speech.token + 1; i < top && tree.participle(top); ++i) {
            if (tree.head(i) == top && can_speak(view, i)) { return voice_behind(view, i); }
        }
        if (top != k_no_token && tree[top].upos == Upos::verb && top > speech.token) {
            const int believed = object_of(view, top);  // "à en croire le gouverneur"
            return can_speak(view, believed) || may_be_somebody(view, believed) ? believed
                                                                                : k_no_token;
        }
        if (top == k_no_token) { return top; }
        if (can_speak(view, top)) { return voice_behind(view, top); }
        const int inside = speaker_inside(view, top);
        if (inside != k_no_token) { return inside; }
        const bool name =
            tree[top].upos == Upos::propn || tree.child(top, Deprel::compound) != k_no_token;
        const bool somebody = name || stands_apart(view, speech);
        return somebody && may_be_somebody(view, top) ? top : k_no_token;
    }
    if (speech.saying->upos == Upos::verb) {
        int speaker = speaker_of_verb(view, speech);
        if (speaker != k_no_token && tree[speaker].has_feature("PronType=Rel")) {
            const int noun = noun_before_relative(view, speaker);
            if (noun != k_no_token) { speaker = noun; }
        }
        return stands_in_content(view, speech.token, speaker) ? k_no_token : speaker;
    }
    for (const auto& slot : speech.saying->slots) {
        if (slot.name != FrameSlot::Name::speaker) { continue; }
        for (const auto& source : slot.sources) {
            for (const int filler : fillers(view, speech.token, source)) {
                const bool modifier = source.path == ArgumentPath::modifier ||
                                      tree[filler].upos == Upos::adj;  // "partial reports"
                const auto* actor = view.actor(filler);
                if (modifier && (actor == nullptr ||
                                 (actor->party.empty() && tree[filler].upos == Upos::adj))) {
                    continue;
                }
                if (can_speak(view, filler)) { return owner_of_statement(view, filler); }
            }
        }
    }
    const auto relation = tree[speech.token].deprel;
    if (relation == Deprel::obl || relation == Deprel::nmod) { return k_no_token; }
    const auto support = support_of(view, speech.token);
    if (support.kind != Support::Kind::active) { return k_no_token; }
    const int subject = subject_of(view, support.verb);
    return can_speak(view, subject) ? owner_of_statement(view, subject) : k_no_token;
}

}  // namespace

int speaker_of(const SentenceView& view, const Speech& speech) {
    const int speaker = speaker_named(view, speech);
    return is_bare_count(view, speaker) ? k_no_token : speaker;
}

}  // namespace counterclaim::claim

// Who speaks where the subject of the word of saying does not: half of a phrase, a side behind an
// adposition, the noun before a relative pronoun, whoever is quoted, a name behind the medium or
// the occasion; and who does not speak at all.

#include "claim/arguments.hpp"
#include "claim/participant.hpp"
#include "claim/speaker.hpp"

namespace counterclaim::claim {

int half_or_aside(const SentenceView& view, int verb, int subject) {
    const auto& tree = view.tree;
    if (subject == k_no_token || subject >= verb || tree[subject].deprel != Deprel::nsubj) {
        return k_no_token;
    }
    int start = tree.first_of(subject);
    while (start < subject && tree[start].upos == Upos::punct) { ++start; }
    const int first = tree.child(verb, Deprel::nsubj);
    if (tree[start].upos == Upos::cconj && first != k_no_token && first < start &&
        can_speak(view, first)) {
        return first;
    }
    const auto dash = [&](int token) {
        return token > 0 && tree[token].upos == Upos::punct && tree[token].form != "," &&
               tree[token].space_after && !is_quotation_mark(tree[token].form);
    };
    const int before = start - 2;
    const bool aside = dash(start - 1) && dash(verb_group_start(tree, verb) - 1) && before >= 0;
    return aside && view.actor(before) != nullptr && can_speak(view, before) ? before : k_no_token;
}

int nearer_subject(const SentenceView& view, int verb, int subject) {
    const auto& tree = view.tree;
    if (subject == k_no_token || subject >= verb || tree[subject].upos == Upos::verb ||
        tree.child(subject, Deprel::cop) != k_no_token) {
        return subject;
    }
    const int end = verb_group_start(tree, verb);
    for (const int child : tree.children(subject)) {
        const bool own = child > subject && tree[child].deprel == Deprel::nsubj &&
                         tree.last_of(child) + 1 == end;
        if (own && can_speak(view, child)) { return child; }
    }
    return subject;
}

int side_of_passive(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (const int child : tree.children(verb)) {
        const auto* actor = view.actor(child);
        const auto classes = view.classes_at(child);
        if (child < verb && tree[child].deprel == Deprel::obl && tree[child].upos == Upos::noun &&
            actor != nullptr && !actor->party.empty() && classes.has(WordClass::party) &&
            !classes.has(WordClass::place)) {
            return child;
        }
    }
    return k_no_token;
}

int house_of_unnamed(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    int subject = k_no_token;
    for (const int child : tree.children(verb)) {
        const auto relation = tree[child].deprel;
        if (relation == Deprel::nsubj || relation == Deprel::expl) { subject = child; }
    }
    const bool nobody = subject != k_no_token && subject < verb &&
                        tree[subject].upos == Upos::pron &&
                        (tree.passive(verb) ? !tree[subject].has_feature("PronType=Rel")
                                            : tree[subject].is_plural());
    if (!nobody) { return k_no_token; }
    for (const int child : tree.children(verb)) {
        const int marker = tree.child(child, Deprel::case_);
        if (tree[child].deprel != Deprel::obl || marker == k_no_token ||
            !has_cue(view, marker, CueKind::locative)) {
            continue;
        }
        const auto* place = view.place(child);
        const bool capital = place != nullptr && place->use == PlaceUse::speaker && child < subject;
        const auto* actor = view.actor(child);
        const bool house =
            place == nullptr && actor != nullptr && !actor->party.empty() && tree.passive(verb) &&
            (actor->kind == ActorKind::office || actor->kind == ActorKind::government ||
             actor->kind == ActorKind::armed_force);
        if (capital || house) { return child; }
    }
    return k_no_token;
}

int antecedent_beside(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    int pronoun = tree.child(verb, Deprel::nsubj);
    if (pronoun == k_no_token && tree[verb].deprel == Deprel::xcomp) {
        pronoun = tree.child(tree.head(verb), Deprel::nsubj);
    }
    if (pronoun < 1 || !tree[pronoun].has_feature("PronType=Rel")) { return k_no_token; }
    const int before = tree[pronoun - 1].form == "," ? pronoun - 2 : pronoun - 1;
    if (before < 0) { return k_no_token; }
    const auto* actor = view.actor(before);
    if (actor != nullptr && !actor->party.empty()) { return view.head_of(actor->span); }
    // "sanctions on Iran, which denies it": a state that was taken for a place
    return names_state(view, before) ? before : k_no_token;
}

namespace {

/// "On déplore dix morts [après un raid de l'aviation]", "certains l'expliquent par …": what the
/// phrase names belongs to what is said.
bool is_matter_told(const SentenceView& view, int verb, int token) {
    const auto& tree = view.tree;
    while (tree.head(token) != k_no_token && tree.head(token) != verb) { token = tree.head(token); }
    return tree[token].deprel == Deprel::obj || is_marked(view, token, CueKind::after) ||
           is_marked(view, token, CueKind::since) || case_says(view, token, CueKind::agent);
}

}  // namespace

int source_of_indefinite(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const int subject = tree.child(verb, Deprel::nsubj);
    if (subject == k_no_token || !tree[subject].has_feature("PronType=Ind") ||
        !tree[subject].has_feature("Person=3")) {
        return k_no_token;
    }
    for (int i = verb + 1; i <= tree.last_of(verb); ++i) {
        if (tree[i].upos == Upos::sconj || tree[i].upos == Upos::verb) { return k_no_token; }
        const bool introduced = tree.child(i, Deprel::case_) != k_no_token;
        if (introduced && is_matter_told(view, verb, i)) { continue; }
        const bool somebody = view.actor(i) != nullptr || view.classes_at(i).has(WordClass::source);
        if (introduced && somebody && can_speak(view, i)) { return i; }
    }
    return k_no_token;
}

int quoted_subject(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    // "the governor was quoted by the agency as saying": the word of quoting, of the same man
    if (tree.passive(verb)) {
        for (const int child : tree.children(verb)) {
            const bool clause = tree[child].upos == Upos::verb && child > verb &&
                                !tree[child].has_feature("VerbForm=Fin") &&
                                tree.child(child, Deprel::mark) != k_no_token;
            const int subject = tree.child(verb, Deprel::nsubj);
            if (clause && saying_at(view, child) != nullptr && can_speak(view, subject)) {
                return subject;
            }
        }
    }
    const int above = tree.head(verb);
    if (above == k_no_token || above > verb || tree[verb].has_feature("VerbForm=Fin") ||
        tree[above].upos != Upos::verb || !tree.passive(above)) {
        return k_no_token;
    }
    const auto* quoting = saying_at(view, above);
    if (quoting == nullptr) { return k_no_token; }
    const int subject = tree.child(above, Deprel::nsubj);
    if (can_speak(view, subject)) { return subject; }
    const int named = speaker_between_commas(view, above);
    return named != k_no_token ? named : speaker_before(view, above);
}

int quoted_by(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    const auto object = [&](int verb) {
        const int quoted = tree.child(verb, Deprel::obj);
        const bool somebody = quoted > verb && tree[quoted].upos != Upos::pron &&
                              can_speak(view, quoted) && quoted != speech.speaker &&
                              !has_cue(view, quoted, CueKind::caption);
        return somebody ? quoted : k_no_token;
    };
    const auto among = [&](int word) {
        for (const int child : tree.children(word)) {
            if (has_cue(view, child, CueKind::quoting) && !tree.infinitive(child) &&
                !tree[child].has_feature("VerbForm=Fin") && object(child) != k_no_token) {
                return object(child);
            }
        }
        return k_no_token;
    };
    if (has_cue(view, speech.token, CueKind::quoting) && !tree.passive(speech.token)) {
        const auto children = tree.children(speech.token);
        const bool says = std::any_of(children.begin(), children.end(), [&](int child) {
            return tree[child].deprel == Deprel::advcl && child > object(speech.token) &&
                   saying_at(view, child) != nullptr;
        });
        // "the agency reported, citing the mayor, that …": what is said hung on the nearer verb
        const int above = tree.head(speech.token);
        const bool told = above != k_no_token && !tree[speech.token].has_feature("VerbForm=Fin") &&
                          saying_at(view, above) != nullptr;
        if (says || told) { return object(speech.token); }
    }
    int quoted = among(speech.token);
    if (quoted == k_no_token && speech.speaker != k_no_token) { quoted = among(speech.speaker); }
    // "the agency Interfax, citing the ministry": told of the agency, whose name speaks
    const int named = speech.speaker == k_no_token ? k_no_token : tree.head(speech.speaker);
    if (quoted == k_no_token && named != k_no_token &&
        (tree[speech.speaker].deprel == Deprel::appos ||
         tree[speech.speaker].deprel == Deprel::flat)) {
        quoted = among(named);
    }
    // "…, Interfax reported, citing the ministry": hung on what is reported
    const int above = tree.head(speech.token);
    if (quoted == k_no_token && above != k_no_token &&
        tree[speech.token].deprel == Deprel::parataxis) {
        quoted = among(above);
        if (quoted < speech.token) { quoted = k_no_token; }
    }
    return quoted;
}

bool closes_sentence(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (tree[verb].deprel != Deprel::conj && tree[verb].deprel != Deprel::parataxis) {
        return false;
    }
    const int own = tree.child(verb, Deprel::nsubj);
    if (own != k_no_token && own < verb) { return false; }
    int phrase = k_no_token;
    for (const int child : tree.children(verb)) {
        if (child < verb || tree[child].upos == Upos::punct) { continue; }
        if (phrase != k_no_token) { return false; }
        phrase = child;
    }
    if (phrase == k_no_token || tree.first_of(phrase) != verb + 1) { return false; }
    const int after = tree.last_of(phrase) + 1;
    return after >= tree.size() - 1 && can_speak(view, phrase);
}

int speaker_of_clause_before(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const bool joined =
        tree[verb].deprel == Deprel::conj && verb > 0 && tree[verb - 1].upos == Upos::cconj;
    for (int i = verb - 1; joined && i > tree.head(verb); --i) {
        const bool acts = tree[i].deprel == Deprel::nsubj && tree.head(i) > i &&
                          tree.head(i) < verb && tree[tree.head(i)].upos == Upos::verb;
        if (acts) { return can_speak(view, i) ? i : k_no_token; }
    }
    return k_no_token;
}

bool is_asked_to_act(const SentenceView& view, int verb, int phrase) {
    const auto& tree = view.tree;
    const int next = tree.last_of(phrase) + 1;
    if (tree[phrase].deprel != Deprel::obj || next >= tree.size() ||
        tree[next].deprel != Deprel::mark) {
        return false;
    }
    const int act = tree.head(next);
    return act != k_no_token && tree.infinitive(act) && tree.head(act) == verb;
}

int speaker_beside_medium(const SentenceView& view, int verb, int medium) {
    const auto& tree = view.tree;
    const int name = medium + 1;
    const bool joined = tree.first_of(medium) == verb + 1 && tree[medium].upos == Upos::propn &&
                        name < tree.size() && tree[name].upos == Upos::propn &&
                        tree.head(name) == medium && view.actor(name) != nullptr &&
                        view.actor(name) != view.actor(medium);
    return joined ? name : k_no_token;
}

int speaker_below_occasion(const SentenceView& view, int verb, int occasion) {
    const auto& tree = view.tree;
    if (occasion < verb || tree[occasion].deprel != Deprel::obl ||
        tree.child(verb, Deprel::nsubj) > verb) {
        return k_no_token;
    }
    for (const int child : tree.children(occasion)) {
        if (child < occasion || tree[child].deprel != Deprel::acl || !tree.participle(child)) {
            continue;
        }
        const int subject = tree.child(child, Deprel::nsubj);
        if (subject > child && can_speak(view, subject)) { return subject; }
    }
    return k_no_token;
}

bool is_bare_count(const SentenceView& view, int speaker) {
    if (speaker == k_no_token) { return false; }
    const auto classes = view.classes_at(speaker);
    const auto* actor = view.actor(speaker);
    return classes.has(WordClass::source) && classes.has(WordClass::casualty) &&
           !classes.has(WordClass::person) && (actor == nullptr || actor->party.empty());
}

bool opens_opinion(const SentenceView& view, int marker, int top) {
    const auto& tree = view.tree;
    const bool opens = marker == 0 || (marker == 1 && tree[0].upos == Upos::punct);
    if (!opens || top == k_no_token || top < marker) { return false; }
    const auto* actor = view.actor(top);
    const int comma = tree.last_of(top) + 1;
    const bool set_off =
        tree[tree.last_of(top)].form == "," || (comma < tree.size() && tree[comma].form == ",");
    return set_off && actor != nullptr && !actor->party.empty() &&
           (tree[top].upos == Upos::propn || actor->kind == ActorKind::person ||
            actor->kind == ActorKind::office);
}

const ActorMention* known_by_name(const SentenceView& view, int speaker,
                                  const ActorMention* mention) {
    if (mention == nullptr || !is_guess(*mention)) { return nullptr; }
    for (const int child : view.tree.children(speaker)) {
        const auto relation = view.tree[child].deprel;
        const auto* named = view.actor(child);
        if (child > speaker && (relation == Deprel::appos || relation == Deprel::flat) &&
            named != nullptr && named->kind == ActorKind::person && !named->actor.empty() &&
            !named->party.empty()) {
            return named;
        }
    }
    return nullptr;
}

}  // namespace counterclaim::claim

// "Blamed the raid on the rebels": which deed a word of saying lays to whom.

#include "claim/laid.hpp"

#include "claim/arguments.hpp"
#include "claim/participant.hpp"
#include "claim/phrase.hpp"
#include "claim/slots.hpp"
#include "claim/speech.hpp"

#include <algorithm>

namespace counterclaim::claim {

bool accuses(const SentenceView& view, int verb) {
    const auto& sayings = view.lexicon->sayings_of(view.lemma(verb));
    return std::any_of(sayings.begin(), sayings.end(), [&](const Saying* saying) {
        return saying->force == Force::accuse && saying->upos == Upos::verb &&
               phrase_matches(view, saying->phrase, verb);
    });
}

void add_blamed(const SentenceView& view, int participle, Tokens& into) {
    const auto& tree = view.tree;
    for (const int blamed : tree.children(participle)) {
        const int marker = tree.child(blamed, Deprel::case_);
        if (tree[blamed].deprel == Deprel::obl && marker != k_no_token &&
            !has_cue(view, marker, CueKind::agent)) {
            into.push_back(blamed);
        }
    }
}

int blamed_for(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    for (const int child : tree.children(noun)) {
        Tokens blamed;
        const bool told = tree[child].deprel == Deprel::acl && tree.passive(child);
        if (told && accuses(view, child)) { add_blamed(view, child, blamed); }
        if (!blamed.empty()) { return blamed.front(); }
        // "the blast of a mine, attributed to the rebels"
        const int below = tree[child].deprel == Deprel::nmod ? blamed_for(view, child) : k_no_token;
        if (below != k_no_token) { return below; }
    }
    return k_no_token;
}

int blamed_behind(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (const int child : tree.children(verb)) {
        const auto relation = tree[child].deprel;
        const bool behind = relation == Deprel::conj || relation == Deprel::advcl ||
                            relation == Deprel::acl || relation == Deprel::parataxis;
        const bool bare = tree.child(child, Deprel::nsubj) == k_no_token &&
                          tree.child(child, Deprel::aux) == k_no_token &&
                          tree.child(child, Deprel::obj) == k_no_token;
        if (!behind || !bare || child < verb || !tree.set_off(child) || !accuses(view, child)) {
            continue;
        }
        Tokens blamed;
        add_blamed(view, child, blamed);
        if (!blamed.empty()) { return blamed.front(); }
    }
    return k_no_token;
}

int suspected_of(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int verb = tree.head(noun);
    const bool told_of = verb != k_no_token && tree[noun].deprel == Deprel::obl &&
                         tree[verb].upos == Upos::verb && tree.passive(verb) &&
                         !case_says(view, noun, CueKind::agent) &&
                         (accuses(view, verb) || has_cue(view, verb, CueKind::hearsay));
    const int subject = told_of ? tree.child(verb, Deprel::nsubj) : k_no_token;
    return subject != k_no_token && can_act(view, subject) ? subject : k_no_token;
}

namespace {

/// "The work of [the rebels]", "imputable à [la milice]".
int owner_of(const SentenceView& view, int word) {
    for (const int child : view.tree.children(word)) {
        const auto relation = view.tree[child].deprel;
        if (child > word && (relation == Deprel::nmod || relation == Deprel::obl) &&
            is_somebody(view, child)) {
            return child;
        }
    }
    return k_no_token;
}

bool is_behind(const SentenceView& view, int noun) {
    const auto children = view.tree.children(noun);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return view.tree[child].deprel == Deprel::case_ && has_cue(view, child, CueKind::author);
    });
}

}  // namespace

int author_of(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int above = tree[noun].deprel == Deprel::nmod ? tree.head(noun) : k_no_token;
    const bool authors = above != k_no_token && has_cue(view, above, CueKind::author) &&
                         tree.child(above, Deprel::cop) != k_no_token;
    if (authors || is_behind(view, noun)) {
        const int subject = subject_of(view, authors ? above : noun);
        const bool named = subject != k_no_token && (is_somebody(view, subject) ||
                                                     Coreference::is_pronoun(view.token(subject)));
        return named ? subject : k_no_token;  // no feud is behind a shooting
    }
    const int told = tree[noun].deprel == Deprel::nsubj ? tree.head(noun) : k_no_token;
    if (told == k_no_token || !has_cue(view, told, CueKind::author)) { return k_no_token; }
    const int object = tree.child(told, Deprel::obj);
    if (object == k_no_token) { return owner_of(view, told); }
    return has_cue(view, object, CueKind::author) ? owner_of(view, object) : k_no_token;
}

int laid_on(const SentenceView& view, const Speech& speech, int deed) {
    const auto& tree = view.tree;
    int last = k_no_token;
    for (const auto& slot : speech.saying->slots) {
        if (slot.name != FrameSlot::Name::actor) { continue; }
        for (const auto& source : slot.sources) {
            for (int i = std::max(deed, speech.token) + 1; i < tree.size(); ++i) {
                // "… on the army and a third on the rebels": the next deed
                const bool next = last != k_no_token && tree[i].upos == Upos::cconj;
                if (next || (tree[i].upos == Upos::verb && tree[i].deprel != Deprel::amod)) {
                    break;
                }
                // "to rebels loyal to the president": not what hangs on them
                const bool further = last == k_no_token || !tree.below(i, last);
                const bool able = can_act(view, i) || names_state(view, i);
                if (further && able && adposition_of(view, i) == source.word) { last = i; }
            }
        }
    }
    return last;
}

int deed_laid(const SentenceView& view, const Speech& speech) {
    if (speech.saying->force != Force::accuse || speech.saying->upos != Upos::verb) {
        return k_no_token;
    }
    const bool passive = view.tree.passive(speech.token);
    const int deed = view.tree.child(speech.token, passive ? Deprel::nsubj : Deprel::obj);
    if (deed == k_no_token || view.token(deed).upos != Upos::noun) { return k_no_token; }
    const bool somebody = can_act(view, deed) && !view.classes_at(deed).has(WordClass::attack);
    return somebody || laid_on(view, speech, deed) == k_no_token ? k_no_token : deed;
}

}  // namespace counterclaim::claim

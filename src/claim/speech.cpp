// Finds the words of saying of a sentence.

#include "claim/speech.hpp"

#include "claim/mood.hpp"
#include "claim/speaker.hpp"

#include <algorithm>
#include <utility>

namespace counterclaim::claim {
namespace {

constexpr std::size_t k_speeches_max = 12;  // of one sentence

/// "They burnt the houses", explained a mason: whom the quotation names does not speak it. A
/// by-name in quotation marks is none.
bool quoted_alone(const SentenceView& view, int verb, int speaker) {
    constexpr int k_name_tokens_max = 4;
    const auto quoted = [&](int token) {
        return view.quoted[static_cast<std::size_t>(token)] != 0;
    };
    if (quoted(verb) || !quoted(speaker)) { return false; }
    int words = 1;
    for (int i = speaker - 1; i >= 0 && quoted(i); --i) { ++words; }
    for (int i = speaker + 1; i < view.tree.size() && quoted(i); ++i) { ++words; }
    return words > k_name_tokens_max;
}

/// What is said according to somebody: the clause the phrase stands in; of "the claims of the
/// ministry according to which …" only the relative clause.
int scope_of(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    const int object = tree.head(speech.token);
    if (speech.saying->upos == Upos::noun) {
        return object == k_no_token ? k_no_token : tree.clause_of(object);
    }
    const bool relative = object != k_no_token && tree[object].has_feature("PronType=Rel");
    // "à en croire le gouverneur": the phrase hangs by its verb
    const bool by_verb = object != k_no_token && tree[object].upos == Upos::verb;
    const int above = tree.head(relative || by_verb ? object : speech.speaker);
    if (above == k_no_token) { return k_no_token; }
    const int clause = tree.clause_of(above);
    // "…, which killed 80 according to Kostal": with no comma before it, of that clause alone
    const int before = speech.token - 1;
    const int inner =
        before > 0 && tree[before].upos != Upos::punct ? tree.clause_of(before) : k_no_token;
    const bool relative_before = inner != k_no_token && inner != clause &&
                                 tree[inner].subtype == DeprelSubtype::relcl &&
                                 tree.below(inner, clause);
    return relative_before ? inner : clause;
}

/// "Les forces se sont montrées incapables": who shows himself reports nothing, nor does what goes
/// on by itself: "le travail se poursuit".
bool shows_itself(const SentenceView& view, const Speech& speech) {
    const bool goes_on = speech.saying->force == Force::say &&
                         speech.saying->phrase.others.empty() &&
                         view.tree.child(speech.token, Deprel::ccomp) == k_no_token &&
                         view.tree.child(speech.token, Deprel::xcomp) == k_no_token &&
                         view.tree.child(speech.token, Deprel::obj) == k_no_token;
    if ((speech.saying->force != Force::report && !goes_on) || speech.saying->upos != Upos::verb) {
        return false;
    }
    const auto children = view.tree.children(speech.token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return view.token(child).has_feature("Reflex=Yes") && child < speech.token;
    });
}

/// "Thousands showed up": with a particle the verb is another one.
bool has_particle(const SentenceView& view, const Speech& speech) {
    if (speech.saying->upos != Upos::verb || speech.saying->force != Force::report ||
        !speech.saying->phrase.others.empty()) {
        return false;
    }
    const auto children = view.tree.children(speech.token);
    return std::any_of(children.begin(), children.end(),
                       [&](int child) { return view.token(child).subtype == DeprelSubtype::prt; });
}

/// "Moscow continues to target towns", "l'armée poursuit son offensive": a verb of going on with an
/// infinitive or a thing behind it says nothing.
bool goes_on_doing(const SentenceView& view, const Speech& speech) {
    const int token = speech.token;
    // "faire état de": the verb alone would go on
    const bool alone = speech.saying->phrase.others.empty();
    if (!has_cue(view, token, CueKind::aspect)) { return false; }
    const auto children = view.tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto& word = view.token(child);
        const bool thing = alone && word.deprel == Deprel::obj && word.upos == Upos::noun &&
                           view.quoted[static_cast<std::size_t>(child)] == 0 &&
                           view.actor(child) == nullptr;
        // "laisser entendre que": the infinitive is of the phrase
        const bool goes_on =
            view.tree.infinitive(child) && !is_of_phrase(speech.saying->phrase, word);
        return child > token && (goes_on || thing);
    });
}

/// "Release a group of observers": the act itself, not what is given out.
bool frees_people(const SentenceView& view, const Speech& speech) {
    constexpr WordClasses k_people{WordClass::person, WordClass::civilian, WordClass::force,
                                   WordClass::crowd};
    const int object = object_of(view, speech.token);
    if (speech.saying->force != Force::report || object == k_no_token ||
        view.classes_at(object).has(WordClass::source) ||
        !view.classes_at(object).meets(k_people)) {
        return false;
    }
    const auto& frames = view.lexicon->frames_of(view.lemma(speech.token));
    return std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
        return frame->type == ClaimType::release_exchange;
    });
}

/// "Declined to comment on the reports", "did not mention the shelling": nothing is put forward.
bool keeps_silent(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    if (speech.saying->force != Force::say || speech.saying->upos != Upos::verb ||
        tree.child(speech.token, Deprel::ccomp) != k_no_token ||
        tree.child(speech.token, Deprel::xcomp) != k_no_token) {
        return false;
    }
    const int above = tree.head(speech.token);
    const bool refuses = above != k_no_token && tree.infinitive(speech.token) &&
                         has_cue(view, above, CueKind::refused);
    // "has not commented"; not "has not been claimed"
    const bool object =
        tree.child(speech.token, Deprel::obj) != k_no_token || tree.passive(speech.token);
    const bool behind = tree.child(speech.token, Deprel::obj) > speech.token;
    return refuses || ((behind || !object) && is_negated(view, speech.token));
}

/// "The rebels are supported by Kostania": of somebody, with nothing said, the verb has its other
/// life.
bool is_done_to_somebody(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    if (speech.saying->force != Force::say || speech.saying->upos != Upos::verb ||
        !tree.passive(speech.token) || tree.child(speech.token, Deprel::ccomp) != k_no_token ||
        tree.child(speech.token, Deprel::xcomp) != k_no_token) {
        return false;
    }
    const int subject = tree.child(speech.token, Deprel::nsubj);
    if (subject == k_no_token || view.lexicon->frames_of(view.lemma(speech.token)).empty()) {
        return false;
    }
    const auto* somebody = view.actor(subject);
    return somebody != nullptr && !somebody->party.empty();
}

/// "No group has claimed it", "personne n'a revendiqué l'attaque": who says it is nobody.
bool is_nobody(const SentenceView& view, int speaker) {
    if (speaker == k_no_token) { return false; }
    const int det = view.tree.child(speaker, Deprel::det);
    const int joint = view.tree.first_of(speaker);  // "neither the army nor the rebels confirmed"
    if (view.tree.head(joint) == speaker && view.token(joint).deprel == Deprel::cc &&
        has_cue(view, joint, CueKind::negation)) {
        return true;
    }
    return has_cue(view, speaker, CueKind::negation) ||
           (det != k_no_token && has_cue(view, det, CueKind::negation));
}

/// "…, the ministry [estimates].": a present tense that the tagger took for a noun.
const Saying* misread_aside(const SentenceView& view, int token) {
    constexpr int k_words_max = 7;
    const auto& tree = view.tree;
    const int before = token - 1;
    const bool closed = token + 1 < tree.size() && tree[token + 1].upos == Upos::punct &&
                        (token + 2 == tree.size() || tree[token + 1].form == ",");
    if (!closed || before < 2 || tree[token].upos != Upos::noun || tree.head(before) != token ||
        !can_speak(view, before)) {
        return nullptr;
    }
    int first = before;
    while (first > 0 && token - first <= k_words_max &&
           (tree[first].upos == Upos::noun || tree[first].upos == Upos::propn ||
            tree[first].upos == Upos::adj || tree[first].upos == Upos::det)) {
        --first;
    }
    if (tree[first].form != ",") { return nullptr; }
    for (const auto* saying : view.lexicon->sayings_of(view.lemma(token))) {
        if (saying->upos == Upos::verb && saying->phrase.others.empty()) { return saying; }
    }
    return nullptr;
}

/// "We call on them to leave," she said: "we" are whoever the quotation is of.
void name_first_person(const SentenceView& view, std::vector<Speech>& found) {
    const auto quoted = [&](int token) {
        return view.quoted[static_cast<std::size_t>(token)] != 0;
    };
    for (auto& speech : found) {
        if (speech.speaker != k_no_token || !quoted(speech.token)) { continue; }
        const int subject = view.tree.child(speech.token, Deprel::nsubj);
        if (subject == k_no_token || !view.token(subject).has_feature("Person=1")) { continue; }
        for (const auto& outer : found) {
            if (outer.speaker == k_no_token || quoted(outer.token)) { continue; }
            speech.speaker = outer.speaker;
            break;
        }
    }
}

/// "I saw soldiers fire": whoever tells of himself what he saw reports it.
int own_eyes(const SentenceView& view, int verb) {
    const int subject = view.tree.child(verb, Deprel::nsubj);
    const bool own = subject != k_no_token && view.token(subject).upos == Upos::pron &&
                     view.token(subject).has_feature("Person=1") &&
                     view.quoted[static_cast<std::size_t>(verb)] == 0;
    return own ? subject : k_no_token;
}

}  // namespace

bool calls_for_act(const Speech& speech) {
    switch (speech.saying->force) {
        case Force::demand:
        case Force::ask:
        case Force::propose:
        case Force::promise:
        case Force::threaten:
            return true;
        default:
            return false;
    }
}

std::vector<Speech> find_speech(const SentenceView& view) {
    std::vector<Speech> found;
    const auto& tree = view.tree;
    for (int i = 0; i < tree.size() && found.size() < k_speeches_max; ++i) {
        const auto upos = tree[i].upos;
        if (upos == Upos::punct || upos == Upos::det || upos == Upos::num) { continue; }
        Speech speech;
        speech.token = i;
        if (const auto* misread = misread_aside(view, i); misread != nullptr) {
            speech.saying = misread;
            speech.speaker = i - 1;
            found.push_back(speech);
            continue;
        }
        speech.saying = saying_at(view, i);
        if (speech.saying == nullptr) { continue; }
        speech.speaker = speaker_of(view, speech);
        if (speech.speaker != k_no_token && quoted_alone(view, i, speech.speaker)) {
            speech.speaker = k_no_token;
        }
        if (speech.saying->upos == Upos::verb) {
            const int quoted = quoted_by(view, speech);
            if (quoted != k_no_token) { speech.relay = std::exchange(speech.speaker, quoted); }
        }
        if (speech.saying->force == Force::perceive) {
            const int witness = speech.speaker == k_no_token ? own_eyes(view, i) : k_no_token;
            if (witness != k_no_token) { speech.speaker = witness; }
            const bool reports =
                witness != k_no_token || (speech.speaker != k_no_token &&
                                          view.classes_at(speech.speaker).has(WordClass::source));
            if (!reports) { continue; }  // everybody sees and hears; only who reports it says so
        }
        if (shows_itself(view, speech) || goes_on_doing(view, speech) ||
            frees_people(view, speech) || keeps_silent(view, speech) ||
            has_particle(view, speech) || is_done_to_somebody(view, speech) ||
            is_nobody(view, speech.speaker)) {
            continue;
        }
        const auto& phrase = speech.saying->phrase;
        if (speech.saying->upos == Upos::noun && phrase.head_at > 0 &&
            speech.speaker != k_no_token) {
            speech.scope = scope_of(view, speech);
        }
        if (speech.saying->upos == Upos::adp) {
            if (speech.speaker == k_no_token) { continue; }
            // "accusations according to which …": what the accusations say, whosesoever they are
            const bool unnamed = view.token(view.tree.head(i)).has_feature("PronType=Rel") &&
                                 view.lexicon->is_statement(view.lemma(speech.speaker));
            if (unnamed) { continue; }
            speech.scope = scope_of(view, speech);
        }
        found.push_back(speech);
    }
    name_first_person(view, found);
    return found;
}

}  // namespace counterclaim::claim

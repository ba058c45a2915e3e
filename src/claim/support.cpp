#include "claim/support.hpp"

#include "claim/control.hpp"
#include "claim/mood.hpp"
#include "claim/speaker.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// Steps a search for the outermost noun may climb.
constexpr int k_climb_max = 6;

bool is_verb(const Token& token) { return token.upos == Upos::verb || token.upos == Upos::aux; }

Support support_by(const SentenceView& view, int verb, Deprel relation,
                   bool passive_subject_relation) {
    const bool as_object = relation == Deprel::obj || passive_subject_relation;
    if ((as_object || relation == Deprel::obl) && has_cue(view, verb, CueKind::support_passive)) {
        return {verb, Support::Kind::passive};
    }
    // "launched an attack", "agreed on a truce"
    const bool with_object = view.tree.child(verb, Deprel::obj) != k_no_token &&
                             !has_phrase_cue(view, verb, CueKind::support);  // "took part in"
    if ((as_object || (relation == Deprel::obl && !with_object)) &&
        has_cue(view, verb, CueKind::support)) {
        return {verb, Support::Kind::active};
    }
    // "continued its attacks", "went on to attack": the subject goes on doing it
    // "used bombs during the war": what it goes on with is its object, where it has one
    if ((relation == Deprel::obj || (relation == Deprel::obl && !with_object)) &&
        !passive_subject_relation && has_cue(view, verb, CueKind::aspect)) {
        return {verb, Support::Kind::active};
    }
    // "il s'agit de la troisième attaque"
    const bool introduced =
        relation == Deprel::obl && has_phrase_cue(view, verb, CueKind::occurrence);
    if (introduced || (relation == Deprel::nsubj && has_cue(view, verb, CueKind::occurrence))) {
        return {verb, Support::Kind::occurrence};
    }
    return {};
}

/// A verb of saying, whatever else it is.
bool is_said_by(const SentenceView& view, int verb) {
    const auto& sayings = view.lexicon->sayings_of(view.lemma(verb));
    return std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->upos == Upos::verb && saying->phrase.others.empty();
    });
}

}  // namespace

bool is_answered(const SentenceView& view, int noun) {
    if (noun == k_no_token) { return false; }
    const auto& tree = view.tree;
    const int outer = outermost(view, noun);
    const int answer = tree.head(outer);
    const auto relation = tree[outer].deprel;
    const bool behind = (relation == Deprel::obl || relation == Deprel::nmod) &&
                        tree.child(outer, Deprel::case_) != k_no_token;
    return answer != k_no_token && answer < outer && tree.definite(outer) &&
           (behind || relation == Deprel::obj) && has_cue(view, answer, CueKind::retort);
}

bool calls_by_name(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const int object = tree.child(verb, Deprel::obj);
    int name = tree.child(verb, Deprel::xcomp);
    for (const int child : tree.children(verb)) {
        // "called the raid a crime", as two objects
        const int article = tree.child(child, Deprel::det);
        const bool second = child > object && tree[child].deprel == Deprel::obj &&
                            article != k_no_token && tree[article].has_feature("Definite=Ind") &&
                            tree.first_of(child) == tree.last_of(object) + 1;
        if (name == k_no_token && second) { name = child; }
    }
    // "called the shelling of the market a crime", the crime hung on the market
    for (int noun = object + 1; object != k_no_token && name == k_no_token && noun < tree.size();
         ++noun) {
        const int article = tree.child(noun, Deprel::det);
        const bool named =
            article > object && tree[article].has_feature("Definite=Ind") &&
            tree[noun].upos == Upos::noun && tree.below(noun, object) &&
            view.time(noun) == nullptr &&
            (tree[article - 1].upos == Upos::noun || tree[article - 1].upos == Upos::propn);
        if (named) { name = noun; }
    }
    return object != k_no_token && name > object && tree[name].upos != Upos::verb &&
           is_said_by(view, verb);
}

namespace {

/// By the verb or noun the outermost noun hangs on.
Support support_above(const SentenceView& view, int outer) {
    const auto& tree = view.tree;
    const int verb = tree.head(outer);
    if (verb == k_no_token) { return {}; }
    // "they have arrived since the offensive": it only dates
    if (tree[outer].deprel == Deprel::obl &&
        (is_marked(view, outer, CueKind::since) || is_marked(view, outer, CueKind::after))) {
        return {};
    }
    const bool adjective = tree[verb].upos == Upos::adj && tree[outer].deprel == Deprel::obl;
    if (!is_verb(tree[verb]) && !adjective) {
        // "was the target of shelling"
        const bool target =
            tree[outer].deprel == Deprel::nmod && has_cue(view, verb, CueKind::support_passive);
        return target ? Support{verb, Support::Kind::passive} : Support{};
    }
    // "fait état de dix morts dans des tirs": who tells of it does not do it
    const bool beside = tree[outer].deprel == Deprel::obl || tree[outer].deprel == Deprel::obj;
    const auto* telling = beside ? saying_at(view, verb) : nullptr;
    if (telling != nullptr && !telling->phrase.others.empty()) { return {}; }
    if (tree[outer].deprel == Deprel::obj && calls_by_name(view, verb)) { return {}; }
    const bool passive_relation =
        tree[outer].deprel == Deprel::nsubj &&
        (tree[outer].subtype == DeprelSubtype::pass || tree.passive(verb));
    const auto support = support_by(view, verb, tree[outer].deprel, passive_relation);
    // "witnesses heard blasts": who tells of it does not do it
    const bool heard = support.kind == Support::Kind::active && is_perceived(view, verb);
    const int subject = heard ? subject_of(view, verb) : k_no_token;
    const bool told = subject != k_no_token && view.classes_at(subject).has(WordClass::source);
    // "Kyiv announced Russian strikes": its adjective says whose they are; "the governor announced
    // two deaths": who counts them caused none
    const bool announced =
        support.kind == Support::Kind::active && is_said_by(view, verb) &&
        (names_its_party(view, outer) || view.classes_at(outer).has(WordClass::casualty));
    return told || announced ? Support{verb, Support::Kind::occurrence} : support;
}

}  // namespace

bool names_its_party(const SentenceView& view, int noun) {
    const auto children = view.tree.children(noun);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto* actor = view.tree[child].deprel == Deprel::amod ? view.actor(child) : nullptr;
        return actor != nullptr && !actor->party.empty();
    });
}

int outermost(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    for (int step = 0; step < k_climb_max; ++step) {
        const int head = tree.head(noun);
        if (head == k_no_token) { break; }
        const bool below_measure =
            tree[noun].deprel == Deprel::nmod && has_cue(view, head, CueKind::aspect);
        const bool conjunct = tree[noun].deprel == Deprel::conj && tree[head].upos != Upos::verb;
        if (!below_measure && !conjunct) { break; }
        noun = head;
    }
    return noun;
}

bool says_who_mediates(const SentenceView& view, int verb) {
    const auto& frames = view.lexicon->frames_of(view.lemma(verb));
    const bool mediates = std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
        return frame->upos == Upos::verb && frame->subtype == "mediation";
    });
    const auto* saying = saying_at(view, verb);
    return mediates || (saying != nullptr && saying->force == Force::propose);
}

namespace {

/// "The siege of areas held by the rebels": told of the ground right before it, whatever noun a
/// parser hangs it on.
bool tells_of_ground(const SentenceView& view, int noun, int participle) {
    constexpr WordClasses k_ground{WordClass::place, WordClass::position, WordClass::building};
    const int before = participle - 1;
    return before > noun && view.token(before).upos == Upos::noun &&
           view.classes_at(before).meets(k_ground);
}

}  // namespace

Support support_of(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int outer = outermost(view, noun);
    const auto above = support_above(view, outer);
    if (above.kind == Support::Kind::passive) { return above; }
    for (const int child : tree.children(outer)) {
        // "the attacks launched by the army", "attacks that the army launched"
        if (tree[child].deprel == Deprel::acl && has_cue(view, child, CueKind::support) &&
            object_of(view, child) == outer && !tells_of_ground(view, outer, child) &&
            !says_who_mediates(view, child)) {
            return {child, Support::Kind::active};
        }
    }
    // "claimed by the rebels, the attack killed ten": what the clause of its verb opens with
    const int verb = tree[outer].deprel == Deprel::nsubj ? tree.head(outer) : k_no_token;
    if (verb == k_no_token) { return above; }
    for (const int child : tree.children(verb)) {
        if (child > outer) { break; }
        if (tree[child].deprel == Deprel::advcl && tree.passive(child) &&
            has_cue(view, child, CueKind::support) && object_of(view, child) == outer) {
            return {child, Support::Kind::active};
        }
    }
    return above;
}

int verb_of_deed(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    int top = outermost(view, noun);
    const int counted = tree.head(top);
    if (counted != k_no_token && tree[top].deprel == Deprel::nmod &&
        view.classes_at(counted).has(WordClass::measure)) {
        top = counted;  // "a spate of blasts"
    }
    for (const int child : tree.children(top)) {
        const bool modifies = tree[child].deprel == Deprel::acl && child > top &&
                              tree[child].subtype != DeprelSubtype::relcl;
        if (modifies && !tree.passive(child) && has_cue(view, child, CueKind::generic)) {
            return child;
        }
    }
    const int verb = tree.head(top);
    if (verb == k_no_token || !has_cue(view, verb, CueKind::generic) || !is_verb(tree[verb])) {
        return k_no_token;
    }
    const bool does = tree[top].deprel == Deprel::nsubj && !tree.passive(verb);
    const bool by_it = tree.passive(verb) && agent_of(view, verb) == top;
    return does || by_it ? verb : k_no_token;
}

}  // namespace counterclaim::claim

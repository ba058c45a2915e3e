#include "claim/control.hpp"

#include "claim/laid.hpp"
#include "claim/mood.hpp"
#include "claim/own_arguments.hpp"
#include "claim/phrase.hpp"
#include "claim/slots.hpp"
#include "claim/speaker.hpp"
#include "claim/support.hpp"
#include "claim/undergone.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// Steps a search for a shared subject or object may climb.
constexpr int k_climb_max = 6;
/// Verbs joined in a row that may share one object.
constexpr int k_joined_max = 3;

/// Who undergoes a passive verb: its subject, or the noun that it tells of ("two men suspected").
int who_undergoes(const Tree& tree, int verb) {
    const int subject = passive_subject(tree, verb);
    const bool tells_of_noun = subject == k_no_token && tree[verb].deprel == Deprel::acl;
    return tells_of_noun ? tree.head(verb) : subject;
}

/// The agent where a parser hangs it on a word beside the verb: "driven out of the town by the
/// army".
int agent_below(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (int i = verb + 1; i <= tree.last_of(verb); ++i) {
        if (!case_says(view, i, CueKind::agent)) { continue; }
        if (tree.clause_of(i) != tree.clause_of(verb)) { continue; }
        const auto classes = view.classes_at(i);
        if (view.actor(i) != nullptr || classes.has(WordClass::force) ||
            classes.has(WordClass::party)) {
            return i;
        }
    }
    return k_no_token;
}

/// "Were shot and killed by the police": verbs that share a passive share its agent, wherever a
/// parser hangs it.
int agent_of_joined(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (const int child : tree.children(verb)) {
        const bool joined = tree[child].deprel == Deprel::conj && tree[child].upos == Upos::verb &&
                            tree[child].has_feature("VerbForm=Part") &&
                            !tree[child].has_feature("Tense=Pres");
        if (!joined || tree.child(child, Deprel::nsubj) != k_no_token) { continue; }
        const int agent = agent_of(view, child);
        if (agent != k_no_token) { return agent; }
    }
    return k_no_token;
}

bool finite_relative(const Tree& tree, int verb) {
    return tree[verb].deprel == Deprel::acl && tree[verb].subtype == DeprelSubtype::relcl;
}

/// "Called for both sides to stop", "demande aux rebelles de partir", "implored them to leave":
/// whoever is asked, between the verb that asks and the infinitive.
int asked_before(const SentenceView& view, int asking, int infinitive) {
    const auto& tree = view.tree;
    const auto& sayings = view.lexicon->sayings_of(view.lemma(asking));
    const bool asks = std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->upos == Upos::verb &&
               (saying->force == Force::demand || saying->force == Force::ask);
    });
    if (!asks || !tree.infinitive(infinitive)) { return k_no_token; }
    for (const int child : tree.children(asking)) {
        const auto relation = tree[child].deprel;
        const bool phrase = relation == Deprel::obl || relation == Deprel::iobj ||
                            (relation == Deprel::obj && is_somebody(view, child));
        if (phrase && child > asking && tree.last_of(child) + 1 == tree.first_of(infinitive)) {
            return child;
        }
    }
    return k_no_token;
}

/// A verb of saying.
bool says(const SentenceView& view, int verb) {
    const auto* saying = saying_at(view, verb);
    return saying != nullptr && saying->upos == Upos::verb;
}

/// "Accused the rebels of killing …": whoever is accused, between the verb and what he is accused
/// of; "gave the troops until Friday to leave": who is given the time.
int accused_or_granted(const SentenceView& view, int verb, int clause) {
    const auto& tree = view.tree;
    const int object = own_object(view, verb);
    if (object < verb || object > clause) { return k_no_token; }
    const bool of = tree.child(clause, Deprel::mark) != k_no_token ||
                    tree.child(clause, Deprel::case_) != k_no_token;
    const bool grants = tree.infinitive(clause) && has_cue(view, verb, CueKind::granted);
    return of && (grants || accuses(view, verb)) && is_somebody(view, object) ? object : k_no_token;
}

/// The subject an infinitive or participle takes from the word it depends on.
int controller_of(const SentenceView& view, int verb, int depth);

/// A finite verb without a subject, and before it a named actor that hangs on it by a relation
/// names do not have: the tagger took "Baku said" for an adverb and a verb.
int misread_subject(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (!tree[verb].has_feature("VerbForm=Fin")) { return k_no_token; }
    // "President X said Russian strikes …", the name taken for a part of what comes after the verb
    for (const int index : view.actors) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        const bool before = verb > 0 && mention.span.end == tree[verb - 1].span.end;
        const int named = before ? view.head_of(mention.span) : k_no_token;
        if (named != k_no_token && named < verb && tree.head(named) > verb) { return named; }
    }
    // "Yémen : Américains et Britanniques bombardent …": a clause hung on its own subject
    const int above = tree.head(verb);
    const bool hung = above != k_no_token && above < verb && tree[verb].deprel == Deprel::conj &&
                      view.actor(above) != nullptr && verb > 0 &&
                      (verb - 1 == above || tree.head(verb - 1) == above) &&
                      view.actor(verb - 1) != nullptr;
    if (hung) { return above; }
    for (const int child : tree.children(verb)) {
        if (child > verb) { break; }
        const auto relation = tree[child].deprel;
        const bool odd = relation == Deprel::advmod || relation == Deprel::dep ||
                         relation == Deprel::obl || relation == Deprel::discourse ||
                         relation == Deprel::dislocated || relation == Deprel::vocative ||
                         relation == Deprel::appos || relation == Deprel::nmod;
        if (odd && view.actor(child) != nullptr && tree.child(child, Deprel::case_) == k_no_token) {
            return child;
        }
    }
    return k_no_token;
}

int subject_at(const SentenceView& view, int verb, int depth);

/// A noun of asking: "call", "demand".
bool asks(const SentenceView& view, int noun) {
    const auto* saying = saying_at(view, noun);
    return saying != nullptr && saying->upos == Upos::noun &&
           (saying->force == Force::demand || saying->force == Force::ask);
}

/// Whoever stands between a noun and the infinitive behind it: "l'intention d'Israël de mener",
/// "permission for the agency to deliver food". Not "a request by Kostal to leave", who makes it.
int between_noun_and_infinitive(const SentenceView& view, int noun, int infinitive) {
    const auto& tree = view.tree;
    for (const int child : tree.children(noun)) {
        const bool between = tree[child].deprel == Deprel::nmod && child > noun &&
                             tree.last_of(child) + 1 == tree.first_of(infinitive);
        const bool makes = asks(view, noun) && (case_says(view, child, CueKind::agent) ||
                                                case_says(view, child, CueKind::origin));
        if (between && !makes && is_somebody(view, child)) { return child; }
    }
    return k_no_token;
}

/// "Gave permission for the agency to deliver food", where a parser hangs the infinitive on the
/// verb.
int behind_object(const SentenceView& view, int verb, int infinitive) {
    const int noun = own_object(view, verb);
    const bool leads =
        noun != k_no_token && noun < infinitive && view.tree.infinitive(infinitive) &&
        (has_cue(view, noun, CueKind::demanded) || has_cue(view, noun, CueKind::future));
    return leads ? between_noun_and_infinitive(view, noun, infinitive) : k_no_token;
}

/// "Rejected Kyiv's call to withdraw": whoever answers it is asked; "repeated its call to withdraw"
/// asks nobody named.
int asked_by_noun(const SentenceView& view, int noun, int infinitive, int depth) {
    const auto& tree = view.tree;
    const int told = between_noun_and_infinitive(view, noun, infinitive);
    if (told != k_no_token) { return told; }
    const int verb = tree[noun].deprel == Deprel::obj ? tree.head(noun) : k_no_token;
    if (verb == k_no_token) { return k_no_token; }
    const int owner = tree.child(noun, Deprel::nmod, DeprelSubtype::poss);
    const bool of_another = owner != k_no_token && tree[owner].upos != Upos::pron;
    const bool answers =
        of_another || has_cue(view, verb, CueKind::refused) || has_cue(view, verb, CueKind::failed);
    return answers ? subject_at(view, verb, depth - 1) : k_no_token;
}

int subject_at(const SentenceView& view, int verb, int depth) {
    const auto& tree = view.tree;
    if (is_undergone(view, verb)) { return agent_of(view, verb); }
    if (tree.passive(verb)) {
        int agent = agent_of(view, verb);
        if (agent == k_no_token) { agent = agent_of_joined(view, verb); }
        return agent != k_no_token ? agent : agent_below(view, verb);
    }
    const int own = own_subject(tree, verb);
    if (own != k_no_token) { return own; }
    const int misread = misread_subject(view, verb);
    if (misread != k_no_token) { return misread; }
    return depth > 0 ? controller_of(view, verb, depth) : k_no_token;
}

int controller_of(const SentenceView& view, int verb, int depth) {
    const auto& tree = view.tree;
    const int head = tree.head(verb);
    if (head == k_no_token) { return k_no_token; }
    switch (tree[verb].deprel) {
        case Deprel::conj:
            return subject_at(view, head, depth - 1);
        case Deprel::xcomp:
        case Deprel::ccomp: {
            if (const int asked = asked_before(view, head, verb); asked != k_no_token) {
                return asked;
            }
            // its own object, not one it shares: "began shelling the town and took the village"
            const int object = tree.passive(head) ? object_of(view, head) : own_object(view, head);
            const int indirect = tree.child(head, Deprel::iobj);
            // "they kept targeting vessels": the object of what they kept doing
            const bool shared = object > verb && tree.participle(verb);
            if (tree[verb].deprel == Deprel::xcomp && object != k_no_token && object != verb &&
                !shared) {
                return object;
            }
            if (tree[verb].deprel == Deprel::xcomp && indirect != k_no_token) { return indirect; }
            if (tree.passive(head)) { return passive_subject(tree, head); }
            return subject_at(view, head, depth - 1);
        }
        case Deprel::advcl:
            // "He said the victims were workers, adding that …": who said the one adds the other
            if (says(view, verb) && tree[head].deprel == Deprel::ccomp &&
                tree.head(head) != k_no_token && says(view, tree.head(head))) {
                return subject_at(view, tree.head(head), depth - 1);
            }
            // "He left, taking the road": a participle or infinitive shares the subject of its
            // clause.
            if (!tree.infinitive(verb) && !tree.participle(verb)) { return k_no_token; }
            // "kept the rebels from taking the town"
            if (is_marked(view, verb, CueKind::failed) && own_object(view, head) != k_no_token) {
                return own_object(view, head);
            }
            // "quoted a source as saying": the object says it
            if (says(view, head) && says(view, verb) && tree.participle(verb) &&
                tree.child(verb, Deprel::mark) != k_no_token && own_object(view, head) < verb &&
                own_object(view, head) != k_no_token) {
                return own_object(view, head);
            }
            if (const int asked = asked_before(view, head, verb); asked != k_no_token) {
                return asked;
            }
            if (const int told = accused_or_granted(view, head, verb); told != k_no_token) {
                return told;
            }
            if (const int told = behind_object(view, head, verb); told != k_no_token) {
                return told;
            }
            return tree.passive(head) ? who_undergoes(tree, head)
                                      : subject_at(view, head, depth - 1);
        case Deprel::acl:
            if (finite_relative(tree, verb)) { return k_no_token; }
            if (tree.infinitive(verb) && asks(view, head)) {
                const int asked = asked_by_noun(view, head, verb, depth);
                const bool owned =
                    tree.child(head, Deprel::nmod, DeprelSubtype::poss) != k_no_token;
                if (asked != k_no_token || owned) { return asked; }
            }
            // "a video of soldiers leaving the town", in French an infinitive
            if (is_somebody(view, head)) { return head; }
            if (tree.infinitive(verb) || completes(view, verb)) {
                // "Armenia's decision to withdraw": whoever the noun belongs to
                const int owner = tree.child(head, Deprel::nmod, DeprelSubtype::poss);
                if (owner != k_no_token) { return owner; }
                // "the army is on the verge of taking it": who is
                const int is_so = own_subject(tree, head);
                if (is_so != k_no_token && is_so < head) { return is_so; }
                const int between = between_noun_and_infinitive(view, head, verb);
                if (between != k_no_token) { return between; }
                const int verb_above =
                    tree[head].deprel == Deprel::obj ? tree.head(head) : k_no_token;
                // "gave residents the choice to leave"
                const int given =
                    verb_above == k_no_token ? k_no_token : tree.child(verb_above, Deprel::iobj);
                if (given > verb_above) { return given; }
                const auto support = support_of(view, head);
                if (support.verb != k_no_token) {
                    return subject_at(view, support.verb, depth - 1);
                }
                return verb_above == k_no_token ? k_no_token
                                                : subject_at(view, verb_above, depth - 1);
            }
            return head;
        case Deprel::obl:
        case Deprel::nmod:
            if (const int told = accused_or_granted(view, head, verb); told != k_no_token) {
                return told;
            }
            return subject_at(view, head, depth - 1);
        default:
            return k_no_token;
    }
}

/// "Captured, looted and burnt the town": the object of the verbs that are joined behind `verb`
/// below `head`.
int object_behind(const SentenceView& view, int verb, int head, int depth) {
    const auto& tree = view.tree;
    for (const int child : tree.children(head)) {
        const bool joined =
            child > verb && tree[child].deprel == Deprel::conj && tree[child].upos == Upos::verb &&
            own_subject(tree, child) == k_no_token && tree.passive(child) == tree.passive(verb);
        if (!joined) { continue; }
        const int object = tree.child(child, Deprel::obj);
        if (object > child) { return object; }
        const int further = depth > 0 ? object_behind(view, child, child, depth - 1) : k_no_token;
        if (further != k_no_token) { return further; }
    }
    return k_no_token;
}

int object_at(const SentenceView& view, int verb, int depth) {
    const auto& tree = view.tree;
    if (is_undergone(view, verb)) {
        const int sufferer = sufferer_of(view, verb);
        if (sufferer != k_no_token) { return sufferer; }
    }
    if (tree.passive(verb)) {
        const int subject = passive_subject(tree, verb);
        if (subject != k_no_token) { return subject; }
        if (tree[verb].deprel == Deprel::acl || tree[verb].deprel == Deprel::amod) {
            return tree.head(verb);
        }
        if (tree[verb].deprel == Deprel::xcomp || tree[verb].deprel == Deprel::advcl) {
            const int head = tree.head(verb);
            if (tree.passive(head)) { return passive_subject(tree, head); }
            // "the video showed tanks being hit"
            const int shown =
                tree[verb].deprel == Deprel::xcomp ? own_object(view, head) : k_no_token;
            return shown != k_no_token ? shown : own_subject(tree, head);
        }
    }
    // "attacked the town but were pushed back"
    const int before = tree[verb].deprel == Deprel::conj ? tree.head(verb) : k_no_token;
    if (before != k_no_token && tree.passive(verb) && !tree.passive(before) &&
        tree.child(verb, Deprel::aux) != k_no_token && own_object(view, verb) == k_no_token) {
        return own_subject(tree, before);
    }
    int object = own_object(view, verb);
    if (object == k_no_token && tree[verb].deprel == Deprel::xcomp && tree.participle(verb) &&
        own_object(view, tree.head(verb)) > verb) {
        object = own_object(view, tree.head(verb));  // "they kept targeting vessels"
    }
    if (object != k_no_token) { return counted_by(tree, resolve_relative(tree, object, verb)); }
    if (finite_relative(tree, verb) && own_subject(tree, verb) != k_no_token &&
        own_subject(tree, verb) != tree.head(verb) &&
        tree.child(verb, Deprel::ccomp) == k_no_token) {
        return tree.head(verb);  // "the town the rebels captured"
    }
    if (depth > 0 && tree[verb].deprel == Deprel::conj &&
        tree[tree.head(verb)].upos == Upos::verb) {
        // "was captured and held", but not "attacked the town and fled"
        if (tree.passive(tree.head(verb)) && tree.passive(verb)) {
            return object_at(view, tree.head(verb), depth - 1);
        }
        const int below = object_behind(view, verb, verb, k_joined_max);
        return below != k_no_token ? below
                                   : object_behind(view, verb, tree.head(verb), k_joined_max);
    }
    return object_behind(view, verb, verb, k_joined_max);
}
}  // namespace

int subject_of(const SentenceView& view, int verb) { return subject_at(view, verb, k_climb_max); }
int object_of(const SentenceView& view, int verb) { return object_at(view, verb, 1); }

}  // namespace counterclaim::claim

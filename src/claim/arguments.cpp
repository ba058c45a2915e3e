#include "claim/arguments.hpp"

#include <algorithm>
#include <cstdlib>

namespace counterclaim::claim {
namespace {

/// A word that only counts the noun below it.
bool measures(const SentenceView& view, int token) {
    return view.tree[token].upos == Upos::num || view.classes_at(token).has(WordClass::measure) ||
           view.quantity_at[static_cast<std::size_t>(token)] >= 0;
}

/// Steps a search for a shared subject or object may climb.
constexpr int k_climb_max = 6;

bool is_relative_pronoun(const Token& token) {
    return token.has_feature("PronType=Rel") || token.has_feature("PronType=Int,Rel");
}

/// The noun a relative clause or participle modifies.
int antecedent_of(const Tree& tree, int verb) {
    for (int step = 0; step < k_climb_max && verb != k_no_token; ++step) {
        if (tree[verb].deprel == Deprel::acl || tree[verb].relation == "advcl:cleft") {
            return tree.head(verb);
        }
        if (tree[verb].deprel != Deprel::conj && tree[verb].deprel != Deprel::xcomp) {
            return k_no_token;
        }
        verb = tree.head(verb);
    }
    return k_no_token;
}

/// A pronoun without person that opens a relative clause is its pronoun, whatever its features say.
bool opens_relative(const Tree& tree, int token, int verb) {
    const auto& word = tree[token];
    return word.upos == Upos::pron && token < verb && tree[verb].deprel == Deprel::acl &&
           tree[verb].subtype == DeprelSubtype::relcl &&
           word.features.find("Person=") == std::string::npos;
}

int resolve_relative(const Tree& tree, int token, int verb) {
    if (token == k_no_token) { return token; }
    if (!is_relative_pronoun(tree[token]) && !opens_relative(tree, token, verb)) { return token; }
    const int antecedent = antecedent_of(tree, verb);
    return antecedent == k_no_token ? token : antecedent;
}

int agent_of(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel == Deprel::obl && tree[child].subtype == DeprelSubtype::agent) {
            return child;
        }
    }
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel != Deprel::obl) { continue; }
        const int marker = tree.child(child, Deprel::case_);
        if (marker != k_no_token && has_cue(view, marker, CueKind::agent)) { return child; }
    }
    return k_no_token;
}

/// The agent where a parser hangs it on a word beside the verb: "driven out of the town by the
/// army".
int agent_below(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (int i = verb + 1; i <= tree.last_of(verb); ++i) {
        const int marker = tree.child(i, Deprel::case_);
        if (marker == k_no_token || !has_cue(view, marker, CueKind::agent)) { continue; }
        if (tree.clause_of(i) != tree.clause_of(verb)) { continue; }
        const auto classes = view.classes_at(i);
        if (view.actor(i) != nullptr || classes.has(WordClass::force) ||
            classes.has(WordClass::party)) {
            return i;
        }
    }
    return k_no_token;
}

/// The subject; where a parser gives two, the one that stands nearer.
int own_subject(const Tree& tree, int verb) {
    int found = k_no_token;
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel != Deprel::nsubj) { continue; }
        if (tree[child].subtype == DeprelSubtype::pass && tree.passive(verb)) { continue; }
        if (found == k_no_token || std::abs(child - verb) < std::abs(found - verb)) {
            found = child;
        }
    }
    return resolve_relative(tree, found, verb);
}

int passive_subject(const Tree& tree, int verb) {
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel == Deprel::nsubj) { return resolve_relative(tree, child, verb); }
    }
    return k_no_token;
}

/// The object; where a parser gives two, the one that is no pronoun.
int own_object(const Tree& tree, int verb) {
    int found = k_no_token;
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel != Deprel::obj) { continue; }
        if (found == k_no_token || tree[found].upos == Upos::pron) { found = child; }
    }
    return found;
}

bool finite_relative(const Tree& tree, int verb) {
    return tree[verb].deprel == Deprel::acl && tree[verb].subtype == DeprelSubtype::relcl;
}

/// The subject an infinitive or participle takes from the word it depends on.
int controller_of(const SentenceView& view, int verb, int depth);

/// A finite verb without a subject, and before it a named actor that hangs on it by a relation
/// names do not have: the tagger took "Baku said" for an adverb and a verb.
int misread_subject(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (!tree[verb].has_feature("VerbForm=Fin")) { return k_no_token; }
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

int subject_at(const SentenceView& view, int verb, int depth) {
    const auto& tree = view.tree;
    if (tree.passive(verb)) {
        const int agent = agent_of(view, verb);
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
            // its own object, not one it shares: "began shelling the town and took the village"
            const int object = tree.passive(head) ? object_of(view, head) : own_object(tree, head);
            const int indirect = tree.child(head, Deprel::iobj);
            if (tree[verb].deprel == Deprel::xcomp && object != k_no_token && object != verb) {
                return object;
            }
            if (tree[verb].deprel == Deprel::xcomp && indirect != k_no_token) { return indirect; }
            if (tree.passive(head)) { return passive_subject(tree, head); }
            return subject_at(view, head, depth - 1);
        }
        case Deprel::advcl:
            // "He left, taking the road": a participle or infinitive shares the subject of its
            // clause.
            if (!tree.infinitive(verb) && !tree.participle(verb)) { return k_no_token; }
            return tree.passive(head) ? passive_subject(tree, head)
                                      : subject_at(view, head, depth - 1);
        case Deprel::acl:
            if (finite_relative(tree, verb)) { return k_no_token; }
            if (tree.infinitive(verb)) {
                // "Armenia's decision to withdraw": whoever the noun belongs to
                const int owner = tree.child(head, Deprel::nmod, DeprelSubtype::poss);
                if (owner != k_no_token) { return owner; }
                const auto support = support_of(view, head);
                if (support.verb != k_no_token) {
                    return subject_at(view, support.verb, depth - 1);
                }
                const int verb_above =
                    tree[head].deprel == Deprel::obj ? tree.head(head) : k_no_token;
                return verb_above == k_no_token ? k_no_token
                                                : subject_at(view, verb_above, depth - 1);
            }
            return head;
        case Deprel::obl:
        case Deprel::nmod:
            return subject_at(view, head, depth - 1);
        default:
            return k_no_token;
    }
}

int object_at(const SentenceView& view, int verb, int depth) {
    const auto& tree = view.tree;
    if (tree.passive(verb)) {
        const int subject = passive_subject(tree, verb);
        if (subject != k_no_token) { return subject; }
        if (tree[verb].deprel == Deprel::acl || tree[verb].deprel == Deprel::amod) {
            return tree.head(verb);
        }
        if (tree[verb].deprel == Deprel::xcomp || tree[verb].deprel == Deprel::advcl) {
            const int head = tree.head(verb);
            return tree.passive(head) ? passive_subject(tree, head) : own_subject(tree, head);
        }
    }
    const int object = own_object(tree, verb);
    if (object != k_no_token) { return resolve_relative(tree, object, verb); }
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
        return k_no_token;
    }
    for (const int child : tree.children(verb)) {
        // "captured and held the town"
        if (tree[child].deprel == Deprel::conj && tree[child].upos == Upos::verb &&
            own_subject(tree, child) == k_no_token && tree.passive(child) == tree.passive(verb)) {
            return tree.child(child, Deprel::obj);
        }
    }
    return k_no_token;
}

bool is_verb(const Token& token) { return token.upos == Upos::verb || token.upos == Upos::aux; }

Support support_by(const SentenceView& view, int verb, Deprel relation,
                   bool passive_subject_relation) {
    const bool as_object = relation == Deprel::obj || passive_subject_relation;
    if (as_object && has_cue(view, verb, CueKind::support_passive)) {
        return {verb, Support::Kind::passive};
    }
    // "launched an attack", "agreed on a truce"
    const bool with_object = view.tree.child(verb, Deprel::obj) != k_no_token;
    if ((as_object || (relation == Deprel::obl && !with_object)) &&
        has_cue(view, verb, CueKind::support)) {
        return {verb, Support::Kind::active};
    }
    // "continued its attacks", "went on to attack": the subject goes on doing it
    if ((relation == Deprel::obj || relation == Deprel::obl) && !passive_subject_relation &&
        has_cue(view, verb, CueKind::aspect)) {
        return {verb, Support::Kind::active};
    }
    if (relation == Deprel::obl && has_cue(view, verb, CueKind::support_passive)) {
        return {verb, Support::Kind::passive};
    }
    if (relation == Deprel::nsubj && has_cue(view, verb, CueKind::occurrence)) {
        return {verb, Support::Kind::occurrence};
    }
    return {};
}

void add_with_adposition(const SentenceView& view, int head, std::string_view word, Tokens& into) {
    const auto& tree = view.tree;
    for (const int child : tree.children(head)) {
        const auto relation = tree[child].deprel;
        if (relation != Deprel::obl && relation != Deprel::nmod && relation != Deprel::advcl &&
            relation != Deprel::acl && relation != Deprel::iobj && relation != Deprel::xcomp) {
            continue;
        }
        if (adposition_of(view, child) == word) {
            into.push_back(resolve_relative(tree, child, head));  // "to whom it sells arms"
        }
    }
}

void add_modifiers(const SentenceView& view, int noun, Tokens& into) {
    const auto& tree = view.tree;
    for (const int child : tree.children(noun)) {
        const auto relation = tree[child].deprel;
        const bool bare_nmod =
            relation == Deprel::nmod && tree.child(child, Deprel::case_) == k_no_token;
        if (relation == Deprel::amod || relation == Deprel::compound || bare_nmod ||
            relation == Deprel::flat) {
            into.push_back(child);
            for (const int further : tree.children(child)) {
                if (tree[further].deprel == Deprel::conj) { into.push_back(further); }
            }
        }
    }
}

void add_possessors(const SentenceView& view, int noun, Tokens& into) {
    const auto& tree = view.tree;
    for (const int child : tree.children(noun)) {
        const auto& word = tree[child];
        const bool pronoun = word.deprel == Deprel::det && word.has_feature("Poss=Yes");
        if (word.subtype == DeprelSubtype::poss || pronoun) { into.push_back(child); }
    }
}

/// A verb that says whose deed it was: "blamed on", "attributed to".
bool ascribes(const SentenceView& view, int verb) {
    const auto& sayings = view.lexicon->sayings_of(view.lemma(verb));
    return std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->force == Force::accuse && saying->upos == Upos::verb;
    });
}

void add_subject(const SentenceView& view, int trigger, Tokens& into) {
    const auto& tree = view.tree;
    if (is_verb(tree[trigger]) || tree[trigger].has_feature("VerbForm=Part")) {
        into.push_back(subject_of(view, trigger));
        return;
    }
    const auto support = support_of(view, trigger);
    if (support.kind == Support::Kind::active) { into.push_back(subject_of(view, support.verb)); }
    if (tree.child(trigger, Deprel::cop) != k_no_token) {
        into.push_back(tree.child(trigger, Deprel::nsubj));
    }
    for (const int child : tree.children(trigger)) {
        if (tree[child].deprel != Deprel::acl || !tree.passive(child)) { continue; }
        if (ascribes(view, child)) {
            // "an attack blamed on the rebels by the army"
            for (const int blamed : tree.children(child)) {
                const int marker = tree.child(blamed, Deprel::case_);
                if (tree[blamed].deprel == Deprel::obl && marker != k_no_token &&
                    !has_cue(view, marker, CueKind::agent)) {
                    into.push_back(blamed);
                }
            }
        } else {
            into.push_back(agent_of(view, child));  // "an attack carried out by the rebels"
        }
    }
    if (tree[trigger].deprel == Deprel::nsubj) { into.push_back(trigger); }
}

/// "Handed over the district", "set off a bomb": a particle right after its verb is often read as
/// the adposition of the object. The lexicon knows which verbs have it.
int object_behind_particle(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const int next = verb + 1;
    if (next >= tree.size() || tree[next].deprel != Deprel::case_) { return k_no_token; }
    const int object = tree.head(next);
    if (object == k_no_token || tree.head(object) != verb) { return k_no_token; }
    const auto& frames = view.lexicon->frames_of(view.lemma(verb));
    const bool known = std::any_of(frames.begin(), frames.end(), [&](const Frame* frame) {
        const auto& others = frame->phrase.others;
        return frame->upos == Upos::verb && others.size() == 1 && word_is(tree[next], others[0]) &&
               std::any_of(frame->conditions.begin(), frame->conditions.end(),
                           [](const Condition& condition) {
                               return condition.argument.path == ArgumentPath::object;
                           });
    });
    return known ? object : k_no_token;
}

void add_object(const SentenceView& view, int trigger, Tokens& into) {
    const auto& tree = view.tree;
    if (is_verb(tree[trigger]) || tree[trigger].has_feature("VerbForm=Part")) {
        const int object = object_of(view, trigger);
        into.push_back(object == k_no_token ? object_behind_particle(view, trigger) : object);
        return;
    }
    const auto support = support_of(view, trigger);
    if (support.kind == Support::Kind::passive) { into.push_back(subject_of(view, support.verb)); }
}

void keep_valid(Tokens& tokens, int trigger) {
    Tokens kept;
    for (const int token : tokens) {
        if (token == k_no_token || token == trigger) { continue; }
        if (std::find(kept.begin(), kept.end(), token) == kept.end()) { kept.push_back(token); }
    }
    tokens = std::move(kept);
}

}  // namespace

int subject_of(const SentenceView& view, int verb) { return subject_at(view, verb, k_climb_max); }
int object_of(const SentenceView& view, int verb) { return object_at(view, verb, 1); }

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

Support support_of(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int outer = outermost(view, noun);
    for (const int child : tree.children(outer)) {
        // "the attacks launched by the army", "attacks that the army launched"
        if (tree[child].deprel == Deprel::acl && has_cue(view, child, CueKind::support) &&
            object_of(view, child) == outer) {
            return {child, Support::Kind::active};
        }
    }
    const int verb = tree.head(outer);
    if (verb == k_no_token) { return {}; }
    if (!is_verb(tree[verb])) {
        // "was the target of shelling"
        const bool target =
            tree[outer].deprel == Deprel::nmod && has_cue(view, verb, CueKind::support_passive);
        return target ? Support{verb, Support::Kind::passive} : Support{};
    }
    const bool passive_relation =
        tree[outer].deprel == Deprel::nsubj &&
        (tree[outer].subtype == DeprelSubtype::pass || tree.passive(verb));
    return support_by(view, verb, tree[outer].deprel, passive_relation);
}

int host_of(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const int head = tree.head(token);
    if (tree.child(token, Deprel::cop) != k_no_token) { return passive_subject(tree, token); }
    if (head == k_no_token) { return passive_subject(tree, token); }
    switch (tree[token].deprel) {
        case Deprel::amod:
        case Deprel::acl:
        case Deprel::nmod:
        case Deprel::compound:
            return head;
        case Deprel::obl:
        case Deprel::xcomp:
        case Deprel::advmod: {
            if (!is_verb(tree[head])) { return head; }
            const int object = tree.child(head, Deprel::obj);
            if (object != k_no_token && tree[object].upos != Upos::pron) { return object; }
            const int subject = passive_subject(tree, head);
            return subject != k_no_token ? subject : subject_of(view, head);
        }
        default:
            return token;
    }
}

std::string adposition_of(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    int marker = tree.child(token, Deprel::case_);
    if (marker == k_no_token) { marker = tree.child(token, Deprel::mark); }
    if (marker == k_no_token) { return {}; }
    std::string word(lemma_of(tree[marker]));
    for (const int child : tree.children(marker)) {
        if (tree[child].deprel == Deprel::fixed) { word.append("_").append(lemma_of(tree[child])); }
    }
    return word;
}

Tokens fillers(const SentenceView& view, int trigger, const ArgumentSource& source) {
    const auto& tree = view.tree;
    Tokens found;
    switch (source.path) {
        case ArgumentPath::subject:
            add_subject(view, trigger, found);
            break;
        case ArgumentPath::object:
            add_object(view, trigger, found);
            break;
        case ArgumentPath::indirect:
            found.push_back(tree.child(trigger, Deprel::iobj));
            break;
        case ArgumentPath::host: {
            const int host = host_of(view, trigger);
            if (host == trigger) { add_modifiers(view, trigger, found); }
            found.push_back(host);
            break;
        }
        case ArgumentPath::possessor:
            add_possessors(view, trigger, found);
            break;
        case ArgumentPath::modifier:
            add_modifiers(view, trigger, found);
            break;
        case ArgumentPath::complement:
            found.push_back(tree.child(trigger, Deprel::ccomp));
            found.push_back(tree.child(trigger, Deprel::xcomp));
            found.push_back(tree.child(trigger, Deprel::acl));
            break;
        case ArgumentPath::adposition: {
            add_with_adposition(view, trigger, source.word, found);
            const int outer = outermost(view, trigger);
            if (outer != trigger) { add_with_adposition(view, outer, source.word, found); }
            const auto support = support_of(view, trigger);
            if (support.verb != k_no_token) {
                add_with_adposition(view, support.verb, source.word, found);
            }
            // "fired missiles at the town": a parser may hang the phrase on the object
            if (is_verb(tree[trigger])) {
                const int object = tree[trigger].deprel == Deprel::amod
                                       ? tree.head(trigger)
                                       : tree.child(trigger, Deprel::obj);
                if (object != k_no_token) { add_with_adposition(view, object, source.word, found); }
            }
            break;
        }
        case ArgumentPath::any:
        case ArgumentPath::sentence:
        case ArgumentPath::article:
            break;
    }
    keep_valid(found, source.path == ArgumentPath::host ? k_no_token - 1 : trigger);
    return found;
}

WordClasses phrase_classes(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    auto classes = view.classes_at(token);
    for (const int child : tree.children(token)) {
        switch (tree[child].deprel) {
            case Deprel::compound:
            case Deprel::flat:
            case Deprel::appos:
            case Deprel::amod:
                classes.add(view.classes_at(child));
                break;
            case Deprel::nmod:
                // "dozens of soldiers", "a group of rebels": what is counted says what it is
                if (!measures(view, token)) { break; }
                classes.add(view.classes_at(child));
                for (const int further : tree.children(child)) {
                    if (tree[further].deprel == Deprel::nmod && measures(view, child)) {
                        classes.add(view.classes_at(further));
                    }
                }
                break;
            case Deprel::conj:
                if (tree[child].upos != Upos::verb) { classes.add(view.classes_at(child)); }
                break;
            default:
                break;
        }
    }
    return classes;
}

WordClasses clause_classes(const SentenceView& view, int token) {
    const int clause = view.tree.clause_of(token);
    WordClasses classes;
    for (int i = 0; i < view.tree.size(); ++i) {
        if (view.tree.clause_of(i) == clause) { classes.add(view.classes_at(i)); }
    }
    return classes;
}

WordClasses sentence_classes(const SentenceView& view) {
    WordClasses classes;
    for (const auto& one : view.classes) { classes.add(one); }
    return classes;
}

}  // namespace counterclaim::claim

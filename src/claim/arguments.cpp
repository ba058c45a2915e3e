#include "claim/arguments.hpp"

#include "claim/hung_phrases.hpp"
#include "claim/laid.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// A word that only counts the noun below it. A noun that names something itself does not, though a
/// number stands before it: "three soldiers of the region".
bool measures(const SentenceView& view, int token) {
    const auto upos = view.tree[token].upos;  // "one of its drones", "près de 300 soldats"
    if (upos == Upos::num || upos == Upos::det || upos == Upos::pron || upos == Upos::adv) {
        return true;
    }
    const auto own = view.lexicon->classes_of(view.lemma(token));
    if (own.has(WordClass::measure)) { return true; }
    return view.quantity_at[static_cast<std::size_t>(token)] >= 0 && own.empty();
}

bool is_verb(const Token& token) { return token.upos == Upos::verb || token.upos == Upos::aux; }

/// A verb, a participle, or a word at the top of its sentence that forms.tsv knows for a verb where
/// the tagger took it for an adjective.
bool is_verbal(const SentenceView& view, int at) {
    const auto& token = view.tree[at];
    const bool mistaken = token.upos == Upos::adj && token.deprel == Deprel::root &&
                          view.lemma(at) != lemma_of(token);
    return is_verb(token) || token.has_feature("VerbForm=Part") || mistaken;
}

/// A verb or a colon between two words: the one does not modify the other, whatever a parser says.
bool parted(const Tree& tree, int a, int b) {
    for (int i = std::min(a, b) + 1; i < std::max(a, b); ++i) {
        if (tree[i].upos == Upos::verb && tree[i].has_feature("VerbForm=Fin")) { return true; }
        if (tree[i].form == ":") { return true; }  // "Somalie : un double attentat …"
    }
    return false;
}

void add_modifiers(const SentenceView& view, int noun, Tokens& into) {
    const auto& tree = view.tree;
    for (const int child : tree.children(noun)) {
        if (parted(tree, child, noun)) { continue; }
        const auto relation = tree[child].deprel;
        const bool bare_nmod =
            relation == Deprel::nmod && tree.child(child, Deprel::case_) == k_no_token;
        if (relation == Deprel::amod || relation == Deprel::compound || bare_nmod ||
            relation == Deprel::flat) {
            into.push_back(child);
            for (const int further : tree.children(child)) {
                const auto below = tree[further].deprel;
                // "a rebel rocket attack": whose it is may hang on the word between
                const bool on_compound = relation == Deprel::compound &&
                                         (below == Deprel::compound || below == Deprel::amod) &&
                                         further < child;
                if (below == Deprel::conj || on_compound) { into.push_back(further); }
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

void add_subject(const SentenceView& view, int trigger, Tokens& into) {
    const auto& tree = view.tree;
    if (is_verbal(view, trigger)) {
        into.push_back(subject_of(view, trigger));
        return;
    }
    const auto support = support_of(view, trigger);
    if (support.kind == Support::Kind::active) { into.push_back(subject_of(view, support.verb)); }
    if (tree.child(trigger, Deprel::cop) != k_no_token) {
        into.push_back(tree.child(trigger, Deprel::nsubj));
    }
    if (tree[trigger].deprel == Deprel::conj && tree.child(trigger, Deprel::case_) != k_no_token &&
        tree.child(tree.head(trigger), Deprel::case_) == k_no_token) {
        // "they were exhausted and in retreat"
        into.push_back(passive_subject(tree, tree.head(trigger)));
    }
    for (const int child : tree.children(trigger)) {
        if (tree[child].deprel != Deprel::acl || !tree.passive(child)) { continue; }
        if (says_who_holds(view, child) || says_who_mediates(view, child)) { continue; }
        if (accuses(view, child)) {
            add_blamed(view, child, into);
        } else {
            into.push_back(agent_of(view, child));  // "an attack carried out by the rebels"
        }
    }
    if (tree[trigger].deprel == Deprel::nsubj) { into.push_back(trigger); }
}

/// A slot of the frame is its object.
bool takes_object(const Frame& frame) {
    return std::any_of(frame.slots.begin(), frame.slots.end(), [](const FrameSlot& slot) {
        return std::any_of(
            slot.sources.begin(), slot.sources.end(),
            [](const ArgumentSource& source) { return source.path == ArgumentPath::object; });
    });
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
        const bool asks = std::any_of(frame->conditions.begin(), frame->conditions.end(),
                                      [](const Condition& condition) {
                                          return condition.argument.path == ArgumentPath::object;
                                      });
        return frame->upos == Upos::verb && others.size() == 1 && word_is(tree[next], others[0]) &&
               (asks || takes_object(*frame));
    });
    return known ? object : k_no_token;
}

void add_object(const SentenceView& view, int trigger, Tokens& into) {
    if (is_verbal(view, trigger)) {
        const int object = object_of(view, trigger);
        into.push_back(object == k_no_token ? object_behind_particle(view, trigger) : object);
        return;
    }
    const auto support = support_of(view, trigger);
    if (support.kind == Support::Kind::passive) { into.push_back(subject_of(view, support.verb)); }
}

/// "Repelled twelve Russian attacks": the noun that a verb says its matter with, whose modifiers
/// and owners are the verb's.
int noun_of_verb(const SentenceView& view, int trigger) {
    return is_verb(view.tree[trigger]) ? object_of(view, trigger) : k_no_token;
}

/// What an adposition ties to an occurrence: to its word, the noun that stands for it, the verb
/// that carries it, the object and subject of a verb.
void add_phrases(const SentenceView& view, int trigger, std::string_view word, Tokens& into) {
    const auto& tree = view.tree;
    add_with_adposition(view, trigger, word, into);
    if (tree[trigger].upos == Upos::noun) { add_shared_phrases(view, trigger, word, into); }
    const int outer = outermost(view, trigger);
    if (outer != trigger) { add_with_adposition(view, outer, word, into); }
    if (into.empty()) { add_sides_behind_place(view, trigger, word, into); }
    const auto support = support_of(view, trigger);
    if (support.verb != k_no_token) { add_with_adposition(view, support.verb, word, into); }
    if (!is_verb(tree[trigger])) { return; }
    // "fired missiles at the town": a parser may hang the phrase on the object
    const int object = tree[trigger].deprel == Deprel::amod ? tree.head(trigger)
                                                            : tree.child(trigger, Deprel::obj);
    if (object != k_no_token) {
        add_with_adposition(view, object, word, into);
        add_place_behind_party(view, object, word, into);
        add_goal_behind_last(view, object, word, into);
    }
    add_parties_of_subject(view, trigger, word, into);
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

bool says_who_holds(const SentenceView& view, int verb) {
    const auto& frames = view.lexicon->frames_of(view.lemma(verb));
    return std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
        return frame->upos == Upos::verb && frame->type == ClaimType::hold;
    });
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
            if (const int object = noun_of_verb(view, trigger); object != k_no_token) {
                add_possessors(view, object, found);
            }
            break;
        case ArgumentPath::modifier:
            add_modifiers(view, trigger, found);
            if (const int object = noun_of_verb(view, trigger); object != k_no_token) {
                add_modifiers(view, object, found);
            }
            break;
        case ArgumentPath::complement:
            found.push_back(tree.child(trigger, Deprel::ccomp));
            found.push_back(tree.child(trigger, Deprel::xcomp));
            found.push_back(tree.child(trigger, Deprel::acl));
            break;
        case ArgumentPath::adposition:
            add_phrases(view, trigger, source.word, found);
            break;
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
    // "truce talks" may fail without a truce
    const bool sought = classes.has(WordClass::talks);
    for (const int child : tree.children(token)) {
        switch (tree[child].deprel) {
            case Deprel::compound:
            case Deprel::flat:
            case Deprel::appos:
            case Deprel::amod:
                if (sought && view.classes_at(child).has(WordClass::truce)) { break; }
                classes.add(view.classes_at(child));
                break;
            case Deprel::obl:
                // "plus de 300 soldats": an adverb that counts has what it counts beside it
                if (tree[token].upos != Upos::adv) { break; }
                [[fallthrough]];
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
        const bool tells = view.sourced[static_cast<std::size_t>(i)] == 0;
        if (tells && view.tree.clause_of(i) == clause) { classes.add(view.classes_at(i)); }
    }
    return classes;
}

WordClasses sentence_classes(const SentenceView& view) {
    WordClasses classes;
    for (const auto& one : view.classes) { classes.add(one); }
    return classes;
}

}  // namespace counterclaim::claim

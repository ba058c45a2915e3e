// Who acts and who is struck where no argument of the word that names the occurrence says so: a
// verb beside it, another noun, the clause.

#include "claim/roles_beside.hpp"

#include "claim/arguments.hpp"
#include "claim/coreference.hpp"
#include "claim/hung_phrases.hpp"
#include "claim/participant.hpp"
#include "claim/set_against.hpp"
#include "claim/slots.hpp"
#include "claim/speaker.hpp"

#include <algorithm>

namespace counterclaim::claim {

namespace {

/// Deeper in the phrase of a violent noun: "a salvo of Armenian missiles", "a missile attack by the
/// army".
int actor_below(const SentenceView& view, int trigger, int target) {
    const auto& tree = view.tree;
    for (int i = tree.first_of(trigger); i <= tree.last_of(trigger); ++i) {
        const auto* actor = view.actor(i);
        if (actor == nullptr || actor->party.empty() || i == trigger || !tree.below(i, trigger)) {
            continue;
        }
        if (target != k_no_token && tree.below(i, target)) { continue; }
        const int marker = tree.child(i, Deprel::case_);
        const int above = tree.head(i);
        // "the toll of the attack given by the army": who gives it
        const bool of_other_verb = tree[above].upos == Upos::verb &&
                                   (tree.head(above) != trigger || says_who_holds(view, above));
        const bool agent =
            marker != k_no_token && has_cue(view, marker, CueKind::agent) && !of_other_verb;
        const bool of_weapon = tree[i].deprel == Deprel::amod && above != trigger &&
                               (view.classes_at(above).has(WordClass::heavy_weapon) ||
                                view.classes_at(above).has(WordClass::aircraft));
        if (agent || of_weapon) { return i; }
    }
    return k_no_token;
}

}  // namespace

bool is_mutual(const Frame& frame) {
    return std::any_of(frame.slots.begin(), frame.slots.end(),
                       [](const FrameSlot& slot) { return slot.name == FrameSlot::Name::both; });
}

bool is_accord(ClaimType type) {
    return type == ClaimType::ceasefire || type == ClaimType::agreement ||
           type == ClaimType::talks || type == ClaimType::release_exchange;
}

namespace {

/// Who acts where the tree gives a verb of force no subject: the nearest party before it that
/// stands free, as a subject or by itself. "Rebels, who hold the port, fired …": parsers take
/// "fired" for an adjective.
int actor_before(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const int verb = occurrence.token;
    for (const int child : tree.children(verb)) {
        const auto relation = tree[child].deprel;
        if (relation == Deprel::aux && tree[child].subtype == DeprelSubtype::pass) {
            return k_no_token;
        }
        if (relation == Deprel::nsubj) { return k_no_token; }
    }
    if (tree.infinitive(verb)) { return k_no_token; }
    const auto before = verb > 0 ? tree[verb - 1].upos : Upos::x;
    const bool attribute = tree[verb].deprel == Deprel::amod && tree.head(verb) > verb;
    if (attribute && (before == Upos::num || before == Upos::det || before == Upos::adj)) {
        return k_no_token;  // "300,000 killed and wounded soldiers"
    }
    for (int i = verb - 1; i >= 0; --i) {
        const auto* actor = view.actor(i);
        if (actor == nullptr || actor->party.empty()) { continue; }
        const auto relation = tree[i].deprel;
        const bool free = relation == Deprel::nsubj || relation == Deprel::root;
        if (free && tree.child(i, Deprel::case_) == k_no_token) { return i; }
    }
    return k_no_token;
}

/// "IS group suicide blast", "in rebel counter-offensive": in titles a parser may not see that a
/// noun before another belongs to it.
int neighbour_of(const SentenceView& view, int noun) {
    constexpr int k_reach = 3;
    for (int before = noun - 1; before >= 0 && before >= noun - k_reach; --before) {
        const auto upos = view.token(before).upos;
        if (upos != Upos::noun && upos != Upos::propn && upos != Upos::adj) { break; }
        const auto* actor = view.actor(before);
        if (actor == nullptr || actor->party.empty()) { continue; }
        if (is_bare_weapon(view, before)) { return k_no_token; }
        const bool fights =
            actor->kind == ActorKind::armed_group || actor->kind == ActorKind::armed_force;
        return fights ? before : k_no_token;
    }
    return k_no_token;
}

/// Who kills in an attack is who attacks: "the army killed ten rebels in a raid". Only a verb with
/// its own victim says so, not "two soldiers died in a raid".
int attacker_above(const SentenceView& view, int trigger) {
    if (is_answered(view, trigger)) { return k_no_token; }
    const auto& tree = view.tree;
    const int outer = outermost(view, trigger);
    const int verb = tree.head(outer);
    if (verb == k_no_token || tree[outer].deprel != Deprel::obl || tree.passive(verb)) {
        return k_no_token;
    }
    const int object = object_of(view, verb);
    const bool kills =
        has_cue(view, verb, CueKind::result) || has_cue(view, verb, CueKind::occurrence);
    if (object == k_no_token || object == outer || !kills) { return k_no_token; }
    // "fait état de deux morts dans un bombardement": who tells of it does not do it
    if (saying_at(view, verb) != nullptr) { return k_no_token; }
    const int subject = subject_of(view, verb);
    if (subject == k_no_token || subject == object || tree.below(subject, outer)) {
        return k_no_token;
    }
    return can_act(view, subject) ? subject : k_no_token;
}

/// "An attack by the rebels cost eight lives", "was hit by Norlandian artillery fire": whoever acts
/// in the noun that does what the verb says.
int actor_of_subject(const SentenceView& view, const Occurrence& occurrence) {
    const int subject = subject_of(view, occurrence.token);
    if (subject == k_no_token || !view.classes_at(subject).has(WordClass::attack)) {
        return k_no_token;
    }
    for (const auto* frame : view.lexicon->frames_of(view.lemma(subject))) {
        if (frame->upos != Upos::noun || !frame->phrase.others.empty()) { continue; }
        for (const auto& slot : frame->slots) {
            if (slot.name != FrameSlot::Name::actor) { continue; }
            for (const auto& source : slot.sources) {
                for (const int token : fillers(view, subject, source)) {
                    if (fits(view, occurrence, slot.name, source, token)) { return token; }
                }
            }
        }
    }
    return is_violent(occurrence.type) ? actor_below(view, subject, k_no_token) : k_no_token;
}

/// A personal pronoun right before a verb is its subject, also where the tree takes the verb for an
/// adjective: "the rebels said they controlled crossings".
int pronoun_before(const SentenceView& view, const Occurrence& occurrence) {
    const int before = occurrence.token - 1;
    if (before < 0) { return k_no_token; }
    const auto& word = view.token(before);
    // "le bilan s'élève à": a clitic that only makes the verb reflexive is nobody
    const bool personal = word.upos == Upos::pron && Coreference::is_pronoun(word) &&
                          word.deprel != Deprel::expl && !word.has_feature("Reflex=Yes") &&
                          !word.has_feature("Poss=Yes") && !word.has_feature("Case=Acc");
    return personal ? before : k_no_token;
}

/// "A deal was signed between the two", "signed a deal between them": whom the verb of an accord,
/// or the noun it is said of, sets on its two sides.
int parties_between(const SentenceView& view, int verb) {
    const auto between = [&](int head) {
        for (const int child : view.tree.children(head)) {
            if (case_says(view, child, CueKind::reciprocal) && can_act(view, child)) {
                return child;
            }
        }
        return k_no_token;
    };
    int found = between(verb);
    for (const auto relation : {Deprel::nsubj, Deprel::obj}) {
        const int noun = view.tree.child(verb, relation);
        if (found == k_no_token && noun != k_no_token) { found = between(noun); }
    }
    return found;
}

/// The parties of a mutual act where no phrase of its noun names them: what the verb sets against
/// each other ("fighting pits A against B"), and for talks whoever the sentence is about.
int parties_beside(const SentenceView& view, const Occurrence& occurrence) {
    const auto named = [&](int token) {
        return token != k_no_token && view.actor(token) != nullptr &&
               !view.actor(token)->party.empty();
    };
    const int one = set_against(view, occurrence).one;
    if (one != k_no_token) { return one; }
    if (!is_accord(occurrence.type)) { return k_no_token; }
    const int clause = view.tree.clause_of(occurrence.token);
    if (clause == occurrence.token) { return k_no_token; }
    if (view.tree.head(outermost(view, occurrence.token)) == clause) {
        const int both = parties_between(view, clause);
        if (both != k_no_token) { return both; }
    }
    // "the rebels accepted on Thursday a truce put forward by …": the noun may hang anywhere below
    const bool decides = has_cue(view, clause, CueKind::support) ||
                         has_cue(view, clause, CueKind::refused) ||  // "rejected a truce"
                         has_cue(view, clause, CueKind::excluded);
    if (occurrence.type != ClaimType::talks && !decides) { return k_no_token; }
    const int subject = subject_of(view, clause);
    return named(subject) && subject != occurrence.token ? subject : k_no_token;
}

/// Two or more that the phrase of a noun names together: "the ministers of Rwanda and Congo".
bool names_several(const SentenceView& view, int token) {
    Tokens members;
    view.tree.coordinated(token, members);
    for (const int child : view.tree.children(token)) {
        if (view.tree[child].deprel == Deprel::nmod) { view.tree.coordinated(child, members); }
    }
    std::vector<std::string> first;
    for (const int member : members) {
        const auto* actor = view.actor(member);
        if (actor == nullptr || actor->party.empty()) { continue; }
        if (actor->joint || (!first.empty() && !overlap(first, actor->party))) { return true; }
        if (first.empty()) { first = actor->party; }
    }
    return false;
}

/// "The ministers of the two countries put their names to a peace agreement": several that the
/// clause is about agree with each other.
int several_beside(const SentenceView& view, const Occurrence& occurrence) {
    if (!is_accord(occurrence.type)) { return k_no_token; }
    const int clause = view.tree.clause_of(occurrence.token);
    if (clause == occurrence.token || view.tree[clause].upos != Upos::verb) { return k_no_token; }
    if (saying_at(view, clause) != nullptr && !has_cue(view, clause, CueKind::support)) {
        return k_no_token;
    }
    const int subject = subject_of(view, clause);
    return subject != k_no_token && subject != occurrence.token && names_several(view, subject)
               ? subject
               : k_no_token;
}

}  // namespace

int actor_of_support(const SentenceView& view, const Occurrence& occurrence) {
    if (occurrence.support.kind != Support::Kind::active ||
        occurrence.type == ClaimType::casualty_toll || occurrence.type == ClaimType::displacement) {
        return k_no_token;
    }
    const int subject = subject_of(view, occurrence.support.verb);
    return subject != k_no_token && subject != occurrence.token && can_act(view, subject)
               ? subject
               : k_no_token;
}

namespace {

/// Whom what he suffers or comes under strikes: "the post came under attack".
int target_of_support(const SentenceView& view, const Occurrence& occurrence) {
    if (occurrence.support.kind != Support::Kind::passive || !is_violent(occurrence.type)) {
        return k_no_token;
    }
    const int subject = subject_of(view, occurrence.support.verb);
    return subject == occurrence.token ? k_no_token : subject;
}

/// "They attacked, in breach of the truce": who breaks it is who does what the clause tells.
int breaker_of_clause(const SentenceView& view, const Occurrence& occurrence) {
    const int clause = view.tree.clause_of(occurrence.token);
    if (occurrence.type != ClaimType::ceasefire_violation || clause == occurrence.token) {
        return k_no_token;
    }
    const int subject = subject_of(view, clause);
    if (subject == k_no_token || subject == occurrence.token) { return k_no_token; }
    if (can_act(view, subject)) { return subject; }
    // "fighting set A against B, in breach of …"
    const int object = object_of(view, clause);
    return object != k_no_token && can_act(view, object) ? object : k_no_token;
}

/// "Two Norlandian soldiers were sent to the town": troops that nobody is said to send are who
/// comes.
int troops_sent(const SentenceView& view, const Occurrence& occurrence) {
    if (occurrence.type != ClaimType::deployment || !view.tree.passive(occurrence.token)) {
        return k_no_token;
    }
    const int troops = object_of(view, occurrence.token);
    if (troops == k_no_token || !phrase_classes(view, troops).has(WordClass::force)) {
        return k_no_token;
    }
    const auto* named = view.actor(troops);
    const bool known = (named != nullptr && !named->party.empty()) || names_its_party(view, troops);
    return known ? troops : k_no_token;
}

/// The actor of a verb whose tree gives it none.
int actor_of_verb(const SentenceView& view, const Occurrence& occurrence, int target) {
    if (is_accord(occurrence.type)) {
        const int both = parties_between(view, occurrence.token);
        if (both != k_no_token) { return both; }
    }
    const int troops = troops_sent(view, occurrence);
    if (troops != k_no_token) { return troops; }
    if (is_violent(occurrence.type) || is_accord(occurrence.type)) {
        const int token = actor_before(view, occurrence);
        if (token != k_no_token && token != target) { return token; }
    }
    const int pronoun = pronoun_before(view, occurrence);
    return pronoun != k_no_token ? pronoun : actor_of_subject(view, occurrence);
}

/// "The army attempted a breakthrough", "is preparing an assault": who tries or plans it is to do
/// it; who expects one, or hopes for it, is not.
int actor_of_attempt(const SentenceView& view, const Occurrence& occurrence) {
    const int outer = outermost(view, occurrence.token);
    const int verb = view.tree.head(outer);
    if (!is_violent(occurrence.type) || verb == k_no_token || view.token(verb).upos != Upos::verb ||
        view.token(outer).deprel != Deprel::obj) {
        return k_no_token;
    }
    const auto* saying = saying_at(view, verb);
    const bool expects = saying != nullptr && saying->force == Force::believe;
    const bool plans = has_cue(view, verb, CueKind::future) && !expects;
    const int subject =
        plans || has_cue(view, verb, CueKind::attempt) ? subject_of(view, verb) : k_no_token;
    return subject != k_no_token && can_act(view, subject) ? subject : k_no_token;
}

/// The actor of a noun whose phrase names none.
int actor_of_noun(const SentenceView& view, const Occurrence& occurrence, int target) {
    int token = is_mutual(*occurrence.frame) ? parties_beside(view, occurrence)
                                             : actor_of_support(view, occurrence);
    if (token == k_no_token) { token = actor_of_attempt(view, occurrence); }
    if (token == k_no_token) { token = several_beside(view, occurrence); }
    if (token == k_no_token && !is_accord(occurrence.type)) {
        token = actor_below(view, occurrence.token, target);
    }
    if (token == k_no_token && is_violent(occurrence.type)) {
        token = attacker_above(view, occurrence.token);
        if (token == k_no_token) { token = neighbour_of(view, occurrence.token); }
    }
    return token == k_no_token ? breaker_of_clause(view, occurrence) : token;
}

/// "The strike killed a rebel commander", "a rebel commander was killed in the strike": a victim
/// with a side of his own, of what one side does to another.
int victim_beside(const SentenceView& view, const Occurrence& occurrence) {
    const int outer = outermost(view, occurrence.token);
    const int verb = view.tree.head(outer);
    if (is_mutual(*occurrence.frame) || verb == k_no_token ||
        (!has_cue(view, verb, CueKind::result) && !has_cue(view, verb, CueKind::occurrence))) {
        return k_no_token;
    }
    const auto relation = view.tree[outer].deprel;
    if (relation != Deprel::nsubj && relation != Deprel::obl) { return k_no_token; }
    const int victim = object_of(view, verb);
    if (victim == k_no_token || victim == outer) { return k_no_token; }
    const auto* actor = view.actor(victim);
    const bool known = actor != nullptr && (!actor->party.empty() || !actor->candidates.empty());
    return known ? victim : k_no_token;
}

}  // namespace

int actor_beside(const SentenceView& view, const Occurrence& occurrence, int target) {
    int token = harmed_on_behalf(view, occurrence);
    if (token == k_no_token) {
        token = occurrence.nominal ? actor_of_noun(view, occurrence, target)
                                   : actor_of_verb(view, occurrence, target);
    }
    return token == target ? k_no_token : token;
}

int target_beside(const SentenceView& view, const Occurrence& occurrence, int actor) {
    if (!occurrence.nominal) { return k_no_token; }
    const int suffers = target_of_support(view, occurrence);
    if (suffers != k_no_token && suffers != actor) { return suffers; }
    if (!is_violent(occurrence.type)) { return k_no_token; }
    // "the blast hit the crossing"
    const int verb = verb_of_deed(view, occurrence.token);
    const int object = verb == k_no_token ? victim_beside(view, occurrence) : object_of(view, verb);
    return object == occurrence.token || object == actor ? k_no_token : object;
}

}  // namespace counterclaim::claim

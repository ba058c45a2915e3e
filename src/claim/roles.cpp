#include "claim/roles.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// Whether a filler can do something: a party, a force, a person, a weapon of somebody's.
bool can_act(const SentenceView& view, int token) {
    static const auto k_agents = [] {
        WordClasses classes;
        for (const auto one :
             {WordClass::force, WordClass::party, WordClass::person, WordClass::leader,
              WordClass::civilian, WordClass::aircraft, WordClass::heavy_weapon, WordClass::vehicle,
              WordClass::peacekeeper, WordClass::court, WordClass::crowd}) {
            classes.add(one);
        }
        return classes;
    }();
    if (Coreference::is_pronoun(view.token(token))) { return true; }
    if (view.actor(token) != nullptr) { return true; }
    const auto classes = view.classes_at(token);
    if (classes.meets(k_agents)) { return true; }
    if (classes.has(WordClass::place) || classes.has(WordClass::building) ||
        classes.has(WordClass::position)) {
        return false;
    }
    const auto& tree = view.tree;
    for (const int child : tree.children(token)) {
        const auto relation = tree[child].deprel;
        if (relation == Deprel::nmod || relation == Deprel::amod || relation == Deprel::compound ||
            relation == Deprel::appos || relation == Deprel::flat) {
            if (view.actor(child) != nullptr || view.classes_at(child).meets(k_agents)) {
                return true;
            }
        }
    }
    return false;
}

/// "An assault of artillery", "artillery fire": without an article not somebody's guns, but the
/// kind of deed.
bool is_bare_weapon(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const bool bare = tree.child(token, Deprel::det) == k_no_token &&
                      tree.child(token, Deprel::nmod) == k_no_token &&
                      tree.child(token, Deprel::amod) == k_no_token &&
                      !view.token(token).has_feature("Number=Plur");
    return bare && view.lexicon->classes_of(view.lemma(token)).has(WordClass::heavy_weapon);
}

/// What is fired or dropped: it neither acts by itself nor is aimed at.
bool is_means(const SentenceView& view, int token) {
    const auto classes = view.classes_at(token);
    if (is_bare_weapon(view, token)) { return true; }
    return (classes.has(WordClass::heavy_weapon) || classes.has(WordClass::weapon) ||
            classes.has(WordClass::bomb)) &&
           !classes.has(WordClass::force) && !classes.has(WordClass::vehicle);
}

/// Adjectives and compounds fill a slot only when they name a party: "Armenian shelling", not
/// "heavy shelling".
bool fits(const SentenceView& view, const Occurrence& occurrence, FrameSlot::Name slot,
          const ArgumentSource& source, int token) {
    const auto& word = view.token(token);
    if (view.time_at[static_cast<std::size_t>(token)] >= 0) { return false; }
    if (source.path == ArgumentPath::modifier) {
        if (is_bare_weapon(view, token)) { return false; }  // "artillery fire"
        const auto* actor = view.actor(token);
        const bool force = view.classes_at(token).has(WordClass::force) ||
                           view.classes_at(token).has(WordClass::party);
        if (slot == FrameSlot::Name::target) {
            return actor != nullptr || view.place(token) != nullptr;
        }
        return actor != nullptr || (word.upos == Upos::noun && force);
    }
    if (slot == FrameSlot::Name::actor || slot == FrameSlot::Name::both) {
        const int counted = view.quantity_at[static_cast<std::size_t>(token)];
        if (counted >= 0) {
            const auto kind = view.reading->quantities[static_cast<std::size_t>(counted)].kind;
            if (kind == QuantityKind::killed || kind == QuantityKind::wounded) { return false; }
        }
        if (source.path == ArgumentPath::adposition && is_means(view, token)) {
            return false;  // "a salvo of rockets"
        }
        return word.upos != Upos::adv && can_act(view, token);
    }
    if (slot == FrameSlot::Name::place) { return true; }
    if (occurrence.nominal && is_violent(occurrence.type) &&
        source.path == ArgumentPath::adposition && is_means(view, token)) {
        return false;  // "an attack of missiles on the town"
    }
    // a target: no bare measure of time or manner, which parsers like to hang on verbs
    return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron ||
           word.upos == Upos::num || word.upos == Upos::adj || word.upos == Upos::det ||
           word.upos == Upos::x || word.upos == Upos::sym;
}

/// What stands where `source` says; for a phrase of verb and noun ("fell into the hands of the
/// rebels") also below its noun.
Tokens fillers_of(const SentenceView& view, const Occurrence& occurrence,
                  const ArgumentSource& source) {
    auto found = fillers(view, occurrence.token, source);
    if (!found.empty() || occurrence.nominal || source.path != ArgumentPath::adposition) {
        return found;
    }
    const auto& others = occurrence.frame->phrase.others;
    for (const int child : view.tree.children(occurrence.token)) {
        const auto& word = view.tree[child];
        if (word.upos != Upos::noun) { continue; }
        if (std::any_of(others.begin(), others.end(),
                        [&](const auto& other) { return word_is(word, other); })) {
            return fillers(view, child, source);
        }
    }
    return found;
}

/// "A deployment in the border zone of foreign fighters": the phrase a noun asks for, hung by the
/// parser on another phrase of the noun.
Tokens fillers_further(const SentenceView& view, int noun, const ArgumentSource& source) {
    Tokens found;
    const auto& tree = view.tree;
    if (source.path != ArgumentPath::adposition) { return found; }
    for (const int child : tree.children(noun)) {
        if (child < noun || tree[child].deprel != Deprel::nmod) { continue; }
        for (const int further : tree.children(child)) {
            if (further < child || tree[further].deprel != Deprel::nmod) { continue; }
            const bool other = adposition_of(view, child) != source.word;
            const bool wanted = adposition_of(view, further) == source.word;
            if (other && wanted && view.place(further) == nullptr) { found.push_back(further); }
        }
    }
    return found;
}

int fill(const SentenceView& view, const Occurrence& occurrence, const FrameSlot& slot, int taken) {
    for (const auto& source : slot.sources) {
        for (const int token : fillers_of(view, occurrence, source)) {
            const bool around = occurrence.nominal && slot.name == FrameSlot::Name::target &&
                                token != occurrence.token &&
                                view.tree.below(occurrence.token, token);
            if (around && source.path == ArgumentPath::object) { continue; }
            if (token != taken && fits(view, occurrence, slot.name, source, token)) {
                return token;
            }
        }
    }
    if (!occurrence.nominal || slot.name != FrameSlot::Name::actor) { return k_no_token; }
    for (const auto& source : slot.sources) {
        for (const int token : fillers_further(view, occurrence.token, source)) {
            if (token != taken && fits(view, occurrence, slot.name, source, token)) {
                return token;
            }
        }
    }
    return k_no_token;
}

/// Mutual acts: the first party named is the actor, the others the target; a clash has all of them
/// as one actor.
void split_parties(const SentenceView& view, const Occurrence& occurrence, int token,
                   const Coreference& coreference, Roles& roles) {
    Tokens members;
    view.tree.coordinated(token, members);
    if (members.size() < 2 && view.tree.head(token) == occurrence.token) {
        // "fighting between the army and the rebels": a parser may hang the second on the noun
        for (const int child : view.tree.children(occurrence.token)) {
            if (child > token && view.tree[child].deprel == Deprel::conj && can_act(view, child)) {
                members.push_back(child);
            }
        }
    }
    roles.actor_token = token;
    const bool peaceful = !is_violent(occurrence.type);
    if (!peaceful || members.size() < 2) {
        roles.actor = participant_at(view, token, coreference);
        for (const int member : members) {
            if (view.tree.below(member, token)) { continue; }
            const auto more = participant_at(view, member, coreference);
            add_parties(more.party, roles.actor->party);
            roles.actor->span = join(roles.actor->span, more.span);
            roles.actor->text = slice(view.reading->article.text, roles.actor->span);
        }
        roles.actor->joint = roles.actor->joint || roles.actor->party.size() > 1;
        if (members.size() > 1) {
            // two that fight each other: the one named last is whom the first fights
            auto other = participant_at(view, members.back(), coreference);
            const auto* only = view.actor(members.back());
            if (only != nullptr && !only->party.empty()) { other.party = only->party; }
            if (!other.party.empty()) {
                roles.target_token = members.back();
                roles.target = std::move(other);
            }
        }
        return;
    }
    Participant first = participant_at(view, members[0], coreference);
    if (const auto* only = view.actor(members[0]); only != nullptr) {
        first.party = only->party;
        first.text = only->text;
        first.span = only->span;
    }
    first.joint = false;
    roles.actor = std::move(first);
    roles.target_token = members[1];
    roles.target = participant_at(view, members[1], coreference);
    for (std::size_t i = 2; i < members.size(); ++i) {
        const auto more = participant_at(view, members[i], coreference);
        add_parties(more.party, roles.target->party);
        roles.target->span = join(roles.target->span, more.span);
    }
}

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
        const bool of_other_verb = tree[above].upos == Upos::verb && tree.head(above) != trigger;
        const bool agent =
            marker != k_no_token && has_cue(view, marker, CueKind::agent) && !of_other_verb;
        const bool of_weapon = tree[i].deprel == Deprel::amod && above != trigger &&
                               (view.classes_at(above).has(WordClass::heavy_weapon) ||
                                view.classes_at(above).has(WordClass::aircraft));
        if (agent || of_weapon) { return i; }
    }
    return k_no_token;
}

/// Talks, clashes: the parties act on each other.
bool is_mutual(const Frame& frame) {
    return std::any_of(frame.slots.begin(), frame.slots.end(),
                       [](const FrameSlot& slot) { return slot.name == FrameSlot::Name::both; });
}

/// What nobody does alone.
bool is_accord(ClaimType type) {
    return type == ClaimType::ceasefire || type == ClaimType::agreement ||
           type == ClaimType::talks || type == ClaimType::release_exchange;
}

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
    const auto& tree = view.tree;
    const int outer = outermost(view, trigger);
    const int verb = tree.head(outer);
    if (verb == k_no_token || tree[outer].deprel != Deprel::obl || tree.passive(verb)) {
        return k_no_token;
    }
    const int object = object_of(view, verb);
    const bool kills =
        has_cue(view, verb, CueKind::result) || has_cue(view, verb, CueKind::occurrence);
    if (object == k_no_token || !kills) { return k_no_token; }
    const int subject = subject_of(view, verb);
    if (subject == k_no_token || subject == object || tree.below(subject, outer)) {
        return k_no_token;
    }
    return can_act(view, subject) ? subject : k_no_token;
}

/// "An attack by the rebels cost eight lives": whoever acts in the noun that is the verb's subject.
int actor_of_subject(const SentenceView& view, const Occurrence& occurrence) {
    const int subject =
        view.tree.passive(occurrence.token) ? k_no_token : subject_of(view, occurrence.token);
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
    return k_no_token;
}

/// A personal pronoun right before a verb is its subject, also where the tree takes the verb for an
/// adjective: "the rebels said they controlled crossings".
int pronoun_before(const SentenceView& view, const Occurrence& occurrence) {
    const int before = occurrence.token - 1;
    if (before < 0) { return k_no_token; }
    const auto& word = view.token(before);
    const bool personal = word.upos == Upos::pron && Coreference::is_pronoun(word) &&
                          !word.has_feature("Poss=Yes") && !word.has_feature("Case=Acc");
    return personal ? before : k_no_token;
}

/// The parties of a mutual act where no phrase of its noun names them: what the verb sets against
/// each other ("fighting pits A against B"), and for talks whoever the sentence is about.
int parties_beside(const SentenceView& view, const Occurrence& occurrence) {
    const auto named = [&](int token) {
        return token != k_no_token && view.actor(token) != nullptr &&
               !view.actor(token)->party.empty();
    };
    if (occurrence.support.kind == Support::Kind::occurrence) {
        const int object = object_of(view, occurrence.support.verb);
        if (object != k_no_token && object != occurrence.token && can_act(view, object)) {
            return object;
        }
    }
    if (!is_accord(occurrence.type)) { return k_no_token; }
    const int clause = view.tree.clause_of(occurrence.token);
    if (clause == occurrence.token) { return k_no_token; }
    // "the rebels accepted on Thursday a truce put forward by …": the noun may hang anywhere below
    if (occurrence.type != ClaimType::talks && !has_cue(view, clause, CueKind::support)) {
        return k_no_token;
    }
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
    const auto& sayings = view.lexicon->sayings_of(view.lemma(clause));
    if (!sayings.empty() && !has_cue(view, clause, CueKind::support)) { return k_no_token; }
    const int subject = subject_of(view, clause);
    return subject != k_no_token && subject != occurrence.token && names_several(view, subject)
               ? subject
               : k_no_token;
}

/// What one does by launching, ordering or announcing it: "announced a mobilisation".
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

/// Who attacks does not attack himself: "its base", "they" after a verb of force are the other's,
/// and what somebody holds is nobody else's.
void part_from_actor(const SentenceView& view, const Occurrence& occurrence,
                     const Coreference& coreference, Roles& roles) {
    if (!roles.actor || !roles.target || !overlap(roles.actor->party, roles.target->party)) {
        return;
    }
    if (occurrence.type == ClaimType::hold) { roles.target->party.clear(); }
    if (!is_violent(occurrence.type) && occurrence.type != ClaimType::capture) { return; }
    if (roles.actor->joint || roles.target_token == k_no_token) { return; }
    const int owner = pronoun_of(view, roles.target_token);
    if (owner == k_no_token) { return; }
    const auto* other = coreference.resolve(view, owner, roles.actor->party);
    roles.target->party = other == nullptr ? std::vector<std::string>{} : other->party;
}

}  // namespace

Roles read_roles(const SentenceView& view, const Occurrence& occurrence,
                 const Coreference& coreference) {
    Roles roles;
    for (const auto& slot : occurrence.frame->slots) {
        if (slot.name == FrameSlot::Name::both && roles.actor_token == k_no_token) {
            const int token = fill(view, occurrence, slot, k_no_token);
            if (token != k_no_token) { split_parties(view, occurrence, token, coreference, roles); }
        } else if (slot.name == FrameSlot::Name::actor && roles.actor_token == k_no_token) {
            const int token = fill(view, occurrence, slot, roles.target_token);
            if (token != k_no_token && is_accord(occurrence.type) && is_mutual(*occurrence.frame)) {
                split_parties(view, occurrence, token, coreference, roles);
            } else if (token != k_no_token) {
                roles.actor_token = token;
                roles.actor = participant_at(view, token, coreference);
            }
        } else if (slot.name == FrameSlot::Name::target && roles.target_token == k_no_token) {
            roles.target_token = fill(view, occurrence, slot, roles.actor_token);
            if (roles.target_token != k_no_token) {
                roles.target = participant_at(view, roles.target_token, coreference);
            }
        } else if (slot.name == FrameSlot::Name::place) {
            for (const auto& source : slot.sources) {
                for (const int token : fillers(view, occurrence.token, source)) {
                    roles.place_tokens.push_back(token);
                }
            }
        }
    }
    if (occurrence.nominal && roles.target_token == k_no_token) {
        const int token = target_of_support(view, occurrence);
        if (token != k_no_token && token != roles.actor_token) {
            roles.target_token = token;
            roles.target = participant_at(view, token, coreference);
        }
    }
    if (occurrence.nominal && roles.target_token == k_no_token && is_violent(occurrence.type)) {
        // "the blast hit the crossing"
        const int verb = verb_of_deed(view, occurrence.token);
        if (verb != k_no_token) {
            const int object = object_of(view, verb);
            if (object != k_no_token && object != occurrence.token) {
                roles.target_token = object;
                roles.target = participant_at(view, object, coreference);
            }
        }
    }
    if (occurrence.type == ClaimType::armed_clash && is_mutual(*occurrence.frame) && roles.target) {
        // "soldiers died in clashes with the rebels": who fights whom is one joint actor
        if (!roles.actor) {
            roles.actor = roles.target;
            roles.actor_token = roles.target_token;
        } else {
            add_parties(roles.target->party, roles.actor->party);
        }
        roles.actor->joint = true;
    }
    if (roles.actor_token == k_no_token && !occurrence.nominal &&
        (is_violent(occurrence.type) || is_accord(occurrence.type))) {
        const int token = actor_before(view, occurrence);
        if (token != k_no_token && token != roles.target_token) {
            roles.actor_token = token;
            roles.actor = participant_at(view, token, coreference);
        }
    }
    if (roles.actor_token == k_no_token && !occurrence.nominal) {
        int token = pronoun_before(view, occurrence);
        if (token == k_no_token) { token = actor_of_subject(view, occurrence); }
        if (token != k_no_token && token != roles.target_token) {
            roles.actor_token = token;
            roles.actor = participant_at(view, token, coreference);
        }
    }
    if (roles.actor_token == k_no_token && occurrence.nominal) {
        int token = is_mutual(*occurrence.frame) ? parties_beside(view, occurrence)
                                                 : actor_of_support(view, occurrence);
        if (token == k_no_token) { token = several_beside(view, occurrence); }
        if (token == k_no_token && !is_accord(occurrence.type)) {
            token = actor_below(view, occurrence.token, roles.target_token);
        }
        if (token == k_no_token && is_violent(occurrence.type)) {
            token = attacker_above(view, occurrence.token);
            if (token == k_no_token) { token = neighbour_of(view, occurrence.token); }
        }
        if (token == k_no_token) { token = breaker_of_clause(view, occurrence); }
        if (token != k_no_token && token != roles.target_token) {
            if (is_accord(occurrence.type) && is_mutual(*occurrence.frame)) {
                split_parties(view, occurrence, token, coreference, roles);
            } else {
                roles.actor_token = token;
                roles.actor = participant_at(view, token, coreference);
            }
        }
    }
    if (occurrence.nominal && occurrence.type == ClaimType::deployment) {
        // "Washington announced the dispatch of 500 soldiers to Iraq": they are who sends them
        const int sender = actor_of_support(view, occurrence);
        if (sender != k_no_token && view.actor(sender) != nullptr &&
            !view.actor(sender)->party.empty()) {
            roles.actor_token = sender;
            roles.actor = participant_at(view, sender, coreference);
        }
    }
    if (roles.actor && is_violent(occurrence.type) && roles.actor_token != k_no_token &&
        Coreference::is_pronoun(view.token(roles.actor_token))) {
        // "they will kill us": not the people who fled them, of whom the text told last
        const auto* meant = view.actor(roles.actor_token);
        if (meant != nullptr && meant->civilian) { roles.actor->party.clear(); }
    }
    part_from_actor(view, occurrence, coreference, roles);
    return roles;
}

}  // namespace counterclaim::claim

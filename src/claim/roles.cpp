#include "claim/roles.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

void add_parties(const std::vector<std::string>& from, std::vector<std::string>& into) {
    for (const auto& party : from) {
        if (std::find(into.begin(), into.end(), party) == into.end()) { into.push_back(party); }
    }
}

/// Mentions named inside the phrase of `token`: on it, or on its modifiers, or on the noun it
/// measures.
std::vector<const ActorMention*> mentions_in(const SentenceView& view, int token) {
    std::vector<const ActorMention*> found;
    const auto add = [&](const ActorMention* mention) {
        if (mention != nullptr && std::find(found.begin(), found.end(), mention) == found.end()) {
            found.push_back(mention);
        }
    };
    add(view.actor(token));
    if (!found.empty() && !found.front()->party.empty()) { return found; }
    const auto& tree = view.tree;
    for (const int child : tree.children(token)) {
        switch (tree[child].deprel) {
            case Deprel::amod:
            case Deprel::compound:
            case Deprel::flat:
            case Deprel::appos:
            case Deprel::nmod:
                add(view.actor(child));
                for (const int further : tree.children(child)) {
                    const auto relation = tree[further].deprel;
                    if (relation == Deprel::conj || relation == Deprel::amod ||
                        relation == Deprel::compound || relation == Deprel::flat ||
                        (relation == Deprel::nmod && view.actor(child) == nullptr)) {
                        add(view.actor(further));
                    }
                }
                break;
            default:
                break;
        }
    }
    return found;
}

bool has_determiner_or_owner(const Tree& tree, int token) {
    return tree.child(token, Deprel::nmod, DeprelSubtype::poss) != k_no_token;
}

int possessive_pronoun(const Tree& tree, int token) {
    for (const int child : tree.children(token)) {
        const auto& word = tree[child];
        const bool owner = word.subtype == DeprelSubtype::poss || word.has_feature("Poss=Yes");
        if (owner && Coreference::is_pronoun(word)) { return child; }
    }
    return k_no_token;
}

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
    if (classes.has(WordClass::place) || classes.has(WordClass::building)) { return false; }
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

/// Adjectives and compounds fill a slot only when they name a party: "Armenian shelling", not
/// "heavy shelling".
bool fits(const SentenceView& view, FrameSlot::Name slot, const ArgumentSource& source, int token) {
    const auto& word = view.token(token);
    if (view.time_at[static_cast<std::size_t>(token)] >= 0) { return false; }
    if (source.path == ArgumentPath::modifier) {
        const auto* actor = view.actor(token);
        const bool force = view.classes_at(token).has(WordClass::force) ||
                           view.classes_at(token).has(WordClass::party);
        if (slot == FrameSlot::Name::target) {
            return actor != nullptr || view.place(token) != nullptr;
        }
        return actor != nullptr || (word.upos == Upos::noun && force);
    }
    if (slot == FrameSlot::Name::actor || slot == FrameSlot::Name::both) {
        const auto classes = view.classes_at(token);
        const bool means = classes.has(WordClass::heavy_weapon) || classes.has(WordClass::weapon) ||
                           classes.has(WordClass::bomb);
        const bool of_an_act = source.path == ArgumentPath::adposition;
        if (means && of_an_act && !classes.has(WordClass::force)) {
            return false;
        }  // "a salvo of rockets"
        return can_act(view, token);
    }
    if (slot == FrameSlot::Name::place) { return true; }
    // a target: no bare measure of time or manner, which parsers like to hang on verbs
    return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron ||
           word.upos == Upos::num || word.upos == Upos::adj || word.upos == Upos::det ||
           word.upos == Upos::x || word.upos == Upos::sym;
}

int fill(const SentenceView& view, const Occurrence& occurrence, const FrameSlot& slot, int taken) {
    for (const auto& source : slot.sources) {
        for (const int token : fillers(view, occurrence.token, source)) {
            if (token != taken && fits(view, slot.name, source, token)) { return token; }
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
    roles.actor_token = token;
    const bool peaceful = !is_violent(occurrence.type);
    if (!peaceful || members.size() < 2) {
        roles.actor = participant_at(view, token, coreference);
        roles.actor->joint = roles.actor->joint || roles.actor->party.size() > 1;
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

}  // namespace

const ActorMention* mention_behind(const SentenceView& view, int token,
                                   const Coreference& coreference) {
    const auto found = mentions_in(view, token);
    for (const auto* mention : found) {
        if (!mention->party.empty()) { return mention; }
    }
    if (!found.empty()) { return found.front(); }
    if (Coreference::is_pronoun(view.token(token))) { return coreference.resolve(view, token); }
    const int owner = possessive_pronoun(view.tree, token);
    if (owner != k_no_token) { return coreference.resolve(view, owner); }
    const auto classes = view.classes_at(token);
    const bool short_form = view.token(token).upos == Upos::noun &&
                            (classes.has(WordClass::party) || classes.has(WordClass::leader) ||
                             classes.has(WordClass::force)) &&
                            !has_determiner_or_owner(view.tree, token);
    return short_form ? coreference.resolve(view, token) : nullptr;
}

Participant participant_at(const SentenceView& view, int token, const Coreference& coreference) {
    Participant participant;
    Tokens members;
    view.tree.coordinated(token, members);
    for (const int member : members) {
        const auto found = mentions_in(view, member);
        participant.span = join(participant.span, view.tree.phrase_of(member));
        for (const auto* mention : found) {
            add_parties(mention->party, participant.party);
            participant.joint = participant.joint || mention->joint;
        }
        if (found.empty()) {
            if (const auto* behind = mention_behind(view, member, coreference); behind != nullptr) {
                add_parties(behind->party, participant.party);
                participant.joint = participant.joint || behind->joint;
            }
        }
    }
    participant.text = slice(view.reading->article.text, participant.span);
    return participant;
}

Roles read_roles(const SentenceView& view, const Occurrence& occurrence,
                 const Coreference& coreference) {
    Roles roles;
    for (const auto& slot : occurrence.frame->slots) {
        if (slot.name == FrameSlot::Name::both && roles.actor_token == k_no_token) {
            const int token = fill(view, occurrence, slot, k_no_token);
            if (token != k_no_token) { split_parties(view, occurrence, token, coreference, roles); }
        } else if (slot.name == FrameSlot::Name::actor && roles.actor_token == k_no_token) {
            roles.actor_token = fill(view, occurrence, slot, roles.target_token);
            if (roles.actor_token != k_no_token) {
                roles.actor = participant_at(view, roles.actor_token, coreference);
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
    return roles;
}

}  // namespace counterclaim::claim

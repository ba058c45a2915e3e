#include "claim/roles.hpp"

#include "claim/arguments.hpp"
#include "claim/deeds.hpp"
#include "claim/joined_names.hpp"
#include "claim/laid.hpp"
#include "claim/place_order.hpp"
#include "claim/roles_apart.hpp"
#include "claim/roles_beside.hpp"
#include "claim/set_against.hpp"
#include "claim/slots.hpp"
#include "claim/weapon_roles.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "The foreign ministers of Armenia and Azerbaijan met": one phrase names both, each in a mention
/// of its own. True if it does, and the roles are theirs.
bool split_within(const SentenceView& view, int token, Roles& roles) {
    Participant first;
    Participant others;
    for (const int index : view.actors) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        const int head = view.head_of(mention.span);
        if (mention.party.empty() || head == token || !view.tree.below(head, token) ||
            overlap(mention.party, first.party) || overlap(mention.party, others.party)) {
            continue;
        }
        auto& side = first.party.empty() ? first : others;
        const bool opens = side.party.empty();
        add_parties(mention.party, side.party);
        side.span = opens ? mention.span : join(side.span, mention.span);
        side.text = slice(view.reading->article.text, side.span);
        if (opens && &side == &others) { roles.target_token = head; }
    }
    if (others.party.empty()) { return false; }
    roles.actor_token = token;
    roles.actor = std::move(first);
    roles.target = std::move(others);
    return true;
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
    if (peaceful && members.size() < 2 && split_within(view, token, roles)) { return; }
    if (!peaceful || members.size() < 2) {
        roles.actor = participant_at(view, token, coreference);
        roles.actor->joint = roles.actor->joint || members.size() > 1;
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

/// Actors no surer than this are of the state that the article is about, for want of another.
constexpr double k_of_the_article = 0.5;

/// Who attacks does not attack himself: "its base", "they" after a verb of force are the other's,
/// and what somebody holds is nobody else's.
void part_from_actor(const SentenceView& view, const Occurrence& occurrence,
                     const Coreference& coreference, Roles& roles) {
    if (!roles.actor || !roles.target || !overlap(roles.actor->party, roles.target->party)) {
        return;
    }
    if (occurrence.type == ClaimType::hold) { roles.target->party.clear(); }
    if (occurrence.type == ClaimType::equipment_loss) {
        // "the army destroyed 80 armoured vehicles": whose they are no word says
        const auto* named = view.actor(roles.target_token);
        if (named != nullptr && named->score <= k_of_the_article) { roles.target->party.clear(); }
    }
    if (!is_violent(occurrence.type) && occurrence.type != ClaimType::capture &&
        occurrence.type != ClaimType::advance) {
        return;
    }
    if (roles.actor->joint || roles.target_token == k_no_token) { return; }
    // "an American strike on a government base": not on the government that is told of most
    const auto* struck = mention_behind(view, roles.target_token, coreference);
    const auto* strikes = roles.actor_token == k_no_token
                              ? nullptr
                              : mention_behind(view, roles.actor_token, coreference);
    if (struck != nullptr && struck->actor.empty() && is_guess(*struck) && strikes != nullptr &&
        !is_guess(*strikes)) {
        roles.target->party.clear();
        return;
    }
    const int owner = pronoun_of(view, roles.target_token);
    if (owner == k_no_token) { return; }
    const auto* other = coreference.resolve(view, owner, roles.actor->party);
    roles.target->party = other == nullptr ? std::vector<std::string>{} : other->party;
}

/// Somebody is joined to it: "the government and the rebels".
bool has_partner(const SentenceView& view, int token) {
    Tokens members;
    view.tree.coordinated(token, members);
    return members.size() > 1 && std::all_of(members.begin(), members.end(),
                                             [&](int member) { return can_act(view, member); });
}

/// "Spoke during a meeting with the minister": whoever the phrase right behind the noun names, even
/// where a parser hangs it on the verb.
int partner_behind(const SentenceView& view, const Occurrence& occurrence, const FrameSlot& slot) {
    const auto& tree = view.tree;
    const int marker = occurrence.token + 1;
    if (!occurrence.nominal || !is_accord(occurrence.type) || marker >= tree.size() ||
        tree[marker].deprel != Deprel::case_ || tree.head(marker) == k_no_token) {
        return k_no_token;
    }
    const bool with =
        std::any_of(slot.sources.begin(), slot.sources.end(), [&](const auto& source) {
            return source.path == ArgumentPath::adposition && word_is(tree[marker], source.word);
        });
    return with && can_act(view, tree.head(marker)) ? tree.head(marker) : k_no_token;
}

/// The slots as the frame finds them, in its order.
void fill_frame(const SentenceView& view, const Occurrence& occurrence,
                const Coreference& coreference, Roles& roles) {
    for (const auto& slot : occurrence.frame->slots) {
        if (slot.name == FrameSlot::Name::both && roles.actor_token == k_no_token) {
            const int token = fill(view, occurrence, slot, k_no_token);
            if (token != k_no_token) { split_parties(view, occurrence, token, coreference, roles); }
        } else if (slot.name == FrameSlot::Name::actor && roles.actor_token == k_no_token) {
            const int token = fill(view, occurrence, slot, roles.target_token);
            // "the government and the rebels signed an accord": with each other
            const bool joined = token != k_no_token &&
                                occurrence.type != ClaimType::release_exchange &&
                                is_accord(occurrence.type) && has_partner(view, token);
            if (joined || (token != k_no_token && is_accord(occurrence.type) &&
                           is_mutual(*occurrence.frame))) {
                split_parties(view, occurrence, token, coreference, roles);
            } else if (token != k_no_token) {
                roles.actor_token = token;
                roles.actor = participant_at(view, token, coreference);
            }
        } else if (slot.name == FrameSlot::Name::target && roles.target_token == k_no_token) {
            roles.target_token = fill(view, occurrence, slot, roles.actor_token);
            if (roles.target_token == k_no_token) {
                roles.target_token = partner_behind(view, occurrence, slot);
            }
            if (says_where(view, occurrence, slot, roles.target_token)) {
                const int struck = target_beside(view, occurrence, roles.actor_token);
                if (struck != k_no_token) { roles.target_token = struck; }
            }
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
}

/// "Rebels took the town. Two million people have fled this war, the agency says. [They] also
/// burned houses": neither the people nor the agency.
void take_fighters(const SentenceView& view, const Occurrence& occurrence,
                   const Coreference& coreference, Roles& roles) {
    const int token = roles.actor_token;
    const bool by_force = is_violent(occurrence.type) || is_territorial(occurrence.type) ||
                          occurrence.type == ClaimType::property_destruction ||
                          occurrence.type == ClaimType::detention;
    if (token == k_no_token || !by_force || occurrence.nominal ||
        view.token(token).deprel != Deprel::nsubj || view.tree.passive(occurrence.token) ||
        view.quoted[static_cast<std::size_t>(token)] != 0 ||
        !Coreference::is_pronoun(view.token(token)) || !view.token(token).is_plural()) {
        return;
    }
    const auto unarmed = [](const ActorMention* meant) {
        return meant == nullptr || meant->civilian ||
               (meant->kind != ActorKind::armed_force && meant->kind != ActorKind::armed_group);
    };
    const auto* named = view.actor(token);  // "rebels killed villagers. They also burned houses"
    const bool victims = named != nullptr && named->civilian;
    const auto* fighters = victims || unarmed(coreference.resolve(view, token))
                               ? coreference.resolve_fighters(view)
                               : nullptr;
    if (fighters == nullptr) { return; }
    roles.actor->party = fighters->party;
    roles.actor->joint = fighters->joint;
}

/// "Attacked a [school]", "looted [shops]": an entry that names its object says whom it is done to.
void take_named_object(const SentenceView& view, const Occurrence& occurrence,
                       const Coreference& coreference, Roles& roles) {
    const auto& frame = *occurrence.frame;
    const bool harms = is_violent(occurrence.type) ||
                       occurrence.type == ClaimType::property_destruction ||
                       occurrence.type == ClaimType::equipment_loss;
    if (!harms || occurrence.nominal || frame.upos != Upos::verb ||
        roles.target_token != k_no_token) {
        return;
    }
    const int object = object_of(view, occurrence.token);
    const auto& places = roles.place_tokens;
    constexpr WordClasses k_struck{WordClass::building, WordClass::vehicle, WordClass::civilian,
                                   WordClass::place};
    constexpr WordClasses k_no_victims{WordClass::attack, WordClass::weapon, WordClass::bomb,
                                       WordClass::heavy_weapon};
    if (object == k_no_token || object == roles.actor_token ||
        view.token(object).has_feature("Reflex=Yes") || !view.classes_at(object).meets(k_struck) ||
        view.classes_at(object).meets(k_no_victims) ||
        !is_of_phrase(frame.phrase, view.token(object)) ||
        std::find(places.begin(), places.end(), object) != places.end()) {
        return;
    }
    roles.target_token = object;
    roles.target = participant_at(view, object, coreference);
}

/// What the frame left open, by what stands beside the occurrence.
void fill_beside(const SentenceView& view, const Occurrence& occurrence,
                 const Coreference& coreference, Roles& roles) {
    if (roles.target_token == k_no_token) {
        const int token = target_beside(view, occurrence, roles.actor_token);
        if (token != k_no_token) {
            roles.target_token = token;
            roles.target = participant_at(view, token, coreference);
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
    if (roles.actor_token != k_no_token) { return; }
    const int token = actor_beside(view, occurrence, roles.target_token);
    if (token == k_no_token) { return; }
    const bool mutual = occurrence.nominal && is_mutual(*occurrence.frame) &&
                        (is_accord(occurrence.type) || has_partner(view, token));
    const bool between = is_accord(occurrence.type) && has_partner(view, token);
    const auto sides = is_mutual(*occurrence.frame) && occurrence.nominal && !roles.target
                           ? set_against(view, occurrence)
                           : SetAgainst{};
    const bool set = sides.one == token && sides.other != k_no_token;
    if (set) {
        roles.target_token = sides.other;
        roles.target = participant_at(view, sides.other, coreference);
    }
    if (!set && (mutual || between)) {
        split_parties(view, occurrence, token, coreference, roles);
        return;
    }
    roles.actor_token = token;
    roles.actor = participant_at(view, token, coreference);
}

/// "The explosion, attributed to the rebels": whatever the frame of the noun says.
void take_blamed(const SentenceView& view, const Occurrence& occurrence,
                 const Coreference& coreference, Roles& roles) {
    if (roles.actor || !is_violent(occurrence.type)) { return; }
    int blamed = occurrence.nominal ? blamed_for(view, occurrence.token) : k_no_token;
    if (occurrence.nominal && blamed == k_no_token) {
        const int deed = outermost(view, occurrence.token);
        blamed = suspected_of(view, deed);
        if (blamed == k_no_token) { blamed = author_of(view, deed); }
    }
    const int verb =
        occurrence.nominal ? view.tree.head(outermost(view, occurrence.token)) : occurrence.token;
    if (blamed == k_no_token && verb != k_no_token && view.token(verb).upos == Upos::verb) {
        blamed = blamed_behind(view, verb);
    }
    if (blamed == k_no_token) { return; }
    roles.actor_token = blamed;
    roles.actor = participant_at(view, blamed, coreference);
}

/// "[Russia] ordered more troops to be sent": told of the troops, of whom nobody else is said to
/// send them.
int who_orders(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (!tree.passive(verb) || !tree.to_be_done(verb) || agent_of(view, verb) != k_no_token) {
        return k_no_token;
    }
    const int troops = tree.head(verb);
    const bool of_object = tree[verb].deprel == Deprel::acl && troops != k_no_token &&
                           tree[troops].deprel == Deprel::obj;
    const int orders =
        of_object ? tree.head(troops) : (tree[verb].deprel == Deprel::xcomp ? troops : k_no_token);
    return orders != k_no_token && has_cue(view, orders, CueKind::command)
               ? subject_of(view, orders)
               : k_no_token;
}

/// "Washington announced the dispatch of 500 soldiers to Iraq": they are who sends them.
void take_sender(const SentenceView& view, const Occurrence& occurrence,
                 const Coreference& coreference, Roles& roles) {
    if (occurrence.type != ClaimType::deployment) { return; }
    const int sender = occurrence.nominal ? actor_of_support(view, occurrence)
                                          : who_orders(view, occurrence.token);
    if (sender == k_no_token || view.actor(sender) == nullptr ||
        view.actor(sender)->party.empty()) {
        return;
    }
    roles.actor_token = sender;
    roles.actor = participant_at(view, sender, coreference);
}

/// "Killed a Kostanian doctor": whom his side does not speak for is of it all the same where he is
/// struck or held.
void take_origin(const SentenceView& view, const Occurrence& occurrence, Roles& roles) {
    const auto* struck = roles.target && roles.target->party.empty() &&
                                 roles.target_token != k_no_token && !is_accord(occurrence.type)
                             ? view.actor(roles.target_token)
                             : nullptr;
    if (struck != nullptr && struck->civilian && !struck->candidates.empty()) {
        roles.target->party = struck->candidates.front().party;
    }
}

}  // namespace

Roles read_roles(const SentenceView& view, const Occurrence& occurrence,
                 const Coreference& coreference) {
    Roles roles;
    take_joined_names(view, occurrence, roles);
    fill_frame(view, occurrence, coreference, roles);
    take_fighters(view, occurrence, coreference, roles);
    take_named_object(view, occurrence, coreference, roles);
    take_blamed(view, occurrence, coreference, roles);
    fill_beside(view, occurrence, coreference, roles);
    take_sender(view, occurrence, coreference, roles);
    take_who_fired(view, occurrence, coreference, roles);
    take_whose_weapon(view, occurrence, coreference, roles);
    part_from_partner(view, occurrence, coreference, roles);
    part_within_name(view, roles);
    part_from_victims(view, occurrence, roles);
    part_from_residents(view, occurrence, roles);
    part_from_actor(view, occurrence, coreference, roles);
    take_origin(view, occurrence, roles);
    return roles;
}

}  // namespace counterclaim::claim

#include "claim/joined_names.hpp"

#include "claim/participant.hpp"
#include "claim/roles_beside.hpp"

#include <optional>

namespace counterclaim::claim {
namespace {

struct JoinedNames {
    int first_token;
    int second_token;
    const ActorMention* first;
    const ActorMention* second;
};

/// Words between the names and the noun: "the Kostania-Norland peace talks".
constexpr int k_reach = 4;

bool is_hyphen(const SentenceView& view, int token) {
    const auto& form = view.token(token).form;
    return form == "-" || form == "\u2013" || form == "\u2010";
}

bool touch(const SentenceView& view, int left, int right) {
    return view.token(left).span.end == view.token(right).span.begin;
}

/// The mention that is this word and no more: not "Kostania-Norland war" as a whole.
const ActorMention* named_by(const SentenceView& view, int token) {
    for (const int index : view.actors) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        if (mention.span == view.token(token).span && !mention.party.empty()) { return &mention; }
    }
    return nullptr;
}

/// The two before `noun`, each with a party of its own; nothing where no such pair stands there.
std::optional<JoinedNames> joined_names(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    for (int hyphen = noun - 2; hyphen > 0 && hyphen >= noun - k_reach; --hyphen) {
        const int first = hyphen - 1;
        const int second = hyphen + 1;
        if (!is_hyphen(view, hyphen) || !touch(view, first, hyphen) ||
            !touch(view, hyphen, second) || !tree.below(first, noun) || !tree.below(second, noun)) {
            continue;
        }
        const auto* one = named_by(view, first);
        const auto* other = named_by(view, second);
        if (one == nullptr || other == nullptr || overlap(one->party, other->party)) {
            return std::nullopt;
        }
        return JoinedNames{first, second, one, other};
    }
    return std::nullopt;
}

/// "A round of Kostania-Norland talks took place": the two that are joined before the noun the verb
/// is about.
std::optional<JoinedNames> joined_below(const SentenceView& view, int verb) {
    constexpr WordClasses k_mutual{WordClass::talks, WordClass::truce, WordClass::agreement};
    const int about = passive_subject(view.tree, verb);
    if (about == k_no_token) { return std::nullopt; }
    for (int noun = view.tree.last_of(about); noun >= view.tree.first_of(about); --noun) {
        if (!view.classes_at(noun).meets(k_mutual)) { continue; }
        if (const auto pair = joined_names(view, noun)) { return pair; }
    }
    return std::nullopt;
}

}  // namespace

void take_joined_names(const SentenceView& view, const Occurrence& occurrence, Roles& roles) {
    const bool war = occurrence.nominal && view.classes_at(occurrence.token).has(WordClass::war);
    if (!is_mutual(*occurrence.frame) && !is_accord(occurrence.type) && !war) { return; }
    const auto pair = occurrence.nominal ? joined_names(view, occurrence.token)
                                         : joined_below(view, occurrence.token);
    if (!pair) { return; }
    const auto participant = [](const ActorMention& actor) {
        return Participant{.text = actor.text, .span = actor.span, .party = actor.party};
    };
    roles.actor_token = pair->first_token;
    roles.actor = participant(*pair->first);
    roles.target_token = pair->second_token;
    roles.target = participant(*pair->second);
    if (!is_violent(occurrence.type)) { return; }
    add_parties(roles.target->party, roles.actor->party);
    roles.actor->span = join(roles.actor->span, roles.target->span);
    roles.actor->text = slice(view.reading->article.text, roles.actor->span);
    roles.actor->joint = true;
}

}  // namespace counterclaim::claim

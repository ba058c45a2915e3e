#include "claim/party_cues.hpp"

#include "claim/arguments.hpp"

namespace counterclaim::claim {

std::string_view stand_of(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto& tree = view.tree;
    const int predicate = occurrence.predicate();
    const int head = tree.head(token);
    const auto relation = tree[token].deprel;
    if (head == occurrence.token || head == predicate) {
        switch (relation) {
            case Deprel::nsubj:
                return tree.passive(predicate) ? "passive-subject" : "subject";
            case Deprel::obj:
            case Deprel::iobj:
                return "object";
            case Deprel::obl:
                return tree[token].subtype == DeprelSubtype::agent ? "agent" : "oblique";
            case Deprel::nmod:
                return tree[token].subtype == DeprelSubtype::poss ? "owner" : "of-it";
            case Deprel::amod:
            case Deprel::compound:
                return "attribute";
            default:
                return "beside-it";
        }
    }
    if (tree.below(token, occurrence.token)) { return "below-it"; }
    if (tree.below(token, predicate)) { return "below-verb"; }
    return tree.clause_of(token) == tree.clause_of(predicate) ? "in-clause" : "elsewhere";
}

std::string_view name_of(ActorKind kind) {
    switch (kind) {
        case ActorKind::state:
        case ActorKind::government:
        case ActorKind::office:
        case ActorKind::court:
            return "state";
        case ActorKind::armed_force:
            return "army";
        case ActorKind::armed_group:
            return "group";
        case ActorKind::person:
            return "person";
        case ActorKind::people:
            return "people";
        default:
            return "body";
    }
}

bool takes_force(ClaimType type) {
    switch (type) {
        case ClaimType::casualty_toll:
        case ClaimType::capture:
        case ClaimType::advance:
        case ClaimType::repulse:
        case ClaimType::detention:
        case ClaimType::displacement:
            return true;
        default:
            return is_violent(type);
    }
}

}  // namespace counterclaim::claim

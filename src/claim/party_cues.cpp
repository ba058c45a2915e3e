#include "claim/party_cues.hpp"

#include "claim/arguments.hpp"
#include "claim/participant.hpp"
#include "claim/speaker.hpp"

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

namespace {

/// Inside a clause that says what somebody is held for.
bool names_charge(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto& tree = view.tree;
    const int clause = tree.clause_of(token);
    return view.token(token).upos != Upos::pron && clause > occurrence.token &&
           tree.head(clause) >= occurrence.token &&
           tree.clause_of(tree.head(clause)) == tree.clause_of(occurrence.token) &&
           tree.below(clause, occurrence.token) &&
           (tree.participle(clause) || tree.to_be_done(clause)) && !tree.passive(clause) &&
           tree.child(clause, Deprel::mark) != k_no_token && saying_at(view, clause) == nullptr;
}

}  // namespace

std::vector<std::string> parties_of_charge(const SentenceView& view, const Occurrence& occurrence) {
    std::vector<std::string> parties;
    if (occurrence.type != ClaimType::detention || occurrence.nominal) { return parties; }
    for (const int index : view.actors) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        if (token != k_no_token && names_charge(view, occurrence, token)) {
            add_parties(mention.party, parties);
        }
    }
    return parties;
}

}  // namespace counterclaim::claim

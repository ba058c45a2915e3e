// Whom a text means that a side issues itself: its own forces, and the enemy.

#include "claim/issued.hpp"

#include "claim/opponents.hpp"
#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

enum class Whose {
    unknown,
    ours,  ///< in the first person
    own,   ///< of nobody named
    enemy
};

/// A force or office that no name says whose it is, the state at home being a guess.
bool is_of_nobody_named(const Reading& reading, Span span) {
    bool found = false;
    for (const auto& actor : reading.actors) {
        if (!span.contains(actor.span)) { continue; }
        const bool ours = actor.kind == ActorKind::armed_force ||
                          actor.kind == ActorKind::government || actor.kind == ActorKind::office;
        if (!ours || actor.civilian || (!actor.party.empty() && !is_guess(actor))) { return false; }
        found = true;
    }
    return found;
}

Whose whose(const SentenceView& view, Span span) {
    if (span.empty()) { return Whose::unknown; }
    for (int i = 0; i < view.tree.size(); ++i) {
        if (!span.contains(view.token(i).span)) { continue; }
        if (has_cue(view, i, CueKind::opposed)) { return Whose::enemy; }
        if (view.token(i).has_feature("Person=1") || view.token(i).has_feature("Person[psor]=1")) {
            return Whose::ours;
        }
    }
    return is_of_nobody_named(*view.reading, span) ? Whose::own : Whose::unknown;
}

}  // namespace

void read_as_issued(const SentenceView& view, const Claimant& issuer,
                    const ConflictProfile* profile, Claim& claim) {
    if (issuer.party.empty() || claim.claimant.party != issuer.party) { return; }
    for (auto* slot : {&claim.actor, &claim.target}) {
        if (!*slot) { continue; }
        const auto whose_it_is = whose(view, (*slot)->span);
        // monitors and mediators have no soldiers that need no name, and no enemy
        if (issuer.role != Role::belligerent && whose_it_is != Whose::ours) { continue; }
        switch (whose_it_is) {
            case Whose::ours:
            case Whose::own:
                (*slot)->party = issuer.party;
                break;
            case Whose::enemy:
                (*slot)->party = profile == nullptr
                                     ? std::vector<std::string>{}
                                     : opponents_of(*view.reading, *profile, issuer.party);
                break;
            case Whose::unknown:
                break;
        }
    }
}

}  // namespace counterclaim::claim

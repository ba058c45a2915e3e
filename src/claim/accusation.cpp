#include "claim/accusation.hpp"

#include "claim/completion.hpp"
#include "claim/control.hpp"
#include "claim/mood.hpp"
#include "claim/occurrence.hpp"
#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// Claims before the sentence among which the deed is looked for.
constexpr std::size_t k_reach = 3;

/// "Accuse", "blame": their object is the accused. Of "condemn" and "denounce" it is the deed.
bool accuses_its_object(const Saying& saying) {
    if (saying.force != Force::accuse || saying.upos != Upos::verb) { return false; }
    for (const auto& slot : saying.slots) {
        if (slot.name != FrameSlot::Name::content) { continue; }
        return std::none_of(slot.sources.begin(), slot.sources.end(),
                            [](const auto& source) { return source.path == ArgumentPath::object; });
    }
    return false;
}

/// "Of carrying it out": a verb that only points back to the deed.
bool points_to_deed(const SentenceView& view, int verb) {
    const int object = view.tree.child(verb, Deprel::obj);
    return object != k_no_token && view.token(object).upos == Upos::pron &&
           has_cue(view, verb, CueKind::support);
}

/// Nothing hangs on the verb, or on the name of the accused, that could say what he is accused of.
bool says_nothing_more(const SentenceView& view, const Speech& speech, int accused) {
    const auto& tree = view.tree;
    const auto* mention = view.actor(accused);
    for (const int child : tree.children(accused)) {
        const bool named = mention != nullptr && mention->span.contains(tree[child].span);
        const auto relation = tree[child].deprel;
        const bool says = relation == Deprel::nmod ||
                          (relation == Deprel::acl && tree[child].subtype != DeprelSubtype::relcl);
        if (!named && says && !points_to_deed(view, child)) { return false; }
    }
    return std::none_of(
        tree.children(speech.token).begin(), tree.children(speech.token).end(), [&](int child) {
            const auto relation = tree[child].deprel;
            const bool clause = relation == Deprel::ccomp || relation == Deprel::xcomp ||
                                relation == Deprel::advcl || relation == Deprel::parataxis;
            const bool dated = view.time(child) != nullptr;
            const bool own = is_of_phrase(speech.saying->phrase, tree[child]);  // "met en cause"
            if (clause && points_to_deed(view, child)) { return false; }
            return clause || (relation == Deprel::obl && !dated && !own);
        });
}

const Claim* last_deed(const std::vector<Claim>& claims, std::size_t first,
                       const Participant& accused) {
    for (std::size_t back = 0; back < k_reach && back < first; ++back) {
        const auto& claim = claims[first - 1 - back];
        if (!is_violent(claim.type) || claim.modality != Modality::actual) { continue; }
        if (claim.polarity == Polarity::denied) { continue; }
        const bool another = claim.target && overlap(claim.target->party, accused.party);
        return another ? nullptr : &claim;
    }
    return nullptr;
}

bool fights(const ActorMention& actor) {
    return actor.kind == ActorKind::armed_group || actor.kind == ActorKind::armed_force ||
           actor.kind == ActorKind::state;
}

/// "Claimed responsibility", "responsibility was claimed".
bool owns_responsibility(const SentenceView& view, const Speech& speech) {
    const auto* owner = speech.speaker == k_no_token ? nullptr : view.actor(speech.speaker);
    // not "refused to claim", nor a minister who takes responsibility for what went wrong
    if (speech.saying->force != Force::say || speech.saying->upos != Upos::verb ||
        owner == nullptr || !fights(*owner) || view.tree.infinitive(speech.token) ||
        is_negated(view, speech.token)) {
        return false;
    }
    const bool passive = view.tree.passive(speech.token);
    const int owned =
        passive ? view.tree.child(speech.token, Deprel::nsubj) : object_of(view, speech.token);
    return owned != k_no_token && answers_for_deed(view, owned);
}

/// The deed once more, in other words and another mouth, whose numbers are not said again.
Claim told_again(const SentenceView& view, const Speech& speech, const Claim& deed,
                 const Claimant& claimant, const Participant& actor) {
    Claim claim = deed;
    claim.claimant = claimant;
    claim.actor = actor;
    claim.quantities.clear();
    claim.evidence = view.sentence().span;
    claim.trigger = view.token(speech.token).span;
    return claim;
}

}  // namespace

bool answers_for_deed(const SentenceView& view, int noun) {
    return has_cue(view, noun, CueKind::inquiry) && has_cue(view, noun, CueKind::aspect);
}

std::optional<Claim> bare_accusation(const SentenceView& view, const Speech& speech,
                                     const std::vector<Claim>& claims, std::size_t first,
                                     const Claimant& claimant, const Coreference& coreference) {
    if (!accuses_its_object(*speech.saying)) { return std::nullopt; }
    const int object = object_of(view, speech.token);
    if (object == k_no_token || !says_nothing_more(view, speech, object)) { return std::nullopt; }
    const auto accused = participant_at(view, object, coreference);
    if (accused.party.empty() || overlap(accused.party, claimant.party)) { return std::nullopt; }
    const auto* deed = last_deed(claims, first, accused);
    if (deed == nullptr) { return std::nullopt; }
    auto claim = told_again(view, speech, *deed, claimant, accused);
    claim.rule = "claim:accusation";
    claim.reasons = {
        {"trigger", claim.trigger, speech.saying->id + " lays it at the door: " + deed->rule}};
    return claim;
}

std::optional<Claim> bare_responsibility(const SentenceView& view, const Speech& speech,
                                         const std::vector<Claim>& claims, std::size_t first,
                                         const Claimant& claimant) {
    if (!owns_responsibility(view, speech) || claimant.party.empty()) { return std::nullopt; }
    const Participant owner{claimant.text, claimant.span, claimant.party, false};
    const auto* deed = last_deed(claims, first, {});  // in occupied ground he may strike his own
    const bool others = deed != nullptr && names_different(deed->actor, owner);
    if (deed == nullptr || others) { return std::nullopt; }
    auto claim = told_again(view, speech, *deed, claimant, owner);
    if (claim.target && overlap(claim.target->party, owner.party)) { claim.target.reset(); }
    claim.rule = "claim:responsibility";
    claim.reasons = {{"trigger", claim.trigger, speech.saying->id + " owns it: " + deed->rule}};
    return claim;
}

}  // namespace counterclaim::claim

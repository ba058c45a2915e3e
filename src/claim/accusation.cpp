#include "claim/accusation.hpp"

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

}  // namespace

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
    Claim claim = *deed;
    claim.claimant = claimant;
    claim.actor = accused;
    claim.quantities.clear();
    claim.evidence = view.sentence().span;
    claim.trigger = view.token(speech.token).span;
    claim.rule = "claim:accusation";
    claim.reasons = {
        {"trigger", claim.trigger, speech.saying->id + " lays it at the door: " + deed->rule}};
    return claim;
}

namespace {

/// "Accusations of meddling": a charge of its own, not one that was told before.
bool says_of_what(const SentenceView& view, int denial, int charge) {
    const auto& tree = view.tree;
    const auto children = tree.children(charge);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const bool describes =
            tree[child].deprel == Deprel::nmod || tree[child].deprel == Deprel::acl;
        return describes && child > charge && child != denial && !tree.below(denial, child) &&
               view.actor(child) == nullptr && view.place(child) == nullptr;
    });
}

}  // namespace

bool denies_part(const SentenceView& view, const Speech& speech) {
    const int object = object_of(view, speech.token);
    return speech.saying->force == Force::deny && object != k_no_token &&
           has_cue(view, object, CueKind::involvement);
}

const Claim* unclaimed_deed(const std::vector<Claim>& claims, const Claimant& denier) {
    if (denier.party.empty()) { return nullptr; }
    for (std::size_t back = 0; back < k_reach && back < claims.size(); ++back) {
        const auto& claim = claims[claims.size() - 1 - back];
        if (!is_violent(claim.type) || claim.polarity == Polarity::denied) { continue; }
        const bool open = !claim.actor || claim.actor->party.empty();
        return open || overlap(claim.actor->party, denier.party) ? &claim : nullptr;
    }
    return nullptr;
}

bool is_bare_denial(const SentenceView& view, const Speech& speech) {
    const int own = view.tree.child(speech.token, Deprel::obj);
    if (own != k_no_token && own < speech.token && view.token(own).has_feature("PronType=Rel")) {
        return true;
    }
    const int object = object_of(view, speech.token);
    if (object == k_no_token || view.token(object).upos == Upos::pron) {
        return speech.saying->upos == Upos::verb;
    }
    return (view.lexicon->is_statement(view.lemma(object)) || denies_part(view, speech)) &&
           !says_of_what(view, speech.token, object);
}

bool calls_untrue(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    const auto refers = [&](int subject) {
        return subject != k_no_token && (view.token(subject).upos == Upos::pron ||
                                         view.lexicon->is_statement(view.lemma(subject)));
    };
    for (int i = 0; i < tree.size(); ++i) {
        const bool negated = is_negated(view, i);
        // "ne correspond pas à la réalité"
        if (negated && tree[i].upos == Upos::verb && has_cue(view, i, CueKind::true_) &&
            said_in(view, speech, i) && refers(tree.child(i, Deprel::nsubj))) {
            return true;
        }
        const bool wrong = has_cue(view, i, CueKind::untrue) && !negated;
        if (!wrong && !(negated && has_cue(view, i, CueKind::true_))) { continue; }
        const auto relation = tree[i].deprel;
        const int object = tree.child(speech.token, Deprel::obj);
        const bool hangs = tree.head(i) == speech.token || tree.head(i) == object;
        const bool of_object = object != k_no_token && i > object && hangs &&
                               (relation == Deprel::xcomp || relation == Deprel::obl ||
                                relation == Deprel::nmod || relation == Deprel::amod) &&
                               refers(object);
        if (of_object) { return true; }
        if (wrong && i == object) { return true; }  // "affirms the contrary"
        // "Faux, a répliqué le ministère": one word for a sentence
        if (i == 0 && tree.size() > 2 && tree[1].form == "," && tree[0].upos == Upos::adj &&
            speech.token <= 3) {
            return true;
        }
        // "sont infondées" may be read as a passive
        const bool predicate = tree.child(i, Deprel::cop) != k_no_token ||
                               (tree[i].upos == Upos::verb && tree.passive(i));
        const bool told = predicate && said_in(view, speech, i);
        if (told && refers(tree.child(i, Deprel::nsubj))) { return true; }
    }
    return false;
}

namespace {

/// ", which Moscow denied", ", ce que Moscou dément": a relative pronoun as the object, set off.
bool denies_relative(const Tree& tree, int verb) {
    const int pronoun = tree.child(verb, Deprel::obj);
    if (pronoun < 1 || pronoun > verb || !tree[pronoun].has_feature("PronType=Rel")) {
        return false;
    }
    const int before = tree[pronoun - 1].has_feature("PronType=Dem") ? pronoun - 2 : pronoun - 1;
    return before > 0 && tree[before].form == ",";
}

/// ", a charge the ministry denied": a word for what was said, right behind the comma before
/// whoever denies it.
bool denies_apposition(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    int noun = speech.token - 1;
    while (noun > 0 && tree[noun].form != ",") { --noun; }
    do {
        ++noun;
    } while (noun < speech.token && (tree[noun].upos == Upos::det || tree[noun].upos == Upos::adj));
    const auto& sayings = view.lexicon->sayings_of(view.lemma(noun));
    const bool told = std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->upos == Upos::noun || saying->force == Force::accuse;
    });
    return told && noun < speech.token - 1 && noun > 1 && tree[noun].upos == Upos::noun &&
           tree.child(speech.token, Deprel::obj) == k_no_token &&
           tree.child(speech.token, Deprel::ccomp) == k_no_token;
}

}  // namespace

bool answers_another(const SentenceView& view, const std::vector<Speech>& speeches,
                     const Speech& denial) {
    if (denial.saying->force != Force::deny || denial.saying->upos != Upos::verb ||
        denial.speaker == k_no_token) {
        return false;
    }
    const bool told = std::any_of(speeches.begin(), speeches.end(), [&](const Speech& one) {
        return one.speaker != k_no_token && one.saying->upos == Upos::verb &&
               one.token < denial.token;
    });
    return told && (denies_relative(view.tree, denial.token) || denies_apposition(view, denial));
}

bool accuses_before(const std::vector<Speech>& speeches, const Speech& denial) {
    return std::any_of(speeches.begin(), speeches.end(), [&](const Speech& one) {
        return one.saying->force == Force::accuse && one.saying->upos == Upos::verb &&
               one.token < denial.token;
    });
}

}  // namespace counterclaim::claim

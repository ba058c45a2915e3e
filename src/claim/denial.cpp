#include "claim/denial.hpp"

#include "claim/completion.hpp"
#include "claim/control.hpp"
#include "claim/mood.hpp"
#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// Claims before the sentence among which the deed is looked for.
constexpr std::size_t k_reach = 3;

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

/// A denial without content of its own: "denied it", "rejected the accusations", "…, which Kyiv has
/// denied", or no object at all. Of "accusations of meddling" it has one.
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

/// "'This is false', Kigali said", "called the accusation baseless": what was told before is said
/// to be untrue.
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
    // ", something the ministry denied"
    const bool pronoun = tree[noun].has_feature("PronType=Ind") && tree[noun].upos == Upos::pron;
    const auto& sayings = view.lexicon->sayings_of(view.lemma(noun));
    const bool told = std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->upos == Upos::noun || saying->force == Force::accuse;
    });
    const bool names = pronoun || (told && tree[noun].upos == Upos::noun);
    // "des accusations qu'elle rejette"
    const int object = tree.child(speech.token, Deprel::obj);
    const bool open = object == k_no_token || tree[object].has_feature("PronType=Rel");
    return names && noun < speech.token - 1 && noun > 1 && open &&
           tree.child(speech.token, Deprel::ccomp) == k_no_token;
}

/// "Accused of meddling, he denied it": a charge stands before the denial in its sentence.
bool accuses_before(const std::vector<Speech>& speeches, const Speech& denial) {
    return std::any_of(speeches.begin(), speeches.end(), [&](const Speech& one) {
        return one.saying->force == Force::accuse && one.saying->upos == Upos::verb &&
               one.token < denial.token;
    });
}

/// The deed told last, in reach, that nobody is named for or that `denier` is said to have done;
/// none if there is none.
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

/// "Dismissed the claim, saying it held the town": told by a word of saying below the denial.
bool said_by_inner(const Denial& denial, int token) {
    const int outer = denial.speech.token;
    return std::any_of(denial.speeches.begin(), denial.speeches.end(), [&](const Speech& inner) {
        return inner.token != outer && denial.view.tree.below(inner.token, outer) &&
               said_in(denial.view, inner, token);
    });
}

/// A claim of the sentence is what is denied.
bool has_content(const Denial& denial, const std::vector<Claim>& claims) {
    const auto from = claims.begin() + static_cast<std::ptrdiff_t>(denial.first);
    return std::any_of(from, claims.end(), [&](const Claim& claim) {
        const int trigger = denial.view.head_of(claim.trigger);
        return trigger != k_no_token && said_in(denial.view, denial.speech, trigger) &&
               !said_by_inner(denial, trigger);
    });
}

/// "Denied that …" says what: only of his own deed may that be the one told before.
bool may_be_denied_by(const Denial& denial, const Claim& denied, const Claimant& claimant) {
    const auto& tree = denial.view.tree;
    const int verb = denial.speech.token;
    const bool says = tree.child(verb, Deprel::ccomp) > verb;
    const bool done = tree.child(verb, Deprel::xcomp) > verb;
    const bool own = denied.actor && overlap(denied.actor->party, claimant.party);
    const bool others = denied.actor && !denied.actor->party.empty() && !own;
    return !(says && !own) && !(done && others);
}

}  // namespace

bool denies_part(const SentenceView& view, const Speech& speech) {
    const int object = object_of(view, speech.token);
    return speech.saying->force == Force::deny && object != k_no_token &&
           has_cue(view, object, CueKind::involvement);
}

int says_no_part_in(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    if (!occurrence.nominal) { return k_no_token; }
    const auto no_part = [&](int noun) {
        return noun != k_no_token && has_cue(view, noun, CueKind::involvement) &&
               (is_none(view, noun) || is_negated(view, noun) ||
                (tree.head(noun) != k_no_token && is_negated(view, tree.head(noun))));
    };
    const int above = tree.head(outermost(view, occurrence.token));
    if (above == k_no_token) { return k_no_token; }
    // "no role in the raid", told of the noun or of its verb
    if (no_part(above)) {
        // "ne pas être à l'origine de"
        return tree.child(above, Deprel::cop) != k_no_token ? above : tree.head(above);
    }
    if (tree[above].upos != Upos::verb) { return k_no_token; }
    if (no_part(tree.child(above, Deprel::obj))) { return above; }
    // "has nothing to do with", "n'avoir rien à voir avec"
    const int head = tree.head(above);
    if (head == k_no_token || !tree.infinitive(above)) { return k_no_token; }
    const int nothing = tree[head].upos == Upos::pron ? head : tree.child(head, Deprel::obj);
    const bool none = nothing != k_no_token && nothing < above &&
                      tree[nothing].upos == Upos::pron && has_cue(view, nothing, CueKind::negation);
    return none ? tree.head(nothing) : k_no_token;
}

bool answers_another(const SentenceView& view, const std::vector<Speech>& speeches,
                     const Speech& denial) {
    if (denial.saying->force != Force::deny || denial.saying->upos != Upos::verb ||
        denial.speaker == k_no_token) {
        return false;
    }
    // "is accused of shelling the camp, a charge it denies": nobody need be named who accuses
    const bool told = std::any_of(speeches.begin(), speeches.end(), [&](const Speech& one) {
        const bool says = one.speaker != k_no_token || one.saying->force == Force::accuse;
        return says && one.saying->upos == Upos::verb && one.token < denial.token;
    });
    return told && (denies_relative(view.tree, denial.token) || denies_apposition(view, denial));
}

bool answers_before(const Denial& denial, const std::vector<Claim>& claims) {
    const auto& [view, speeches, speech, first] = denial;
    if (speech.saying->upos == Upos::adp || speech.speaker == k_no_token) { return false; }
    const bool alone = claims.size() == first;
    const bool untrue = alone && calls_untrue(view, speech);
    if (speech.saying->force != Force::deny && !untrue) { return false; }
    // "has not denied it", "refuses to rule it out"
    const int above = view.tree.head(speech.token);
    const bool refuses = above != k_no_token && view.tree.infinitive(speech.token) &&
                         has_cue(view, above, CueKind::refused);
    if (!untrue && (refuses || is_negated(view, speech.token))) { return false; }
    const bool answers = answers_another(view, speeches, speech);
    if (answers && alone) { return false; }  // what is denied is told here, and is no claim
    if (!answers && has_content(denial, claims)) { return false; }
    if (!answers && !untrue && !is_bare_denial(view, speech)) { return false; }
    return !alone || !accuses_before(speeches, speech);
}

int accused_in(const Denial& denial, const std::vector<Claim>& claims, const Claimant& claimant) {
    const auto& [view, speeches, speech, first] = denial;
    if (speech.speaker == k_no_token || view.token(speech.speaker).upos != Upos::pron) {
        return k_no_token;
    }
    for (std::size_t i = first; i < claims.size(); ++i) {
        const auto& claim = claims[i];
        const bool same = !claimant.text.empty() && claim.claimant.text == claimant.text;
        if (same && claim.actor && !claim.actor->party.empty()) {
            return view.head_of(claim.actor->span);
        }
    }
    return k_no_token;
}

std::optional<Claim> denied_by(const Denial& denial, const std::vector<Claim>& claims,
                               const Claimant& claimant) {
    const auto& [view, speeches, speech, first] = denial;
    const bool part = denies_part(view, speech);
    const Claim* denied = denied_claim(claims, first, claimant);
    if (denied == nullptr && part) { denied = unclaimed_deed(claims, claimant); }
    if (denied == nullptr || !may_be_denied_by(denial, *denied, claimant)) { return std::nullopt; }
    Claim claim = *denied;
    claim.claimant = claimant;
    claim.polarity = Polarity::denied;
    if (claim.modality == Modality::possible) { claim.modality = Modality::actual; }
    if (part && (!claim.actor || claim.actor->party.empty())) {
        claim.actor = Participant{claimant.text, claimant.span, claimant.party, false};
    }
    claim.evidence = view.sentence().span;
    claim.trigger = view.token(speech.token).span;
    claim.rule = "claim:denial";
    claim.reasons = {{"trigger", claim.trigger, speech.saying->id + " answers " + denied->rule}};
    return claim;
}

}  // namespace counterclaim::claim

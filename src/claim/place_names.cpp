// What the name of a place says besides where something happened: who is spoken to, whose a mission
// is, where the speaker is, where somebody comes from, which party acts.

#include "claim/claim_places.hpp"
#include "claim/speaker.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "In Kostal and Sarn": what is said of the first of a list is said of each.
int first_of_list(const Tree& tree, int token) {
    const bool joined = tree[token].deprel == Deprel::conj && tree.head(token) != k_no_token;
    return joined ? tree.head(token) : token;
}

}  // namespace

bool is_addressed(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    token = first_of_list(tree, token);
    const int verb = tree.head(token);
    // "invited the capital to …": who is to do something
    const int asked = verb == k_no_token ? k_no_token : tree.child(verb, Deprel::xcomp);
    if (tree[token].deprel == Deprel::obj && asked > token && tree.infinitive(asked)) {
        return true;
    }
    const auto* saying = verb == k_no_token ? nullptr : saying_at(view, verb);
    if (saying == nullptr || saying->upos != Upos::verb) { return false; }
    // not "claimed Kostal"
    const bool addresses = saying->force == Force::demand || saying->force == Force::ask ||
                           saying->force == Force::accuse || saying->force == Force::warn ||
                           saying->force == Force::threaten;
    const bool object = tree[token].deprel == Deprel::obj || tree[token].deprel == Deprel::iobj;
    if (addresses && object) { return true; }
    const int marker = tree.child(token, Deprel::case_);
    if (marker == k_no_token) { return false; }
    const auto& words = saying->phrase.others;
    return std::find(words.begin(), words.end(), lemma_of(view.token(marker))) != words.end();
}

bool is_locative(const SentenceView& view, int token) {
    return case_says(view, token, CueKind::locative) && !is_addressed(view, token);
}

bool is_of_mission(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    token = first_of_list(tree, token);
    const int above = tree.head(token);
    const bool modifier =
        tree[token].deprel == Deprel::nmod || tree[token].deprel == Deprel::compound;
    // "the embassy in Kostal" is there
    return above != k_no_token && modifier && has_cue(view, above, CueKind::mission) &&
           !case_says(view, token, CueKind::locative);
}

bool inside_speaker(const SentenceView& view, const Attribution& attribution, int token) {
    return attribution.speech && attribution.speech->speaker != k_no_token &&
           view.tree.below(token, attribution.speech->speaker) && !attribution.inherited &&
           (attribution.speech->saying->upos == Upos::adp ||
            !view.tree.below(attribution.speech->token, attribution.speech->speaker));
}

bool comes_from(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    token = first_of_list(tree, token);
    return case_says(view, token, CueKind::origin);
}

ClaimPlace claim_place(const PlaceMention& mention) {
    ClaimPlace place{mention.text, mention.span, std::nullopt, mention.modifier};
    if (mention.resolved && !mention.candidates.empty()) {
        place.place = mention.candidates.front().place;
    }
    return place;
}

bool stands_for_party(const SentenceView& view, const PlaceMention& mention, int token) {
    const auto* actor = view.actor(token);
    if (actor == nullptr || actor->party.empty()) { return false; }
    const bool name_of_others =
        actor->kind == ActorKind::armed_force || actor->kind == ActorKind::armed_group ||
        actor->kind == ActorKind::office || actor->kind == ActorKind::person ||
        actor->kind == ActorKind::organisation;
    if (name_of_others && actor->span.length_bytes() > mention.span.length_bytes()) { return true; }
    const auto& tree = view.tree;
    if (is_locative(view, token)) { return false; }
    // "the shelling of the capital", "the airspace of Kostania": ground, unless it does something
    const auto name = slice(view.reading->article.text, mention.name);
    if (begins_small(name) && tree[token].deprel != Deprel::nsubj) { return false; }
    // "grip neighbouring Kostania"
    const int adjective = tree.child(token, Deprel::amod);
    if (adjective != k_no_token && has_cue(view, adjective, CueKind::locative)) { return false; }
    const int above = tree.head(token);
    switch (tree[token].deprel) {
        case Deprel::obj:
            // "took Kostal" names a place, "attacked Armenia" a side, and so does "urged Moscow"
            return is_coarse(mention) || is_addressed(view, token) ||
                   (mention.use == PlaceUse::speaker && saying_at(view, above) != nullptr);
        case Deprel::conj:
            return above != k_no_token && above != token && stands_for_party(view, mention, above);
        case Deprel::root:
        case Deprel::appos:
        case Deprel::flat:
            return false;
        case Deprel::nmod: {
            // "the province of", "the war in"; not "the statement of", "the army of"
            const auto classes = view.classes_at(above);
            const auto word = view.token(above).upos;
            const bool share = word == Upos::det || word == Upos::pron || word == Upos::num ||
                               word == Upos::adj;  // "almost all of", "most of"
            // "those of Kostania" are somebody's
            if (view.token(above).has_feature("PronType=Dem")) { return true; }
            if (share) { return false; }
            const bool located = classes.has(WordClass::place) ||
                                 classes.has(WordClass::position) ||
                                 classes.has(WordClass::building) || classes.has(WordClass::war);
            return !located;
        }
        default:
            return true;
    }
}

}  // namespace counterclaim::claim

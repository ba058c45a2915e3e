#include "claim/telling.hpp"

#include "claim/circumstances.hpp"
#include "claim/mood.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr int k_climb_max = 6;

/// The finite verb of a clause: its head, or the first auxiliary or copula of it.
int finite_of(const Tree& tree, int verb) {
    for (const int child : tree.children(verb)) {
        const auto& word = tree[child];
        const bool helps = word.deprel == Deprel::aux || word.deprel == Deprel::cop;
        if (helps && word.has_feature("VerbForm=Fin")) { return child; }
    }
    return tree[verb].has_feature("VerbForm=Fin") ? verb : k_no_token;
}

bool is_past_form(const Token& word) {
    return word.has_feature("Tense=Past") || word.has_feature("Tense=Imp");
}

/// "Being", the helper of a passive that goes on.
bool is_going_on(const Token& helper) {
    return helper.has_feature("VerbForm=Ger") ||
           (helper.has_feature("VerbForm=Part") && helper.has_feature("Tense=Pres"));
}

/// "Since they attacked", not "they have since attacked".
bool opens_since(const SentenceView& view, int clause) {
    const auto children = view.tree.children(clause);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return view.tree[child].deprel != Deprel::advmod && has_cue(view, child, CueKind::since);
    });
}

/// "If they attack", not "even if they attacked".
bool has_condition(const SentenceView& view, int node) {
    return is_marked(view, node, CueKind::conditional) &&
           !is_marked(view, node, CueKind::concession);
}

/// "To exchange prisoners", "the right to take the town": a bare infinitive beside a noun or as an
/// aim. "Accused of having taken" has a perfect one, and tells a deed.
bool is_aim(const Tree& tree, int verb) {
    const auto relation = tree[verb].deprel;
    return (relation == Deprel::acl || relation == Deprel::advcl) && tree.infinitive(verb) &&
           tree.child(verb, Deprel::aux) == k_no_token;
}

/// A word of habit on the occurrence, its verb, or the noun that stands for it.
bool is_habit(const SentenceView& view, int node) {
    if (has_cue(view, node, CueKind::habitual)) { return true; }
    for (const int child : view.tree.children(node)) {
        const auto relation = view.tree[child].deprel;
        const bool says_how = relation == Deprel::advmod || relation == Deprel::amod ||
                              relation == Deprel::obl || relation == Deprel::acl;
        if (says_how && has_cue(view, child, CueKind::habitual)) { return true; }
    }
    return false;
}

/// "Are still held", "are being held", "remain deployed", told in the present.
bool is_lasting(const SentenceView& view, int predicate, TellingTense tense) {
    if (tense != TellingTense::present) { return false; }
    const auto& tree = view.tree;
    const bool verbal =
        tree[predicate].upos != Upos::noun || tree.child(predicate, Deprel::cop) != k_no_token;
    if (verbal && is_marked(view, predicate, CueKind::up_to_now)) { return true; }
    if (has_cue(view, predicate, CueKind::up_to_now)) { return true; }
    for (const int child : tree.children(predicate)) {
        const auto& helper = tree[child];
        if (helper.deprel == Deprel::aux && is_going_on(helper) && tree.passive(predicate)) {
            return true;
        }
    }
    const int above = tree.head(predicate);
    return tree[predicate].deprel == Deprel::xcomp && above != k_no_token &&
           has_cue(view, above, CueKind::up_to_now);
}

/// A time that tells no day: a stretch without ends ("for months"), a set ("every day"), the
/// vague past ("recently"). A length with a number ("for 48 hours") has been resolved already.
bool is_vague(const TimeMention& mention) {
    if (mention.type == TimexType::set) { return true; }
    if (!mention.interval.open()) { return false; }
    if (mention.value == "PAST_REF") { return true; }
    // "for several hours" lies within a day, and the day is told elsewhere
    return mention.type == TimexType::duration && mention.value.starts_with("PX") &&
           mention.value.back() != 'H';
}

}  // namespace

/// "was being shelled", "est bombardée" (passive) against "has shelled", "a bombardé": the
/// auxiliary of a passive says when, that of a perfect says that it is over.
TellingTense tense_of(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const int finite = finite_of(tree, verb);
    if (finite == k_no_token) {
        // a participle with a subject of its own is a finite verb that the tagger misread
        // where participles agree in gender they are not finite forms misread: "un drone abattu"
        const bool misread =
            tree[verb].has_feature("VerbForm=Part") && is_past_form(tree[verb]) &&
            !tree[verb].has_feature("Gender=Masc") && !tree[verb].has_feature("Gender=Fem") &&
            tree.child(verb, Deprel::nsubj) != k_no_token && tree[verb].deprel != Deprel::acl;
        return misread ? TellingTense::past : TellingTense::none;
    }
    const auto& word = tree[finite];
    if (word.has_feature("Tense=Fut")) { return TellingTense::future; }
    const bool helps = word.deprel == Deprel::aux;
    const bool passive = tree.passive(verb);
    int helpers = 0;
    for (const int child : tree.children(verb)) {
        // "is being held", "was being shelled": what goes on, or went on, is not over
        helpers += tree[child].deprel == Deprel::aux && !is_going_on(tree[child]);
    }
    const bool participle = tree[verb].has_feature("VerbForm=Part") &&
                            !tree[verb].has_feature("Tense=Pres") &&
                            tree[verb].deprel != Deprel::cop;
    const bool over = helps && participle && (!passive || helpers > 1);
    if (is_past_form(word)) { return over ? TellingTense::pluperfect : TellingTense::past; }
    if (!word.has_feature("Tense=Pres")) { return TellingTense::none; }
    return over ? TellingTense::perfect : TellingTense::present;
}

bool is_past(const Telling& telling) {
    return telling.tense == TellingTense::past || telling.tense == TellingTense::perfect ||
           telling.tense == TellingTense::pluperfect;
}

namespace {

/// "Managed to retake the town", "continue de bombarder", "ont pu sortir": the verb above the
/// infinitive has the tense of the deed.
TellingTense tense_above(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    for (int step = 0; step < k_climb_max && tree[verb].deprel == Deprel::xcomp; ++step) {
        const int above = tree.head(verb);
        const bool carries = above != k_no_token && (has_cue(view, above, CueKind::aspect) ||
                                                     has_cue(view, above, CueKind::compelled) ||
                                                     was_possible(view, above));
        if (!carries) { break; }
        verb = above;
        const auto tense = tense_of(view, verb);
        if (tense != TellingTense::none) { return tense; }
    }
    return TellingTense::none;
}

}  // namespace

Telling telling_of(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    Telling telling;
    const int predicate = occurrence.predicate();
    const int clause = tree.clause_of(predicate);
    telling.tense = tense_of(view, tree[predicate].upos == Upos::verb ? predicate : clause);
    if (telling.tense == TellingTense::none) { telling.tense = tense_above(view, predicate); }
    const auto relation = tree[clause].deprel;
    telling.describes = tree[predicate].deprel == Deprel::amod || relation == Deprel::acl;
    const int outer = outermost(view, occurrence.token);
    const auto place = tree[outer].deprel;
    telling.mentioned = occurrence.nominal && occurrence.support.kind == Support::Kind::none &&
                        (place == Deprel::nmod || place == Deprel::obl || place == Deprel::obj ||
                         place == Deprel::iobj);
    telling.habitual =
        is_habit(view, occurrence.token) || is_habit(view, predicate) || is_habit(view, outer);
    int node = occurrence.token;
    for (int step = 0; step < k_climb_max && node != k_no_token; ++step) {
        // "in case of a withdrawal": the noun that says so stands above
        const bool in_case =
            tree[node].upos == Upos::noun && has_cue(view, node, CueKind::conditional);
        telling.conditional = telling.conditional || in_case || has_condition(view, node);
        node = tree.head(node);
    }
    const int finite = finite_of(tree, clause);
    const int helper = finite_of(tree, tree[predicate].upos == Upos::verb ? predicate : clause);
    telling.up_to_now = telling.tense == TellingTense::perfect && helper != k_no_token &&
                        has_cue(view, helper, CueKind::up_to_now);
    telling.conditional =
        telling.conditional || (finite != k_no_token && tree[finite].has_feature("Mood=Cnd") &&
                                !(finite != clause && tree[clause].has_feature("VerbForm=Part")));
    telling.purpose = !telling.mentioned && is_aim(tree, clause);
    telling.since = relation == Deprel::advcl && opens_since(view, clause);
    telling.lasting = is_lasting(view, predicate, telling.tense);
    telling.already = is_marked(view, predicate, CueKind::already);
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        if (token == k_no_token || !is_vague(mention)) { continue; }
        constexpr double k_same_clause = 2.5;
        telling.vague = telling.vague || closeness(view, occurrence, token) >= k_same_clause;
    }
    return telling;
}

bool is_standing_charge(const SentenceView& view, const Occurrence& occurrence,
                        const Attribution& attribution) {
    const auto& speech = attribution.speech;
    // "outraged by the strikes": what a noun names did happen, and is news
    if (occurrence.nominal || !speech || speech->saying->force != Force::accuse ||
        speech->speaker != k_no_token) {
        return false;
    }
    const auto& word = view.tree[speech->token];
    if (word.upos != Upos::verb && word.upos != Upos::adj) { return false; }
    if (word.deprel == Deprel::acl || word.deprel == Deprel::amod) { return true; }
    const auto tense = tense_of(view, speech->token);
    return view.tree.passive(speech->token) &&
           (tense == TellingTense::present || tense == TellingTense::perfect);
}

bool lies_ahead(const SentenceView& view, const Occurrence& occurrence, const Claim& claim) {
    const auto& published = view.reading->article.published.day;
    const auto& from = claim.time.interval.from;
    if (!published || !from || *from <= *published || claim.time.basis != TimeBasis::explicit_) {
        return false;
    }
    constexpr double k_same_clause = 2.5;
    const int time = view.head_of(claim.time.span);
    if (time == k_no_token || closeness(view, occurrence, time) < k_same_clause) { return false; }
    if (occurrence.nominal) {
        return !is_violent(claim.type) && claim.type != ClaimType::casualty_toll;
    }
    return telling_of(view, occurrence).tense == TellingTense::present;
}

}  // namespace counterclaim::claim

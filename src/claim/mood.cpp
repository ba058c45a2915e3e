// Tense and mood as auxiliaries and verb forms show them.

#include "claim/mood.hpp"

#include "claim/speaker.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::claim {
namespace {

/// "Ordered a truce to begin on Tuesday": a parser may hang the infinitive on the verb.
bool is_told_to_begin(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int verb = tree.head(noun);
    if (verb == k_no_token || verb > noun || tree[noun].deprel != Deprel::obj) { return false; }
    const auto children = tree.children(verb);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = tree[child].deprel;
        const bool beside = relation == Deprel::xcomp || relation == Deprel::advcl;
        return beside && child > noun && tree.infinitive(child) &&
               tree.child(child, Deprel::obj) == k_no_token &&
               (has_cue(view, child, CueKind::occurrence) || has_cue(view, child, CueKind::aspect));
    });
}

/// "Reports of an assault were denied".
bool is_denied(const SentenceView& view, int verb) {
    const auto& sayings = view.lexicon->sayings_of(view.lemma(verb));
    return view.tree.passive(verb) &&
           std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
               return saying->upos == Upos::verb && saying->force == Force::deny;
           });
}

Truth truth_by(const SentenceView& view, int predicate) {
    const auto& tree = view.tree;
    const bool negated = is_negated(view, predicate);
    if (has_cue(view, predicate, CueKind::untrue)) {
        return negated ? Truth::stands : Truth::untrue;
    }
    if (negated && has_cue(view, predicate, CueKind::true_)) { return Truth::untrue; }
    const auto& sayings = view.lexicon->sayings_of(view.lemma(predicate));
    const bool confirms = std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->upos == Upos::verb && saying->force == Force::confirm;
    });
    if (negated && confirms) { return Truth::open; }
    if (is_denied(view, predicate)) { return negated ? Truth::stands : Truth::untrue; }
    const auto children = tree.children(predicate);
    const bool false_one = std::any_of(children.begin(), children.end(), [&](int child) {
        return tree[child].deprel == Deprel::amod && has_cue(view, child, CueKind::untrue);
    });
    return false_one && is_report(view, predicate) ? Truth::untrue : Truth::stands;
}

}  // namespace

bool before_perfect(const Tree& tree, int aux) {
    const int head = tree.head(aux);
    if (head == k_no_token || !tree[head].has_feature("VerbForm=Part")) { return false; }
    const auto next = aux + 1;
    if (next >= head || tree[next].upos != Upos::aux || tree.head(next) != head ||
        !tree[next].has_feature("VerbForm=Inf")) {
        return false;
    }
    // "should be handed over" has the infinitive of the passive there, and nothing after it
    return next + 1 == head ? !tree[head].has_feature("Voice=Pass") &&
                                  !tree[head].has_feature("Tense=Pres")  // "would be sending"
                            : tree[next + 1].upos == Upos::aux;
}

bool is_due(const Tree& tree, int aux) {
    const int next = aux + 1;
    return next < tree.head(aux) && tree[aux].has_feature("VerbForm=Fin") &&
           tree[next].upos == Upos::part && tree[next].deprel == Deprel::mark &&
           tree.head(next) == tree.head(aux);
}

bool is_conditional(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const auto shows = [&](int token) {
        return tree[token].has_feature("Mood=Cnd") ||
               (tree[token].upos == Upos::aux && has_cue(view, token, CueKind::hypothetical));
    };
    if (shows(verb)) { return true; }
    const auto children = tree.children(verb);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = tree[child].deprel;  // "un assaut serait un désastre"
        return (relation == Deprel::aux || relation == Deprel::cop) && shows(child);
    });
}

bool was_compelled(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (!tree[verb].has_feature("Tense=Past") || !has_cue(view, verb, CueKind::compelled)) {
        return false;
    }
    return tree[verb].has_feature("VerbForm=Fin") ||
           (tree.participle(verb) && tree.child(verb, Deprel::aux) != k_no_token);
}

bool was_possible(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (!tree.participle(verb) || !has_cue(view, verb, CueKind::able)) { return false; }
    const auto children = tree.children(verb);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return tree[child].deprel == Deprel::aux && tree[child].has_feature("VerbForm=Fin") &&
               !tree[child].has_feature("Mood=Cnd") && !tree[child].has_feature("Mood=Sub");
    });
}

bool is_to_be_carried_out(ClaimType type) {
    switch (type) {
        case ClaimType::release_exchange:
        case ClaimType::withdrawal:
        case ClaimType::handover:
        case ClaimType::deployment:
            return true;
        default:
            return false;
    }
}

bool only_dates(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const auto children = tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = tree[child].deprel;
        return (relation == Deprel::case_ || relation == Deprel::mark) && says_after(view, child);
    });
}

bool completes(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const int head = tree.head(verb);
    const int first = tree.first_of(verb);
    const int mark = tree.child(verb, Deprel::mark);
    const bool gerund = tree.participle(verb) && !tree[verb].has_feature("Tense=Past");
    if (head == k_no_token || !gerund || (first != verb && first != mark)) { return false; }
    // beside a noun "the soldiers taking the town" has none
    if (mark == k_no_token && tree[head].upos != Upos::verb) { return false; }
    const int before =
        first - 1;  // the word itself, or what belongs to it: "rule out", "come close"
    const bool beside =
        before == head || (before > head && tree.head(before) == head &&
                           (tree[before].deprel == Deprel::compound ||
                            tree[before].upos == Upos::adj || tree[before].upos == Upos::adv));
    constexpr std::array k_adverbial{CueKind::before, CueKind::after,    CueKind::since,
                                     CueKind::agent,  CueKind::negation, CueKind::meanwhile};
    return beside && (mark == k_no_token ||
                      std::none_of(k_adverbial.begin(), k_adverbial.end(),
                                   [&](CueKind kind) { return has_cue(view, mark, kind); }));
}

bool comes_next(const SentenceView& view, int verb) {
    const auto children = view.tree.children(verb);
    return view.tree.infinitive(verb) &&
           std::any_of(children.begin(), children.end(), [&](int child) {
               return child < verb && view.tree[child].deprel == Deprel::mark &&
                      has_cue(view, child, CueKind::before);
           });
}

bool is_granted_time(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    int giver = tree.head(verb);
    if (giver != k_no_token && tree[verb].deprel == Deprel::acl) { giver = tree.head(giver); }
    if (giver == k_no_token || !tree.infinitive(verb) || !has_cue(view, giver, CueKind::granted)) {
        return false;
    }
    const auto children = tree.children(giver);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto* time = view.time(child);
        if (child <= giver || child >= verb || time == nullptr) { return false; }
        const int marker = tree.child(child, Deprel::case_);
        return marker == k_no_token ? time->type == TimexType::duration
                                    : has_cue(view, marker, CueKind::before);
    });
}

bool is_inquired_into(const SentenceView& view, int token) {
    const int adposition = view.tree.child(token, Deprel::case_);
    return adposition > 0 && adposition < token &&
           has_cue(view, adposition - 1, CueKind::inquiry) &&
           !is_none(view, adposition - 1);  // "found no evidence of a strike"
}

bool befell_somebody(const SentenceView& view, const Occurrence& occurrence) {
    const int noun = outermost(view, occurrence.token);
    const int who = view.tree.head(noun);
    return occurrence.nominal && is_violent(occurrence.type) && who != k_no_token &&
           view.tree[noun].deprel == Deprel::nmod &&
           view.lexicon->classes_of(view.lemma(who))
               .meets({WordClass::civilian, WordClass::casualty, WordClass::person});
}

bool asks_for_part(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const auto relation = tree[verb].deprel;
    const int head = tree.head(verb);
    const bool beside = relation == Deprel::advcl && head != k_no_token && head < verb &&
                        tree[head].upos == Upos::adj;  // "it is not clear who fired"
    if (relation != Deprel::ccomp && relation != Deprel::csubj && !beside) { return false; }
    const auto children = tree.children(verb);
    const bool finite = tree[verb].has_feature("VerbForm=Fin") ||
                        tree.child(verb, Deprel::aux) != k_no_token ||
                        tree.child(verb, Deprel::cop) != k_no_token;
    return finite && std::any_of(children.begin(), children.end(), [&](int child) {
               const bool asks = tree[child].has_feature("PronType=Int") ||
                                 tree[child].has_feature("PronType=Rel");  // "qui", by the tagger
               return child < verb && asks && tree[child].deprel != Deprel::mark;
           });
}

bool is_perceived(const SentenceView& view, int verb) {
    // "se sont vu attaquer": it befell them
    if (view.tree.child(verb, Deprel::expl) != k_no_token) { return false; }
    const auto& sayings = view.lexicon->sayings_of(view.lemma(verb));
    return std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->force == Force::perceive && saying->upos == Upos::verb;
    });
}

bool is_headline_to_come(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const auto kind = view.block().kind;
    if (kind != BlockKind::title && kind != BlockKind::heading) { return false; }
    for (int i = 0; i < tree.size(); ++i) {
        if (tree[i].has_feature("VerbForm=Fin")) { return false; }
    }
    const int verb = occurrence.predicate();
    if (tree[verb].upos != Upos::verb) { return false; }
    const auto& helpers = tree.children(verb);
    // "Rebels withdraw from town": a plain present looks like an infinitive
    const int first = tree[verb].deprel == Deprel::conj ? tree.head(verb) : verb;
    const bool present = tree.child(first, Deprel::nsubj) != k_no_token &&
                         tree.child(verb, Deprel::mark) == k_no_token &&
                         tree.child(first, Deprel::mark) == k_no_token;
    return (tree.infinitive(verb) && !present) ||
           std::any_of(helpers.begin(), helpers.end(), [&](int child) {
               return tree[child].deprel == Deprel::aux && tree[child].has_feature("VerbForm=Inf");
           });
}

bool is_only_aim(const SentenceView& view, int node) {
    const auto& tree = view.tree;
    if (!tree.infinitive(node) && tree[node].upos != Upos::noun) { return false; }
    const int subject = tree.child(node, Deprel::nsubj);
    return subject != k_no_token && tree[subject].upos == Upos::noun &&
           tree.child(node, Deprel::cop) != k_no_token && has_cue(view, subject, CueKind::future);
}

bool asks_how(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (!tree.infinitive(verb)) { return false; }
    const auto children = tree.children(verb);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return child < verb && tree[child].deprel == Deprel::advmod &&
               tree[child].has_feature("PronType=Int");
    });
}

bool is_open_question(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (tree.size() == 0 || tree.head(tree.clause_of(verb)) != k_no_token) { return false; }
    bool asks = false;
    for (int i = 0; i < tree.size(); ++i) {
        // "why did they attack?": that they did is taken for granted
        const bool first = i == 0 && tree[i].has_feature("PronType=Rel");
        if (first || tree[i].has_feature("PronType=Int")) { return false; }
        asks = asks || (i + 2 >= tree.size() && tree[i].form == "?");
    }
    return asks;
}

bool asks_who_or_where(const SentenceView& view, const Occurrence& occurrence) {
    constexpr int k_question_tokens_max = 9;
    const auto& tree = view.tree;
    const int size = tree.size();
    const bool open = occurrence.type == ClaimType::hold ||
                      (occurrence.nominal && tree.definite(occurrence.token));
    if (!open || size < 2 || size > k_question_tokens_max || tree[size - 1].form != "?") {
        return false;
    }
    for (int i = 0; i < size; ++i) {
        const bool first = i == 0 && tree[i].has_feature("PronType=Rel");
        if (first || tree[i].has_feature("PronType=Int")) { return true; }
    }
    return false;
}

bool is_own_command(const SentenceView& view, const Occurrence& occurrence, int verb) {
    if (!has_cue(view, verb, CueKind::command)) { return false; }
    const auto& tree = view.tree;
    if (occurrence.nominal) { return !is_violent(occurrence.type); }
    const auto told = tree.children(verb);
    return std::any_of(told.begin(), told.end(), [&](int child) {
        const auto relation = tree[child].deprel;
        if (relation != Deprel::obj && relation != Deprel::iobj && relation != Deprel::obl) {
            return false;
        }
        const int owner = tree.child(child, Deprel::det);
        const int possessor = tree.child(child, Deprel::nmod);
        return (owner != k_no_token && tree[owner].has_feature("Poss=Yes")) ||
               (possessor != k_no_token && tree[possessor].has_feature("Poss=Yes"));
    });
}

bool is_to_begin(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    if (is_told_to_begin(view, noun)) { return true; }
    const auto children = tree.children(noun);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        if (tree[child].deprel != Deprel::acl || child < noun) { return false; }
        const bool takes_place =
            has_cue(view, child, CueKind::occurrence) || has_cue(view, child, CueKind::aspect);
        if (tree.infinitive(child)) { return takes_place; }
        // "a truce that is due to take effect", "qui doit commencer lundi"
        const auto below = tree.children(child);
        return has_cue(view, child, CueKind::future) &&
               std::any_of(below.begin(), below.end(), [&](int verb) {
                   return tree.infinitive(verb) && (has_cue(view, verb, CueKind::occurrence) ||
                                                    has_cue(view, verb, CueKind::aspect));
               });
    });
}

Truth truth_of(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int head = tree.head(noun);
    if (head != k_no_token && tree[noun].deprel == Deprel::nsubj) {
        const auto above = truth_by(view, head);
        if (above != Truth::stands) { return above; }
    }
    // "claims that it was taken are not true": a parser may hang the predicate on the noun
    for (const int child : tree.children(noun)) {
        const auto relation = tree[child].deprel;
        const bool clause = relation == Deprel::ccomp || relation == Deprel::parataxis ||
                            relation == Deprel::acl || relation == Deprel::amod;
        if (!clause || (relation != Deprel::amod && child < noun)) { continue; }
        const auto beside = truth_by(view, child);
        if (beside != Truth::stands) { return beside; }
    }
    return Truth::stands;
}

bool is_report(const SentenceView& view, int noun) {
    const auto upos = view.token(noun).upos;
    return (upos == Upos::noun || upos == Upos::propn) &&
           (view.lexicon->is_statement(view.lemma(noun)) || has_cue(view, noun, CueKind::hearsay) ||
            has_cue(view, noun, CueKind::possible));
}

bool is_imperative(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    const auto& word = tree[verb];
    const bool bare = word.upos == Upos::verb && !word.has_feature("Tense=Past") &&
                      text::to_lower(word.form) == lemma_of(word);
    const bool opens = verb == 0 || tree[verb - 1].upos == Upos::punct;
    if (!bare || !opens || verb + 1 >= tree.size() || tree[verb + 1].upos == Upos::punct) {
        return false;
    }
    const auto children = tree.children(verb);
    const bool said = verb == 0 || view.quoted[static_cast<std::size_t>(verb)] != 0;
    return said && std::none_of(children.begin(), children.end(), [&](int child) {
               const auto relation = tree[child].deprel;
               return child < verb && tree[child].upos != Upos::punct &&
                      (relation == Deprel::nsubj || relation == Deprel::aux ||
                       relation == Deprel::mark || relation == Deprel::obl);
           });
}

bool is_told_to(const SentenceView& view, int saying, int verb) {
    const auto& tree = view.tree;
    if (tree.head(verb) != saying || tree[verb].deprel != Deprel::xcomp) { return false; }
    const int helper = tree.child(verb, Deprel::aux);
    const bool to_do =
        tree.infinitive(verb) && (helper == k_no_token || !tree[helper].has_feature("Tense=Past"));
    const auto* said = saying_at(view, saying);
    if (!to_do || said == nullptr || said->force != Force::say) { return false; }
    // "is told to leave", not "is said to have a bomb"
    if (tree.passive(saying)) { return has_as_object(*said, FrameSlot::Name::target); }
    const int hearer = std::max(tree.child(saying, Deprel::iobj), tree.child(saying, Deprel::obj));
    return hearer > saying && hearer < verb;
}

bool is_under_condition(const SentenceView& view, int verb) {
    const int mark = view.tree.child(verb, Deprel::mark);
    return mark != k_no_token && mark < verb && has_cue(view, mark, CueKind::conditional);
}

bool is_announced(const SentenceView& view, const Occurrence& occurrence, int verb) {
    if (!occurrence.nominal || !has_cue(view, verb, CueKind::announced) ||
        view.tree.passive(verb)) {
        return false;
    }
    switch (occurrence.type) {
        case ClaimType::withdrawal:
        case ClaimType::deployment:
        case ClaimType::military_support:
        case ClaimType::humanitarian_aid:
        case ClaimType::talks:
            return object_of(view, verb) == outermost(view, occurrence.token);
        default:
            return false;
    }
}

bool tells_past(const Tree& tree, int token, int speech) {
    const int predicate = tree.clause_of(token);
    if (predicate == speech || (tree.below(speech, predicate) && !tree.below(predicate, speech))) {
        return false;  // the clause is the speaker's own, and tells when he spoke
    }
    if (tree[predicate].has_feature("Tense=Past") && tree[predicate].has_feature("VerbForm=Fin")) {
        return true;
    }
    const bool participle =
        tree[predicate].has_feature("VerbForm=Part") && !tree[predicate].has_feature("Tense=Pres");
    for (const int child : tree.children(predicate)) {
        const auto& word = tree[child];
        // "swear never to have delivered": the infinitive of the perfect
        if (word.deprel == Deprel::aux && word.has_feature("VerbForm=Inf") && participle &&
            word.subtype != DeprelSubtype::pass) {
            return true;
        }
        if (word.deprel == Deprel::aux && word.has_feature("VerbForm=Fin") &&
            !word.has_feature("Mood=Sub") && tree[predicate].has_feature("VerbForm=Part") &&
            word.subtype != DeprelSubtype::pass) {
            return true;
        }
    }
    return false;
}

}  // namespace counterclaim::claim

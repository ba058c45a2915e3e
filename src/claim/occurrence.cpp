#include "claim/occurrence.hpp"

#include "claim/background.hpp"
#include "claim/denial.hpp"
#include "claim/doubles.hpp"
#include "claim/ellipsis.hpp"
#include "claim/presence.hpp"
#include "claim/told_of_target.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// A word at this strength or above needs no second cue in an article about war.
constexpr double k_threshold = 0.55;
constexpr int k_occurrences_max = 12;  // of one sentence

/// A verb form that stands where nouns stand: "fighting broke out".
bool noun_like(const Token& token) {
    if (token.upos != Upos::verb && token.upos != Upos::adj) { return false; }
    switch (token.deprel) {
        case Deprel::nsubj:
        case Deprel::obj:
        case Deprel::obl:
        case Deprel::nmod:
        case Deprel::conj:
        case Deprel::compound:
            return true;
        default:
            return false;
    }
}

bool upos_fits(const Frame& frame, const Token& token) {
    if (frame.upos == token.upos) { return true; }
    switch (frame.upos) {
        case Upos::noun:
            return token.upos == Upos::propn || noun_like(token);
        case Upos::verb:
            return token.upos == Upos::adj &&
                   (token.has_feature("VerbForm=Part") || token.deprel == Deprel::root);
        case Upos::adj:
            return token.upos == Upos::noun || token.has_feature("VerbForm=Part");
        default:
            return false;
    }
}

/// "Attacked an [ammunition] depot", "une position d'[artillerie]": what was struck, and not what
/// with; "a base with rockets" may be.
bool describes_struck(const SentenceView& view, int token, int struck) {
    const auto& tree = view.tree;
    if (token == struck) { return true; }
    const auto relation = tree[token].deprel;
    const bool named = relation == Deprel::amod || relation == Deprel::compound ||
                       (relation == Deprel::nmod && case_says(view, token, CueKind::partitive));
    return named && tree.head(token) == struck;
}

/// What stands in the clause of a word and right below it. "Attacked the town after shelling the
/// port": with what an act of force was done is not told by what came before or after it.
WordClasses classes_around(const SentenceView& view, int trigger) {
    const auto& children = view.tree.children(trigger);
    if (!has_cue(view, trigger, CueKind::generic)) {
        auto classes = clause_classes(view, trigger);
        for (const int child : children) {
            classes.add(view.classes_at(child));
            classes.add(phrase_classes(view, child));
        }
        return classes;
    }
    WordClasses classes;
    const int clause = view.tree.clause_of(trigger);
    const bool verb = view.token(trigger).upos == Upos::verb;
    const int struck = verb ? object_of(view, trigger) : k_no_token;
    for (int i = 0; i < view.tree.size(); ++i) {
        if (struck != k_no_token && describes_struck(view, i, struck)) { continue; }
        const bool tells = view.sourced[static_cast<std::size_t>(i)] == 0;
        const bool child = view.tree.head(i) == trigger;
        if (!child && !(tells && view.tree.clause_of(i) == clause)) { continue; }
        if (is_of_another_time(view, i, trigger)) { continue; }
        classes.add(view.classes_at(i));
        if (child && i != struck) { classes.add(phrase_classes(view, i)); }
    }
    return classes;
}

WordClasses classes_under(const SentenceView& view, int trigger, const ArgumentSource& source,
                          const ArticleEvidence& evidence) {
    switch (source.path) {
        case ArgumentPath::any:
            return classes_around(view, trigger);
        case ArgumentPath::sentence:
            return sentence_classes(view);
        case ArgumentPath::article:
            return evidence.classes;
        default:
            break;
    }
    WordClasses classes;
    for (const int filler : fillers(view, trigger, source)) {
        classes.add(phrase_classes(view, filler));
    }
    return classes;
}

bool conditions_hold(const SentenceView& view, int trigger, const Frame& frame,
                     const ArticleEvidence& evidence) {
    return std::all_of(
        frame.conditions.begin(), frame.conditions.end(), [&](const Condition& condition) {
            const auto classes = classes_under(view, trigger, condition.argument, evidence);
            return classes.meets(condition.classes) != condition.negated;
        });
}

/// More conditions and more words make a reading more exact.
std::size_t exactness(const Frame& frame) {
    return frame.conditions.size() + 2 * frame.phrase.others.size();
}

/// How much an entry asks for, what it must not find left out: an idiom that names its words is as
/// exact as an entry that only bars some.
std::size_t asked_for(const Frame& frame) {
    const auto barred = std::count_if(frame.conditions.begin(), frame.conditions.end(),
                                      [](const Condition& one) { return one.negated; });
    return exactness(frame) - static_cast<std::size_t>(barred);
}

/// The more exact reading; then strength decides; then the type, so that the order of the file does
/// not matter.
bool better(const Frame& a, const Frame& b) {
    if (exactness(a) != exactness(b)) { return exactness(a) > exactness(b); }
    if (a.strength != b.strength) { return a.strength > b.strength; }
    return a.type < b.type;
}

/// The lemma is the form with at least three bytes less, which regular inflection seldom makes.
bool too_short(const Token& token) {
    if (token.upos == Upos::adj && token.deprel == Deprel::root) { return true; }  // "advanced"
    return token.upos == Upos::verb && token.lemma.size() + 3 <= token.form.size();
}

/// A word the tagger does not know may get a lemma cut too short ("shel" for "shelled"): then what
/// the form begins with decides.
template <typename Collect>
void collect_by_stem(const SentenceView& view, std::string_view form, const Collect& collect) {
    constexpr std::size_t k_stem_bytes_min = 4;
    constexpr std::size_t k_ending_bytes_max = 4;
    for (std::size_t cut = 1; cut <= k_ending_bytes_max && form.size() >= k_stem_bytes_min + cut;
         ++cut) {
        const auto stem = form.substr(0, form.size() - cut);
        if (!view.lexicon->frames_of(stem).empty()) {
            collect(stem);
            return;
        }
    }
}

/// "Fell apart" is another verb than "fell": a particle that the entry does not have.
bool has_other_particle(const SentenceView& view, const Frame& frame, int token) {
    const auto& tree = view.tree;
    if (frame.upos != Upos::verb || frame.phrase.others.size() > 1) { return false; }
    return std::any_of(tree.children(token).begin(), tree.children(token).end(), [&](int child) {
        const bool particle =
            tree[child].deprel == Deprel::compound && tree[child].subtype == DeprelSubtype::prt;
        return particle && !is_of_phrase(frame.phrase, tree[child]);
    });
}

/// "The airport was destroyed by missiles" says nothing of destroying missiles: the noun of a
/// verb's phrase is its object, and here it is its agent.
bool takes_agent_for_object(const SentenceView& view, const Frame& frame, int verb) {
    const auto& tree = view.tree;
    if (frame.upos != Upos::verb || !tree.passive(verb)) { return false; }
    const int agent = agent_of(view, verb);
    return agent != k_no_token && tree[agent].upos == Upos::noun &&
           is_of_phrase(frame.phrase, tree[agent]);
}

/// "The troops lost two tanks" says nothing of losing troops: whoever undergoes it is the subject,
/// and what the verb's phrase names is its object.
bool takes_subject_for_object(const SentenceView& view, const Frame& frame, int verb) {
    const auto& tree = view.tree;
    if (frame.upos != Upos::verb || frame.phrase.others.size() != 1 || tree.passive(verb)) {
        return false;
    }
    const bool undergone =
        std::any_of(frame.slots.begin(), frame.slots.end(), [](const FrameSlot& slot) {
            return slot.name == FrameSlot::Name::target &&
                   slot.sources.front().path == ArgumentPath::subject;
        });
    const auto named = [&](int token) {
        return is_of_phrase(frame.phrase, tree[token]) ||
               view.lemma(token) == frame.phrase.others.front();
    };
    const int subject = tree.child(verb, Deprel::nsubj);
    const int object = tree.child(verb, Deprel::obj);
    return undergone && subject != k_no_token && object != k_no_token && named(subject) &&
           !named(object);
}

/// "Set the house on fire" is not "fired on": a noun behind the preposition of the verb's phrase,
/// or that another verb has for its subject, is no verb that the tagger missed.
bool is_plain_noun(const SentenceView& view, const Frame& frame, int token) {
    if (frame.upos != Upos::verb || view.token(token).upos != Upos::noun) { return false; }
    const int verb = view.tree.head(token);
    const bool acts = view.token(token).deprel == Deprel::nsubj && verb != k_no_token &&
                      view.token(verb).upos == Upos::verb;
    if (acts) { return true; }  // "witnesses said that clashes broke out"
    const int marker = view.tree.child(token, Deprel::case_);
    return marker != k_no_token && is_of_phrase(frame.phrase, view.token(marker));
}

/// "Occupies the first place", "a trade war": a phrase at least as exact as the entry, which names
/// no occurrence.
bool is_idiom(const SentenceView& view, int token, const Frame& frame,
              const ArticleEvidence& evidence) {
    const auto& idioms = view.lexicon->idioms_of(frame.phrase.head);
    return std::any_of(idioms.begin(), idioms.end(), [&](const Frame* idiom) {
        return exactness(*idiom) >= asked_for(frame) &&
               phrase_matches(view, idiom->phrase, token) &&
               conditions_hold(view, token, *idiom, evidence);
    });
}

const Frame* best_frame(const SentenceView& view, int token, const ArticleEvidence& evidence,
                        std::string& lost) {
    const auto& word = view.token(token);
    std::vector<const Frame*> fitting;
    const auto collect = [&](std::string_view key) {
        for (const auto* frame : view.lexicon->frames_of(key)) {
            const bool several_words = !frame->phrase.others.empty();
            // "Kostania sanctioned two generals" is no "Kostania-sanctioned general"
            const bool other_life =
                word.upos == Upos::verb &&
                ((frame->upos == Upos::noun && !noun_like(word)) ||
                 (frame->upos == Upos::adj && view.tree.child(token, Deprel::obj) != k_no_token));
            if (((several_words && !other_life) || upos_fits(*frame, word)) &&
                phrase_matches(view, frame->phrase, token) &&
                !has_other_particle(view, *frame, token) &&
                !takes_agent_for_object(view, *frame, token) &&
                !takes_subject_for_object(view, *frame, token) &&
                !is_plain_noun(view, *frame, token) &&
                conditions_hold(view, token, *frame, evidence)) {
                fitting.push_back(frame);
            }
        }
    };
    collect(view.lemma(token));
    if (word.form != word.lemma) {
        const auto lower = text::to_lower(word.form);
        if (lower != view.lemma(token)) { collect(lower); }
        if (fitting.empty() && too_short(word)) { collect_by_stem(view, lower, collect); }
    }
    if (fitting.empty()) { return nullptr; }
    std::sort(fitting.begin(), fitting.end(),
              [](const Frame* a, const Frame* b) { return better(*a, *b); });
    for (std::size_t i = 1; i < fitting.size(); ++i) {
        lost.append(lost.empty() ? "" : ", ").append(fitting[i]->id);
    }
    if (is_idiom(view, token, *fitting.front(), evidence)) { return nullptr; }
    return fitting.front();
}

constexpr WordClasses k_war_classes{
    WordClass::force, WordClass::heavy_weapon, WordClass::weapon, WordClass::aircraft,
    WordClass::bomb,  WordClass::casualty,     WordClass::truce,  WordClass::prisoner};

constexpr WordClasses k_peace_classes{WordClass::sport,   WordClass::business, WordClass::culture,
                                      WordClass::weather, WordClass::health,   WordClass::crime};

/// Relief, measures and protests fill articles that hardly name an act of war; entries of several
/// words or with conditions say by themselves what they are about.
bool is_civil(const Frame& frame) {
    const bool exact = !frame.phrase.others.empty() || !frame.conditions.empty();
    return exact && (frame.type == ClaimType::humanitarian_aid ||
                     frame.type == ClaimType::sanction || frame.type == ClaimType::protest);
}

/// How surely a word is an occurrence in this article, whatever stands around it in its sentence:
/// may lie outside 0 … 1.
double score_in_article(const Frame& frame, double own_weight, const ArticleEvidence& evidence) {
    const double war = evidence.war_without(std::max(own_weight, 0.0));
    double score = frame.strength + 0.2 * (war - 0.5);
    // an article that hardly speaks of war must name an act of it plainly
    constexpr double k_war_plain = 0.35;
    // ("shelled" says so by itself, as long as nothing else in the article speaks of other walks)
    constexpr double k_certain = 0.9;
    const bool plain = frame.strength >= k_certain && evidence.weight >= own_weight;
    const double doubt = plain ? 0.15 : is_civil(frame) ? 0.2 : 0.4;
    if (war < k_war_plain) { score -= doubt * (1 - war / k_war_plain); }
    return score;
}

/// What speaks for it in its clause.
double score_beside(WordClasses around) {
    return (around.meets(k_war_classes) ? 0.1 : 0.0) + (around.has(WordClass::party) ? 0.05 : 0.0) +
           (around.has(WordClass::place) ? 0.05 : 0.0);
}

double score_of(const SentenceView& view, const Occurrence& occurrence,
                const ArticleEvidence& evidence) {
    auto around = clause_classes(view, occurrence.token);
    const double own = view.lexicon->topic_weight_of(view.lemma(occurrence.token));
    double score = score_in_article(*occurrence.frame, own, evidence) + score_beside(around);
    if (is_attribute(view, occurrence)) { score -= 0.2; }
    const bool guarded = around.meets(k_peace_classes) && !around.meets(k_war_classes);
    if (guarded) { score -= 0.25 * (1.0 - evidence.war_without(std::max(own, 0.0))); }
    return std::clamp(score, 0.0, 1.0);
}

/// "After a month of war", "ten days into the war": how long it has gone on is a time of its own.
bool is_measured_in_time(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int head = tree.head(noun);
    const auto timed = [&](int token) { return token >= 0 && view.time(token) != nullptr; };
    const bool of_span = tree[noun].deprel == Deprel::nmod && timed(head);
    const int marker = tree.child(noun, Deprel::case_);
    const bool into = marker > 0 && marker < noun && timed(marker - 1) &&
                      !has_cue(view, marker, CueKind::locative);
    return of_span || into;
}

/// "The war has killed thousands": nothing is told of the war but what it has cost.
bool only_costs(const SentenceView& view, int noun) {
    const auto& tree = view.tree;
    const int verb = tree.head(noun);
    if (verb == k_no_token || tree[noun].deprel != Deprel::nsubj || tree.passive(verb) ||
        !view.classes_at(noun).has(WordClass::war) || !tree.definite(noun) ||
        has_mention_below(view, noun, view.place_at) ||
        has_mention_below(view, noun, view.time_at)) {
        return false;
    }
    const auto& frames = view.lexicon->frames_of(view.lemma(verb));
    return std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
        return frame->upos == Upos::verb &&
               (frame->type == ClaimType::casualty_toll || frame->type == ClaimType::displacement);
    });
}

/// A noun is an occurrence of its own if something happens to it ("an attack took place", "carried
/// out an attack"), or if it brings its own time, place or toll; else it only mentions one ("before
/// the attack").
bool noun_stands(const SentenceView& view, const Occurrence& occurrence) {
    if (only_costs(view, outermost(view, occurrence.token))) { return false; }
    if (occurrence.support.kind != Support::Kind::none) { return true; }
    if (says_no_part_in(view, occurrence) != k_no_token) { return true; }
    const auto& tree = view.tree;
    const int outer = outermost(view, occurrence.token);
    const auto kind = view.block().kind;
    const bool telegraphic =
        kind == BlockKind::title || kind == BlockKind::heading || kind == BlockKind::caption;
    if (tree.head(outer) == k_no_token) {
        return telegraphic || tree.child(outer, Deprel::nsubj) != k_no_token || tree.size() < 12 ||
               has_mention_below(view, outer, view.place_at) ||
               has_mention_below(view, outer, view.time_at);
    }
    return has_mention_below(view, outer, view.time_at) ||
           has_mention_below(view, outer, view.quantity_at) || is_measured_in_time(view, outer);
}

/// "Ceasefire violations", "« Burnt houses »", "II. Arrests" on a line of its own: a bare noun over
/// what follows, without a predicate, place, time, figure or anybody named.
bool is_bare_subhead(const SentenceView& view, const Occurrence& occurrence) {
    constexpr int k_tokens_max = 8;
    constexpr std::uint32_t k_marks_bytes_max = 6;
    const auto& tree = view.tree;
    const auto kind = view.block().kind;
    const bool line = kind == BlockKind::heading || kind == BlockKind::paragraph;
    if (!line || !occurrence.nominal || view.sentence().block == 0 || tree.size() > k_tokens_max ||
        !view.actors.empty() || !view.places.empty() || !view.times.empty() ||
        !view.quantities.empty()) {
        return false;
    }
    const bool alone =
        view.block().span.length_bytes() <= view.sentence().span.length_bytes() + k_marks_bytes_max;
    const auto last = view.token(tree.size() - 1).form;
    if (!alone || last == "." || last == "!" || last == "?" || last == ":") { return false; }
    for (int i = 0; i < tree.size(); ++i) {
        const bool verbal = tree[i].upos == Upos::verb || tree[i].upos == Upos::aux;
        if (verbal || has_cue(view, i, CueKind::negation)) { return false; }
    }
    return true;
}

/// The highest word of a nominal phrase: "declared a state of *emergency*" is about the state.
int top_of_phrase(const SentenceView& view, const Frame& frame, int token) {
    for (std::size_t step = 0; step < frame.phrase.others.size(); ++step) {
        const int head = view.tree.head(token);
        if (head == k_no_token || view.token(head).upos != Upos::noun ||
            !is_of_phrase(frame.phrase, view.token(head))) {
            break;
        }
        token = head;
    }
    return token;
}

}  // namespace

bool names_nothing(const SentenceView& view, int token, const ArticleEvidence& evidence) {
    const auto& idioms = view.lexicon->idioms_of(view.lemma(token));
    return std::any_of(idioms.begin(), idioms.end(), [&](const Frame* idiom) {
        return phrase_matches(view, idiom->phrase, token) &&
               conditions_hold(view, token, *idiom, evidence);
    });
}

bool may_score(const Frame& frame, double own_weight, WordClasses around,
               const ArticleEvidence& evidence) {
    return score_in_article(frame, own_weight, evidence) + score_beside(around) >= k_threshold;
}

bool is_violent(ClaimType type) {
    switch (type) {
        case ClaimType::armed_clash:
        case ClaimType::shelling:
        case ClaimType::air_strike:
        case ClaimType::explosion:
        case ClaimType::violence_against_civilians:
            return true;
        default:
            return false;
    }
}

std::vector<Occurrence> find_occurrences(const SentenceView& view,
                                         const ArticleEvidence& evidence) {
    std::vector<Occurrence> found;
    for (int i = 0; i < view.tree.size() && found.size() < k_occurrences_max; ++i) {
        const auto upos = view.token(i).upos;
        if (upos == Upos::punct || upos == Upos::adp || upos == Upos::det || upos == Upos::aux) {
            continue;
        }
        Occurrence one;
        std::string lost;
        one.token = i;
        one.frame = best_frame(view, i, evidence, lost);
        if (one.frame == nullptr) { continue; }
        one.type = one.frame->type;
        one.subtype = one.frame->subtype;
        one.nominal = one.frame->upos != Upos::verb;
        if (one.nominal) { one.support = support_of(view, top_of_phrase(view, *one.frame, i)); }
        one.score = score_of(view, one, evidence);
        one.because = "lexicon " + one.frame->id + (lost.empty() ? "" : "; lost: " + lost);
        if (one.score < k_threshold) { continue; }
        if (one.frame->strength < 0.55 && one.frame->upos == Upos::noun &&
            !noun_stands(view, one)) {
            continue;
        }
        if (is_background(view, one) || is_bare_subhead(view, one)) { continue; }
        found.push_back(std::move(one));
    }
    drop_doubles(view, found);
    add_further_deeds(view, found);
    drop_told_of_target(view, found);
    if (auto there = presence(view, evidence, found)) { found.push_back(std::move(*there)); }
    return found;
}

}  // namespace counterclaim::claim

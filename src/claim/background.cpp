#include "claim/background.hpp"

#include "claim/deeds.hpp"
#include "claim/nature.hpp"
#include "claim/paragraph_heads.hpp"

#include <algorithm>

namespace counterclaim::claim {

bool is_attribute(const SentenceView& view, const Occurrence& occurrence) {
    const auto& word = view.token(occurrence.token);
    const auto relation = word.deprel;
    const auto& tree = view.tree;
    const bool hyphen = occurrence.token > 0 && tree[occurrence.token - 1].form == "-";
    const bool joined = occurrence.frame->upos == Upos::verb && hyphen &&
                        (relation == Deprel::acl || (!tree[occurrence.token - 1].space_after &&
                                                     tree.participle(occurrence.token)));
    if (joined) { return true; }  // "opposition-held parts"
    if (relation != Deprel::amod && relation != Deprel::compound) { return false; }
    if (occurrence.frame->upos != Upos::verb) { return true; }
    // "territories occupied since 1993", "areas held by the army"; not "men armed with rifles"
    for (const int child : tree.children(occurrence.token)) {
        if (tree[child].deprel != Deprel::obl) { continue; }
        const bool agent = case_says(view, child, CueKind::agent);
        if (agent || view.time(child) != nullptr) { return false; }
    }
    return true;
}

bool has_mention_below(const SentenceView& view, int token, const std::vector<int>& per_token) {
    for (int i = view.tree.first_of(token); i <= view.tree.last_of(token); ++i) {
        if (per_token[static_cast<std::size_t>(i)] >= 0 && i != token &&
            view.tree.below(i, token)) {
            return true;
        }
    }
    return false;
}

namespace {

/// The clause of the word, or one that hangs on it, counts dead or wounded: "twelve died in the
/// fighting".
bool counts_victims(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const int clause = tree.clause_of(token);
    // "the number of soldiers killed in the attack rose to 89"
    const int outer = tree.head(clause) == k_no_token ? clause : tree.clause_of(tree.head(clause));
    for (int i = 0; i < tree.size(); ++i) {
        const int counted = view.quantity_at[static_cast<std::size_t>(i)];
        if (counted < 0) { continue; }
        const int own = tree.clause_of(i);
        const int above = tree.head(own) == k_no_token ? own : tree.clause_of(tree.head(own));
        if (own != clause && above != clause && own != outer) { continue; }
        const auto kind = view.reading->quantities[static_cast<std::size_t>(counted)].kind;
        if (kind == QuantityKind::killed || kind == QuantityKind::wounded) { return true; }
    }
    return false;
}

/// "Three hundred have been killed in the fighting": so many, of no day and no place, fell in all
/// of it, and the fighting is known.
bool counts_all_of_it(const SentenceView& view, const Occurrence& occurrence) {
    constexpr std::int64_t k_least = 50;
    const bool fighting = occurrence.type == ClaimType::armed_clash &&
                          !has_cue(view, occurrence.token, CueKind::generic);
    if (!fighting || !view.times.empty() || !view.places.empty()) { return false; }
    return std::any_of(view.quantities.begin(), view.quantities.end(), [&](int index) {
        const auto& counted = view.reading->quantities[static_cast<std::size_t>(index)];
        return counted.kind == QuantityKind::killed && counted.low && *counted.low >= k_least;
    });
}

/// "Houses were damaged in the shelling": the deed is told by what it did.
bool tells_damage(const SentenceView& view, const Occurrence& occurrence) {
    if (!implies_means(occurrence.type)) { return false; }
    const int verb = view.tree.head(occurrence.token);
    if (view.token(occurrence.token).deprel != Deprel::obl || verb == k_no_token ||
        view.token(verb).upos != Upos::verb || !view.tree.passive(verb)) {
        return false;
    }
    const auto& frames = view.lexicon->frames_of(view.lemma(verb));
    return std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
        return frame->type == ClaimType::property_destruction && frame->upos == Upos::verb;
    });
}

/// Somebody answers for it, or wants it to end: "blamed the army for the attack", "an end to the
/// fighting".
bool is_at_issue(const SentenceView& view, int token) {
    // "the group claimed the raid"
    const int verb = view.tree.head(token);
    if (view.token(token).deprel == Deprel::obj && verb != k_no_token &&
        !view.lexicon->sayings_of(view.lemma(verb)).empty()) {
        const int subject = subject_of(view, verb);
        if (subject != k_no_token && phrase_classes(view, subject).has(WordClass::force)) {
            return true;
        }
    }
    constexpr int k_steps = 3;
    for (int step = 0; step < k_steps; ++step) {
        const bool beside = view.token(token).deprel == Deprel::obl;
        token = view.tree.head(token);
        if (token == k_no_token) { return false; }
        // "aux termes de l'accord" ends nothing
        const bool dates = has_cue(view, token, CueKind::after);
        for (const auto cue : {CueKind::ended, CueKind::demanded, CueKind::failed}) {
            // "a survey is impossible because of the fighting"
            const bool reason = beside && cue == CueKind::failed;
            if (has_cue(view, token, cue) && !reason && !(dates && cue == CueKind::ended)) {
                return true;
            }
        }
        const auto& sayings = view.lexicon->sayings_of(view.lemma(token));
        const bool answers = std::any_of(sayings.begin(), sayings.end(), [](const Saying* one) {
            return one->force == Force::accuse || one->force == Force::confirm ||
                   one->force == Force::deny;
        });
        if (answers) { return true; }
    }
    return false;
}

bool is_known(const SentenceView& view, int token) {
    for (const int child : view.tree.children(token)) {
        const auto& word = view.token(child);
        if (word.has_feature("Definite=Def") || word.has_feature("PronType=Dem") ||
            word.has_feature("Poss=Yes")) {
            return true;
        }
    }
    return view.token(token).deprel == Deprel::compound;
}

/// Acts of law and office, whose nouns name a rule as often as that it was made: "under martial
/// law".
bool is_measure(ClaimType type) {
    return type == ClaimType::leadership_change || type == ClaimType::agreement ||
           type == ClaimType::sanction;
}

/// "Condemned the coup": the coup is known, and what is told is the condemning.
bool is_denounced(const SentenceView& view, const Occurrence& occurrence) {
    const int verb = view.tree.head(outermost(view, occurrence.token));
    if (occurrence.type != ClaimType::leadership_change || verb == k_no_token ||
        view.token(verb).upos != Upos::verb) {
        return false;
    }
    const auto& sayings = view.lexicon->sayings_of(view.lemma(verb));
    return std::any_of(sayings.begin(), sayings.end(),
                       [](const Saying* one) { return one->force == Force::accuse; });
}

/// "Since the start of the offensive": what only dates a toll is no deed of its own.
bool only_dates_toll(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const int start = tree.head(occurrence.token);
    return occurrence.nominal && is_violent(occurrence.type) && start != k_no_token &&
           tree[occurrence.token].deprel == Deprel::nmod && is_known(view, occurrence.token) &&
           has_cue(view, start, CueKind::opening) && case_says(view, start, CueKind::since) &&
           !has_mention_below(view, start, view.time_at) &&
           !has_mention_below(view, start, view.quantity_at);
}

/// An act of force in the background of its sentence, with nothing of its own: "despite the
/// fighting", "condemned the attacks", "their participation in the war"; or an act of law that
/// something else is said of: "martial law would hurt trade", "a clause of the treaty".
bool only_mentions(const SentenceView& view, const Occurrence& occurrence) {
    const bool measure = is_measure(occurrence.type);
    if (!occurrence.nominal || (!is_violent(occurrence.type) && !measure)) { return false; }
    if (occurrence.support.kind != Support::Kind::none) { return false; }
    const auto kind = view.block().kind;
    if (kind == BlockKind::title || kind == BlockKind::heading || kind == BlockKind::caption) {
        return false;
    }
    const auto& tree = view.tree;
    const int outer = outermost(view, occurrence.token);
    if (tree.head(outer) == k_no_token || !is_known(view, occurrence.token)) { return false; }
    const auto relation = tree[outer].deprel;
    const bool background =
        relation == Deprel::nmod || relation == Deprel::obl ||
        (relation == Deprel::obj && (!measure || is_denounced(view, occurrence))) ||
        relation == Deprel::compound || (relation == Deprel::nsubj && measure);
    return background && !has_mention_below(view, outer, view.time_at) &&
           !has_mention_below(view, outer, view.place_at) &&
           !has_mention_below(view, outer, view.actor_at) &&
           (counts_all_of_it(view, occurrence) ||
            (!has_mention_below(view, outer, view.quantity_at) && !counts_victims(view, outer))) &&
           !tells_damage(view, occurrence) &&
           (is_denounced(view, occurrence) || !is_at_issue(view, outer));
}

/// "The self-proclaimed republic", "government-controlled areas", "armed men": a participle that
/// only describes tells of no occurrence.
bool only_describes(const SentenceView& view, const Occurrence& occurrence) {
    if (occurrence.frame->upos != Upos::verb || !is_attribute(view, occurrence)) { return false; }
    // "protests toppled the president": right after a noun stands a verb that was misread
    const int token = occurrence.token;
    const bool hyphen = token > 0 && view.token(token - 1).form == "-";
    if (token > 0 && token < view.tree.head(token) && !hyphen) {
        const auto before = view.token(token - 1).upos;
        if (before == Upos::noun || before == Upos::propn || before == Upos::pron) { return false; }
    }
    switch (occurrence.type) {
        case ClaimType::hold:
        case ClaimType::capture:
        case ClaimType::advance:
        case ClaimType::leadership_change:
        case ClaimType::military_support:
        case ClaimType::agreement:
        case ClaimType::sanction:
        case ClaimType::displacement:
        case ClaimType::detention:
            return true;
        case ClaimType::deployment:
            return hyphen;  // "a Britain-based monitor"
        default:
            return false;
    }
}

/// "Groups positioned in the suburb fired shells": where somebody stands who does something else.
bool only_locates(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const int token = occurrence.token;
    if (occurrence.type != ClaimType::deployment || occurrence.nominal) { return false; }
    if (tree[token].deprel != Deprel::acl || tree[token].subtype == DeprelSubtype::relcl) {
        return false;
    }
    const int noun = tree.head(token);
    const bool acts = noun != k_no_token && tree[noun].deprel == Deprel::nsubj &&
                      tree.head(noun) != k_no_token && tree[tree.head(noun)].upos == Upos::verb;
    return acts && !has_mention_below(view, token, view.time_at);
}

/// "Ukraine war: …": what a title is about, before a colon.
bool stands_before_colon(const SentenceView& view, int token) {
    constexpr int k_label_tokens_max = 6;
    for (int i = 0; i < std::min(k_label_tokens_max, view.tree.size()); ++i) {
        if (view.token(i).upos == Upos::verb) { return false; }
        if (view.token(i).form == ":") { return token < i; }
    }
    return false;
}

/// "War in Sudan", "The war between the two neighbours" over a column: a label, no sentence.
bool only_labels(const SentenceView& view, const Occurrence& occurrence) {
    const auto kind = view.block().kind;
    const bool heading = kind == BlockKind::title || kind == BlockKind::heading;
    const auto& tree = view.tree;
    const bool war = view.classes_at(occurrence.token).has(WordClass::war);
    if (war && occurrence.nominal && stands_before_colon(view, occurrence.token)) { return true; }
    if (!heading || !occurrence.nominal || !war ||
        tree.head(outermost(view, occurrence.token)) != k_no_token) {
        return false;
    }
    return !has_mention_below(view, occurrence.token, view.time_at) &&
           !has_mention_below(view, occurrence.token, view.quantity_at) &&
           tree.child(occurrence.token, Deprel::nsubj) == k_no_token;
}

/// "Unlawful killings. In May …", "Arbitrary detention. …": words that head a paragraph in its
/// first line, with nothing of their own.
bool only_heads_paragraph(const SentenceView& view) {
    return heads_paragraph(view) && view.times.empty() && view.quantities.empty() &&
           view.places.empty();
}

/// "Drones hit the base without causing casualties": what did not come of the deed of the clause
/// above is no deed of its own.
bool only_denies_losses(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const int verb = occurrence.token;
    const int mark = tree.child(verb, Deprel::mark);
    const int object = tree.child(verb, Deprel::obj);
    return !occurrence.nominal && is_violent(occurrence.type) &&
           tree[verb].deprel == Deprel::advcl && mark != k_no_token && object != k_no_token &&
           has_cue(view, mark, CueKind::negation) &&
           view.lexicon->classes_of(view.lemma(object)).has(WordClass::casualty);
}

/// "The conflict has killed 14,000 people": the war as a cause, of which nothing else is told.
bool only_causes_deaths(const SentenceView& view, const Occurrence& occurrence) {
    if (!occurrence.nominal || !view.classes_at(occurrence.token).has(WordClass::war)) {
        return false;
    }
    const auto& tree = view.tree;
    const int verb = tree.head(occurrence.token);
    return verb != k_no_token && tree[occurrence.token].deprel == Deprel::nsubj &&
           has_cue(view, verb, CueKind::result) && is_known(view, occurrence.token) &&
           !has_mention_below(view, occurrence.token, view.time_at) &&
           !has_mention_below(view, occurrence.token, view.place_at) &&
           !has_mention_below(view, occurrence.token, view.actor_at);
}

/// "The storm killed three", "left three dead", "wildfire took the village": no side did it.
bool is_act_of_nature(const SentenceView& view, const Occurrence& occurrence) {
    const bool harms = occurrence.type == ClaimType::casualty_toll ||
                       occurrence.type == ClaimType::violence_against_civilians;
    const bool result = view.token(occurrence.token).deprel == Deprel::xcomp;
    if (harms && result && is_left_by_nature(view, view.tree.head(occurrence.token))) {
        return true;
    }
    if (occurrence.nominal) { return false; }
    return harms ? is_left_by_nature(view, occurrence.token)
                 : is_done_by_nature(view, occurrence.token);
}

/// Of "fled", whoever moves is the subject; of "evacuated", the object.
bool moves_as_subject(const Frame& frame) {
    return std::any_of(frame.slots.begin(), frame.slots.end(), [](const FrameSlot& slot) {
        return slot.name == FrameSlot::Name::target && !slot.sources.empty() &&
               slot.sources.front().path == ArgumentPath::subject;
    });
}

/// "He fled abroad", "the minister returned": one man's ways are no displacement of people.
bool is_one_traveller(const SentenceView& view, const Occurrence& occurrence) {
    if (occurrence.type != ClaimType::displacement || occurrence.nominal) { return false; }
    const int subject = subject_of(view, occurrence.token);
    if (subject == k_no_token || !moves_as_subject(*occurrence.frame)) { return false; }
    const auto& word = view.token(subject);
    if (word.is_plural()) { return false; }
    const bool pronoun = word.upos == Upos::pron && word.has_feature("Number=Sing") &&
                         word.has_feature("Person=3") && !word.has_feature("Gender=Neut");
    const auto* actor = view.actor(subject);
    // "she fled with her family": one of those who were driven out
    const auto children = view.tree.children(occurrence.token);
    const bool in_company = std::any_of(children.begin(), children.end(), [&](int child) {
        const auto classes = view.classes_at(child);
        return view.token(child).deprel == Deprel::obl &&
               (classes.has(WordClass::civilian) || classes.has(WordClass::person));
    });
    if (pronoun && in_company) { return false; }
    return pronoun || (actor != nullptr &&
                       (actor->kind == ActorKind::person || actor->kind == ActorKind::office));
}

/// "A reporter visited the camp", "Radio One met the commander": at their own work.
bool is_of_reporters(const SentenceView& view, const Occurrence& occurrence) {
    if (occurrence.type != ClaimType::talks || occurrence.nominal) { return false; }
    const int subject = subject_of(view, occurrence.token);
    if (subject == k_no_token) { return false; }
    const auto* actor = view.actor(subject);
    const auto own = view.lexicon->classes_of(view.lemma(subject));
    return (actor != nullptr && actor->kind == ActorKind::outlet) ||
           (own.has(WordClass::civilian) && own.has(WordClass::source));
}

/// "Border control", "a control room": another word of the same sound.
bool names_another_thing(const SentenceView& view, const Occurrence& occurrence) {
    if (!occurrence.nominal || !occurrence.frame->phrase.others.empty()) { return false; }
    const auto& tree = view.tree;
    // "attack planners", "bombing victims": people named after it
    if (is_violent(occurrence.type) && tree[occurrence.token].deprel == Deprel::compound) {
        const int named = tree.head(occurrence.token);
        const auto people = view.lexicon->classes_of(view.lemma(named));
        return people.has(WordClass::person) && !people.has(WordClass::force) &&
               !people.has(WordClass::casualty) && view.block().kind == BlockKind::paragraph;
    }
    if (occurrence.type == ClaimType::displacement) {  // "a displacement camp"
        return tree[occurrence.token].deprel == Deprel::compound;
    }
    if (occurrence.type != ClaimType::hold) { return false; }
    const auto children = tree.children(occurrence.token);
    const bool of_trade = std::any_of(children.begin(), children.end(), [&](int child) {
        const auto classes = view.classes_at(child);
        return tree[child].deprel == Deprel::compound && tree[child].upos == Upos::noun &&
               view.actor(child) == nullptr && !classes.has(WordClass::force) &&
               !classes.has(WordClass::party);
    });
    return of_trade || tree[occurrence.token].deprel == Deprel::compound;
}

/// "A ban on arms sales": what a measure forbids is not told to happen.
bool is_forbidden(const SentenceView& view, const Occurrence& occurrence) {
    const int measure = view.tree.head(outermost(view, occurrence.token));
    if (occurrence.type != ClaimType::military_support || !occurrence.nominal ||
        measure == k_no_token) {
        return false;
    }
    const auto& frames = view.lexicon->frames_of(view.lemma(measure));
    return std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
        return frame->type == ClaimType::sanction && frame->upos == Upos::noun &&
               frame->phrase.others.empty();
    });
}

}  // namespace

namespace {

/// "Truce negotiations", "truce negotiators", "négociations de trêve": what is talked of is not
/// there yet.
bool is_talked_of(const SentenceView& view, const Occurrence& occurrence) {
    constexpr WordClasses k_who_or_where{WordClass::talks, WordClass::leader, WordClass::person};
    const int head = view.tree.head(occurrence.token);
    if (!occurrence.nominal || occurrence.type != ClaimType::ceasefire || head == k_no_token ||
        !view.classes_at(head).meets(k_who_or_where)) {
        return false;
    }
    const auto relation = view.token(occurrence.token).deprel;
    // "talks on a truce", "pourparlers sur une trêve" demand one
    const int of = view.tree.child(occurrence.token, Deprel::case_);
    const bool bare = relation == Deprel::nmod && of != k_no_token && of + 1 == occurrence.token &&
                      has_cue(view, of, CueKind::partitive);
    return relation == Deprel::compound || relation == Deprel::amod || bare;
}

}  // namespace

bool is_background(const SentenceView& view, const Occurrence& occurrence) {
    return is_forbidden(view, occurrence) || only_dates_toll(view, occurrence) ||
           only_mentions(view, occurrence) || only_describes(view, occurrence) ||
           only_locates(view, occurrence) || only_labels(view, occurrence) ||
           only_heads_paragraph(view) || only_causes_deaths(view, occurrence) ||
           only_denies_losses(view, occurrence) || names_another_thing(view, occurrence) ||
           is_one_traveller(view, occurrence) || is_act_of_nature(view, occurrence) ||
           is_talked_of(view, occurrence) || is_of_reporters(view, occurrence);
}

}  // namespace counterclaim::claim

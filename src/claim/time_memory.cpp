// What a sentence leaves for those after it: the day that the story has come to, history that it
// opens, and the date that its paragraph stands under.

#include "claim/claim_places.hpp"
#include "claim/claim_times.hpp"
#include "claim/completion.hpp"
#include "claim/since_times.hpp"
#include "claim/telling.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "Under sanctions since September": a measure that goes on since then sets no scene.
bool is_told_since(const SentenceView& view, const Claim& claim) {
    const int time = claim.time.span.empty() ? k_no_token : view.head_of(claim.time.span);
    // "frozen since then", in a text without a day
    const auto& [from, to] = claim.time.interval;
    if (from && !to) { return true; }
    return is_peaceful(claim.type) && time != k_no_token &&
           (is_marked(view, time, CueKind::since) || stands_behind_since(view, time));
}

/// "Fighting resumed on Monday, after a truce ran out on Saturday": the story stays with Monday.
bool comes_before_scene(const SentenceView& view, const Claim& claim) {
    const auto& tree = view.tree;
    int after = view.head_of(claim.trigger);
    for (int step = 0; step < tree.size() && after != k_no_token; ++step) {
        if (is_marked(view, after, CueKind::after)) { break; }
        after = tree.head(after);
    }
    if (after == k_no_token) { return false; }
    return std::any_of(view.times.begin(), view.times.end(), [&](int index) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        const bool day = mention.type == TimexType::date || mention.type == TimexType::time;
        return day && token != k_no_token && !mention.interval.open() &&
               !tree.below(token, after) &&
               is_recent(mention.interval, view.reading->article.published.day);
    });
}

/// A noun inside a phrase: what the sentence only mentions.
bool is_inside(const Tree& tree, int node) {
    switch (tree[node].deprel) {
        case Deprel::nmod:
        case Deprel::obl:
        case Deprel::obj:
        case Deprel::conj:
        case Deprel::acl:
        case Deprel::amod:
            return true;
        default:
            return false;
    }
}

/// "The attacks of 7 October": a date inside a noun that the sentence only mentions does not move
/// the story to that day.
bool sets_scene(const SentenceView& view, const Claim& claim) {
    const int trigger = view.head_of(claim.trigger);
    int node = view.head_of(claim.time.span);
    if (trigger == k_no_token || node == k_no_token || node == trigger) { return true; }
    const auto& tree = view.tree;
    if (tree[node].deprel != Deprel::nmod) {
        return !tree.below(node, trigger) || !is_inside(tree, trigger) ||
               tree[trigger].upos == Upos::verb;
    }
    for (int step = 0;
         step < tree.size() && tree[node].deprel == Deprel::nmod && tree.head(node) != k_no_token;
         ++step) {
        node = tree.head(node);
    }
    // "Since the start of the fighting on Sunday, …": what opens a sentence sets its scene
    const bool opens = tree[node].deprel == Deprel::obl && node < tree.head(node);
    return opens || !is_inside(tree, node);
}

/// The clause that no other holds.
int main_clause(const Tree& tree, int clause) {
    for (int step = 0; step < tree.size() && tree.head(clause) != k_no_token; ++step) {
        clause = tree.clause_of(tree.head(clause));
    }
    return clause;
}

/// "The conflict grew into a war in 1991.": history opens without any claim of its own.
void open_history(TimeContext& context, const SentenceView& view) {
    const auto& tree = view.tree;
    const auto& published = view.reading->article.published.day;
    const TimeMention* history = nullptr;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        if (mention.interval.open() || token == k_no_token) { continue; }
        if (is_recent(mention.interval, published)) { return; }
        const int clause = tree.clause_of(token);
        const bool told = tense_of(view, clause) == TellingTense::past ||
                          tense_of(view, main_clause(tree, clause)) == TellingTense::past;
        const bool aside = tree[clause].deprel == Deprel::acl;
        if (told && !aside && tree[token].deprel != Deprel::nmod && mention.interval.to &&
            published && *mention.interval.to < *published) {
            history = &mention;
        }
    }
    if (history == nullptr) { return; }
    context.past = ClaimTime{history->interval, TimeBasis::explicit_, {}, history->span};
    context.past_sentence = view.index;
}

/// Told in a relative clause or participle beside a noun.
bool is_aside(const SentenceView& view, const Claim& claim) {
    const int trigger = view.head_of(claim.trigger);
    return trigger != k_no_token && view.tree[view.tree.clause_of(trigger)].deprel == Deprel::acl;
}

/// "Walked through the town three days after rebels had left": the story stays with the walk.
bool is_counted_back(const SentenceView& view, const Claim& claim) {
    const int trigger = view.head_of(claim.trigger);
    if (trigger == k_no_token || view.tree[view.tree.clause_of(trigger)].deprel != Deprel::advcl) {
        return false;
    }
    return std::any_of(view.times.begin(), view.times.end(), [&](int index) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        return mention.span == claim.time.span && mention.interval.open();
    });
}

/// "The worst attack since a truce broke down last month": the story has not come to that month.
bool only_since(const SentenceView& view, const Claim& claim) {
    const int trigger = view.head_of(claim.trigger);
    if (trigger == k_no_token) { return false; }
    const int clause = view.tree.clause_of(trigger);
    const int mark = view.tree.child(clause, Deprel::mark);
    return view.tree[clause].deprel == Deprel::advcl && mark != k_no_token &&
           has_cue(view, mark, CueKind::since);
}

void remember_time(TimeContext& context, const SentenceView& view, const Claim& claim) {
    if (claim.time.basis != TimeBasis::explicit_ || claim.modality != Modality::actual) { return; }
    if (!sets_scene(view, claim) || is_counted_back(view, claim) || only_since(view, claim) ||
        is_told_since(view, claim) || comes_before_scene(view, claim)) {
        return;
    }
    // "the toll has risen to 600 since February": nothing else is told of February
    if (sums_up(claim)) { return; }
    // "the group had taken the town on Monday": behind the scene, which stays where it was
    const int told = view.head_of(claim.trigger);
    if (context.time && told != k_no_token && claim.claimant.text.empty() &&
        tense_of(view, told) == TellingTense::pluperfect) {
        return;
    }
    if (!is_recent(claim.time.interval, view.reading->article.published.day)) {
        // "the army, which seized power in October, said": nothing is told of October; nor of the
        // month in which the war began
        const int trigger = view.head_of(claim.trigger);
        const bool war = trigger != k_no_token && view.classes_at(trigger).has(WordClass::war);
        if (war || is_aside(view, claim)) { return; }
        // "the worst attack since 2014, when gunmen killed 30": nor is this
        if (trigger != k_no_token && tells_what_was_then(view, view.tree.clause_of(trigger))) {
            return;
        }
        context.past = claim.time;
        context.past_sentence = view.index;
        return;
    }
    const auto& published = view.reading->article.published.day;
    if (published && claim.time.interval.from && *claim.time.interval.from > *published) {
        return;  // what is yet to come
    }
    context.time = claim.time;
    context.time_sentence = view.index;
    if (const auto town = town_of(claim); !town.empty()) {
        context.by_town[std::string(town)] = {claim.time, view.index};
    }
    if (claim.polarity == Polarity::affirmed) {
        auto& last = context.by_type[claim.type];
        last.time = claim.time;
        last.time_sentence = view.index;
    }
}

/// "Saturday 30. The rebels …", "9 November: …": the expression that a paragraph opens with, set
/// off from what follows.
const TimeMention* label_of(const SentenceView& view) {
    constexpr std::uint32_t k_marks_bytes = 6;  // a dash or a bullet before it
    const auto opening = view.block().span.begin + k_marks_bytes;
    if (view.times.empty() || view.tree.size() == 0) { return nullptr; }
    const auto& mention = view.reading->times[static_cast<std::size_t>(view.times.front())];
    const bool date = mention.type == TimexType::date || mention.type == TimexType::time;
    if (!date || mention.interval.open() || mention.precision < TimePrecision::day ||
        mention.span.begin > opening) {
        return nullptr;
    }
    const auto& tokens = view.sentence().tokens;
    const auto next = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.span.begin >= mention.span.end;
    });
    const bool set_off = next == tokens.end() || next->form == ":" || next->form == "." ||
                         next->form == "–" || next->form == "—" || next->form == "-";
    return set_off ? &mention : nullptr;
}

}  // namespace

void note_label(TimeContext& context, const SentenceView& view) {
    constexpr std::size_t k_blocks_under_heading = 3;
    const std::size_t block = view.sentence().block;
    if (const auto* label = label_of(view); label != nullptr) {
        const auto& published = view.reading->article.published.day;
        context.label.reset();
        if (published && label->interval.to == published) { return; }  // a dateline
        context.label = ClaimTime{label->interval, TimeBasis::explicit_, {}, label->span};
        const bool alone =
            view.sentence().span.length_bytes() + 8 > view.block().span.length_bytes() &&
            view.sentence().span.length_bytes() < label->span.length_bytes() + 8;
        context.label_until = block + (alone ? k_blocks_under_heading : 0);
    } else if (block > context.label_until) {
        context.label.reset();
    }
}

void remember_times(TimeContext& context, const SentenceView& view,
                    const std::vector<Claim>& claims, std::size_t first) {
    const bool caption = std::any_of(view.times.begin(), view.times.end(), [&](int index) {
        return view.reading->times[static_cast<std::size_t>(index)].of_caption;
    });
    if (caption) { return; }
    if (first == claims.size()) { open_history(context, view); }
    // "shells fell on Monday on the town, which was taken on Friday": the story stays on Monday
    for (const bool aside : {true, false}) {
        for (std::size_t c = first; c < claims.size(); ++c) {
            if (is_aside(view, claims[c]) == aside) { remember_time(context, view, claims[c]); }
        }
    }
}

}  // namespace counterclaim::claim

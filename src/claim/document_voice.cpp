// Communiqués, bulletins and letters as they were issued: who issues them speaks throughout.

#include "claim/document_voice.hpp"

#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr std::size_t k_head_lines_max = 3;
constexpr int k_line_tokens_max = 25;

/// A line that tells nothing: no verb with person and tense.
bool is_label(const SentenceView& view) {
    const auto& tree = view.tree;
    if (tree.size() == 0 || tree.size() > k_line_tokens_max) { return false; }
    for (int i = 0; i < tree.size(); ++i) {
        const bool verbal = tree[i].upos == Upos::verb || tree[i].upos == Upos::aux;
        if (verbal && tree[i].has_feature("VerbForm=Fin")) { return false; }
    }
    return true;
}

/// "An attack repelled, a soldier killed": an article's own title.
bool tells_something(const SentenceView& view) {
    const auto& tree = view.tree;
    for (int i = 0; i < tree.size(); ++i) {
        if (tree[i].upos == Upos::verb) { return true; }
    }
    return false;
}

/// It heads the line, or what stands behind a dash or colon.
bool heads_line(const SentenceView& view, int token) {
    constexpr int k_words_before_max = 3;
    const auto& tree = view.tree;
    if (tree.head(token) == k_no_token || token <= k_words_before_max) { return true; }
    for (int i = token - 1; i >= 0 && token - i <= k_words_before_max; --i) {
        if (tree[i].upos == Upos::punct) { return true; }
    }
    return false;
}

bool has_digit(std::string_view form) {
    return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Daily report", "Bulletin No. 12", "Report of the Secretary-General": one of a series. "A
/// report", "UN report slams rebels" may as well be what a text is about.
bool heads_series(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    if (!has_cue(view, token, CueKind::periodic) || tree[token].upos == Upos::verb ||
        tree.child(token, Deprel::det) != k_no_token || !heads_line(view, token)) {
        return false;
    }
    const auto* actor = view.actor(token);
    const bool named = actor != nullptr && actor->kind == ActorKind::office &&
                       actor->span.contains(tree[token].span);
    if (named) { return true; }
    for (int i = 0; i < tree.size(); ++i) {
        if (i != token && has_digit(tree[i].form)) { return true; }
        const bool beside = i >= token - 1 && i <= token + 2;
        if (beside && i != token && has_cue(view, i, CueKind::periodic)) { return true; }
    }
    return false;
}

bool heads_document(const SentenceView& view, int token) {
    return (has_cue(view, token, CueKind::issued) && heads_line(view, token)) ||
           heads_series(view, token);
}

Issuer issuer(const SentenceView& view) {
    Issuer found;
    const ActorMention* state = nullptr;
    for (const int index : view.actors) {
        const auto& actor = view.reading->actors[static_cast<std::size_t>(index)];
        if (actor.party.empty()) { continue; }
        // "Ministry of Defence, Ankara": the capital says whose the ministry is
        const int word = view.head_of(actor.span);
        const bool capital =
            found.actor != nullptr && word != k_no_token && view.place(word) != nullptr;
        if (actor.kind == ActorKind::state || capital) {
            state = state == nullptr ? &actor : state;
            continue;
        }
        // "Live updates: Kostania's war, day 750" is issued by nobody
        constexpr WordClasses k_deeds{WordClass::war, WordClass::attack};
        const bool deed = word != k_no_token && view.classes_at(word).meets(k_deeds);
        const bool issues = actor.kind != ActorKind::outlet && actor.kind != ActorKind::people &&
                            !actor.civilian && !deed;
        // "Integrated Office of the United Nations": a name says more than the word before it
        const bool better = found.actor == nullptr || (is_guess(*found.actor) && !is_guess(actor));
        if (issues && better) { found.actor = &actor; }
    }
    if (found.actor == nullptr) { return found; }
    found.owner = state != nullptr && is_guess(*found.actor) ? state : found.actor;
    return found;
}

/// "General Staff of the Armed Forces (on its channel)": a heading that is nobody's but theirs.
const ActorMention* only_named(const SentenceView& view) {
    const auto kind = view.block().kind;
    const bool heading = kind == BlockKind::title || kind == BlockKind::heading;
    if (!heading || !is_label(view) || tells_something(view) || view.actors.empty()) {
        return nullptr;
    }
    const auto& actor = view.reading->actors[static_cast<std::size_t>(view.actors.front())];
    const bool body = actor.kind == ActorKind::armed_force || actor.kind == ActorKind::government ||
                      actor.kind == ActorKind::office;
    if (!body || actor.party.empty() || actor.span.begin > view.token(0).span.end) {
        return nullptr;
    }
    for (int i = 0; i < view.tree.size(); ++i) {
        if (view.token(i).span.begin < actor.span.end) { continue; }
        return view.token(i).form == "(" ? &actor : nullptr;
    }
    return &actor;
}

/// "Ministry of Defence, Ankara"; not whoever a title tells of: "Truce: the army's first day".
bool opens_line(const SentenceView& view) {
    constexpr int k_words_before_max = 2;
    const int words = std::min(view.tree.size(), k_words_before_max);
    for (int i = 0; i < words; ++i) {
        const auto* actor = view.actor(i);
        if (actor != nullptr && actor->kind != ActorKind::state &&
            actor->kind != ActorKind::people) {
            return true;
        }
    }
    return false;
}

/// "Ministry of Defence ¶ Paris, 13 November": the state whose capital the heading is dated from,
/// where no name says whose the ministry is.
std::string_view state_dated_from(const std::vector<SentenceView>& views,
                                  const ActorMention& actor) {
    constexpr std::size_t k_lines_max = 3;
    if (!is_guess(actor)) { return {}; }
    for (std::size_t line = 0; line < std::min(views.size(), k_lines_max); ++line) {
        const auto& view = views[line];
        if (!is_label(view) || view.times.empty()) { continue; }
        for (const int index : view.places) {
            const auto& place = view.reading->places[static_cast<std::size_t>(index)];
            if (!place.state.empty()) { return place.state; }
        }
    }
    return {};
}

}  // namespace

bool is_own_office(const SentenceView& view, int speaker) {
    const auto* actor = view.actor(speaker);
    return actor != nullptr && is_guess(*actor) && !actor->civilian &&
           (actor->kind == ActorKind::office || actor->kind == ActorKind::government ||
            actor->kind == ActorKind::armed_force || actor->reason == "office");
}

bool is_own_source(const SentenceView& view, int speaker) {
    const auto& tree = view.tree;
    for (int i = tree.first_of(speaker); i <= tree.last_of(speaker); ++i) {
        if (tree.below(i, speaker) &&
            (tree[i].has_feature("Person=1") || tree[i].has_feature("Person[psor]=1"))) {
            return true;
        }
    }
    return false;
}

Issuer document_speaker(const std::vector<SentenceView>& views) {
    if (const auto* named = views.empty() ? nullptr : only_named(views.front()); named != nullptr) {
        return {named, named, state_dated_from(views, *named)};
    }
    for (std::size_t line = 0; line < std::min(views.size(), k_head_lines_max); ++line) {
        const auto& view = views[line];
        if (line > 0 && tells_something(views[line - 1])) { break; }
        if (!is_label(view)) { continue; }
        for (int i = 0; i < view.tree.size(); ++i) {
            if (!heads_document(view, i)) { continue; }
            if (const auto found = issuer(view); found.actor != nullptr) { return found; }
            // "Ministry of Defence, Ankara" on a line of its own, before or after
            for (const auto beside : {line - 1, line + 1}) {
                if (beside >= views.size() || !is_label(views[beside])) { continue; }
                const auto found = issuer(views[beside]);
                if (found.actor != nullptr && opens_line(views[beside])) { return found; }
            }
            return {.left_open = true};
        }
    }
    return {};
}

}  // namespace counterclaim::claim

// Communiqués, bulletins and letters as they were issued: who issues them speaks throughout.

#include "claim/document_voice.hpp"

#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr std::size_t k_head_lines_max = 2;
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

Issuer issuer(const SentenceView& view) {
    Issuer found;
    const ActorMention* state = nullptr;
    for (const int index : view.actors) {
        const auto& actor = view.reading->actors[static_cast<std::size_t>(index)];
        if (actor.party.empty()) { continue; }
        if (actor.kind == ActorKind::state) {
            state = state == nullptr ? &actor : state;
            continue;
        }
        const bool issues =
            actor.kind != ActorKind::outlet && actor.kind != ActorKind::people && !actor.civilian;
        if (issues && found.actor == nullptr) { found.actor = &actor; }
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

}  // namespace

Issuer document_speaker(const std::vector<SentenceView>& views) {
    if (const auto* named = views.empty() ? nullptr : only_named(views.front()); named != nullptr) {
        return {named, named};
    }
    for (std::size_t line = 0; line < std::min(views.size(), k_head_lines_max); ++line) {
        const auto& view = views[line];
        if (line > 0 && tells_something(views[line - 1])) { break; }
        if (!is_label(view)) { continue; }
        for (int i = 0; i < view.tree.size(); ++i) {
            if (!has_cue(view, i, CueKind::issued) || !heads_line(view, i)) { continue; }
            if (const auto found = issuer(view); found.actor != nullptr) { return found; }
            // "Ministry of Defence, Ankara" on a line of its own, before or after
            for (const auto beside : {line - 1, line + 1}) {
                if (beside >= views.size() || !is_label(views[beside])) { continue; }
                const auto found = issuer(views[beside]);
                if (found.actor != nullptr) { return found; }
            }
            return {};
        }
    }
    return {};
}

}  // namespace counterclaim::claim

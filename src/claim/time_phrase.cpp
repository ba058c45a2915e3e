#include "claim/time_phrase.hpp"

#include "claim/claim_places.hpp"
#include "claim/lexicon.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// The word that says which came first: "after the fall", "avant des pourparlers".
int word_of_order(const SentenceView& view, int node) {
    const auto& tree = view.tree;
    const auto children = tree.children(node);
    const auto found = std::find_if(children.begin(), children.end(), [&](int child) {
        const auto relation = tree[child].deprel;
        return (relation == Deprel::mark || relation == Deprel::case_) &&
               (has_cue(view, child, CueKind::after) || has_cue(view, child, CueKind::before));
    });
    return found == children.end() ? k_no_token : *found;
}

/// "Two days after", "hours before", "quelques heures avant": a length stands right before it.
bool is_measured(const SentenceView& view, int word) {
    if (word == 0) { return false; }
    return std::any_of(view.times.begin(), view.times.end(), [&](int index) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        return mention.span.contains(view.token(word - 1).span);
    });
}

/// A meeting, an accord, a vote: nothing that happens where the fighting is.
bool is_of_politics(const SentenceView& view, int node) {
    const auto& frames = view.lexicon->frames_of(view.lemma(node));
    const auto nominal = [&](const Frame* frame) { return frame->upos == view.token(node).upos; };
    return std::any_of(frames.begin(), frames.end(), nominal) &&
           std::all_of(frames.begin(), frames.end(), [&](const Frame* frame) {
               return !nominal(frame) || is_peaceful(frame->type);
           });
}

}  // namespace

bool is_of_time_phrase(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto& tree = view.tree;
    int node = tree.head(token);
    for (int step = 0; step < tree.size() && node != k_no_token; ++step, node = tree.head(node)) {
        if (tree.below(occurrence.token, node)) { return false; }
        const int word = word_of_order(view, node);
        if (word == k_no_token) { continue; }
        return is_measured(view, word) ||
               (!is_peaceful(occurrence.type) && is_of_politics(view, node));
    }
    return false;
}

}  // namespace counterclaim::claim

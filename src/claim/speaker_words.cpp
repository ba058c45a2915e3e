// Whose words a claim's speaker is named with, where the tree has put too much or too little into
// the phrase.

#include "claim/speaker_words.hpp"

#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {

const Speech* told_by_papers(const SentenceView& view, const std::vector<Speech>& speeches,
                             const Speech& shown) {
    const auto* actor = view.actor(shown.speaker);
    const bool bare = view.token(shown.speaker).upos == Upos::noun &&
                      view.tree.first_of(shown.speaker) == view.tree.last_of(shown.speaker) &&
                      (actor == nullptr || is_guess(*actor)) &&
                      !view.token(shown.speaker).is_plural();
    if (shown.saying->force != Force::report || !bare) { return nullptr; }
    for (const auto& outer : speeches) {
        if (outer.token != shown.token && outer.speaker != k_no_token &&
            outer.speaker != shown.speaker && said_in(view, outer, shown.token)) {
            return &outer;
        }
    }
    return nullptr;
}

const ActorMention* mention_around(const SentenceView& view, int speaker) {
    if (const auto* own = view.actor(speaker); own != nullptr) { return own; }
    for (const int index : view.actors) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        if (mention.span.contains(view.token(speaker).span)) { return &mention; }
    }
    return nullptr;
}

void take_owner_before(const SentenceView& view, int speaker, Claimant& claimant) {
    if (speaker < 2 || view.token(speaker - 1).upos != Upos::part) { return; }
    const auto* owner = view.actor(speaker - 2);
    if (owner == nullptr || owner->party.empty()) { return; }
    claimant.party = owner->party;
    claimant.span = join(owner->span, claimant.span);
    claimant.text = slice(view.reading->article.text, claimant.span);
}

Span words_of_speaker(const SentenceView& view, int speaker, const ActorMention* mention,
                      Span phrase) {
    if (mention == nullptr || mention->party.empty()) { return phrase; }
    const bool wider = mention->span.contains(phrase) && mention->span.end == phrase.end;
    const auto begin = wider ? mention->span.begin : phrase.begin;
    const auto& tree = view.tree;
    // "… of the air force,\" governor Roe said": nothing that is quoted names who says it
    for (int i = speaker - 1; i >= 0 && tree[i].span.begin >= begin; --i) {
        if (is_quotation_mark(tree[i].form)) { return {tree[i + 1].span.begin, phrase.end}; }
    }
    if (wider) { return mention->span; }
    if (mention->span.end != phrase.end || mention->span.begin <= phrase.begin) { return phrase; }
    bool acts = false;
    int comma = k_no_token;
    for (int i = 0; i < tree.size(); ++i) {
        const auto& word = tree[i];
        if (word.span.begin < phrase.begin) { continue; }
        if (word.span.begin >= mention->span.begin) { break; }
        acts = acts || (word.upos == Upos::verb && comma == k_no_token);
        if (word.form == ",") { comma = i; }
    }
    if (comma == k_no_token || comma + 1 >= tree.size()) { return phrase; }
    // "wounded a man, [Roe] said": nothing parts the last words from the verb
    int last = comma;
    while (last + 1 < tree.size() && tree[last + 1].span.end <= phrase.end) { ++last; }
    bool joined = false;
    for (int i = comma + 1; i <= last; ++i) { joined = joined || tree[i].upos == Upos::cconj; }
    const bool alone =
        !joined && last + 1 < tree.size() && tree[last + 1].upos == Upos::verb && comma >= speaker;
    if (!acts && !alone) { return phrase; }
    return {tree[comma + 1].span.begin, phrase.end};
}

Span without_edges(const SentenceView& view, int speaker, Span words) {
    const auto& tree = view.tree;
    const auto marks = [&](int token) {
        return tree[token].upos == Upos::punct && tree[token].form != "(" &&
               tree[token].form != ")";
    };
    int first = 0;
    while (first < speaker && tree[first].span.begin < words.begin) { ++first; }
    while (first < speaker && marks(first)) { ++first; }
    int last = speaker;
    while (last + 1 < tree.size() && tree[last + 1].span.end <= words.end) { ++last; }
    for (const int index : view.times) {  // "the air force [on Saturday morning]"
        const auto& time = view.reading->times[static_cast<std::size_t>(index)].span;
        if (time.end != tree[last].span.end || time.begin <= tree[speaker].span.begin) { continue; }
        while (last > speaker && tree[last].span.begin >= time.begin) { --last; }
        while (last > speaker && tree[last].upos == Upos::adp) { --last; }
        break;
    }
    while (last > speaker && marks(last)) { --last; }
    return {std::max(words.begin, tree[first].span.begin),
            std::min(words.end, tree[last].span.end)};
}

}  // namespace counterclaim::claim

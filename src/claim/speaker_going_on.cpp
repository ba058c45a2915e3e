// Who goes on speaking where a sentence names nobody: "it is also noted that …", the words that
// only a side has for the other.

#include "claim/attribution.hpp"
#include "claim/report_status.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "It is noted that …", "it was specified …": says more, and nobody else is named.
bool adds_more(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    if (speech.saying->upos != Upos::verb || speech.saying->force != Force::say ||
        speech.speaker != k_no_token || !tree.passive(speech.token) ||
        tree.infinitive(speech.token) || is_remark(view, speech.token)) {
        return false;
    }
    const int subject =
        std::max(tree.child(speech.token, Deprel::nsubj), tree.child(speech.token, Deprel::expl));
    return subject != k_no_token && subject < speech.token && tree[subject].upos == Upos::pron &&
           tree[subject].has_feature("PronType=Prs");
}

/// "The enemy", "enemy drones" outside quotation marks; not "his enemy".
bool is_partisan(const SentenceView& view) {
    const auto& tree = view.tree;
    for (int i = 0; i < tree.size(); ++i) {
        const bool before_noun =
            tree[i].deprel == Deprel::compound || tree[i].deprel == Deprel::amod;
        if (view.quoted[static_cast<std::size_t>(i)] == 0 && has_cue(view, i, CueKind::opposed) &&
            (before_noun || tree.definite(i))) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool Attributor::goes_on(std::size_t sentence) const {
    if (!m_last_speaker || m_last_speaker_sentence + k_pronoun_sentences_max < sentence ||
        m_last_speaker_sentence >= sentence) {
        return false;
    }
    const auto& view = m_views[sentence];
    const auto before = m_views[m_last_speaker_sentence].sentence().block;
    if (view.sentence().block > before + 1) { return false; }
    const auto& speeches = m_speeches[sentence];
    const bool more = std::any_of(speeches.begin(), speeches.end(),
                                  [&](const Speech& speech) { return adds_more(view, speech); });
    if (more) { return true; }
    const bool others = std::any_of(speeches.begin(), speeches.end(), [](const Speech& speech) {
        return speech.speaker != k_no_token;
    });
    return !others && m_last_speaker->role == Role::belligerent && is_partisan(view);
}

}  // namespace counterclaim::claim

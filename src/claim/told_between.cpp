// Free report: what a paragraph tells between two sentences of one speaker, with no word of saying.

#include "claim/arguments.hpp"
#include "claim/attribution.hpp"
#include "claim/speaker.hpp"
#include "claim/telling.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// A speaker may leave out that he speaks for so many sentences.
constexpr std::size_t k_between_max = 2;

bool any_quoted(const SentenceView& view) {
    return std::find(view.quoted.begin(), view.quoted.end(), 1) != view.quoted.end();
}

/// Somebody is said to say something there, or asks for it.
bool anybody_speaks(const std::vector<Speech>& speeches) {
    return std::any_of(speeches.begin(), speeches.end(),
                       [](const Speech& speech) { return speech.speaker != k_no_token; });
}

/// Names no day and no place of its own: it goes on about what was told before.
bool stays_there(const SentenceView& view) { return view.times.empty() && view.places.empty(); }

/// "Was reportedly wounded": nobody in particular says so.
bool is_hearsay(const SentenceView& view) {
    for (int i = 0; i < view.tree.size(); ++i) {
        if (has_cue(view, i, CueKind::hearsay)) { return true; }
    }
    return false;
}

/// Tells what happened, in the past; not what goes on, or is to come.
bool tells_past(const SentenceView& view, const Occurrence& occurrence) {
    const int clause = view.tree.clause_of(occurrence.predicate());
    const auto tense = tense_of(view, clause);
    return tense == TellingTense::past || tense == TellingTense::pluperfect ||
           tense == TellingTense::perfect;
}

}  // namespace

/// "The official said jets had bombed the town. Five farmers were wounded. He added that …": still
/// his words, as a reader takes it who finds him on both sides.
bool Attributor::told_between(std::size_t sentence, const Occurrence& occurrence,
                              const Coreference& coreference) const {
    const auto& view = m_views[sentence];
    const auto block = view.sentence().block;
    if (!m_last_speaker || m_last_speaker_sentence >= sentence ||
        m_last_speaker_sentence + k_between_max < sentence ||
        m_views[m_last_speaker_sentence].sentence().block != block || any_quoted(view) ||
        anybody_speaks(m_speeches[sentence]) || !stays_there(view) || is_hearsay(view) ||
        !tells_past(view, occurrence)) {
        return false;
    }
    for (std::size_t next = sentence + 1; next < m_views.size() && next <= sentence + k_between_max;
         ++next) {
        const auto& there = m_views[next];
        if (there.sentence().block != block) { return false; }
        for (const auto& speech : m_speeches[next]) {
            if (speech.speaker == k_no_token || speech.saying->upos == Upos::noun ||
                there.quoted[static_cast<std::size_t>(speech.token)] != 0) {
                continue;
            }
            const auto& word = there.token(speech.speaker);
            if (Coreference::is_pronoun(word)) {
                return word.has_feature("Person=3") && word.is_plural() == m_last_speaker_several;
            }
            if (!m_heard.empty() && m_heard.back().lemma == there.lemma(speech.speaker)) {
                return true;
            }
            const auto who = claimant_at(next, speech.speaker, coreference);
            return !who.party.empty() && who.party == m_last_speaker->party &&
                   who.role == m_last_speaker->role;
        }
        if (any_quoted(there)) { return false; }
    }
    return false;
}

}  // namespace counterclaim::claim

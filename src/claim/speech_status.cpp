// The word of saying above an occurrence: who denies, demands, promises or doubts it.

#include "claim/speech_status.hpp"

#include "claim/mood.hpp"
#include "claim/speaker.hpp"
#include "claim/speech.hpp"

namespace counterclaim::claim {

bool SpeechStatus::hangs_on_speech() const {
    const int told = outermost(m_view, m_occurrence.token);
    return m_tree[told].deprel == Deprel::obl && m_tree.head(told) == m_attribution.speech->token;
}

bool SpeechStatus::is_speech(int node) const {
    return m_attribution.speech && m_attribution.speech->token == node;
}

void SpeechStatus::apply_force() {
    if (!m_attribution.speech) { return; }
    const int token = m_attribution.speech->token;
    if (token == m_occurrence.token) { return; }
    if (is_told_to(m_view, token, m_occurrence.predicate())) {
        set_modality(Modality::demanded, token, CueKind::demanded);
    }
    if (is_under_condition(m_view, token)) {
        set_modality(Modality::possible, token, CueKind::conditional);
    }
    doubt_source();
    if (is_announced(m_view, m_occurrence, token)) {
        set_modality(Modality::future, token, CueKind::announced);
    }
    const auto force = m_attribution.speech->saying->force;
    const bool ahead = force == Force::predict || force == Force::promise ||
                       force == Force::threaten || has_cue(m_view, token, CueKind::future);
    const bool asks = force == Force::demand || force == Force::ask || force == Force::propose;
    if (!ahead && !asks && said_by_nobody(token)) {
        set_modality(Modality::possible, token, CueKind::hearsay);
    }
    switch (force) {
        case Force::deny: {
            if (has_cue(m_view, token, CueKind::excluded)) {
                exclude(token);
                break;
            }
            const int joint = m_tree.child(token, Deprel::cc);
            // "has not confirmed or denied it"
            const int first = m_tree[token].deprel == Deprel::conj ? m_tree.head(token) : token;
            const bool neither = first != token && is_negated(m_view, first) && confirms(first) &&
                                 m_tree.child(token, Deprel::aux) == k_no_token;
            if (neither || (joint != k_no_token && has_cue(m_view, joint, CueKind::negation))) {
                set_modality(Modality::possible, token, CueKind::possible);  // "nor denied"
                break;
            }
            ++m_negations;
            note(token, CueKind::negation);
            break;
        }
        case Force::demand:
            if (is_own_command(m_view, m_occurrence, token)) {
                set_modality(Modality::future, token, CueKind::command);
                break;
            }
            [[fallthrough]];
        case Force::ask:
        case Force::propose:
            // "asked why they had talked": what has been is not asked for
            if (in_content() && !past() && !befell_somebody(m_view, m_occurrence) &&
                !is_inquired_into(m_view, outermost(m_view, m_occurrence.token))) {
                set_modality(Modality::demanded, token, CueKind::demanded);
            }
            break;
        case Force::promise:
        case Force::threaten:
        case Force::predict:
            if (in_content() && !past()) { set_modality(Modality::future, token, CueKind::future); }
            break;
        case Force::confirm:
            // "has not been confirmed": left open; "it is not established who fired": somebody did
            if ((is_negated(m_view, token) || has_no_subject(m_view, token)) &&
                !asks_for_part(m_view, m_occurrence.predicate())) {
                set_modality(Modality::possible, token, CueKind::possible);
            }
            break;
        case Force::doubt:
            set_modality(Modality::possible, token, CueKind::possible);
            break;
        case Force::warn:  // "warned of an assault": not "warned that they had attacked"
            if (m_occurrence.nominal && hangs_on_speech() && in_content() && !past()) {
                set_modality(Modality::possible, token, CueKind::possible);
            }
            break;
        case Force::believe:  // "fears a new offensive" asserts none
            if (has_cue(m_view, token, CueKind::possible) && in_content()) {
                set_modality(Modality::possible, token, CueKind::possible);
            }
            break;
        case Force::say:
        case Force::report:
            if (has_no_subject(m_view, token)) {  // "nothing suggests that they attacked"
                set_modality(Modality::possible, token, CueKind::possible);
            }
            break;
        default:
            break;
    }
    // "ne compte pas avancer", "espère un retrait": a word of saying that looks ahead; "compte deux
    // attaques" does not
    if (has_cue(m_view, token, CueKind::future) && !is_speech(m_occurrence.predicate()) &&
        (m_occurrence.nominal ? force == Force::believe
                              : m_tree.infinitive(m_occurrence.predicate())) &&
        !is_perceived(m_view, token) && in_content() && !past()) {
        set_modality(Modality::future, token, CueKind::future);
    }
}

void SpeechStatus::take_own_force() {
    const bool support = m_occurrence.type == ClaimType::military_support ||
                         m_occurrence.type == ClaimType::humanitarian_aid;
    const auto* saying = saying_at(m_view, m_occurrence.token);
    if (saying == nullptr || saying->upos != Upos::verb) { return; }
    switch (saying->force) {
        case Force::promise:
        case Force::threaten:
            set_modality(Modality::future, m_occurrence.token, CueKind::future);
            break;
        case Force::demand:
        case Force::ask:
            if (support) {
                set_modality(Modality::demanded, m_occurrence.token, CueKind::demanded);
            }
            break;
        default:
            break;
    }
}

bool SpeechStatus::in_content() const {
    return said_as_content(m_view, *m_attribution.speech, m_occurrence.token) &&
           !only_dates(m_view, outermost(m_view, m_occurrence.token));
}

bool SpeechStatus::past() const {
    return tells_past(m_tree, m_occurrence.predicate(), m_attribution.speech->token);
}

}  // namespace counterclaim::claim

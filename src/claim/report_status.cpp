// Hearsay: what is reported, rumoured or alleged, and what is said of the report.

#include "claim/report_status.hpp"

#include "claim/mood.hpp"

#include <algorithm>

namespace counterclaim::claim {

void ReportStatus::hear_of(int verb) {
    if (!is_violent(m_occurrence.type) || !m_attribution.claimant.text.empty()) { return; }
    // "two men suspected of planting a bomb"
    if (m_tree[verb].upos == Upos::verb && has_cue(m_view, verb, CueKind::hearsay)) {
        set_modality(Modality::possible, verb, CueKind::hearsay);
    }
    for (const int child : m_tree.children(verb)) {
        if (m_tree[child].deprel == Deprel::advmod && has_cue(m_view, child, CueKind::hearsay)) {
            set_modality(Modality::possible, child, CueKind::hearsay);
        }
        // "auraient été tués dans une embuscade"
        if (m_tree[child].deprel == Deprel::aux && m_tree[child].has_feature("Mood=Cnd") &&
            m_tree.participle(verb)) {
            set_modality(Modality::possible, child, CueKind::hearsay);
        }
    }
}

void ReportStatus::tell_of(int noun, int clause) {
    const int mark = m_tree.child(clause, Deprel::mark);
    if (mark == k_no_token || !has_cue(m_view, mark, CueKind::complement)) { return; }
    hedge(noun);
    weigh(noun);
    if (confirms(noun) && is_none(m_view, noun)) {  // "no confirmation that …"
        set_modality(Modality::possible, noun, CueKind::possible);
    }
}

void ReportStatus::weigh(int noun) {
    switch (truth_of(m_view, noun)) {
        case Truth::untrue:
            ++m_negations;
            note(noun, CueKind::untrue);
            m_status.modality = Modality::actual;
            break;
        case Truth::open:
            set_modality(Modality::possible, noun, CueKind::possible);
            break;
        case Truth::stands:
            break;
    }
}

void ReportStatus::hear_from_subject(int verb) {
    const int subject = m_tree.child(verb, Deprel::nsubj);
    if (subject != k_no_token && m_tree[subject].upos == Upos::noun &&
        (has_cue(m_view, subject, CueKind::hearsay) ||
         has_cue(m_view, subject, CueKind::possible))) {
        hedge(subject);
    }
}

void ReportStatus::doubt_source() {
    const auto& speech = *m_attribution.speech;
    // "according to unconfirmed reports", "unconfirmed reports say"
    const bool speaks = speech.saying->upos == Upos::adp || speech.saying->upos == Upos::verb;
    const int noun = speaks ? speech.speaker : speech.token;
    if (noun == k_no_token || !is_report(m_view, noun)) { return; }
    if (speaks) {
        for (const int child : m_tree.children(noun)) {
            if (has_cue(m_view, child, CueKind::hearsay)) {
                set_modality(Modality::possible, child, CueKind::hearsay);
            }
        }
        return;
    }
    for (const int clause : m_tree.children(noun)) {
        const bool content = m_tree[clause].deprel == Deprel::acl && clause > noun;
        if (content && m_tree.below(m_occurrence.token, clause)) { tell_of(noun, clause); }
    }
    // "reports of an assault were denied"
    const int told = outermost(m_view, m_occurrence.token);
    if (!m_occurrence.nominal || m_tree.head(told) != noun) { return; }
    weigh(noun);
    if (is_none(m_view, noun)) {  // "there were no reports of fighting"
        ++m_negations;
        note(noun, CueKind::negation);
    }
}

bool is_remark(const SentenceView& view, int verb) {
    const auto children = view.tree.children(verb);
    return view.tree.passive(verb) && std::any_of(children.begin(), children.end(), [&](int child) {
               return view.tree[child].deprel == Deprel::aux &&
                      has_cue(view, child, CueKind::demanded);
           });
}

bool ReportStatus::said_by_nobody(int verb) const {
    if (!m_tree.passive(verb) || !m_attribution.claimant.text.empty()) { return false; }
    const auto holds = [&](int content) {
        return content != k_no_token && m_tree.below(m_occurrence.token, content);
    };
    // "it was reported that …"; what is confirmed or established, is so
    const int subject =
        std::max(m_tree.child(verb, Deprel::nsubj), m_tree.child(verb, Deprel::expl));
    const bool impersonal = subject != k_no_token && subject < verb &&
                            m_tree[subject].upos == Upos::pron && !confirms(verb) &&
                            !is_remark(m_view, verb);
    const bool suspected = has_cue(m_view, verb, CueKind::hearsay) &&
                           holds(m_tree.child(verb, Deprel::advcl));  // "of having shelled it"
    return (holds(m_tree.child(verb, Deprel::xcomp)) && !confirms(verb)) || suspected ||
           (impersonal && holds(m_tree.child(verb, Deprel::ccomp)));
}

}  // namespace counterclaim::claim

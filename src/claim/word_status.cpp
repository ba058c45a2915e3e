// Negation, tense and mood as the words beside an occurrence show them.

#include "claim/word_status.hpp"

#include "claim/mood.hpp"
#include "claim/roles_beside.hpp"

#include <algorithm>

namespace counterclaim::claim {

void WordStatus::note(int token, CueKind kind) {
    m_status.because.append(m_status.because.empty() ? "" : "; ");
    m_status.because.append(lemma_of(m_tree[token])).append(" ").append(to_string(kind));
}

void WordStatus::set_modality(Modality modality, int token, CueKind kind) {
    if (m_status.modality != Modality::actual) { return; }
    m_status.modality = modality;
    note(token, kind);
}

void WordStatus::negate(int token, CueKind kind) {
    if (m_last_negated == m_tree.head(token) && kind == CueKind::negation) {
        return;
    }  // "ne … pas" is one
    if (kind == CueKind::negation) { m_last_negated = m_tree.head(token); }
    ++m_negations;
    note(token, kind);
}

void WordStatus::look_at_form(int node) {
    const auto& word = m_tree[node];
    const bool told_to =
        word.has_feature("Mood=Imp") && m_tree.child(node, Deprel::nsubj) == k_no_token;
    if (told_to) {  // "lay down your arms", not "the army put them on a list"
        set_modality(Modality::demanded, node, CueKind::demanded);
    }
    if (word.has_feature("Tense=Fut")) { set_modality(Modality::future, node, CueKind::future); }
    if (!word.has_feature("Mood=Cnd")) { return; }
    const bool compound_past = word.upos == Upos::aux && m_tree.head(node) != k_no_token &&
                               m_tree[m_tree.head(node)].has_feature("VerbForm=Part");
    const bool named = !m_attribution.claimant.text.empty();
    const bool reported = m_attribution.speech && m_attribution.speech->saying->upos == Upos::verb;
    if (compound_past) {
        if (!named) { set_modality(Modality::possible, node, CueKind::possible); }
    } else if (reported) {
        set_modality(Modality::future, node, CueKind::future);
    } else if (!named) {
        set_modality(Modality::possible, node, CueKind::possible);
    }
}

bool WordStatus::was_fought(const Token& quality) const {
    return m_occurrence.nominal && m_occurrence.type == ClaimType::armed_clash &&
           quality.upos == Upos::adj;
}

void WordStatus::look_beside(int node) {
    look_at_form(node);
    for (const int child : m_tree.children(node)) {
        const auto& word = m_tree[child];
        switch (word.deprel) {
            case Deprel::advmod:
            case Deprel::det:
            case Deprel::cc:
            case Deprel::case_:
            case Deprel::discourse:
                // "without electricity" names a lack and denies none
                if (is_negation(m_view, child) && !is_of_phrase(m_occurrence.frame->phrase, word)) {
                    // "has not refused to fight", "did not hesitate to fire": did it
                    if (goes_on(node) || has_cue(m_view, node, CueKind::refused)) { break; }
                    // "it is not clear whether": the two words together leave it open
                    if (has_phrase_cue(m_view, node, CueKind::possible)) { break; }
                    if (confirms(node)) {  // "has not been confirmed": left open
                        set_modality(Modality::possible, child, CueKind::possible);
                    } else {
                        negate(child, CueKind::negation);
                    }
                }
                hedge(child);
                break;
            case Deprel::aux:
            case Deprel::cop:
                // "the shelling could be heard": it was
                if (has_cue(m_view, child, CueKind::possible) && is_perceived(m_view, node)) {
                    break;
                }
                look_at_auxiliary(child);
                break;
            case Deprel::amod:
                hedge(child);
                if (has_cue(m_view, child, CueKind::failed) && !was_fought(word)) {
                    negate(child, CueKind::failed);
                }
                if (has_cue(m_view, child, CueKind::future)) {
                    set_modality(Modality::future, child, CueKind::future);
                }
                if (is_accord(m_occurrence.type) && has_cue(m_view, child, CueKind::demanded)) {
                    set_modality(Modality::demanded, child, CueKind::demanded);
                }
                break;
            case Deprel::mark:
                if (m_tree[node].upos == Upos::verb &&
                    has_cue(m_view, child, CueKind::future)) {  // "are due to be released"
                    set_modality(Modality::future, child, CueKind::future);
                }
                if (has_cue(m_view, child, CueKind::conditional)) {
                    set_modality(Modality::possible, child, CueKind::conditional);
                }
                if (has_cue(m_view, child, CueKind::negation)) { negate(child, CueKind::negation); }
                if (has_cue(m_view, child, CueKind::failed) && is_kept_from(node)) {
                    negate(child, CueKind::failed);
                }
                break;
            case Deprel::obj:
            case Deprel::nsubj:
                // "destroyed nothing", "nobody was shot"
                if (word.upos == Upos::pron && has_cue(m_view, child, CueKind::negation)) {
                    negate(child, CueKind::negation);
                }
                // "no soldier", "neither side", "launched no offensive"; a wrong tree may hang the
                // word on an adjective
                for (int before = m_tree.first_of(child); before < child; ++before) {
                    const auto relation = m_tree[before].deprel;
                    const bool said_of_it = relation == Deprel::det || relation == Deprel::cc;
                    if (said_of_it && child != m_occurrence.token &&
                        has_cue(m_view, before, CueKind::negation) &&
                        m_tree.clause_of(before) == m_tree.clause_of(child)) {
                        negate(before, CueKind::negation);
                    }
                }
                if (child != m_occurrence.token && is_not_one(child)) {
                    negate(child, CueKind::negation);
                }
                break;
            default:
                break;
        }
    }
}

bool WordStatus::is_not_one(int noun) const {
    const int first = m_tree.first_of(noun);
    const bool opens = first < noun && m_tree[first].deprel == Deprel::advmod &&
                       has_cue(m_view, first, CueKind::negation);
    return opens &&
           (m_tree[first + 1].has_feature("Definite=Ind") || m_tree[first + 1].upos == Upos::num);
}

bool WordStatus::is_kept_from(int node) const {
    int verb = m_tree.head(node);
    if (verb != k_no_token && m_tree[node].deprel == Deprel::acl) { verb = m_tree.head(verb); }
    if (verb == k_no_token || m_tree[verb].upos != Upos::verb) { return false; }
    // "failed to stop the rebels from taking the town"
    const int above = m_tree.head(verb);
    const bool in_vain =
        is_negated(m_view, verb) ||
        (above != k_no_token && m_tree.infinitive(verb) && has_cue(m_view, above, CueKind::failed));
    if (in_vain) { return false; }
    return m_tree.child(verb, Deprel::obj) != k_no_token || m_tree.passive(verb);
}

bool WordStatus::goes_on(int node) const {
    return node != m_occurrence.token && has_cue(m_view, node, CueKind::ended) &&
           !is_accord(m_occurrence.type);
}

bool WordStatus::confirms(int node) const {
    const bool brings_about = has_cue(m_view, node, CueKind::support) && !m_tree.passive(node);
    if (node == m_occurrence.token || brings_about) { return false; }
    const auto& sayings = m_view.lexicon->sayings_of(m_view.lemma(node));
    return std::any_of(sayings.begin(), sayings.end(), [&](const Saying* saying) {
        return saying->force == Force::confirm && saying->upos == m_tree[node].upos;
    });
}

void WordStatus::look_at_auxiliary(int aux) {
    look_at_form(aux);
    if (is_due(m_tree, aux)) { set_modality(Modality::future, aux, CueKind::future); }
    if (has_cue(m_view, aux, CueKind::negation)) { negate(aux, CueKind::negation); }
    // "should they attack": before its subject it makes a condition
    const int verb = m_tree.head(aux);
    const int subject = verb == k_no_token ? verb : m_tree.child(verb, Deprel::nsubj);
    const bool opens = verb != k_no_token && m_tree.first_of(verb) == aux;  // not "why should they"
    const bool inverted = opens && subject > aux && m_tree[m_tree.size() - 1].form != "?" &&
                          has_cue(m_view, aux, CueKind::demanded);
    if (inverted) { set_modality(Modality::possible, aux, CueKind::conditional); }
    if (!inverted && has_cue(m_view, aux, CueKind::demanded)) {
        const bool missed = before_perfect(m_tree, aux);
        if (missed && m_status.modality == Modality::actual) { m_status.missed = true; }
        set_modality(missed ? Modality::future : Modality::demanded, aux, CueKind::demanded);
    }
    // "would have taken the town": it did not come to it
    if (has_cue(m_view, aux, CueKind::hypothetical) && before_perfect(m_tree, aux)) {
        set_modality(Modality::possible, aux, CueKind::hypothetical);
    }
    if (has_cue(m_view, aux, CueKind::future)) {
        set_modality(Modality::future, aux, CueKind::future);
    }
    if (has_cue(m_view, aux, CueKind::possible)) {
        set_modality(Modality::possible, aux, CueKind::possible);
    }
}

void WordStatus::hedge(int token) {
    if (has_cue(m_view, token, CueKind::possible)) {
        set_modality(Modality::possible, token, CueKind::possible);
    }
    if (m_attribution.claimant.text.empty() && has_cue(m_view, token, CueKind::hearsay)) {
        set_modality(Modality::possible, token, CueKind::hearsay);
    }
}

void WordStatus::exclude(int verb) {
    // "does not rule out", "refused to rule out": it may come
    const int above = m_tree.head(verb);
    const bool refuses = above != k_no_token && m_tree[verb].deprel == Deprel::xcomp &&
                         has_cue(m_view, above, CueKind::refused);
    if (is_negated(m_view, verb) || refuses) {
        m_status.modality = Modality::actual;
        set_modality(Modality::possible, verb, CueKind::excluded);
        m_last_negated = verb;
        if (refuses) { --m_negations; }  // that of the refusal, which is told further up
    } else {
        negate(verb, CueKind::excluded);
        set_modality(Modality::future, verb, CueKind::excluded);
    }
}

void WordStatus::wish_of(int verb, int content) {
    if (!has_cue(m_view, verb, CueKind::wish)) { return; }
    const bool others = m_tree.infinitive(content) || m_tree.participle(content)
                            ? m_tree.child(verb, Deprel::obj) != k_no_token
                            : m_tree.child(content, Deprel::nsubj) != k_no_token;
    if (others) {
        set_modality(Modality::demanded, verb, CueKind::wish);
        m_status.demander = verb;
    }
}

bool WordStatus::asks_with(int noun, std::string_view adposition) const {
    if (noun == k_no_token || m_tree[noun].upos != Upos::noun ||
        !has_cue(m_view, noun, CueKind::demanded)) {
        return false;
    }
    const auto& sayings = m_view.lexicon->sayings_of(m_view.lemma(noun));
    return std::any_of(sayings.begin(), sayings.end(), [&](const Saying* saying) {
        return std::any_of(saying->slots.begin(), saying->slots.end(), [&](const FrameSlot& slot) {
            return slot.name == FrameSlot::Name::content &&
                   std::any_of(slot.sources.begin(), slot.sources.end(), [&](const auto& source) {
                       return source.path == ArgumentPath::adposition && source.word == adposition;
                   });
        });
    });
}

void WordStatus::demand_of_subject(int node, int verb) {
    const int subject = m_tree.child(verb, Deprel::nsubj);
    if (asks_with(subject, adposition_of(m_view, node))) {
        set_modality(Modality::demanded, subject, CueKind::demanded);
    }
}

void WordStatus::demand_of_object(int node) {
    const int verb = m_tree.head(node);
    if (verb == k_no_token || m_tree[node].deprel != Deprel::obl) { return; }
    const int object = m_tree.child(verb, Deprel::obj);
    if (object < node && asks_with(object, adposition_of(m_view, node))) {
        set_modality(Modality::demanded, object, CueKind::demanded);
        m_status.demander = verb;
    }
}

}  // namespace counterclaim::claim

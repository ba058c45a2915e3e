// Whom a pronoun that speaks stands for: who said the words around it, who spoke before it, whom
// the sentence before is about.

#include "claim/attribution.hpp"

#include <algorithm>

namespace counterclaim::claim {

/// "The council said it hoped …": who says what the pronoun says; none where it may be another.
int Attributor::speaker_around(std::size_t sentence, int pronoun) const {
    const auto& view = m_views[sentence];
    const auto& word = view.token(pronoun);
    if (!Coreference::is_pronoun(word) || word.deprel != Deprel::nsubj) { return k_no_token; }
    for (const auto& speech : m_speeches[sentence]) {
        if (speech.saying->upos != Upos::verb || speech.speaker == k_no_token ||
            speech.speaker >= pronoun || !said_in(view, speech, pronoun)) {
            continue;
        }
        const auto& outer = view.token(speech.speaker);
        const auto* actor = view.actor(speech.speaker);
        const bool person = actor != nullptr && actor->kind == ActorKind::person;
        const bool neuter = word.has_feature("Gender=Neut");
        const bool fits = outer.is_plural() == word.is_plural() && neuter != person;
        const bool thing = outer.upos == Upos::propn || outer.upos == Upos::noun;
        const bool named = actor != nullptr || (thing && neuter);
        return fits && outer.upos != Upos::pron && named ? speech.speaker : k_no_token;
    }
    return k_no_token;
}

/// "The governor came. Residents said … He said …": one who was named, where several spoke last.
bool Attributor::is_another(const ActorMention* mention) const {
    return m_last_speaker_several && mention != nullptr &&
           (mention->kind == ActorKind::person || mention->kind == ActorKind::office);
}

/// "He added": the words of a claimant name somebody, as far as the text has named whom it means.
void Attributor::name_pronoun(std::size_t sentence, int speaker, const Coreference& coreference,
                              Claimant& claimant) const {
    const auto& view = m_views[sentence];
    if (claimant.span != view.token(speaker).span) { return; }  // with words of its own
    const auto name = [&](Span span) {
        if (span.empty()) { return; }
        claimant.span = span;
        claimant.text = slice(view.reading->article.text, span);
    };
    if (!Coreference::is_pronoun(view.token(speaker))) { return; }
    const auto hyphen = claimant.text.rfind('-');
    if (hyphen != std::string::npos) {  // "-t-il"
        claimant.text.erase(0, hyphen + 1);
        claimant.span.begin += static_cast<std::uint32_t>(hyphen + 1);
    }
    const bool one = !view.token(speaker).is_plural();
    if (const int before = one ? speaker_before_pronoun(sentence, speaker) : k_no_token;
        before != k_no_token) {
        name(claimant_named(sentence, before, coreference).span);
        return;
    }
    if (const int between = subject_between(sentence, speaker); between != k_no_token) {
        name(claimant_named(sentence - 1, between, coreference).span);
        return;
    }
    const auto* mention = coreference.resolve(view, speaker);
    const bool fits = !(one && is_another(mention));
    if (closes_told(sentence, speaker)) {
        name(m_last_speaker->span);
        return;
    }
    if (m_last_speaker && fits && m_last_speaker_sentence + k_pronoun_sentences_max >= sentence &&
        m_last_speaker->party == claimant.party && m_last_speaker->role == claimant.role) {
        name(m_last_speaker->span);
        return;
    }
    if (mention != nullptr && mention->party == claimant.party) {
        name(mention->span);
    } else if (m_last_speaker && fits && claimant.party.empty() && m_last_speaker->party.empty() &&
               one) {
        name(m_last_speaker->span);  // in an interview, whoever it is with
    }
}

/// "The analyst said … The president turned to his generals. He said …": whom the sentence before
/// is about, told by the outlet after the last one spoke; `k_no_token` where it is about nobody.
int Attributor::subject_between(std::size_t sentence, int pronoun) const {
    const auto& word = m_views[sentence].token(pronoun);
    const bool gendered = word.has_feature("Gender=Masc") || word.has_feature("Gender=Fem");
    if (sentence == 0 || word.upos != Upos::pron || word.deprel != Deprel::nsubj || !gendered ||
        word.is_plural() || !m_last_speaker || m_last_speaker_sentence + 1 >= sentence) {
        return k_no_token;
    }
    const auto& view = m_views[sentence - 1];
    const bool plain = view.block().kind == BlockKind::paragraph &&
                       view.block().kind == m_views[sentence].block().kind &&
                       view.sentence().block + 1 >= m_views[sentence].sentence().block &&
                       std::find(view.quoted.begin(), view.quoted.end(), 1) == view.quoted.end();
    if (!plain) { return k_no_token; }
    for (const int index : view.actors) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        const bool person = mention.kind == ActorKind::person || mention.kind == ActorKind::office;
        const int head = person ? view.head_of(mention.span) : k_no_token;
        if (head == k_no_token || view.token(head).deprel != Deprel::nsubj ||
            view.token(head).is_plural() || Coreference::is_pronoun(view.token(head))) {
            continue;
        }
        const int verb = view.tree.head(head);
        if (verb != k_no_token && view.tree.head(verb) == k_no_token && !view.tree.passive(verb)) {
            return head;
        }
    }
    return k_no_token;
}

/// "The soldiers fled to the town, they recount.": several who close the sentence with what they
/// say are those who spoke last, whoever the words before are about.
bool Attributor::closes_told(std::size_t sentence, int pronoun) const {
    const auto& view = m_views[sentence];
    const auto& tree = view.tree;
    const auto& word = view.token(pronoun);
    const int verb = tree.head(pronoun);
    return word.upos == Upos::pron && word.is_plural() && word.deprel == Deprel::nsubj &&
           m_last_speaker && m_last_speaker_several && m_last_speaker_sentence + 1 == sentence &&
           verb != k_no_token && tree[verb].deprel == Deprel::parataxis &&
           std::max(verb, pronoun) + 2 >= tree.size();
}

/// Somebody named who spoke before the pronoun in its sentence; `k_no_token` where nobody did.
int Attributor::speaker_before_pronoun(std::size_t sentence, int pronoun) const {
    const auto& view = m_views[sentence];
    const auto& tree = view.tree;
    int found = k_no_token;
    const bool own = tree[pronoun].has_feature("Poss=Yes");  // "its own review found"
    if (tree[pronoun].upos != Upos::pron || (tree[pronoun].deprel != Deprel::nsubj && !own)) {
        return found;
    }
    for (const auto& speech : m_speeches[sentence]) {
        const int speaker = speech.speaker;
        // "my brother asked me to wait," he said: whom the quotation names does not speak it
        const bool inside = view.quoted[static_cast<std::size_t>(speech.token)] != 0 &&
                            view.quoted[static_cast<std::size_t>(pronoun)] == 0;
        const bool before = speaker != k_no_token && !inside && speaker < speech.token &&
                            speech.token < pronoun && tree.head(speaker) == speech.token;
        const bool noun =
            before && (tree[speaker].upos == Upos::noun || tree[speaker].upos == Upos::propn);
        const bool agrees =
            noun && !tree[speaker].is_plural() &&
            !(tree[speaker].has_feature("Gender=Fem") &&
              tree[pronoun].has_feature("Gender=Masc")) &&
            !(tree[speaker].has_feature("Gender=Masc") && tree[pronoun].has_feature("Gender=Fem"));
        if (agrees) { found = speaker; }
    }
    return found;
}

}  // namespace counterclaim::claim

// Whom a phrase means that only points back: who spoke before, a body named before or after.

#include "claim/attribution.hpp"

#include "claim/document_voice.hpp"
#include "claim/speaker.hpp"
#include "claim/telling.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// A word of a name of several, whole.
bool holds_word(std::string_view name, std::string_view word) {
    if (name.size() <= word.size()) { return false; }
    for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) {
            return true;
        }
    }
    return false;
}

/// "Les auteurs du rapport", "the document, published on Monday": no name and no other noun says
/// whose.
bool names_nobody(const SentenceView& view, int noun) {
    const auto children = view.tree.children(noun);
    return view.tree.definite(noun) &&
           std::all_of(children.begin(), children.end(), [&](int child) {
               const auto relation = view.token(child).deprel;
               const bool paper = relation == Deprel::nmod && view.actor(child) == nullptr &&
                                  (has_cue(view, child, CueKind::behalf) ||
                                   view.lexicon->is_statement(view.lemma(child)));
               return paper || relation == Deprel::det || relation == Deprel::case_ ||
                      relation == Deprel::punct ||
                      (relation == Deprel::acl && view.tree.participle(child));
           });
}

/// "The resolution": a paper by which a body asks for something.
bool is_resolution(const SentenceView& view, int noun) {
    if (!view.classes_at(noun).has(WordClass::agreement)) { return false; }
    const auto& sayings = view.lexicon->sayings_of(view.lemma(noun));
    return std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->upos == Upos::noun && saying->force == Force::demand;
    });
}

/// "Auraient été tués", "seraient détenus": the conditional by which a report keeps its distance;
/// not what would be if something else were.
bool is_reported(const SentenceView& view, int verb) {
    const auto& tree = view.tree;
    if (!tree.participle(verb)) { return false; }
    const auto children = tree.children(verb);
    const bool reports = std::any_of(children.begin(), children.end(), [&](int child) {
        return tree[child].deprel == Deprel::aux && tree[child].has_feature("Mood=Cnd");
    });
    return reports && std::none_of(children.begin(), children.end(), [&](int child) {
               return tree[child].deprel == Deprel::advcl &&
                      has_cue(view, tree.first_of(child), CueKind::conditional);
           });
}

}  // namespace

/// "A monitor said": the body that one of the next sentences quotes by name.
const ActorMention* Attributor::named_later(std::size_t sentence) const {
    constexpr std::size_t k_sentences_max = 3;
    const auto last = std::min(m_views.size(), sentence + k_sentences_max + 1);
    for (std::size_t next = sentence + 1; next < last; ++next) {
        for (const auto& speech : m_speeches[next]) {
            if (speech.speaker == k_no_token) { continue; }
            const auto* actor = m_views[next].actor(speech.speaker);
            if (actor != nullptr && !actor->party.empty() && actor->role == Role::observer &&
                actor->kind == ActorKind::organisation) {
                return actor;
            }
        }
    }
    return nullptr;
}

/// "The council said" after "the Southern Transitional Council": the body whose name holds the
/// noun.
const ActorMention* Attributor::named_with(std::size_t sentence, int speaker) const {
    constexpr std::size_t k_sentences_max = 10;
    const auto& view = m_views[sentence];
    const auto& tree = view.tree;
    if (tree[speaker].upos != Upos::noun && tree[speaker].upos != Upos::propn) { return nullptr; }
    const bool bare =
        std::all_of(tree.children(speaker).begin(), tree.children(speaker).end(), [&](int child) {
            const auto relation = tree[child].deprel;
            return relation == Deprel::det || relation == Deprel::case_ ||
                   relation == Deprel::punct;
        });
    if (!bare || !tree.definite(speaker)) { return nullptr; }
    const auto noun = text::to_lower(tree[speaker].form);
    const auto first = sentence - std::min(sentence, k_sentences_max);
    for (std::size_t before = sentence + 1; before-- > first;) {
        const auto& actors = m_views[before].actors;
        for (auto index = actors.rbegin(); index != actors.rend(); ++index) {
            const auto& actor = view.reading->actors[static_cast<std::size_t>(*index)];
            const bool body = actor.kind == ActorKind::organisation ||
                              actor.kind == ActorKind::armed_group ||
                              actor.kind == ActorKind::government;
            if (body && !actor.party.empty() && actor.span.begin < tree[speaker].span.begin &&
                holds_word(text::to_lower(actor.text), noun)) {
                return &actor;
            }
        }
    }
    return nullptr;
}

/// "The source added", "the communiqué": the one of that name who spoke last, or whoever spoke
/// last where it is their statement. None where the phrase names somebody itself.
const Claimant* Attributor::heard_before(std::size_t sentence, int speaker) const {
    constexpr std::size_t k_statement_sentences_max = 5;
    const auto& view = m_views[sentence];
    const auto& word = view.token(speaker);
    const bool name = word.upos == Upos::propn;
    const auto* mention = view.actor(speaker);
    const bool named = name && mention != nullptr && mention->kind == ActorKind::organisation;
    if ((word.upos != Upos::noun && !name) || named ||
        !(view.classes_at(speaker).has(WordClass::source) || is_resolution(view, speaker))) {
        return nullptr;
    }
    const auto& tree = view.tree;
    // not "the security source", "the ministry's statement"
    const bool bare =
        std::all_of(tree.children(speaker).begin(), tree.children(speaker).end(), [&](int child) {
            const auto relation = tree[child].deprel;
            return relation == Deprel::det || relation == Deprel::case_ ||
                   relation == Deprel::punct || (name && relation == Deprel::amod) ||
                   has_cue(view, child, CueKind::same);
        });
    if (!bare || !tree.definite(speaker)) { return nullptr; }
    const auto children = tree.children(speaker);
    const bool same = std::any_of(children.begin(), children.end(),
                                  [&](int child) { return has_cue(view, child, CueKind::same); });
    // "the same experts" are those of before, "the same source" whoever spoke
    const bool whoever = same && !view.classes_at(speaker).has(WordClass::person);
    for (auto heard = m_heard.rbegin(); heard != m_heard.rend() && !whoever; ++heard) {
        if (heard->lemma == view.lemma(speaker)) { return &heard->claimant; }
    }
    // of a resolution only who passed it, not whoever tells of it
    if (is_resolution(view, speaker)) { return nullptr; }
    if (!same && !view.lexicon->is_statement(view.lemma(speaker))) { return nullptr; }
    // not the agency's that carried something else just before
    for (auto heard = m_heard.rbegin(); heard != m_heard.rend(); ++heard) {
        if (heard->sentence + k_statement_sentences_max < sentence) { break; }
        if (!heard->relay) { return &heard->claimant; }
    }
    return nullptr;
}

std::optional<Claimant> Attributor::issuer(std::size_t sentence, const Speech& speech,
                                           const Coreference& coreference) const {
    const auto& view = m_views[sentence];
    const int verb = view.tree.head(speech.token);
    if (speech.saying->upos != Upos::noun || verb == k_no_token ||
        view.token(speech.token).deprel != Deprel::obj ||
        !has_cue(view, verb, CueKind::gives_out) || view.tree.passive(verb)) {
        return std::nullopt;
    }
    const int subject = subject_of(view, verb);
    if (subject == k_no_token || !can_speak(view, subject)) { return std::nullopt; }
    return claimant_at(sentence, subject, coreference);
}

/// "The rebels put out a statement.", "A statement by the rebels was read out.", and nobody says
/// anything in the sentence itself.
void Attributor::hear_giving_out(std::size_t sentence, const Coreference& coreference) {
    const auto& view = m_views[sentence];
    std::optional<Claimant> owner;
    for (const auto& speech : m_speeches[sentence]) {
        if (speech.saying->upos != Upos::noun) {
            if (speech.speaker != k_no_token) { return; }
            continue;
        }
        owner = issuer(sentence, speech, coreference);
        const int verb = view.tree.head(speech.token);
        const bool given_out = view.token(speech.token).deprel == Deprel::nsubj &&
                               verb != k_no_token && view.tree.passive(verb) &&
                               has_cue(view, verb, CueKind::gives_out);
        if (!owner && given_out && speech.speaker != k_no_token) {
            owner = claimant_at(sentence, speech.speaker, coreference);
        }
        if (owner) { break; }
    }
    if (!owner || owner->party.empty()) { return; }
    m_last_speaker = std::move(owner);
    m_last_speaker_several = false;
    m_last_speaker_sentence = sentence;
}

/// "The commander said his men had retreated."
bool Attributor::tells_back(std::size_t sentence) const {
    const auto& view = m_views[sentence];
    const auto& speeches = m_speeches[sentence];
    return std::any_of(speeches.begin(), speeches.end(), [&](const Speech& speech) {
        const int content = speech.saying->upos == Upos::verb && speech.speaker != k_no_token
                                ? view.tree.child(speech.token, Deprel::ccomp)
                                : k_no_token;
        return content > speech.token && tense_of(view, speech.token) == TellingTense::past &&
               tense_of(view, content) == TellingTense::pluperfect;
    });
}

/// "They had run out of shells.", right behind it: still his words.
bool Attributor::goes_on_telling(std::size_t sentence) const {
    const auto& view = m_views[sentence];
    if (!m_told_back || *m_told_back + 1 != sentence ||
        m_views[*m_told_back].sentence().block != view.sentence().block) {
        return false;
    }
    const auto& speeches = m_speeches[sentence];
    const bool spoken = std::any_of(speeches.begin(), speeches.end(), [](const Speech& speech) {
        return speech.speaker != k_no_token;
    });
    const bool quoted = std::find(view.quoted.begin(), view.quoted.end(), 1) != view.quoted.end();
    for (int root = 0; root < view.tree.size() && !spoken && !quoted; ++root) {
        if (view.tree.head(root) != k_no_token || view.token(root).upos == Upos::punct) {
            continue;
        }
        const int subject = view.tree.child(root, Deprel::nsubj);
        return subject != k_no_token && Coreference::is_pronoun(view.token(subject)) &&
               tense_of(view, root) == TellingTense::pluperfect;
    }
    return false;
}

/// "The document", "les observateurs": the body that spoke or was named last, where nobody else is
/// named with them. They are no side's: "the document" of those who fight is what they agreed on.
std::optional<Claimant> Attributor::heard_on_behalf(std::size_t sentence, int speaker) const {
    constexpr std::size_t k_sentences_max = 10;
    const auto& view = m_views[sentence];
    if (!has_cue(view, speaker, CueKind::behalf) || !names_nobody(view, speaker)) {
        return std::nullopt;
    }
    for (auto heard = m_heard.rbegin(); heard != m_heard.rend(); ++heard) {
        if (heard->sentence + k_sentences_max < sentence) { break; }
        const bool side = heard->claimant.role == Role::belligerent;
        if (!heard->relay && !side && !heard->claimant.party.empty()) { return heard->claimant; }
    }
    const auto first = sentence - std::min(sentence, k_sentences_max);
    for (std::size_t before = sentence; before-- > first;) {
        for (const int index : m_views[before].actors) {
            const auto& actor = view.reading->actors[static_cast<std::size_t>(index)];
            if (actor.kind != ActorKind::organisation || actor.role != Role::observer ||
                actor.party.empty()) {
                continue;
            }
            Claimant claimant;
            claimant.party = actor.party;
            claimant.role = actor.role;
            return claimant;
        }
    }
    return std::nullopt;
}

void Attributor::hear_issued(std::size_t sentence, const Coreference& coreference) {
    const auto& view = m_views[sentence];
    for (int noun = 0; noun < view.tree.size(); ++noun) {
        const auto& word = view.token(noun);
        const bool resolves = is_resolution(view, noun);
        if (word.upos != Upos::noun || word.deprel != Deprel::obj ||
            !(resolves || view.classes_at(noun).has(WordClass::source))) {
            continue;
        }
        const int verb = view.tree.head(noun);
        const bool gives_out =
            verb != k_no_token &&
            has_cue(view, verb, resolves ? CueKind::support : CueKind::gives_out);
        if (!gives_out || view.tree.passive(verb)) { continue; }
        const int subject = subject_of(view, verb);
        if (subject == k_no_token || !can_speak(view, subject)) { continue; }
        m_heard.push_back(
            {view.lemma(noun), claimant_at(sentence, subject, coreference), sentence, false});
    }
}

/// "Selon l'ONU, dix civils ont été tués. Vingt autres auraient été blessés": what is told on in
/// the conditional of reports is the word of whoever spoke in the sentence before.
std::optional<Claimant> Attributor::reported_on(std::size_t sentence,
                                                const Occurrence& occurrence) const {
    const auto& view = m_views[sentence];
    if (!m_last_speaker || sentence == 0 || m_last_speaker_sentence + 1 != sentence ||
        !is_reported(view, view.tree.clause_of(occurrence.predicate())) ||
        view.sentence().block != m_views[sentence - 1].sentence().block) {
        return std::nullopt;
    }
    const auto& before = m_speeches[sentence - 1];
    const bool tells =
        !before.empty() && std::none_of(before.begin(), before.end(), [](const Speech& speech) {
            return speech.saying->force == Force::deny || calls_for_act(speech);
        });
    return tells ? m_last_speaker : std::nullopt;
}

/// Sources and offices of nobody named are those of whoever issues the text.
void Attributor::speak_for_issuer(const SentenceView& view, int speaker, Claimant& claimant) const {
    if (!m_document_speaker) { return; }
    const bool source = claimant.party.empty() && is_own_source(view, speaker);
    const bool office =
        m_document_speaker->role == Role::belligerent && is_own_office(view, speaker);
    if (!source && !office) { return; }
    claimant.party = m_document_speaker->party;
    claimant.role = m_document_speaker->role;
}

void Attributor::hear_issuer(std::size_t sentence, const Claimant& speaker) {
    constexpr std::size_t k_sentences_max = 6;
    if (!m_issuer_open || speaker.party.empty() || sentence > k_sentences_max) { return; }
    m_document_speaker = speaker;
    m_issuer_open = false;
}

const Claimant* Attributor::heard_of_name(std::string_view name) const {
    if (name.empty() || name.find(' ') != std::string_view::npos) { return nullptr; }
    const auto letter = [](char c) { return static_cast<unsigned char>(c) > ' ' && c != ','; };
    for (auto heard = m_heard.rbegin(); heard != m_heard.rend(); ++heard) {
        const std::string_view whole = heard->claimant.text;
        const auto at = whole.find(name);
        if (heard->claimant.party.empty() || at == std::string_view::npos || at == 0) { continue; }
        const auto end = at + name.size();
        const bool word = !letter(whole[at - 1]) && (end == whole.size() || !letter(whole[end]));
        if (word) { return &heard->claimant; }
    }
    return nullptr;
}

}  // namespace counterclaim::claim

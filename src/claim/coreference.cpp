#include "claim/coreference.hpp"

#include "claim/participant.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr std::size_t k_known_max = 80;
/// A pronoun does not reach further back than this many sentences; a short form reaches anywhere we
/// remember.
constexpr std::size_t k_sentences_back_max = 3;

bool is_person(const ActorMention& mention) {
    return mention.kind == ActorKind::person || mention.kind == ActorKind::office;
}

/// One, though its name may look like several: "the United States".
bool is_one_body(const ActorMention& mention) {
    return mention.kind == ActorKind::state || mention.kind == ActorKind::organisation ||
           mention.kind == ActorKind::armed_group;
}

bool is_subject(const SentenceView& view, int token) {
    const auto relation = view.token(token).deprel;
    return relation == Deprel::nsubj;
}

/// "he" and "she" want a person, "it" wants none; other languages' pronouns often want either.
enum class Wanted { any, person, thing };
Wanted wanted_by(const Token& token) {
    if (token.has_feature("Gender=Neut")) { return Wanted::thing; }
    if (token.is_plural()) { return Wanted::any; }
    const bool english_gender = token.has_feature("Gender=Masc") || token.has_feature("Gender=Fem");
    const bool possessive_determiner = token.upos == Upos::det;
    return english_gender && !possessive_determiner ? Wanted::person : Wanted::any;
}

}  // namespace

bool Coreference::is_pronoun(const Token& token) {
    if (token.upos != Upos::pron && token.upos != Upos::det) { return false; }
    if (token.has_feature("Person=1") || token.has_feature("Person=2")) { return false; }
    const bool personal = token.has_feature("PronType=Prs") || token.has_feature("Person=3");
    const bool possessive = token.has_feature("Poss=Yes");
    return possessive || (personal && token.upos == Upos::pron);
}

void Coreference::add(const SentenceView& view) {
    for (const int index : view.actors) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        if (mention.party.empty() && !is_person(mention)) { continue; }
        const int head = view.head_of(mention.span);
        const bool subject = head != k_no_token && is_subject(view, head);
        const bool plural = head != k_no_token && view.token(head).is_plural();
        m_known.push_back({&mention, view.index, subject, plural});
        if (m_known.size() > k_known_max) { m_known.pop_front(); }
    }
}

const ActorMention* Coreference::resolve(const SentenceView& view, int token,
                                         const std::vector<std::string>& not_of) const {
    const auto& word = view.token(token);
    if (!is_pronoun(word)) {
        // "the ministry": the last one named with this word
        const auto key = text::fold(lemma_of(word));
        if (key.size() < 3) { return nullptr; }
        for (auto known = m_known.rbegin(); known != m_known.rend(); ++known) {
            if (text::fold(known->mention->text).find(key) != std::string::npos) {
                return known->mention;
            }
        }
        return nullptr;
    }
    const auto wanted = wanted_by(word);
    const auto fits = [&](const ActorMention& mention) {
        if (mention.kind == ActorKind::outlet) { return false; }
        if (!not_of.empty() && (mention.party.empty() || overlap(mention.party, not_of))) {
            return false;
        }
        if (wanted == Wanted::person) { return is_person(mention); }
        return wanted == Wanted::any || !is_person(mention);
    };
    // in this sentence: the nearest subject before the pronoun, else the nearest mention
    const ActorMention* nearest = nullptr;
    for (const int index : view.actors) {
        const auto& mention = view.reading->actors[static_cast<std::size_t>(index)];
        if (mention.span.begin >= word.span.begin || !fits(mention)) { continue; }
        const int head = view.head_of(mention.span);
        const bool inside = head != k_no_token && view.quoted[static_cast<std::size_t>(head)] != 0;
        if (inside && view.quoted[static_cast<std::size_t>(token)] == 0) { continue; }
        // "it": not "soldiers", be they named right before
        if (wanted == Wanted::thing && head != k_no_token && view.token(head).is_plural() &&
            !is_one_body(mention)) {
            continue;
        }
        if (nearest == nullptr || (head != k_no_token && is_subject(view, head))) {
            nearest = &mention;
        }
    }
    if (nearest != nullptr) { return nearest; }
    const ActorMention* fallback = nullptr;
    for (auto known = m_known.rbegin(); known != m_known.rend(); ++known) {
        if (known->sentence + k_sentences_back_max < view.index) { break; }
        if (!fits(*known->mention)) { continue; }
        if (known->subject) { return known->mention; }
        if (fallback == nullptr) { fallback = known->mention; }
    }
    return fallback;
}

const ActorMention* Coreference::resolve_fighters(const SentenceView& view) const {
    for (auto known = m_known.rbegin(); known != m_known.rend(); ++known) {
        if (known->sentence + k_sentences_back_max < view.index) { break; }
        const auto& mention = *known->mention;
        const bool fights =
            !mention.civilian && !mention.party.empty() &&
            (mention.kind == ActorKind::armed_force || mention.kind == ActorKind::armed_group);
        if (fights && known->subject) { return &mention; }
    }
    return nullptr;
}

}  // namespace counterclaim::claim

// Whose word a claim is, chosen among the speakers of its sentence, of the sentences around it, and
// the outlet itself. What the rules found is one more cue.

#include "claim/attribution.hpp"
#include "claim/told.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

std::string_view force_of(Force force) {
    switch (force) {
        case Force::accuse:
        case Force::deny:
            return "accuses-or-denies";
        case Force::demand:
        case Force::ask:
        case Force::propose:
            return "asks";
        case Force::promise:
        case Force::threaten:
        case Force::predict:
            return "announces";
        case Force::believe:
        case Force::doubt:
        case Force::perceive:
            return "thinks";
        default:
            return "says";
    }
}

std::string_view words_apart(int words) {
    constexpr int k_near = 5, k_far = 15;
    if (words <= k_near) { return "words-5"; }
    return words <= k_far ? "words-15" : "words-far";
}

std::string_view sentences_back(std::size_t sentences) {
    constexpr std::size_t k_near = 2;
    if (sentences <= 1) { return "spoke-1"; }
    return sentences <= k_near ? "spoke-2" : "spoke-far";
}

bool same_voice(const Claimant& a, const Claimant& b) {
    return a.text == b.text && a.party == b.party && a.role == b.role;
}

/// Clauses between the occurrence and the top of its sentence that only describe a noun.
bool is_aside(const SentenceView& view, const Occurrence& occurrence) {
    return view.tree[view.tree.clause_of(occurrence.predicate())].deprel == Deprel::acl;
}

}  // namespace

std::vector<Attributor::Voice> Attributor::voices(std::size_t sentence,
                                                  const Occurrence& occurrence,
                                                  const Coreference& coreference) const {
    constexpr std::size_t k_back_max = 4;
    std::vector<Voice> voices;
    const auto& view = m_views[sentence];
    const int token = occurrence.token;
    for (const auto& speech : m_speeches[sentence]) {
        if (speech.speaker == k_no_token || speech.speaker == token) { continue; }
        Voice voice{claimant_at(sentence, speech.speaker, coreference), {}};
        auto& option = voice.option;
        option.add("speech");
        const bool covers = said_in(view, speech, token);
        option.add(covers ? "covers" : "does-not-cover");
        if (covers) { option.add(force_of(speech.saying->force)); }
        option.add(speech.saying->upos == Upos::verb   ? "by-verb"
                   : speech.saying->upos == Upos::noun ? "by-noun"
                                                       : "by-adposition");
        option.add(words_apart(std::abs(speech.token - token)));
        option.add(speech.token < token ? "says-before" : "says-behind");
        if (speech.token == token || speech.token == occurrence.support.verb) {
            option.add("says-itself");
        }
        voices.push_back(std::move(voice));
    }
    if (m_last_speaker && m_last_speaker_sentence < sentence &&
        m_last_speaker_sentence + k_back_max >= sentence) {
        Voice voice{*m_last_speaker, {}};
        voice.option.add("spoke-last");
        voice.option.add(sentences_back(sentence - m_last_speaker_sentence));
        if (m_views[m_last_speaker_sentence].sentence().block == view.sentence().block) {
            voice.option.add("spoke-here");
        }
        voices.push_back(std::move(voice));
    }
    if (sentence + 1 < m_views.size() &&
        m_views[sentence + 1].sentence().block == view.sentence().block) {
        for (const auto& speech : m_speeches[sentence + 1]) {
            if (speech.speaker == k_no_token) { continue; }
            Voice voice{claimant_at(sentence + 1, speech.speaker, coreference), {}};
            voice.option.add("speaks-next");
            voices.push_back(std::move(voice));
            break;
        }
    }
    return voices;
}

void choose_claimant(const ArticleOffers& article, const Told& told,
                     std::vector<Attributor::Voice>&& voices, Claim& claim) {
    Choice choice;
    choice.slot = ChoiceSlot::claimant;
    std::vector<Claimant> filled;
    const auto option = [&](const Claimant& claimant) -> ChoiceOption& {
        for (std::size_t i = 0; i < filled.size(); ++i) {
            if (same_voice(filled[i], claimant)) { return choice.options[i]; }
        }
        filled.push_back(claimant);
        return choice.options.emplace_back();
    };
    choice.options.reserve(voices.size() + 2);
    Claimant outlet;
    outlet.role = Role::outlet;
    option(outlet).add("outlet");
    const bool by_outlet = claim.claimant.text.empty() && claim.claimant.party.empty();
    auto& rule = option(claim.claimant);
    rule.add("rule");
    rule.add(by_outlet ? "rule-outlet" : told.attribution.inherited ? "rule-carried" : "rule-own");
    for (auto& voice : voices) {
        auto& one = option(voice.claimant);
        for (const auto& [cue, value] : voice.option.cues) {
            if (!one.has(cue)) { one.add(cue, value); }
        }
    }
    for (std::size_t i = 0; i < filled.size(); ++i) {
        auto& one = choice.options[i];
        if (!filled[i].text.empty()) { one.add(to_string(filled[i].role)); }
        if (!filled[i].text.empty() && filled[i].party.empty()) { one.add("no-party"); }
        if (claim.actor && !filled[i].party.empty() &&
            overlap(claim.actor->party, filled[i].party)) {
            one.add("acts-himself");
        }
    }
    const auto& view = article.views[told.sentence];
    const auto& occurrence = told.occurrence;
    choice.traits = {kind_of(claim.type), occurrence.nominal ? "noun" : "verb"};
    if (told.telling.mentioned) { choice.traits.push_back("mentioned"); }
    if (is_aside(view, occurrence)) { choice.traits.push_back("aside"); }
    const bool quoted = view.quoted[static_cast<std::size_t>(occurrence.token)] != 0;
    choice.traits.push_back(quoted ? "quoted" : "not-quoted");
    if (told.telling.since || told.telling.describes) { choice.traits.push_back("describes"); }
    if (claim.modality != Modality::actual) { choice.traits.push_back(to_string(claim.modality)); }
    if (view.block().kind != BlockKind::paragraph) { choice.traits.push_back("not-paragraph"); }
    choose(article, std::move(choice), claim,
           [&](Claim& into, std::size_t i) { into.claimant = filled[i]; });
}

}  // namespace counterclaim::claim

#include "claim/attribution.hpp"

#include "claim/denial.hpp"
#include "claim/document_voice.hpp"
#include "claim/participant.hpp"
#include "claim/passing.hpp"
#include "claim/speaker.hpp"
#include "claim/speaker_words.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

int depth_of(const Tree& tree, int token) {
    int depth = 0;
    while (token != k_no_token && depth <= tree.size()) {
        token = tree.head(token);
        ++depth;
    }
    return depth;
}

bool any_of(const std::vector<std::string>& parties, const std::vector<std::string>& list) {
    return std::any_of(parties.begin(), parties.end(), [&](const std::string& party) {
        return std::find(list.begin(), list.end(), party) != list.end();
    });
}

Role role_in(const ConflictProfile& profile, const std::vector<std::string>& party) {
    for (const auto& side : profile.sides) {
        if (any_of(party, side.parties)) { return Role::belligerent; }
    }
    if (any_of(party, profile.mediators)) { return Role::third_party; }
    if (any_of(party, profile.observers)) { return Role::observer; }
    return Role::unknown;
}

}  // namespace

Attributor::Attributor(const std::vector<SentenceView>& views,
                       const std::vector<std::vector<Speech>>& speeches,
                       const ConflictProfile* profile)
    : m_views(views), m_speeches(speeches), m_profile(profile) {}

void Attributor::read_heading(const Coreference& coreference) {
    m_interview = read_interview(m_views);
    if (m_interview) {
        m_guest.role = Role::observer;
        if (m_interview->guest != k_no_token) {
            m_guest = claimant_at(m_interview->guest_sentence, m_interview->guest, coreference);
        }
        return;
    }
    const auto issuer = document_speaker(m_views);
    m_issuer_open = issuer.left_open;
    if (issuer.actor == nullptr) { return; }
    Claimant claimant;
    claimant.text = issuer.actor->text;
    claimant.span = issuer.actor->span;
    claimant.party = issuer.state.empty() ? issuer.owner->party
                                          : std::vector<std::string>{std::string(issuer.state)};
    const bool observes = issuer.actor->role == Role::observer;
    claimant.role = observes ? Role::observer : role_of(claimant.party);
    m_document_speaker = std::move(claimant);
}

Claimant Attributor::claimant_at(std::size_t sentence, int speaker,
                                 const Coreference& coreference) const {
    if (const int around = speaker_around(sentence, speaker); around != k_no_token) {
        return claimant_at(sentence, around, coreference);
    }
    auto claimant = claimant_named(sentence, speaker, coreference);
    const auto& view = m_views[sentence];
    if (view.token(speaker).upos == Upos::pron || view.token(speaker).upos == Upos::det) {
        name_pronoun(sentence, speaker, coreference, claimant);
    }
    return claimant;
}

Claimant Attributor::claimant_named(std::size_t sentence, int speaker,
                                    const Coreference& coreference) const {
    const auto& view = m_views[sentence];
    Claimant claimant;
    const auto participant = participant_at(view, speaker, coreference);
    const auto* around = mention_around(view, speaker);
    claimant.span = words_of_speaker(view, speaker, around, participant.span);
    if (claimant.span.contains(view.token(speaker).span)) {
        claimant.span = without_edges(view, speaker, claimant.span);
    }
    claimant.text = claimant.span == participant.span
                        ? participant.text
                        : std::string(slice(view.reading->article.text, claimant.span));
    claimant.party = participant.party;
    const auto& tree = view.tree;
    int last = speaker;  // a name whose words a parser hangs all on one before them
    while (tree[speaker].deprel == Deprel::flat && last + 1 < tree.size() &&
           tree[last + 1].deprel == Deprel::flat && tree.head(last + 1) == tree.head(speaker)) {
        claimant.span.end = tree[++last].span.end;
        claimant.text = slice(view.reading->article.text, claimant.span);
    }
    // "Soudan : El-Facher tombée, l'ONU redoute": the name alone, of what a parser joins
    if (const auto* named = view.actor(speaker);
        named != nullptr &&
        (claimant.text.starts_with(":") || claimant.text.find(" : ") != std::string::npos)) {
        claimant.span = named->span;
        claimant.text = named->text;
    }
    claimant.role = Role::unknown;
    const auto* mention = mention_behind(view, speaker, coreference);
    if (const auto* person = known_by_name(view, speaker, mention); person != nullptr) {
        mention = person;
        claimant.party = person->party;
    }
    if (mention == nullptr && around != nullptr) {
        mention = around;
        if (claimant.party.empty()) { claimant.party = around->party; }
    }
    if (claimant.party.empty() && mention == nullptr) {
        take_owner_before(view, speaker, claimant);
    }
    if (mention != nullptr) { claimant.role = mention->role; }
    const auto& word = view.token(speaker);
    const bool pronoun = Coreference::is_pronoun(word);
    const auto* place = view.place(speaker);
    if (mention == nullptr && names_state(view, speaker)) {
        claimant.party = {place->state};
        claimant.role = role_of(claimant.party);
        return claimant;
    }
    if (const auto* before = heard_before(sentence, speaker); before != nullptr) {
        claimant.party = before->party;
        claimant.role = before->role;
        return claimant;
    }
    // "the investigators" after a monitor's report are not the police, nor is "the organisation" of
    // whom it has just told
    const bool observed = m_last_speaker && m_last_speaker->role == Role::observer &&
                          m_last_speaker_sentence + k_pronoun_sentences_max >= sentence;
    const auto body =
        claimant.party.empty() || observed ? heard_on_behalf(sentence, speaker) : std::nullopt;
    if (body && (claimant.party.empty() || body->party == m_last_speaker->party)) {
        claimant.party = body->party;
        claimant.role = body->role;
        return claimant;
    }
    if (claimant.party.empty() && word.upos == Upos::propn) {
        if (const auto* same = heard_of_name(claimant.text); same != nullptr) {
            claimant.party = same->party;
            claimant.role = same->role;
            return claimant;
        }
    }
    if (mention != nullptr && mention->party.empty() && !pronoun &&
        mention->kind == ActorKind::organisation && mention->role == Role::observer) {
        if (const auto* named = named_later(sentence); named != nullptr) {
            claimant.party = named->party;
        }
    }
    if (claimant.party.empty()) {
        if (const auto* named = named_with(sentence, speaker); named != nullptr) {
            claimant.party = named->party;
            claimant.role = named->role;
        }
    }
    const auto classes = view.classes_at(speaker);
    const bool crowd = classes.has(WordClass::crowd) || classes.has(WordClass::civilian);
    const bool one = pronoun && !word.is_plural();  // "elle", one of many
    if (crowd && !one && !classes.has(WordClass::source) && !classes.has(WordClass::leader) &&
        !classes.has(WordClass::force) && !classes.has(WordClass::party)) {
        claimant.party.clear();  // residents and protesters speak for themselves
        claimant.role = Role::observer;
        return claimant;
    }
    if (word.upos == Upos::pron &&
        (!word.has_feature("Person=3") || word.has_feature("PronType=Ind"))) {
        if (m_interview && m_interview->answered(sentence) && word.has_feature("Person=1")) {
            return m_guest;
        }
        claimant.party.clear();  // "some", "one": nobody in particular
        claimant.role = Role::observer;
        return claimant;
    }
    // "the group denied it, though it had claimed …": who has spoken in the sentence itself
    if (const int before = one ? speaker_before_pronoun(sentence, speaker) : k_no_token;
        before != k_no_token) {
        const auto same = claimant_named(sentence, before, coreference);
        claimant.party = same.party;
        claimant.role = same.role;
    } else if (const int between = subject_between(sentence, speaker); between != k_no_token) {
        const auto same = claimant_named(sentence - 1, between, coreference);
        claimant.party = same.party;
        claimant.role = same.role;
    } else if (pronoun && m_last_speaker && !(one && is_another(mention)) &&
               m_last_speaker_sentence + k_pronoun_sentences_max >= sentence) {
        // a single one who adds something is who spoke last, whoever was named in between
        const bool several = view.token(speaker).is_plural();
        if (!several || claimant.party.empty() || closes_told(sentence, speaker)) {
            claimant.party = m_last_speaker->party;
            claimant.role = m_last_speaker->role;
        }
    }
    if (m_profile != nullptr) {
        const auto role = role_in(*m_profile, claimant.party);
        if (role != Role::unknown) { claimant.role = role; }
    }
    if (claimant.role == Role::unknown) {
        claimant.role = claimant.party.empty() ? Role::observer : Role::third_party;
    }
    return claimant;
}

Role Attributor::role_of(const std::vector<std::string>& party) const {
    const auto role = m_profile == nullptr ? Role::unknown : role_in(*m_profile, party);
    return role == Role::unknown ? Role::third_party : role;
}

const Speech* Attributor::innermost(std::size_t sentence, const Occurrence& occurrence) const {
    const int token = occurrence.token;
    const auto& view = m_views[sentence];
    const Speech* best = nullptr;
    int best_depth = -1;
    for (const auto& speech : m_speeches[sentence]) {
        if (!said_in(view, speech, token) || performs(view, speech, occurrence) ||
            answers_another(view, m_speeches[sentence], speech)) {
            continue;
        }
        const bool named = speech.speaker != k_no_token;
        const int depth = depth_of(view.tree, speech.token) + (named ? 1000 : 0);
        if (depth > best_depth) {
            best = &speech;
            best_depth = depth;
        }
    }
    if (best != nullptr && best->speaker != k_no_token) {
        const auto* teller = told_by_papers(view, m_speeches[sentence], *best);
        return teller == nullptr ? best : teller;
    }
    // "claimed lives", "a reporter heard shots": the word of saying is itself what the occurrence
    // was read from
    const auto asks = [&](const Speech& speech) {  // "ordered residents to leave"
        const auto children = view.tree.children(speech.token);
        return calls_for_act(speech) &&
               std::any_of(children.begin(), children.end(), [&](int child) {
                   return child > speech.token && view.token(child).deprel == Deprel::advcl &&
                          view.tree.infinitive(child);
               });
    };
    // "puts the toll at twelve", "documented executions", "threatened Moscow with sanctions"
    const auto tells_itself = [&](const Speech& speech) {
        const auto force = speech.saying->force;
        return speech.saying->upos == Upos::verb &&
               (force == Force::report || force == Force::threaten || force == Force::accuse ||
                force == Force::ask);
    };
    for (const auto& speech : m_speeches[sentence]) {
        const bool itself =
            speech.token == token && speech.speaker != k_no_token &&
            (speech.saying->force == Force::perceive || asks(speech) || tells_itself(speech) ||
             view.tree.child(token, Deprel::xcomp) != k_no_token ||
             view.tree.child(token, Deprel::ccomp) != k_no_token);
        if (itself && !performs(view, speech, occurrence)) { return &speech; }
    }
    for (const auto& speech : m_speeches[sentence]) {
        if (said_by_order(view, speech, token) && !performs(view, speech, occurrence) &&
            !answers_another(view, m_speeches[sentence], speech)) {
            return &speech;
        }
    }
    return best;
}

Attribution Attributor::attribute(std::size_t sentence, const Occurrence& occurrence,
                                  const Coreference& coreference) const {
    auto attribution = attribute_to_named(sentence, occurrence, coreference);
    const bool nobody =
        attribution.claimant.text.empty() && attribution.claimant.role == Role::outlet;
    if (nobody && goes_on(sentence)) {
        attribution.claimant = *m_last_speaker;
        attribution.inherited = true;
        attribution.because = "who spoke last goes on";
        return attribution;
    }
    if (nobody && m_interview && m_interview->answered(sentence)) {  // also what passes by
        attribution.claimant = m_guest;
        attribution.inherited = true;
        attribution.because = "answer";
    }
    return attribution;
}

Attribution Attributor::attribute_to_named(std::size_t sentence, const Occurrence& occurrence,
                                           const Coreference& coreference) const {
    Attribution attribution;
    const auto& view = m_views[sentence];
    const int token = occurrence.token;
    const auto* speech = innermost(sentence, occurrence);
    if (background(view, occurrence, speech)) {
        attribution.because = "told in passing";
        return attribution;
    }
    if (speech != nullptr) {
        attribution.speech = *speech;
        attribution.because = speech->saying->id;
        if (beside_said(view, *speech, occurrence)) {
            attribution.speech.reset();  // nor is it denied with what is
            return attribution;
        }
        if (describes_what_is_asked(view, *speech, occurrence)) {
            attribution.speech.reset();  // nor is it asked for
            return attribution;
        }
        if (commands(view, *speech)) { return attribution; }
        if (speech->speaker != k_no_token) {
            attribution.claimant = claimant_at(sentence, speech->speaker, coreference);
            speak_for_issuer(view, speech->speaker, attribution.claimant);
            const auto relay = [&](int token_of_relay) {
                // "according to lists that the ministry published": it speaks and relays nobody
                auto text = participant_at(view, token_of_relay, coreference).text;
                if (text == attribution.claimant.text) { return; }
                attribution.claimant.relays.push_back(std::move(text));
            };
            if (speech->relay != k_no_token) { relay(speech->relay); }
            for (const auto& outer : m_speeches[sentence]) {
                if (outer.speaker != k_no_token && outer.token != speech->token &&
                    said_in(view, outer, speech->token)) {
                    relay(outer.speaker);
                }
            }
            return attribution;
        }
    }
    const auto inherited = [&](Claimant speaker, std::string_view because) {
        attribution.claimant = std::move(speaker);
        attribution.inherited = true;
        attribution.because = because;
        return std::move(attribution);
    };
    if (m_block_speaker && view.block().kind == BlockKind::quote) {
        return inherited(*m_block_speaker, "quoted block");
    }
    if (auto speaker = quoted_speaker(sentence, token, coreference); speaker) {
        return inherited(std::move(*speaker), "quotation");
    }
    if (m_section_speaker && in_section(view)) { return inherited(*m_section_speaker, "section"); }
    if (m_last_speaker && goes_on_telling(sentence)) {
        return inherited(*m_last_speaker, "told on");
    }
    if (told_between(sentence, occurrence, coreference)) {
        return inherited(*m_last_speaker, "told between two of his");
    }
    if (auto speaker = labelled_speaker(sentence, coreference); speaker) {
        return inherited(std::move(*speaker), "label");
    }
    if (auto speaker = speaker_after(sentence, coreference); speaker) {
        return inherited(std::move(*speaker), "named in the next sentence");
    }
    if (auto speaker = reported_on(sentence, occurrence); speaker) {
        return inherited(std::move(*speaker), "told on by mood");
    }
    if (m_document_speaker) { return inherited(*m_document_speaker, "issued by"); }
    if (m_interview && m_interview->answered(sentence)) { return inherited(m_guest, "answer"); }
    // "a stream of reports of air strikes": not the outlet's word, though nobody is named
    if (attribution.speech && attribution.speech->saying->upos == Upos::noun &&
        attribution.speech->saying->force == Force::report) {
        attribution.claimant.role = Role::observer;
    }
    return attribution;
}

void Attributor::heard(std::size_t sentence, const Coreference& coreference) {
    const auto& view = m_views[sentence];
    open_section(sentence, coreference);
    const auto relays = [&](const Speech& speech) {
        const auto* mention = speech.speaker == k_no_token ? nullptr : view.actor(speech.speaker);
        return mention != nullptr && mention->kind == ActorKind::outlet;
    };
    hear_issued(sentence, coreference);
    const auto& speeches = m_speeches[sentence];
    const bool others = std::any_of(speeches.begin(), speeches.end(), [&](const Speech& speech) {
        return speech.speaker != k_no_token && speech.saying->upos != Upos::noun && !relays(speech);
    });
    const bool outside = std::any_of(speeches.begin(), speeches.end(), [&](const Speech& speech) {
        return speech.speaker != k_no_token &&
               view.quoted[static_cast<std::size_t>(speech.token)] == 0;
    });
    for (const auto& speech : speeches) {
        if (speech.speaker == k_no_token ||
            (speech.saying->upos == Upos::noun && !stands_by_phrase(speech))) {
            continue;
        }
        auto claimant = claimant_at(sentence, speech.speaker, coreference);
        m_heard.push_back({view.lemma(speech.speaker), claimant, sentence, relays(speech)});
        if (others && relays(speech)) { continue; }  // the agency only carries his words
        const bool inside = view.quoted[static_cast<std::size_t>(speech.token)] != 0 &&
                            view.quoted[static_cast<std::size_t>(speech.speaker)] != 0;
        if (inside && (outside || m_last_speaker)) { continue; }  // whom the quotation names
        hear_issuer(sentence, claimant);
        m_last_speaker = std::move(claimant);
        m_last_speaker_several = view.token(speech.speaker).is_plural();
        m_quoted_last = std::find(view.quoted.begin(), view.quoted.end(), 1) != view.quoted.end();
        m_last_speaker_sentence = view.index;
    }
    hear_giving_out(sentence, coreference);
    if (tells_back(sentence) || goes_on_telling(sentence)) { m_told_back = sentence; }
    const bool opens_block = view.block().kind != BlockKind::quote &&
                             sentence + 1 < m_views.size() &&
                             m_views[sentence + 1].block().kind == BlockKind::quote;
    if (opens_block) { m_block_speaker = introduced(sentence, coreference); }
    if (!outside) {
        if (auto speaker = introduced_by_subject(sentence, coreference); speaker) {
            m_last_speaker = std::move(speaker);
            m_last_speaker_several = false;
            m_last_speaker_sentence = view.index;
        }
    }
    if (goes_on(sentence)) { m_last_speaker_sentence = sentence; }
    // an open quotation keeps its speaker
    const bool quoted = !view.quoted.empty() && view.quoted.back() != 0;
    if (quoted && m_last_speaker && m_last_speaker_sentence + 1 >= sentence) {
        m_last_speaker_sentence = sentence;
    }
}

}  // namespace counterclaim::claim

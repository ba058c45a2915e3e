// What an article has said so far, and what pronouns point back to: "he", "elle", "ses forces".
#include "who/resolver.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

bool subject_token(const Token& token) {
    return token.deprel == Deprel::nsubj || token.deprel == Deprel::csubj;
}

/// The verb of this subject is one of saying.
bool says(const SentenceUnits& sentence, std::int32_t subject) {
    const auto verb = sentence.sentence->tokens[static_cast<std::size_t>(subject)].head;
    return verb >= 0 &&
           std::any_of(sentence.units.begin(), sentence.units.end(), [&](const Unit& one) {
               return one.token == verb && one.has(WordUse::saying);
           });
}

}  // namespace

Resolver::Resolver(const Context& context) : m_context(context), m_book(context.book) {}

const Resolver::Seen* Resolver::back_of_class(NounClass noun_class) const {
    const auto found = m_last_by_class.find(static_cast<std::int32_t>(noun_class));
    return found == m_last_by_class.end() ? nullptr : &found->second;
}

/// Parties of the last two persons, if they stand for different ones: "the two presidents".
std::vector<std::string> Resolver::two_leaders() const {
    Parties parties;
    std::size_t people = 0;
    for (auto seen = m_leaders.rbegin(); seen != m_leaders.rend() && people < 2; ++seen) {
        if (m_sentence - seen->sentence > k_pronoun_reach) { break; }
        const bool known =
            std::find(parties.begin(), parties.end(), seen->answer.party.front()) != parties.end();
        if (known) { continue; }
        parties.insert(parties.end(), seen->answer.party.begin(), seen->answer.party.end());
        ++people;
    }
    return people == 2 ? parties : Parties{};
}

const Resolver::Seen* Resolver::antecedent(bool plural) const {
    const auto owns = [](const Seen& seen) {
        return !seen.answer.party.empty() && seen.answer.kind != ActorKind::outlet &&
               (seen.answer.role != Role::observer ||
                seen.answer.kind == ActorKind::organisation) &&
               !seen.answer.civilian;
    };
    if (m_has_joined && owns(m_joined)) { return &m_joined; }
    if (m_has_sentence_subject && owns(m_sentence_subject)) { return &m_sentence_subject; }
    // "fishermen were killed when a ship fired at their boat": it is theirs
    if (plural && m_has_sentence_subject && m_sentence_subject.plural &&
        m_sentence_subject.answer.civilian && !m_sentence_subject.answer.party.empty()) {
        return &m_sentence_subject;
    }
    // "tens of thousands fled since they took their villages": the homes of those who fled; "two
    // peacekeepers were hurt when their post was hit": nobody else's
    if (plural && m_has_sentence_subject && m_sentence_subject.plural &&
        m_sentence_subject.answer.party.empty() &&
        (m_sentence_subject.answer.civilian || m_sentence_subject.answer.role == Role::observer)) {
        return nullptr;
    }
    if (m_has_sentence_party && owns(m_sentence_party)) { return &m_sentence_party; }
    if (plural && m_has_plural && m_sentence - m_last_plural.sentence <= k_pronoun_reach &&
        owns(m_last_plural)) {
        return &m_last_plural;
    }
    if (m_has_subject && m_sentence - m_last_subject.sentence <= k_pronoun_reach &&
        owns(m_last_subject)) {
        return &m_last_subject;
    }
    return nullptr;
}

/// Whom "he" or "elle" means. Where things have a gender, states and ministries are spoken of so,
/// too.
const Resolver::Seen* Resolver::third_person(bool feminine) const {
    const auto fits = [&](const Seen& seen) {
        if (m_sentence - seen.sentence > k_pronoun_reach || seen.plural) { return false; }
        return seen.gender == 0 || (seen.gender == 'f') == feminine;
    };
    if (!m_book.adjectives_before()) {
        if (m_has_sentence_subject && fits(m_sentence_subject)) { return &m_sentence_subject; }
        if (m_has_subject && fits(m_last_subject) &&
            (!m_has_person || !fits(m_last_person) ||
             m_last_person.sentence <= m_last_subject.sentence)) {
            return &m_last_subject;
        }
    }
    return m_has_person && m_sentence - m_last_person.sentence <= k_pronoun_reach ? &m_last_person
                                                                                  : nullptr;
}

Answer Resolver::pronoun_answer(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                                const std::vector<Answer>& answers, const Phrase& phrase) const {
    Answer answer;
    const auto& one = unit(sentence, phrase.head);
    const auto& token = sentence.sentence->tokens[static_cast<std::size_t>(one.token)];
    const auto take = [&](const Answer& from, double score, std::string_view why) {
        answer = from;
        answer.score = score;
        answer.reason = std::string(why) + from.reason;
        answer.anaphor = true;
    };
    if (one.has(WordUse::relative)) {
        // the noun its clause belongs to
        std::int32_t clause = token.head;
        for (int step = 0; step < 4 && clause >= 0; ++step) {
            const auto& verb = sentence.sentence->tokens[static_cast<std::size_t>(clause)];
            if (verb.deprel == Deprel::acl) {
                for (std::size_t i = 0; i < phrases.size() && i < answers.size(); ++i) {
                    if (unit(sentence, phrases[i].head).token == verb.head &&
                        !answers[i].reason.empty()) {
                        take(answers[i], 0.6, "relative to ");
                        return answer;
                    }
                }
                return answer;
            }
            if (verb.deprel != Deprel::conj && verb.deprel != Deprel::aux &&
                verb.deprel != Deprel::xcomp) {
                return answer;
            }
            clause = verb.head;
        }
        return answer;
    }
    if (one.has(WordUse::first_person)) {
        answer.kind = ActorKind::person;
        answer.score = 0.3;
        answer.reason = "first person: the speaker";
        return answer;
    }
    const bool possessive =
        one.has(WordUse::possessive) && (token.upos == Upos::det || token.deprel == Deprel::nmod);
    if (possessive) {
        if (const auto* owner = antecedent(one.has(WordUse::possessive_plural))) {
            take(owner->answer, 0.5, "possessive of ");
        }
        return answer;
    }
    if (one.has(WordUse::masculine) || one.has(WordUse::feminine)) {
        if (const auto* seen = third_person(one.has(WordUse::feminine))) {
            take(seen->answer, 0.55, "pronoun for ");
        }
        return answer;
    }
    if (one.has(WordUse::plural)) {
        const bool subject = m_has_sentence_subject && m_sentence_subject.plural;
        // "the rebels freed soldiers they had held": who does one does the other
        const bool clause = token.deprel == Deprel::nsubj && m_has_plural &&
                            m_last_plural.sentence == m_sentence && !m_last_plural.subject;
        if (subject && (!subject_token(token) || clause)) {
            take(m_sentence_subject.answer, 0.5, "pronoun for ");
        } else if (m_has_plural && m_sentence - m_last_plural.sentence <= k_pronoun_reach) {
            take(m_last_plural.answer, 0.5, "pronoun for ");
        }
        return answer;
    }
    // "the ministry said it had …": whoever the sentence is about
    const auto thing = [](const Seen& seen) {
        // "the United States said it": one, whatever its name looks like
        const bool one_body = !seen.plural || seen.answer.kind == ActorKind::state ||
                              seen.answer.kind == ActorKind::organisation;
        return one_body && !seen.answer.party.empty() && seen.answer.kind != ActorKind::person &&
               seen.answer.kind != ActorKind::people;
    };
    // "Hezbollah said no soldiers had come and that it had shelled them": not the soldiers
    const bool other = m_has_sentence_subject && m_sentence_subject.plural &&
                       m_has_sentence_speaker && thing(m_sentence_speaker);
    if (one.has(WordUse::neuter) && subject_token(token) && other) {
        take(m_sentence_speaker.answer, 0.5, "pronoun for ");
        return answer;
    }
    const bool told_of =
        m_has_subject && m_last_subject.answer.party == m_sentence_subject.answer.party;
    if (one.has(WordUse::neuter) && subject_token(token) && m_has_sentence_subject && !told_of &&
        thing(m_sentence_subject)) {
        take(m_sentence_subject.answer, 0.5, "pronoun for ");
        return answer;
    }
    if (one.has(WordUse::neuter) && subject_token(token) && m_has_subject &&
        m_sentence - m_last_subject.sentence <= k_pronoun_reach && !m_last_subject.plural &&
        m_last_subject.answer.kind != ActorKind::person &&
        m_last_subject.answer.kind != ActorKind::people) {
        take(m_last_subject.answer, 0.45, "pronoun for ");
    }
    return answer;
}

void Resolver::number_subject(const SentenceUnits& sentence, const Phrase& phrase,
                              Seen& seen) const {
    const auto index = unit(sentence, phrase.head).token;
    if (!sentence.sentence->parsed || index < 0) { return; }
    const auto& token = sentence.sentence->tokens[static_cast<std::size_t>(index)];
    seen.subject = subject_token(token);
    seen.token = index;
    seen.plural = phrase.plural || seen.answer.joint || token.is_plural();
    if (token.has_feature("Gender=Fem")) { seen.gender = 'f'; }
    if (token.has_feature("Gender=Masc")) { seen.gender = 'm'; }
}

/// The words of an organisation's name, by each of which it may be called later.
void Resolver::remember_words(const SentenceUnits& sentence, const Phrase& phrase,
                              const Seen& seen) {
    constexpr std::size_t k_word_bytes_min = 5;
    const auto name = surface(sentence, phrase);
    std::size_t at = 0;
    while (at < name.size()) {
        const auto end = std::min(name.find(' ', at), name.size());
        if (end - at >= k_word_bytes_min) { m_named[text::fold(name.substr(at, end - at))] = seen; }
        at = end + 1;
    }
}

/// "Rwanda and Uganda sent …": both are the subject, and "they" are both.
void Resolver::join_subject(const SentenceUnits& sentence, const Seen& seen) {
    if (!m_has_sentence_subject || seen.token < 0 || seen.answer.party.empty()) { return; }
    const auto& token = sentence.sentence->tokens[static_cast<std::size_t>(seen.token)];
    auto& subject = m_sentence_subject;
    if (token.deprel != Deprel::conj || subject.token < 0 || token.head != subject.token ||
        subject.answer.party.empty()) {
        return;
    }
    add_parties(subject.answer.party, seen.answer.party);
    subject.answer.joint = subject.answer.party.size() > 1;
    subject.plural = true;
    m_last_plural = subject;
    m_has_plural = true;
}

void Resolver::remember_group(const Seen& seen) {
    m_last_group = seen;
    m_has_group = true;
    if (seen.answer.kind == ActorKind::armed_group) { m_last_armed = seen; }
    if (seen.answer.role != Role::third_party) { m_last_band = seen; }
}

void Resolver::remember(const SentenceUnits& sentence, const Phrase& phrase, const Answer& answer) {
    Seen seen;
    seen.answer = answer;
    seen.sentence = m_sentence;
    seen.plural = phrase.plural || answer.joint;
    number_subject(sentence, phrase, seen);
    if (phrase.kind == PhraseKind::thing) { return; }
    if (phrase.kind != PhraseKind::pronoun) {
        join_subject(sentence, seen);
        const bool person = answer.kind == ActorKind::person && !seen.plural &&
                            (phrase.kind == PhraseKind::name || phrase.kind == PhraseKind::person ||
                             phrase.kind == PhraseKind::noun);
        // a later subject wins over a name dropped in passing
        if (person && (!m_has_person || seen.subject || !m_last_person.subject ||
                       m_last_person.sentence != m_sentence)) {
            m_last_person = seen;
            m_has_person = true;
        }
        if (person && !answer.party.empty()) { m_leaders.push_back(seen); }
        if (seen.plural) {
            m_last_plural = seen;
            m_has_plural = true;
        }
        const bool group =
            (phrase.kind == PhraseKind::name ||
             (phrase.kind == PhraseKind::body && !phrase.short_form)) &&
            (answer.kind == ActorKind::armed_group || answer.kind == ActorKind::organisation);
        if (group) { remember_group(seen); }
        const bool looks_on = answer.role == Role::observer && !answer.party.empty() &&
                              answer.kind == ActorKind::organisation;
        if (looks_on && (phrase.kind == PhraseKind::name || phrase.kind == PhraseKind::body)) {
            m_last_observer = seen;
        }
        if (phrase.noun >= 0 && answer.party.empty() && answer.kind == ActorKind::armed_group) {
            m_nameless_group = m_sentence;
        }
        for (const auto index : phrase.names) {  // "the Houthis' spokesman"
            const auto* owner = actor_of(unit(sentence, index));
            if (owner == nullptr || owner->kind != ActorKind::armed_group) { continue; }
            auto of_owner = seen;
            of_owner.answer.party = owner->party;
            of_owner.answer.actor = owner->id;
            of_owner.answer.kind = owner->kind;
            remember_group(of_owner);
        }
        if (group && answer.kind == ActorKind::organisation && !answer.party.empty()) {
            remember_words(sentence, phrase, seen);
        }
        if (phrase.noun >= 0 && !answer.party.empty() && !answer.anaphor) {
            m_last_by_noun[phrase.noun] = seen;
            const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
            m_last_by_class[static_cast<std::int32_t>(noun_class)] = seen;
        }
    }
    if (!answer.party.empty() && phrase.kind != PhraseKind::pronoun &&
        phrase.kind != PhraseKind::both) {
        m_sentence_party = seen;
        m_has_sentence_party = true;
    }
    constexpr double k_named = 0.6;  // not "the army", which is the home's for want of another
    if (seen.subject && answer.score >= k_named && !answer.anaphor && !answer.party.empty() &&
        (answer.kind == ActorKind::state || answer.kind == ActorKind::armed_force) &&
        m_book.state_called(answer.party.front()) != nullptr) {
        m_last_state = seen;
    }
    if (seen.subject && !answer.party.empty() && says(sentence, seen.token)) { m_speaker = seen; }
    if (seen.subject && !(phrase.kind == PhraseKind::pronoun && answer.party.empty())) {
        if (!m_has_sentence_subject) {
            m_sentence_speaker = seen;  // who comes first says what the others do
            m_has_sentence_speaker = true;
        }
        m_sentence_subject = seen;
        m_has_sentence_subject = true;
    }
}

}  // namespace counterclaim::who

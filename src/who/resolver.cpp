#include "who/resolver.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

constexpr int k_links_max = 6;

using Parties = std::vector<std::string>;

void add_parties(Parties& to, const Parties& from) {
    for (const auto& party : from) {
        if (std::find(to.begin(), to.end(), party) == to.end()) { to.push_back(party); }
    }
}

bool meets(const Parties& a, const Parties& b) {
    return std::any_of(a.begin(), a.end(), [&](const auto& one) {
        return std::find(b.begin(), b.end(), one) != b.end();
    });
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Nouns of these classes belong to whoever is named beside or after them.
bool takes_party_of_state(NounClass noun_class) {
    switch (noun_class) {
        case NounClass::force:
        case NounClass::government:
        case NounClass::ministry:
        case NounClass::office:
        case NounClass::source:
        case NounClass::statement:
        case NounClass::side:
        case NounClass::people:
        case NounClass::fighter:
            return true;
        default:
            return false;
    }
}

}  // namespace

const Actor* Resolver::actor_of(const Unit& one) const {
    if (one.name < 0) { return nullptr; }
    return &m_book.actor(m_book.name(static_cast<std::uint32_t>(one.name)).actor);
}

std::string Resolver::surface(const SentenceUnits& sentence, const Phrase& phrase) const {
    const Span span{unit(sentence, phrase.first).span.begin, unit(sentence, phrase.last).span.end};
    return std::string(slice(m_context.reading.article.text, span));
}

Answer Resolver::name_answer(const SentenceUnits& sentence, const Phrase& phrase) const {
    Answer answer;
    const auto& head = unit(sentence, phrase.head);
    const auto& name = m_book.name(static_cast<std::uint32_t>(head.name));
    const auto& actor = m_book.actor(name.actor);
    answer.actor = actor.id;
    answer.party = actor.party;
    answer.role = actor.role;
    answer.kind = actor.kind;
    answer.score = 0.95;
    answer.reason = "name of " + actor.id;
    switch (name.use) {
        case NameUse::people:
        case NameUse::adjective:
            answer.kind =
                actor.state || actor.kind == ActorKind::people ? ActorKind::people : actor.kind;
            answer.score = 0.85;
            answer.reason = "people of " + actor.id;
            static_cast<void>(by_profile_word(sentence, phrase, NounClass::people, answer));
            break;
        case NameUse::capital:
            answer.kind = ActorKind::government;
            answer.score = 0.6;
            answer.reason = "capital of " + actor.id;
            break;
        case NameUse::name:
            if (actor.kind == ActorKind::person && !actor.office.empty()) {
                answer.reason = actor.office;
            }
            break;
    }
    return answer;
}

/// What the profile says of a bare word ("the separatists") or of a class with somebody's adjective
/// ("Armenian forces").
bool Resolver::by_profile_word(const SentenceUnits& sentence, const Phrase& phrase,
                               NounClass noun_class, Answer& answer) const {
    const auto* profile = m_context.profile;
    if (profile == nullptr) { return false; }
    const auto named = [&](const std::string& party) {
        const auto is = [&](std::int32_t index) {
            const auto* actor = actor_of(unit(sentence, index));
            return actor != nullptr && !actor->party.empty() && actor->party.front() == party;
        };
        return std::any_of(phrase.adjectives.begin(), phrase.adjectives.end(), is) ||
               (phrase.kind == PhraseKind::name && is(phrase.head));
    };
    for (const auto& word : profile->words) {
        if (word.of.empty() || !contains(word.classes, to_string(noun_class)) || !named(word.of)) {
            continue;
        }
        // "Armenian and Azerbaijani forces": the other adjective counts as well
        Parties parties = word.parties;
        for (const auto index : phrase.adjectives) {
            const auto* actor = actor_of(unit(sentence, index));
            if (actor != nullptr && !actor->party.empty() && actor->party.front() != word.of) {
                add_parties(parties, actor->party);
                answer.joint = true;
            }
        }
        answer.party = parties;
        answer.score = 0.85;
        answer.reason =
            "profile " + profile->id + ": " + std::string(to_string(noun_class)) + " of " + word.of;
        return true;
    }
    if (phrase.profile_word < 0 || phrase.kind == PhraseKind::name) { return false; }
    const auto& word = profile->words[static_cast<std::size_t>(phrase.profile_word)];
    // Somebody else's rebels are not the ones the profile means
    for (const auto index : phrase.adjectives) {
        const auto* actor = actor_of(unit(sentence, index));
        if (actor == nullptr || actor->party.empty()) { continue; }
        const auto* state = m_book.state_called(actor->party.front());
        const bool local =
            contains(profile->home, actor->party.front()) || meets(actor->party, word.parties) ||
            (state != nullptr &&
             std::any_of(profile->countries.begin(), profile->countries.end(),
                         [&](const auto& code) { return m_book.state_of(code) == state; })) ||
            side_of(actor->party.front()) >= 0;
        if (!local) { return false; }
        const bool other_side =
            noun_class == NounClass::force || noun_class == NounClass::government;
        if (other_side && !meets(actor->party, word.parties)) { return false; }
    }
    answer.party = word.parties;
    answer.score = 0.8;
    answer.reason = "profile " + profile->id;
    return true;
}

bool Resolver::by_names(const SentenceUnits& sentence, const Phrase& phrase, NounClass noun_class,
                        Answer& answer) const {
    const Actor* found = nullptr;
    for (const auto index : phrase.names) {
        const auto* actor = actor_of(unit(sentence, index));
        if (actor == nullptr || actor->party.empty()) { continue; }
        if (found != nullptr && !found->state) { continue; }
        found = actor;
    }
    if (found == nullptr) { return false; }
    answer.party = found->party;
    answer.actor = found->id;
    if (found->role != Role::unknown && answer.role == Role::unknown) { answer.role = found->role; }
    if (found->kind == ActorKind::outlet && noun_class != NounClass::media) {
        answer.role = Role::observer;
    }
    answer.score = 0.9;
    answer.reason = "of " + found->id;
    return true;
}

bool Resolver::by_adjectives(const SentenceUnits& sentence, const Phrase& phrase,
                             NounClass noun_class, bool generic, Answer& answer) const {
    if (phrase.adjectives.empty()) { return false; }
    // An adjective says where a reporter or a doctor comes from, not for whom he speaks
    if (noun_class == NounClass::observer || noun_class == NounClass::media) { return false; }
    Parties parties;
    std::size_t owners = 0;
    for (const auto index : phrase.adjectives) {
        const auto* actor = actor_of(unit(sentence, index));
        if (actor == nullptr || actor->party.empty()) { continue; }
        // "Malian insurgents" are not Mali; "Palestinian militants" are the Palestinians'
        const bool people = !actor->state || actor->id == "ps";
        if ((generic || noun_class == NounClass::organisation ||
             noun_class == NounClass::country) &&
            !people && noun_class != NounClass::country) {
            continue;
        }
        add_parties(parties, actor->party);
        ++owners;
        answer.actor = actor->id;
    }
    if (parties.empty()) { return false; }
    answer.party = std::move(parties);
    answer.joint = owners > 1;
    answer.score = 0.9;
    answer.reason = "adjective of " + answer.actor;
    return true;
}

/// "Aleppo police", "le gouverneur de Tillabéri": the state the place lies in.
bool Resolver::by_place(const SentenceUnits& sentence, const Phrase& phrase, Answer& answer) const {
    if (phrase.place_unit < 0) { return false; }
    const auto span = unit(sentence, phrase.place_unit).span;
    const auto& places = m_context.reading.places;
    const auto found = std::lower_bound(
        places.begin(), places.end(), span.begin,
        [](const PlaceMention& place, std::uint32_t begin) { return place.span.end <= begin; });
    if (found == places.end() || !found->span.overlaps(span) || found->candidates.empty()) {
        return false;
    }
    const auto* state = m_book.state_of(found->candidates.front().place.country);
    if (state == nullptr) { return false; }
    answer.party = state->party;
    answer.actor = state->id;
    answer.score = 0.6;
    answer.reason = "place in " + state->id;
    return true;
}

/// The party of what stands after "of".
bool Resolver::by_link(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                       const Phrase& phrase, NounClass noun_class, int depth,
                       Answer& answer) const {
    if (phrase.link < 0 || depth >= k_links_max || noun_class == NounClass::country) {
        return false;
    }
    const auto& target = phrases[static_cast<std::size_t>(phrase.link)];
    const Answer linked = structural(sentence, phrases, target, depth + 1);
    const bool state_name = target.kind == PhraseKind::name && linked.kind == ActorKind::state;
    if (linked.party.empty() || (state_name && !takes_party_of_state(noun_class))) { return false; }
    answer.party = linked.party;
    answer.joint = linked.joint;
    answer.actor = linked.actor;
    if (answer.role == Role::unknown) { answer.role = linked.role; }
    if (phrase.link_and >= 0) {
        const auto other = structural(
            sentence, phrases, phrases[static_cast<std::size_t>(phrase.link_and)], depth + 1);
        answer.joint = answer.joint || (!other.party.empty() && !meets(other.party, answer.party));
        add_parties(answer.party, other.party);
    }
    answer.score = std::min(0.9, linked.score);
    answer.reason = "of " + linked.reason;
    return true;
}

Answer Resolver::noun_answer(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                             const Phrase& phrase, int depth) const {
    Answer answer;
    auto noun_class = NounClass::group;
    bool generic = false;
    if (phrase.noun >= 0) {
        const auto& noun = m_book.noun(static_cast<std::uint32_t>(phrase.noun));
        noun_class = noun.noun_class;
        answer.kind = noun.kind;
        answer.role = noun.role;
        answer.civilian = noun.civilian;
        generic = noun.generic;
    } else {
        answer.kind = ActorKind::armed_group;
    }
    answer.reason = std::string(to_string(noun_class));
    answer.score = 0.4;
    if (phrase.aligned && phrase.adjectives.empty() && phrase.names.empty() &&
        noun_class == NounClass::force) {
        generic = true;
    }
    const bool first_word = phrase.profile_word >= 0 &&
                            (generic || phrase.noun < 0 || noun_class == NounClass::fighter ||
                             noun_class == NounClass::group || phrase.adjectives.empty());
    if (by_names(sentence, phrase, noun_class, answer)) { return answer; }
    // "the jihadists of the Islamic State": the name says more than the profile's word
    const bool named_after =
        phrase.link >= 0 &&
        phrases[static_cast<std::size_t>(phrase.link)].kind == PhraseKind::name &&
        (noun_class == NounClass::group || noun_class == NounClass::fighter);
    if (named_after && depth < k_links_max &&
        by_link(sentence, phrases, phrase, noun_class, depth, answer)) {
        return answer;
    }
    if ((first_word || !phrase.adjectives.empty()) &&
        by_profile_word(sentence, phrase, noun_class, answer)) {
        return answer;
    }
    // "the Armenian leader of Nagorno-Karabakh": what the office is of, not where its holder comes
    // from
    const bool office = noun_class == NounClass::office || noun_class == NounClass::government;
    if (office && !phrase.adjectives.empty() && phrase.link >= 0 &&
        phrases[static_cast<std::size_t>(phrase.link)].kind == PhraseKind::name &&
        by_link(sentence, phrases, phrase, noun_class, depth, answer)) {
        return answer;
    }
    if (by_adjectives(sentence, phrase, noun_class, generic, answer)) { return answer; }
    if (by_link(sentence, phrases, phrase, noun_class, depth, answer)) { return answer; }
    const bool of_state = noun_class == NounClass::government ||
                          noun_class == NounClass::ministry || noun_class == NounClass::office ||
                          noun_class == NounClass::force || noun_class == NounClass::source;
    if (of_state && by_place(sentence, phrase, answer)) { return answer; }
    if (phrase.person >= 0 && depth < k_links_max) {
        const auto person = structural(sentence, phrases,
                                       phrases[static_cast<std::size_t>(phrase.person)], depth + 1);
        if (!person.party.empty()) {
            const auto role = answer.role;
            const bool civilian = answer.civilian;
            const auto kind = answer.kind;
            answer = person;
            if (role != Role::unknown) { answer.role = role; }
            answer.civilian = answer.civilian || civilian;
            answer.kind = kind == ActorKind::unknown ? answer.kind : kind;
        }
    }
    return answer;
}

Answer Resolver::thing_answer(const SentenceUnits& sentence, const Phrase& phrase) const {
    Answer answer;
    bool any = by_names(sentence, phrase, NounClass::side, answer);
    if (!any) {
        any = by_profile_word(sentence, phrase, NounClass::force, answer) ||
              by_adjectives(sentence, phrase, NounClass::force, false, answer);
    }
    if (any) { answer.score = 0.5; }
    answer.role = Role::unknown;
    answer.kind = ActorKind::unknown;
    return answer;
}

Answer Resolver::structural(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                            const Phrase& phrase, int depth) const {
    switch (phrase.kind) {
        case PhraseKind::name:
            return name_answer(sentence, phrase);
        case PhraseKind::noun:
            return noun_answer(sentence, phrases, phrase, depth);
        case PhraseKind::thing:
            return thing_answer(sentence, phrase);
        case PhraseKind::both:
            return both_answer(sentence, phrase);
        case PhraseKind::person: {
            const auto* known = introduced(sentence, phrase);
            return known == nullptr ? Answer{} : known->answer;
        }
        case PhraseKind::pronoun:
            return {};
    }
    return {};
}

Answer Resolver::both_answer(const SentenceUnits& sentence, const Phrase& phrase) const {
    Answer answer;
    const auto& head = unit(sentence, phrase.head);
    answer.party = head.has(WordUse::both) ? m_both : m_both_states;
    if (head.has(WordUse::both_leaders)) {
        if (auto leaders = two_leaders(); leaders.size() > 1) { answer.party = std::move(leaders); }
    }
    if (answer.party.size() < 2) { answer.party = m_both; }
    answer.joint = answer.party.size() > 1;
    answer.kind = ActorKind::unknown;
    answer.score = 0.6;
    answer.reason = "both sides";
    return answer;
}

const Introduced* Resolver::introduced(const SentenceUnits& sentence, const Phrase& phrase) const {
    const auto found = m_people.find(text::fold(surface(sentence, phrase)));
    if (found != m_people.end()) { return &found->second; }
    // "General Harutyunyan", "Stepanyan": the last word of a name stands for it
    const auto last =
        text::fold(slice(m_context.reading.article.text, unit(sentence, phrase.last).span));
    const auto by_last = m_people.find(last);
    return by_last == m_people.end() ? nullptr : &by_last->second;
}

void Resolver::learn(const SentenceUnits& sentence, const std::vector<Phrase>& phrases) {
    for (const auto& phrase : phrases) {
        if (phrase.person < 0) { continue; }
        const auto& person = phrases[static_cast<std::size_t>(phrase.person)];
        if (person.kind != PhraseKind::person) { continue; }
        Phrase office = phrase;
        office.person = -1;
        Introduced known;
        known.answer = structural(sentence, phrases, office, 0);
        if (phrase.noun >= 0 &&
            m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class == NounClass::office &&
            known.answer.party.empty()) {
            refer_back(sentence, office, known.answer);
        }
        known.answer.kind = ActorKind::person;
        known.answer.actor.clear();
        known.answer.reason = "introduced as " + std::string(surface(sentence, office));
        known.answer.anaphor = false;
        known.answer.score = known.answer.party.empty() ? 0.4 : 0.8;
        const auto full = text::fold(surface(sentence, person));
        const auto last =
            text::fold(slice(m_context.reading.article.text, unit(sentence, person.last).span));
        for (const auto& key : {full, last}) {
            const auto [place, added] = m_people.try_emplace(key, known);
            if (!added && place->second.answer.party.empty() && !known.answer.party.empty()) {
                place->second = known;
            }
        }
    }
}

std::vector<Answer> Resolver::resolve(const SentenceUnits& sentence,
                                      const std::vector<Phrase>& phrases, std::size_t number) {
    m_sentence = number;
    m_has_sentence_subject = false;
    m_has_sentence_party = false;
    std::vector<Answer> answers(phrases.size());
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        const auto& phrase = phrases[i];
        auto& answer = answers[i];
        if (phrase.kind == PhraseKind::pronoun) {
            answer = pronoun_answer(sentence, phrases, answers, phrase);
        } else {
            answer = structural(sentence, phrases, phrase, 0);
            if (phrase.kind == PhraseKind::noun && answer.party.empty()) {
                refer_back(sentence, phrase, answer);
            }
        }
        if (phrase.kind == PhraseKind::person && answer.reason.empty()) {
            // a name nobody introduced: somebody, if he does or says something
            const auto token = unit(sentence, phrase.head).token;
            const bool acts =
                sentence.sentence->parsed && token >= 0 &&
                sentence.sentence->tokens[static_cast<std::size_t>(token)].deprel == Deprel::nsubj;
            if (phrase.titled || (acts && phrase.last > phrase.first)) {
                answer.kind = ActorKind::person;
                answer.score = 0.3;
                answer.reason = "unknown name";
            }
        }
        if (phrase.person >= 0 &&
            phrases[static_cast<std::size_t>(phrase.person)].kind == PhraseKind::person) {
            answer.kind = answer.kind == ActorKind::unknown ? ActorKind::person : answer.kind;
        }
        if (!answer.reason.empty()) { remember(sentence, phrase, answer); }
    }
    if (m_has_sentence_subject) {
        m_last_subject = m_sentence_subject;
        m_has_subject = true;
    }
    return answers;
}

}  // namespace counterclaim::who

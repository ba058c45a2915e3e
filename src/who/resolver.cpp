#include "who/resolver.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::who {
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

/// "The head of a local aid group", "le président de la société civile": of no state.
bool Resolver::speaks_for_civilians(const std::vector<Phrase>& phrases,
                                    const Phrase& phrase) const {
    if (phrase.link < 0) { return false; }
    const auto& target = phrases[static_cast<std::size_t>(phrase.link)];
    if (target.kind != PhraseKind::noun || target.noun < 0) { return false; }
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(target.noun));
    return noun.role == Role::observer || noun.civilian;
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
        const bool of_state = noun_class == NounClass::office || noun_class == NounClass::source;
        if (phrase.of_group && of_state) {
            noun_class = NounClass::group;
            generic = true;
        }
    } else {
        answer.kind = ActorKind::armed_group;
    }
    // "a rebel commander" is of a side, whichever it is
    if (noun_class == NounClass::group && generic && !answer.civilian &&
        answer.kind == ActorKind::person && answer.role == Role::unknown) {
        answer.role = Role::belligerent;
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
    if (by_names(sentence, phrase, noun_class, generic, answer)) { return answer; }
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
    if (office && !phrase.installed && !phrase.adjectives.empty() && phrase.link >= 0 &&
        phrases[static_cast<std::size_t>(phrase.link)].kind == PhraseKind::name &&
        by_link(sentence, phrases, phrase, noun_class, depth, answer)) {
        return answer;
    }
    if (by_adjectives(sentence, phrase, noun_class, generic, answer)) { return answer; }
    if (by_link(sentence, phrases, phrase, noun_class, depth, answer)) { return answer; }
    const bool of_state = noun_class == NounClass::government ||
                          noun_class == NounClass::ministry || noun_class == NounClass::office ||
                          noun_class == NounClass::force || noun_class == NounClass::source;
    const bool somebody = noun_class == NounClass::office || noun_class == NounClass::source;
    if (somebody && speaks_for_civilians(phrases, phrase)) {
        answer.role = Role::observer;
        answer.civilian = true;
        return answer;
    }
    if (of_state && by_place(sentence, phrase, answer)) { return answer; }
    if (of_state && noun_class != NounClass::force && by_seat(sentence, phrase, answer)) {
        return answer;
    }
    if (of_state && by_country(sentence, phrase, answer)) { return answer; }
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
    bool any = by_names(sentence, phrase, NounClass::side, false, answer);
    if (any && phrase.joined) {
        for (const auto* others : {&phrase.names, &phrase.adjectives}) {
            for (const auto index : *others) {
                if (const auto* actor = actor_of(unit(sentence, index)); actor != nullptr) {
                    add_parties(answer.party, actor->party);
                }
            }
        }
        answer.joint = answer.party.size() > 1;
    }
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
        case PhraseKind::name: {
            const auto* namesake = namesake_of(sentence, phrase);
            return namesake == nullptr ? name_answer(sentence, phrase) : namesake->answer;
        }
        case PhraseKind::noun:
            return noun_answer(sentence, phrases, phrase, depth);
        case PhraseKind::thing:
            return thing_answer(sentence, phrase);
        case PhraseKind::both:
            return both_answer(sentence, phrase);
        case PhraseKind::body:
            return phrase.short_form ? short_body_answer(sentence, phrase)
                                     : body_answer(sentence, phrases, phrase, depth);
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

const Introduced* Resolver::namesake_of(const SentenceUnits& sentence, const Phrase& phrase) const {
    const auto& name = m_book.name(static_cast<std::uint32_t>(unit(sentence, phrase.head).name));
    if (m_book.actor(name.actor).kind != ActorKind::person) { return nullptr; }
    const auto found = m_people.find(text::fold(surface(sentence, phrase)));
    return found != m_people.end() && found->second.answer.civilian ? &found->second : nullptr;
}

/// "Another group's spokesman", "le chef d'un gang": of fighters that nobody has told of, and so of
/// no state.
bool Resolver::is_of_others(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                            const Phrase& phrase) const {
    const auto number = phrase.owner >= 0  ? unit(sentence, phrase.owner).noun
                        : phrase.link >= 0 ? phrases[static_cast<std::size_t>(phrase.link)].noun
                                           : -1;
    if (number < 0) { return false; }
    const auto& owner = m_book.noun(static_cast<std::uint32_t>(number));
    const bool armed =
        owner.kind == ActorKind::armed_group &&
        (owner.noun_class == NounClass::group || owner.noun_class == NounClass::fighter);
    return armed || owner.band;
}

/// "Said Roe, a farmer", "Roe, 34": told who he is, as somebody new.
bool Resolver::is_described(const SentenceUnits& sentence, const Phrase& phrase) const {
    const auto& tokens = sentence.sentence->tokens;
    const auto token = unit(sentence, phrase.last).token;
    if (token < 0 || static_cast<std::size_t>(token) + 2 >= tokens.size()) { return false; }
    const auto& next = tokens[static_cast<std::size_t>(token) + 1];
    const auto& word = tokens[static_cast<std::size_t>(token) + 2];
    return next.form == "," && (word.upos == Upos::num || word.has_feature("Definite=Ind"));
}

const Introduced* Resolver::introduced(const SentenceUnits& sentence, const Phrase& phrase) const {
    const auto found = m_people.find(text::fold(surface(sentence, phrase)));
    if (found != m_people.end()) { return &found->second; }
    // "General Harutyunyan", "Stepanyan": the last word of a name stands for it
    const auto last =
        text::fold(slice(m_context.reading.article.text, unit(sentence, phrase.last).span));
    const auto by_last = m_people.find(last);
    if (by_last != m_people.end()) { return &by_last->second; }
    const auto listed = m_surnames.find(last);
    const bool alone = phrase.first == phrase.last;  // and not somebody else of that name
    const bool known = alone && listed != m_surnames.end() && !listed->second.answer.party.empty();
    return known && !is_described(sentence, phrase) ? &listed->second : nullptr;
}

/// "Britain's Ministry of Defence", wherever it stands: whose "the ministry" is in this article.
void Resolver::learn_ministry(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                              const Phrase& phrase) {
    if (phrase.kind != PhraseKind::noun || phrase.noun < 0 ||
        m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class != NounClass::ministry) {
        return;
    }
    const auto named = structural(sentence, phrases, phrase, 0);
    if (named.party.empty()) { return; }
    const auto [place, added] = m_ministries.try_emplace(phrase.noun, named.party);
    if (!added && place->second != named.party) { place->second.clear(); }
}

/// "Willy Roe", whom a list knows by both words: "Mr Roe" is the same, if he is the only one.
void Resolver::learn_surname(const SentenceUnits& sentence, const Phrase& phrase) {
    if (phrase.kind != PhraseKind::name) { return; }
    const auto* actor = actor_of(unit(sentence, phrase.head));
    const auto name = surface(sentence, phrase);
    const auto last = name.find_last_of(" \n");
    if (actor == nullptr || actor->kind != ActorKind::person || last == std::string_view::npos) {
        return;
    }
    Introduced known;
    known.answer = name_answer(sentence, phrase);
    const auto [place, added] = m_surnames.try_emplace(text::fold(name.substr(last + 1)), known);
    if (!added && place->second.answer.party != known.answer.party) {
        place->second.answer.party.clear();  // two of one name
    }
}

void Resolver::learn(const SentenceUnits& sentence, const std::vector<Phrase>& phrases) {
    for (const auto& phrase : phrases) {
        learn_body(sentence, phrases, phrase);
        learn_member(sentence, phrases, phrase);
    }
    for (const auto& phrase : phrases) {
        learn_surname(sentence, phrase);
        learn_ministry(sentence, phrases, phrase);
        if (phrase.person < 0) { continue; }
        const auto& person = phrases[static_cast<std::size_t>(phrase.person)];
        if (person.kind != PhraseKind::person) { continue; }
        Phrase office = phrase;
        office.person = -1;
        Introduced known;
        known.answer = structural(sentence, phrases, office, 0);
        if (phrase.noun >= 0 &&
            m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class == NounClass::office &&
            known.answer.party.empty() && !is_of_others(sentence, phrases, office)) {
            refer_back(sentence, office, known.answer);
            known.guessed = true;
        }
        known.answer.kind = ActorKind::person;
        known.answer.actor.clear();
        known.answer.reason = "introduced as " + std::string(surface(sentence, office));
        known.answer.anaphor = false;
        known.answer.score = known.answer.party.empty() ? 0.4 : 0.8;
        introduce(sentence, person, known);
    }
}

/// Notes a person under the whole name and under the last word of it.
void Resolver::introduce(const SentenceUnits& sentence, const Phrase& person,
                         const Introduced& known) {
    const auto full = text::fold(surface(sentence, person));
    const auto last =
        text::fold(slice(m_context.reading.article.text, unit(sentence, person.last).span));
    for (const auto& key : {full, last}) {
        const auto [place, added] = m_people.try_emplace(key, known);
        const bool surer =
            place->second.answer.party.empty() || (place->second.guessed && !known.guessed);
        if (!added && surer && !known.answer.party.empty()) { place->second = known; }
    }
}

/// "The army and its allies": the first of a pair owns what "its" says.
void Resolver::note_joined(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                           const std::vector<Answer>& answers, std::size_t at) {
    m_has_joined = false;
    const auto& tokens = sentence.sentence->tokens;
    auto token = unit(sentence, phrases[at].head).token;
    if (!sentence.sentence->parsed || token < 0) { return; }
    const auto node = [&](std::int32_t index) -> const Token& {
        return tokens[static_cast<std::size_t>(index)];
    };
    if (phrases[at].kind == PhraseKind::pronoun) { token = node(token).head; }
    if (token < 0 || node(token).deprel != Deprel::conj || node(token).head < 0) { return; }
    const auto first = node(token).head;
    for (std::size_t i = 0; i < at; ++i) {
        if (unit(sentence, phrases[i].head).token != first || answers[i].party.empty()) {
            continue;
        }
        m_joined = Seen{};
        m_joined.answer = answers[i];
        m_joined.sentence = m_sentence;
        m_has_joined = true;
    }
}

std::vector<Answer> Resolver::resolve(const SentenceUnits& sentence,
                                      const std::vector<Phrase>& phrases, std::size_t number) {
    m_sentence = number;
    m_has_sentence_subject = false;
    m_has_sentence_speaker = false;
    m_has_sentence_party = false;
    std::vector<Answer> answers(phrases.size());
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        const auto& phrase = phrases[i];
        auto& answer = answers[i];
        note_joined(sentence, phrases, answers, i);
        if (phrase.kind == PhraseKind::pronoun) {
            answer = pronoun_answer(sentence, phrases, answers, phrase);
        } else {
            answer = structural(sentence, phrases, phrase, 0);
            // "the militant group": the one just named, whichever the war mostly means by it
            if (phrase.kind == PhraseKind::noun && phrase.profile_word >= 0 && !phrase.plural &&
                phrase.link < 0 && phrase.noun >= 0 &&
                stands_for_group(sentence, m_book.noun(static_cast<std::uint32_t>(phrase.noun)),
                                 phrase)) {
                answer.party = m_last_group.answer.party;
                answer.actor = m_last_group.answer.actor;
                answer.anaphor = true;
            }
            // "Defence Minister Boris Pistorius", of Germany as is told elsewhere
            const bool of_person =
                phrase.kind == PhraseKind::noun && phrase.person >= 0 && answer.party.empty();
            const auto* holder =
                of_person ? introduced(sentence, phrases[static_cast<std::size_t>(phrase.person)])
                          : nullptr;
            if (holder != nullptr && !holder->guessed && !holder->answer.party.empty()) {
                answer = holder->answer;
            }
            if (phrase.kind == PhraseKind::noun && answer.party.empty()) {
                refer_back_of(sentence, phrases, phrase, answer);
            }
            if (phrase.kind == PhraseKind::noun && answer.party.empty()) {
                refer_back_owner(sentence, phrase, answer);
            }
            if (phrase.kind == PhraseKind::noun && answer.party.empty() &&
                !is_of_others(sentence, phrases, phrase)) {
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
        if (phrase.quiet) { answer.reason.clear(); }
        if (!answer.reason.empty()) { remember(sentence, phrase, answer); }
    }
    if (m_has_sentence_subject) {
        m_last_subject = m_sentence_subject;
        m_has_subject = true;
    }
    return answers;
}

}  // namespace counterclaim::who

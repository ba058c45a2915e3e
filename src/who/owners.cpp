// Whose the thing a noun names is: the profile, a name, an adjective, a place or a phrase beside it
// says so.
#include "who/resolver.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

using Parties = std::vector<std::string>;

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

void add_parties(std::vector<std::string>& to, const std::vector<std::string>& from) {
    for (const auto& party : from) {
        if (std::find(to.begin(), to.end(), party) == to.end()) { to.push_back(party); }
    }
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
                        bool generic, Answer& answer) const {
    const Actor* found = nullptr;
    for (const auto index : phrase.names) {
        const auto* actor = actor_of(unit(sentence, index));
        if (actor == nullptr || actor->party.empty()) { continue; }
        // "France's UN ambassador": whose he is, at a body of many states
        const bool sent = noun_class == NounClass::office && actor->state && found != nullptr &&
                          found->kind == ActorKind::organisation;
        if (found != nullptr && !found->state && !sent) { continue; }
        if (generic && actor->state) { continue; }  // "Mali insurgents" are not Mali
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

std::optional<ActorCandidate> Resolver::origin_of(const SentenceUnits& sentence,
                                                  const Phrase& phrase) const {
    for (const auto index : phrase.adjectives) {
        const auto* actor = actor_of(unit(sentence, index));
        if (actor != nullptr && !actor->party.empty()) {
            return ActorCandidate{.actor = actor->id,
                                  .party = actor->party,
                                  .score = 0.9,
                                  .reason = "comes from " + actor->id};
        }
    }
    return std::nullopt;
}

bool Resolver::by_adjectives(const SentenceUnits& sentence, const Phrase& phrase,
                             NounClass noun_class, bool generic, Answer& answer) const {
    if (phrase.adjectives.empty()) { return false; }
    // An adjective says where a reporter or a doctor comes from, not for whom he speaks
    if (noun_class == NounClass::observer || noun_class == NounClass::media) {
        answer.origin = origin_of(sentence, phrase);
        return false;
    }
    Parties parties;
    std::size_t owners = 0;
    for (const auto index : phrase.adjectives) {
        const auto* actor = actor_of(unit(sentence, index));
        if (actor == nullptr || actor->party.empty()) { continue; }
        // "Malian insurgents" are not Mali; "Kurdish militants" are the Kurds'
        const bool people = !actor->state;
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

/// "the defence ministry in Yerevan", "le parquet à Bakou": an office in a capital is that state's,
/// unless an adjective or a name before has said otherwise.
bool Resolver::by_seat(const SentenceUnits& sentence, const Phrase& phrase, Answer& answer) const {
    const auto next = static_cast<std::size_t>(phrase.last) + 1;
    if (next + 1 >= sentence.units.size()) { return false; }
    const auto& adposition = sentence.units[next];
    const auto& seat = sentence.units[next + 1];
    const bool in = adposition.has(WordUse::locative) || adposition.upos == Upos::adp;
    if (!in || adposition.breaks || seat.breaks || seat.name < 0) { return false; }
    const auto& name = m_book.name(static_cast<std::uint32_t>(seat.name));
    const auto& state = m_book.actor(name.actor);
    if (name.use != NameUse::capital || state.party.empty()) { return false; }
    answer.party = state.party;
    answer.actor = state.id;
    answer.score = 0.85;
    answer.reason = "in the capital of " + state.id;
    return true;
}

/// "Soldiers in Maiduguri", in an article on a war that does not touch Nigeria: that state's.
bool Resolver::by_country(const SentenceUnits& sentence, const Phrase& phrase,
                          Answer& answer) const {
    const auto* profile = m_context.profile;
    const auto next = static_cast<std::size_t>(phrase.last) + 1;
    if (profile == nullptr || next + 1 >= sentence.units.size()) { return false; }
    const auto& adposition = sentence.units[next];
    const auto& where = sentence.units[next + 1];
    const bool in = adposition.has(WordUse::locative) || adposition.upos == Upos::adp;
    if (!in || adposition.breaks || where.breaks) { return false; }
    const auto& places = m_context.reading.places;
    const auto found = std::find_if(places.begin(), places.end(), [&](const PlaceMention& place) {
        return place.span.overlaps(where.span);
    });
    if (found == places.end() || !found->resolved || found->candidates.empty()) { return false; }
    const auto& country = found->candidates.front().place.country;
    const auto* state = m_book.state_of(country);
    if (state == nullptr || contains(profile->countries, country)) { return false; }
    answer.party = state->party;
    answer.actor = state->id;
    answer.score = 0.6;
    answer.reason = "in a place of " + state->id;
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

}  // namespace counterclaim::who

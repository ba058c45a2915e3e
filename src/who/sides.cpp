// What the article is about: whose army "the army" is, who the two sides are, and what a party is
// to the war.
#include "who/resolver.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::who {

int Resolver::side_of(const std::string& party) const {
    if (m_context.profile == nullptr) { return -1; }
    const auto& sides = m_context.profile->sides;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (std::find(sides[i].parties.begin(), sides[i].parties.end(), party) !=
            sides[i].parties.end()) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void Resolver::count(const SentenceUnits& sentence) {
    const auto& units = sentence.units;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto* actor = actor_of(units[i]);
        if (actor == nullptr || actor->party.empty()) { continue; }
        for (const auto& party : actor->party) { ++m_party_counts[party]; }
        // whoever leads or speaks for a state tells of it as well: "the army removed President …"
        const bool speaks_for_state = actor->kind == ActorKind::person &&
                                      m_book.state_called(actor->party.front()) != nullptr;
        if (actor->state || speaks_for_state) { ++m_state_counts[actor->party.front()]; }
        const auto fights = [&](std::size_t at) {
            if (at >= units.size() || units[at].noun < 0) { return false; }
            const auto noun_class =
                m_book.noun(static_cast<std::uint32_t>(units[at].noun)).noun_class;
            return noun_class == NounClass::force || noun_class == NounClass::fighter;
        };
        const bool armed = actor->kind == ActorKind::armed_force ||
                           actor->kind == ActorKind::armed_group || fights(i + 1) ||
                           (i > 0 && fights(i - 1));
        if (armed) { m_fighting[actor->party.front()] = true; }
    }
}

void Resolver::settle() {
    for (const auto& place : m_context.reading.places) {
        if (!place.resolved || place.candidates.empty()) { continue; }
        const auto* state = m_book.state_of(place.candidates.front().place.country);
        if (state != nullptr && !state->party.empty()) { ++m_state_counts[state->party.front()]; }
    }
    choose_home();
    choose_seat();
    choose_sides();
}

/// True where two sides or more are led by a state.
bool Resolver::between_states(const ConflictProfile& profile) const {
    return std::count_if(profile.sides.begin(), profile.sides.end(), [&](const auto& side) {
               const auto* actor =
                   side.parties.empty() ? nullptr : m_book.state_called(side.parties.front());
               return actor != nullptr && actor->state;
           }) > 1;
}

/// Whose army "the army" is: the profile's home, or the state that the article is mostly about, if
/// one is.
void Resolver::choose_home() {
    const auto* profile = m_context.profile;
    if (profile != nullptr && !profile->home.empty()) {
        m_home = profile->home;
        return;
    }
    // Between states the one that a report names most is as often the accused as the speaker.
    if (profile != nullptr && between_states(*profile)) { return; }
    std::vector<std::pair<std::uint32_t, std::string>> states;
    std::uint32_t all = 0;
    for (const auto& [party, times] : m_state_counts) {
        if (profile != nullptr && side_of(party) < 0) { continue; }
        states.emplace_back(times, party);
        all += times;
    }
    std::sort(states.begin(), states.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (states.empty() || (states.front().first < 2 && states.size() > 1)) { return; }
    const bool rivals = profile != nullptr && states.size() > 1 &&
                        states[1].first * 6 >= states[0].first &&
                        side_of(states[0].second) != side_of(states[1].second);
    if (rivals || (profile == nullptr && states.front().first * 2 < all)) { return; }
    if (elsewhere(states.front().second)) { return; }
    m_home = {states.front().second};
}

/// "MOSCOW, 3 May – … the Foreign Ministry said": the side whose country a dateline names.
void Resolver::choose_seat() {
    for (const auto& place : m_context.reading.places) {
        if (place.use != PlaceUse::reporter || place.candidates.empty()) { continue; }
        const auto* state = m_book.state_of(place.candidates.front().place.country);
        if (state == nullptr || state->party.empty()) { continue; }
        if (side_of(state->party.front()) >= 0) { m_seat = state->party; }
        return;
    }
}

/// True where the article's places lie in other states only: then this one is no home but, as often
/// as not, the accused.
bool Resolver::elsewhere(const std::string& party) const {
    bool any = false;
    for (const auto& place : m_context.reading.places) {
        if (!place.resolved || place.use != PlaceUse::location) { continue; }
        const auto* state = m_book.state_of(place.candidates.front().place.country);
        if (state == nullptr) { continue; }
        if (std::find(state->party.begin(), state->party.end(), party) != state->party.end()) {
            return false;
        }
        any = true;
    }
    return any;
}

/// Who "both sides" are: what the article names most of the two sides it names most.
void Resolver::choose_sides() {
    std::vector<std::pair<std::uint32_t, std::string>> parties;
    for (const auto& [party, times] : m_party_counts) {
        const bool fights =
            m_context.profile != nullptr ? side_of(party) >= 0 : m_fighting.count(party) > 0;
        if (fights) { parties.emplace_back(times, party); }
    }
    std::sort(parties.begin(), parties.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (m_context.profile == nullptr) {
        for (std::size_t i = 0; i < parties.size() && i < 2; ++i) {
            m_both.push_back(parties[i].second);
        }
    } else {
        const auto& sides = m_context.profile->sides;
        std::vector<std::uint32_t> weight(sides.size());
        for (const auto& [times, party] : parties) {
            weight[static_cast<std::size_t>(side_of(party))] += times;
        }
        std::array<int, 2> top{-1, -1};
        for (std::size_t i = 0; i < weight.size(); ++i) {
            if (weight[i] == 0) { continue; }
            if (top[0] < 0 || weight[i] > weight[static_cast<std::size_t>(top[0])]) {
                top[1] = top[0];
                top[0] = static_cast<int>(i);
            } else if (top[1] < 0 || weight[i] > weight[static_cast<std::size_t>(top[1])]) {
                top[1] = static_cast<int>(i);
            }
        }
        if (sides.size() >= 2 && (top[0] < 0 || (sides.size() == 2 && top[1] < 0))) {
            top = {0, 1};
        }
        for (const int side : top) {
            if (side < 0) { continue; }
            const auto size = m_both.size();
            for (const auto& [times, party] : parties) {
                if (side_of(party) == side && times * 4 >= weight[static_cast<std::size_t>(side)]) {
                    m_both.push_back(party);
                }
            }
            const auto& all = sides[static_cast<std::size_t>(side)].parties;
            if (m_both.size() == size && !all.empty()) { m_both.push_back(all.front()); }
        }
    }
    choose_both_states();
}

/// Which states "the two countries" are: of each of the two sides the first that the profile names
/// and the article too; without a profile the two that the article names most.
void Resolver::choose_both_states() {
    const auto is_named = [&](const std::string& party) {
        return m_state_counts.count(party) > 0 && m_book.state_called(party) != nullptr;
    };
    if (m_context.profile == nullptr) {
        std::vector<std::pair<std::uint32_t, std::string>> states;
        for (const auto& [party, times] : m_state_counts) { states.emplace_back(times, party); }
        std::sort(states.begin(), states.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        const bool two =
            states.size() == 2 || (states.size() > 2 && states[1].first > states[2].first);
        for (std::size_t i = 0; two && i < 2; ++i) { m_both_states.push_back(states[i].second); }
        return;
    }
    const auto& sides = m_context.profile->sides;
    std::vector<int> taken;
    for (const auto& party : m_both) {
        const int side = side_of(party);
        if (side < 0 || std::find(taken.begin(), taken.end(), side) != taken.end()) { continue; }
        const auto& all = sides[static_cast<std::size_t>(side)].parties;
        const auto first = std::find_if(all.begin(), all.end(), is_named);
        const auto& state = first != all.end() ? *first : all.front();
        if (m_book.state_called(state) == nullptr) { continue; }
        taken.push_back(side);
        m_both_states.push_back(state);
    }
}

/// Who stands against these: the other of the two sides the article names most.
std::vector<std::string> Resolver::opponents(const Parties& of) const {
    Parties others;
    for (const auto& party : m_both) {
        const bool own = std::any_of(of.begin(), of.end(), [&](const std::string& one) {
            return one == party || (side_of(one) >= 0 && side_of(one) == side_of(party));
        });
        if (!own) { others.push_back(party); }
    }
    return others.size() < m_both.size() ? others : Parties{};
}

Role Resolver::role_of(const Answer& answer) const {
    if (answer.role == Role::observer || answer.civilian) { return Role::observer; }
    const auto* profile = m_context.profile;
    const auto any = [&](auto test) {
        return std::any_of(answer.party.begin(), answer.party.end(), test);
    };
    if (profile != nullptr) {
        const auto in = [&](const std::vector<std::string>& list) {
            return any([&](const std::string& party) {
                return std::find(list.begin(), list.end(), party) != list.end();
            });
        };
        if (any([&](const std::string& party) { return side_of(party) >= 0; })) {
            return Role::belligerent;
        }
        if (in(profile->observers)) { return Role::observer; }
        if (in(profile->mediators)) { return Role::third_party; }
    }
    if (answer.role != Role::unknown) { return answer.role; }
    if (answer.kind == ActorKind::outlet) { return Role::observer; }
    if (answer.party.empty()) {
        const bool armed =
            answer.kind == ActorKind::armed_force || answer.kind == ActorKind::armed_group;
        return armed ? Role::belligerent : Role::unknown;
    }
    if (answer.kind == ActorKind::armed_group) { return Role::belligerent; }
    if (profile == nullptr &&
        any([&](const std::string& party) { return m_fighting.count(party) > 0; })) {
        return Role::belligerent;
    }
    return Role::third_party;
}

}  // namespace counterclaim::who

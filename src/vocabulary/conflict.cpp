#include <counterclaim/conflict.hpp>

#include <algorithm>

namespace counterclaim {

std::string side_of(const ConflictProfile& profile, std::string_view party) {
    for (const auto& side : profile.sides) {
        if (std::find(side.parties.begin(), side.parties.end(), party) != side.parties.end()) {
            return side.name;
        }
    }
    return std::string(party);
}

std::string common_side(const ConflictProfile& profile, const std::vector<std::string>& party) {
    std::string common;
    for (const auto& name : party) {
        auto side = side_of(profile, name);
        if (common.empty()) {
            common = std::move(side);
        } else if (side != common) {
            return {};
        }
    }
    return common;
}

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A letter, a digit, or part of a letter outside ASCII.
bool in_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
}

/// `text` is in small letters.
bool names(std::string_view text, std::string_view word) {
    const auto same = [](char small, char any) { return small == lower(any); };
    const char first = lower(word.front());
    for (auto at = text.find(first); at != std::string_view::npos; at = text.find(first, at + 1)) {
        const auto end = at + word.size();
        if (end > text.size()) { return false; }
        const bool begins = at == 0 || !in_word(text[at - 1]);
        if (begins && (end == text.size() || !in_word(text[end])) &&
            std::equal(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(end), word.begin(), same)) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool is_fought_in(const ConflictProfile& profile, std::string_view country) {
    return std::find(profile.countries.begin(), profile.countries.end(), country) !=
           profile.countries.end();
}

const DateInterval* open_fighting(const ConflictProfile& profile, Date day) {
    const DateInterval* open = nullptr;
    for (const auto& stretch : profile.fighting) {
        const bool over = stretch.to && *stretch.to < day;
        if (stretch.from && *stretch.from <= day && !over) { open = &stretch; }
    }
    return open;
}

const ConflictProfile::Event* event_named(const ConflictProfile& profile, std::string_view text) {
    if (profile.events.empty()) { return nullptr; }
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), lower);
    for (auto event = profile.events.rbegin(); event != profile.events.rend(); ++event) {
        const bool named = std::any_of(
            event->words.begin(), event->words.end(),
            [&](const std::string& word) { return !word.empty() && names(small, word); });
        if (named) { return &*event; }
    }
    return nullptr;
}

const ConflictProfile::Event* last_event(const ConflictProfile& profile, ClaimType type, Date day,
                                         std::chrono::days within) {
    for (auto event = profile.events.rbegin(); event != profile.events.rend(); ++event) {
        const auto& types = event->types;
        if (std::find(types.begin(), types.end(), type) == types.end()) { continue; }
        const auto age = day - *event->days.to;
        if (age >= std::chrono::days(0) && age <= within) { return &*event; }
    }
    return nullptr;
}

}  // namespace counterclaim

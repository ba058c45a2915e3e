#include "vocabulary/names.hpp"

#include <counterclaim/copy.hpp>
#include <counterclaim/entry.hpp>
#include <counterclaim/relation.hpp>

#include <algorithm>

namespace counterclaim {
namespace {

constexpr NameTable<CopyKind, 4> k_copy_kinds{{"copy", "altered", "revision", "template"}};
constexpr NameTable<EventChange::Kind, 3> k_changes{{"merged", "split", "renamed"}};
constexpr NameTable<RelationKind, 6> k_relations{
    {"repeats", "corroborates", "denies", "contradicts", "concedes", "revises"}};
constexpr NameTable<Conflict, 5> k_conflicts{{"none", "polarity", "control", "toll", "actor"}};
constexpr NameTable<ControlState, 6> k_control_states{
    {"unknown", "claimed", "uncontested", "observed", "conceded", "contested"}};
constexpr NameTable<CommitmentState, 5> k_commitment_states{
    {"due", "done", "late", "postponed", "disputed"}};
constexpr NameTable<TollCheck::Kind, 3> k_checks{{"parts-match", "parts-exceed", "falls"}};

}  // namespace

std::string_view to_string(CopyKind kind) { return k_copy_kinds.name(kind); }
std::string_view to_string(EventChange::Kind kind) { return k_changes.name(kind); }
std::string_view to_string(RelationKind kind) { return k_relations.name(kind); }
std::string_view to_string(Conflict conflict) { return k_conflicts.name(conflict); }
std::string_view to_string(ControlState state) { return k_control_states.name(state); }
std::string_view to_string(CommitmentState state) { return k_commitment_states.name(state); }
std::string_view to_string(TollCheck::Kind kind) { return k_checks.name(kind); }

std::string id_text(std::uint64_t id) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        *digit = k_digits[id & 15U];
        id >>= 4U;
    }
    return text;
}

std::optional<std::uint64_t> parse_id(std::string_view text) {
    if (text.size() != 16) { return std::nullopt; }
    std::uint64_t id = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            id = id << 4U | static_cast<std::uint64_t>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            id = id << 4U | static_cast<std::uint64_t>(c - 'a' + 10);
        } else {
            return std::nullopt;
        }
    }
    return id;
}

std::optional<std::size_t> LinkedClaims::find(ClaimId id) const {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end()) { return std::nullopt; }
    return static_cast<std::size_t>(found - ids.begin());
}

const ArticleBrief* LinkedClaims::article(std::string_view id) const {
    const auto found = std::lower_bound(
        articles.begin(), articles.end(), id,
        [](const ArticleBrief& brief, std::string_view wanted) { return brief.id < wanted; });
    return found != articles.end() && found->id == id ? &*found : nullptr;
}

}  // namespace counterclaim

#pragma once

#include "link/link.hpp"
#include "store/decisions.hpp"

#include <counterclaim/claim_record.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace counterclaim::serve {

enum class Status : std::uint8_t { machine, accepted, changed, rejected };
[[nodiscard]] std::string_view to_string(Status status);

/// What reviewers decided, as it stands: undone decisions left out, of several on the same thing
/// the last. A function of the decisions.
class Corrections {
public:
    /// `decisions` in any order.
    explicit Corrections(std::vector<store::Decision> decisions);

    [[nodiscard]] Status status(std::string_view claim) const;
    /// Puts what was decided into the claim; its id stays. The text that comes back is the
    /// machine's reading of what changed, as a JSON object; empty where nothing did.
    std::string apply(ClaimRecord& record) const;

    /// Joined and parted events, in the order decided.
    [[nodiscard]] const std::vector<link::Correction>& events() const { return m_events; }
    /// True if somebody decided about this claim, or put this item of a queue off.
    [[nodiscard]] bool settled(const std::string& claim) const { return m_claims.contains(claim); }
    [[nodiscard]] bool deferred(const std::string& key) const { return m_deferred.contains(key); }
    /// How many decisions there are, undone ones included.
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    struct Change {
        Status status = Status::machine;
        std::optional<ClaimType> type;
        std::vector<std::pair<std::size_t, std::optional<Place>>> places;
        std::optional<DateInterval> days;
    };
    void add(const store::Decision& decision);
    void change_claim(const store::Decision& decision, Change& change);

    std::size_t m_size = 0;
    std::unordered_map<std::string, Change> m_claims;
    std::unordered_set<std::string> m_deferred;
    std::vector<link::Correction> m_events;
};

/// The value of a decision to re-place, as it is kept: with the whole record of the place, so that
/// no gazetteer is needed to apply it.
[[nodiscard]] std::string place_value(std::size_t at, const std::optional<Place>& place);

}  // namespace counterclaim::serve

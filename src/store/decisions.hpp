#pragma once

#include <counterclaim/error.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::store {

/// What a person decided about a claim or an event. The machine's reading stays as it is; what
/// stands in its place is worked out from the decisions, in the order in which they were made.
struct Decision {
    std::int64_t id = 0;  ///< 1, 2, 3 …: the order
    std::string
        action;  ///< accept, reject, retype, replace, redate, merge, split, defer, note, undo
    std::string claim;  ///< id, or empty
    std::string event;  ///< id, or empty
    std::string with;   ///< the other event of a merge
    /// Claims that stand for what is meant, so that it is found again when events change: of a
    /// merge the first claim of each event, of a split those that leave.
    std::vector<std::string> claims;
    std::string value;  ///< JSON object, or empty
    std::string key;    ///< of a defer: the item of the queue
    std::string reason;
    std::string author;
    std::string at;              ///< "2026-11-21T05:00:00Z"
    std::int64_t undoes = 0;     ///< of an undo: which decision; else 0
    std::int64_t undone_by = 0;  ///< the undo that took it back; 0: it counts
    friend bool operator==(const Decision&, const Decision&) = default;
};

/// Which decisions are asked for; an empty field asks for all.
struct DecisionQuery {
    std::string claim;
    std::string event;
    std::string author;
    std::string action;
    std::int64_t before = 0;  ///< only ids below; 0: all
    std::size_t limit = 0;    ///< 0: all
};

/// The decisions of a ledger. One thread at a time; other processes may read and write meanwhile.
class Decisions {
public:
    /// Opens the ledger for reading and, where `writes`, for adding. Errors as `open_ledger`.
    [[nodiscard]] static Expected<Decisions> open(const std::string& ledger, bool writes,
                                                  int lock_wait_ms);
    ~Decisions();
    Decisions(Decisions&&) noexcept;
    Decisions& operator=(Decisions&&) noexcept;

    /// Adds a decision and gives it with its number. An undo marks what it undoes in the same
    /// transaction; `usage` where that is not there, is undone already or is itself an undo.
    [[nodiscard]] Expected<Decision> add(Decision decision);

    /// Newest first.
    [[nodiscard]] Expected<std::vector<Decision>> list(const DecisionQuery& query);
    [[nodiscard]] Expected<std::optional<Decision>> find(std::int64_t id);
    [[nodiscard]] Expected<std::int64_t> last_id();

private:
    struct Impl;
    explicit Decisions(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace counterclaim::store

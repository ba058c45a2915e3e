#include "store/decisions.hpp"

#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "store/values.hpp"

#include <utility>

namespace counterclaim::store {
namespace {

using sqlite::guarded;

constexpr const char* k_columns =
    "id, action, claim, event, with_event, claims, value, item, reason, author, at, undoes, "
    "coalesce((SELECT u.id FROM decision u WHERE u.undoes = decision.id), 0)";

Decision decision_at(const sqlite::Statement& row) {
    Decision decision;
    int at = 0;
    decision.id = row.number(at++);
    for (auto* text : {&decision.action, &decision.claim, &decision.event, &decision.with}) {
        *text = row.text(at++);
    }
    decision.claims = lines_at(row, at++);
    for (auto* text :
         {&decision.value, &decision.key, &decision.reason, &decision.author, &decision.at}) {
        *text = row.text(at++);
    }
    decision.undoes = row.number(at++);
    decision.undone_by = row.number(at);
    return decision;
}

}  // namespace

struct Decisions::Impl {
    sqlite::Database database;

    std::optional<Decision> find(std::int64_t id) {
        auto row =
            database.prepare(std::string("SELECT ") + k_columns + " FROM decision WHERE id = ?");
        row.start(id);
        if (!row.step()) { return std::nullopt; }
        return decision_at(row);
    }

    /// What is undone is named, so that a claim's history has the undoing too.
    void check_undo(Decision& decision) {
        if (decision.undoes == 0) { return; }
        const auto other = find(decision.undoes);
        const auto refuse = [](const char* what) {
            throw sqlite::Trouble({ErrorCode::usage, "undo", what, {}});
        };
        if (!other) { refuse("there is no such decision"); }
        if (other->undoes != 0) { refuse("an undo cannot be undone: decide anew"); }
        if (other->undone_by != 0) { refuse("the decision is undone already"); }
        decision.claim = other->claim;
        decision.event = other->event;
    }
};

Decisions::Decisions(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Decisions::~Decisions() = default;
Decisions::Decisions(Decisions&&) noexcept = default;
Decisions& Decisions::operator=(Decisions&&) noexcept = default;

Expected<Decisions> Decisions::open(const std::string& ledger, bool writes, int lock_wait_ms) {
    return guarded([&] {
        const auto mode = writes ? sqlite::Database::Mode::write : sqlite::Database::Mode::read;
        sqlite::Database database(ledger, mode, lock_wait_ms);
        check_version(database);
        return Decisions(std::make_unique<Impl>(Impl{std::move(database)}));
    });
}

Expected<Decision> Decisions::add(Decision decision) {
    return guarded([&] {
        auto& database = m_impl->database;
        sqlite::Transaction transaction(database);
        m_impl->check_undo(decision);
        database
            .prepare(
                "INSERT INTO decision (action, claim, event, with_event, claims, value, item, "
                "reason, author, at, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .run(decision.action, decision.claim, decision.event, decision.with,
                 lines_of(decision.claims), decision.value, decision.key, decision.reason,
                 decision.author, decision.at, decision.undoes);
        decision.id = database.last_id();
        transaction.commit();
        return decision;
    });
}

Expected<std::vector<Decision>> Decisions::list(const DecisionQuery& query) {
    return guarded([&] {
        std::vector<Decision> found;
        auto rows = m_impl->database.prepare(
            std::string("SELECT ") + k_columns +
            " FROM decision WHERE (?1 = '' OR claim = ?1) AND (?2 = '' OR event = ?2) AND (?3 = '' "
            "OR author = ?3) AND (?4 = '' OR action = ?4) AND (?5 = 0 OR id < ?5) ORDER BY id DESC "
            "LIMIT ?6");
        rows.start(query.claim, query.event, query.author, query.action, query.before,
                   query.limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(query.limit));
        while (rows.step()) { found.push_back(decision_at(rows)); }
        return found;
    });
}

Expected<std::optional<Decision>> Decisions::find(std::int64_t id) {
    return guarded([&] { return m_impl->find(id); });
}

Expected<std::int64_t> Decisions::last_id() {
    return guarded(
        [&] { return m_impl->database.number_of("SELECT coalesce(max(id), 0) FROM decision"); });
}

}  // namespace counterclaim::store

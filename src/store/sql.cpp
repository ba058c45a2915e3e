#include "store/sql.hpp"

#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "store/store.hpp"

#include <sqlite3.h>

#include <filesystem>

namespace counterclaim::store {
namespace {

std::vector<SqlValue> row_of(const sqlite::Statement& statement) {
    std::vector<SqlValue> row;
    for (int column = 0; column < statement.columns(); ++column) {
        switch (statement.column_type(column)) {
            case SQLITE_NULL:
                row.emplace_back();
                break;
            case SQLITE_INTEGER:
                row.emplace_back(statement.number(column));
                break;
            case SQLITE_FLOAT:
                row.emplace_back(statement.real(column));
                break;
            default:
                row.emplace_back(statement.text(column));
                break;
        }
    }
    return row;
}

void visit_rows(sqlite::Statement& statement, const SqlVisitor& visitor) {
    std::vector<std::string> columns;
    for (int column = 0; column < statement.columns(); ++column) {
        columns.push_back(statement.column_name(column));
    }
    visitor.columns(columns);
    while (statement.step()) {
        if (!visitor.row(row_of(statement))) { return; }
    }
}

bool can(sqlite::Database& database, const char* sql) {
    return sqlite::guarded([&] { database.execute(sql); }).has_value();
}

}  // namespace

Expected<void> run_sql(const std::string& path, const std::string& sql, const SqlVisitor& visitor) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) { return fail(ErrorCode::store_missing, path, {}); }
    constexpr int k_lock_wait_ms = 5000;
    return sqlite::guarded([&] {
        sqlite::Database database(path, sqlite::Database::Mode::read, k_lock_wait_ms);
        check_version(database);
        auto statement = [&] {
            try {
                return database.prepare(sql);
            } catch (const sqlite::Trouble& trouble) {
                if (trouble.error().code != ErrorCode::internal) { throw; }
                throw sqlite::Trouble({ErrorCode::usage, "sql", trouble.error().what,
                                       "docs/reference/ledger-schema.md lists tables and columns"});
            }
        }();
        if (!statement.is_single_question()) {
            throw sqlite::Trouble({ErrorCode::usage, "sql",
                                   "one SELECT is run at a time, and nothing that writes",
                                   "ask with SELECT; change a ledger with counterclaim ingest"});
        }
        visit_rows(statement, visitor);
    });
}

EngineReport engine_report() {
    EngineReport report;
    report.version = sqlite3_libversion();
    (void)sqlite::guarded([&] {
        sqlite::Database database(":memory:", sqlite::Database::Mode::create, 0);
        report.full_text = can(database, "CREATE VIRTUAL TABLE words USING fts5 (x)");
        report.boxes = can(database, "CREATE VIRTUAL TABLE boxes USING rtree (id, a, b)");
    });
    return report;
}

}  // namespace counterclaim::store

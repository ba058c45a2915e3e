#pragma once

#include <counterclaim/error.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace counterclaim::store {

/// A value of a row: nothing, a whole number, a number, or a text (bytes come as text).
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// What one question gave. Rows are not held back: `visit` gets each, and returns false to stop.
struct SqlVisitor {
    std::function<void(const std::vector<std::string>& columns)> columns;
    std::function<bool(std::vector<SqlValue>&& row)> row;
};

/// Runs one SELECT of the user's over a ledger, which is opened for reading only. `usage` for what
/// is no SQL, more than one statement, or one that would write.
[[nodiscard]] Expected<void> run_sql(const std::string& path, const std::string& sql,
                                     const SqlVisitor& visitor);

/// What the database library can do, for `doctor`.
struct EngineReport {
    std::string version;
    bool full_text = false;  ///< FTS5
    bool boxes = false;      ///< R*Tree
};
[[nodiscard]] EngineReport engine_report();

}  // namespace counterclaim::store

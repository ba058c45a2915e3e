#include "store/sqlite.hpp"

#include "text/fold.hpp"

#include <sqlite3.h>

#include <cerrno>

namespace counterclaim::store::sqlite {
namespace {

ErrorCode code_of(sqlite3* database, int result) {
    const int primary = result & 0xff;
    switch (primary) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ErrorCode::store_locked;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
            return ErrorCode::store_damaged;
        case SQLITE_FULL:
            return ErrorCode::store_full;
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_CANTOPEN:
            return ErrorCode::store_readonly;
        case SQLITE_IOERR:
            break;
        default:
            return ErrorCode::internal;
    }
    // A full disk shows as a failed write, or as shared memory that cannot grow.
    const int reason = database == nullptr ? 0 : sqlite3_system_errno(database);
    const bool growing = result == SQLITE_IOERR_SHMSIZE || result == SQLITE_IOERR_WRITE;
    if (reason == ENOSPC || reason == EDQUOT || growing) { return ErrorCode::store_full; }
    return result == SQLITE_IOERR_SHORT_READ ? ErrorCode::store_damaged : ErrorCode::store_readonly;
}

[[noreturn]] void raise(sqlite3* database, const std::string& path, int result) {
    const ErrorCode code = code_of(database, result);
    const std::string said =
        std::string("SQLite: ") + (database ? sqlite3_errmsg(database) : sqlite3_errstr(result));
    std::string what =
        code == ErrorCode::internal ? said : std::string(code_summary(code)) + " (" + said + ")";
    throw Trouble({code, path, std::move(what), {}});
}

/// fold(TEXT) in SQL, the same as `text::fold`.
void fold_function(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = sqlite3_value_text(values[0]);
    if (text == nullptr) {
        sqlite3_result_null(context);
        return;
    }
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    const std::string folded = text::fold({reinterpret_cast<const char*>(text), size});
    sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

int flags_of(Database::Mode mode) {
    switch (mode) {
        // Opened for writing where it can be, and then told never to: so the last reader clears
        // away what SQLite keeps beside the file. A file that is write-protected is opened for
        // reading by itself.
        case Database::Mode::read:
            return SQLITE_OPEN_READWRITE;
        case Database::Mode::read_immutable:
            return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        case Database::Mode::write:
            return SQLITE_OPEN_READWRITE;
        case Database::Mode::create:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

/// "file:/a%20b?immutable=1": no lock file is made beside the ledger.
std::string immutable_address(const std::string& path) {
    constexpr std::string_view k_hex = "0123456789ABCDEF";
    std::string address = "file:";
    for (const char letter : path) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '%' || letter == '?' || letter == '#' || byte <= ' ') {
            address += '%';
            address += k_hex[byte >> 4];
            address += k_hex[byte & 15];
        } else {
            address += letter;
        }
    }
    return address + "?immutable=1";
}

}  // namespace

Statement::Statement(sqlite3* database, const std::string& path, std::string_view sql)
    : m_database(database), m_path(&path) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    check(sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement, &rest));
    m_statement.reset(statement);
    const auto left = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    m_single = left.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::check(int result) const {
    if (result != SQLITE_OK) { raise(m_database, *m_path, sqlite3_extended_errcode(m_database)); }
}

void Statement::bind(int at, std::string_view text) {
    // An empty view may point nowhere, which SQLite would take for NULL.
    const char* start = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(m_statement.get(), at, start, text.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
}

void Statement::bind(int at, std::int64_t number) {
    check(sqlite3_bind_int64(m_statement.get(), at, number));
}
void Statement::bind(int at, double number) {
    check(sqlite3_bind_double(m_statement.get(), at, number));
}
void Statement::bind(int at, std::nullopt_t) { check(sqlite3_bind_null(m_statement.get(), at)); }

void Statement::bind_blob(int at, std::string_view bytes) {
    const char* start = bytes.data() == nullptr ? "" : bytes.data();
    check(sqlite3_bind_blob64(m_statement.get(), at, start, bytes.size(), SQLITE_TRANSIENT));
}

bool Statement::step() {
    const int result = sqlite3_step(m_statement.get());
    if (result == SQLITE_ROW) { return true; }
    if (result == SQLITE_DONE) { return false; }
    const int extended = sqlite3_extended_errcode(m_database);
    sqlite3_reset(m_statement.get());
    raise(m_database, *m_path, extended);
}

void Statement::reset() {
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

std::string Statement::text(int column) const {
    const auto* text = sqlite3_column_text(m_statement.get(), column);
    if (text == nullptr) { return {}; }
    return {reinterpret_cast<const char*>(text),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::string Statement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(m_statement.get(), column);
    if (bytes == nullptr) { return {}; }
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(m_statement.get(), column);
}
bool Statement::is_single_question() const {
    return m_single && m_statement && sqlite3_stmt_readonly(m_statement.get()) != 0;
}

int Statement::columns() const { return sqlite3_column_count(m_statement.get()); }
int Statement::column_type(int column) const {
    return sqlite3_column_type(m_statement.get(), column);
}
bool Statement::is_null(int column) const { return column_type(column) == SQLITE_NULL; }
std::string Statement::column_name(int column) const {
    return sqlite3_column_name(m_statement.get(), column);
}

std::optional<std::int64_t> Statement::maybe_number(int column) const {
    if (is_null(column)) { return std::nullopt; }
    return number(column);
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

namespace {

/// SQLite counts the memory of all threads under one lock; nobody here asks for the count.
void count_no_memory() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)done;  // it fails where another library began to use SQLite before: no harm
}

}  // namespace

Database::Database(std::string path, Mode mode, int lock_wait_ms)
    : m_path(std::make_unique<std::string>(std::move(path))) {
    count_no_memory();
    sqlite3* handle = nullptr;
    const std::string name = mode == Mode::read_immutable ? immutable_address(*m_path) : *m_path;
    const int result =
        sqlite3_open_v2(name.c_str(), &handle, flags_of(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    m_handle.reset(handle);
    if (result != SQLITE_OK) {
        raise(handle, *m_path, handle ? sqlite3_extended_errcode(handle) : result);
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, lock_wait_ms);
    // Nothing in a ledger from elsewhere may run code or reach beyond its own tables.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (mode == Mode::read) { execute("PRAGMA query_only = 1"); }
    sqlite3_create_function(handle, "fold", 1,
                            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                            fold_function, nullptr, nullptr);
}

void Database::execute(const char* sql) {
    if (sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        raise(m_handle.get(), *m_path, sqlite3_extended_errcode(m_handle.get()));
    }
}

void Database::stop_after(std::chrono::milliseconds time) {
    constexpr int k_steps_between_looks = 1000;
    if (time.count() == 0) {
        sqlite3_progress_handler(m_handle.get(), 0, nullptr, nullptr);
        m_clock.reset();
        return;
    }
    if (!m_clock) { m_clock = std::make_unique<Clock>(); }
    *m_clock = {std::chrono::steady_clock::now() + time, false};
    const auto look = [](void* data) -> int {
        auto* clock = static_cast<Clock*>(data);
        clock->rang = std::chrono::steady_clock::now() > clock->end;
        return clock->rang ? 1 : 0;
    };
    sqlite3_progress_handler(m_handle.get(), k_steps_between_looks, look, m_clock.get());
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(m_handle.get()); }

std::int64_t Database::number_of(std::string_view sql) {
    auto statement = prepare(sql);
    return statement.step() ? statement.number(0) : 0;
}

Transaction::Transaction(Database& database) : m_database(database) {
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!m_open) { return; }
    try {
        m_database.execute("ROLLBACK");
    } catch (const Trouble&) {
        // SQLite has rolled back by itself, as it does on a full disk.
    }
}

void Transaction::commit() {
    m_database.execute("COMMIT");
    m_open = false;
}

}  // namespace counterclaim::store::sqlite

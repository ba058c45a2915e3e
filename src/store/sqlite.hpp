#pragma once

#include <counterclaim/error.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace counterclaim::store::sqlite {

/// Thrown inside this room only; `guarded` turns it into an Expected at the border.
class Trouble final : public std::exception {
public:
    explicit Trouble(Error error) : m_error(std::move(error)) {}
    [[nodiscard]] const Error& error() const { return m_error; }
    [[nodiscard]] const char* what() const noexcept override { return m_error.what.c_str(); }

private:
    Error m_error;
};

/// Runs `work` and gives its value, or the error it threw.
template <typename Work>
auto guarded(Work work) -> Expected<decltype(work())> {
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Trouble& trouble) { return tl::unexpected<Error>(trouble.error()); }
}

/// A prepared statement. Parameters count from 1, columns from 0, as SQLite has it.
class Statement {
public:
    Statement(sqlite3* database, const std::string& path, std::string_view sql);

    void bind(int at, std::string_view text);
    void bind(int at, const std::string& text) { bind(at, std::string_view(text)); }
    void bind(int at, const char* text) { bind(at, std::string_view(text)); }
    void bind(int at, std::int64_t number);
    void bind(int at, std::uint64_t number) { bind(at, static_cast<std::int64_t>(number)); }
    void bind(int at, std::uint32_t number) { bind(at, static_cast<std::int64_t>(number)); }
    void bind(int at, int number) { bind(at, static_cast<std::int64_t>(number)); }
    void bind(int at, bool flag) { bind(at, static_cast<std::int64_t>(flag)); }
    void bind(int at, double number);
    void bind(int at, std::nullopt_t);
    template <typename Value>
    void bind(int at, const std::optional<Value>& value) {
        if (value) {
            bind(at, *value);
        } else {
            bind(at, std::nullopt);
        }
    }
    void bind_blob(int at, std::string_view bytes);

    /// The next row; false at the end.
    bool step();
    void reset();

    /// Binds all from 1 on and runs to the end: for inserts.
    template <typename... Values>
    void run(const Values&... values) {
        start(values...);
        while (step()) {}
        reset();
    }
    /// Binds all from 1 on; `step` then gives the rows.
    template <typename... Values>
    void start(const Values&... values) {
        reset();
        int at = 0;
        (bind(++at, values), ...);
    }

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string blob(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::uint32_t position(int column) const {
        return static_cast<std::uint32_t>(number(column));
    }
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::optional<std::int64_t> maybe_number(int column) const;
    /// True if the text held one statement only and it writes nothing.
    [[nodiscard]] bool is_single_question() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] std::string column_name(int column) const;
    [[nodiscard]] int column_type(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    void check(int result) const;
    sqlite3* m_database;
    const std::string* m_path;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    bool m_single = true;  ///< nothing but white space stood behind the statement
};

/// An open database file.
class Database {
public:
    enum class Mode : std::uint8_t { read, read_immutable, write, create };
    /// Throws `Trouble`.
    Database(std::string path, Mode mode, int lock_wait_ms);

    void execute(const char* sql);
    [[nodiscard]] Statement prepare(std::string_view sql) { return {m_handle.get(), *m_path, sql}; }
    [[nodiscard]] std::int64_t last_id() const;
    [[nodiscard]] std::int64_t number_of(std::string_view sql);
    [[nodiscard]] const std::string& path() const { return *m_path; }

    /// What runs longer from now on is broken off with a `Trouble`; zero: nothing is.
    void stop_after(std::chrono::milliseconds time);
    /// True if the last statement was broken off so.
    [[nodiscard]] bool interrupted() const { return m_clock && m_clock->rang; }

private:
    struct Clock {
        std::chrono::steady_clock::time_point end;
        bool rang = false;
    };
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::unique_ptr<std::string> m_path;  ///< on the heap: statements point to it
    std::unique_ptr<Clock> m_clock;       ///< on the heap: SQLite points to it
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// Rolls back unless `commit` was reached.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

}  // namespace counterclaim::store::sqlite

#pragma once

#include "store/sqlite.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterclaim::serve {

class MapSums;

/// One connection to a view, with its statements kept. Used by one thread at a time. Functions may
/// throw `sqlite::Trouble`.
class Connection {
public:
    explicit Connection(const std::string& path);

    /// A statement for this text, ready to be bound; made on first use and kept.
    store::sqlite::Statement& statement(const std::string& sql);
    /// Begins a request: statements got before are no longer valid. What takes longer from now on
    /// is broken off: `Trouble` with `timed_out` true.
    void begin(std::chrono::milliseconds time);
    [[nodiscard]] bool timed_out() const { return m_database.interrupted(); }

private:
    static constexpr std::size_t k_statements_max = 200;
    store::sqlite::Database m_database;
    std::unordered_map<std::string, std::unique_ptr<store::sqlite::Statement>> m_statements;
};

/// A finished view: a file that nobody changes any more. Any number of threads, each with a
/// connection of its own. The file may be removed while it is in use.
class View {
public:
    ~View();
    View(const View&) = delete;
    View& operator=(const View&) = delete;
    /// Errors are those of a store; `store_damaged` where it is of another version.
    [[nodiscard]] static Expected<std::shared_ptr<View>> open(const std::string& path);

    /// A connection that goes back when it is let go.
    class Lease {
    public:
        Lease(View& view, std::unique_ptr<Connection> connection)
            : m_view(&view), m_connection(std::move(connection)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (m_connection) { m_view->give_back(std::move(m_connection)); }
        }
        Connection* operator->() { return m_connection.get(); }
        Connection& operator*() { return *m_connection; }

    private:
        View* m_view;
        std::unique_ptr<Connection> m_connection;
    };
    /// May throw `sqlite::Trouble`.
    [[nodiscard]] Lease lease();

    /// What the map adds up, read by the first who asks. May throw `sqlite::Trouble`.
    [[nodiscard]] const MapSums& map_sums(Connection& connection);

    /// A text of the table `meta`; empty if it is not there.
    [[nodiscard]] const std::string& meta(const std::string& name) const;
    [[nodiscard]] const std::string& generation() const { return meta("generation"); }

private:
    explicit View(std::string path);
    void give_back(std::unique_ptr<Connection> connection);

    std::string m_path;
    std::unordered_map<std::string, std::string> m_meta;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle;
    std::mutex m_map_mutex;
    std::unique_ptr<const MapSums> m_map_sums;
};

}  // namespace counterclaim::serve

#include "serve/view.hpp"

#include "serve/map_sums.hpp"
#include "serve/view_schema.hpp"

namespace counterclaim::serve {

using store::sqlite::Database;

Connection::Connection(const std::string& path)
    : m_database(path, Database::Mode::read_immutable, 0) {
    m_database.execute("PRAGMA query_only = 1");
    // Pages read stay in the system's cache; what each connection keeps for itself, 20 MB at most,
    // spares the calls for the inner pages of its indices.
    m_database.execute("PRAGMA cache_size = -20480");
    m_database.execute("PRAGMA temp_store = MEMORY");
}

store::sqlite::Statement& Connection::statement(const std::string& sql) {
    auto& kept = m_statements[sql];
    if (!kept) {
        try {
            kept = std::make_unique<store::sqlite::Statement>(m_database.prepare(sql));
        } catch (...) {
            m_statements.erase(sql);
            throw;
        }
    }
    kept->reset();
    return *kept;
}

void Connection::begin(std::chrono::milliseconds time) {
    // Here nobody holds a statement.
    if (m_statements.size() > k_statements_max) { m_statements.clear(); }
    m_database.stop_after(time);
}

Expected<std::shared_ptr<View>> View::open(const std::string& path) {
    return store::sqlite::guarded([&] {
        std::shared_ptr<View> view(new View(path));
        auto connection = std::make_unique<Connection>(path);
        auto& rows = connection->statement("SELECT name, value FROM meta");
        while (rows.step()) { view->m_meta.emplace(rows.text(0), rows.text(1)); }
        if (view->meta("version") != std::to_string(k_view_version)) {
            throw store::sqlite::Trouble({ErrorCode::store_damaged, path,
                                          "the view is of another version, or was cut short",
                                          "remove it: it is made again"});
        }
        view->m_idle.push_back(std::move(connection));
        return view;
    });
}

View::View(std::string path) : m_path(std::move(path)) {}
View::~View() = default;

const MapSums& View::map_sums(Connection& connection) {
    // No std::call_once: what throws out of it, as a question that takes too long does, leaves
    // those who come later waiting for ever on some platforms.
    const std::lock_guard lock(m_map_mutex);
    if (!m_map_sums) { m_map_sums = std::make_unique<const MapSums>(connection); }
    return *m_map_sums;
}

View::Lease View::lease() {
    std::unique_ptr<Connection> connection;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            connection = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!connection) { connection = std::make_unique<Connection>(m_path); }
    return {*this, std::move(connection)};
}

void View::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(connection));
}

const std::string& View::meta(const std::string& name) const {
    static const std::string none;
    const auto found = m_meta.find(name);
    return found == m_meta.end() ? none : found->second;
}

}  // namespace counterclaim::serve

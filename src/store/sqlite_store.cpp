#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "store/sqlite_following.hpp"
#include "store/sqlite_reader.hpp"
#include "store/sqlite_writer.hpp"
#include "store/store.hpp"
#include "store/values.hpp"

#include <filesystem>
#include <utility>

namespace counterclaim::store {
namespace fs = std::filesystem;
namespace {

using sqlite::guarded;

std::vector<std::pair<std::string, std::uint64_t>> tally(sqlite::Database& database,
                                                         std::string_view sql) {
    std::vector<std::pair<std::string, std::uint64_t>> rows;
    auto statement = database.prepare(sql);
    while (statement.step()) {
        rows.emplace_back(statement.text(0), static_cast<std::uint64_t>(statement.number(1)));
    }
    return rows;
}

class SqliteStore final : public Store {
public:
    SqliteStore(sqlite::Database database, const LedgerOptions& options)
        : m_database(std::move(database)),
          m_reader(m_database),
          m_writes(options.access != Access::read) {
        if (m_writes) { m_writer.emplace(m_database, options.identify); }
        m_following.emplace(m_database, m_writer ? &*m_writer : nullptr);
        m_has.emplace(m_database.prepare("SELECT 1 FROM document WHERE key = ?"));
    }

    ~SqliteStore() override {
        if (!m_writes) { return; }
        // Leaves one file behind: the write-ahead log goes into it.
        (void)guarded([this] { m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)"); });
    }

    Expected<bool> has(std::string_view document_key) override {
        return guarded([&] {
            m_has->start(document_key);
            const bool found = m_has->step();
            m_has->reset();
            return found;
        });
    }

    Expected<Added> add(const Document& document, const std::vector<Reading>& readings) override {
        if (!m_writer) {
            return fail(ErrorCode::store_readonly, m_database.path(),
                        "the ledger was opened for reading");
        }
        return guarded([&] { return m_writer->add(document, readings); });
    }

    Expected<void> each_claim(const ClaimQuery& query, const VisitClaim& visit) override {
        return guarded([&] { m_reader.each_claim(query, visit); });
    }

    Expected<std::optional<ClaimRecord>> claim(std::string_view id) override {
        return guarded([&] { return m_reader.claim(id); });
    }

    Expected<void> each_article(const VisitArticle& visit) override {
        return guarded([&] { m_reader.each_article(visit); });
    }

    Expected<std::optional<Reading>> reading(std::string_view article_key) override {
        return guarded([&] { return m_reader.reading(article_key); });
    }

    Expected<std::optional<Document>> document_of(std::string_view article_key) override {
        return guarded([&] { return m_reader.document_of(article_key); });
    }

    Expected<Counts> counts() override {
        return guarded([&] { return count(); });
    }

    Following& following() { return *m_following; }

    Expected<std::vector<std::string>> check() override {
        return guarded([&] { return find_damage(); });
    }

private:
    Counts count() {
        const auto number = [this](std::string_view sql) {
            return static_cast<std::uint64_t>(m_database.number_of(sql));
        };
        Counts counts;
        counts.documents = number("SELECT count(*) FROM document");
        counts.articles = number("SELECT count(*) FROM article");
        counts.claims = number("SELECT count(*) FROM claim");
        counts.places = number("SELECT count(DISTINCT place) FROM claim_place");
        counts.notes = number("SELECT count(*) FROM note");
        counts.claims_by_type =
            tally(m_database,
                  "SELECT type, count(*) AS n FROM claim GROUP BY type ORDER BY n DESC, type");
        counts.claims_by_language = tally(m_database,
                                          "SELECT a.language, count(*) AS n FROM claim c JOIN "
                                          "article a ON a.id = c.article GROUP BY "
                                          "a.language ORDER BY n DESC, a.language");
        counts.claims_by_party = tally(m_database,
                                       "SELECT party, count(*) AS n FROM claim_party WHERE slot = "
                                       "'claimant' GROUP BY party ORDER BY n "
                                       "DESC, party");
        auto days = m_database.prepare(
            "SELECT min(said), max(said), min(happened_from), max(happened_to) FROM claim");
        if (days.step()) {
            counts.said = interval_at(days, 0);
            counts.happened = interval_at(days, 2);
        }
        return counts;
    }

    std::vector<std::string> find_damage() {
        std::vector<std::string> found;
        auto rows = m_database.prepare("PRAGMA integrity_check(20)");
        while (rows.step()) {
            if (auto line = rows.text(0); line != "ok") { found.push_back(std::move(line)); }
        }
        const auto expect_none = [&](std::string_view sql, const char* what) {
            if (const auto count = m_database.number_of(sql); count > 0) {
                found.push_back(std::to_string(count) + " " + what);
            }
        };
        expect_none(
            "SELECT count(*) FROM claim c JOIN article a ON a.id = c.article WHERE c.evidence <> "
            "CAST(substr(CAST(a.text AS BLOB), c.evidence_begin + 1, c.evidence_end - "
            "c.evidence_begin) AS "
            "TEXT)",
            "claims whose words are not those of the article at their place");
        expect_none("SELECT count(*) FROM article WHERE document NOT IN (SELECT id FROM document)",
                    "articles without a document");
        expect_none("SELECT count(*) FROM claim WHERE article NOT IN (SELECT id FROM article)",
                    "claims without an article");
        return found;
    }

    sqlite::Database m_database;
    SqliteReader m_reader;
    std::optional<SqliteWriter> m_writer;
    std::optional<SqliteFollowing> m_following;
    std::optional<sqlite::Statement> m_has;
    bool m_writes;
};

/// A ledger on a disk that cannot be written: the shared-memory file beside it cannot be made.
/// Without a log beside it, the file alone is the whole ledger.
sqlite::Database open_to_read(const std::string& path, int lock_wait_ms) {
    try {
        sqlite::Database database(path, sqlite::Database::Mode::read, lock_wait_ms);
        (void)database.number_of("SELECT count(*) FROM sqlite_schema");
        return database;
    } catch (const sqlite::Trouble& trouble) {
        std::error_code error;
        if (trouble.error().code != ErrorCode::store_readonly ||
            fs::file_size(path + "-wal", error) > 0) {
            throw;
        }
    }
    return {path, sqlite::Database::Mode::read_immutable, lock_wait_ms};
}

sqlite::Database open_to_write(const std::string& path, const LedgerOptions& options) {
    const auto mode = options.access == Access::create ? sqlite::Database::Mode::create
                                                       : sqlite::Database::Mode::write;
    sqlite::Database database(path, mode, options.lock_wait_ms);
    database.execute("PRAGMA journal_mode = WAL");
    database.execute("PRAGMA synchronous = NORMAL");
    database.execute("PRAGMA cache_size = -65536");
    migrate(database);
    return database;
}

}  // namespace

Following& following(Store& ledger) {
    // There is one kind of store so far; the second will bring tables of its own.
    return dynamic_cast<SqliteStore&>(ledger).following();
}

Expected<std::unique_ptr<Store>> open_ledger(const std::string& path,
                                             const LedgerOptions& options) {
    std::error_code error;
    if (options.access != Access::create && !fs::exists(path, error)) {
        return fail(ErrorCode::store_missing, path, {});
    }
    if (fs::is_directory(path, error)) {
        return fail(ErrorCode::store_damaged, path, "this is a folder, not a ledger",
                    "name a file with --ledger");
    }
    return guarded([&]() -> std::unique_ptr<Store> {
        if (options.access == Access::read) {
            auto database = open_to_read(path, options.lock_wait_ms);
            check_version(database);
            return std::make_unique<SqliteStore>(std::move(database), options);
        }
        return std::make_unique<SqliteStore>(open_to_write(path, options), options);
    });
}

}  // namespace counterclaim::store

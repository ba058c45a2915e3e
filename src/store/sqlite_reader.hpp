#pragma once

#include "store/sqlite.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace counterclaim::store {

/// Reads back what `SqliteWriter` wrote. Keeps its statements prepared. Every function may throw
/// `Trouble`.
class SqliteReader {
public:
    explicit SqliteReader(sqlite::Database& database);

    void each_claim(const ClaimQuery& query, const Store::VisitClaim& visit);
    [[nodiscard]] std::optional<ClaimRecord> claim(std::string_view id);
    void each_article(const Store::VisitArticle& visit);
    [[nodiscard]] std::optional<Reading> reading(std::string_view article_key);
    [[nodiscard]] std::optional<Document> document_of(std::string_view article_key);

private:
    struct ArticleRow {
        std::int64_t id = 0;
        std::string address;
        std::string key;
        Article article;
    };
    [[nodiscard]] ClaimRecord record_at(const sqlite::Statement& row);
    void fill_participants(std::int64_t id, Claim& claim);
    void fill_places(std::int64_t id, Claim& claim);
    void fill_details(std::int64_t id, Claim& claim);
    [[nodiscard]] std::vector<std::string> parties(std::int64_t claim, std::string_view slot);
    [[nodiscard]] Notes notes(std::int64_t article, std::string_view holder, std::int64_t claim);
    [[nodiscard]] ArticleRow article_at(const sqlite::Statement& row);
    void fill_sentences(std::int64_t article, Reading& reading);
    void fill_times(std::int64_t article, Reading& reading);
    void fill_place_mentions(std::int64_t article, Reading& reading);
    void fill_actors(std::int64_t article, Reading& reading);
    void fill_quantities(std::int64_t article, Reading& reading);

    sqlite::Database& m_database;
    sqlite::Statement m_participants;
    sqlite::Statement m_parties;
    sqlite::Statement m_places;
    sqlite::Statement m_quantities;
    sqlite::Statement m_reasons;
    sqlite::Statement m_notes;
    sqlite::Statement m_blocks;
};

}  // namespace counterclaim::store

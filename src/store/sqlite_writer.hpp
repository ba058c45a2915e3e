#pragma once

#include "store/sqlite.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace counterclaim::store {

/// Writes documents with all that was read in them; one transaction a document. Keeps its
/// statements prepared.
class SqliteWriter {
public:
    SqliteWriter(sqlite::Database& database, std::function<std::uint64_t(const Claim&)> identify);

    /// Throws `Trouble`; then nothing of the document is in.
    Added add(const Document& document, const std::vector<Reading>& readings);
    /// The same as part of a transaction that the caller has begun.
    Added add_within(const Document& document, const std::vector<Reading>& readings);

private:
    void write_document(const Document& document, const std::string& key);
    void write_article(const Article& article, const std::string& key, std::int64_t document);
    void write_sentences(const Reading& reading, std::int64_t article);
    void write_mentions(const Reading& reading, std::int64_t article);
    void write_places(const std::vector<PlaceMention>& mentions, std::int64_t article);
    void write_actors(const std::vector<ActorMention>& mentions, std::int64_t article);
    /// False where the article holds an equal claim already.
    bool write_claim(const Reading& reading, const std::string& key, std::int64_t article,
                     const Claim& claim);
    void write_participants(std::int64_t id, const Claim& claim);
    void write_participant(std::int64_t id, const char* slot, const Participant& who, Role role,
                           const std::vector<std::string>& relays);
    void write_claim_places(std::int64_t id, const Claim& claim);
    void write_claim_details(std::int64_t id, const Claim& claim);
    void write_notes(const Notes& notes, std::int64_t article, const char* holder,
                     std::int64_t claim);
    [[nodiscard]] std::int64_t place_row(const Place& place);

    sqlite::Database& m_database;
    std::function<std::uint64_t(const Claim&)> m_identify;
    std::unordered_map<std::string, std::int64_t> m_places;  ///< rows of place, by all their values
    sqlite::Statement m_find_document;
    sqlite::Statement m_document;
    sqlite::Statement m_article;
    sqlite::Statement m_block;
    sqlite::Statement m_sentence;
    sqlite::Statement m_find_place;
    sqlite::Statement m_place;
    sqlite::Statement m_time;
    sqlite::Statement m_place_mention;
    sqlite::Statement m_place_candidate;
    sqlite::Statement m_actor;
    sqlite::Statement m_actor_candidate;
    sqlite::Statement m_quantity;
    sqlite::Statement m_find_claim;
    sqlite::Statement m_claim;
    sqlite::Statement m_participant;
    sqlite::Statement m_party;
    sqlite::Statement m_claim_place;
    sqlite::Statement m_box;
    sqlite::Statement m_claim_quantity;
    sqlite::Statement m_reason;
    sqlite::Statement m_note;
    sqlite::Statement m_text;
};

}  // namespace counterclaim::store

#include "store/sqlite_writer.hpp"

#include "store/compress.hpp"
#include "store/values.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

namespace counterclaim::store {
namespace {

/// "INSERT INTO table VALUES (?, ?, ?)".
std::string insert_into(const char* table, int columns) {
    std::string sql = std::string("INSERT INTO ") + table + " VALUES (";
    for (int i = 0; i < columns; ++i) { sql += i == 0 ? "?" : ", ?"; }
    return sql + ")";
}

std::string place_values(const Place& place) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", place.id, place.name, place.kind,
                       place.country, place.parents, place.latitude, place.longitude,
                       place.radius_km, place.population, to_string(place.precision));
}

}  // namespace

SqliteWriter::SqliteWriter(sqlite::Database& database,
                           std::function<std::uint64_t(const Claim&)> identify)
    : m_database(database),
      m_identify(std::move(identify)),
      m_find_document(database.prepare("SELECT 1 FROM document WHERE key = ?")),
      m_document(database.prepare(insert_into("document", 15))),
      m_article(database.prepare(insert_into("article", 22))),
      m_block(database.prepare(insert_into("block", 8))),
      m_sentence(database.prepare(insert_into("sentence", 7))),
      m_find_place(database.prepare(
          "SELECT id FROM place WHERE place_id = ? AND name = ? AND kind = ? AND country = ? AND "
          "parents = ? AND "
          "latitude = ? AND longitude = ? AND radius_km = ? AND population = ? AND precision = ?")),
      m_place(database.prepare(insert_into("place", 12))),
      m_time(database.prepare(insert_into("time_mention", 13))),
      m_place_mention(database.prepare(insert_into("place_mention", 8))),
      m_place_candidate(database.prepare(insert_into("place_candidate", 6))),
      m_actor(database.prepare(insert_into("actor_mention", 13))),
      m_actor_candidate(database.prepare(insert_into("actor_candidate", 7))),
      m_quantity(database.prepare(insert_into("quantity_mention", 18))),
      m_find_claim(database.prepare("SELECT 1 FROM claim WHERE claim_id = ?")),
      m_claim(database.prepare(insert_into("claim", 23))),
      m_participant(database.prepare(insert_into("claim_participant", 9))),
      m_party(database.prepare(insert_into("claim_party", 5))),
      m_claim_place(database.prepare(insert_into("claim_place", 9))),
      m_box(database.prepare(insert_into("claim_place_box", 5))),
      m_claim_quantity(database.prepare(insert_into("claim_quantity", 13))),
      m_reason(database.prepare(insert_into("claim_reason", 6))),
      m_note(database.prepare(insert_into("note", 8))),
      m_text(database.prepare("INSERT INTO claim_text (rowid, evidence, title) VALUES (?, ?, ?)")) {
}

Added SqliteWriter::add(const Document& document, const std::vector<Reading>& readings) {
    sqlite::Transaction transaction(m_database);
    const auto added = add_within(document, readings);
    try {
        if (!added.known) { transaction.commit(); }
    } catch (const sqlite::Trouble&) {
        m_places.clear();  // may name rows that are rolled back
        throw;
    }
    return added;
}

Added SqliteWriter::add_within(const Document& document, const std::vector<Reading>& readings) {
    const std::string key = document_key(document);
    Added added;
    m_find_document.start(key);
    added.known = m_find_document.step();
    m_find_document.reset();
    if (added.known) { return added; }
    try {
        write_document(document, key);
        const auto document_row = m_database.last_id();
        for (std::size_t i = 0; i < readings.size(); ++i) {
            const auto& reading = readings[i];
            const std::string article_key = i == 0 ? key : fmt::format("{}#{}", key, i + 1);
            write_article(reading.article, article_key, document_row);
            const auto article = m_database.last_id();
            write_sentences(reading, article);
            write_mentions(reading, article);
            write_notes(reading.article.notes, article, "article", 0);
            write_notes(reading.notes, article, "reading", 0);
            for (const auto& claim : reading.claims) {
                if (write_claim(reading, article_key, article, claim)) { ++added.claims; }
            }
            ++added.articles;
        }
    } catch (const sqlite::Trouble&) {
        m_places.clear();  // may name rows that are rolled back
        throw;
    }
    return added;
}

void SqliteWriter::write_document(const Document& document, const std::string& key) {
    const auto& stated = document.stated;
    m_document.start(std::nullopt, key, document.id, document.address, document.media_type,
                     document.charset, document.sha256,
                     static_cast<std::int64_t>(document.bytes.size()), std::nullopt,
                     moment_text(document.retrieved), stated.title, stated.outlet, stated.language,
                     stated.published, stated.url);
    m_document.bind_blob(9, compress(document.bytes));
    m_document.step();
    m_document.reset();
}

void SqliteWriter::write_article(const Article& article, const std::string& key,
                                 std::int64_t document) {
    const auto& published = article.published;
    m_article.run(std::nullopt, key, document, article.id, article.document, article.text,
                  article.offset_bytes, article.title, article.outlet, article.byline,
                  article.agency, article.url, article.language, day_text(published.day),
                  moment_text(published.instant), to_string(published.basis), published.reason,
                  article.dateline_place, day_text(article.updated.day),
                  moment_text(article.updated.instant), to_string(article.updated.basis),
                  article.updated.reason);
}

void SqliteWriter::write_sentences(const Reading& reading, std::int64_t article) {
    std::int64_t rank = 0;
    for (const auto& block : reading.article.blocks) {
        m_block.run(article, rank++, block.span.begin, block.span.end, to_string(block.kind),
                    block.language, block.source.begin, block.source.end);
    }
    rank = 0;
    for (const auto& sentence : reading.sentences) {
        m_sentence.run(article, rank++, sentence.span.begin, sentence.span.end, sentence.block,
                       sentence.parsed, static_cast<double>(sentence.margin));
    }
}

void SqliteWriter::write_mentions(const Reading& reading, std::int64_t article) {
    std::int64_t rank = 0;
    for (const auto& time : reading.times) {
        m_time.run(article, rank++, time.span.begin, time.span.end, to_string(time.type),
                   time.value, day_text(time.interval.from), day_text(time.interval.to),
                   minute_number(time.time_of_day), to_string(time.precision), time.rule,
                   time.basis, time.anaphoric);
    }
    write_places(reading.places, article);
    write_actors(reading.actors, article);
    rank = 0;
    for (const auto& quantity : reading.quantities) {
        m_quantity.run(article, rank++, quantity.span.begin, quantity.span.end,
                       quantity.number.begin, quantity.number.end, quantity.counted.begin,
                       quantity.counted.end, quantity.low, quantity.high, quantity.approximate,
                       to_string(quantity.kind), to_string(quantity.person_class),
                       to_string(quantity.scope), day_text(quantity.since), quantity.item,
                       lines_of(quantity.party), quantity.rule);
    }
}

void SqliteWriter::write_places(const std::vector<PlaceMention>& mentions, std::int64_t article) {
    std::int64_t rank = 0;
    for (const auto& mention : mentions) {
        m_place_mention.run(article, rank, mention.span.begin, mention.span.end, mention.text,
                            to_string(mention.use), mention.resolved, mention.modifier);
        std::int64_t candidate_rank = 0;
        for (const auto& candidate : mention.candidates) {
            const auto place = place_row(candidate.place);
            m_place_candidate.run(article, rank, candidate_rank++, place, candidate.score,
                                  candidate.reason);
        }
        ++rank;
    }
}

void SqliteWriter::write_actors(const std::vector<ActorMention>& mentions, std::int64_t article) {
    std::int64_t rank = 0;
    for (const auto& mention : mentions) {
        m_actor.run(article, rank, mention.span.begin, mention.span.end, mention.text,
                    mention.actor, to_string(mention.kind), lines_of(mention.party), mention.joint,
                    to_string(mention.role), mention.civilian, mention.score, mention.reason);
        std::int64_t candidate_rank = 0;
        for (const auto& candidate : mention.candidates) {
            m_actor_candidate.run(article, rank, candidate_rank++, candidate.actor,
                                  lines_of(candidate.party), candidate.score, candidate.reason);
        }
        ++rank;
    }
}

bool SqliteWriter::write_claim(const Reading& reading, const std::string& key, std::int64_t article,
                               const Claim& claim) {
    Claim kept = claim;
    kept.article = key;
    const std::string claim_id = fmt::format("{:016x}", m_identify(kept));
    m_find_claim.start(claim_id);
    const bool known = m_find_claim.step();
    m_find_claim.reset();
    if (known) { return false; }
    const auto& time = claim.time;
    const std::string evidence(slice(reading.article.text, claim.evidence));
    const auto trigger = slice(reading.article.text, claim.trigger);
    m_claim.run(std::nullopt, claim_id, article, evidence, trigger, claim.evidence.begin,
                claim.evidence.end, claim.trigger.begin, claim.trigger.end, to_string(claim.type),
                claim.subtype, to_string(claim.polarity), to_string(claim.modality),
                day_text(time.interval.from), day_text(time.interval.to), to_string(time.basis),
                minute_number(time.time_of_day), time.span.begin, time.span.end,
                day_text(claim.said),
                day_text(claim.said ? claim.said : reading.article.published.day), claim.confidence,
                claim.rule);
    const auto id = m_database.last_id();
    write_participants(id, claim);
    write_claim_places(id, claim);
    write_claim_details(id, claim);
    write_notes(claim.notes, article, "claim", id);
    m_text.run(id, text::fold(evidence), text::fold(reading.article.title));
    return true;
}

void SqliteWriter::write_participants(std::int64_t id, const Claim& claim) {
    const auto& claimant = claim.claimant;
    write_participant(id, "claimant", {claimant.text, claimant.span, claimant.party, false},
                      claimant.role, claimant.relays);
    if (claim.actor) { write_participant(id, "actor", *claim.actor, Role::unknown, {}); }
    if (claim.target) { write_participant(id, "target", *claim.target, Role::unknown, {}); }
}

void SqliteWriter::write_participant(std::int64_t id, const char* slot, const Participant& who,
                                     Role role, const std::vector<std::string>& relays) {
    m_participant.run(id, slot, who.text, text::fold(who.text), who.span.begin, who.span.end,
                      who.joint, to_string(role), lines_of(relays));
    std::int64_t rank = 0;
    for (const auto& party : who.party) { m_party.run(id, slot, rank++, party, text::fold(party)); }
}

void SqliteWriter::write_claim_places(std::int64_t id, const Claim& claim) {
    std::int64_t rank = 0;
    for (const auto& mention : claim.places) {
        std::optional<std::int64_t> place;
        if (mention.place) { place = place_row(*mention.place); }
        m_claim_place.run(std::nullopt, id, rank++, mention.text, text::fold(mention.text),
                          mention.span.begin, mention.span.end, mention.modifier, place);
        if (!mention.place) { continue; }
        const double latitude = mention.place->latitude;
        const double longitude = mention.place->longitude;
        m_box.run(m_database.last_id(), latitude, latitude, longitude, longitude);
    }
}

void SqliteWriter::write_claim_details(std::int64_t id, const Claim& claim) {
    std::int64_t rank = 0;
    for (const auto& quantity : claim.quantities) {
        m_claim_quantity.run(id, rank++, to_string(quantity.kind), to_string(quantity.person_class),
                             quantity.item, lines_of(quantity.party), quantity.low, quantity.high,
                             quantity.approximate, to_string(quantity.scope),
                             day_text(quantity.since), quantity.span.begin, quantity.span.end);
    }
    rank = 0;
    for (const auto& reason : claim.reasons) {
        m_reason.run(id, rank++, reason.slot, reason.span.begin, reason.span.end, reason.because);
    }
}

void SqliteWriter::write_notes(const Notes& notes, std::int64_t article, const char* holder,
                               std::int64_t claim) {
    std::int64_t rank = 0;
    for (const auto& note : notes) {
        m_note.run(article, holder, claim, rank++, note.code, note.span.begin, note.span.end,
                   note.message);
    }
}

std::int64_t SqliteWriter::place_row(const Place& place) {
    const auto [entry, fresh] = m_places.try_emplace(place_values(place), 0);
    if (!fresh) { return entry->second; }
    m_find_place.start(place.id, place.name, place.kind, place.country, place.parents,
                       place.latitude, place.longitude, place.radius_km, place.population,
                       to_string(place.precision));
    const bool known = m_find_place.step();
    if (known) { entry->second = m_find_place.number(0); }
    m_find_place.reset();
    if (!known) {
        m_place.run(std::nullopt, place.id, place.name, text::fold(place.name), place.kind,
                    place.country, place.parents, place.latitude, place.longitude, place.radius_km,
                    place.population, to_string(place.precision));
        entry->second = m_database.last_id();
    }
    return entry->second;
}

}  // namespace counterclaim::store

#include "store/sqlite_reader.hpp"

#include "store/compress.hpp"
#include "store/query_sql.hpp"
#include "store/values.hpp"

namespace counterclaim::store {
namespace {

constexpr std::string_view k_claim_columns =
    "c.id, c.claim_id, c.article, c.evidence, c.evidence_begin, c.evidence_end, c.trigger_begin, "
    "c.trigger_end, "
    "c.type, c.subtype, c.polarity, c.modality, c.happened_from, c.happened_to, c.time_basis, "
    "c.minute, "
    "c.time_begin, c.time_end, c.said_stated, c.confidence, c.rule, "
    "c.trigger_words, "
    "a.key, a.article_id, a.document_id, a.title, a.outlet, a.byline, a.agency, a.url, a.language, "
    "a.published, "
    "a.published_at, a.published_basis, a.published_reason, a.offset_bytes, "
    "(SELECT d.address FROM document d WHERE d.id = a.document)";
constexpr int k_first_article_column = 22;

constexpr std::string_view k_place_columns =
    "p.place_id, p.name, p.kind, p.country, p.parents, p.latitude, p.longitude, p.radius_km, "
    "p.population, "
    "p.precision";

constexpr std::string_view k_article_columns =
    "a.id, a.key, a.article_id, a.document_id, a.text, a.offset_bytes, a.title, a.outlet, "
    "a.byline, a.agency, "
    "a.url, a.language, a.published, a.published_at, a.published_basis, a.published_reason, "
    "a.dateline_place, a.updated, a.updated_at, a.updated_basis, a.updated_reason, "
    "d.address FROM article a JOIN document d ON d.id = a.document";

std::string select(std::string_view columns, std::string_view rest) {
    return "SELECT " + std::string(columns) + " " + std::string(rest);
}

PublicationDate published_at(const sqlite::Statement& row, int column) {
    PublicationDate published;
    published.day = day_at(row, column);
    published.instant = moment_at(row, column + 1);
    published.basis = named(row.text(column + 2), DateBasis::inferred);
    published.reason = row.text(column + 3);
    return published;
}

Place place_at(const sqlite::Statement& row, int column) {
    Place place;
    place.id = row.text(column);
    place.name = row.text(column + 1);
    place.kind = row.text(column + 2);
    place.country = row.text(column + 3);
    place.parents = row.text(column + 4);
    place.latitude = row.real(column + 5);
    place.longitude = row.real(column + 6);
    place.radius_km = row.real(column + 7);
    place.population = static_cast<std::uint64_t>(row.number(column + 8));
    place.precision = named(row.text(column + 9), PlacePrecision::area);
    return place;
}

ArticleInfo info_at(const sqlite::Statement& row) {
    int column = k_first_article_column;
    ArticleInfo info;
    info.key = row.text(column++);
    info.id = row.text(column++);
    info.document = row.text(column++);
    info.title = row.text(column++);
    info.outlet = row.text(column++);
    info.byline = row.text(column++);
    info.agency = row.text(column++);
    info.url = row.text(column++);
    info.language = row.text(column++);
    info.published = published_at(row, column);
    column += 4;
    info.offset_bytes = row.position(column++);
    info.address = row.text(column);
    return info;
}

ArticleInfo info_of(const Article& article, const std::string& key, const std::string& address) {
    return {key,           article.id,       article.document,  address,
            article.title, article.outlet,   article.byline,    article.agency,
            article.url,   article.language, article.published, article.offset_bytes};
}

}  // namespace

SqliteReader::SqliteReader(sqlite::Database& database)
    : m_database(database),
      m_participants(database.prepare("SELECT slot, text, begin, \"end\", joint, role, relays FROM "
                                      "claim_participant WHERE claim = ?")),
      m_parties(database.prepare(
          "SELECT party FROM claim_party WHERE claim = ? AND slot = ? ORDER BY rank")),
      m_places(database.prepare(
          select(std::string("cp.text, cp.begin, cp.\"end\", cp.modifier, cp.place, ") +
                     std::string(k_place_columns),
                 "FROM claim_place cp LEFT JOIN place p ON p.id = cp.place WHERE cp.claim = ? "
                 "ORDER BY cp.rank"))),
      m_quantities(database.prepare("SELECT kind, class, item, party, low, high, approximate, "
                                    "scope, since, begin, \"end\" FROM claim_quantity "
                                    "WHERE claim = ? ORDER BY rank")),
      m_reasons(database.prepare(
          "SELECT slot, begin, \"end\", because FROM claim_reason WHERE claim = ? ORDER BY rank")),
      m_notes(database.prepare(
          "SELECT code, begin, \"end\", message FROM note WHERE article = ? AND holder = ? AND "
          "claim = ? ORDER BY rank")),
      m_blocks(database.prepare(
          "SELECT begin, \"end\", kind, language, source_begin, source_end FROM block WHERE "
          "article = ? ORDER BY rank")) {}

void SqliteReader::each_claim(const ClaimQuery& query, const Store::VisitClaim& visit) {
    const auto made = query_sql(std::string(k_claim_columns), query);
    auto rows = m_database.prepare(made.sql);
    int at = 0;
    for (const auto& value : made.values) {
        std::visit([&rows, &at](const auto& one) { rows.bind(++at, one); }, value);
    }
    while (rows.step()) {
        if (!visit(record_at(rows))) { return; }
    }
}

std::optional<ClaimRecord> SqliteReader::claim(std::string_view id) {
    constexpr std::size_t k_digits_min = 4;
    if (id.size() < k_digits_min ||
        id.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
        return std::nullopt;
    }
    auto rows = m_database.prepare(
        select(k_claim_columns,
               "FROM claim c JOIN article a ON a.id = c.article WHERE c.claim_id >= ?1 AND "
               "c.claim_id < ?1 || 'g' ORDER BY c.claim_id LIMIT 2"));
    rows.start(id);
    if (!rows.step()) { return std::nullopt; }
    auto record = record_at(rows);
    if (record.id != id && rows.step()) { return std::nullopt; }  // two begin like this
    return record;
}

ClaimRecord SqliteReader::record_at(const sqlite::Statement& row) {
    ClaimRecord record;
    auto& claim = record.claim;
    const auto id = row.number(0);
    record.id = row.text(1);
    record.evidence = row.text(3);
    claim.evidence = span_at(row, 4);
    claim.trigger = span_at(row, 6);
    claim.type = parse_claim_type(row.text(8)).value_or(ClaimType::armed_clash);
    claim.subtype = row.text(9);
    claim.polarity = parse_polarity(row.text(10)).value_or(Polarity::affirmed);
    claim.modality = parse_modality(row.text(11)).value_or(Modality::actual);
    claim.time.interval = interval_at(row, 12);
    claim.time.basis = parse_time_basis(row.text(14)).value_or(TimeBasis::none);
    claim.time.time_of_day = minute_at(row, 15);
    claim.time.span = span_at(row, 16);
    claim.said = day_at(row, 18);
    claim.confidence = row.real(19);
    claim.rule = row.text(20);
    record.trigger = row.text(21);
    record.article = info_at(row);
    claim.article = record.article.key;
    fill_participants(id, claim);
    fill_places(id, claim);
    fill_details(id, claim);
    claim.notes = notes(row.number(2), "claim", id);
    return record;
}

void SqliteReader::fill_participants(std::int64_t id, Claim& claim) {
    m_participants.start(id);
    while (m_participants.step()) {
        const auto slot = m_participants.text(0);
        Participant who{m_participants.text(1), span_at(m_participants, 2), parties(id, slot),
                        m_participants.flag(4)};
        if (slot == "actor") {
            claim.actor = std::move(who);
        } else if (slot == "target") {
            claim.target = std::move(who);
        } else {
            claim.claimant.text = std::move(who.text);
            claim.claimant.span = who.span;
            claim.claimant.party = std::move(who.party);
            claim.claimant.role = parse_role(m_participants.text(5)).value_or(Role::unknown);
            claim.claimant.relays = lines_at(m_participants, 6);
        }
    }
    m_participants.reset();
}

std::vector<std::string> SqliteReader::parties(std::int64_t claim, std::string_view slot) {
    std::vector<std::string> names;
    m_parties.start(claim, slot);
    while (m_parties.step()) { names.push_back(m_parties.text(0)); }
    m_parties.reset();
    return names;
}

void SqliteReader::fill_places(std::int64_t id, Claim& claim) {
    m_places.start(id);
    while (m_places.step()) {
        ClaimPlace mention{m_places.text(0), span_at(m_places, 1), std::nullopt, m_places.text(3)};
        if (!m_places.is_null(4)) { mention.place = place_at(m_places, 5); }
        claim.places.push_back(std::move(mention));
    }
    m_places.reset();
}

void SqliteReader::fill_details(std::int64_t id, Claim& claim) {
    m_quantities.start(id);
    while (m_quantities.step()) {
        ClaimQuantity quantity;
        quantity.kind = parse_quantity_kind(m_quantities.text(0)).value_or(QuantityKind::other);
        quantity.person_class =
            parse_person_class(m_quantities.text(1)).value_or(PersonClass::unknown);
        quantity.item = m_quantities.text(2);
        quantity.party = lines_at(m_quantities, 3);
        quantity.low = m_quantities.maybe_number(4);
        quantity.high = m_quantities.maybe_number(5);
        quantity.approximate = m_quantities.flag(6);
        quantity.scope = parse_quantity_scope(m_quantities.text(7)).value_or(QuantityScope::event);
        quantity.since = day_at(m_quantities, 8);
        quantity.span = span_at(m_quantities, 9);
        claim.quantities.push_back(std::move(quantity));
    }
    m_quantities.reset();
    m_reasons.start(id);
    while (m_reasons.step()) {
        claim.reasons.push_back({m_reasons.text(0), span_at(m_reasons, 1), m_reasons.text(3)});
    }
    m_reasons.reset();
}

Notes SqliteReader::notes(std::int64_t article, std::string_view holder, std::int64_t claim) {
    Notes found;
    m_notes.start(article, holder, claim);
    while (m_notes.step()) {
        found.push_back({m_notes.text(0), span_at(m_notes, 1), m_notes.text(3)});
    }
    m_notes.reset();
    return found;
}

SqliteReader::ArticleRow SqliteReader::article_at(const sqlite::Statement& row) {
    ArticleRow found;
    auto& article = found.article;
    found.id = row.number(0);
    found.key = row.text(1);
    article.id = row.text(2);
    article.document = row.text(3);
    article.text = row.text(4);
    article.offset_bytes = row.position(5);
    article.title = row.text(6);
    article.outlet = row.text(7);
    article.byline = row.text(8);
    article.agency = row.text(9);
    article.url = row.text(10);
    article.language = row.text(11);
    article.published = published_at(row, 12);
    article.dateline_place = row.text(16);
    article.updated = published_at(row, 17);
    found.address = row.text(21);
    m_blocks.start(found.id);
    while (m_blocks.step()) {
        article.blocks.push_back({span_at(m_blocks, 0),
                                  named(m_blocks.text(2), BlockKind::furniture), m_blocks.text(3),
                                  span_at(m_blocks, 4)});
    }
    m_blocks.reset();
    article.notes = notes(found.id, "article", 0);
    return found;
}

void SqliteReader::each_article(const Store::VisitArticle& visit) {
    auto rows = m_database.prepare(select(k_article_columns, "ORDER BY a.key"));
    while (rows.step()) {
        const auto found = article_at(rows);
        if (!visit(info_of(found.article, found.key, found.address), found.article)) { return; }
    }
}

std::optional<Reading> SqliteReader::reading(std::string_view article_key) {
    auto rows = m_database.prepare(select(k_article_columns, "WHERE a.key = ?"));
    rows.start(article_key);
    if (!rows.step()) { return std::nullopt; }
    auto found = article_at(rows);
    Reading reading;
    reading.article = std::move(found.article);
    reading.notes = notes(found.id, "reading", 0);
    fill_sentences(found.id, reading);
    fill_times(found.id, reading);
    fill_place_mentions(found.id, reading);
    fill_actors(found.id, reading);
    fill_quantities(found.id, reading);
    auto claims = m_database.prepare(
        select(k_claim_columns,
               "FROM claim c JOIN article a ON a.id = c.article WHERE a.id = ? ORDER BY c.id"));
    claims.start(found.id);
    while (claims.step()) { reading.claims.push_back(record_at(claims).claim); }
    return reading;
}

void SqliteReader::fill_sentences(std::int64_t article, Reading& reading) {
    auto rows = m_database.prepare(
        "SELECT begin, \"end\", block, parsed, margin FROM sentence WHERE article = ? ORDER BY "
        "rank");
    rows.start(article);
    while (rows.step()) {
        Sentence sentence;
        sentence.span = span_at(rows, 0);
        sentence.block = rows.position(2);
        sentence.parsed = rows.flag(3);
        sentence.margin = static_cast<float>(rows.real(4));
        reading.sentences.push_back(std::move(sentence));
    }
}

void SqliteReader::fill_times(std::int64_t article, Reading& reading) {
    auto rows = m_database.prepare(
        "SELECT begin, \"end\", type, value, happened_from, happened_to, minute, precision, rule, "
        "basis, anaphoric "
        "FROM time_mention WHERE article = ? ORDER BY rank");
    rows.start(article);
    while (rows.step()) {
        TimeMention time;
        time.span = span_at(rows, 0);
        time.type = named(rows.text(2), TimexType::set);
        time.value = rows.text(3);
        time.interval = interval_at(rows, 4);
        time.time_of_day = minute_at(rows, 6);
        time.precision = named(rows.text(7), TimePrecision::century);
        time.rule = rows.text(8);
        time.basis = rows.text(9);
        time.anaphoric = rows.flag(10);
        reading.times.push_back(std::move(time));
    }
}

void SqliteReader::fill_place_mentions(std::int64_t article, Reading& reading) {
    auto rows = m_database.prepare(
        "SELECT begin, \"end\", text, use, resolved, modifier, rank FROM place_mention WHERE "
        "article = ? ORDER BY "
        "rank");
    auto candidates =
        m_database.prepare(select("c.score, c.reason, " + std::string(k_place_columns),
                                  "FROM place_candidate c JOIN place p ON p.id = c.place WHERE "
                                  "c.article = ? AND c.mention = ? ORDER BY c.rank"));
    rows.start(article);
    while (rows.step()) {
        PlaceMention mention;
        mention.span = span_at(rows, 0);
        mention.text = rows.text(2);
        mention.use = named(rows.text(3), PlaceUse::part);
        mention.resolved = rows.flag(4);
        mention.modifier = rows.text(5);
        candidates.start(article, rows.number(6));
        while (candidates.step()) {
            mention.candidates.push_back(
                {place_at(candidates, 2), candidates.real(0), candidates.text(1)});
        }
        reading.places.push_back(std::move(mention));
    }
}

void SqliteReader::fill_actors(std::int64_t article, Reading& reading) {
    auto rows = m_database.prepare(
        "SELECT begin, \"end\", text, actor, kind, party, joint, role, civilian, score, reason, "
        "rank FROM "
        "actor_mention WHERE article = ? ORDER BY rank");
    auto candidates = m_database.prepare(
        "SELECT actor, party, score, reason FROM actor_candidate WHERE article = ? AND mention = ? "
        "ORDER BY rank");
    rows.start(article);
    while (rows.step()) {
        ActorMention mention;
        mention.span = span_at(rows, 0);
        mention.text = rows.text(2);
        mention.actor = rows.text(3);
        mention.kind = parse_actor_kind(rows.text(4)).value_or(ActorKind::unknown);
        mention.party = lines_at(rows, 5);
        mention.joint = rows.flag(6);
        mention.role = parse_role(rows.text(7)).value_or(Role::unknown);
        mention.civilian = rows.flag(8);
        mention.score = rows.real(9);
        mention.reason = rows.text(10);
        candidates.start(article, rows.number(11));
        while (candidates.step()) {
            mention.candidates.push_back({candidates.text(0), lines_at(candidates, 1),
                                          candidates.real(2), candidates.text(3)});
        }
        reading.actors.push_back(std::move(mention));
    }
}

void SqliteReader::fill_quantities(std::int64_t article, Reading& reading) {
    auto rows = m_database.prepare(
        "SELECT begin, \"end\", number_begin, number_end, counted_begin, counted_end, low, high, "
        "approximate, kind, "
        "class, scope, since, item, party, rule FROM quantity_mention WHERE article = ? ORDER BY "
        "rank");
    rows.start(article);
    while (rows.step()) {
        QuantityMention quantity;
        quantity.span = span_at(rows, 0);
        quantity.number = span_at(rows, 2);
        quantity.counted = span_at(rows, 4);
        quantity.low = rows.maybe_number(6);
        quantity.high = rows.maybe_number(7);
        quantity.approximate = rows.flag(8);
        quantity.kind = parse_quantity_kind(rows.text(9)).value_or(QuantityKind::other);
        quantity.person_class = parse_person_class(rows.text(10)).value_or(PersonClass::unknown);
        quantity.scope = parse_quantity_scope(rows.text(11)).value_or(QuantityScope::event);
        quantity.since = day_at(rows, 12);
        quantity.item = rows.text(13);
        quantity.party = lines_at(rows, 14);
        quantity.rule = rows.text(15);
        reading.quantities.push_back(std::move(quantity));
    }
}

std::optional<Document> SqliteReader::document_of(std::string_view article_key) {
    auto rows = m_database.prepare(
        "SELECT d.record_id, d.address, d.media_type, d.charset, d.bytes, d.sha256, d.retrieved, "
        "d.stated_title, "
        "d.stated_outlet, d.stated_language, d.stated_published, d.stated_url FROM document d JOIN "
        "article a ON "
        "a.document = d.id WHERE a.key = ?");
    rows.start(article_key);
    if (!rows.step()) { return std::nullopt; }
    Document document;
    document.id = rows.text(0);
    document.address = rows.text(1);
    document.media_type = rows.text(2);
    document.charset = rows.text(3);
    auto bytes = decompress(rows.blob(4));
    if (!bytes) {
        bytes.error().where = m_database.path();
        throw sqlite::Trouble(bytes.error());
    }
    document.bytes = std::move(*bytes);
    document.sha256 = rows.text(5);
    document.retrieved = moment_at(rows, 6);
    document.stated = {rows.text(7), rows.text(8), rows.text(9), rows.text(10), rows.text(11)};
    return document;
}

}  // namespace counterclaim::store

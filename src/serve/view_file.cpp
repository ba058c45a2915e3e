#include "serve/view_file.hpp"

#include "serve/shapes.hpp"

namespace counterclaim::serve {
namespace {

store::sqlite::Database make(const std::string& path) {
    store::sqlite::Database database(path, store::sqlite::Database::Mode::create, 0);
    // A view that is cut short is thrown away: nothing of it needs to outlast a crash.
    database.execute("PRAGMA journal_mode = OFF");
    database.execute("PRAGMA synchronous = OFF");
    database.execute("PRAGMA cache_size = -65536");
    database.execute("BEGIN");
    database.execute(k_view_schema);
    return database;
}

/// The smaller the finer.
int fineness(PlacePrecision precision) {
    return precision == PlacePrecision::unknown ? static_cast<int>(PlacePrecision::area) + 1
                                                : static_cast<int>(precision);
}

}  // namespace

ViewFile::ViewFile(const std::string& path)
    : m_database(make(path)),
      m_word(m_database.prepare("INSERT INTO word VALUES (?, ?)")),
      m_place(m_database.prepare("INSERT INTO place VALUES (?, ?, ?, ?, 0, 0, ?)")),
      m_finer_place(
          m_database.prepare("UPDATE place SET lat = ?2, lon = ?3, json = ?4 WHERE id = ?1")),
      m_meta(m_database.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)")),
      m_item(m_database.prepare("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)")),
      m_tag(m_database.prepare("INSERT OR IGNORE INTO tag VALUES (?, ?, ?)")) {}

std::int64_t ViewFile::word(std::string_view text) {
    const auto [at, is_new] =
        m_words.emplace(std::string(text), static_cast<std::int64_t>(m_words.size() + 1));
    if (is_new) { m_word.run(at->second, text); }
    return at->second;
}

std::int64_t ViewFile::place(const Place& place) {
    const auto [at, is_new] =
        m_places.emplace(place_key(place), static_cast<std::int64_t>(m_places.size() + 1));
    const auto index = static_cast<std::size_t>(at->second - 1);
    const bool finer = !is_new && fineness(place.precision) < fineness(m_finest[index]);
    if (!is_new && !finer) { return at->second; }
    std::string row;
    JsonWriter json(row);
    json.begin_object();
    write_place_fields(json, place);
    json.key("parents").text_or_null(place.parents).end_object();
    if (is_new) {
        m_finest.push_back(place.precision);
        m_place.run(at->second, at->first, place.latitude, place.longitude, row);
    } else {
        m_finest[index] = place.precision;
        m_finer_place.run(at->second, place.latitude, place.longitude, row);
    }
    return at->second;
}

void ViewFile::set(std::string_view name, std::string_view value) { m_meta.run(name, value); }

void ViewFile::add(List list, const Item& item) {
    const int number = static_cast<int>(list);
    const auto rank = ++m_ranks[number];
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    if (item.from) { from = day_number(*item.from); }
    if (item.to) { to = day_number(*item.to); }
    m_item.run(number, rank, item.id, item.place, from, to, item.json);
    for (const auto& tag : item.tags) { m_tag.run(number, tag, rank); }
}

void ViewFile::finish() {
    m_database.execute("COMMIT");
    m_database.execute(k_view_indices);
}

}  // namespace counterclaim::serve

#pragma once

#include "serve/view_schema.hpp"

#include "store/sqlite.hpp"

#include <counterclaim/date.hpp>
#include <counterclaim/place.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterclaim::serve {

/// One row of a list, ready to be shown.
struct Item {
    std::string id;
    std::optional<std::int64_t> place;
    std::optional<Date> from;
    std::optional<Date> to;
    std::string json;
    std::vector<std::string> tags;  ///< "side:Azerbaijan", "state:contested": what filters look for
};

/// A view in the making. Every function may throw `sqlite::Trouble`.
class ViewFile {
public:
    explicit ViewFile(const std::string& path);

    /// The number of a word, made on first use.
    [[nodiscard]] std::int64_t word(std::string_view text);
    /// The number of a place, with its row made on first use. Of several records of one place (the
    /// town, "near the town") the finest is shown.
    [[nodiscard]] std::int64_t place(const Place& place);
    void set(std::string_view name, std::string_view value);
    /// At the end of the list.
    void add(List list, const Item& item);

    [[nodiscard]] store::sqlite::Database& database() { return m_database; }
    /// Numbers of all places, by key.
    [[nodiscard]] const std::unordered_map<std::string, std::int64_t>& places() const {
        return m_places;
    }
    /// Indices, statistics, and the end of the transaction.
    void finish();

private:
    store::sqlite::Database m_database;
    std::unordered_map<std::string, std::int64_t> m_words;
    std::unordered_map<std::string, std::int64_t> m_places;
    std::vector<PlacePrecision> m_finest;  ///< by number - 1
    std::unordered_map<int, std::int64_t> m_ranks;
    store::sqlite::Statement m_word;
    store::sqlite::Statement m_place;
    store::sqlite::Statement m_finer_place;
    store::sqlite::Statement m_meta;
    store::sqlite::Statement m_item;
    store::sqlite::Statement m_tag;
};

}  // namespace counterclaim::serve

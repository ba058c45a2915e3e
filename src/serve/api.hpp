#pragma once

#include "serve/claim_filter.hpp"
#include "serve/message.hpp"
#include "serve/parameters.hpp"
#include "serve/rows.hpp"
#include "serve/view.hpp"
#include "serve/view_schema.hpp"

#include <counterclaim/place.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::serve {

/// What the API needs of the gazetteer and the data files.
struct Knowledge {
    FindPlaces find_places;
    /// Records of a name for the review, at most `count`; or the one of an id.
    std::function<std::vector<Place>(const std::string& name, std::size_t count)> places;
    /// Conflict profiles as a JSON array.
    std::string conflicts = "[]";
};

/// One request about one view: what every handler gets.
struct Call {
    const ResourceSpec& resource;
    const Query& query;
    std::string_view id;  ///< what stood for {id}
    View& view;
    Connection& connection;
    const Knowledge& knowledge;
    const std::string& ledger;
    Frame frame;
};

/// Handlers of GET resources; each may throw `sqlite::Trouble`. Those of one subject share a file.
[[nodiscard]] Answer get_claims(Call& call);
[[nodiscard]] Answer get_claim(Call& call);
[[nodiscard]] Answer get_search(Call& call);
[[nodiscard]] Answer get_facets(Call& call);
[[nodiscard]] Answer get_timeline(Call& call);
[[nodiscard]] Answer get_items(Call& call);
[[nodiscard]] Answer get_event(Call& call);
[[nodiscard]] Answer get_place(Call& call);
[[nodiscard]] Answer get_source(Call& call);
[[nodiscard]] Answer get_article(Call& call);
[[nodiscard]] Answer get_document(Call& call);
[[nodiscard]] Answer get_map(Call& call);
[[nodiscard]] Answer get_overview(Call& call);
[[nodiscard]] Answer get_types(Call& call);
[[nodiscard]] Answer get_review(Call& call);

/// Rows of a statement that gives (rank, json), at most `limit`; one more than that makes a cursor.
[[nodiscard]] Rows page_of(store::sqlite::Statement& rows, std::int64_t limit);
/// How many rows a list gives at most: 50, or 10,000 in the forms that are kept as files.
[[nodiscard]] std::int64_t limit_of(const Query& query);
/// Where the page before ended; nothing at the beginning. Throws `BadCursor` for what is none.
[[nodiscard]] std::optional<std::int64_t> cursor_of(const Query& query);
struct BadCursor {};

/// JSON rows of the claims of a condition over `claim c`, in the order given.
[[nodiscard]] std::vector<std::string> claim_rows(Connection& view, const std::string& where,
                                                  std::string_view id, std::int64_t limit,
                                                  const char* order = "c.rank");
/// The JSON of one item of a list; empty if there is none of this id.
[[nodiscard]] std::string item_json(Connection& view, List list, std::string_view id);
[[nodiscard]] std::string json_array(const std::vector<std::string>& rows);
[[nodiscard]] Answer not_found(std::string_view what, std::string_view id);

}  // namespace counterclaim::serve

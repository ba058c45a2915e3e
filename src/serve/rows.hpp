#pragma once

#include "serve/message.hpp"
#include "serve/parameters.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::serve {

/// A page of a list: rows as JSON objects.
struct Rows {
    std::vector<std::string> rows;
    std::string next;  ///< cursor of the next page; empty at the end
    std::optional<std::uint64_t> count;
    bool count_capped = false;
    std::string extra;  ///< more fields of the envelope: "\"variants\":[…],"
};

/// What every answer says of where it comes from.
struct Frame {
    std::string path;  ///< "/api/v1/claims"
    std::string as_of;
    std::string generation;
};

/// The envelope of a list, in the form asked for: JSON, JSON Lines, CSV, GeoJSON or Atom.
/// `schema` is that of the resource ("[Claim]").
[[nodiscard]] Answer list_answer(const Rows& rows, const Query& query, const Frame& frame,
                                 std::string_view schema);
/// The envelope of a single thing.
[[nodiscard]] Answer object_answer(std::string_view data, const Frame& frame);

/// Twins of a list of JSON objects; see docs/reference/api.md.
[[nodiscard]] std::string rows_as_csv(const std::vector<std::string>& rows,
                                      std::string_view schema);
[[nodiscard]] std::string rows_as_geojson(const std::vector<std::string>& rows);
[[nodiscard]] std::string rows_as_atom(const std::vector<std::string>& rows, const Frame& frame,
                                       std::string_view schema);
/// The text with what means something to XML written so that it does not.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace counterclaim::serve

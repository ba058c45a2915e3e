#pragma once

#include "exchange/json_writer.hpp"
#include "store/decisions.hpp"

#include <counterclaim/entry.hpp>
#include <counterclaim/relation.hpp>

#include <optional>
#include <string>
#include <string_view>

/// Values of the vocabulary as JSON, as docs/reference/api.md describes them.
namespace counterclaim::serve {

using exchange::JsonWriter;

void write_day(JsonWriter& json, const std::optional<Date>& day);
/// "from" and "to" of the object in work.
void write_days(JsonWriter& json, const DateInterval& days);
/// The fields of a PlaceRef, into the object in work.
void write_place_fields(JsonWriter& json, const Place& place);
/// A PlaceRef, or null.
void write_place(JsonWriter& json, const std::optional<Place>& place);
/// `says`: the rule in words.
void write_credibility(JsonWriter& json, const Credibility& credibility, std::string_view says);
void write_decision(JsonWriter& json, const store::Decision& decision);

/// What names a place in the API: its id, or "n:NAME" where the gazetteer gives none.
[[nodiscard]] std::string place_key(const Place& place);

/// Whose word it is, by side of the conflict, else by role: "Azerbaijan", "observer",
/// "third-party", "outlet", "unknown".
[[nodiscard]] std::string side_name(const std::string& side, Role role);

/// Two JSON objects as one: the fields of the first, then those of the second.
[[nodiscard]] std::string splice(std::string_view first, std::string_view second);

}  // namespace counterclaim::serve

#pragma once

#include "exchange/json_writer.hpp"

#include <counterclaim/claim_record.hpp>
#include <counterclaim/reading.hpp>

#include <string>

namespace counterclaim::exchange {

/// A claim of a reading with its words; `id` and the article's `key` stay empty.
[[nodiscard]] ClaimRecord record_of(const Reading& reading, const Claim& claim,
                                    const std::string& address);

/// What is known of an article, without its text.
[[nodiscard]] ArticleInfo info_of(const Article& article, const std::string& address);

/// A claim as one JSON object. All positions are bytes of the text as given: the span plus the
/// article's `offset_bytes`. docs/reference/export.md describes the fields.
void write_claim(JsonWriter& json, const ClaimRecord& record);

/// The same as one line, with its line end.
[[nodiscard]] std::string claim_line(const ClaimRecord& record);

/// The claim as GeoJSON features, one a place that has a position; the properties are the claim
/// without its places.
void write_features(JsonWriter& json, const ClaimRecord& record);

}  // namespace counterclaim::exchange

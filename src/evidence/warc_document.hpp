#pragma once

#include "evidence/http_message.hpp"
#include "evidence/warc_record.hpp"

#include <counterclaim/document.hpp>
#include <counterclaim/error.hpp>

#include <optional>
#include <string>

namespace counterclaim::evidence {

/// The document a record of an archive holds: the page of a `response` that was answered with 200,
/// the page or text of a `resource` or a `conversion` (the texts of WET files). Nothing for records
/// that hold none (requests, pictures, redirects, revisits, whose page is another record's). An
/// error for a page that cannot be unpacked or is over the limit.
///
/// Its bytes are those of the page with the codings of its way taken off. What a maker cut short,
/// or what ends early, is read as far as it goes.
[[nodiscard]] Expected<std::optional<Document>> document_of(const WarcRecord& record,
                                                            const std::string& archive,
                                                            const HttpLimits& limits = {});

}  // namespace counterclaim::evidence

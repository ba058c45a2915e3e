#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/error.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {

/// One incident of an answer key of the fourth Message Understanding Conference (MUC-4, 1992).
/// Names are folded as `fold_name` does.
struct MucIncident {
    std::string type;  ///< "ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", …
    bool optional = false;
    DateInterval date;  ///< "- 04 MAR 90", not later than, is the month up to that day
    std::vector<std::string> location;                    ///< country first, most precise last
    std::vector<std::vector<std::string>> organisations;  ///< per perpetrator its spellings
    std::vector<std::int64_t> victims;                    ///< how many, per group of victims
    bool deaths = false, injuries = false;
};

/// One message with the incidents that its key holds.
struct MucText {
    std::string id;    ///< "DEV-MUC3-0001"
    std::string text;  ///< upper case, as distributed, with lines joined to paragraphs
    std::string day;   ///< of the dateline, ISO 8601; empty where none is found
    std::vector<MucIncident> incidents;
};

/// Reads texts and answer keys from a folder: files whose names begin with "key" are keys, all
/// others hold messages. Messages without a key are left out. Fails where the folder holds none.
[[nodiscard]] Expected<std::vector<MucText>> read_muc(const std::string& folder);

/// "30 DEC 89" as a day of the twentieth century; nothing for anything else.
[[nodiscard]] std::optional<Date> parse_muc_day(std::string_view words);

}  // namespace counterclaim::app

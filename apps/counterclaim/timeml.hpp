#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/span.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {

/// A TIMEX3 as somebody annotated it.
struct AnnotatedTime {
    Span span;  ///< in `TimeMlText::text`
    std::string type;
    std::string value;
};

/// The text of a TimeML document with its time expressions; the document's own date is apart.
struct TimeMlText {
    std::string name;
    std::string text;  ///< of the TEXT element, tags removed, entities resolved
    std::optional<Date> created;
    std::vector<AnnotatedTime> times;
};

/// Reads inline TimeML (TempEval-3). Tags that are not TIMEX3 are dropped; elements may nest, not
/// cross.
[[nodiscard]] Expected<TimeMlText> read_timeml(std::string_view xml, std::string name);

}  // namespace counterclaim::app

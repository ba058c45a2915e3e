#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {

/// One attribution as annotators marked it: byte spans of the text, several where a part is broken
/// up; a part that nobody marked is empty.
struct MarkedAttribution {
    std::vector<Span> source;
    std::vector<Span> cue;
    std::vector<Span> content;
};

struct AttributionText {
    std::string id;    ///< file name without its ending
    std::string text;  ///< UTF-8, as distributed
    std::vector<MarkedAttribution> attributions;
};

/// Reads texts marked as in PolNeAR (Newell, Margolin and Ruths, 2018): folders `text` (`NAME.txt`)
/// and `attributions` (`NAME_ANNOTATOR.ann`, the standoff format of brat, offsets in code points),
/// in `folder` itself or in its `train` and `dev`. A `test` folder is never opened. Of a text that
/// several people marked the first by name counts. Fails where there is no text with marks.
[[nodiscard]] Expected<std::vector<AttributionText>> read_attributions(const std::string& folder);

/// The marks of one file over its text; lines of no known kind are left out.
[[nodiscard]] std::vector<MarkedAttribution> parse_attributions(std::string_view marks,
                                                                std::string_view text);

}  // namespace counterclaim::app

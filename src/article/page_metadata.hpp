#pragma once

#include "article/knowledge.hpp"
#include "article/page.hpp"

#include <counterclaim/article.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::article {

/// What a page says about itself in its head: meta elements, linked data, title, link elements.
struct PageMetadata {
    std::string title;
    std::string outlet;
    std::string author;
    std::string url;       ///< canonical address
    std::string language;  ///< ISO 639-1
    std::string description;
    std::string body;          ///< articleBody of linked data
    bool month_first = false;  ///< written in a country that puts the month first (en-US)
    std::optional<WrittenDate> published;
    std::string published_from;
    std::optional<WrittenDate> modified;
    std::string modified_from;
};

[[nodiscard]] PageMetadata read_metadata(const Page& page, const Knowledge& knowledge);

}  // namespace counterclaim::article

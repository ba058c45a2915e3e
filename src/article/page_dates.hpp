#pragma once

#include "article/page_metadata.hpp"

#include <counterclaim/article.hpp>

#include <string_view>
#include <vector>

namespace counterclaim::article {

/// The day a page was published: from its metadata, its address, its time elements, what it shows
/// beside the title.
[[nodiscard]] PublicationDate find_page_date(const Page& page,
                                             const std::vector<std::uint8_t>& roles,
                                             const PageMetadata& metadata, std::string_view url,
                                             std::uint32_t root, std::string_view source,
                                             const Knowledge& knowledge);

/// The last change that metadata states; nothing (basis `none`) unless it is later than
/// `published`.
[[nodiscard]] PublicationDate find_page_update(const PageMetadata& metadata,
                                               const PublicationDate& published);

}  // namespace counterclaim::article

#pragma once

#include <string>
#include <string_view>

namespace counterclaim::article {

/// What linked data (JSON-LD, schema.org) says about the article on a page.
struct LinkedData {
    std::string headline;
    std::string published;
    std::string modified;
    std::string author;
    std::string publisher;
    std::string url;
    std::string language;
    std::string body;
    bool found = false;  ///< there is a node whose type is an article
};

/// Adds what one script element holds. Damaged JSON adds nothing.
void read_linked_data(std::string_view json, LinkedData& data);

}  // namespace counterclaim::article

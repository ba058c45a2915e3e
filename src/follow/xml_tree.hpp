#pragma once

#include <memory>
#include <string>
#include <string_view>

// libxml2's own names, so that its headers stay in the sources.
struct _xmlDoc;
struct _xmlNode;
using xmlDoc = struct _xmlDoc;
using xmlNode = struct _xmlNode;

namespace counterclaim::follow {

struct FreeDocument {
    void operator()(xmlDoc* document) const;
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;

/// Parses UTF-8; damaged markup gives what could be made of it. Nothing is loaded or expanded.
[[nodiscard]] XmlDocument parse_xml(std::string_view utf8);

[[nodiscard]] std::string_view name_of(const xmlNode* node);
[[nodiscard]] std::string_view space_of(const xmlNode* node);  ///< the namespace's address
/// The first child element of this name, in any namespace.
[[nodiscard]] const xmlNode* child(const xmlNode* node, std::string_view name);
[[nodiscard]] const xmlNode* next_element(const xmlNode* node);  ///< this or a later sibling
/// All text below, entities left out, blanks at the ends taken off; at most `bytes_max`.
[[nodiscard]] std::string text_of(const xmlNode* node, std::size_t bytes_max = 4U << 20);
[[nodiscard]] std::string attribute(const xmlNode* node, std::string_view name);

}  // namespace counterclaim::follow

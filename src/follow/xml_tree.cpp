#include "follow/xml_tree.hpp"

#include <libxml/parser.h>

#include <limits>

namespace counterclaim::follow {
namespace {

const char* chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void trim(std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) {
        text.clear();
        return;
    }
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    text.erase(0, first);
}

void add_content(std::string& out, const xmlNode* node, std::size_t bytes_max) {
    if (node->content == nullptr || out.size() >= bytes_max) { return; }
    out.append(std::string_view(chars(node->content)).substr(0, bytes_max - out.size()));
}

}  // namespace

void FreeDocument::operator()(xmlDoc* document) const { xmlFreeDoc(document); }

XmlDocument parse_xml(std::string_view utf8) {
    // its locks are made once, before any thread takes one
    static const bool k_ready = (xmlInitParser(), true);
    (void)k_ready;
    constexpr int k_options = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                              XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
    if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) { return nullptr; }
    return XmlDocument(xmlReadMemory(utf8.data(), static_cast<int>(utf8.size()), "listing.xml",
                                     "UTF-8", k_options));
}

std::string_view name_of(const xmlNode* node) {
    return node == nullptr || node->name == nullptr ? std::string_view{} : chars(node->name);
}

std::string_view space_of(const xmlNode* node) {
    return node == nullptr || node->ns == nullptr || node->ns->href == nullptr
               ? std::string_view{}
               : chars(node->ns->href);
}

const xmlNode* next_element(const xmlNode* node) {
    while (node != nullptr && node->type != XML_ELEMENT_NODE) { node = node->next; }
    return node;
}

const xmlNode* child(const xmlNode* node, std::string_view name) {
    if (node == nullptr) { return nullptr; }
    for (const auto* at = next_element(node->children); at != nullptr;
         at = next_element(at->next)) {
        if (name_of(at) == name) { return at; }
    }
    return nullptr;
}

std::string text_of(const xmlNode* node, std::size_t bytes_max) {
    std::string out;
    if (node == nullptr) { return out; }
    const auto* at = node->children;
    while (at != nullptr) {
        const bool text = at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE;
        if (text) { add_content(out, at, bytes_max); }
        if (at->type == XML_ELEMENT_NODE && at->children != nullptr) {
            at = at->children;
            continue;
        }
        while (at != node && at->next == nullptr) { at = at->parent; }
        if (at == node) { break; }
        at = at->next;
    }
    trim(out);
    return out;
}

std::string attribute(const xmlNode* node, std::string_view name) {
    std::string value;
    if (node == nullptr) { return value; }
    for (const auto* at = node->properties; at != nullptr; at = at->next) {
        if (chars(at->name) != name) { continue; }
        for (const auto* part = at->children; part != nullptr; part = part->next) {
            if (part->type == XML_TEXT_NODE) { add_content(value, part, 1U << 16); }
        }
        break;
    }
    trim(value);
    return value;
}

}  // namespace counterclaim::follow

#include "follow/json_feed.hpp"

#include "follow/http_date.hpp"

#include <simdjson.h>

namespace counterclaim::follow {
namespace {

namespace dom = simdjson::dom;

std::string text_at(const dom::object& object, std::string_view name) {
    std::string_view text;
    if (object.at_key(name).get(text) != simdjson::SUCCESS) { return {}; }
    return std::string(text);
}

}  // namespace

void read_json_feed(Listing& listing, std::string_view json) {
    dom::parser parser;
    const simdjson::padded_string padded(json);
    dom::object feed;
    if (parser.parse(padded).get(feed) != simdjson::SUCCESS) {
        listing.trouble = "the JSON is damaged";
        return;
    }
    dom::array items;
    if (feed.at_key("items").get(items) != simdjson::SUCCESS) {
        listing.trouble = "this JSON is no feed";
        return;
    }
    listing.kind = ListingKind::json_feed;
    listing.title = text_at(feed, "title");
    listing.language = text_at(feed, "language");
    for (const auto item : items) {
        dom::object object;
        if (item.get(object) != simdjson::SUCCESS) { continue; }
        Listed entry;
        entry.address = text_at(object, "url");
        if (entry.address.empty()) { entry.address = text_at(object, "external_url"); }
        if (entry.address.empty()) { entry.address = text_at(object, "id"); }
        entry.title = text_at(object, "title");
        entry.language = text_at(object, "language");
        entry.html = text_at(object, "content_html");
        entry.published = parse_moment(text_at(object, "date_published"));
        entry.updated = parse_moment(text_at(object, "date_modified"));
        listing.entries.push_back(std::move(entry));
    }
}

}  // namespace counterclaim::follow

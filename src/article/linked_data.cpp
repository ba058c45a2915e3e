#include "article/linked_data.hpp"

#include "text/utf8.hpp"

#include <simdjson.h>

#include <array>
#include <vector>

namespace counterclaim::article {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t k_nodes_max = 2000;

bool is_article_type(std::string_view type) {
    constexpr std::array<std::string_view, 12> types{"Article",
                                                     "NewsArticle",
                                                     "ReportageNewsArticle",
                                                     "AnalysisNewsArticle",
                                                     "OpinionNewsArticle",
                                                     "BackgroundNewsArticle",
                                                     "BlogPosting",
                                                     "LiveBlogPosting",
                                                     "Report",
                                                     "SocialMediaPosting",
                                                     "AdvertiserContentArticle",
                                                     "ReviewNewsArticle"};
    for (const auto known : types) {
        if (type == known) { return true; }
    }
    return false;
}

std::string_view text_of(const dom::element& element) {
    std::string_view text;
    if (element.get(text) == simdjson::SUCCESS) { return text; }
    return {};
}

std::string_view field(const dom::object& object, std::string_view name) {
    dom::element value;
    return object.at_key(name).get(value) == simdjson::SUCCESS ? text_of(value)
                                                               : std::string_view{};
}

/// A name that is written as a text, an object with a name, or a list of either.
std::string name_of(const dom::element& element) {
    if (const auto text = text_of(element); !text.empty()) { return std::string(text); }
    dom::object object;
    if (element.get(object) == simdjson::SUCCESS) { return std::string(field(object, "name")); }
    dom::array list;
    std::string names;
    if (element.get(list) == simdjson::SUCCESS) {
        std::size_t count = 0;
        for (const auto entry : list) {
            if (++count > 8) { break; }
            dom::object inner;
            std::string_view name = text_of(entry);
            if (entry.get(inner) == simdjson::SUCCESS) { name = field(inner, "name"); }
            if (name.empty()) { continue; }
            if (!names.empty()) { names += ", "; }
            names += name;
        }
    }
    return names;
}

std::string named_field(const dom::object& object, std::string_view name) {
    dom::element value;
    return object.at_key(name).get(value) == simdjson::SUCCESS ? name_of(value) : std::string();
}

bool is_article(const dom::object& object) {
    dom::element type;
    if (object.at_key("@type").get(type) != simdjson::SUCCESS) { return false; }
    if (is_article_type(text_of(type))) { return true; }
    dom::array types;
    if (type.get(types) != simdjson::SUCCESS) { return false; }
    for (const auto entry : types) {
        if (is_article_type(text_of(entry))) { return true; }
    }
    return false;
}

void take(std::string& target, std::string_view value) {
    if (target.empty()) { target = std::string(value); }
}

void read_object(const dom::object& object, LinkedData& data) {
    const bool article = is_article(object);
    // Without an article on the page, the page's own dates are better than none.
    if (!article && data.found) { return; }
    if (article && !data.found) {
        data = LinkedData{};
        data.found = true;
    }
    take(data.headline, field(object, "headline"));
    take(data.published, field(object, "datePublished"));
    take(data.published, field(object, "dateCreated"));
    take(data.modified, field(object, "dateModified"));
    take(data.language, field(object, "inLanguage"));
    if (!article) { return; }
    take(data.author, named_field(object, "author"));
    take(data.publisher, named_field(object, "publisher"));
    take(data.url, field(object, "url"));
    take(data.body, field(object, "articleBody"));
}

}  // namespace

void read_linked_data(std::string_view json, LinkedData& data) {
    // Pages wrap the data in comments or CDATA marks.
    constexpr std::string_view mark = "<![CDATA[";
    if (const auto wrapped = json.substr(0, 60).find(mark); wrapped != std::string_view::npos) {
        json.remove_prefix(wrapped + mark.size());
        json = json.substr(0, json.rfind("]]>"));
    }
    const auto first = json.find_first_of("{[");
    const auto last = json.find_last_of("}]");
    if (first == std::string_view::npos || last == std::string_view::npos || last < first) {
        return;
    }
    std::string clean(json.substr(first, last - first + 1));
    for (auto& c : clean) {
        // Line breaks inside strings are not allowed and yet common.
        if (static_cast<unsigned char>(c) < 0x20) { c = ' '; }
    }
    dom::parser parser;
    dom::element root;
    if (parser.parse(clean).get(root) != simdjson::SUCCESS) { return; }
    std::vector<dom::element> pending{root};
    for (std::size_t seen = 0; seen < pending.size() && seen < k_nodes_max; ++seen) {
        const dom::element element = pending[seen];
        dom::array list;
        dom::object object;
        if (element.get(list) == simdjson::SUCCESS) {
            for (const auto entry : list) { pending.push_back(entry); }
        } else if (element.get(object) == simdjson::SUCCESS) {
            read_object(object, data);
            for (const auto* name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
                dom::element inner;
                if (object.at_key(name).get(inner) == simdjson::SUCCESS) {
                    pending.push_back(inner);
                }
            }
        }
    }
}

}  // namespace counterclaim::article

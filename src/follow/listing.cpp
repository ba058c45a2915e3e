#include "follow/listing.hpp"

#include "evidence/content_coding.hpp"
#include "follow/http_date.hpp"
#include "follow/json_feed.hpp"
#include "follow/xml_tree.hpp"
#include "text/charset.hpp"

#include <libxml/tree.h>

#include <array>

namespace counterclaim::follow {
namespace {

using namespace std::literals;

constexpr std::size_t k_title_bytes_max = 2000;

std::optional<Instant> moment_at(const xmlNode* node) {
    return node == nullptr ? std::nullopt : parse_moment(text_of(node, 100));
}

/// The first of these children that holds a moment.
template <std::size_t N>
std::optional<Instant> first_moment(const xmlNode* node,
                                    const std::array<std::string_view, N>& names) {
    for (const auto name : names) {
        if (const auto moment = moment_at(child(node, name))) { return moment; }
    }
    return std::nullopt;
}

/// Titles carry markup and escaped markup: "&lt;b&gt;" becomes "<b>", which goes.
std::string plain_title(std::string text) {
    std::string out;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : ' ';
        if (text[i] == '<' && (next == '/' || (next | 32) >= 'a') && (next | 32) <= 'z' &&
            text.find('>', i) != std::string::npos) {
            inside = true;
        }
        if (!inside) {
            out += text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
        }
        if (text[i] == '>') { inside = false; }
    }
    return out;
}

/// Adds an entry whose address is one of the web.
void add(Listing& listing, Listed entry, const Address& at, const ListingLimits& limits) {
    const auto address = entry.address.empty() ? std::nullopt : resolve(at, entry.address);
    if (!address) { return; }
    if (listing.entries.size() >= limits.entries_max) {
        listing.cut = true;
        return;
    }
    entry.address = address->text();
    entry.title = plain_title(std::move(entry.title));
    listing.entries.push_back(std::move(entry));
}

/// `link` of RSS is text, in feeds that borrow from Atom an attribute; `guid` may stand in for it.
std::string rss_link(const xmlNode* item) {
    std::string found;
    for (const auto* at = next_element(item->children); at != nullptr;
         at = next_element(at->next)) {
        if (name_of(at) == "link" && found.empty()) {
            found = text_of(at, 8192);
            const auto relation = attribute(at, "rel");
            if (found.empty() && (relation.empty() || relation == "alternate")) {
                found = attribute(at, "href");
            }
        }
    }
    if (!found.empty()) { return found; }
    const auto* guid = child(item, "guid");
    if (guid != nullptr && attribute(guid, "isPermaLink") != "false") {
        auto text = text_of(guid, 8192);
        if (text.starts_with("http://") || text.starts_with("https://")) { return text; }
    }
    return attribute(item, "about");  // RSS 1.0
}

Listed rss_item(const xmlNode* item) {
    Listed entry;
    entry.address = rss_link(item);
    entry.title = text_of(child(item, "title"), k_title_bytes_max);
    entry.published =
        first_moment(item, std::array{"pubDate"sv, "date"sv, "published"sv, "created"sv});
    entry.updated = first_moment(item, std::array{"modified"sv, "updated"sv, "lastModified"sv});
    entry.language = text_of(child(item, "language"), 40);
    entry.html = text_of(child(item, "encoded"));
    return entry;
}

void read_rss(Listing& listing, const xmlNode* root, const Address& at,
              const ListingLimits& limits) {
    listing.kind = ListingKind::rss;
    const auto* channel = child(root, "channel");
    listing.title = text_of(child(channel, "title"), k_title_bytes_max);
    listing.language = text_of(child(channel, "language"), 40);
    const auto minutes = text_of(child(channel, "ttl"), 10);
    if (!minutes.empty() && minutes.size() < 7 &&
        minutes.find_first_not_of("0123456789") == std::string::npos) {
        listing.wait_minutes = static_cast<std::uint32_t>(std::stoul(minutes));
    }
    // RSS 0.9x and 2.0 keep items in the channel, 0.90 and 1.0 beside it.
    for (const auto* holder : {channel, root}) {
        if (holder == nullptr) { continue; }
        for (const auto* item = next_element(holder->children); item != nullptr;
             item = next_element(item->next)) {
            if (name_of(item) == "item") { add(listing, rss_item(item), at, limits); }
        }
    }
}

Listed atom_entry(const xmlNode* item) {
    Listed entry;
    for (const auto* at = next_element(item->children); at != nullptr;
         at = next_element(at->next)) {
        if (name_of(at) != "link") { continue; }
        const auto relation = attribute(at, "rel");
        if ((relation.empty() || relation == "alternate") && entry.address.empty()) {
            entry.address = attribute(at, "href");
        }
    }
    if (entry.address.empty()) {
        auto id = text_of(child(item, "id"), 8192);
        if (id.starts_with("http://") || id.starts_with("https://")) {
            entry.address = std::move(id);
        }
    }
    entry.title = text_of(child(item, "title"), k_title_bytes_max);
    entry.published = first_moment(item, std::array{"published"sv, "issued"sv, "created"sv});
    entry.updated = first_moment(item, std::array{"updated"sv, "modified"sv});
    if (!entry.published) { entry.published = entry.updated; }
    const auto* content = child(item, "content");
    if (content != nullptr && attribute(content, "type") == "html") {
        entry.html = text_of(content);
    }
    return entry;
}

void read_atom(Listing& listing, const xmlNode* root, const Address& at,
               const ListingLimits& limits) {
    listing.kind = ListingKind::atom;
    listing.title = text_of(child(root, "title"), k_title_bytes_max);
    listing.language = attribute(root, "lang");
    for (const auto* item = next_element(root->children); item != nullptr;
         item = next_element(item->next)) {
        if (name_of(item) == "entry") { add(listing, atom_entry(item), at, limits); }
    }
}

void read_sitemap(Listing& listing, const xmlNode* root, const Address& at,
                  const ListingLimits& limits) {
    listing.kind = ListingKind::sitemap;
    for (const auto* item = next_element(root->children); item != nullptr;
         item = next_element(item->next)) {
        if (name_of(item) != "url") { continue; }
        Listed entry;
        entry.address = text_of(child(item, "loc"), 8192);
        entry.updated = moment_at(child(item, "lastmod"));
        if (const auto* news = child(item, "news")) {
            entry.title = text_of(child(news, "title"), k_title_bytes_max);
            entry.published = moment_at(child(news, "publication_date"));
            entry.language = text_of(child(child(news, "publication"), "language"), 40);
        }
        add(listing, std::move(entry), at, limits);
    }
}

void read_index(Listing& listing, const xmlNode* root, const Address& at,
                const ListingLimits& limits) {
    listing.kind = ListingKind::sitemap_index;
    for (const auto* item = next_element(root->children); item != nullptr;
         item = next_element(item->next)) {
        if (name_of(item) != "sitemap") { continue; }
        const auto address = resolve(at, text_of(child(item, "loc"), 8192));
        if (!address) { continue; }
        if (listing.sitemaps.size() >= limits.entries_max) {
            listing.cut = true;
            return;
        }
        Listed sitemap;
        sitemap.address = address->text();
        sitemap.updated = moment_at(child(item, "lastmod"));
        listing.sitemaps.push_back(std::move(sitemap));
    }
}

/// A sitemap may be a text with an address on each line.
void read_addresses(Listing& listing, std::string_view text, const Address& at,
                    const ListingLimits& limits) {
    listing.kind = ListingKind::sitemap;
    while (!text.empty()) {
        const auto end = text.find('\n');
        Listed entry;
        if (const auto address = parse_address(text.substr(0, end))) {
            entry.address = address->text();
            add(listing, std::move(entry), at, limits);
        }
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
}

void read_markup(Listing& listing, std::string_view text, const Address& at,
                 const ListingLimits& limits) {
    const auto document = parse_xml(text);
    const auto* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    const auto name = name_of(root);
    if (name == "rss" || name == "RDF") {
        read_rss(listing, root, at, limits);
    } else if (name == "feed") {
        read_atom(listing, root, at, limits);
    } else if (name == "urlset") {
        read_sitemap(listing, root, at, limits);
    } else if (name == "sitemapindex") {
        read_index(listing, root, at, limits);
    } else {
        listing.trouble = "this is neither a feed nor a sitemap";
        if (name == "html" || name == "HTML") { listing.trouble = "a page came instead of a feed"; }
    }
}

}  // namespace

std::string_view to_string(ListingKind kind) {
    constexpr std::array names{"none"sv, "rss"sv,     "atom"sv,
                               "json"sv, "sitemap"sv, "sitemap index"sv};
    return names.at(static_cast<std::size_t>(kind));
}

Listing parse_listing(std::string_view bytes, const Address& at, std::string_view charset,
                      const ListingLimits& limits) {
    Listing listing;
    std::string unpacked;
    if (bytes.starts_with("\x1F\x8B")) {
        auto plain = evidence::gunzip(bytes, limits.bytes_max);
        unpacked = std::move(plain.bytes);
        listing.cut = plain.cut || plain.too_large || plain.damaged;
        bytes = unpacked;
    }
    if (bytes.size() > limits.bytes_max) {
        listing.trouble = "larger than the limit";
        return listing;
    }
    const auto decoded = text::decode_text(bytes, charset, true);
    const std::string_view all = decoded.text;
    const auto first = all.find_first_not_of(" \t\r\n");
    const auto text = first == std::string_view::npos ? std::string_view{} : all.substr(first);
    if (text.empty()) {
        listing.trouble = "it is empty";
    } else if (text.front() == '{') {
        read_json_feed(listing, text);
        auto entries = std::move(listing.entries);
        listing.entries.clear();
        for (auto& entry : entries) { add(listing, std::move(entry), at, limits); }
    } else if (text.starts_with("http://") || text.starts_with("https://")) {
        read_addresses(listing, text, at, limits);
    } else {
        read_markup(listing, text, at, limits);
    }
    if (listing.cut && listing.trouble.empty()) { listing.trouble = "not all of it could be read"; }
    return listing;
}

}  // namespace counterclaim::follow

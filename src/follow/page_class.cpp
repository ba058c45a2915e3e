#include "follow/page_class.hpp"

#include "follow/address.hpp"
#include "text/fold.hpp"
#include "text/table.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::follow {
namespace {

using namespace std::literals;

constexpr std::array k_names{"article"sv, "no_article"sv,   "gone"sv,      "soft_404"sv,
                             "paywall"sv, "consent_wall"sv, "challenge"sv, "refused"sv,
                             "failed"sv,  "other"sv};
/// Words of a wall are looked for in short texts only: an article about subscriptions is an
/// article. Of 130 saved news pages the shortest whole article has 600 bytes.
constexpr std::size_t k_short_text_bytes = 600;
constexpr std::size_t k_page_bytes_looked_at = 512U << 10;
/// Where a paywall cuts a text, its plea stands behind the teaser.
constexpr std::size_t k_teaser_bytes = 2500;

bool is_root(const std::optional<Address>& address) {
    return address && (address->path == "/" || address->path.empty()) && !address->has_query;
}

bool is_page(std::string_view type) {
    return type.empty() || type == "text/html" || type == "application/xhtml+xml" ||
           type == "text/plain" || type == "application/xml" || type == "text/xml";
}

}  // namespace

std::string_view to_string(PageClass kind) { return k_names.at(static_cast<std::size_t>(kind)); }

bool is_readable(PageClass kind) {
    return kind == PageClass::article || kind == PageClass::paywall;
}

Expected<PageClassifier> PageClassifier::load(const Resources& resources) {
    auto table = text::Table::load(resources, "follow/page_signs.tsv", {"class", "where", "words"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    PageClassifier classifier;
    const auto read = table->each([&](const text::Table::Row& row) -> Expected<void> {
        Sign sign;
        const auto* name = std::find(k_names.begin(), k_names.end(), row["class"]);
        if (name == k_names.end()) { return row.reject("there is no such class of pages"); }
        sign.kind = static_cast<PageClass>(name - k_names.begin());
        sign.where = row["where"];
        if (sign.where != "title" && sign.where != "text" && sign.where != "page" &&
            sign.where != "address") {
            return row.reject("\"where\" is title, text, page or address");
        }
        const bool exact = sign.where == "page" || sign.where == "address";
        sign.words = exact ? std::string(row["words"]) : text::fold(row["words"]);
        if (sign.words.empty()) { return row.reject("a sign has words"); }
        classifier.m_signs.push_back(std::move(sign));
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return classifier;
}

const PageClassifier::Sign* PageClassifier::find(PageClass kind, std::string_view where,
                                                 std::string_view folded) const {
    for (const auto& sign : m_signs) {
        if (sign.kind == kind && sign.where == where &&
            folded.find(sign.words) != std::string_view::npos) {
            return &sign;
        }
    }
    return nullptr;
}

PageVerdict PageClassifier::classify(const PageFacts& facts) const {
    const auto status = std::to_string(facts.status);
    if (facts.status == 404 || facts.status == 410 || facts.status == 451) {
        return {PageClass::gone, "status " + status};
    }
    const auto page = facts.page.substr(0, k_page_bytes_looked_at);
    const auto title = text::fold(facts.title);
    const auto* challenge = find(PageClass::challenge, "page", page);
    const bool is_short = facts.text.size() < k_short_text_bytes;
    if (challenge != nullptr && (is_short || facts.status >= 400)) {
        return {PageClass::challenge, "the page has \"" + challenge->words + "\""};
    }
    if (facts.status >= 500) { return {PageClass::failed, "status " + status}; }
    if (facts.status >= 400) { return {PageClass::refused, "status " + status}; }
    if (!is_page(facts.media_type)) {
        return {PageClass::other, "it is " + std::string(facts.media_type)};
    }
    const auto asked = parse_address(facts.asked);
    const auto final = parse_address(facts.final);
    if (const auto* sign = find(PageClass::consent_wall, "address", facts.final)) {
        if (!asked || !final || asked->host != final->host || asked->path != final->path) {
            return {PageClass::consent_wall,
                    "redirected to an address with \"" + sign->words + "\""};
        }
    }
    if (is_root(final) && asked && !is_root(asked)) {
        return {PageClass::soft_404, "redirected to the front page"};
    }
    if (const auto* sign = find(PageClass::soft_404, "title", title); sign != nullptr && is_short) {
        return {PageClass::soft_404, "its title says \"" + sign->words + "\""};
    }
    // A plea to subscribe is furniture to the reader of articles, and a page that is nothing but a
    // notice has no article: then the whole page is looked at.
    const bool nothing = facts.text.empty();
    const auto whole = facts.text.size() <= k_teaser_bytes ? text::fold(page) : std::string();
    const auto text = nothing ? whole : text::fold(facts.text.substr(0, k_teaser_bytes));
    if (is_short) {
        for (const auto kind :
             {PageClass::soft_404, PageClass::consent_wall, PageClass::challenge}) {
            if (const auto* sign = find(kind, "text", text)) {
                return {kind, "its text says \"" + sign->words + "\""};
            }
        }
        const auto* wall = find(PageClass::consent_wall, "page", page);
        if (wall != nullptr) {
            return {PageClass::consent_wall, "the page has \"" + wall->words + "\""};
        }
    }
    if (facts.text.size() <= k_teaser_bytes) {
        if (const auto* sign = find(PageClass::paywall, "text", whole)) {
            return {PageClass::paywall, "the page says \"" + sign->words + "\""};
        }
        if (const auto* sign = find(PageClass::paywall, "page", page)) {
            return {PageClass::paywall, "the page has \"" + sign->words + "\""};
        }
    }
    if (facts.text.empty()) { return {PageClass::no_article, "no article was found in it"}; }
    return {};
}

}  // namespace counterclaim::follow

#include "article/page_metadata.hpp"

#include "article/linked_data.hpp"
#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>

namespace counterclaim::article {
namespace {

constexpr std::size_t k_title_bytes_max = 600;
constexpr std::size_t k_meta_max = 2000;

/// The values found for each role, the most believed first.
struct Found {
    struct Value {
        int rank = 0;
        std::string_view text;
        std::string_view name;
    };
    std::map<MetaRole, std::vector<Value>> values;

    void add(MetaNames::Meaning meaning, std::string_view text, std::string_view name) {
        if (meaning.role == MetaRole::none || text::trim_space(text).empty()) { return; }
        auto& list = values[meaning.role];
        const auto at =
            std::upper_bound(list.begin(), list.end(), meaning.rank,
                             [](int rank, const Value& value) { return rank < value.rank; });
        list.insert(at, {meaning.rank, text::trim_space(text), name});
    }
    [[nodiscard]] std::string first(MetaRole role) const {
        const auto found = values.find(role);
        return found == values.end() ? std::string() : std::string(found->second.front().text);
    }
};

/// "A town is taken | Example News" without the outlet's name.
std::string without_outlet(std::string title, const std::string& outlet) {
    constexpr std::array<std::string_view, 6> marks{
        " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " \xC2\xB7 "};
    if (outlet.empty()) { return title; }
    const auto name = text::fold(outlet);
    for (const auto mark : marks) {
        const auto at = title.rfind(mark);
        if (at == std::string::npos || at < 10) { continue; }
        const auto rest = text::fold(std::string_view(title).substr(at + mark.size()));
        if (rest.find(name) != std::string::npos || name.find(rest) != std::string::npos) {
            title.resize(at);
            return title;
        }
    }
    return title;
}

std::string language_code(std::string_view written) {
    const auto end = written.find_first_of("-_,; ");
    const auto code = text::to_lower(written.substr(0, end));
    return code.size() == 2 || code.size() == 3 ? code : std::string();
}

bool puts_month_first(std::string_view written) {
    const auto lower = text::to_lower(written.substr(0, 10));
    return lower == "en-us" || lower == "en_us" || lower == "en-ph" || lower == "en_ph";
}

void set_date(std::optional<WrittenDate>& target, std::string& from, std::string_view value,
              std::string reason, const Knowledge& knowledge, DayOrder order) {
    if (target || value.empty()) { return; }
    target = knowledge.dates.read_metadata(value, order);
    if (target) { from = std::move(reason); }
}

void read_elements(const Page& page, const Knowledge& knowledge, Found& found, LinkedData& linked,
                   PageMetadata& metadata, std::string& title, std::string& html_language) {
    for (const auto& script : page.scripts()) {
        if (page.attribute(script.node, "type").find("ld+json") != std::string_view::npos) {
            read_linked_data(page.text_of(script), linked);
        }
    }
    std::size_t metas = 0;
    for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
        const auto& node = page[i];
        if (node.tag == Tag::meta && ++metas <= k_meta_max) {
            const auto content = page.attribute(i, "content");
            for (const auto* name : {"property", "name", "itemprop", "http-equiv"}) {
                const auto value = page.attribute(i, name);
                if (!value.empty()) { found.add(knowledge.meta.meaning_of(value), content, value); }
            }
        } else if (node.tag == Tag::title && title.empty()) {
            title = page.inner_text(i, k_title_bytes_max);
        } else if (node.tag == Tag::link && metadata.url.empty() &&
                   page.attribute(i, "rel") == "canonical") {
            metadata.url = std::string(page.attribute(i, "href"));
        } else if (node.tag == Tag::html) {
            html_language = std::string(page.attribute(i, "lang"));
            if (html_language.empty()) {
                html_language = std::string(page.attribute(i, "xml:lang"));
            }
        }
    }
}

}  // namespace

PageMetadata read_metadata(const Page& page, const Knowledge& knowledge) {
    PageMetadata metadata;
    Found found;
    LinkedData linked;
    std::string title;
    std::string html_language;
    read_elements(page, knowledge, found, linked, metadata, title, html_language);
    metadata.outlet = found.first(MetaRole::outlet);
    if (metadata.outlet.empty()) { metadata.outlet = linked.publisher; }
    metadata.title = found.first(MetaRole::title);
    if (metadata.title.empty()) { metadata.title = linked.headline; }
    if (metadata.title.empty()) { metadata.title = title; }
    metadata.title = without_outlet(std::move(metadata.title), metadata.outlet);
    metadata.author = linked.author.empty() ? found.first(MetaRole::author) : linked.author;
    if (metadata.author.find("://") != std::string::npos) { metadata.author.clear(); }
    metadata.description = found.first(MetaRole::description);
    if (metadata.url.find("://") == std::string::npos) {
        metadata.url = found.first(MetaRole::url);
    }
    if (metadata.url.find("://") == std::string::npos) {
        metadata.url = linked.url.find("://") == std::string::npos ? "" : linked.url;
    }
    const std::string stated =
        html_language.empty() ? found.first(MetaRole::language) : html_language;
    metadata.language = language_code(stated);
    metadata.month_first =
        puts_month_first(stated) || puts_month_first(found.first(MetaRole::language));
    metadata.body = std::move(linked.body);
    const auto order = metadata.month_first ? DayOrder::month_first : DayOrder::day_first;
    const auto all_meta = [&](MetaRole role, std::optional<WrittenDate>& target,
                              std::string& from) {
        for (const auto& value : found.values[role]) {
            set_date(target, from, value.text, "meta " + std::string(value.name), knowledge, order);
        }
    };
    if (linked.found) {
        set_date(metadata.published, metadata.published_from, linked.published, "linked data",
                 knowledge, order);
    }
    all_meta(MetaRole::published, metadata.published, metadata.published_from);
    set_date(metadata.published, metadata.published_from, linked.published, "linked data",
             knowledge, order);
    set_date(metadata.modified, metadata.modified_from, linked.modified, "linked data", knowledge,
             order);
    all_meta(MetaRole::modified, metadata.modified, metadata.modified_from);
    return metadata;
}

}  // namespace counterclaim::article

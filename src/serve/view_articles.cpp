#include "serve/shapes.hpp"
#include "serve/view_parts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace counterclaim::serve {
namespace {

/// Wilson's score interval of a share, 95 % (E. B. Wilson, "Probable inference, the law of
/// succession, and statistical inference", 1927).
std::pair<double, double> wilson(std::uint32_t agree, std::uint32_t of) {
    constexpr double k_z = 1.959964;
    const double n = of;
    const double share = agree / n;
    const double middle = share + k_z * k_z / (2 * n);
    const double spread = k_z * std::sqrt(share * (1 - share) / n + k_z * k_z / (4 * n * n));
    const double whole = 1 + k_z * k_z / n;
    return {std::max(0.0, (middle - spread) / whole), std::min(1.0, (middle + spread) / whole)};
}

double rounded(double share) { return std::round(share * 1000) / 1000; }

struct Source {
    std::string name;
    std::set<std::string> languages;
    std::uint32_t articles = 0;
    std::uint32_t copied = 0;
    std::uint32_t revisions = 0;
    std::uint32_t altered = 0;
    std::uint32_t claims = 0;
    DateInterval days;
    std::map<std::string, std::uint32_t> agencies;
    std::map<std::string, std::uint32_t> sides;
    std::uint32_t judged = 0;
    std::uint32_t agree = 0;
};

/// Adds what the claims of each outlet say, and how it stands to what others later bear out.
void add_claims(const Material& material, std::map<std::string, Source>& sources) {
    for (std::size_t i = 0; i < material.linked.claims.size(); ++i) {
        const auto& claim = material.linked.claims[i];
        const auto rank = material.article_rank.find(claim.article);
        if (rank == material.article_rank.end()) { continue; }
        auto& source = sources[material.articles[rank->second - 1].source];
        ++source.claims;
        ++source.sides[material.side(i)];
        const auto* event = material.event(material.linked.events_of[i]);
        constexpr int k_borne_out = 2;
        constexpr int k_voices_min = 3;  // this one, and two others
        if (event == nullptr || claim.modality != Modality::actual) { continue; }
        const auto& affirmed = event->affirmed;
        const bool happened = affirmed.digit <= k_borne_out && affirmed.independent >= k_voices_min;
        const bool not_happened = event->denied && event->denied->digit <= k_borne_out &&
                                  event->denied->independent >= k_voices_min;
        if (happened == not_happened) { continue; }
        ++source.judged;
        source.agree += (claim.polarity == Polarity::affirmed) == happened ? 1U : 0U;
    }
}

void write_counts(JsonWriter& json, std::string_view key, std::string_view name,
                  std::string_view count_name, const std::map<std::string, std::uint32_t>& counts) {
    std::vector<std::pair<std::uint32_t, std::string_view>> order;
    for (const auto& [text, count] : counts) { order.emplace_back(count, text); }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    json.key(key).begin_array();
    for (const auto& [count, text] : order) {
        json.begin_object().key(name).value(text).key(count_name).value(count).end_object();
    }
    json.end_array();
}

std::string source_json(const std::string& id, const Source& source) {
    std::string row;
    JsonWriter json(row);
    json.begin_object().key("id").value(id).key("name").text_or_null(source.name);
    json.key("languages").begin_array();
    for (const auto& language : source.languages) { json.value(language); }
    json.end_array().key("articles").value(source.articles);
    json.key("original").value(source.articles - source.copied);
    json.key("copied").value(source.copied).key("claims").value(source.claims);
    json.key("first");
    write_day(json, source.days.from);
    json.key("last");
    write_day(json, source.days.to);
    write_counts(json, "agencies", "name", "articles", source.agencies);
    write_counts(json, "sides", "side", "claims", source.sides);
    json.key("revisions").value(source.revisions).key("altered").value(source.altered);
    json.key("agreement").begin_object().key("n").value(source.judged);
    json.key("agree").value(source.agree);
    if (source.judged == 0) {
        json.key("share").null().key("low").null().key("high").null();
    } else {
        const auto [low, high] = wilson(source.agree, source.judged);
        json.key("share").value(rounded(static_cast<double>(source.agree) / source.judged));
        json.key("low").value(rounded(low)).key("high").value(rounded(high));
    }
    json.end_object().end_object();
    return row;
}

void write_sources(ViewFile& view, const Material& material) {
    std::map<std::string, Source> sources;
    for (const auto& article : material.articles) {
        auto& source = sources[article.source];
        source.name = article.info.outlet;
        if (!article.info.language.empty()) { source.languages.insert(article.info.language); }
        ++source.articles;
        if (article.copied != nullptr) {
            const auto kind = article.copied->kind;
            source.revisions += kind == CopyKind::revision ? 1U : 0U;
            source.altered += kind == CopyKind::altered ? 1U : 0U;
            source.copied += kind != CopyKind::revision ? 1U : 0U;
        }
        if (!article.info.agency.empty()) { ++source.agencies[article.info.agency]; }
        const auto& day = article.info.published.day;
        if (!day) { continue; }
        source.days.from = source.days.from ? std::min(*source.days.from, *day) : *day;
        source.days.to = source.days.to ? std::max(*source.days.to, *day) : *day;
    }
    add_claims(material, sources);
    std::vector<std::pair<std::string, const Source*>> order;
    for (const auto& [id, source] : sources) { order.emplace_back(id, &source); }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.second->claims > b.second->claims;
    });
    for (const auto& [id, source] : order) {
        Item item;
        item.id = id;
        item.from = source->days.from;
        item.to = source->days.to;
        item.json = source_json(id, *source);
        for (const auto& language : source->languages) {
            item.tags.push_back("language:" + language);
        }
        view.add(List::sources, item);
    }
}

/// Newest first, as the articles are.
void write_copies(ViewFile& view, const Material& material) {
    std::vector<std::pair<std::uint32_t, const Copy*>> order;
    for (const auto& copy : material.copies) {
        const auto rank = material.article_rank.find(copy.article);
        if (rank != material.article_rank.end()) { order.emplace_back(rank->second, &copy); }
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [rank, copy] : order) {
        const auto theirs = material.article_rank.find(copy->original);
        if (theirs == material.article_rank.end()) { continue; }
        const auto& mine = material.articles[rank - 1];
        const auto& original = material.articles[theirs->second - 1];
        Item item;
        item.id = copy->article;
        item.from = mine.info.published.day;
        item.to = item.from;
        item.tags = {"kind:" + std::string(to_string(copy->kind)), "article:" + copy->article,
                     "article:" + copy->original, "source:" + mine.source,
                     "source:" + original.source};
        JsonWriter json(item.json);
        json.begin_object().key("article").value(copy->article);
        json.key("original").value(copy->original);
        json.key("outlet").text_or_null(mine.info.outlet);
        json.key("original_outlet").text_or_null(original.info.outlet);
        json.key("title").text_or_null(mine.info.title).key("published");
        write_day(json, mine.info.published.day);
        json.key("original_published");
        write_day(json, original.info.published.day);
        json.key("kind").value(to_string(copy->kind)).key("share").value(rounded(copy->share));
        json.key("agency").text_or_null(copy->agency);
        json.key("differences").value(static_cast<std::uint64_t>(copy->differences.size()));
        json.key("figures_differ");
        json.value(std::any_of(copy->differences.begin(), copy->differences.end(),
                               [](const auto& difference) { return difference.figures; }));
        json.key("spans").begin_array();
        for (const auto& difference : copy->differences) {
            json.begin_array().value(difference.mine.begin).value(difference.mine.end);
            json.value(difference.theirs.begin).value(difference.theirs.end);
            json.value(difference.figures).end_array();
        }
        json.end_array().end_object();
        view.add(List::copies, item);
    }
}

}  // namespace

std::string article_json(const ArticleRow& row) {
    const auto& info = row.info;
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("key").value(info.key).key("id").value(info.id);
    json.key("doc").value(info.document).key("title").text_or_null(info.title);
    json.key("outlet").text_or_null(info.outlet).key("source").value(row.source);
    json.key("byline").text_or_null(info.byline).key("agency").text_or_null(info.agency);
    json.key("language").text_or_null(info.language).key("published");
    write_day(json, info.published.day);
    json.key("published_basis").value(to_string(info.published.basis));
    json.key("published_reason").text_or_null(info.published.reason);
    json.key("url").text_or_null(info.url).key("address").text_or_null(info.address);
    json.key("claims").value(row.claims).key("copy_of");
    json.text_or_null(row.copied == nullptr ? "" : row.copied->original).key("copy_kind");
    json.text_or_null(row.copied == nullptr ? std::string_view() : to_string(row.copied->kind));
    json.key("copies").value(row.copies).end_object();
    return text;
}

void write_articles(ViewFile& view, const Material& material) {
    for (const auto& row : material.articles) {
        Item item;
        item.id = row.info.key;
        item.from = row.info.published.day;
        item.to = item.from;
        item.json = article_json(row);
        item.tags = {"source:" + row.source, "language:" + row.info.language};
        view.add(List::articles, item);
    }
    write_sources(view, material);
    write_copies(view, material);
}

}  // namespace counterclaim::serve

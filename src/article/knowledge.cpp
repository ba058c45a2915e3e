#include "article/knowledge.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/table.hpp"

namespace counterclaim::article {
namespace {

/// Agencies write their names in capitals, which tells "AP" from "ap"; longer names are compared
/// folded.
std::string agency_key(std::string_view name) {
    name = text::trim_space(name);
    return name.size() <= 4 ? std::string(name) : text::fold(name);
}

}  // namespace

Expected<Outlets> Outlets::load(const Resources& resources) {
    Outlets outlets;
    auto domains = text::Table::load(resources, "outlets/outlets.tsv", {"domain", "outlet"});
    if (!domains) { return tl::unexpected<Error>(domains.error()); }
    for (std::size_t i = 0; i < domains->size(); ++i) {
        const auto row = domains->row(i);
        if (row["outlet"].empty()) { return row.reject("the outlet has no name"); }
        outlets.m_by_domain.emplace(row["domain"], row["outlet"]);
    }
    auto agencies = text::Table::load(resources, "outlets/agencies.tsv", {"name", "agency"});
    if (!agencies) { return tl::unexpected<Error>(agencies.error()); }
    for (std::size_t i = 0; i < agencies->size(); ++i) {
        const auto row = agencies->row(i);
        if (row["agency"].empty()) { return row.reject("the agency has no name"); }
        outlets.m_agencies.emplace(agency_key(row["name"]), row["agency"]);
    }
    return outlets;
}

Expected<Knowledge> Knowledge::load(const Resources& resources) {
    auto dates = DateReader::load(resources);
    if (!dates) { return tl::unexpected<Error>(dates.error()); }
    auto noise = Noise::load(resources);
    if (!noise) { return tl::unexpected<Error>(noise.error()); }
    auto outlets = Outlets::load(resources);
    if (!outlets) { return tl::unexpected<Error>(outlets.error()); }
    auto meta = MetaNames::load(resources);
    if (!meta) { return tl::unexpected<Error>(meta.error()); }
    auto patterns = PagePatterns::load(resources);
    if (!patterns) { return tl::unexpected<Error>(patterns.error()); }
    return Knowledge{*std::move(dates), *std::move(noise), *std::move(outlets), *std::move(meta),
                     *std::move(patterns)};
}

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos || scheme > 10) { return {}; }
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto at = url.rfind('@'); at != std::string_view::npos) { url.remove_prefix(at + 1); }
    return text::to_lower(url.substr(0, url.find(':')));
}

std::string Outlets::outlet_of(std::string_view url) const {
    const auto host = host_of(url);
    std::string_view rest = host;
    while (!rest.empty()) {
        const auto found = m_by_domain.find(std::string(rest));
        if (found != m_by_domain.end()) { return found->second; }
        const auto dot = rest.find('.');
        if (dot == std::string_view::npos) { break; }
        rest.remove_prefix(dot + 1);
    }
    return {};
}

std::string Outlets::agency_of(std::string_view name) const {
    if (name.empty() || name.size() > 80) { return {}; }
    const auto found = m_agencies.find(agency_key(name));
    return found == m_agencies.end() ? std::string() : found->second;
}

}  // namespace counterclaim::article

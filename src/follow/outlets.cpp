#include "follow/outlets.hpp"

#include "follow/address.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace counterclaim::follow {
namespace {

using namespace std::literals;

constexpr std::array k_keys{"name"sv,  "side"sv,     "country"sv, "language"sv, "time_zone"sv,
                            "feeds"sv, "sitemaps"sv, "folder"sv,  "folders"sv,  "only"sv,
                            "every"sv, "newer"sv,    "delay"sv};

class Reader {
public:
    explicit Reader(const std::string& name) : m_name(name) {}

    Expected<Outlet> read(const toml::table& table) {
        Outlet outlet;
        for (const auto& [key, value] : table) {
            const std::string_view name = key.str();
            if (std::find(k_keys.begin(), k_keys.end(), name) == k_keys.end()) {
                return reject(value, "an outlet has no \"" + std::string(name) + "\"");
            }
            if (auto done = set(outlet, name, value); !done) {
                return tl::unexpected<Error>(done.error());
            }
        }
        if (outlet.name.empty()) { return reject(table, "an outlet needs a name"); }
        if (outlet.feeds.empty() && outlet.sitemaps.empty() && outlet.folders.empty()) {
            return reject(table, outlet.name + " has no feed, sitemap or folder to follow");
        }
        return outlet;
    }

    [[nodiscard]] tl::unexpected<Error> reject(const toml::node& node, std::string what) const {
        return fail(ErrorCode::config, m_name + ":" + std::to_string(node.source().begin.line),
                    std::move(what), "docs/guide/follow-outlets.md describes the list");
    }

private:
    Expected<void> set(Outlet& outlet, std::string_view key, const toml::node& value) {
        if (key == "feeds") { return addresses(outlet.feeds, value); }
        if (key == "sitemaps") { return addresses(outlet.sitemaps, value); }
        if (key == "folder" || key == "folders") { return texts(outlet.folders, value); }
        if (key == "only") { return addresses(outlet.only, value); }
        if (key == "every") { return duration(outlet.every_s, value); }
        if (key == "newer") { return duration(outlet.newer_s, value); }
        if (key == "delay") { return duration(outlet.delay_s, value); }
        auto& target = key == "name"       ? outlet.name
                       : key == "side"     ? outlet.side
                       : key == "country"  ? outlet.country
                       : key == "language" ? outlet.language
                                           : outlet.time_zone;
        const auto text = value.value<std::string>();
        if (!text) { return reject(value, "\"" + std::string(key) + "\" must be a text"); }
        target = *text;
        return {};
    }

    Expected<void> texts(std::vector<std::string>& out, const toml::node& value) {
        if (const auto one = value.value<std::string>()) {
            out.push_back(*one);
            return {};
        }
        const auto* list = value.as_array();
        if (list == nullptr) { return reject(value, "this must be a text or a list of texts"); }
        for (const auto& item : *list) {
            const auto text = item.value<std::string>();
            if (!text) { return reject(item, "this must be a text"); }
            out.push_back(*text);
        }
        return {};
    }

    Expected<void> addresses(std::vector<std::string>& out, const toml::node& value) {
        std::vector<std::string> raw;
        if (auto done = texts(raw, value); !done) { return done; }
        for (const auto& text : raw) {
            const auto address = parse_address(text);
            if (!address) {
                return reject(
                    value, "\"" + text + "\" is no address that begins with http:// or https://");
            }
            out.push_back(address->text());
        }
        return {};
    }

    Expected<void> duration(double& out, const toml::node& value) {
        if (const auto number = value.value<double>(); number && *number >= 0) {
            out = *number;
            return {};
        }
        const auto text = value.value<std::string>();
        out = text ? parse_duration(*text) : -1;
        if (out < 0) { return reject(value, "this must be a duration like \"15 min\""); }
        return {};
    }

    const std::string& m_name;
};

}  // namespace

double parse_duration(std::string_view text) {
    double number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || !(number >= 0) || number > 1e9) { return -1; }
    auto unit = text.substr(static_cast<std::size_t>(stop - text.data()));
    while (unit.starts_with(' ')) { unit.remove_prefix(1); }
    if (unit.empty() || unit == "s") { return number; }
    if (unit == "min") { return number * 60; }
    if (unit == "h") { return number * 3600; }
    if (unit == "d") { return number * 86400; }
    return -1;
}

Expected<std::vector<Outlet>> parse_outlets(std::string_view text, const std::string& name) {
    std::vector<Outlet> outlets;
    try {
        const auto file = toml::parse(text, name);
        Reader reader(name);
        const auto* list = file["outlet"].as_array();
        if (list == nullptr) {
            return fail(ErrorCode::config, name, "there is no [[outlet]] in this list",
                        "docs/guide/follow-outlets.md describes the list");
        }
        std::set<std::string> names;
        for (const auto& item : *list) {
            const auto* table = item.as_table();
            if (table == nullptr) {
                return reader.reject(item, "an outlet is written as [[outlet]]");
            }
            auto outlet = reader.read(*table);
            if (!outlet) { return tl::unexpected<Error>(outlet.error()); }
            if (!names.insert(outlet->name).second) {
                return reader.reject(item, "there are two outlets \"" + outlet->name + "\"");
            }
            outlets.push_back(*std::move(outlet));
        }
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::config, name + ":" + std::to_string(error.source().begin.line),
                    std::string(error.description()));
    }
    return outlets;
}

}  // namespace counterclaim::follow

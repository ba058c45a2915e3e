#include "toponym_corpus.hpp"

#include "acquire/file_resources.hpp"
#include "text/utf8.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>

namespace counterclaim::app {
namespace {

struct Node {
    xmlNode* node = nullptr;

    [[nodiscard]] Node child(std::string_view name) const {
        for (auto* at = node == nullptr ? nullptr : node->children; at != nullptr; at = at->next) {
            if (at->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(at->name)) {
                return {at};
            }
        }
        return {};
    }
    [[nodiscard]] std::string text() const {
        if (node == nullptr) { return {}; }
        auto* content = xmlNodeGetContent(node);
        std::string out = content == nullptr ? "" : reinterpret_cast<const char*>(content);
        xmlFree(content);
        return out;
    }
    [[nodiscard]] std::string attribute(const char* name) const {
        if (node == nullptr) { return {}; }
        auto* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
        std::string out = value == nullptr ? "" : reinterpret_cast<const char*>(value);
        xmlFree(value);
        return out;
    }
    template <typename Visit>
    void each(std::string_view name, Visit visit) const {
        for (auto* at = node == nullptr ? nullptr : node->children; at != nullptr; at = at->next) {
            if (at->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(at->name)) {
                visit(Node{at});
            }
        }
    }
};

/// Byte position of each code point, and of the end.
std::vector<std::uint32_t> code_point_offsets(std::string_view text) {
    std::vector<std::uint32_t> offsets;
    for (const auto point : text::code_points(text)) { offsets.push_back(point.at); }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

/// Annotations count code points. Some are off by one; the name itself decides then.
Span span_of(const std::vector<std::uint32_t>& offsets, std::string_view text, Node mark,
             const std::string& name) {
    const auto last = static_cast<long>(offsets.size()) - 1;
    const long start =
        std::clamp(std::strtol(mark.child("start").text().c_str(), nullptr, 10), 0L, last);
    const long end =
        std::clamp(std::strtol(mark.child("end").text().c_str(), nullptr, 10), start, last);
    Span span{offsets[static_cast<std::size_t>(start)], offsets[static_cast<std::size_t>(end)]};
    for (const long shift : {0L, -1L, 1L, -2L, 2L}) {
        const long from = std::clamp(start + shift, 0L, last);
        const auto at = offsets[static_cast<std::size_t>(from)];
        if (!name.empty() && text.substr(at, name.size()) == name) {
            return {at, at + static_cast<std::uint32_t>(name.size())};
        }
    }
    return span;
}

void read_point(Node at, GoldToponym& out) {
    const auto latitude = at.child("lat").text();
    if (latitude.empty()) { return; }
    out.latitude = std::strtod(latitude.c_str(), nullptr);
    out.longitude = std::strtod(at.child("lon").text().c_str(), nullptr);
}

Expected<std::vector<ToponymText>> read_xml(const std::string& path, std::string_view bytes) {
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
        xmlFreeDoc);
    if (!document) { return fail(ErrorCode::bad_markup, path, "this is no well-formed XML"); }
    std::vector<ToponymText> texts;
    Node{xmlDocGetRootElement(document.get())}.each("article", [&](Node article) {
        ToponymText text;
        text.id = article.attribute("docid");
        text.text = article.child("text").text();
        const auto offsets = code_point_offsets(text.text);
        article.child("locations").each("location", [&](Node mark) {
            GoldToponym toponym;
            toponym.name = mark.child("name").text();
            toponym.span = span_of(offsets, text.text, mark, toponym.name);
            read_point(mark, toponym);
            text.toponyms.push_back(std::move(toponym));
        });
        article.child("toponyms").each("toponym", [&](Node mark) {
            GoldToponym toponym;
            toponym.name = mark.child("phrase").text();
            toponym.span = span_of(offsets, text.text, mark, toponym.name);
            const auto record = mark.child("gaztag");
            read_point(record, toponym);
            toponym.geonames = static_cast<std::uint32_t>(
                std::strtoul(record.attribute("geonameid").c_str(), nullptr, 10));
            text.toponyms.push_back(std::move(toponym));
        });
        texts.push_back(std::move(text));
    });
    return texts;
}

struct TudPoint {
    std::string latitude, longitude, source;
};

/// Takes the tags out of a TUD-Loc text; the n-th tag has the n-th point.
ToponymText untag(std::string_view tagged, const std::map<int, TudPoint>& points) {
    ToponymText out;
    int number = 0;
    std::optional<std::uint32_t> open;
    for (std::size_t i = 0; i < tagged.size();) {
        const auto close = tagged[i] == '<' ? tagged.find('>', i) : std::string_view::npos;
        const bool is_tag =
            close != std::string_view::npos && close - i < 40 && i + 1 < tagged.size() &&
            (tagged[i + 1] == '/' || (tagged[i + 1] >= 'A' && tagged[i + 1] <= 'Z'));
        if (!is_tag) {
            out.text += tagged[i++];
            continue;
        }
        if (tagged[i + 1] != '/') {
            open = static_cast<std::uint32_t>(out.text.size());
        } else if (open) {
            GoldToponym toponym;
            toponym.span = {*open, static_cast<std::uint32_t>(out.text.size())};
            toponym.name = out.text.substr(*open);
            const auto found = points.find(number++);
            if (found != points.end() && !found->second.latitude.empty()) {
                toponym.latitude = std::strtod(found->second.latitude.c_str(), nullptr);
                toponym.longitude = std::strtod(found->second.longitude.c_str(), nullptr);
                if (found->second.source.starts_with("geonames:")) {
                    toponym.geonames = static_cast<std::uint32_t>(
                        std::strtoul(found->second.source.c_str() + 9, nullptr, 10));
                }
            }
            out.toponyms.push_back(std::move(toponym));
            open.reset();
        }
        i = close + 1;
    }
    return out;
}

Expected<std::vector<ToponymText>> read_folder(const std::filesystem::path& folder) {
    auto table = acquire::map_file((folder / "coordinates.csv").string());
    if (!table) { return tl::unexpected<Error>(table.error()); }
    std::map<std::string, std::map<int, TudPoint>> points;
    std::string_view rest = table->view;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        std::vector<std::string> cells;
        while (true) {
            const auto at = line.find(';');
            cells.emplace_back(line.substr(0, at));
            if (at == std::string_view::npos) { break; }
            line.remove_prefix(at + 1);
        }
        if (cells.size() < 6 || cells[0] == "docId") { continue; }
        points[cells[0]][std::atoi(cells[1].c_str())] = {cells[3], cells[4], cells[5]};
    }
    std::vector<ToponymText> texts;
    for (const auto& [name, marks] : points) {
        auto file = acquire::map_file((folder / name).string());
        if (!file) { continue; }
        texts.push_back(untag(file->view, marks));
        texts.back().id = name;
    }
    return texts;
}

}  // namespace

Expected<std::vector<ToponymText>> read_toponyms(const std::string& path) {
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem)) { return read_folder(path); }
    auto file = acquire::map_file(path);
    if (!file) { return tl::unexpected<Error>(file.error()); }
    return read_xml(path, file->view);
}

}  // namespace counterclaim::app

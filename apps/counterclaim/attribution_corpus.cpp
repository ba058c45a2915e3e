#include "attribution_corpus.hpp"

#include "acquire/file_resources.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace {

std::vector<std::string_view> split(std::string_view text, char by) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto at = text.find(by);
        if (at != 0) { parts.push_back(text.substr(0, at)); }
        text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
    }
    return parts;
}

std::optional<std::size_t> number_of(std::string_view digits) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) { return std::nullopt; }
    return value;
}

/// The byte at which each code point begins, and the end.
std::vector<std::uint32_t> code_points_of(std::string_view text) {
    std::vector<std::uint32_t> starts;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool inside = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
        if (!inside) { starts.push_back(static_cast<std::uint32_t>(i)); }
    }
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    return starts;
}

/// "Content 10 20;24 31": its spans; none where a number is missing or lies outside.
std::vector<Span> spans_of(std::string_view words, const std::vector<std::uint32_t>& starts) {
    std::vector<Span> spans;
    const auto blank = words.find(' ');
    if (blank == std::string_view::npos) { return spans; }
    for (const auto piece : split(words.substr(blank + 1), ';')) {
        const auto ends = split(piece, ' ');
        if (ends.size() != 2) { return {}; }
        const auto first = number_of(ends[0]);
        const auto last = number_of(ends[1]);
        if (!first || !last || *first >= *last || *last >= starts.size()) { return {}; }
        spans.push_back({starts[*first], starts[*last]});
    }
    return spans;
}

void append(std::vector<Span>& to, const std::vector<Span>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

Expected<bool> read_part(const fs::path& part, std::vector<AttributionText>& texts) {
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(part / "attributions", error)) {
        if (entry.path().extension() == ".ann") { files.push_back(entry.path()); }
    }
    if (error) { return false; }
    std::sort(files.begin(), files.end());
    std::string last;
    for (const auto& file : files) {
        const auto stem = file.stem().string();
        const auto id = stem.substr(0, stem.rfind('_'));
        if (id == last) { continue; }
        const auto text = acquire::map_file(part / "text" / (id + ".txt"));
        if (!text) { continue; }  // marked, and not distributed
        const auto marks = acquire::map_file(file);
        if (!marks) { return tl::unexpected<Error>(marks.error()); }
        last = id;
        AttributionText one{id, std::string(text->view), {}};
        one.attributions = parse_attributions(marks->view, one.text);
        texts.push_back(std::move(one));
    }
    return true;
}

}  // namespace

std::vector<MarkedAttribution> parse_attributions(std::string_view marks, std::string_view text) {
    const auto starts = code_points_of(text);
    std::map<std::string_view, std::vector<Span>> spans;  // by "T12"
    std::vector<MarkedAttribution> found;
    const auto lines = split(marks, '\n');
    for (const auto line : lines) {
        const auto cells = split(line, '\t');
        if (cells.size() >= 2 && line.front() == 'T') {
            spans.emplace(cells[0], spans_of(cells[1], starts));
        }
    }
    for (const auto line : lines) {
        const auto cells = split(line, '\t');
        if (cells.size() < 2 || line.front() != 'E') { continue; }
        MarkedAttribution one;
        for (const auto part : split(cells[1], ' ')) {
            const auto colon = part.find(':');
            if (colon == std::string_view::npos) { continue; }
            const auto mark = spans.find(part.substr(colon + 1));
            if (mark == spans.end()) { continue; }
            // parts of one kind are numbered: "Content", "Content2"
            const auto kind = part.substr(0, colon);
            if (kind.starts_with("Source")) { append(one.source, mark->second); }
            if (kind.starts_with("Cue")) { append(one.cue, mark->second); }
            if (kind.starts_with("Content")) { append(one.content, mark->second); }
        }
        if (!one.cue.empty() || !one.content.empty()) { found.push_back(std::move(one)); }
    }
    return found;
}

Expected<std::vector<AttributionText>> read_attributions(const std::string& folder) {
    std::vector<AttributionText> texts;
    for (const auto* part : {"", "train", "dev"}) {
        const auto read = read_part(fs::path(folder) / part, texts);
        if (!read) { return tl::unexpected<Error>(read.error()); }
    }
    if (texts.empty()) {
        return fail(ErrorCode::empty, folder, "no text with marks",
                    "Name the folder that holds text/ and attributions/, or train/ and dev/.");
    }
    return texts;
}

}  // namespace counterclaim::app

#include "muc_corpus.hpp"

#include "scored_claim.hpp"

#include "acquire/file_resources.hpp"
#include "text/char_class.hpp"
#include "text/iso_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace {

// The format of the distribution: numbered slots with values from column 35, continued on lines
// without a number; "/" parts spellings of one value, ":" what it is said of.

constexpr std::array<std::string_view, 12> k_months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                    "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::size_t k_value_column = 34;
constexpr std::size_t k_header_bytes_max = 400;
constexpr int k_century = 1900;
constexpr std::chrono::days k_not_later_than{30};

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(by);
        parts.push_back(text::trim_space(text.substr(0, at)));
        if (at == std::string_view::npos) { return parts; }
        text.remove_prefix(at + by.size());
    }
}

template <typename Number>
std::optional<Number> number_of(std::string_view digits) {
    Number value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) { return std::nullopt; }
    return value;
}

/// The identifier a line begins with: letters, "-MUC" and so on, up to a blank; empty for none.
std::string_view message_id(std::string_view line) {
    const auto id = line.substr(0, line.find(' '));
    const bool is_id = id.size() > 8 && id.find("-MUC") != std::string_view::npos &&
                       text::is_upper(static_cast<unsigned char>(id.front()));
    return is_id ? id : std::string_view{};
}

std::string dateline_day(std::string_view text) {
    std::vector<std::string_view> words;
    for (const auto word : split(text.substr(0, k_header_bytes_max), " ")) {
        if (!word.empty()) { words.push_back(word); }
    }
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const auto& year = words[i + 2];
        const auto day = parse_muc_day(std::string(words[i]) + " " + std::string(words[i + 1]) +
                                       " " + std::string(year.substr(0, 2)));
        if (day) { return text::to_iso(*day); }
    }
    return {};
}

/// Lines are wrapped at a fixed width; a blank line parts paragraphs.
void append_line(std::string_view line, std::string& text) {
    const bool starts = text.empty() || text.back() == '\n';
    if (line.empty()) {
        text += starts ? "" : "\n\n";
    } else {
        text.append(starts ? "" : " ").append(line);
    }
}

void read_messages(std::string_view bytes, std::map<std::string, MucText>& texts) {
    MucText* message = nullptr;
    for (const auto line : lines_of(bytes)) {
        if (const auto id = message_id(line); !id.empty()) {
            message = &texts[std::string(id)];
            message->id = id;
            message->text.clear();
        } else if (message != nullptr) {
            append_line(text::trim_space(line), message->text);
        }
    }
}

/// Values in quotation marks, by group of spellings.
std::vector<std::string> quoted(std::string_view value) {
    std::vector<std::string> found;
    for (auto at = value.find('"'); at != std::string_view::npos; at = value.find('"', at + 1)) {
        const auto end = value.find('"', at + 1);
        if (end == std::string_view::npos) { break; }
        found.push_back(fold_name(value.substr(at + 1, end - at - 1)));
        at = end;
    }
    return found;
}

DateInterval date_of(std::string_view value) {
    DateInterval date;
    const auto parts = split(value.substr(0, value.find(" / ")), "-");
    for (const auto part : parts) {
        const auto day = parse_muc_day(part);
        if (!day) { continue; }
        if (!date.from) { date.from = *day; }
        date.to = *day;
    }
    if (date.to && parts.size() > 1 && parts.front().empty()) {
        date.from = *date.to - k_not_later_than;
    }
    return date;
}

std::vector<std::string> location_of(std::string_view value) {
    std::vector<std::string> levels;
    value = value.substr(0, value.find(" - "));
    for (const auto level : split(value.substr(0, value.find(" / ")), ":")) {
        auto name = fold_name(level.substr(0, level.find('(')));
        if (!name.empty()) { levels.push_back(std::move(name)); }
    }
    return levels;
}

void fill(MucIncident& incident, int slot, std::string_view value) {
    enum : int { k_template = 1, k_date, k_location, k_type, k_organisation = 10 };
    constexpr int k_victims = 21;
    constexpr int k_effect = 23;
    if (value.empty() || value == "*" || value == "-") { return; }
    switch (slot) {
        case k_template:
            incident.optional = value.find("OPTIONAL") != std::string_view::npos;
            break;
        case k_date:
            incident.date = date_of(value);
            break;
        case k_location:
            incident.location = location_of(value);
            break;
        case k_type:
            incident.type = value.substr(0, value.find(" / "));
            break;
        case k_organisation:
            if (auto names = quoted(value); !names.empty()) {
                incident.organisations.push_back(std::move(names));
            }
            break;
        case k_victims:
            if (const auto count = number_of<std::int64_t>(value.substr(0, value.find(':')))) {
                incident.victims.push_back(*count);
            }
            break;
        case k_effect:
            incident.deaths = incident.deaths || value.starts_with("DEATH");
            incident.injuries = incident.injuries || value.starts_with("INJURY");
            break;
        default:
            break;
    }
}

void read_keys(std::string_view bytes, std::map<std::string, std::vector<MucIncident>>& keys) {
    std::vector<MucIncident>* incidents = nullptr;
    int slot = 0;
    for (const auto line : lines_of(bytes)) {
        const auto number = number_of<int>(line.substr(0, line.find('.')));
        if (number && line.find('.') < 3) { slot = *number; }
        const auto value =
            line.size() > k_value_column ? text::trim_space(line.substr(k_value_column)) : "";
        if (number && slot == 0) {
            incidents = &keys[std::string(value.substr(0, value.find(' ')))];
        } else if (incidents != nullptr && number && slot == 1) {
            if (value != "*") { incidents->emplace_back(); }
        }
        if (incidents != nullptr && !incidents->empty() && slot > 0 && !line.starts_with(';')) {
            fill(incidents->back(), slot, value);
        }
    }
}

}  // namespace

std::optional<Date> parse_muc_day(std::string_view words) {
    const auto parts = split(text::trim_space(words), " ");
    if (parts.size() != 3) { return std::nullopt; }
    const auto day = number_of<unsigned>(parts[0]);
    const auto year = number_of<int>(parts[2]);
    const auto month =
        std::find(k_months.begin(), k_months.end(), parts[1].substr(0, std::size_t{3}));
    if (!day || !year || parts[2].size() != 2 || month == k_months.end()) { return std::nullopt; }
    const std::chrono::year_month_day date(
        std::chrono::year(k_century + *year),
        std::chrono::month(static_cast<unsigned>(month - k_months.begin()) + 1),
        std::chrono::day(*day));
    return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

Expected<std::vector<MucText>> read_muc(const std::string& folder) {
    std::map<std::string, MucText> texts;
    std::map<std::string, std::vector<MucIncident>> keys;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (!entry.is_regular_file()) { continue; }
        const auto bytes = acquire::map_file(entry.path());
        if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
        if (entry.path().filename().string().starts_with("key")) {
            read_keys(bytes->view, keys);
        } else {
            read_messages(bytes->view, texts);
        }
    }
    if (error) { return fail(ErrorCode::not_found, folder, error.message()); }
    std::vector<MucText> all;
    for (auto& [id, message] : texts) {
        const auto key = keys.find(id);
        if (key == keys.end()) { continue; }
        message.incidents = key->second;
        message.day = dateline_day(message.text);
        all.push_back(std::move(message));
    }
    if (all.empty()) {
        return fail(ErrorCode::empty, folder, "no message with an answer key",
                    "Name the folder that holds both the texts and the files key-….");
    }
    return all;
}

}  // namespace counterclaim::app

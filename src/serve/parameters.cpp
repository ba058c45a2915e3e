#include "serve/parameters.hpp"

#include "text/iso_date.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

#include <counterclaim/claim.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace counterclaim::serve {
namespace {

int hex_value(char letter) {
    if (letter >= '0' && letter <= '9') { return letter - '0'; }
    if (letter >= 'a' && letter <= 'f') { return letter - 'a' + 10; }
    if (letter >= 'A' && letter <= 'F') { return letter - 'A' + 10; }
    return -1;
}

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (text.empty() || read.ec != std::errc() || read.ptr != end) { return std::nullopt; }
    return number;
}

std::optional<store::Box> parse_box(std::string_view text) {
    std::vector<double> degrees;
    for (const auto part : text::split(text, ',')) {
        const auto number = parse_number<double>(part);
        if (!number || !std::isfinite(*number)) { return std::nullopt; }
        degrees.push_back(*number);
    }
    constexpr double k_pole = 90;
    constexpr double k_half_turn = 180;
    const bool four = degrees.size() == 4;
    if (!four || std::abs(degrees[0]) > k_pole || std::abs(degrees[2]) > k_pole ||
        std::abs(degrees[1]) > 2 * k_half_turn || std::abs(degrees[3]) > 2 * k_half_turn ||
        degrees[0] > degrees[2]) {
        return std::nullopt;
    }
    return store::Box{degrees[0], degrees[1], degrees[2], degrees[3]};
}

bool is_choice(std::string_view value, std::string_view choices) {
    const auto known = text::split(choices, '|');
    return std::find(known.begin(), known.end(), value) != known.end();
}

std::string commas(std::string_view choices) {
    std::string list;
    for (const auto choice : text::split(choices, '|')) {
        list += (list.empty() ? "" : ", ") + std::string(choice);
    }
    return list;
}

/// What is wrong with a value; empty where nothing is.
std::string fault_of(const ParameterSpec& spec, std::string_view value) {
    switch (spec.takes) {
        case Takes::text:
            return text::trim(value).empty() ? "is empty" : "";
        case Takes::day:
            return text::parse_iso_date(value) ? "" : "is not a day like 2020-10-12";
        case Takes::days:
            return parse_days(value) ? ""
                                     : "is not a day or a range of days like "
                                       "2020-10-09..2020-10-12";
        case Takes::number: {
            const auto bounds = text::split(spec.choices, '|');
            const auto number = parse_number<std::int64_t>(value);
            const bool fits = number && *number >= *parse_number<std::int64_t>(bounds[0]) &&
                              *number <= *parse_number<std::int64_t>(bounds[1]);
            return fits ? ""
                        : "is not a whole number from " + std::string(bounds[0]) + " to " +
                              std::string(bounds[1]);
        }
        case Takes::share: {
            const auto number = parse_number<double>(value);
            return number && *number >= 0 && *number <= 1 ? "" : "is not a number from 0 to 1";
        }
        case Takes::box:
            return parse_box(value) ? "" : "is not SOUTH,WEST,NORTH,EAST in degrees";
        case Takes::choice:
            return is_choice(value, spec.choices) ? "" : "is none of " + commas(spec.choices);
        case Takes::claim_type:
            return parse_claim_type(value) ? "" : "is no claim type";
    }
    return {};
}

/// Letters that two names share in order, less those they do not: enough to find a slip.
std::string nearest(std::string_view wrong, const std::vector<std::string_view>& names) {
    constexpr std::size_t k_near = 2;
    std::string best;
    std::size_t least = k_near + 1;
    for (const auto name : names) {
        std::vector<std::size_t> row(name.size() + 1);
        for (std::size_t j = 0; j <= name.size(); ++j) { row[j] = j; }
        const auto length = std::min<std::size_t>(wrong.size(), 40);
        for (std::size_t i = 1; i <= length; ++i) {
            auto corner = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= name.size(); ++j) {
                const auto above = row[j];
                const auto swap = corner + (wrong[i - 1] == name[j - 1] ? 0 : 1);
                row[j] = std::min({above + 1, row[j - 1] + 1, swap});
                corner = above;
            }
        }
        if (row.back() < least) {
            least = row.back();
            best = name;
        }
    }
    return best;
}

}  // namespace

std::optional<std::string> decode_percent(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] == '%') {
            if (i + 2 >= text.size()) { return std::nullopt; }
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) { return std::nullopt; }
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    if (!text::is_utf8(out) || out.find('\0') != std::string::npos) { return std::nullopt; }
    return out;
}

std::string encode_percent(std::string_view text) {
    constexpr std::string_view k_hex = "0123456789ABCDEF";
    std::string out;
    for (const char letter : text) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' ||
                           letter == '_' || letter == '~' || letter == ',' || letter == ':';
        if (plain) {
            out += letter;
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            out += '%';
            out += k_hex[byte >> 4];
            out += k_hex[byte & 15];
        }
    }
    return out;
}

std::optional<DateInterval> parse_days(std::string_view text) {
    const auto part = [](std::string_view piece) -> std::optional<DateInterval> {
        constexpr std::size_t k_year = 4;
        constexpr std::size_t k_month = 7;
        if (const auto day = text::parse_iso_date(piece)) { return DateInterval{day, day}; }
        if (piece.size() != k_year && piece.size() != k_month) { return std::nullopt; }
        const bool year = piece.size() == k_year;
        const auto from = text::parse_iso_date(std::string(piece) + (year ? "-01-01" : "-01"));
        if (!from) { return std::nullopt; }
        const std::chrono::year_month_day start(*from);
        const auto month = year ? std::chrono::December : start.month();
        return DateInterval{from, Date(std::chrono::year_month_day_last(
                                      start.year(), std::chrono::month_day_last(month)))};
    };
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) { return part(text); }
    DateInterval days;
    if (const auto first = text.substr(0, dots); !first.empty()) {
        const auto read = part(first);
        if (!read) { return std::nullopt; }
        days.from = read->from;
    }
    if (const auto last = text.substr(dots + 2); !last.empty()) {
        const auto read = part(last);
        if (!read) { return std::nullopt; }
        days.to = read->to;
    }
    const bool backward = days.from && days.to && *days.to < *days.from;
    return days.open() || backward ? std::nullopt : std::optional(days);
}

Query Query::parse(std::string_view text, const ResourceSpec& resource,
                   std::vector<ParameterError>& errors) {
    Query query;
    const auto allowed = parameters_of(resource);
    std::size_t pairs = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) { continue; }
        if (++pairs > k_pairs_max) {
            errors.push_back({"", "there are too many parameters"});
            break;
        }
        const auto equals = std::min(pair.find('='), pair.size());
        const auto name = decode_percent(pair.substr(0, equals), true);
        const auto value = decode_percent(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value) {
            errors.push_back({"", "what stands behind a % is cut or is no UTF-8"});
            continue;
        }
        const auto* spec = find_parameter(*name);
        if (spec == nullptr || std::find(allowed.begin(), allowed.end(), *name) == allowed.end()) {
            const auto near = nearest(*name, allowed);
            errors.push_back({name->substr(0, 80),
                              "there is no such parameter here" +
                                  (near.empty() ? std::string() : "; did you mean " + near + "?")});
            continue;
        }
        if (value->size() > k_value_bytes_max) {
            errors.push_back({*name, "is too long"});
            continue;
        }
        auto& values = query.m_values[*name];
        const bool listed = spec->repeated && spec->takes != Takes::text;
        std::vector<std::string_view> parts;
        if (listed) { parts = text::split(*value, ','); }
        if (parts.empty()) { parts = {std::string_view(*value)}; }
        for (const auto part : parts) {
            if (auto fault = fault_of(*spec, part); !fault.empty()) {
                errors.push_back({*name, "\"" + std::string(part).substr(0, 80) + "\" " + fault});
                continue;
            }
            values.emplace_back(part);
        }
        if (!spec->repeated && values.size() > 1) {
            errors.push_back({*name, "may stand only once"});
        }
    }
    return query;
}

const std::vector<std::string>& Query::all(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = m_values.find(name);
    return found == m_values.end() ? none : found->second;
}

const std::string& Query::one(std::string_view name) const {
    static const std::string none;
    const auto& values = all(name);
    return values.empty() ? none : values.front();
}

std::optional<Date> Query::day(std::string_view name) const {
    return text::parse_iso_date(one(name));
}

DateInterval Query::days(std::string_view name) const {
    return parse_days(one(name)).value_or(DateInterval{});
}

std::int64_t Query::number(std::string_view name, std::int64_t otherwise) const {
    return parse_number<std::int64_t>(one(name)).value_or(otherwise);
}

double Query::share(std::string_view name, double otherwise) const {
    return parse_number<double>(one(name)).value_or(otherwise);
}

std::optional<store::Box> Query::box(std::string_view name) const { return parse_box(one(name)); }

std::string Query::canonical(std::string_view without) const {
    std::string text;
    for (const auto& [name, values] : m_values) {
        if (name == without) { continue; }
        for (const auto& value : values) {
            text += (text.empty() ? "" : "&") + name + "=" + encode_percent(value);
        }
    }
    return text;
}

}  // namespace counterclaim::serve

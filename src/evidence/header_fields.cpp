#include "evidence/header_fields.hpp"

#include "evidence/ascii.hpp"

#include <algorithm>

namespace counterclaim::evidence {
namespace {

constexpr std::size_t k_fields_max = 1000;

}  // namespace

std::string_view HeaderFields::operator[](std::string_view name) const {
    for (const auto& [field, value] : m_fields) {
        if (same_ascii(field, name)) { return value; }
    }
    return {};
}

bool HeaderFields::has(std::string_view name) const {
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [name](const auto& field) { return same_ascii(field.first, name); });
}

std::string HeaderFields::joined(std::string_view name) const {
    std::string all;
    for (const auto& [field, value] : m_fields) {
        if (!same_ascii(field, name)) { continue; }
        if (!all.empty()) { all += ", "; }
        all += value;
    }
    return all;
}

HeaderFields parse_fields(std::string_view lines) {
    HeaderFields fields;
    std::string name;
    std::string value;
    const auto keep = [&] {
        if (!name.empty() && fields.all().size() < k_fields_max) {
            fields.add(std::move(name), std::move(value));
        }
        name.clear();
        value.clear();
    };
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        auto line = lines.substr(0, end);
        lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
        if (!line.empty() && line.back() == '\r') { line.remove_suffix(1); }
        if (line.empty()) { break; }
        if (line.front() == ' ' || line.front() == '\t') {
            if (!name.empty()) {
                value += ' ';
                value += trim_blank(line);
            }
            continue;
        }
        keep();
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) { continue; }
        name = trim_blank(line.substr(0, colon));
        value = trim_blank(line.substr(colon + 1));
    }
    keep();
    return fields;
}

std::size_t end_of_head(std::string_view text, std::size_t from) {
    for (auto at = text.find('\n', from); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
        const auto rest = text.substr(at + 1);
        if (rest.starts_with('\n')) { return at + 2; }
        if (rest.starts_with("\r\n")) { return at + 3; }
    }
    return std::string_view::npos;
}

}  // namespace counterclaim::evidence

#pragma once

#include "store/sqlite.hpp"
#include "text/iso_date.hpp"

#include <counterclaim/date.hpp>
#include <counterclaim/span.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How values of the vocabulary stand in columns; writing and reading side by side.
namespace counterclaim::store {

[[nodiscard]] inline std::optional<std::string> day_text(const std::optional<Date>& day) {
    if (!day) { return std::nullopt; }
    return text::to_iso(*day);
}

[[nodiscard]] inline std::optional<Date> day_at(const sqlite::Statement& row, int column) {
    return text::parse_iso_date(row.text(column));
}

[[nodiscard]] inline std::optional<std::string> moment_text(const std::optional<Instant>& moment) {
    if (!moment) { return std::nullopt; }
    return text::to_iso(*moment);
}

[[nodiscard]] inline std::optional<Instant> moment_at(const sqlite::Statement& row, int column) {
    const auto read = text::parse_iso_moment(row.text(column));
    return read ? read->instant : std::nullopt;
}

[[nodiscard]] inline Span span_at(const sqlite::Statement& row, int column) {
    return {row.position(column), row.position(column + 1)};
}

[[nodiscard]] inline DateInterval interval_at(const sqlite::Statement& row, int column) {
    return {day_at(row, column), day_at(row, column + 1)};
}

[[nodiscard]] inline std::optional<std::int64_t> minute_number(
    const std::optional<std::chrono::minutes>& time_of_day) {
    if (!time_of_day) { return std::nullopt; }
    return time_of_day->count();
}

[[nodiscard]] inline std::optional<std::chrono::minutes> minute_at(const sqlite::Statement& row,
                                                                   int column) {
    if (row.is_null(column)) { return std::nullopt; }
    return std::chrono::minutes(row.number(column));
}

/// A list in one column: one item a line.
[[nodiscard]] inline std::string lines_of(const std::vector<std::string>& items) {
    std::string lines;
    for (const auto& item : items) {
        for (const char letter : item) { lines += letter == '\n' ? ' ' : letter; }
        lines += '\n';
    }
    return lines;
}

[[nodiscard]] inline std::vector<std::string> lines_at(const sqlite::Statement& row, int column) {
    std::vector<std::string> items;
    const std::string lines = row.text(column);
    std::size_t begin = 0;
    while (begin < lines.size()) {
        const std::size_t end = lines.find('\n', begin);
        items.push_back(lines.substr(begin, end - begin));
        begin = end == std::string::npos ? lines.size() : end + 1;
    }
    return items;
}

/// The value whose name is in a column, of an enumeration with values 0 … count - 1; the first for
/// an unknown name.
template <typename Enum>
[[nodiscard]] Enum named(std::string_view name, Enum last) {
    for (int value = 0; value <= static_cast<int>(last); ++value) {
        if (to_string(static_cast<Enum>(value)) == name) { return static_cast<Enum>(value); }
    }
    return static_cast<Enum>(0);
}

}  // namespace counterclaim::store

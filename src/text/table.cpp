#include "text/table.hpp"

#include <algorithm>
#include <cassert>

namespace counterclaim::text {
namespace {

void cut_cells(std::string_view line, std::vector<std::string_view>& cells) {
    cells.clear();
    while (true) {
        const auto tab = line.find('\t');
        cells.push_back(trim(line.substr(0, tab)));
        if (tab == std::string_view::npos) { return; }
        line.remove_prefix(tab + 1);
    }
}

std::size_t count_cells(std::string_view line) {
    std::size_t cells = 1;
    for (auto tab = line.find('\t'); tab != std::string_view::npos;
         tab = line.find('\t', tab + 1)) {
        ++cells;
    }
    return cells;
}

/// Empty where none is missing.
std::string_view missing_column(const std::vector<std::string_view>& columns,
                                const std::vector<std::string_view>& required) {
    for (const auto column : required) {
        if (std::find(columns.begin(), columns.end(), column) == columns.end()) { return column; }
    }
    return {};
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) { text.remove_suffix(1); }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    if (trim(text).empty()) { return parts; }
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(trim(text.substr(0, at)));
        if (at == std::string_view::npos) { return parts; }
        text.remove_prefix(at + 1);
    }
}

Expected<Table> Table::load(const Resources& resources, std::string_view name,
                            const std::vector<std::string_view>& required) {
    auto bytes = resources.open(name);
    if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
    Table table;
    table.m_name = std::string(name);
    table.m_bytes = *std::move(bytes);
    std::string_view rest = table.m_bytes.view;
    const auto without = [&](std::string_view column) {
        return fail(ErrorCode::pack_invalid, table.m_name,
                    "the column \"" + std::string(column) + "\" is missing");
    };
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.starts_with('#') || trim(line).empty()) { continue; }
        if (table.m_columns.empty()) {
            cut_cells(line, table.m_columns);
            const auto column = missing_column(table.m_columns, required);
            if (!column.empty()) { return without(column); }  // a table of another kind
            continue;
        }
        const auto cells = count_cells(line);
        if (cells > table.m_columns.size()) {
            return fail(ErrorCode::pack_invalid, table.m_name + ":" + std::to_string(number),
                        std::to_string(cells) + " cells, but only " +
                            std::to_string(table.m_columns.size()) + " columns are named");
        }
        table.m_lines.push_back({line, number});
    }
    if (table.m_columns.empty() && !required.empty()) { return without(required.front()); }
    return table;
}

Table::Row Table::row(std::size_t index) const {
    Row row = blank_row();
    fill(row, index);
    return row;
}

Table::Row Table::blank_row() const {
    Row row;
    row.m_table = this;
    row.m_cells.reserve(m_columns.size());
    return row;
}

void Table::fill(Row& row, std::size_t index) const {
    cut_cells(m_lines[index].text, row.m_cells);
    row.m_line = m_lines[index].number;
}

std::string_view Table::Row::operator[](std::string_view column) const {
    assert(!column.empty());
    const auto& columns = m_table->m_columns;
    const auto is_asked = [&](std::string_view name) {
        // the first letters tell most names apart without a call
        return name.size() == column.size() && name.front() == column.front() && name == column;
    };
    for (std::size_t i = 0; i < columns.size() && i < m_cells.size(); ++i) {
        if (is_asked(columns[i])) { return m_cells[i]; }
    }
    return {};
}

tl::unexpected<Error> Table::Row::reject(std::string what) const {
    return fail(ErrorCode::pack_invalid, m_table->m_name + ":" + std::to_string(m_line),
                std::move(what));
}

}  // namespace counterclaim::text

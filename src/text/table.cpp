#include "text/table.hpp"

#include <algorithm>

namespace counterclaim::text {
namespace {

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const auto tab = line.find('\t');
        cells.push_back(trim(line.substr(0, tab)));
        if (tab == std::string_view::npos) { return cells; }
        line.remove_prefix(tab + 1);
    }
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
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.starts_with('#') || trim(line).empty()) { continue; }
        if (table.m_columns.empty()) {
            table.m_columns = cells_of(line);
            continue;
        }
        const auto cells = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
        if (cells > table.m_columns.size()) {
            return fail(ErrorCode::pack_invalid, table.m_name + ":" + std::to_string(number),
                        std::to_string(cells) + " cells, but only " +
                            std::to_string(table.m_columns.size()) + " columns are named");
        }
        table.m_lines.push_back({line, number});
    }
    for (const auto column : required) {
        if (std::find(table.m_columns.begin(), table.m_columns.end(), column) ==
            table.m_columns.end()) {
            return fail(ErrorCode::pack_invalid, table.m_name,
                        "the column \"" + std::string(column) + "\" is missing");
        }
    }
    return table;
}

Table::Row Table::row(std::size_t index) const {
    Row row;
    row.m_table = this;
    row.m_cells = cells_of(m_lines[index].text);
    row.m_line = m_lines[index].number;
    return row;
}

std::string_view Table::Row::operator[](std::string_view column) const {
    const auto& columns = m_table->m_columns;
    for (std::size_t i = 0; i < columns.size() && i < m_cells.size(); ++i) {
        if (columns[i] == column) { return m_cells[i]; }
    }
    return {};
}

tl::unexpected<Error> Table::Row::reject(std::string what) const {
    return fail(ErrorCode::pack_invalid, m_table->m_name + ":" + std::to_string(m_line),
                std::move(what));
}

}  // namespace counterclaim::text

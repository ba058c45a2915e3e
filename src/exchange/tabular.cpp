#include "exchange/tabular.hpp"

#include "exchange/json_writer.hpp"
#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::exchange {
namespace {

constexpr std::size_t k_gap = 2;         ///< spaces between columns
constexpr std::size_t k_column_min = 8;  ///< a column is never cut below this

std::string plain(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) { return *text; }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return std::to_string(*number); }
    if (const auto* number = std::get_if<double>(&cell)) { return number_text(*number); }
    if (const auto* flag = std::get_if<bool>(&cell)) { return *flag ? "true" : "false"; }
    return {};
}

bool is_number(const Cell& cell) {
    return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

void write_row(JsonWriter& json, const Tabular& table, const std::vector<Cell>& row) {
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
        json.key(table.columns[i]);
        std::visit(
            [&json](const auto& value) {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                    json.null();
                } else {
                    json.value(value);
                }
            },
            row[i]);
    }
    json.end_object();
}

std::vector<Cell> header(const Tabular& table) {
    return {table.columns.begin(), table.columns.end()};
}

/// Widths that hold every cell, the widest made narrower until a line fits.
std::vector<std::size_t> widths_of(const Tabular& table, std::size_t width) {
    std::vector<std::size_t> widths;
    for (const auto& column : table.columns) { widths.push_back(display_width(column)); }
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(plain(row[i])));
        }
    }
    if (width == 0) { return widths; }
    std::size_t total = widths.empty() ? 0 : (widths.size() - 1) * k_gap;
    for (const auto one : widths) { total += one; }
    while (total > width) {
        auto widest = std::max_element(widths.begin(), widths.end());
        if (widest == widths.end() || *widest <= k_column_min) { break; }
        const std::size_t cut = std::min(total - width, *widest - k_column_min);
        // Take it from the widest, but not below the next widest in one step: the loop shares it
        // out.
        std::size_t next = k_column_min;
        for (const auto one : widths) {
            if (one < *widest) { next = std::max(next, one); }
        }
        const std::size_t step = std::max<std::size_t>(1, std::min(cut, *widest - next));
        *widest -= step;
        total -= step;
    }
    return widths;
}

std::string table_line(const std::vector<Cell>& row, const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string text = cut_to(plain(row[i]), widths[i]);
        const std::string padding(widths[i] - std::min(widths[i], display_width(text)), ' ');
        if (i > 0) { line.append(k_gap, ' '); }
        line += is_number(row[i]) ? padding + text : text + padding;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

Cell cell_or_none(std::string text) {
    if (text.empty()) { return std::monostate(); }
    return text;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (const auto point : text::code_points(text)) {
        const auto kind = text::char_class(point.code);
        if (kind != text::CharClass::mark && kind != text::CharClass::invisible) { ++width; }
    }
    return width;
}

std::string cut_to(std::string_view text, std::size_t width) {
    const bool fits = display_width(text) <= width;
    const std::size_t keep = fits || width == 0 ? width : width - 1;
    std::string out;
    std::size_t used = 0;
    for (const auto point : text::code_points(text)) {
        const auto kind = text::char_class(point.code);
        if (kind == text::CharClass::line_break || point.code == '\t') {
            if (used == keep) { break; }
            out += ' ';
            ++used;
            continue;
        }
        if (kind != text::CharClass::mark && kind != text::CharClass::invisible && used++ == keep) {
            break;
        }
        text::append_utf8(out, point.code);
    }
    if (!fits && width > 0) { out += "…"; }
    return out;
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t column = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(text.find_first_of(" \n\t\r", at), text.size());
        const auto word = text.substr(at, end - at);
        const std::size_t length = display_width(word);
        if (column > 0 && column + 1 + length > width) {
            out += '\n';
            out.append(indent, ' ');
            column = indent;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
        at = end;
    }
    return out;
}

std::string as_table(const Tabular& table, int width) {
    const auto widths = widths_of(table, static_cast<std::size_t>(std::max(0, width)));
    std::string out = table_line(header(table), widths);
    for (const auto& row : table.rows) { out += table_line(row, widths); }
    return out;
}

std::string csv_line(const std::vector<Cell>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) { line += ','; }
        const std::string text = plain(cells[i]);
        if (text.find_first_of(",\"\n\r") == std::string::npos) {
            line += text;
            continue;
        }
        line += '"';
        for (const char letter : text) {
            if (letter == '"') { line += '"'; }
            line += letter;
        }
        line += '"';
    }
    return line + "\n";
}

std::string tsv_line(const std::vector<Cell>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) { line += '\t'; }
        std::string text = plain(cells[i]);
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
            ' ');
        line += text;
    }
    return line + "\n";
}

std::string as_csv(const Tabular& table) {
    std::string out = csv_line(header(table));
    for (const auto& row : table.rows) { out += csv_line(row); }
    return out;
}

std::string as_tsv(const Tabular& table) {
    std::string out = tsv_line(header(table));
    for (const auto& row : table.rows) { out += tsv_line(row); }
    return out;
}

std::string as_json(const Tabular& table) {
    std::string out = "[";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        JsonWriter json(out);
        write_row(json, table, table.rows[i]);
    }
    return out + "\n]\n";
}

std::string as_jsonl(const Tabular& table) {
    std::string out;
    for (const auto& row : table.rows) {
        JsonWriter json(out);
        write_row(json, table, row);
        out += '\n';
    }
    return out;
}

}  // namespace counterclaim::exchange

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace counterclaim::exchange {

/// One value of a table. `monostate` is "not said": empty in a table and in CSV, null in JSON.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

/// Rows under named columns: what most verbs print, in whatever form the user asked for.
struct Tabular {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// A cell of the text, or one that says nothing where it is empty.
[[nodiscard]] Cell cell_or_none(std::string text);

/// Columns padded with spaces, a header line, long cells cut with "…" so that a line fits `width`
/// columns where it can; nothing is cut where `width` is 0.
[[nodiscard]] std::string as_table(const Tabular& table, int width);
/// RFC 4180 with "\n" line ends: header line, cells quoted where they hold the separator, a quote
/// or a line end.
[[nodiscard]] std::string as_csv(const Tabular& table);
/// Tab-separated: header line; tabs and line ends inside cells become spaces.
[[nodiscard]] std::string as_tsv(const Tabular& table);
/// An array of objects, a line each.
[[nodiscard]] std::string as_json(const Tabular& table);
/// An object a line.
[[nodiscard]] std::string as_jsonl(const Tabular& table);

/// One line of CSV or TSV, with its line end; for output that is streamed.
[[nodiscard]] std::string csv_line(const std::vector<Cell>& cells);
[[nodiscard]] std::string tsv_line(const std::vector<Cell>& cells);

/// Columns of a terminal that a text takes; marks and invisible characters take none.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// The text cut to `width` columns, "…" at its end where something was cut; line ends become
/// spaces.
[[nodiscard]] std::string cut_to(std::string_view text, std::size_t width);
/// Lines of at most `width` columns, broken at spaces, each after the first begun with `indent`
/// spaces.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace counterclaim::exchange

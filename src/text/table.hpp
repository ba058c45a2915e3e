#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::text {

/// A tab-separated data file: UTF-8, one entry a line, the first line not starting with '#' names
/// the columns, lines starting with '#' and empty lines are skipped. No quoting: a cell holds
/// anything but tab and line end. Cells point into the bytes, which the table keeps alive.
class Table {
public:
    /// One line, cells by column name; a missing last cell is empty.
    class Row {
    public:
        [[nodiscard]] std::string_view operator[](std::string_view column) const;
        [[nodiscard]] std::size_t line() const { return m_line; }
        /// An error that names the file and this line.
        [[nodiscard]] tl::unexpected<Error> reject(std::string what) const;

    private:
        friend class Table;
        const Table* m_table = nullptr;
        std::vector<std::string_view> m_cells;
        std::size_t m_line = 0;
    };

    /// Reads the resource `name`; fails where it is missing, lacks one of the `required` columns,
    /// has or has a line with more cells than columns.
    [[nodiscard]] static Expected<Table> load(const Resources& resources, std::string_view name,
                                              const std::vector<std::string_view>& required);

    Table(Table&&) = default;
    Table& operator=(Table&&) = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    /// Calls `visit(row)` for each line; `visit` returns Expected<void>-like, the first error ends
    /// it. The row is the same each time, filled anew.
    template <typename Visit>
    [[nodiscard]] Expected<void> each(Visit visit) const {
        Row row = blank_row();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            fill(row, i);
            auto done = visit(static_cast<const Row&>(row));
            if (!done) { return tl::unexpected<Error>(done.error()); }
        }
        return {};
    }

    [[nodiscard]] std::size_t size() const { return m_lines.size(); }
    [[nodiscard]] Row row(std::size_t index) const;
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// What the cells point into, for who keeps cells longer than the table.
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }

private:
    Table() = default;
    [[nodiscard]] Row blank_row() const;
    void fill(Row& row, std::size_t index) const;
    struct Line {
        std::string_view text;
        std::size_t number;
    };
    std::string m_name;
    Bytes m_bytes;
    std::vector<std::string_view> m_columns;
    std::vector<Line> m_lines;
};

/// Splits at `separator`; an empty text has no parts. Parts are trimmed of spaces.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace counterclaim::text

#include "verbs.hpp"

#include "ledger.hpp"
#include "print.hpp"
#include "signals.hpp"

#include "store/sql.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>
#include <variant>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
    std::string question;
};

exchange::Cell cell_of(store::SqlValue&& value) {
    return std::visit([](auto&& one) { return exchange::Cell(std::forward<decltype(one)>(one)); },
                      std::move(value));
}

/// Forms that need no widths are written row by row; a table is held back to line its columns up.
int run(const Arguments& arguments, Context& context) {
    const Format format = context.format_or(Format::table);
    exchange::Tabular table;
    std::size_t count = 0;
    const auto stream = [&](std::vector<exchange::Cell>&& row) {
        if (format == Format::csv) { context.write(exchange::csv_line(row)); }
        if (format == Format::tsv) { context.write(exchange::tsv_line(row)); }
        if (format == Format::jsonl) {
            context.write(exchange::as_jsonl({table.columns, {std::move(row)}}));
        }
    };
    const bool streamed = format == Format::csv || format == Format::tsv || format == Format::jsonl;
    store::SqlVisitor visitor;
    visitor.columns = [&](const std::vector<std::string>& columns) {
        table.columns = columns;
        if (format == Format::csv || format == Format::tsv) {
            stream({columns.begin(), columns.end()});
        }
    };
    visitor.row = [&](std::vector<store::SqlValue>&& values) {
        ++count;
        std::vector<exchange::Cell> row;
        for (auto& value : values) { row.push_back(cell_of(std::move(value))); }
        if (streamed) {
            stream(std::move(row));
        } else {
            table.rows.push_back(std::move(row));
        }
        return stop_signal() == 0;
    };
    need(store::run_sql(arguments.ledger, arguments.question, visitor));
    if (!streamed) { print(table, context); }
    return count == 0 ? k_exit_nothing : k_exit_ok;
}

}  // namespace

void add_sql(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("sql", "Ask a ledger in SQL; nothing is ever written");
    add_ledger_option(*verb, arguments->ledger);
    verb->add_option("SELECT", arguments->question,
                     "One SELECT; docs/reference/ledger-schema.md lists the tables")
        ->required();
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app

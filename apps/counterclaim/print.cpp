#include "print.hpp"

#include <cmath>

namespace counterclaim::app {

void print(const exchange::Tabular& table, Context& context) {
    switch (context.format_or(Format::table)) {
        case Format::json:
            context.write(exchange::as_json(table));
            break;
        case Format::jsonl:
            context.write(exchange::as_jsonl(table));
            break;
        case Format::csv:
            context.write(exchange::as_csv(table));
            break;
        case Format::tsv:
            context.write(exchange::as_tsv(table));
            break;
        case Format::geojson:
            throw Failure(
                {ErrorCode::usage, {}, "this answer has no places to draw", "--format json"});
        default:
            context.write(exchange::as_table(table, context.width()));
            break;
    }
}

exchange::Cell rounded(double figure, int steps) { return std::round(figure * steps) / steps; }

}  // namespace counterclaim::app

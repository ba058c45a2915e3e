#include "claim_writer.hpp"

#include "exchange/claim_columns.hpp"
#include "exchange/claim_json.hpp"
#include "exchange/claim_text.hpp"

#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

std::vector<exchange::Cell> header() {
    const auto& columns = exchange::claim_columns();
    return {columns.begin(), columns.end()};
}

}  // namespace

void ClaimWriter::begin() {
    if (m_format == Format::csv) { m_sink(exchange::csv_line(header())); }
    if (m_format == Format::tsv) { m_sink(exchange::tsv_line(header())); }
    if (m_format == Format::json) { m_sink("["); }
    if (m_format == Format::geojson) { m_sink("{\"type\":\"FeatureCollection\",\"features\":["); }
}

void ClaimWriter::write(const ClaimRecord& record) {
    std::string text;
    exchange::JsonWriter json(text);
    switch (m_format) {
        case Format::csv:
            text = exchange::csv_line(exchange::claim_row(record));
            break;
        case Format::tsv:
            text = exchange::tsv_line(exchange::claim_row(record));
            break;
        case Format::table:
            text = (m_first ? "" : "\n") + exchange::claim_paragraph(record, m_width, m_color);
            break;
        case Format::json:
            exchange::write_claim(json, record);
            break;
        case Format::geojson:
            exchange::write_features(json, record);
            break;
        default:
            text = exchange::claim_line(record);
            break;
    }
    if (text.empty()) { return; }  // a claim without a position is no feature
    ++m_count;
    if (m_format == Format::json || m_format == Format::geojson) { m_sink(m_first ? "\n" : ",\n"); }
    m_first = false;
    m_sink(text);
}

void ClaimWriter::end() {
    if (m_format == Format::json) { m_sink("\n]\n"); }
    if (m_format == Format::geojson) { m_sink("\n]}\n"); }
}

}  // namespace counterclaim::app

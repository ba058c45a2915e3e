#include "answer.hpp"

#include "exchange/claim_text.hpp"
#include "exchange/json_writer.hpp"
#include "text/iso_date.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace counterclaim::app {
namespace {

constexpr std::size_t k_indent = 4;

void write_cell(exchange::JsonWriter& json, const exchange::Cell& cell) {
    if (const auto* words = std::get_if<std::string>(&cell)) {
        json.value(*words);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        json.value(*whole);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        json.value(*real);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
        json.value(*flag);
    } else {
        json.null();
    }
}

void write_cells(exchange::JsonWriter& json, const std::vector<std::string>& columns,
                 const std::vector<exchange::Cell>& cells) {
    for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
        json.key(columns[i]);
        write_cell(json, cells[i]);
    }
}

void write_claim(exchange::JsonWriter& json, const ClaimRecord& record) {
    const auto said = record.said();
    json.begin_object().key("id").value(record.id).key("said");
    json.text_or_null(said ? text::to_iso(*said) : std::string());
    json.key("claimant").value(exchange::claimant_text(record));
    json.key("role").value(to_string(record.claim.claimant.role));
    json.key("says").value(exchange::claim_summary(record));
    json.key("sentence").value(record.evidence);
    json.key("language").text_or_null(record.article.language);
    json.key("outlet").text_or_null(record.article.outlet);
    json.key("doc").value(record.article.document);
    json.key("article_key").value(record.article.key);
    json.key("url").text_or_null(record.article.url).end_object();
}

std::string entry_json(const Answer& answer, const Answer::Entry& entry,
                       const LinkedLedger& ledger) {
    std::string text;
    exchange::JsonWriter json(text);
    json.begin_object().key("sentence").value(entry.sentence);
    write_cells(json, answer.columns, entry.cells);
    if (!answer.lines_name.empty()) {
        json.key(answer.lines_name).begin_array();
        for (const auto& line : entry.lines) {
            json.begin_object();
            write_cells(json, answer.line_columns, line);
            json.end_object();
        }
        json.end_array();
    }
    json.key("claims").begin_array();
    for (const auto claim : entry.claims) {
        if (const auto* record = ledger.record(claim)) { write_claim(json, *record); }
    }
    json.end_array().end_object();
    return text;
}

/// An array, an entry a line; without brackets and commas for JSON Lines.
void write_json(const Answer& answer, const LinkedLedger& ledger, std::size_t count, bool array,
                Context& context) {
    for (std::size_t i = 0; i < count; ++i) {
        const char* before = !array ? "" : i == 0 ? "[" : ",\n";
        context.write(before + entry_json(answer, answer.entries[i], ledger) + (array ? "" : "\n"));
    }
    if (array) { context.write(count == 0 ? "[]\n" : "]\n"); }
}

std::string ids_text(const std::vector<ClaimId>& claims) {
    std::string ids;
    for (const auto claim : claims) { ids += (ids.empty() ? "" : "; ") + id_text(claim); }
    return ids;
}

exchange::Tabular as_rows(const Answer& answer, std::size_t count) {
    exchange::Tabular table;
    table.columns = answer.columns;
    table.columns.insert(table.columns.end(), answer.line_columns.begin(),
                         answer.line_columns.end());
    table.columns.emplace_back("claims");
    for (std::size_t i = 0; i < count; ++i) {
        const auto& entry = answer.entries[i];
        const std::vector<exchange::Cell> none(answer.line_columns.size());
        const auto add = [&](const std::vector<exchange::Cell>& line) {
            auto row = entry.cells;
            row.insert(row.end(), line.begin(), line.end());
            row.emplace_back(ids_text(entry.claims));
            table.rows.push_back(std::move(row));
        };
        if (entry.lines.empty()) { add(none); }
        for (const auto& line : entry.lines) { add(line); }
    }
    return table;
}

/// One claim under its entry: day, speaker, words, where they stand.
std::string claim_lines(const ClaimRecord& record, std::size_t width, bool color) {
    const auto said = record.said();
    std::string line = (said ? text::to_iso(*said) : std::string("undated")) + "  ";
    line += exchange::claimant_text(record) + ": \u201c" + record.evidence + "\u201d";
    const auto& outlet = record.article.outlet;
    std::string source =
        " [" + (outlet.empty() ? record.article.document : outlet) + ", " + record.id + ']';
    const std::string indent(k_indent, ' ');
    std::string out = indent;
    for (const char letter : exchange::wrap(line + source, width - k_indent, 0)) {
        out += letter;
        if (letter == '\n') { out += indent + "            "; }
    }
    return (color ? "\033[2m" : "") + out + (color ? "\033[0m" : "") + '\n';
}

void write_for_eyes(const Answer& answer, const LinkedLedger& ledger, std::size_t count,
                    Context& context) {
    const bool color = context.color_out();
    const auto width = std::max<std::size_t>(static_cast<std::size_t>(context.width()), 40);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& entry = answer.entries[i];
        const auto sentence = exchange::wrap(entry.sentence, width, 2);
        context.write((color ? "\033[1m" + sentence + "\033[0m" : sentence) + '\n');
        // One sentence can carry several claims; it is shown once.
        std::set<std::pair<std::string_view, std::uint32_t>> shown;
        for (const auto claim : entry.claims) {
            const auto* record = ledger.record(claim);
            if (record == nullptr) { continue; }
            const auto place =
                std::pair(std::string_view(record->claim.article), record->claim.evidence.begin);
            if (shown.insert(place).second) { context.write(claim_lines(*record, width, color)); }
        }
    }
}

}  // namespace

int write_answer(const Answer& answer, const LinkedLedger& ledger, std::size_t limit,
                 Context& context) {
    const auto all = answer.entries.size();
    const auto count = limit == 0 ? all : std::min(limit, all);
    switch (context.format_or(Format::table)) {
        case Format::json:
            write_json(answer, ledger, count, true, context);
            break;
        case Format::jsonl:
            write_json(answer, ledger, count, false, context);
            break;
        case Format::csv:
            context.write(exchange::as_csv(as_rows(answer, count)));
            break;
        case Format::tsv:
            context.write(exchange::as_tsv(as_rows(answer, count)));
            break;
        case Format::geojson:
            throw Failure({ErrorCode::usage, "--format geojson",
                           "ledger entries are not written as GeoJSON",
                           "use json, or counterclaim export --format geojson for claims"});
        default:
            write_for_eyes(answer, ledger, count, context);
    }
    if (all == 0) { context.say("no entry of the ledger answers this"); }
    return all == 0 ? k_exit_nothing : k_exit_ok;
}

exchange::Cell day_cell(const std::optional<Date>& day) {
    return day ? exchange::Cell(text::to_iso(*day)) : exchange::Cell();
}

exchange::Cell number_cell(const std::optional<std::int64_t>& number) {
    return number ? exchange::Cell(*number) : exchange::Cell();
}

exchange::Cell list_cell(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) { text += (text.empty() ? "" : "; ") + name; }
    return exchange::cell_or_none(std::move(text));
}

}  // namespace counterclaim::app

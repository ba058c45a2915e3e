#include "serve/api.hpp"
#include "serve/shapes.hpp"

#include "link/claim_key.hpp"
#include "store/store.hpp"
#include "text/iso_date.hpp"

#include <simdjson.h>

#include <algorithm>

namespace counterclaim::serve {
namespace {

constexpr int k_lock_wait_ms = 1000;

void write_span(JsonWriter& json, Span span) {
    json.key("start").value(span.begin).key("end").value(span.end);
}

/// Positions of a text that is not what it was when they were counted may lie outside it.
std::string_view words_at(std::string_view text, Span span) {
    return span.begin <= span.end && span.end <= text.size() ? slice(text, span)
                                                             : std::string_view();
}

class ArticleJson {
public:
    ArticleJson(JsonWriter& json, const Reading& reading) : m_json(json), m_reading(reading) {}

    void text() {
        const auto& article = m_reading.article;
        m_json.key("text").value(article.text).key("blocks").begin_array();
        for (const auto& block : article.blocks) {
            m_json.begin_object().key("kind").value(to_string(block.kind));
            write_span(m_json, block.span);
            m_json.key("language").text_or_null(block.language).end_object();
        }
        m_json.end_array();
    }

    void times() {
        m_json.key("times").begin_array();
        for (const auto& mention : m_reading.times) {
            m_json.begin_object();
            write_span(m_json, mention.span);
            m_json.key("type").value(to_string(mention.type)).key("value").value(mention.value);
            write_days(m_json, mention.interval);
            m_json.key("precision").value(to_string(mention.precision));
            m_json.key("basis").text_or_null(mention.basis);
            m_json.key("rule").text_or_null(mention.rule).end_object();
        }
        m_json.end_array();
    }

    void places() {
        m_json.key("places").begin_array();
        for (const auto& mention : m_reading.places) {
            m_json.begin_object();
            write_span(m_json, mention.span);
            m_json.key("text").value(mention.text).key("use").value(to_string(mention.use));
            m_json.key("resolved").value(mention.resolved);
            m_json.key("modifier").text_or_null(mention.modifier).key("place");
            const bool found = mention.resolved && !mention.candidates.empty();
            write_place(m_json,
                        found ? std::optional(mention.candidates.front().place) : std::nullopt);
            m_json.key("reason").text_or_null(found ? mention.candidates.front().reason : "");
            m_json.key("candidates").begin_array();
            for (const auto& candidate : mention.candidates) {
                m_json.begin_object().key("place");
                write_place(m_json, candidate.place);
                m_json.key("score").value(candidate.score);
                m_json.key("reason").text_or_null(candidate.reason).end_object();
            }
            m_json.end_array().end_object();
        }
        m_json.end_array();
    }

    void actors() {
        m_json.key("actors").begin_array();
        for (const auto& mention : m_reading.actors) {
            m_json.begin_object();
            write_span(m_json, mention.span);
            m_json.key("text").value(mention.text).key("kind").value(to_string(mention.kind));
            m_json.key("party").value(mention.party);
            m_json.key("role").value(to_string(mention.role)).end_object();
        }
        m_json.end_array();
    }

    void notes() {
        m_json.key("notes").begin_array();
        for (const auto* notes : {&m_reading.article.notes, &m_reading.notes}) {
            for (const auto& note : *notes) {
                m_json.begin_object().key("code").value(note.code);
                m_json.key("message").value(note.message);
                write_span(m_json, note.span);
                m_json.end_object();
            }
        }
        m_json.end_array();
    }

private:
    JsonWriter& m_json;
    const Reading& m_reading;
};

/// A copy relation with the words in which the two texts differ.
void write_copy(JsonWriter& json, const simdjson::dom::element& copy, bool mine_is_copy,
                std::string_view mine, std::string_view theirs, std::string_view other_article) {
    const auto text = [&](std::string_view key) {
        std::string_view value;
        return copy[key].get(value) == simdjson::SUCCESS ? value : std::string_view();
    };
    double share = 0;
    if (copy["share"].get(share) != simdjson::SUCCESS) { share = 0; }
    json.begin_object().key("article").value(text(mine_is_copy ? "original" : "article"));
    simdjson::dom::parser parser;
    simdjson::dom::element other;
    std::string_view title;
    const std::string row(other_article);
    if (parser.parse(row).get(other) != simdjson::SUCCESS ||
        other["title"].get(title) != simdjson::SUCCESS) {
        title = {};
    }
    json.key("title").text_or_null(title);
    json.key("outlet").text_or_null(text(mine_is_copy ? "original_outlet" : "outlet"));
    json.key("published").text_or_null(text(mine_is_copy ? "original_published" : "published"));
    json.key("relation").value(mine_is_copy ? "original" : "copy");
    json.key("kind").value(text("kind")).key("share").value(share);
    json.key("agency").text_or_null(text("agency")).key("differences").begin_array();
    simdjson::dom::array spans;
    if (copy["spans"].get(spans) == simdjson::SUCCESS) {
        for (const auto span : spans) {
            const auto at = [&](std::size_t index) {
                std::int64_t number = 0;
                return span.at(index).get(number) == simdjson::SUCCESS
                           ? static_cast<std::uint32_t>(number)
                           : 0U;
            };
            bool figures = false;
            constexpr std::size_t k_figures = 4;
            if (span.at(k_figures).get(figures) != simdjson::SUCCESS) { figures = false; }
            Span own{at(0), at(1)};
            Span others{at(2), at(3)};
            if (!mine_is_copy) { std::swap(own, others); }
            json.begin_object().key("mine").begin_object();
            write_span(json, own);
            json.key("text").value(words_at(mine, own)).end_object();
            json.key("theirs").begin_object();
            write_span(json, others);
            json.key("text").value(words_at(theirs, others)).end_object();
            json.key("figures").value(figures).end_object();
        }
    }
    json.end_array().end_object();
}

void write_copies(JsonWriter& json, Call& call, store::Store& ledger, std::string_view text) {
    constexpr std::int64_t k_copies_max = 20;
    auto& rows = call.connection.statement(
        "SELECT i.json FROM tag t JOIN item i ON i.list = t.list AND i.rank = t.rank WHERE t.list "
        "= "
        "11 AND t.tag = ? ORDER BY t.rank LIMIT ?");
    rows.start("article:" + std::string(call.id), k_copies_max);
    std::vector<std::string> found;
    while (rows.step()) { found.push_back(rows.text(0)); }
    json.key("copy_list").begin_array();
    simdjson::dom::parser parser;
    for (const auto& row : found) {
        simdjson::dom::element copy;
        std::string_view article;
        std::string_view original;
        if (parser.parse(row).get(copy) != simdjson::SUCCESS ||
            copy["article"].get(article) != simdjson::SUCCESS ||
            copy["original"].get(original) != simdjson::SUCCESS) {
            continue;
        }
        const bool mine_is_copy = article == call.id;
        const std::string other(mine_is_copy ? original : article);
        const auto reading = ledger.reading(other);
        const std::string theirs = reading && *reading ? (*reading)->article.text : std::string();
        write_copy(json, copy, mine_is_copy, text, theirs,
                   item_json(call.connection, List::articles, other));
    }
    json.end_array();
}

void write_document(JsonWriter& json, const std::optional<Document>& document) {
    json.key("document");
    if (!document) {
        json.null();
        return;
    }
    json.begin_object().key("address").text_or_null(document->address);
    json.key("media_type").value(document->media_type).key("sha256").value(document->sha256);
    json.key("size_bytes").value(static_cast<std::uint64_t>(document->bytes.size()));
    json.key("retrieved");
    json.text_or_null(document->retrieved ? text::to_iso(*document->retrieved) : std::string());
    json.end_object();
}

Expected<std::unique_ptr<store::Store>> open(const std::string& ledger) {
    store::LedgerOptions options;
    options.identify = link::claim_id;
    options.lock_wait_ms = k_lock_wait_ms;
    return store::open_ledger(ledger, options);
}

/// Ends the request: the ledger cannot be read just now.
[[noreturn]] void give_up(const Error& error) { throw store::sqlite::Trouble(error); }

}  // namespace

Answer get_article(Call& call) {
    const auto row = item_json(call.connection, List::articles, call.id);
    if (row.empty()) { return not_found("article", call.id); }
    auto ledger = open(call.ledger);
    if (!ledger) { give_up(ledger.error()); }
    const auto reading = (*ledger)->reading(call.id);
    if (!reading) { give_up(reading.error()); }
    if (!*reading) { return not_found("article", call.id); }
    const auto document = (*ledger)->document_of(call.id);
    if (!document) { give_up(document.error()); }
    std::string second;
    JsonWriter json(second);
    json.begin_object();
    ArticleJson article(json, **reading);
    article.text();
    json.key("claim_list");
    json.raw(json_array(claim_rows(call.connection,
                                   "c.article = (SELECT rank FROM item WHERE list = 9 AND id = ?1)",
                                   call.id, 10000)));
    article.times();
    article.places();
    article.actors();
    write_copies(json, call, **ledger, (*reading)->article.text);
    write_document(json, *document);
    article.notes();
    json.end_object();
    return object_answer(splice(row, second), call.frame);
}

Answer get_document(Call& call) {
    auto ledger = open(call.ledger);
    if (!ledger) { give_up(ledger.error()); }
    auto document = (*ledger)->document_of(call.id);
    if (!document) { give_up(document.error()); }
    if (!*document) { return not_found("article", call.id); }
    Answer answer;
    // Foreign bytes: whatever they are, no browser runs or shows them here.
    answer.type = "application/octet-stream";
    answer.body = std::move((*document)->bytes);
    answer.with("Content-Disposition",
                "attachment; filename=\"document-" + (*document)->sha256.substr(0, 16) + ".bin\"");
    answer.with("X-Document-Media-Type", [&] {
        std::string type;
        for (const char letter : (*document)->media_type) {
            if (letter > ' ' && letter < 0x7f) { type += letter; }
        }
        return type;
    }());
    return answer;
}

}  // namespace counterclaim::serve

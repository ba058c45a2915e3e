#include "exchange/article_json.hpp"

#include "exchange/json_writer.hpp"
#include "text/iso_date.hpp"

namespace counterclaim::exchange {
namespace {

void write_span(JsonWriter& json, Span span) {
    json.key("start").value(span.begin).key("end").value(span.end);
}

void write_date(JsonWriter& json, std::string_view key, const PublicationDate& date) {
    json.key(key);
    if (date.instant) {
        json.value(text::to_iso(*date.instant));
    } else if (date.day) {
        json.value(text::to_iso(*date.day));
    } else {
        json.null();
    }
}

void write_published(JsonWriter& json, const PublicationDate& published) {
    write_date(json, "published", published);
    json.key("published_basis").value(to_string(published.basis));
    json.key("published_reason").text_or_null(published.reason);
}

}  // namespace

std::string article_line(const ArticleInfo& info, const Article& article) {
    std::string line;
    JsonWriter json(line);
    json.begin_object().key("id").value(article.id).key("doc").value(article.document);
    json.key("article_key").text_or_null(info.key).key("address").value(info.address);
    json.key("url").text_or_null(article.url).key("source").text_or_null(article.outlet);
    json.key("byline").text_or_null(article.byline).key("agency").text_or_null(article.agency);
    json.key("lang").text_or_null(article.language).key("title").text_or_null(article.title);
    write_published(json, article.published);
    write_date(json, "updated", article.updated);
    json.key("dateline_place").text_or_null(article.dateline_place);
    json.key("text").value(article.text).key("offset_bytes").value(article.offset_bytes);
    json.key("blocks").begin_array();
    for (const auto& block : article.blocks) {
        json.begin_object().key("kind").value(to_string(block.kind));
        write_span(json, block.span);
        if (!block.language.empty()) { json.key("lang").value(block.language); }
        json.end_object();
    }
    json.end_array().key("notes").begin_array();
    for (const auto& note : article.notes) {
        json.begin_object().key("code").value(note.code).key("message").value(note.message);
        if (!note.span.empty()) { write_span(json, note.span); }
        json.end_object();
    }
    json.end_array().end_object();
    line += '\n';
    return line;
}

}  // namespace counterclaim::exchange

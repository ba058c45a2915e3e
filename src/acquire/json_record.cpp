#include "acquire/json_record.hpp"

#include "acquire/source.hpp"
#include "text/char_class.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

#include <simdjson.h>

namespace counterclaim::acquire {
namespace {

namespace dom = simdjson::dom;

/// A field as text: strings as they are, whole numbers written out, null and absence as nothing.
Expected<std::string> field(const dom::object& record, std::string_view name,
                            const std::string& where) {
    dom::element value;
    if (record.at_key(name).get(value) != simdjson::SUCCESS || value.is_null()) {
        return std::string();
    }
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) { return std::string(text); }
    std::int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS) { return std::to_string(number); }
    return fail(ErrorCode::bad_json, where, "the field \"" + std::string(name) + "\" is not a text",
                "write it as a string in quotation marks");
}

bool has(const dom::object& record, std::string_view name) {
    dom::element value;
    return record.at_key(name).get(value) == simdjson::SUCCESS && !value.is_null();
}

Expected<Document> document_of(const dom::element& element, const std::string& where) {
    dom::object record;
    if (element.get(record) != simdjson::SUCCESS) {
        return fail(ErrorCode::bad_json, where, "a record must be a JSON object");
    }
    struct Target {
        std::string_view name;
        std::string* value;
    };
    Document document;
    std::string text;
    std::string html;
    for (const auto& target :
         {Target{"id", &document.id}, Target{"url", &document.stated.url},
          Target{"source", &document.stated.outlet}, Target{"lang", &document.stated.language},
          Target{"published", &document.stated.published}, Target{"title", &document.stated.title},
          Target{"text", &text}, Target{"html", &html}}) {
        auto value = field(record, target.name, where);
        if (!value) { return tl::unexpected<Error>(value.error()); }
        *target.value = *std::move(value);
    }
    const bool has_text = !text::trim_space(text).empty();
    if (!has_text && text::trim_space(html).empty()) {
        if (has(record, "text") || has(record, "html")) {
            return fail(ErrorCode::empty, where, "the record's text is empty");
        }
        return fail(ErrorCode::missing_field, where,
                    "the record has neither \"text\" nor \"html\"");
    }
    document.address = document.stated.url.empty() ? where : document.stated.url;
    if (document.id.empty()) { document.id = document.address; }
    document.media_type = has_text ? "text/plain" : "text/html";
    document.charset = "utf-8";
    document.bytes = has_text ? std::move(text) : std::move(html);
    document.sha256 = sha256_hex(document.bytes);
    return document;
}

/// What the parser says, in our words.
Error explain(simdjson::error_code code, const std::string& where) {
    Error error{ErrorCode::bad_json, where, {}, {}};
    switch (code) {
        case simdjson::EMPTY:
            error.what = "there is no JSON in it";
            break;
        case simdjson::UTF8_ERROR:
            error.what = "the JSON is not in UTF-8";
            break;
        case simdjson::DEPTH_ERROR:
            error.what = "the JSON is nested too deeply";
            break;
        case simdjson::UNCLOSED_STRING:
            error.what = "a text is not closed; the record may have been cut";
            break;
        default:
            error.what = std::string("the JSON is damaged (") + simdjson::error_message(code) + ")";
            break;
    }
    return error;
}

}  // namespace

struct JsonRecords::State {
    dom::parser parser;
    simdjson::padded_string padded;

    Expected<dom::element> parse(std::string_view json, const std::string& where) {
        std::string repaired;
        if (json.starts_with("\xEF\xBB\xBF")) { json.remove_prefix(3); }
        if (!text::is_utf8(json)) {
            repaired = text::decode_text(json, {}, false).text;
            json = repaired;
        }
        padded = simdjson::padded_string(json);
        dom::element element;
        const auto code = parser.parse(padded).get(element);
        if (code != simdjson::SUCCESS) { return tl::unexpected<Error>(explain(code, where)); }
        return element;
    }
};

JsonRecords::JsonRecords() : m_state(std::make_unique<State>()) {}
JsonRecords::~JsonRecords() = default;
JsonRecords::JsonRecords(JsonRecords&&) noexcept = default;
JsonRecords& JsonRecords::operator=(JsonRecords&&) noexcept = default;

Expected<Document> JsonRecords::read_one(std::string_view json, const std::string& where) {
    const auto element = m_state->parse(json, where);
    if (!element) { return tl::unexpected<Error>(element.error()); }
    return document_of(*element, where);
}

std::vector<Expected<Document>> JsonRecords::read_all(std::string_view json,
                                                      const std::string& where) {
    std::vector<Expected<Document>> documents;
    const auto element = m_state->parse(json, where);
    if (!element) {
        documents.emplace_back(tl::unexpected<Error>(element.error()));
        return documents;
    }
    dom::array records;
    if (element->get(records) != simdjson::SUCCESS) {
        documents.push_back(document_of(*element, where));
        return documents;
    }
    std::size_t number = 0;
    for (const auto record : records) {
        ++number;
        documents.push_back(document_of(record, where + "[" + std::to_string(number) + "]"));
    }
    if (number == 0) {
        documents.emplace_back(fail(ErrorCode::empty, where, "the JSON array is empty"));
    }
    return documents;
}

}  // namespace counterclaim::acquire

#include "serve/service.hpp"

#include "exchange/json_writer.hpp"
#include "text/table.hpp"

#include <counterclaim/claim.hpp>

#include <map>
#include <set>

namespace counterclaim::serve {
namespace {

using exchange::JsonWriter;

constexpr std::string_view k_envelope = R"({"type":"object","required":["ok","data"],"properties":{
"ok":{"const":true},"data":{},"as_of":{"type":["string","null"],"format":"date"},
"generation":{"type":"string"}}})";
constexpr std::string_view k_list_envelope = R"({"type":"object","required":["ok","data","next"],
"properties":{"ok":{"const":true},"data":{"type":"array"},"next":{"type":["string","null"]},
"next_url":{"type":["string","null"]},"count":{"type":"object","properties":{
"value":{"type":"integer"},"capped":{"type":"boolean"}}},
"as_of":{"type":["string","null"],"format":"date"},"generation":{"type":"string"}}})";
constexpr std::string_view k_problem = R"({"type":"object",
"required":["ok","status","error","message","errors","type"],"properties":{"ok":{"const":false},
"status":{"type":"integer"},"error":{"type":"string"},"message":{"type":"string"},
"errors":{"type":"array","items":{"type":"object","properties":{
"parameter":{"type":["string","null"]},"message":{"type":"string"}}}},"type":{"type":"string"}}})";

void write_choices(JsonWriter& json, const ParameterSpec& spec) {
    json.key("type").value("string").key("enum").begin_array();
    if (spec.takes == Takes::claim_type) {
        for (int type = 0; type < k_claim_type_count; ++type) {
            json.value(to_string(static_cast<ClaimType>(type)));
        }
    } else {
        for (const auto choice : text::split(spec.choices, '|')) { json.value(choice); }
    }
    json.end_array();
}

void write_bounds(JsonWriter& json, const ParameterSpec& spec) {
    const auto bounds = text::split(spec.choices, '|');
    json.key("type").value("integer").key("minimum").raw(bounds[0]).key("maximum").raw(bounds[1]);
}

/// The schema of one value.
void write_value(JsonWriter& json, const ParameterSpec& spec) {
    json.begin_object();
    switch (spec.takes) {
        case Takes::text:
            json.key("type").value("string").key("maxLength");
            json.value(static_cast<std::uint64_t>(Query::k_value_bytes_max));
            break;
        case Takes::day:
            json.key("type").value("string").key("format").value("date");
            break;
        case Takes::days:
            json.key("type").value("string").key("pattern");
            json.value("^(\\d{4}(-\\d{2}(-\\d{2})?)?)?(\\.\\.(\\d{4}(-\\d{2}(-\\d{2})?)?)?)?$");
            break;
        case Takes::number:
            write_bounds(json, spec);
            break;
        case Takes::share:
            json.key("type").value("number").key("minimum").value(0).key("maximum").value(1);
            break;
        case Takes::box:
            json.key("type").value("string").key("pattern");
            json.value("^-?[0-9.]+(,-?[0-9.]+){3}$");
            break;
        case Takes::choice:
        case Takes::claim_type:
            write_choices(json, spec);
            break;
    }
    json.end_object();
}

void write_parameter(JsonWriter& json, const ParameterSpec& spec) {
    json.begin_object().key("name").value(spec.name).key("in").value("query");
    json.key("description").value(spec.meaning).key("required").value(false).key("schema");
    if (spec.repeated) {
        json.begin_object().key("type").value("array").key("items");
        write_value(json, spec);
        json.end_object().key("style").value("form").key("explode").value(true);
    } else {
        write_value(json, spec);
    }
    json.end_object();
}

void write_reference(JsonWriter& json, const char* kind, std::string_view name) {
    json.begin_object().key("$ref");
    json.value("#/components/" + std::string(kind) + "/" + std::string(name)).end_object();
}

void write_answer_schema(JsonWriter& json, const ResourceSpec& resource) {
    json.begin_object().key("allOf").begin_array();
    write_reference(json, "schemas", resource.list ? "ListEnvelope" : "Envelope");
    json.begin_object().key("properties").begin_object().key("data");
    auto schema = resource.schema;
    const bool list = schema.starts_with('[');
    if (list) { schema = schema.substr(1, schema.size() - 2); }
    if (list) { json.begin_object().key("type").value("array").key("items"); }
    write_reference(json, "schemas", schema);
    if (list) { json.end_object(); }
    json.end_object().end_object().end_array().end_object();
}

void write_responses(JsonWriter& json, const ResourceSpec& resource) {
    const bool decision = resource.path == "/review/decisions" && resource.method == "post";
    json.key("responses").begin_object().key(decision ? "201" : "200").begin_object();
    json.key("description").value(resource.meaning).key("content").begin_object();
    if (resource.path == "/articles/{key}/document") {
        json.key("application/octet-stream").begin_object().end_object();
    } else {
        json.key("application/json").begin_object();
        if (!resource.schema.empty()) {
            json.key("schema");
            write_answer_schema(json, resource);
        }
        json.end_object();
        if (resource.list) {
            for (const auto* twin : {"application/x-ndjson", "text/csv", "application/geo+json",
                                     "application/atom+xml"}) {
                json.key(twin).begin_object().end_object();
            }
        }
    }
    json.end_object().end_object().key("default");
    write_reference(json, "responses", "Error");
    json.end_object();
}

void write_operation(JsonWriter& json, const ResourceSpec& resource) {
    json.key(resource.method).begin_object().key("summary").value(resource.meaning);
    std::string name(resource.method);
    for (const char letter : resource.path) {
        const bool plain = letter >= 'a' && letter <= 'z';
        name += plain ? letter : '_';
    }
    json.key("operationId").value(name).key("parameters").begin_array();
    const auto open = resource.path.find('{');
    if (open != std::string_view::npos) {
        const auto end = resource.path.find('}');
        json.begin_object().key("name").value(resource.path.substr(open + 1, end - open - 1));
        json.key("in").value("path").key("required").value(true).key("schema").begin_object();
        json.key("type").value("string").end_object().end_object();
    }
    for (const auto parameter : parameters_of(resource)) {
        write_reference(json, "parameters", parameter);
    }
    json.end_array();
    if (resource.method == "post") {
        json.key("requestBody").begin_object().key("required").value(true).key("content");
        json.begin_object().key("application/json").begin_object().key("schema").begin_object();
        json.key("type").value("object").end_object().end_object().end_object().end_object();
    }
    write_responses(json, resource);
    json.end_object();
}

void write_schemas(JsonWriter& json) {
    std::set<std::string_view> names;
    for (const auto& resource : resource_table()) {
        auto name = resource.schema;
        if (name.starts_with('[')) { name = name.substr(1, name.size() - 2); }
        if (!name.empty()) { names.insert(name); }
    }
    json.key("schemas").begin_object();
    for (const auto name : names) {
        json.key(name).begin_object().key("type").value("object").key("description");
        json.value("docs/reference/api.md, " + std::string(name)).end_object();
    }
    json.key("Envelope").raw(k_envelope);
    json.key("ListEnvelope").raw(k_list_envelope);
    json.key("Problem").raw(k_problem);
    json.end_object();
}

}  // namespace

std::string openapi() {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("openapi").value("3.1.0").key("info").begin_object();
    json.key("title").value("Counterclaim").key("version").value("1");
    json.key("description").value("Who says what happened, where and when; who denies it.");
    json.end_object().key("servers").begin_array().begin_object().key("url").value("/api/v1");
    json.end_object().end_array().key("paths").begin_object();
    std::map<std::string_view, std::vector<const ResourceSpec*>> paths;
    for (const auto& resource : resource_table()) { paths[resource.path].push_back(&resource); }
    for (const auto& [path, operations] : paths) {
        json.key(path).begin_object();
        for (const auto* operation : operations) { write_operation(json, *operation); }
        json.end_object();
    }
    json.end_object().key("components").begin_object().key("parameters").begin_object();
    for (const auto& parameter : parameter_table()) {
        json.key(parameter.name);
        write_parameter(json, parameter);
    }
    json.end_object().key("responses").begin_object().key("Error").begin_object();
    json.key("description").value("Any failure, in one shape").key("content").begin_object();
    json.key("application/problem+json").begin_object().key("schema");
    write_reference(json, "schemas", "Problem");
    json.end_object().end_object().end_object().end_object();
    write_schemas(json);
    json.key("securitySchemes").raw(R"({"token":{"type":"http","scheme":"bearer"}})").end_object();
    json.key("security").raw(R"([{},{"token":[]}])").end_object();
    text += '\n';
    return text;
}

}  // namespace counterclaim::serve

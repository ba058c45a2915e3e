#include "serve/service.hpp"

#include "serve/shapes.hpp"

#include "link/claim_key.hpp"
#include "text/iso_date.hpp"
#include "text/table.hpp"

#include <counterclaim/event.hpp>

#include <algorithm>

namespace counterclaim::serve {
namespace {

constexpr std::string_view k_root = "/api/v1";
constexpr int k_ok = 200;
constexpr int k_no_content = 204;
constexpr int k_not_modified = 304;
constexpr int k_bad_request = 400;
constexpr int k_unauthorized = 401;
constexpr int k_not_found = 404;
constexpr int k_bad_method = 405;
constexpr int k_internal = 500;
constexpr int k_unavailable = 503;

using Handler = Answer (*)(Call&);

Handler handler_of(std::string_view path) {
    static const std::map<std::string_view, Handler> handlers{
        {"/claims", get_claims},
        {"/claims/{id}", get_claim},
        {"/events", get_items},
        {"/events/{id}", get_event},
        {"/places", get_items},
        {"/places/{id}", get_place},
        {"/control", get_items},
        {"/casualties", get_items},
        {"/ceasefires", get_items},
        {"/commitments", get_items},
        {"/articles", get_items},
        {"/articles/{key}", get_article},
        {"/articles/{key}/document", get_document},
        {"/sources", get_items},
        {"/sources/{id}", get_source},
        {"/copies", get_items},
        {"/search", get_search},
        {"/facets", get_facets},
        {"/timeline", get_timeline},
        {"/map", get_map},
        {"/overview", get_overview},
        {"/types", get_types},
        {"/review", get_review},
    };
    const auto found = handlers.find(path);
    return found == handlers.end() ? nullptr : found->second;
}

/// The part that stands for "{…}" of a pattern; nothing where the path is another.
std::optional<std::string> match(std::string_view pattern, std::string_view path) {
    const auto open = pattern.find('{');
    if (open == std::string_view::npos) {
        return pattern == path ? std::optional<std::string>("") : std::nullopt;
    }
    const auto before = pattern.substr(0, open);
    const auto after = pattern.substr(pattern.find('}') + 1);
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) ||
        !path.ends_with(after)) {
        return std::nullopt;
    }
    const auto middle = path.substr(before.size(), path.size() - before.size() - after.size());
    return middle.find('/') == std::string_view::npos ? decode_percent(middle, false)
                                                      : std::nullopt;
}

}  // namespace

std::shared_ptr<const Answer> AnswerCache::find(const std::string& key) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_kept.find(key);
    if (found == m_kept.end()) { return nullptr; }
    m_order.splice(m_order.begin(), m_order, found->second);
    return found->second->answer;
}

void AnswerCache::add(const std::string& key, std::shared_ptr<const Answer> answer) {
    const auto size = answer->body.size() + key.size();
    if (size > m_bytes_max / 8) { return; }
    const std::lock_guard lock(m_mutex);
    if (m_kept.contains(key)) { return; }
    m_order.push_front({key, std::move(answer)});
    m_kept.emplace(key, m_order.begin());
    m_bytes += size;
    while (m_bytes > m_bytes_max) {
        m_bytes -= m_order.back().answer->body.size() + m_order.back().key.size();
        m_kept.erase(m_order.back().key);
        m_order.pop_back();
    }
}

Answer trouble_answer(const Error& error) {
    switch (error.code) {
        case ErrorCode::usage:
            return error_answer(k_bad_request, "bad_parameter", error.what,
                                {{error.where, error.what}});
        case ErrorCode::store_missing:
        case ErrorCode::store_locked:
        case ErrorCode::store_readonly:
        case ErrorCode::store_full:
        case ErrorCode::store_damaged:
        case ErrorCode::store_newer:
            return error_answer(k_unavailable, "unavailable", code_summary(error.code))
                .with("Retry-After", "2");
        default:
            return error_answer(k_internal, "internal", "something went wrong in the server");
    }
}

Service::Service(Options options, Views& views, Guard& guard, Knowledge knowledge, Assets assets)
    : m_options(std::move(options)),
      m_views(views),
      m_guard(guard),
      m_knowledge(std::move(knowledge)),
      m_assets(std::move(assets)),
      m_cache(m_options.cache_bytes_max) {
    std::string tiles;
    if (const auto scheme = m_options.tiles.find("://"); scheme != std::string::npos) {
        tiles = " " + m_options.tiles.substr(0, m_options.tiles.find('/', scheme + 3));
    }
    m_policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:" +
        tiles +
        "; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri "
        "'none'; form-action 'self'; frame-ancestors 'none'";
}

Answer Service::handle(const Request& request) {
    Answer answer;
    try {
        answer = decide(request);
    } catch (const BadCursor&) {
        answer = error_answer(k_bad_request, "bad_parameter", "the cursor is none of this list",
                              {{"cursor", "is none of this list"}});
    } catch (const store::sqlite::Trouble& trouble) {
        answer = trouble_answer(trouble.error());
    } catch (const std::exception&) {
        answer = error_answer(k_internal, "internal", "something went wrong in the server");
    }
    finish(request, answer);
    return answer;
}

Answer Service::decide(const Request& request) {
    if (auto refused = m_guard.refuse(request)) { return *std::move(refused); }
    const auto path = request.path();
    if (path == "/healthz") {
        Answer answer;
        answer.body = "{\"ok\":true}";
        return answer.with("Cache-Control", "no-store"), answer;
    }
    if (path.starts_with(k_root) && (path.size() == k_root.size() || path[k_root.size()] == '/')) {
        return api(request);
    }
    if (request.method != "GET" && request.method != "HEAD") {
        return error_answer(k_bad_method, "method_not_allowed", "the page is only read")
            .with("Allow", "GET, HEAD");
    }
    if (m_options.archive && path == TileArchive::k_path) {
        return m_options.archive->get(request);
    }
    return m_assets.get(request);
}

Service::Route Service::route(std::string_view method, std::string_view path) {
    Route found;
    const bool head = method == "HEAD";
    const std::string wanted = method == "POST" ? "post" : method == "DELETE" ? "delete" : "get";
    const bool known = head || method == "GET" || method == "POST" || method == "DELETE";
    const auto dot = path.rfind('.');
    std::string form;
    auto bare = path;
    if (dot != std::string_view::npos && path != "/openapi.json") {
        form = path.substr(dot + 1);
        for (const auto* twin : {"json", "jsonl", "csv", "geojson", "atom"}) {
            if (form == twin) { bare = path.substr(0, dot); }
        }
        if (bare.size() == path.size()) { form.clear(); }
    }
    for (const auto& resource : resource_table()) {
        auto id = match(resource.path, bare);
        if (!id) { continue; }
        if (known && resource.method == wanted) {
            found.resource = &resource;
            found.id = *std::move(id);
            found.form = form;
            return found;
        }
        std::string name(resource.method);
        for (auto& letter : name) { letter = static_cast<char>(letter - 'a' + 'A'); }
        found.allowed += (found.allowed.empty() ? "" : ", ") + name;
        if (name == "GET") { found.allowed += ", HEAD"; }
    }
    return found;
}

Answer Service::api(const Request& request) {
    const auto path = request.path().substr(k_root.size());
    auto found = route(request.method, path);
    if (found.resource == nullptr) {
        if (found.allowed.empty()) {
            return error_answer(k_not_found, "not_found", "there is no such resource");
        }
        if (request.method == "OPTIONS") {
            Answer answer;
            answer.status = k_no_content;
            return answer.with("Allow", found.allowed);
        }
        return error_answer(k_bad_method, "method_not_allowed",
                            "this resource takes " + found.allowed)
            .with("Allow", found.allowed);
    }
    const auto& resource = *found.resource;
    std::vector<ParameterError> errors;
    std::string text(request.query());
    const bool map = resource.path == "/map";
    if (!found.form.empty() && (resource.list || map)) {
        text += (text.empty() ? "format=" : "&format=") + found.form;
    } else if (!found.form.empty() && found.form != "json") {
        constexpr int k_not_acceptable = 406;
        return error_answer(k_not_acceptable, "not_acceptable",
                            "this resource has no form but JSON");
    }
    const auto query = Query::parse(text, resource, errors);
    if (!errors.empty()) {
        const auto& first = errors.front();
        return error_answer(
            k_bad_request, "bad_parameter",
            first.parameter.empty() ? first.message : first.parameter + ": " + first.message,
            errors);
    }
    Visitor visitor;
    if (auto refused = m_guard.identify(request, visitor)) { return *std::move(refused); }
    const bool open = resource.path == "/session" || resource.path == "/openapi.json";
    if (visitor.permit == Permit::none && !open) {
        return error_answer(k_unauthorized, "unauthorized", "this server needs a token")
            .with("WWW-Authenticate", "Bearer");
    }
    if (handler_of(resource.path) != nullptr) {
        return from_view(request, resource, query, found.id);
    }
    return other(request, resource, query, visitor);
}

Answer Service::other(const Request& request, const ResourceSpec& resource, const Query& query,
                      const Visitor& visitor) {
    if (resource.path == "/changes") { return changes(request, query, resource); }
    if (resource.path == "/session") {
        if (resource.method == "post") { return sign_in(request); }
        return resource.method == "delete" ? sign_out(request) : session(request, visitor);
    }
    if (resource.path == "/review/decisions") {
        return resource.method == "post" ? add_decision(request, visitor)
                                         : list_decisions(query, resource);
    }
    if (resource.path == "/openapi.json") {
        Answer answer;
        answer.body = openapi();
        return answer;
    }
    const Frame frame{std::string(k_root) + std::string(resource.path), {}, {}};
    if (resource.path == "/conflicts") { return object_answer(m_knowledge.conflicts, frame); }
    // /gazetteer
    constexpr std::size_t k_places_max = 20;
    std::vector<std::string> rows;
    if (m_knowledge.places && query.has("name")) {
        for (const auto& place : m_knowledge.places(query.one("name"), k_places_max)) {
            std::string row;
            JsonWriter json(row);
            json.begin_object();
            write_place_fields(json, place);
            json.key("parents").text_or_null(place.parents);
            json.key("population").value(place.population).end_object();
            rows.push_back(std::move(row));
        }
    }
    return object_answer(json_array(rows), frame);
}

Answer Service::from_view(const Request& request, const ResourceSpec& resource, const Query& query,
                          const std::string& id) {
    const ViewKey key{query.day("as_of"), query.one("conflict")};
    const auto view = m_views.get(key, m_options.view_wait);
    if (!view) { return trouble_answer(view.error()); }
    if (!*view) {
        return error_answer(k_unavailable, "unavailable",
                            "this view of the ledger is being worked out; ask again in a moment")
            .with("Retry-After", "2");
    }
    Frame frame;
    frame.path = std::string(request.path());
    if (query.has("format")) {
        // A twin's address goes without its ending: the format is among the parameters.
        const auto dot = frame.path.rfind('.');
        const auto slash = frame.path.rfind('/');
        if (dot != std::string::npos && dot > slash) { frame.path.resize(dot); }
    }
    frame.as_of = (*view)->meta("as_of");
    frame.generation = (*view)->generation();
    const auto name = frame.generation + " " + frame.as_of + " " + (*view)->meta("conflict") + " " +
                      frame.path + "?" + query.canonical();
    const bool packed = takes_gzip(request);
    const auto tag = "W/\"" + id_text(link::hash_text(name)) + "\"";
    // What a document is does not hang on the view; it is large, and not kept.
    const bool cacheable = resource.path != "/articles/{key}/document";
    if (cacheable && request.header("if-none-match").find(tag) != std::string_view::npos) {
        Answer answer;
        answer.status = k_not_modified;
        return answer.with("ETag", tag).with("Cache-Control", "private, no-cache");
    }
    const auto cache_key = (packed ? "z " : "r ") + name;
    if (cacheable) {
        if (const auto kept = m_cache.find(cache_key)) { return *kept; }
    }
    auto answer = call(resource, query, id, *view, std::move(frame));
    if (answer.status != k_ok) { return answer; }
    if (!cacheable) { return answer.with("Cache-Control", "no-store"); }
    answer.with("ETag", tag).with("Cache-Control", "private, no-cache");
    answer.with("Vary", "Accept-Encoding");
    constexpr std::size_t k_small = 1000;
    if (packed && answer.body.size() > k_small) {
        auto bytes = gzip(answer.body);
        if (!bytes.empty()) {
            answer.body = std::move(bytes);
            answer.packed = true;
        }
    }
    m_cache.add(cache_key, std::make_shared<const Answer>(answer));
    return answer;
}

Answer Service::call(const ResourceSpec& resource, const Query& query, const std::string& id,
                     const std::shared_ptr<View>& view, Frame frame) {
    auto connection = view->lease();
    connection->begin(m_options.time_max);
    Call call{resource,         query,           id, *view, *connection, m_knowledge,
              m_options.ledger, std::move(frame)};
    try {
        return handler_of(resource.path)(call);
    } catch (const store::sqlite::Trouble&) {
        if (!connection->timed_out()) { throw; }
        return error_answer(k_unavailable, "unavailable",
                            "the question took too long; ask for less, a shorter time or fewer "
                            "words")
            .with("Retry-After", "5");
    }
}

Answer Service::changes(const Request& request, const Query& query, const ResourceSpec& resource) {
    if (request.header("accept").find("text/event-stream") != std::string_view::npos) {
        Answer answer;
        answer.stream = true;
        answer.type = "text/event-stream; charset=utf-8";
        return answer.with("Cache-Control", "no-store"), answer;
    }
    Rows rows;
    const auto first = cursor_of(query).value_or(0);
    const auto limit = limit_of(query);
    const auto generations = m_views.generations();
    for (auto at = static_cast<std::size_t>(first); at < generations.size(); ++at) {
        const auto& generation = generations[at];
        if (generation.name == query.one("since")) { break; }
        if (static_cast<std::int64_t>(rows.rows.size()) == limit) {
            rows.next = std::to_string(at);
            break;
        }
        std::string row;
        JsonWriter json(row);
        json.begin_object().key("generation").value(generation.name).key("at");
        json.value(generation.at).key("claims").value(generation.claims);
        json.key("articles").value(generation.articles).key("events").value(generation.events);
        json.key("decisions").value(generation.decisions).end_object();
        rows.rows.push_back(std::move(row));
    }
    const Frame frame{
        std::string(k_root) + "/changes", {}, generations.empty() ? "" : generations.front().name};
    auto answer = list_answer(rows, query, frame, resource.schema);
    return answer.with("Cache-Control", "no-store"), answer;
}

void Service::finish(const Request& request, Answer& answer) const {
    if (answer.packed) { answer.with("Content-Encoding", "gzip"); }
    if (answer.status == k_not_modified || answer.status == k_no_content) { answer.type.clear(); }
    const bool page = !request.path().starts_with(k_root);
    answer.with("Content-Security-Policy",
                page ? m_policy : "default-src 'none'; frame-ancestors 'none'; sandbox");
    answer.with("X-Content-Type-Options", "nosniff");
    answer.with("X-Frame-Options", "DENY");
    answer.with("Referrer-Policy", "no-referrer");
    answer.with("Cross-Origin-Opener-Policy", "same-origin");
    answer.with("Cross-Origin-Resource-Policy", "same-origin");
    answer.with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (!std::any_of(answer.headers.begin(), answer.headers.end(),
                     [](const auto& header) { return header.first == "Cache-Control"; })) {
        answer.with("Cache-Control", "no-store");
    }
}

}  // namespace counterclaim::serve

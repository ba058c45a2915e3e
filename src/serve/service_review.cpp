#include "serve/service.hpp"
#include "serve/shapes.hpp"

#include "serve/corrections.hpp"

#include "store/decisions.hpp"
#include "text/iso_date.hpp"
#include "text/table.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace counterclaim::serve {
namespace {

constexpr int k_created = 201;
constexpr int k_bad_request = 400;
constexpr int k_forbidden = 403;
constexpr int k_conflict = 409;
constexpr int k_lock_wait_ms = 3000;

using simdjson::dom::element;

/// What a request wants decided is wrong: the field, and why.
struct Unfit {
    std::string field;
    std::string why;
};

std::string text_of(const element& object, std::string_view key) {
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

bool is_json(const Request& request) {
    return request.header("content-type").starts_with("application/json");
}

Answer not_json() {
    constexpr int k_unsupported = 415;
    return error_answer(k_unsupported, "unsupported_media",
                        "what is sent must be application/json");
}

/// Reads one decision out of a request and checks it against the view.
class DecisionReader {
public:
    DecisionReader(const element& body, Connection& view, const Knowledge& knowledge)
        : m_body(body), m_view(view), m_knowledge(knowledge) {}

    /// Throws `Unfit`.
    store::Decision read() {
        constexpr std::size_t k_reason_max = 4000;
        m_decision.action = text_of(m_body, "action");
        m_decision.reason = std::string(text::trim(text_of(m_body, "reason")));
        if (m_decision.reason.size() > k_reason_max) { throw Unfit{"reason", "is too long"}; }
        const auto& action = m_decision.action;
        const bool needs_reason = action != "accept" && action != "defer" && action != "undo";
        if (action == "accept" || action == "reject") {
            claim();
        } else if (action == "retype") {
            claim();
            type();
        } else if (action == "replace") {
            claim();
            place();
        } else if (action == "redate") {
            claim();
            days();
        } else if (action == "merge") {
            merge();
        } else if (action == "split") {
            split();
        } else if (action == "defer") {
            defer();
        } else if (action == "note") {
            note();
        } else if (action == "undo") {
            undo();
        } else {
            throw Unfit{"action", "is no action"};
        }
        if (needs_reason && m_decision.reason.empty()) { throw Unfit{"reason", "must say why"}; }
        return m_decision;
    }

private:
    void claim() {
        m_decision.claim = text_of(m_body, "claim");
        auto& row = m_view.statement("SELECT 1 FROM claim WHERE id = ?");
        row.start(m_decision.claim);
        const bool there = row.step();
        row.reset();
        if (!there) { throw Unfit{"claim", "is no claim of this ledger"}; }
    }

    [[nodiscard]] element value() const {
        element value;
        if (m_body["value"].get(value) != simdjson::SUCCESS || !value.is_object()) {
            throw Unfit{"value", "must be an object"};
        }
        return value;
    }

    void type() {
        const auto name = text_of(value(), "type");
        if (!parse_claim_type(name)) { throw Unfit{"value.type", "is no claim type"}; }
        JsonWriter json(m_decision.value);
        json.begin_object().key("type").value(name).end_object();
    }

    void place() {
        const auto wanted = value();
        std::int64_t at = 0;
        if (wanted["at"].get(at) != simdjson::SUCCESS) { at = 0; }
        constexpr std::int64_t k_places_max = 100;
        if (at < 0 || at > k_places_max) { throw Unfit{"value.at", "is no place of the claim"}; }
        const auto id = text_of(wanted, "place");
        std::optional<Place> place;
        if (!id.empty()) {
            const auto found =
                m_knowledge.places ? m_knowledge.places(id, 1) : std::vector<Place>();
            if (found.empty() || place_key(found.front()) != id) {
                throw Unfit{"value.place", "is no place of the gazetteer"};
            }
            place = found.front();
        }
        m_decision.value = place_value(static_cast<std::size_t>(at), place);
    }

    void days() {
        const auto wanted = value();
        const auto from = text_of(wanted, "from");
        const auto to = text_of(wanted, "to");
        const auto first = text::parse_iso_date(from);
        const auto last = text::parse_iso_date(to);
        if (!from.empty() && !first) { throw Unfit{"value.from", "is not a day"}; }
        if (!to.empty() && !last) { throw Unfit{"value.to", "is not a day"}; }
        if (first && last && *last < *first) { throw Unfit{"value.to", "is before the first day"}; }
        JsonWriter json(m_decision.value);
        json.begin_object();
        write_days(json, {first, last});
        json.end_object();
    }

    /// Claims of an event in the order in which they stand; `Unfit` where there is no such event.
    std::vector<std::string> claims_of(const std::string& event, const char* field) {
        auto& rows = m_view.statement(
            "SELECT c.id FROM item i JOIN claim c ON c.event = i.rank WHERE i.list = 1 AND i.id = "
            "? "
            "ORDER BY c.rank");
        rows.start(event);
        std::vector<std::string> claims;
        while (rows.step()) { claims.push_back(rows.text(0)); }
        if (claims.empty()) { throw Unfit{field, "is no event of this ledger"}; }
        return claims;
    }

    void merge() {
        m_decision.event = text_of(m_body, "event");
        m_decision.with = text_of(m_body, "with");
        if (m_decision.event == m_decision.with) { throw Unfit{"with", "is the same event"}; }
        m_decision.claims = {claims_of(m_decision.event, "event").front(),
                             claims_of(m_decision.with, "with").front()};
    }

    void split() {
        m_decision.event = text_of(m_body, "event");
        const auto members = claims_of(m_decision.event, "event");
        simdjson::dom::array wanted;
        if (m_body["claims"].get(wanted) != simdjson::SUCCESS) {
            throw Unfit{"claims", "must be a list of claims"};
        }
        for (const auto item : wanted) {
            std::string_view id;
            const bool member = item.get(id) == simdjson::SUCCESS &&
                                std::find(members.begin(), members.end(), id) != members.end();
            if (!member) { throw Unfit{"claims", "holds what is no claim of the event"}; }
            m_decision.claims.emplace_back(id);
        }
        if (m_decision.claims.empty() || m_decision.claims.size() >= members.size()) {
            throw Unfit{"claims", "must be some claims of the event, not all"};
        }
    }

    void defer() {
        m_decision.key = text_of(m_body, "key");
        auto& row = m_view.statement("SELECT 1 FROM item WHERE list = 12 AND id = ?");
        row.start(m_decision.key);
        if (!row.step()) { throw Unfit{"key", "is in no queue"}; }
    }

    void note() {
        if (!text_of(m_body, "event").empty()) {
            m_decision.event = text_of(m_body, "event");
            (void)claims_of(m_decision.event, "event");
        } else {
            claim();
        }
    }

    void undo() {
        if (m_body["decision"].get(m_decision.undoes) != simdjson::SUCCESS ||
            m_decision.undoes <= 0) {
            throw Unfit{"decision", "must be the number of a decision"};
        }
    }

    const element& m_body;
    Connection& m_view;
    const Knowledge& m_knowledge;
    store::Decision m_decision;
};

}  // namespace

Answer Service::session(const Request& request, const Visitor& visitor) const {
    (void)request;
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("name").text_or_null(visitor.name);
    json.key("role").value(to_string(visitor.permit)).key("tokens").value(m_guard.has_tokens());
    json.key("writes").value(m_options.writes && visitor.permit >= Permit::review);
    const auto& archive = m_options.archive;
    json.key("tiles").text_or_null(archive ? TileArchive::k_path : m_options.tiles);
    json.key("tiles_kind")
        .text_or_null(archive                   ? archive->vector() ? "vector" : "raster"
                      : m_options.tiles.empty() ? ""
                                                : "address");
    json.key("tiles_credit").text_or_null(m_options.tiles_credit).end_object();
    return object_answer(text, {});
}

Answer Service::sign_in(const Request& request) {
    if (!is_json(request)) { return not_json(); }
    simdjson::dom::parser parser;
    element body;
    if (parser.parse(request.body).get(body) != simdjson::SUCCESS) {
        return error_answer(k_bad_request, "bad_request", "this is no JSON");
    }
    Visitor visitor;
    Request with_token = request;
    with_token.headers = {{"authorization", "Bearer " + text_of(body, "token")}};
    if (auto refused = m_guard.identify(with_token, visitor)) { return *std::move(refused); }
    auto answer = session(request, visitor);
    if (const auto cookie = m_guard.sign_in(text_of(body, "token"), visitor)) {
        const bool secure = request.header("x-forwarded-proto") == "https";
        answer.with("Set-Cookie", *cookie + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200" +
                                      (secure ? "; Secure" : ""));
    }
    return answer;
}

Answer Service::sign_out(const Request& request) {
    m_guard.sign_out(request);
    auto answer = session(request, {});
    answer.with("Set-Cookie",
                "counterclaim_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    return answer;
}

Answer Service::list_decisions(const Query& query, const ResourceSpec& resource) {
    auto decisions = store::Decisions::open(m_options.ledger, false, k_lock_wait_ms);
    if (!decisions) { return trouble_answer(decisions.error()); }
    store::DecisionQuery wanted;
    wanted.claim = query.one("claim");
    wanted.event = query.one("event");
    wanted.author = query.one("author");
    wanted.action = query.one("action");
    wanted.before = cursor_of(query).value_or(0);
    const auto limit = limit_of(query);
    wanted.limit = static_cast<std::size_t>(limit) + 1;
    auto made = decisions->list(wanted);
    if (!made) { return trouble_answer(made.error()); }
    Rows rows;
    for (const auto& decision : *made) {
        if (static_cast<std::int64_t>(rows.rows.size()) == limit) {
            rows.next = std::to_string((*made)[static_cast<std::size_t>(limit) - 1].id);
            break;
        }
        std::string row;
        JsonWriter json(row);
        write_decision(json, decision);
        rows.rows.push_back(std::move(row));
    }
    const Frame frame{"/api/v1/review/decisions", {}, {}};
    return list_answer(rows, query, frame, resource.schema);
}

Answer Service::add_decision(const Request& request, const Visitor& visitor) {
    if (visitor.permit < Permit::review || !m_options.writes) {
        return error_answer(
            k_forbidden, "forbidden",
            m_options.writes ? "this token may only read" : "the ledger cannot be written");
    }
    if (!is_json(request)) { return not_json(); }
    simdjson::dom::parser parser;
    element body;
    if (parser.parse(request.body).get(body) != simdjson::SUCCESS || !body.is_object()) {
        return error_answer(k_bad_request, "bad_request", "this is no JSON object");
    }
    const auto view = m_views.get({}, m_options.view_wait);
    if (!view) { return trouble_answer(view.error()); }
    if (!*view) {
        return error_answer(503, "unavailable", "the view is being worked out")
            .with("Retry-After", "2");
    }
    store::Decision decision;
    try {
        auto connection = (*view)->lease();
        connection->begin(m_options.time_max);
        decision = DecisionReader(body, *connection, m_knowledge).read();
    } catch (const Unfit& unfit) {
        return error_answer(k_bad_request, "bad_request", unfit.field + " " + unfit.why,
                            {{unfit.field, unfit.why}});
    }
    decision.author = visitor.name;
    if (!m_guard.has_tokens()) { decision.author = text_of(body, "author"); }
    constexpr std::size_t k_author_max = 200;
    decision.author.resize(std::min(decision.author.size(), k_author_max));
    decision.at = m_options.now();
    const std::lock_guard lock(m_writing);
    auto decisions = store::Decisions::open(m_options.ledger, true, k_lock_wait_ms);
    if (!decisions) { return trouble_answer(decisions.error()); }
    if (decision.undoes != 0 && m_guard.has_tokens() && visitor.permit != Permit::admin) {
        const auto other = decisions->find(decision.undoes);
        if (other && *other && (*other)->author != visitor.name) {
            return error_answer(k_forbidden, "forbidden",
                                "only an admin undoes the decisions of others");
        }
    }
    const auto made = decisions->add(decision);
    if (!made) {
        if (made.error().code == ErrorCode::usage) {
            return error_answer(k_conflict, "conflict", made.error().what,
                                {{"decision", made.error().what}});
        }
        return trouble_answer(made.error());
    }
    m_views.look();
    std::string text;
    JsonWriter json(text);
    write_decision(json, *made);
    auto answer = object_answer(text, {});
    answer.status = k_created;
    return answer;
}

}  // namespace counterclaim::serve

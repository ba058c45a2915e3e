#include "serve/shapes.hpp"
#include "serve/view_parts.hpp"

#include "ledger/casualties.hpp"
#include "ledger/ceasefires.hpp"
#include "ledger/commitments.hpp"
#include "ledger/control.hpp"
#include "ledger/sentences.hpp"
#include "ledger/words.hpp"
#include "text/fold.hpp"
#include "text/iso_date.hpp"

#include <algorithm>

namespace counterclaim::serve {
namespace {

void write_ids(JsonWriter& json, std::string_view key, const std::vector<ClaimId>& claims) {
    json.key(key).begin_array();
    for (const auto id : claims) { json.value(id_text(id)); }
    json.end_array();
}

void write_event_id(JsonWriter& json, std::string_view key, EventId event) {
    json.key(key).text_or_null(event == 0 ? "" : id_text(event));
}

void write_event_of(JsonWriter& json, const Material& material, EventId id) {
    const auto* event = id == 0 ? nullptr : material.event(id);
    write_event_id(json, "event", id);
    json.key("event_title").text_or_null(event == nullptr ? "" : ledger::title_of(*event));
}

void widen(Item& item, const std::optional<Date>& from, const std::optional<Date>& to) {
    if (from && (!item.from || *from < *item.from)) { item.from = from; }
    if (to && (!item.to || *to > *item.to)) { item.to = to; }
}

void write_class(JsonWriter& json, PersonClass person_class) {
    json.key("class").text_or_null(person_class == PersonClass::unknown ? std::string_view()
                                                                        : to_string(person_class));
}

class LedgerRows {
public:
    LedgerRows(ViewFile& view, const Material& material) : m_view(view), m_material(material) {}

    void control() {
        auto shown =
            m_view.database().prepare("INSERT INTO place_control VALUES (?, ?, ?, ?, ?, ?, ?)");
        std::int64_t rank = 0;
        for (const auto& entry : ledger::control(*m_material.book)) {
            Item item;
            item.id = place_key(entry.place);
            item.place = m_view.place(entry.place);
            item.from = entry.days.from;
            item.to = entry.days.to;
            item.tags.push_back("state:" + std::string(to_string(entry.state)));
            for (const auto& side : entry.holders) { item.tags.push_back("side:" + side); }
            std::optional<Date> said;
            for (const auto& statement : entry.statements) {
                said = std::max(said, statement.said);
                item.tags.push_back("side:" + side_name(statement.speaker_side, statement.role));
            }
            JsonWriter json(item.json);
            json.begin_object().key("place");
            write_place(json, entry.place);
            json.key("part").text_or_null(entry.part);
            write_days(json, entry.days);
            json.key("state").value(to_string(entry.state)).key("holders").value(entry.holders);
            json.key("sentence").value(ledger::sentence_of(entry)).key("last_said");
            write_day(json, said);
            json.key("statements").begin_array();
            for (const auto& statement : entry.statements) { write_statement(json, statement); }
            json.end_array().end_object();
            m_view.add(List::control, item);
            ++rank;
            if (!entry.part.empty()) { continue; }
            const auto number = [](const std::optional<Date>& day) {
                return day ? std::optional<std::int64_t>(day_number(*day)) : std::nullopt;
            };
            std::string holders;
            JsonWriter(holders).value(entry.holders);
            shown.run(*item.place, rank, number(item.from), number(item.to), to_string(entry.state),
                      holders, said ? text::to_iso(*said) : "");
        }
    }

    void casualties() {
        const auto casualties = ledger::casualties(*m_material.book);
        for (const auto& series : casualties.series) { add_series(series); }
        for (const auto& summary : casualties.summaries) { add_summary(summary); }
        for (const auto& check : casualties.checks) {
            Item item;
            item.tags.push_back("check:" + std::string(to_string(check.kind)));
            JsonWriter json(item.json);
            json.begin_object().key("check").value(to_string(check.kind));
            json.key("sentence").value(check.sentence);
            write_ids(json, "claims", check.claims);
            json.key("articles").begin_array();
            for (const auto id : check.claims) { json.value(m_material.article_of(id)); }
            json.end_array().end_object();
            m_view.add(List::casualty_checks, item);
        }
    }

    void ceasefires() {
        for (const auto& truce : ledger::ceasefires(*m_material.book)) {
            Item item;
            item.id = id_text(truce.event);
            if (truce.place) { item.place = m_view.place(*truce.place); }
            item.from = truce.in_force ? truce.in_force : truce.agreed;
            item.to = truce.end ? truce.end : item.from;
            for (const auto& party : truce.parties) { item.tags.push_back("side:" + party); }
            JsonWriter json(item.json);
            json.begin_object();
            write_event_id(json, "event", truce.event);
            const auto* event = m_material.event(truce.event);
            json.key("title").text_or_null(event == nullptr ? "" : ledger::title_of(*event));
            json.key("place");
            write_place(json, truce.place);
            json.key("parties").value(truce.parties).key("mediators").value(truce.mediators);
            json.key("agreed");
            write_day(json, truce.agreed);
            json.key("in_force");
            write_day(json, truce.in_force);
            json.key("in_force_time");
            json.text_or_null(truce.in_force_time ? ledger::time_text(*truce.in_force_time)
                                                  : std::string());
            json.key("end");
            write_day(json, truce.end);
            json.key("end_reason").text_or_null(truce.end_reason);
            json.key("sentence").value(ledger::sentence_of(truce));
            write_claims_of(json, truce.claims);
            json.key("breaches").begin_array();
            for (const auto& breach : truce.breaches) {
                write_breach(json, breach);
                widen(item, breach.day, breach.day);
            }
            json.end_array().end_object();
            m_view.add(List::ceasefires, item);
        }
    }

    void commitments() {
        ledger::CommitmentOptions options;
        options.as_of = m_material.key.as_of;
        for (const auto& entry : ledger::commitments(*m_material.book, options)) {
            Item item;
            item.id = id_text(entry.event);
            if (entry.place) { item.place = m_view.place(*entry.place); }
            for (const auto day : entry.due) { widen(item, day, day); }
            widen(item, entry.done, entry.done);
            item.tags.push_back("state:" + std::string(to_string(entry.state)));
            item.tags.push_back("type:" + std::string(to_string(entry.type)));
            for (const auto& party : entry.by) { item.tags.push_back("side:" + party); }
            for (const auto& party : entry.to) { item.tags.push_back("side:" + party); }
            JsonWriter json(item.json);
            json.begin_object();
            write_event_id(json, "event", entry.event);
            json.key("type").value(to_string(entry.type)).key("place");
            write_place(json, entry.place);
            json.key("by").value(entry.by).key("to").value(entry.to);
            json.key("agreement").text_or_null(entry.agreement);
            write_event_id(json, "agreement_event", entry.agreement_event);
            json.key("due").begin_array();
            for (const auto day : entry.due) { write_day(json, day); }
            json.end_array().key("done");
            write_day(json, entry.done);
            json.key("state").value(to_string(entry.state));
            write_ids(json, "missed", entry.missed);
            write_claims_of(json, entry.claims);
            json.key("sentence").value(ledger::sentence_of(entry)).end_object();
            m_view.add(List::commitments, item);
        }
    }

private:
    void write_claims_of(JsonWriter& json, const std::vector<ClaimId>& claims) const {
        write_ids(json, "claims", claims);
        json.key("first_article");
        json.text_or_null(claims.empty() ? "" : m_material.article_of(claims.front()));
    }

    void write_source(JsonWriter& json, ClaimId claim) const {
        json.key("claim").value(id_text(claim));
        json.key("article").text_or_null(m_material.article_of(claim));
    }

    void write_statement(JsonWriter& json, const ControlStatement& statement) const {
        json.begin_object();
        write_source(json, statement.claim);
        const auto* event = m_material.event_of(statement.claim);
        write_event_id(json, "event", event == nullptr ? 0 : event->id);
        json.key("said");
        write_day(json, statement.said);
        json.key("speaker").value(statement.speaker);
        json.key("side").text_or_null(statement.speaker_side);
        json.key("role").value(to_string(statement.role));
        json.key("holder").value(statement.holder);
        json.key("not_holder").value(statement.not_holder);
        write_days(json, statement.days);
        json.key("stance").value(stance_of(statement)).end_object();
    }

    [[nodiscard]] std::string_view stance_of(const ControlStatement& statement) const {
        if (statement.role != Role::belligerent) { return "third-party"; }
        const auto& book = *m_material.book;
        const auto at = book.find(statement.claim);
        if (!at) { return "third-party"; }
        const auto& side = statement.speaker_side;
        const auto held_by = book.side(book.claim(*at), statement.holder);
        const auto not_held_by = book.side(book.claim(*at), statement.not_holder);
        const bool own_loss =
            !side.empty() && (not_held_by == side || (!held_by.empty() && held_by != side));
        if (own_loss) { return "concede"; }
        return statement.holder.empty() ? "deny" : "assert";
    }

    void add_series(const TollSeries& series) {
        Item item;
        tag(item, series.kind, series.person_class, series.side, series.event);
        item.tags.push_back("claimant:" + text::fold(series.claimant));
        JsonWriter json(item.json);
        json.begin_object().key("claimant").value(series.claimant);
        json.key("role").value(to_string(series.role)).key("side").text_or_null(series.side);
        json.key("party").value(series.party).key("kind").value(to_string(series.kind));
        write_class(json, series.person_class);
        json.key("item").text_or_null(series.item);
        json.key("scope").value(to_string(series.scope));
        write_event_of(json, m_material, series.event);
        json.key("sentence").value(ledger::sentence_of(series)).key("points").begin_array();
        for (const auto& point : series.points) {
            widen(item, point.days.from ? point.days.from : point.said, point.said);
            widen(item, point.said, point.days.to);
            json.begin_object();
            write_source(json, point.claim);
            json.key("said");
            write_day(json, point.said);
            write_days(json, point.days);
            json.key("low").value(point.low).key("high").value(point.high);
            json.key("approx").value(point.approximate).key("revises").value(point.revises);
            json.key("falls").value(point.falls).end_object();
        }
        json.end_array().end_object();
        m_view.add(List::casualty_series, item);
    }

    void add_summary(const TollSummary& summary) {
        const auto* event = m_material.event(summary.event);
        if (event == nullptr) { return; }
        Item item;
        item.id = id_text(summary.event);
        tag(item, summary.kind, summary.person_class, summary.side, summary.event);
        item.from = event->time.from;
        item.to = event->time.to;
        if (event->place) { item.place = m_view.place(*event->place); }
        JsonWriter json(item.json);
        json.begin_object();
        write_event_of(json, m_material, summary.event);
        json.key("type").value(to_string(event->type)).key("place");
        write_place(json, event->place);
        write_days(json, event->time);
        json.key("side").text_or_null(summary.side).key("kind").value(to_string(summary.kind));
        write_class(json, summary.person_class);
        json.key("best").value(summary.best).key("low").value(summary.low);
        json.key("high").value(summary.high).key("best_claim").value(id_text(summary.best_claim));
        json.key("best_article").text_or_null(m_material.article_of(summary.best_claim));
        json.key("rule").value(summary.rule).key("claimants").value(summary.claimants);
        json.key("sentence").value(ledger::sentence_of(summary, *event)).end_object();
        m_view.add(List::casualty_events, item);
    }

    static void tag(Item& item, QuantityKind kind, PersonClass person_class,
                    const std::string& side, EventId event) {
        item.tags.push_back("kind:" + std::string(to_string(kind)));
        if (person_class != PersonClass::unknown) {
            item.tags.push_back("class:" + std::string(to_string(person_class)));
        }
        if (!side.empty()) { item.tags.push_back("side:" + side); }
        if (event != 0) { item.tags.push_back("event:" + id_text(event)); }
    }

    void write_breach(JsonWriter& json, const TruceBreach& breach) const {
        json.begin_object();
        write_source(json, breach.claim);
        json.key("day");
        write_day(json, breach.day);
        json.key("called_violation").value(breach.called_violation);
        json.key("accuser").value(breach.accuser).key("accused").value(breach.accused);
        json.key("minutes_after");
        if (breach.after) {
            json.value(static_cast<std::int64_t>(breach.after->count()));
        } else {
            json.null();
        }
        json.key("denied").value(breach.denied);
        write_ids(json, "denials", breach.denials);
        json.end_object();
    }

    ViewFile& m_view;
    const Material& m_material;
};

}  // namespace

void write_ledgers(ViewFile& view, const Material& material) {
    LedgerRows rows(view, material);
    rows.control();
    rows.casualties();
    rows.ceasefires();
    rows.commitments();
}

}  // namespace counterclaim::serve

#include "serve/shapes.hpp"
#include "serve/view_parts.hpp"

#include "exchange/claim_json.hpp"
#include "exchange/claim_text.hpp"
#include "ledger/sentences.hpp"
#include "link/linker.hpp"
#include "link/voice.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::serve {
namespace {

using store::sqlite::Statement;

/// First and last day a claim is about; else the day it was said.
DateInterval days_of(const ClaimRecord& record) {
    auto days = record.claim.time.interval;
    if (!days.from) { days.from = days.to; }
    if (!days.to) { days.to = days.from; }
    if (!days.from) { days = {record.said(), record.said()}; }
    if (days.from && *days.to < *days.from) { std::swap(days.from, days.to); }
    return days;
}

std::optional<std::int64_t> number_of(const std::optional<Date>& day) {
    if (!day) { return std::nullopt; }
    return day_number(*day);
}

class ClaimRows {
public:
    ClaimRows(ViewFile& view, const Material& material)
        : m_view(view),
          m_material(material),
          m_claim(view.database().prepare("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                          "?, ?, ?, ?, ?, ?, ?, ?)")),
          m_json(view.database().prepare("INSERT INTO claim_json VALUES (?, ?)")),
          m_claim_place(view.database().prepare("INSERT OR IGNORE INTO claim_place VALUES (?, ?)")),
          m_place_name(view.database().prepare("INSERT OR IGNORE INTO place_name VALUES (?, ?)")),
          m_name(view.database().prepare("INSERT INTO name VALUES (?, ?, ?)")),
          m_claim_name(
              view.database().prepare("INSERT OR IGNORE INTO claim_name VALUES (?, ?, ?)")),
          m_text(view.database().prepare(
              "INSERT INTO claim_text (rowid, evidence, title) VALUES (?, ?, ?)")),
          m_known(material.unsaid) {}

    void add(ClaimRecord&& record) {
        // In canonical order claims of an unknown day come last; here they come first.
        const auto rank = record.said() ? ++m_known : ++m_unknown;
        const auto status = m_material.corrections.status(record.id);
        const auto machine = m_material.corrections.apply(record);
        add_row(rank, record, status);
        add_places(rank, record);
        add_names(rank, record);
        m_text.run(rank, text::fold(record.evidence), text::fold(record.article.title));
        m_json.run(rank, json_of(record, status, machine));
    }

private:
    struct Linked {
        const Event* event = nullptr;
        std::string side;
    };

    [[nodiscard]] Linked linked(const ClaimRecord& record) const {
        Linked found;
        const auto id = parse_id(record.id);
        const auto at = id ? m_material.book->find(*id) : std::nullopt;
        if (at) {
            found.event = m_material.event(m_material.linked.events_of[*at]);
            found.side = m_material.side(*at);
        } else {
            const auto voice = link::voice_of(record.claim, m_material.wars.of(record.claim),
                                              record.claim.article);
            found.side = side_name(voice.side, record.claim.claimant.role);
        }
        return found;
    }

    void add_row(std::int64_t rank, const ClaimRecord& record, Status status) {
        const auto& claim = record.claim;
        const auto where = linked(record);
        const auto days = days_of(record);
        const auto article = m_material.article_rank.find(record.article.key);
        std::optional<std::int64_t> event;
        if (where.event != nullptr) { event = m_material.event_rank.at(where.event->id); }
        const bool placed = std::any_of(claim.places.begin(), claim.places.end(),
                                        [](const auto& place) { return place.place.has_value(); });
        m_claim.run(
            rank, record.id, link::event_id(parse_id(record.id).value_or(0)), event,
            article == m_material.article_rank.end() ? 0 : static_cast<int>(article->second),
            number_of(record.said()), number_of(days.from), number_of(days.to),
            !claim.time.interval.open(), placed, static_cast<int>(claim.type),
            static_cast<int>(claim.polarity), static_cast<int>(claim.modality),
            m_view.word(where.side), m_view.word(record.article.language),
            m_view.word(record.article.outlet), claim.confidence, static_cast<int>(status));
    }

    void add_places(std::int64_t rank, const ClaimRecord& record) {
        for (const auto& mention : record.claim.places) {
            const auto folded = text::fold(mention.text);
            std::int64_t number = 0;
            if (mention.place) {
                number = m_view.place(*mention.place);
                m_place_name.run(text::fold(mention.place->name), number);
            } else {
                const auto next = -static_cast<std::int64_t>(m_unresolved.size()) - 1;
                number = m_unresolved.emplace(folded, next).first->second;
            }
            m_place_name.run(folded, number);
            m_claim_place.run(number, rank);
        }
    }

    void add_name(std::int64_t rank, int slot, const std::string& text, bool party) {
        if (text.empty()) { return; }
        auto folded = text::fold(text);
        const auto [at, is_new] = m_names.emplace((party ? 'p' : 't') + folded,
                                                  static_cast<std::int64_t>(m_names.size() + 1));
        if (is_new) { m_name.run(at->second, folded, party); }
        m_claim_name.run(at->second, slot, rank);
    }

    void add_names(std::int64_t rank, const ClaimRecord& record) {
        const auto& claim = record.claim;
        const auto add = [&](int slot, const std::string& text,
                             const std::vector<std::string>& party) {
            add_name(rank, slot, text, false);
            for (const auto& name : party) { add_name(rank, slot, name, true); }
        };
        add(0, claim.claimant.text, claim.claimant.party);
        if (claim.actor) { add(1, claim.actor->text, claim.actor->party); }
        if (claim.target) { add(2, claim.target->text, claim.target->party); }
    }

    void write_side(JsonWriter& json, const Claim& claim,
                    const std::optional<Participant>& who) const {
        json.text_or_null(link::side_of(who, m_material.wars.of(claim)));
    }

    std::string json_of(ClaimRecord& record, Status status, const std::string& machine) const {
        const auto where = linked(record);
        record.article.offset_bytes = 0;  // positions count in the article's text
        std::string first;
        JsonWriter claim(first);
        exchange::write_claim(claim, record);
        std::string second;
        JsonWriter json(second);
        json.begin_object().key("event");
        json.text_or_null(where.event == nullptr ? "" : id_text(where.event->id));
        json.key("event_title");
        json.text_or_null(where.event == nullptr ? "" : ledger::title_of(*where.event));
        json.key("side").value(where.side).key("actor_side");
        write_side(json, record.claim, record.claim.actor);
        json.key("target_side");
        write_side(json, record.claim, record.claim.target);
        json.key("summary").value(exchange::claim_summary(record)).key("day");
        write_day(json, days_of(record).from);
        json.key("source").value(source_id(record.article.outlet));
        const auto article = m_material.article_rank.find(record.article.key);
        const auto* copied = article == m_material.article_rank.end()
                                 ? nullptr
                                 : m_material.articles[article->second - 1].copied;
        json.key("copy_of").text_or_null(copied == nullptr ? "" : copied->original);
        json.key("status").value(to_string(status)).key("machine");
        if (machine.empty()) {
            json.null();
        } else {
            json.raw(machine);
        }
        json.end_object();
        return splice(first, second);
    }

    ViewFile& m_view;
    const Material& m_material;
    Statement m_claim;
    Statement m_json;
    Statement m_claim_place;
    Statement m_place_name;
    Statement m_name;
    Statement m_claim_name;
    Statement m_text;
    std::int64_t m_known;
    std::int64_t m_unknown = 0;
    std::unordered_map<std::string, std::int64_t> m_unresolved;
    std::unordered_map<std::string, std::int64_t> m_names;
};

}  // namespace

Expected<void> write_claims(ViewFile& view, const Material& material, store::Store& ledger) {
    ClaimRows rows(view, material);
    return ledger.each_claim({}, [&](ClaimRecord&& record) {
        if (parse_id(record.id) && material.includes(record)) { rows.add(std::move(record)); }
        return true;
    });
}

void write_sums(ViewFile& view) {
    view.database().execute(R"sql(
        INSERT INTO per_day SELECT 0, day_from, side, type, count(*) FROM claim
            WHERE status < 3 AND day_from IS NOT NULL GROUP BY day_from, side, type;
        INSERT INTO per_day SELECT 1, said, side, type, count(*) FROM claim
            WHERE status < 3 AND said IS NOT NULL GROUP BY said, side, type;
        INSERT INTO place_day SELECT day_from, p.place, side, count(*)
            FROM claim c JOIN claim_place p ON p.rank = c.rank
            WHERE status < 3 AND p.place > 0 AND day_from IS NOT NULL GROUP BY 1, 2, 3;
        INSERT INTO place_day SELECT day_from, 0, side, count(*) FROM claim
            WHERE status < 3 AND placed = 0 AND day_from IS NOT NULL GROUP BY day_from, side;
        INSERT INTO facet_day SELECT 0, day_from, language, count(*) FROM claim
            WHERE status < 3 AND day_from IS NOT NULL GROUP BY 2, 3;
        INSERT INTO facet_day SELECT 1, day_from, outlet, count(*) FROM claim
            WHERE status < 3 AND day_from IS NOT NULL GROUP BY 2, 3;
        INSERT INTO facet_day SELECT 2, day_from, polarity, count(*) FROM claim
            WHERE status < 3 AND day_from IS NOT NULL GROUP BY 2, 3;
        INSERT INTO facet_day SELECT 3, day_from, modality, count(*) FROM claim
            WHERE status < 3 AND day_from IS NOT NULL GROUP BY 2, 3;
        UPDATE place SET
            claims = (SELECT count(*) FROM claim_place p JOIN claim c ON c.rank = p.rank
                      WHERE p.place = place.id AND c.status < 3),
            events = (SELECT count(DISTINCT c.event) FROM claim_place p JOIN claim c
                      ON c.rank = p.rank WHERE p.place = place.id AND c.status < 3);
    )sql");
}

}  // namespace counterclaim::serve

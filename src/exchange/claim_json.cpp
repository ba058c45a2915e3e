#include "exchange/claim_json.hpp"

#include "text/iso_date.hpp"

#include <array>

namespace counterclaim::exchange {
namespace {

constexpr int k_minutes_an_hour = 60;

/// Writes the values of one claim; holds what they share.
class ClaimJson {
public:
    ClaimJson(JsonWriter& json, const ClaimRecord& record)
        : m_json(json), m_record(record), m_claim(record.claim) {}

    void source() {
        const auto& article = m_record.article;
        if (!m_record.id.empty()) { m_json.key("id").value(m_record.id); }
        m_json.key("doc").value(article.document).key("article").value(article.id);
        if (!article.key.empty()) { m_json.key("article_key").value(article.key); }
        m_json.key("url").text_or_null(article.url);
        m_json.key("outlet").text_or_null(article.outlet);
        m_json.key("agency").text_or_null(article.agency);
        m_json.key("title").text_or_null(article.title);
        m_json.key("language").text_or_null(article.language);
        m_json.key("published");
        date(article.published.day);
        m_json.key("published_basis").value(to_string(article.published.basis));
    }

    void what() {
        m_json.key("evidence");
        words(m_record.evidence, m_claim.evidence);
        m_json.key("trigger");
        words(m_record.trigger, m_claim.trigger);
        m_json.key("type").value(to_string(m_claim.type));
        m_json.key("subtype").text_or_null(m_claim.subtype);
        m_json.key("polarity").value(to_string(m_claim.polarity));
        m_json.key("modality").value(to_string(m_claim.modality));
        m_json.key("claimant");
        claimant();
        m_json.key("actor");
        participant(m_claim.actor);
        m_json.key("target");
        participant(m_claim.target);
    }

    void places() {
        m_json.key("places").begin_array();
        for (const auto& place : m_claim.places) { place_of(place); }
        m_json.end_array();
    }

    void when_and_how_many() {
        m_json.key("time");
        time();
        m_json.key("said");
        date(m_record.said());
        m_json.key("quantities").begin_array();
        for (const auto& quantity : m_claim.quantities) { quantity_of(quantity); }
        m_json.end_array();
    }

    void trust() {
        m_json.key("confidence").value(m_claim.confidence).key("rule").text_or_null(m_claim.rule);
        m_json.key("notes").begin_array();
        for (const auto& note : m_claim.notes) {
            m_json.begin_object().key("code").value(note.code).key("message").value(note.message);
            positions(note.span);
            m_json.end_object();
        }
        m_json.end_array();
    }

private:
    void date(const std::optional<Date>& day) {
        if (day) {
            m_json.value(text::to_iso(*day));
        } else {
            m_json.null();
        }
    }

    void positions(Span span) {
        if (span.empty()) { return; }
        const std::uint64_t offset = m_record.article.offset_bytes;
        m_json.key("start").value(span.begin + offset).key("end").value(span.end + offset);
    }

    void words(const std::string& text, Span span) {
        if (span.empty()) {
            m_json.null();
            return;
        }
        m_json.begin_object().key("text").value(text);
        positions(span);
        m_json.end_object();
    }

    void claimant() {
        const auto& who = m_claim.claimant;
        m_json.begin_object().key("text").text_or_null(who.text).key("party").value(who.party);
        m_json.key("role").value(to_string(who.role)).key("relays").value(who.relays);
        positions(who.span);
        m_json.end_object();
    }

    void participant(const std::optional<Participant>& who) {
        if (!who) {
            m_json.null();
            return;
        }
        m_json.begin_object().key("text").value(who->text).key("party").value(who->party);
        if (who->joint) { m_json.key("joint").value(true); }
        positions(who->span);
        m_json.end_object();
    }

    void place_of(const ClaimPlace& mention) {
        m_json.begin_object().key("text").value(mention.text);
        if (mention.place) {
            const auto& place = *mention.place;
            m_json.key("name").value(place.name);
            m_json.key("lat").value(round_degrees(place.latitude));
            m_json.key("lon").value(round_degrees(place.longitude));
            m_json.key("id").value(place.id).key("kind").value(place.kind);
            m_json.key("country").text_or_null(place.country);
            m_json.key("precision").value(to_string(place.precision));
        } else {
            for (const auto* field : {"name", "lat", "lon", "id"}) { m_json.key(field).null(); }
            m_json.key("precision").value(to_string(PlacePrecision::unknown));
        }
        if (!mention.modifier.empty()) { m_json.key("modifier").value(mention.modifier); }
        positions(mention.span);
        m_json.end_object();
    }

    void time() {
        const auto& time = m_claim.time;
        if (time.interval.open()) {
            m_json.null();
            return;
        }
        m_json.begin_object().key("from");
        date(time.interval.from);
        m_json.key("to");
        date(time.interval.to);
        m_json.key("basis").value(to_string(time.basis));
        if (time.time_of_day) { m_json.key("time_of_day").value(clock_text(*time.time_of_day)); }
        positions(time.span);
        m_json.end_object();
    }

    static std::string clock_text(std::chrono::minutes minutes) {
        const auto two = [](std::int64_t number) {
            return (number < 10 ? "0" : "") + std::to_string(number);
        };
        return two(minutes.count() / k_minutes_an_hour) + ":" +
               two(minutes.count() % k_minutes_an_hour);
    }

    void quantity_of(const ClaimQuantity& quantity) {
        m_json.begin_object().key("kind").value(to_string(quantity.kind)).key("class");
        if (quantity.person_class == PersonClass::unknown) {
            m_json.null();
        } else {
            m_json.value(to_string(quantity.person_class));
        }
        m_json.key("party").value(quantity.party);
        m_json.key("low").value(quantity.low).key("high").value(quantity.high);
        if (quantity.approximate) { m_json.key("approx").value(true); }
        m_json.key("scope").value(to_string(quantity.scope));
        if (quantity.since) {
            m_json.key("since");
            date(quantity.since);
        }
        if (!quantity.item.empty()) { m_json.key("item").value(quantity.item); }
        positions(quantity.span);
        m_json.end_object();
    }

    JsonWriter& m_json;
    const ClaimRecord& m_record;
    const Claim& m_claim;
};

}  // namespace

ArticleInfo info_of(const Article& article, const std::string& address) {
    ArticleInfo info;
    info.id = article.id;
    info.document = article.document;
    info.address = address;
    info.title = article.title;
    info.outlet = article.outlet;
    info.byline = article.byline;
    info.agency = article.agency;
    info.url = article.url;
    info.language = article.language;
    info.published = article.published;
    info.offset_bytes = article.offset_bytes;
    return info;
}

ClaimRecord record_of(const Reading& reading, const Claim& claim, const std::string& address) {
    ClaimRecord record;
    record.claim = claim;
    record.evidence = slice(reading.article.text, claim.evidence);
    record.trigger = slice(reading.article.text, claim.trigger);
    record.article = info_of(reading.article, address);
    return record;
}

void write_claim(JsonWriter& json, const ClaimRecord& record) {
    ClaimJson claim(json, record);
    json.begin_object();
    claim.source();
    claim.what();
    claim.places();
    claim.when_and_how_many();
    claim.trust();
    json.end_object();
}

std::string claim_line(const ClaimRecord& record) {
    std::string line;
    JsonWriter json(line);
    write_claim(json, record);
    line += '\n';
    return line;
}

void write_features(JsonWriter& json, const ClaimRecord& record) {
    ClaimJson claim(json, record);
    for (const auto& mention : record.claim.places) {
        if (!mention.place) { continue; }
        const auto& place = *mention.place;
        json.begin_object().key("type").value("Feature").key("geometry").begin_object();
        json.key("type").value("Point").key("coordinates").begin_array();
        json.value(round_degrees(place.longitude)).value(round_degrees(place.latitude));
        json.end_array().end_object().key("properties").begin_object();
        claim.source();
        json.key("place").value(place.name).key("place_text").value(mention.text);
        json.key("place_id").value(place.id).key("precision").value(to_string(place.precision));
        claim.what();
        claim.when_and_how_many();
        claim.trust();
        json.end_object().end_object();
    }
}

}  // namespace counterclaim::exchange

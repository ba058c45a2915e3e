#include "exchange/claim_columns.hpp"

#include "exchange/json_writer.hpp"
#include "text/iso_date.hpp"

namespace counterclaim::exchange {
namespace {

std::string join(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) { out += (out.empty() ? "" : "; ") + text; }
    return out;
}

std::string day_text(const std::optional<Date>& day) {
    return day ? text::to_iso(*day) : std::string();
}

std::string bounds_text(const ClaimQuantity& quantity) {
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    const std::string about = quantity.approximate ? "about " : "";
    if (quantity.low && quantity.high) {
        if (*quantity.low == *quantity.high) { return about + number(*quantity.low); }
        return about + number(*quantity.low) + "-" + number(*quantity.high);
    }
    if (quantity.low) { return about + number(*quantity.low) + "+"; }
    if (quantity.high) { return about + "up to " + number(*quantity.high); }
    return "unknown";
}

Cell count_cell(const std::optional<std::int64_t>& count) {
    if (!count) { return std::monostate(); }
    return *count;
}

/// The first quantity of a kind: what a column can hold; `figures` has them all.
const ClaimQuantity* first_of(const Claim& claim, QuantityKind kind) {
    for (const auto& quantity : claim.quantities) {
        if (quantity.kind == kind) { return &quantity; }
    }
    return nullptr;
}

void add_figures(std::vector<Cell>& row, const Claim& claim) {
    for (const auto kind : {QuantityKind::killed, QuantityKind::wounded}) {
        const auto* quantity = first_of(claim, kind);
        row.push_back(quantity ? count_cell(quantity->low) : Cell());
        row.push_back(quantity ? count_cell(quantity->high) : Cell());
    }
    row.push_back(cell_or_none(figures_text(claim)));
}

void add_participant(std::vector<Cell>& row, const std::optional<Participant>& who) {
    row.push_back(who ? cell_or_none(who->text) : Cell());
    row.push_back(who ? cell_or_none(join(who->party)) : Cell());
}

/// The first place with a position (else the first), then the names of all.
void add_places(std::vector<Cell>& row, const Claim& claim) {
    const ClaimPlace* shown = claim.places.empty() ? nullptr : &claim.places.front();
    std::vector<std::string> all;
    for (const auto& mention : claim.places) {
        if (!shown->place && mention.place) { shown = &mention; }
        all.push_back(mention.place ? mention.place->name : mention.text);
    }
    row.push_back(shown ? cell_or_none(shown->text) : Cell());
    const Place* place = shown && shown->place ? &*shown->place : nullptr;
    row.push_back(place ? cell_or_none(place->name) : Cell());
    row.push_back(place ? cell_or_none(place->id) : Cell());
    row.push_back(place ? cell_or_none(place->country) : Cell());
    row.push_back(place ? Cell(round_degrees(place->latitude)) : Cell());
    row.push_back(place ? Cell(round_degrees(place->longitude)) : Cell());
    row.push_back(place ? Cell(std::string(to_string(place->precision))) : Cell());
    row.push_back(cell_or_none(join(all)));
}

}  // namespace

const std::vector<std::string>& claim_columns() {
    static const std::vector<std::string> k_columns{"claim_id",
                                                    "doc",
                                                    "article",
                                                    "url",
                                                    "outlet",
                                                    "agency",
                                                    "title",
                                                    "language",
                                                    "published",
                                                    "said",
                                                    "evidence",
                                                    "evidence_start",
                                                    "evidence_end",
                                                    "type",
                                                    "subtype",
                                                    "polarity",
                                                    "modality",
                                                    "claimant",
                                                    "claimant_party",
                                                    "claimant_role",
                                                    "relays",
                                                    "actor",
                                                    "actor_party",
                                                    "target",
                                                    "target_party",
                                                    "place_raw",
                                                    "place_name",
                                                    "place_id",
                                                    "country",
                                                    "latitude",
                                                    "longitude",
                                                    "place_precision",
                                                    "places",
                                                    "date_start",
                                                    "date_end",
                                                    "date_basis",
                                                    "killed_low",
                                                    "killed_high",
                                                    "wounded_low",
                                                    "wounded_high",
                                                    "figures",
                                                    "confidence",
                                                    "rule"};
    return k_columns;
}

std::vector<Cell> claim_row(const ClaimRecord& record) {
    const auto& claim = record.claim;
    const auto& article = record.article;
    const auto position = [&article](std::uint32_t at) {
        return Cell(std::int64_t{at} + article.offset_bytes);
    };
    std::vector<Cell> row{cell_or_none(record.id),
                          article.document,
                          article.id,
                          cell_or_none(article.url),
                          cell_or_none(article.outlet),
                          cell_or_none(article.agency),
                          cell_or_none(article.title),
                          cell_or_none(article.language),
                          cell_or_none(day_text(article.published.day)),
                          cell_or_none(day_text(record.said())),
                          record.evidence,
                          position(claim.evidence.begin),
                          position(claim.evidence.end),
                          std::string(to_string(claim.type)),
                          cell_or_none(claim.subtype),
                          std::string(to_string(claim.polarity)),
                          std::string(to_string(claim.modality)),
                          cell_or_none(claim.claimant.text),
                          cell_or_none(join(claim.claimant.party)),
                          std::string(to_string(claim.claimant.role)),
                          cell_or_none(join(claim.claimant.relays))};
    add_participant(row, claim.actor);
    add_participant(row, claim.target);
    add_places(row, claim);
    row.push_back(cell_or_none(day_text(claim.time.interval.from)));
    row.push_back(cell_or_none(day_text(claim.time.interval.to)));
    row.push_back(cell_or_none(std::string(
        claim.time.basis == TimeBasis::none ? std::string_view() : to_string(claim.time.basis))));
    add_figures(row, claim);
    row.push_back(claim.confidence);
    row.push_back(cell_or_none(claim.rule));
    return row;
}

std::string figures_text(const Claim& claim) {
    std::string out;
    for (const auto& quantity : claim.quantities) {
        std::string one(to_string(quantity.kind));
        if (quantity.person_class != PersonClass::unknown) {
            one += " " + std::string(to_string(quantity.person_class));
        }
        if (!quantity.item.empty()) { one += " " + quantity.item; }
        one += " " + bounds_text(quantity);
        if (!quantity.party.empty()) { one += " (" + join(quantity.party) + ")"; }
        out += (out.empty() ? "" : "; ") + one;
    }
    return out;
}

std::string interval_text(const DateInterval& interval) {
    if (interval.open()) { return {}; }
    if (interval.from == interval.to) { return day_text(interval.from); }
    return day_text(interval.from) + "/" + day_text(interval.to);
}

}  // namespace counterclaim::exchange

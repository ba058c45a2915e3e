#include "annotated.hpp"

#include "acquire/file_resources.hpp"
#include "text/iso_date.hpp"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace dom = simdjson::dom;
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

std::string string_of(const dom::element& object, const char* key) {
    std::string_view value;
    if (object[key].get(value) != simdjson::SUCCESS) { return {}; }
    return std::string(value);
}

std::optional<std::int64_t> number_of(const dom::element& object, const char* key) {
    std::int64_t value = 0;
    if (object[key].get(value) != simdjson::SUCCESS) { return std::nullopt; }
    return value;
}

double real_of(const dom::element& object, const char* key) {
    double value = 0;
    if (object[key].get(value) != simdjson::SUCCESS) { return 0; }
    return value;
}

bool flag_of(const dom::element& object, const char* key) {
    bool value = false;
    return object[key].get(value) == simdjson::SUCCESS && value;
}

std::optional<Date> day_of(const dom::element& object, const char* key) {
    const auto moment = text::parse_iso_moment(string_of(object, key));
    return moment ? std::optional(moment->day) : std::nullopt;
}

template <typename Visit>
void each_item(const dom::element& object, const char* key, Visit visit) {
    dom::array items;
    if (object[key].get(items) != simdjson::SUCCESS) { return; }
    for (const auto item : items) { visit(item); }
}

std::vector<std::string> parties_of(const dom::element& object) {
    std::vector<std::string> parties;
    each_item(object, "party", [&](const dom::element& item) {
        std::string_view name;
        if (item.get(name) == simdjson::SUCCESS) { parties.emplace_back(name); }
    });
    return parties;
}

std::optional<Participant> participant_of(const dom::element& claim, const char* key) {
    dom::element slot;
    if (claim[key].get(slot) != simdjson::SUCCESS || !slot.is_object()) { return std::nullopt; }
    Participant participant;
    participant.text = string_of(slot, "text");
    participant.party = parties_of(slot);
    participant.joint = flag_of(slot, "joint");
    return participant;
}

ClaimPlace place_of(const dom::element& item) {
    ClaimPlace place;
    place.text = string_of(item, "text");
    place.modifier = string_of(item, "modifier");
    double latitude = 0;
    if (item["lat"].get(latitude) == simdjson::SUCCESS) {
        Place record;
        record.name = string_of(item, "name");
        record.id = string_of(item, "id");
        if (record.id.empty()) { record.id = "name:" + record.name; }
        record.kind = string_of(item, "kind");
        record.latitude = latitude;
        record.longitude = real_of(item, "lon");
        record.radius_km = real_of(item, "radius_km");
        place.place = std::move(record);
    }
    return place;
}

ClaimQuantity quantity_of(const dom::element& item) {
    ClaimQuantity quantity;
    quantity.kind = parse_quantity_kind(string_of(item, "kind")).value_or(QuantityKind::other);
    quantity.person_class =
        parse_person_class(string_of(item, "class")).value_or(PersonClass::unknown);
    quantity.item = string_of(item, "item");
    quantity.party = parties_of(item);
    quantity.low = number_of(item, "low");
    quantity.high = number_of(item, "high");
    quantity.approximate = flag_of(item, "approx");
    quantity.scope = parse_quantity_scope(string_of(item, "scope")).value_or(QuantityScope::event);
    quantity.since = day_of(item, "since");
    return quantity;
}

/// Where the evidence stands; words that occur several times take one occurrence after the other.
class EvidenceFinder {
public:
    explicit EvidenceFinder(std::string_view text) : m_text(text) {}

    Span find(const dom::element& claim) {
        dom::element evidence;
        if (claim["evidence"].get(evidence) != simdjson::SUCCESS) { return {}; }
        if (evidence.is_object()) {
            const auto start = number_of(evidence, "start");
            const auto end = number_of(evidence, "end");
            if (start && end) { return clamp(*start, *end); }
            return find_words(string_of(evidence, "text"));
        }
        std::string_view words;
        return evidence.get(words) == simdjson::SUCCESS ? find_words(words) : Span{};
    }

private:
    [[nodiscard]] Span clamp(std::int64_t start, std::int64_t end) const {
        const auto size = static_cast<std::int64_t>(m_text.size());
        const auto begin = std::clamp<std::int64_t>(start, 0, size);
        return {static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(std::clamp<std::int64_t>(end, begin, size))};
    }

    Span find_words(std::string_view words) {
        if (words.empty()) { return {}; }
        auto at = m_text.find(words);
        const auto first = at;
        while (at != std::string_view::npos && !m_taken.emplace(at, words.size()).second) {
            at = m_text.find(words, at + 1);
        }
        if (at == std::string_view::npos) { at = first; }
        if (at == std::string_view::npos) { return {}; }
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }

    std::string_view m_text;
    std::set<std::pair<std::size_t, std::size_t>> m_taken;
};

Claim claim_of(const dom::element& item, const ArticleBrief& brief, EvidenceFinder& finder) {
    Claim claim;
    claim.article = brief.id;
    claim.evidence = finder.find(item);
    claim.type = parse_claim_type(string_of(item, "type")).value_or(ClaimType::armed_clash);
    claim.subtype = string_of(item, "subtype");
    claim.polarity = parse_polarity(string_of(item, "polarity")).value_or(Polarity::affirmed);
    claim.modality = parse_modality(string_of(item, "modality")).value_or(Modality::actual);
    dom::element claimant;
    if (item["claimant"].get(claimant) == simdjson::SUCCESS && claimant.is_object()) {
        claim.claimant.text = string_of(claimant, "text");
        claim.claimant.party = parties_of(claimant);
        claim.claimant.role = parse_role(string_of(claimant, "role")).value_or(Role::outlet);
    }
    claim.actor = participant_of(item, "actor");
    claim.target = participant_of(item, "target");
    each_item(item, "places",
              [&](const dom::element& place) { claim.places.push_back(place_of(place)); });
    dom::element time;
    if (item["time"].get(time) == simdjson::SUCCESS && time.is_object()) {
        claim.time.interval = {day_of(time, "from"), day_of(time, "to")};
        claim.time.basis = parse_time_basis(string_of(time, "basis")).value_or(TimeBasis::none);
        if (const auto minutes = number_of(time, "minutes")) {
            claim.time.time_of_day = std::chrono::minutes(*minutes);
        }
    }
    each_item(item, "quantities", [&](const dom::element& quantity) {
        claim.quantities.push_back(quantity_of(quantity));
    });
    const auto said = day_of(item, "said");
    claim.said = said ? said : brief.published;
    claim.confidence = real_of(item, "confidence");
    claim.rule = string_of(item, "rule");
    return claim;
}

Expected<Texts> load_texts(const std::vector<std::string>& folders) {
    Texts texts;
    dom::parser parser;
    for (const auto& folder : folders) {
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
            if (entry.path().extension() != ".json") { continue; }
            auto bytes = acquire::map_file(entry.path().string());
            if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
            dom::element record;
            std::string_view text;
            if (parser.parse(bytes->view.data(), bytes->view.size()).get(record) !=
                    simdjson::SUCCESS ||
                record["text"].get(text) != simdjson::SUCCESS) {
                continue;
            }
            auto id = string_of(record, "id");
            if (id.empty()) { id = entry.path().stem().string(); }
            texts[id] = std::string(text);
        }
        if (error) { return fail(ErrorCode::not_found, folder, error.message()); }
    }
    return texts;
}

AnnotatedText start_text(std::string id, const Texts& texts) {
    AnnotatedText annotated;
    if (const auto found = texts.find(id); found != texts.end()) { annotated.text = found->second; }
    annotated.brief.source = id;
    annotated.brief.id = std::move(id);
    return annotated;
}

Expected<std::vector<AnnotatedText>> load_folder(const std::string& folder, const Texts& texts) {
    std::vector<AnnotatedText> all;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".json") { continue; }
        auto bytes = acquire::map_file(entry.path().string());
        if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
        dom::parser parser;
        dom::element record;
        if (parser.parse(bytes->view.data(), bytes->view.size()).get(record) != simdjson::SUCCESS) {
            return fail(ErrorCode::bad_json, entry.path().string(), {});
        }
        auto annotated = start_text(string_of(record, "doc"), texts);
        annotated.brief.language = string_of(record, "lang");
        annotated.brief.published = day_of(record, "published");
        EvidenceFinder finder(annotated.text);
        each_item(record, "claims", [&](const dom::element& item) {
            annotated.claims.push_back(claim_of(item, annotated.brief, finder));
            annotated.events.push_back(string_of(item, "event"));
        });
        all.push_back(std::move(annotated));
    }
    if (error) { return fail(ErrorCode::not_found, folder, error.message()); }
    return all;
}

Expected<std::vector<AnnotatedText>> load_lines(const std::string& file, const Texts& texts) {
    auto bytes = acquire::map_file(file);
    if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
    std::map<std::string, AnnotatedText> all;
    dom::parser parser;
    std::string_view rest = bytes->view;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.empty()) { continue; }
        dom::element item;
        if (parser.parse(line.data(), line.size()).get(item) != simdjson::SUCCESS) {
            return fail(ErrorCode::bad_json, file + ":" + std::to_string(number), {});
        }
        const auto id = string_of(item, "doc");
        auto& annotated = all.try_emplace(id, start_text(id, texts)).first->second;
        if (!annotated.brief.published) { annotated.brief.published = day_of(item, "published"); }
        EvidenceFinder finder(annotated.text);
        annotated.claims.push_back(claim_of(item, annotated.brief, finder));
        annotated.events.push_back(string_of(item, "event"));
    }
    std::vector<AnnotatedText> sorted;
    for (auto& [id, annotated] : all) { sorted.push_back(std::move(annotated)); }
    return sorted;
}

}  // namespace

Expected<std::vector<AnnotatedText>> load_annotated(const std::string& claims,
                                                    const std::vector<std::string>& text_folders) {
    const auto texts = load_texts(text_folders);
    if (!texts) { return tl::unexpected<Error>(texts.error()); }
    auto all = fs::is_directory(claims) ? load_folder(claims, *texts) : load_lines(claims, *texts);
    if (all) {
        std::sort(all->begin(), all->end(), [](const AnnotatedText& a, const AnnotatedText& b) {
            return a.brief.id < b.brief.id;
        });
    }
    return all;
}

}  // namespace counterclaim::app

#include "scored_claim.hpp"

#include "text_positions.hpp"

#include "acquire/file_resources.hpp"
#include "exchange/json_writer.hpp"

#include <simdjson.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace dom = simdjson::dom;
namespace {

constexpr std::array<std::string_view, k_slot_count> k_slots{
    "polarity", "modality", "claimant", "actor", "target", "place", "date", "quantities"};

std::string string_of(const dom::element& object, const char* key) {
    std::string_view value;
    return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

std::optional<double> number_of(const dom::element& object, const char* key) {
    double value = 0;
    return object[key].get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
}

template <typename Visit>
void each_item(const dom::element& object, const char* key, Visit visit) {
    dom::array items;
    if (object[key].get(items) != simdjson::SUCCESS) { return; }
    for (const auto item : items) { visit(item); }
}

std::set<std::string> parties_of(const dom::element& slot) {
    std::set<std::string> parties;
    std::string_view one;
    const auto add = [&](std::string_view name) {
        if (!name.empty()) { parties.insert(fold_name(name)); }
    };
    if (slot["party"].get(one) == simdjson::SUCCESS) { add(one); }
    each_item(slot, "party", [&](const dom::element& item) {
        if (item.get(one) == simdjson::SUCCESS) { add(one); }
    });
    return parties;
}

std::set<std::string> parties_at(const dom::element& claim, const char* key) {
    dom::element slot;
    const bool given = claim[key].get(slot) == simdjson::SUCCESS && slot.is_object();
    return given ? parties_of(slot) : std::set<std::string>{};
}

ScoredClaim::Claimant claimant_of(const dom::element& claim) {
    ScoredClaim::Claimant claimant;
    dom::element slot;
    if (claim["claimant"].get(slot) != simdjson::SUCCESS || !slot.is_object()) { return claimant; }
    claimant.given = true;
    claimant.party = parties_of(slot);
    claimant.role = string_of(slot, "role");
    return claimant;
}

std::optional<Span> evidence_of(const dom::element& claim, EvidenceFinder& finder) {
    dom::element evidence;
    if (claim["evidence"].get(evidence) != simdjson::SUCCESS) { return std::nullopt; }
    std::string_view words;
    if (evidence.get(words) == simdjson::SUCCESS) { return finder.find(words); }
    if (!evidence.is_object()) { return std::nullopt; }
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    const bool placed = evidence["start"].get(start) == simdjson::SUCCESS &&
                        evidence["end"].get(end) == simdjson::SUCCESS;
    return placed ? finder.at_bytes(start, end) : finder.find(string_of(evidence, "text"));
}

ScoredClaim claim_of(const dom::element& item, EvidenceFinder& finder) {
    ScoredClaim claim;
    claim.evidence = evidence_of(item, finder);
    if (claim.evidence) { claim.words = finder.words(*claim.evidence); }
    dom::element evidence;
    if (!claim.evidence && item["evidence"].get(evidence) == simdjson::SUCCESS) {
        std::string_view words;
        if (evidence.get(words) == simdjson::SUCCESS) { claim.words = std::string(words); }
    }
    claim.type = string_of(item, "type");
    claim.polarity = string_of(item, "polarity");
    claim.modality = string_of(item, "modality");
    claim.claimant = claimant_of(item);
    claim.actor = parties_at(item, "actor");
    claim.target = parties_at(item, "target");
    each_item(item, "places", [&](const dom::element& place) {
        claim.places.push_back({fold_name(string_of(place, "name")), number_of(place, "lat"),
                                number_of(place, "lon")});
    });
    dom::element time;
    if (item["time"].get(time) == simdjson::SUCCESS && time.is_object()) {
        claim.from = string_of(time, "from");
        claim.to = string_of(time, "to");
    }
    each_item(item, "quantities", [&](const dom::element& quantity) {
        claim.quantities.emplace(string_of(quantity, "kind"), number_of(quantity, "low"),
                                 number_of(quantity, "high"));
    });
    claim.confidence = number_of(item, "confidence").value_or(0);
    claim.rule = string_of(item, "rule");
    return claim;
}

struct SourceText {
    std::string text, url, outlet, language, published, conflict;
};
using SourceTexts = std::map<std::string, SourceText, std::less<>>;

Expected<void> load_texts(const std::string& folder, SourceTexts& texts) {
    dom::parser parser;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        if (entry.path().extension() != ".json") { continue; }
        const auto bytes = acquire::map_file(entry.path());
        if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
        dom::element record;
        std::string_view text;
        if (parser.parse(bytes->view.data(), bytes->view.size()).get(record) != simdjson::SUCCESS ||
            record["text"].get(text) != simdjson::SUCCESS) {
            continue;
        }
        auto id = string_of(record, "id");
        if (id.empty()) { id = entry.path().stem().string(); }
        texts[id] = {std::string(text),
                     string_of(record, "url"),
                     string_of(record, "source"),
                     string_of(record, "lang"),
                     string_of(record, "published"),
                     string_of(record, "conflict")};
    }
    if (error) { return fail(ErrorCode::not_found, folder, error.message()); }
    return {};
}

std::string record_of(const std::string& id, const SourceText& source,
                      const std::string& published) {
    std::string record;
    exchange::JsonWriter json(record);
    json.begin_object().key("id").value(id).key("url").text_or_null(source.url);
    json.key("source").text_or_null(source.outlet).key("lang").text_or_null(source.language);
    json.key("published").text_or_null(published).key("text").value(source.text).end_object();
    return record;
}

Expected<std::vector<std::string>> annotation_files(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json") { files.push_back(entry.path().string()); }
    }
    if (error) { return fail(ErrorCode::not_found, folder, error.message()); }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::string_view to_string(Slot slot) { return k_slots[static_cast<std::size_t>(slot)]; }

std::optional<Slot> parse_slot(std::string_view name) {
    const auto found = std::find(k_slots.begin(), k_slots.end(), name);
    if (found == k_slots.end()) { return std::nullopt; }
    return static_cast<Slot>(found - k_slots.begin());
}

std::string fold_name(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKDInstance(status);
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    if (U_SUCCESS(status)) { text = normalizer->normalize(text, status); }
    text.toLower(icu::Locale::getRoot());
    icu::UnicodeString folded;
    bool gap = false;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 code = text.char32At(at);
        if (u_getCombiningClass(code) != 0) { continue; }
        const auto mask = U_MASK(u_charType(code));
        const bool word = (mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0 || code == U'_';
        if (word) {
            if (gap && !folded.isEmpty()) { folded.append(UChar32{U' '}); }
            folded.append(code);
        }
        gap = !word;
    }
    std::string out;
    return folded.toUTF8String(out);
}

Expected<std::vector<ScoredText>> load_gold(const std::string& folder,
                                            const std::vector<std::string>& text_folders,
                                            const std::string& language, bool as_found) {
    SourceTexts sources;
    for (const auto& text_folder : text_folders) {
        if (auto done = load_texts(text_folder, sources); !done) {
            return tl::unexpected<Error>(done.error());
        }
    }
    const auto files = annotation_files(folder);
    if (!files) { return tl::unexpected<Error>(files.error()); }
    std::vector<ScoredText> texts;
    dom::parser parser;
    for (const auto& file : *files) {
        const auto bytes = acquire::map_file(file);
        if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
        dom::element record;
        if (parser.parse(bytes->view.data(), bytes->view.size()).get(record) != simdjson::SUCCESS) {
            return fail(ErrorCode::bad_json, file, {});
        }
        ScoredText scored;
        scored.id = string_of(record, "doc");
        scored.language = string_of(record, "lang");
        if (!language.empty() && scored.language != language) { continue; }
        const auto source = sources.find(scored.id);
        if (source == sources.end()) {
            return fail(ErrorCode::not_found, file, "no text of the id \"" + scored.id + "\"",
                        "Name every folder that holds texts of the annotations.");
        }
        scored.text = source->second.text;
        scored.conflict = string_of(record, "conflict");
        if (scored.conflict.empty()) { scored.conflict = source->second.conflict; }
        scored.record =
            record_of(scored.id, source->second,
                      as_found ? source->second.published : string_of(record, "published"));
        EvidenceFinder finder(scored.text);
        each_item(record, "claims",
                  [&](const dom::element& item) { scored.gold.push_back(claim_of(item, finder)); });
        texts.push_back(std::move(scored));
    }
    return texts;
}

Expected<void> add_claims(std::vector<ScoredText>& texts, std::string_view lines,
                          const std::string& where) {
    std::map<std::string_view, ScoredText*> by_id;
    for (auto& text : texts) { by_id[text.id] = &text; }
    dom::parser parser;
    for (std::size_t number = 1; !lines.empty(); ++number) {
        const auto end = lines.find('\n');
        const auto line = lines.substr(0, end);
        lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
        if (line.empty()) { continue; }
        dom::element item;
        if (parser.parse(line.data(), line.size()).get(item) != simdjson::SUCCESS) {
            return fail(ErrorCode::bad_json, where + ":" + std::to_string(number), {});
        }
        const auto found = by_id.find(string_of(item, "doc"));
        if (found == by_id.end()) { continue; }
        // each claim names its own place: claims of the same words do not push one another on
        EvidenceFinder finder(found->second->text);
        found->second->read.push_back(claim_of(item, finder));
    }
    return {};
}

}  // namespace counterclaim::app

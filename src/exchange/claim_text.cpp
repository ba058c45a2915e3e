#include "exchange/claim_text.hpp"

#include "exchange/claim_columns.hpp"
#include "exchange/tabular.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace counterclaim::exchange {
namespace {

constexpr std::size_t k_date_width = 12;  ///< "2020-10-12" and two spaces

std::string join(const std::vector<std::string>& texts, std::string_view separator) {
    std::string out;
    for (const auto& text : texts) {
        if (!out.empty()) { out += separator; }
        out += text;
    }
    return out;
}

std::string party_or_text(const std::vector<std::string>& party, const std::string& text,
                          bool joint) {
    return party.empty() ? text : join(party, joint ? " and " : " or ");
}

std::string_view verb_of(const Claim& claim) {
    const bool denied = claim.polarity == Polarity::denied;
    switch (claim.modality) {
        case Modality::actual:
            return denied ? "denies" : "says";
        case Modality::future:
            return denied ? "says there will be none" : "announces";
        case Modality::demanded:
            return denied ? "rejects" : "demands";
        case Modality::possible:
            return denied ? "doubts" : "holds possible";
    }
    return "says";
}

std::string place_text(const Claim& claim) {
    std::vector<std::string> names;
    for (const auto& mention : claim.places) {
        std::string name = mention.place ? mention.place->name : mention.text;
        name = (mention.modifier.empty() ? "at" : mention.modifier) + " " + name;
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return join(names, ", ");
}

/// Wrapped to `room` columns, every line after the first moved under the first.
std::string indented(const std::string& text, std::size_t room) {
    std::string out;
    for (const char letter : wrap(text, room, 0)) {
        out += letter;
        if (letter == '\n') { out.append(k_date_width, ' '); }
    }
    return out;
}

}  // namespace

std::string claimant_text(const ClaimRecord& record) {
    const auto& who = record.claim.claimant;
    if (!who.text.empty() && !who.party.empty()) {
        return who.text + " (" + join(who.party, " or ") + ")";
    }
    if (!who.text.empty()) { return who.text; }
    if (!who.party.empty()) { return join(who.party, " or "); }
    return record.article.outlet.empty() ? "the outlet" : record.article.outlet;
}

std::string claim_summary(const ClaimRecord& record) {
    const auto& claim = record.claim;
    std::string type(claim.subtype.empty() ? to_string(claim.type)
                                           : std::string_view(claim.subtype));
    std::replace(type.begin(), type.end(), '-', ' ');
    std::string line = fmt::format("{} {}: {}", claimant_text(record), verb_of(claim), type);
    if (claim.actor) {
        line += " by " + party_or_text(claim.actor->party, claim.actor->text, claim.actor->joint);
    }
    if (claim.target) {
        line += ", against " +
                party_or_text(claim.target->party, claim.target->text, claim.target->joint);
    }
    if (const auto places = place_text(claim); !places.empty()) { line += ", " + places; }
    if (const auto days = interval_text(claim.time.interval); !days.empty()) {
        line += ", " + days;
    }
    if (const auto figures = figures_text(claim); !figures.empty()) { line += "; " + figures; }
    return line;
}

std::string claim_paragraph(const ClaimRecord& record, std::size_t width, bool color) {
    const std::size_t room = std::max(width, k_date_width * 4) - k_date_width;
    const auto said = record.said();
    const std::string day = said ? text::to_iso(*said) : "undated   ";
    const auto& article = record.article;
    std::string source = article.outlet.empty() ? article.document : article.outlet;
    if (article.published.day) { source += ", " + text::to_iso(*article.published.day); }
    if (!record.id.empty()) { source += " \u00b7 " + record.id; }
    source += fmt::format(" \u00b7 confidence {:.2f}", record.claim.confidence);
    std::string out = (color ? "\033[1m" + day + "\033[0m" : day) + "  ";
    out += indented(claim_summary(record), room) + "\n" + std::string(k_date_width, ' ');
    out += indented("\u201c" + record.evidence + "\u201d", room) + "\n" +
           std::string(k_date_width, ' ');
    out += (color ? "\033[2m" : "") + indented(source, room) + (color ? "\033[0m" : "") + "\n";
    return out;
}

}  // namespace counterclaim::exchange

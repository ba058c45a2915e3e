#include "claim/confidence.hpp"

#include "text/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace counterclaim::claim {
namespace {

constexpr int k_decimals = 3;

void append_number(std::string& out, double number) {
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                            std::chars_format::fixed, k_decimals);
    if (error != std::errc{}) { return; }
    std::string_view written(digits.data(), static_cast<std::size_t>(end - digits.data()));
    while (written.ends_with('0')) { written.remove_suffix(1); }
    if (written.ends_with('.')) { written.remove_suffix(1); }
    out.append(written);
}

bool read_number(std::string_view digits, double& number) {
    const auto* end = digits.data() + digits.size();
    const auto [at, error] = std::from_chars(digits.data(), end, number);
    return error == std::errc{} && at == end;
}

}  // namespace

ConfidenceCues confidence_cues(const Occurrence& occurrence, const ArticleEvidence& evidence,
                               const Claim& claim, double margin, BlockKind block) {
    ConfidenceCues cues;
    const auto add = [&](std::string_view name, double value) {
        if (value != 0) { cues.emplace_back(name, value); }
    };
    const auto& frame = *occurrence.frame;
    add("strength", frame.strength);
    add("score", occurrence.score);
    add("war", evidence.war);
    add("margin", std::clamp(margin, 0.0, 1.0));
    add("noun", occurrence.nominal ? 1 : 0);
    add("noun-with-verb", occurrence.support.kind != Support::Kind::none ? 1 : 0);
    add("several-words", frame.phrase.others.empty() ? 0 : 1);
    add("condition", frame.conditions.empty() ? 0 : 1);
    add("actor", claim.actor ? 1 : 0);
    add("actor-party", claim.actor && !claim.actor->party.empty() ? 1 : 0);
    add("target", claim.target ? 1 : 0);
    add("place-in-sentence", !claim.places.empty() && !claim.places.front().span.empty() &&
                                     claim.evidence.contains(claim.places.front().span)
                                 ? 1
                                 : 0);
    add("time-in-sentence", claim.time.basis == TimeBasis::explicit_ ? 1 : 0);
    add("claimant", claim.claimant.text.empty() ? 0 : 1);
    add("denied", claim.polarity == Polarity::denied ? 1 : 0);
    if (claim.modality != Modality::actual) { add(to_string(claim.modality), 1); }
    add("headline", block == BlockKind::title || block == BlockKind::heading ? 1 : 0);
    add("caption", block == BlockKind::caption ? 1 : 0);
    add(to_string(claim.type), 1);
    return cues;
}

Expected<Confidence> Confidence::load(const Resources& resources) {
    const auto table = text::Table::load(resources, "claim/confidence.tsv", {"cue", "weight"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    std::map<std::string, double, std::less<>> weights;
    const auto read = table->each([&](const text::Table::Row& row) -> Expected<void> {
        double weight = 0;
        if (!read_number(row["weight"], weight)) { return row.reject("the weight is no number"); }
        weights[std::string(row["cue"])] = weight;
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return Confidence(std::move(weights));
}

double Confidence::weight(std::string_view cue) const {
    const auto found = m_weights.find(cue);
    return found == m_weights.end() ? 0 : found->second;
}

double Confidence::of(const ConfidenceCues& cues) const {
    double odds = weight("bias");
    for (const auto& [name, value] : cues) { odds += weight(name) * value; }
    return 1 / (1 + std::exp(-odds));
}

std::string Confidence::describe(const ConfidenceCues& cues) const {
    std::string out;
    for (const auto& [name, value] : cues) {
        out.append(out.empty() ? "" : "; ").append(name).append(" ");
        append_number(out, value);
        const double share = weight(name) * value;
        out.append(share < 0 ? " " : " +");
        append_number(out, share);
    }
    return out;
}

ConfidenceCues parse_cues(std::string_view description) {
    ConfidenceCues cues;
    while (!description.empty()) {
        const auto end = description.find("; ");
        const auto part = description.substr(0, end);
        description =
            end == std::string_view::npos ? std::string_view{} : description.substr(end + 2);
        const auto first = part.find(' ');
        const auto second = part.find(' ', first + 1);
        double value = 0;
        if (first == std::string_view::npos || second == std::string_view::npos ||
            !read_number(part.substr(first + 1, second - first - 1), value)) {
            continue;
        }
        cues.emplace_back(part.substr(0, first), value);
    }
    return cues;
}

}  // namespace counterclaim::claim

#include "claim_report.hpp"

#include "exchange/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace counterclaim::app {
namespace {

using exchange::JsonWriter;

std::vector<ClaimScores::TypeCount> types_by_size(const ClaimScores& scores) {
    auto types = scores.types;
    std::stable_sort(types.begin(), types.end(),
                     [](const auto& a, const auto& b) { return a.gold > b.gold; });
    return types;
}

std::string rate_line(std::string_view name, const Rate& rate) {
    return fmt::format("{:8} P {:.3f}  R {:.3f}  F1 {:.3f}\n", name, rate.precision, rate.recall,
                       rate.f1);
}

double share(const ClaimScores::SlotCount& count) {
    return static_cast<double>(count.right) / static_cast<double>(count.all);
}

std::string block_text(const ClaimScores& scores) {
    std::string out = fmt::format("{} documents, {} gold claims, {} predicted", scores.documents,
                                  scores.gold, scores.read);
    if (scores.lost > 0) {
        out += fmt::format(", {} gold evidences not found in their text", scores.lost);
    }
    out += "\n" + rate_line("detect", scores.detect_rate()) +
           rate_line("typed", scores.typed_rate()) + rate_line("strict", scores.strict_rate());
    for (int i = 0; i < k_slot_count; ++i) {
        const auto name = to_string(static_cast<Slot>(i));
        const auto& count = scores.slots[static_cast<std::size_t>(i)];
        out += count.all > 0
                   ? fmt::format("  {:10} {:.3f}  (n={})\n", name, share(count), count.all)
                   : fmt::format("  {:10} -\n", name);
    }
    for (const auto& type : types_by_size(scores)) {
        out += fmt::format("    {:26} gold {:4}  predicted {:4}  F1 {:.3f}\n",
                           type.type.empty() ? "?" : type.type, type.gold, type.read,
                           rate_of(type.found, type.gold, type.read).f1);
    }
    return out;
}

std::string group_text(std::string_view title, const std::map<std::string, ClaimScores>& groups) {
    if (groups.empty()) { return {}; }
    std::string out = fmt::format("\n{:<18}texts  claims   read  detect  typed strict", title);
    for (int i = 0; i < k_slot_count; ++i) {
        out += fmt::format(" {:>8.8}", to_string(static_cast<Slot>(i)));
    }
    out += "\n";
    for (const auto& [name, scores] : groups) {
        out +=
            fmt::format("{:<18}{:5}  {:6} {:6}   {:.3f}  {:.3f}  {:.3f}", name.empty() ? "-" : name,
                        scores.documents, scores.gold, scores.read, scores.detect_rate().f1,
                        scores.typed_rate().f1, scores.strict_rate().f1);
        for (const auto& count : scores.slots) {
            out += count.all > 0 ? fmt::format(" {:8.3f}", share(count)) : std::string("        -");
        }
        out += "\n";
    }
    return out;
}

std::string gap_text(const std::optional<ConflictGap>& gap) {
    if (!gap) { return {}; }
    return fmt::format(
        "typed F1 differs by {:.3f} between conflicts; so it does in {:.0f} % of random "
        "assignments of the texts to conflicts\n",
        gap->typed, 100 * gap->by_chance);
}

void write_rate(JsonWriter& json, std::string_view name, const Rate& rate) {
    json.key(name).begin_object().key("p").value(rate.precision).key("r").value(rate.recall);
    json.key("f1").value(rate.f1).end_object();
}

/// The fields of one group, inside an object that is open.
void write_scores(JsonWriter& json, const ClaimScores& scores) {
    json.key("documents").value(std::uint64_t{scores.documents});
    json.key("gold").value(std::uint64_t{scores.gold});
    json.key("predicted").value(std::uint64_t{scores.read});
    json.key("gold_evidence_not_found").value(std::uint64_t{scores.lost});
    write_rate(json, "detect", scores.detect_rate());
    write_rate(json, "typed", scores.typed_rate());
    write_rate(json, "strict", scores.strict_rate());
    json.key("slots").begin_object();
    for (int i = 0; i < k_slot_count; ++i) {
        const auto& count = scores.slots[static_cast<std::size_t>(i)];
        json.key(to_string(static_cast<Slot>(i))).begin_object().key("accuracy");
        if (count.all > 0) {
            json.value(share(count));
        } else {
            json.null();
        }
        json.key("n").value(std::uint64_t{count.all}).end_object();
    }
    json.end_object().key("by_type").begin_object();
    for (const auto& type : types_by_size(scores)) {
        json.key(type.type).begin_object().key("gold").value(std::uint64_t{type.gold});
        json.key("predicted").value(std::uint64_t{type.read});
        json.key("f1").value(rate_of(type.found, type.gold, type.read).f1).end_object();
    }
    json.end_object();
}

void write_groups(JsonWriter& json, std::string_view name,
                  const std::map<std::string, ClaimScores>& groups) {
    json.key(name).begin_object();
    for (const auto& [group, scores] : groups) {
        json.key(group.empty() ? "-" : group).begin_object();
        write_scores(json, scores);
        json.end_object();
    }
    json.end_object();
}

std::string one_line(std::string words) {
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

std::string joined(const std::set<std::string>& names) {
    std::string out;
    for (const auto& name : names) { out += (out.empty() ? "" : "/") + name; }
    return out.empty() ? "-" : out;
}

std::string bound(const std::optional<double>& value) {
    return value ? exchange::number_text(*value) : std::string();
}

std::string value_of(Slot slot, const ScoredClaim& claim) {
    std::string out;
    switch (slot) {
        case Slot::polarity:
            return claim.polarity;
        case Slot::modality:
            return claim.modality;
        case Slot::claimant:
            return joined(claim.claimant.party) + ":" + claim.claimant.role;
        case Slot::actor:
            return joined(claim.actor);
        case Slot::target:
            return joined(claim.target);
        case Slot::place:
            for (const auto& place : claim.places) { out += (out.empty() ? "" : "/") + place.name; }
            return out.empty() ? "-" : out;
        case Slot::date:
            return claim.from.empty() ? "-" : claim.from + ".." + claim.to;
        case Slot::quantities:
            break;
    }
    for (const auto& [kind, low, high] : claim.quantities) {
        out += fmt::format("{}{}:{}..{}", out.empty() ? "" : ",", kind, bound(low), bound(high));
    }
    return out.empty() ? "-" : out;
}

/// Collects lines up to a number.
class Lines {
public:
    explicit Lines(std::size_t count) : m_left(count) {}
    [[nodiscard]] bool full() const { return m_left == 0; }
    void add(std::string_view line) {
        if (full()) { return; }
        m_out.append(line).append("\n");
        --m_left;
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    std::string m_out;
    std::size_t m_left;
};

/// The type under which a claim was found after all, for those of another type.
std::string taken_for(const ScoredText& text, std::size_t gold,
                      const std::vector<Match>& detected) {
    for (const auto& [i, j] : detected) {
        if (i == gold) { return " (read as " + text.read[j].type + ")"; }
    }
    return {};
}

void claim_errors(const ScoredText& text, Lines& lines) {
    const auto matches = match_claims(text, true);
    const auto detected = match_claims(text, false);
    std::vector<char> gold_used(text.gold.size(), 0);
    std::vector<char> read_used(text.read.size(), 0);
    for (const auto& [i, j] : matches) { gold_used[i] = read_used[j] = 1; }
    for (std::size_t i = 0; i < text.gold.size(); ++i) {
        if (gold_used[i] != 0) { continue; }
        lines.add(fmt::format("MISSED   {} {}{}: {}", text.id, text.gold[i].type,
                              taken_for(text, i, detected), one_line(text.gold[i].words)));
    }
    for (std::size_t j = 0; j < text.read.size(); ++j) {
        if (read_used[j] != 0) { continue; }
        const auto& claim = text.read[j];
        lines.add(fmt::format("SPURIOUS {} {} [{}]: {}", text.id, claim.type, claim.rule,
                              one_line(claim.words)));
    }
}

void slot_errors(const ScoredText& text, Slot slot, Lines& lines) {
    for (const auto& [i, j] : match_claims(text, true)) {
        if (agrees(slot, text.gold[i], text.read[j]).value_or(true)) { continue; }
        lines.add(fmt::format("WRONG    {} {} {}: {} read as {}: {}", text.id, text.gold[i].type,
                              to_string(slot), value_of(slot, text.gold[i]),
                              value_of(slot, text.read[j]), one_line(text.gold[i].words)));
    }
}

}  // namespace

ClaimReport report_of(const std::vector<ScoredText>& texts) {
    ClaimReport report;
    for (const auto& text : texts) {
        report.all.add(text);
        report.by_language[text.language].add(text);
        report.by_conflict[text.conflict].add(text);
    }
    report.gap = conflict_gap(texts);
    return report;
}

std::string report_text(const ClaimReport& report) {
    return block_text(report.all) + group_text("language", report.by_language) +
           group_text("conflict", report.by_conflict) + gap_text(report.gap);
}

std::string report_json(const ClaimReport& report) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    write_scores(json, report.all);
    write_groups(json, "by_language", report.by_language);
    write_groups(json, "by_conflict", report.by_conflict);
    json.key("conflict_gap");
    if (report.gap) {
        json.begin_object().key("typed").value(report.gap->typed);
        json.key("by_chance").value(report.gap->by_chance).end_object();
    } else {
        json.null();
    }
    json.end_object();
    return out + "\n";
}

std::string error_lines(const std::vector<ScoredText>& texts, std::size_t count,
                        std::optional<Slot> slot) {
    Lines lines(count);
    for (const auto& text : texts) {
        if (lines.full()) { break; }
        if (slot) {
            slot_errors(text, *slot, lines);
        } else {
            claim_errors(text, lines);
        }
    }
    return lines.take();
}

}  // namespace counterclaim::app

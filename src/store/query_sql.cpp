#include "store/query_sql.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"

namespace counterclaim::store {
namespace {

class Builder {
public:
    explicit Builder(QuerySql& out) : m_out(out) {}

    void where(const std::string& condition) {
        m_out.sql += m_first ? " WHERE " : " AND ";
        m_first = false;
        m_out.sql += "(" + condition + ")";
    }
    std::string value(std::string text) {
        m_out.values.emplace_back(std::move(text));
        return mark();
    }
    std::string value(double number) {
        m_out.values.emplace_back(number);
        return mark();
    }
    /// "(?3, ?4)"
    std::string list(const std::vector<std::string>& texts) {
        std::string marks;
        for (const auto& text : texts) { marks += (marks.empty() ? "" : ", ") + value(text); }
        return "(" + marks + ")";
    }

private:
    /// Numbered, so that the order in which an expression is put together does not matter.
    [[nodiscard]] std::string mark() const { return "?" + std::to_string(m_out.values.size()); }
    QuerySql& m_out;
    bool m_first = true;
};

std::vector<std::string> folded(const std::vector<std::string>& texts) {
    std::vector<std::string> out;
    for (const auto& text : texts) { out.push_back(text::fold(text)); }
    return out;
}

void add_places(Builder& build, const ClaimQuery& query) {
    if (!query.place_ids.empty() || !query.place_names.empty()) {
        std::string any;
        if (!query.place_ids.empty()) { any = "p.place_id IN " + build.list(query.place_ids); }
        if (!query.place_names.empty()) {
            const auto names = folded(query.place_names);
            any += any.empty() ? "" : " OR ";
            any += "cp.text_folded IN " + build.list(names);
            any += " OR p.name_folded IN " + build.list(names);
            // A place that any text of the ledger calls so, under whatever name others write it.
            any +=
                " OR p.place_id IN (SELECT p2.place_id FROM claim_place cp2 JOIN place p2 ON p2.id "
                "= cp2.place "
                "WHERE cp2.text_folded IN " +
                build.list(names) + ")";
        }
        build.where(
            "c.id IN (SELECT cp.claim FROM claim_place cp LEFT JOIN place p ON p.id = cp.place "
            "WHERE " +
            any + ")");
    }
    if (!query.box) { return; }
    const auto& box = *query.box;
    const std::string within =
        "south >= " + build.value(box.south) + " AND north <= " + build.value(box.north);
    const std::string across = box.west > box.east ? " OR " : " AND ";
    const std::string along =
        "west >= " + build.value(box.west) + across + "east <= " + build.value(box.east);
    build.where(
        "c.id IN (SELECT cp.claim FROM claim_place_box b JOIN claim_place cp ON cp.id = b.id "
        "WHERE " +
        within + " AND (" + along + "))");
}

/// Somebody in one of the slots: the party's name as a whole, or words within how the text names
/// them.
void add_who(Builder& build, const std::vector<std::string>& names, const std::string& slot) {
    if (names.empty()) { return; }
    const auto keys = folded(names);
    const std::string in_slot = slot.empty() ? "" : "slot = '" + slot + "' AND ";
    std::string any = "c.id IN (SELECT claim FROM claim_party WHERE " + in_slot +
                      "party_folded IN " + build.list(keys) + ")";
    for (const auto& key : keys) {
        any += " OR c.id IN (SELECT claim FROM claim_participant WHERE " + in_slot +
               "instr(text_folded, " + build.value(key) + ") > 0)";
    }
    build.where(any);
}

void add_times(Builder& build, const ClaimQuery& query) {
    if (query.said.from) {
        build.where("c.said >= " + build.value(text::to_iso(*query.said.from)));
    }
    if (query.said.to) { build.where("c.said <= " + build.value(text::to_iso(*query.said.to))); }
    if (query.happened.from) {
        build.where("coalesce(c.happened_to, c.happened_from) >= " +
                    build.value(text::to_iso(*query.happened.from)));
    }
    if (query.happened.to) {
        build.where("coalesce(c.happened_from, c.happened_to) <= " +
                    build.value(text::to_iso(*query.happened.to)));
    }
    if (query.on) {
        const std::string day = text::to_iso(*query.on);
        build.where(
            "(c.happened_from IS NULL AND c.happened_to IS NULL AND c.said = " + build.value(day) +
            ") OR (coalesce(c.happened_from, c.happened_to) <= " + build.value(day) +
            " AND coalesce(c.happened_to, c.happened_from) >= " + build.value(day) + ")");
    }
}

void add_kind(Builder& build, const ClaimQuery& query) {
    if (!query.types.empty()) {
        std::vector<std::string> names;
        for (const auto type : query.types) { names.emplace_back(to_string(type)); }
        build.where("c.type IN " + build.list(names));
    }
    if (query.polarity) {
        build.where("c.polarity = " + build.value(std::string(to_string(*query.polarity))));
    }
    if (query.modality) {
        build.where("c.modality = " + build.value(std::string(to_string(*query.modality))));
    }
    if (!query.languages.empty()) { build.where("a.language IN " + build.list(query.languages)); }
    if (!query.outlets.empty()) {
        build.where("fold(a.outlet) IN " + build.list(folded(query.outlets)));
    }
    if (!query.article_key.empty()) { build.where("a.key = " + build.value(query.article_key)); }
    if (query.confidence_min > 0) {
        build.where("c.confidence >= " + build.value(query.confidence_min));
    }
}

void add_words(Builder& build, const ClaimQuery& query) {
    if (query.text.empty()) { return; }
    const auto expression = match_expression(query.text);
    if (expression.empty()) {
        build.where("0");  // nothing but punctuation: no sentence holds it
        return;
    }
    build.where("c.id IN (SELECT rowid FROM claim_text WHERE claim_text MATCH " +
                build.value(expression) + ")");
}

/// Only what the tokenizer takes for words; everything else parts them.
std::string words_only(std::string_view text) {
    std::string out;
    for (const auto point : text::code_points(text)) {
        if (text::is_word(point.code)) {
            text::append_utf8(out, point.code);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') { out.pop_back(); }
    return out;
}

}  // namespace

std::string match_expression(const std::string& typed) {
    const std::string folded_text = text::fold(typed);
    std::string expression;
    std::size_t at = 0;
    while (at < folded_text.size()) {
        if (folded_text[at] == ' ') {
            ++at;
            continue;
        }
        const bool quoted = folded_text[at] == '"';
        const std::size_t begin = quoted ? at + 1 : at;
        std::size_t end = folded_text.find(quoted ? '"' : ' ', begin);
        if (end == std::string::npos) { end = folded_text.size(); }
        const auto part = std::string_view(folded_text).substr(begin, end - begin);
        const auto words = words_only(part);
        if (!words.empty()) {
            expression += (expression.empty() ? "\"" : " AND \"") + words + "\"";
            if (part.ends_with('*')) { expression += " *"; }
        }
        at = quoted ? end + 1 : end;
    }
    return expression;
}

QuerySql query_sql(const std::string& columns, const ClaimQuery& query) {
    QuerySql out;
    out.sql = "SELECT " + columns + " FROM claim c JOIN article a ON a.id = c.article";
    Builder build(out);
    add_places(build, query);
    add_who(build, query.parties, "");
    add_who(build, query.claimants, "claimant");
    add_who(build, query.actors, "actor");
    add_who(build, query.targets, "target");
    add_times(build, query);
    add_kind(build, query);
    add_words(build, query);
    out.sql +=
        " ORDER BY c.said IS NULL, c.said, a.key, c.evidence_begin, c.evidence_end, c.claim_id";
    if (query.limit > 0) { out.sql += " LIMIT " + std::to_string(query.limit); }
    return out;
}

}  // namespace counterclaim::store

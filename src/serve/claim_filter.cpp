#include "serve/claim_filter.hpp"

#include "serve/view_schema.hpp"

#include "store/query_sql.hpp"
#include "text/fold.hpp"
#include "text/table.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/event.hpp>

#include <algorithm>
#include <array>

namespace counterclaim::serve {
namespace {

std::vector<std::string> folded(const std::vector<std::string>& texts) {
    std::vector<std::string> out;
    for (const auto& text : texts) { out.push_back(text::fold(text)); }
    return out;
}

class FilterMaker {
public:
    FilterMaker(const Query& query, Connection& view, const FindPlaces& find_places)
        : m_query(query), m_view(view), m_find_places(find_places) {
        m_filter.from = "claim c";
    }

    ClaimFilter make() {
        words();
        places();
        who("party", "");
        who("claimant", "slot = 0 AND ");
        who("actor", "slot = 1 AND ");
        who("target", "slot = 2 AND ");
        times();
        kinds();
        articles();
        status();
        return std::move(m_filter);
    }

private:
    void where(const std::string& part, bool plain = false) {
        m_filter.condition.where(part);
        m_filter.plain = m_filter.plain && plain;
    }

    /// Names of places are looked for in every way the ledger's texts write them.
    void words() {
        if (!m_query.has("q")) { return; }
        std::string expression;
        for (const auto& word : parts_of(m_query.one("q"))) {
            auto any = store::match_expression(word);
            if (any.empty()) { continue; }
            const auto forms = forms_of(word);
            for (const auto& form : forms) {
                any += " OR " + store::match_expression('"' + form + '"');
            }
            if (!forms.empty()) { m_filter.variants.push_back({word, forms}); }
            expression += (expression.empty() ? "(" : " AND (") + any + ")";
        }
        if (expression.empty()) {
            where("0");  // nothing but punctuation: no sentence holds it
            return;
        }
        m_filter.from = "claim_text t CROSS JOIN claim c ON c.rank = t.rowid";
        m_filter.rank = "t.rowid";
        where("claim_text MATCH " + m_filter.condition.value(expression));
    }

    /// Words and "phrases" with their quotes; at most sixteen.
    static std::vector<std::string> parts_of(const std::string& typed) {
        constexpr std::size_t k_parts_max = 16;
        std::vector<std::string> parts;
        std::size_t at = 0;
        while (at < typed.size() && parts.size() < k_parts_max) {
            if (typed[at] == ' ') {
                ++at;
                continue;
            }
            const bool quoted = typed[at] == '"';
            auto end = typed.find(quoted ? '"' : ' ', at + 1);
            end = end == std::string::npos ? typed.size() : end + (quoted ? 1 : 0);
            parts.push_back(typed.substr(at, end - at));
            at = end;
        }
        return parts;
    }

    std::vector<std::string> forms_of(const std::string& part) {
        constexpr std::size_t k_forms_max = 30;
        std::string word = part;
        word.erase(std::remove(word.begin(), word.end(), '"'), word.end());
        if (word.ends_with('*')) { return {}; }
        const auto key = text::fold(word);
        auto& rows = m_view.statement(
            "SELECT DISTINCT b.folded FROM place_name a JOIN place_name b ON b.place = a.place "
            "WHERE a.folded = ? AND a.place > 0 AND b.folded <> ? ORDER BY 1 LIMIT ?");
        rows.start(key, key, static_cast<std::int64_t>(k_forms_max));
        std::vector<std::string> forms;
        while (rows.step()) {
            if (!store::match_expression(rows.text(0)).empty()) { forms.push_back(rows.text(0)); }
        }
        return forms;
    }

    void places() {
        if (m_query.has("place")) {
            const auto numbers = place_numbers(m_query.all("place"), m_view, m_find_places);
            where("c.rank IN (SELECT rank FROM claim_place WHERE place IN " + number_list(numbers) +
                  ")");
        }
        if (const auto box = m_query.box("box")) {
            where(
                "c.rank IN (SELECT rank FROM claim_place WHERE place IN (SELECT id FROM place "
                "WHERE " +
                within(*box) + "))");
        }
        const auto& missing = m_query.one("missing");
        if (missing == "place") { where("c.placed = 0"); }
        if (missing == "time") { where("c.timed = 0"); }
        if (missing == "said") { where("c.said IS NULL"); }
    }

    std::string within(const store::Box& box) {
        auto& condition = m_filter.condition;
        const std::string across = box.west > box.east ? " OR " : " AND ";
        return "lat BETWEEN " + condition.value(box.south) + " AND " + condition.value(box.north) +
               " AND (lon >= " + condition.value(box.west) + across +
               "lon <= " + condition.value(box.east) + ")";
    }

    void who(std::string_view parameter, const std::string& slot) {
        if (!m_query.has(parameter)) { return; }
        auto& condition = m_filter.condition;
        const auto keys = folded(m_query.all(parameter));
        std::string any = "(party = 1 AND folded IN " + condition.list(keys) + ")";
        for (const auto& key : keys) {
            any += " OR (party = 0 AND instr(folded, " + condition.value(key) + ") > 0)";
        }
        where("c.rank IN (SELECT rank FROM claim_name WHERE " + slot +
              "name IN (SELECT id FROM name WHERE " + any + "))");
    }

    void times() {
        const auto said = m_query.days("said");
        // Rows stand in the order of saying: days become a stretch of rows.
        if (said.from) {
            where("c.said >= " + m_filter.condition.value(day_number(*said.from)));
            where("c.rank >= coalesce((SELECT rank FROM claim WHERE said >= " +
                  m_filter.condition.value(day_number(*said.from)) +
                  " ORDER BY said, rank LIMIT 1), 0)");
        }
        if (said.to) {
            where("c.said <= " + m_filter.condition.value(day_number(*said.to)));
            where("c.rank <= coalesce((SELECT rank FROM claim WHERE said <= " +
                  m_filter.condition.value(day_number(*said.to)) +
                  " ORDER BY said DESC, rank DESC LIMIT 1), 0)");
        }
        const auto happened = m_query.days("happened");
        if (!happened.open()) {
            where("c.timed = 1");
            about(happened, false);
        }
        if (const auto day = m_query.day("on")) {
            about({day, day}, false);
            return;
        }
        // The window of the page goes by first days, as its sums do: so lists, charts and the map
        // count the same claims.
        const auto window = window_of(m_query);
        if (window.from) {
            where("c.day_from >= " + m_filter.condition.value(day_number(*window.from)), true);
        }
        if (window.to) {
            where("c.day_from <= " + m_filter.condition.value(day_number(*window.to)), true);
        }
    }

    void about(const DateInterval& days, bool plain) {
        if (days.to) {
            where("c.day_from <= " + m_filter.condition.value(day_number(*days.to)), plain);
        }
        if (days.from) {
            where("c.day_to >= " + m_filter.condition.value(day_number(*days.from)), plain);
        }
    }

    void kinds() {
        auto& condition = m_filter.condition;
        if (m_query.has("type")) {
            std::vector<std::int64_t> types;
            for (const auto& name : m_query.all("type")) {
                types.push_back(static_cast<std::int64_t>(*parse_claim_type(name)));
            }
            where("c.type IN " + number_list(types), true);
        }
        if (m_query.has("side")) {
            where("c.side IN (SELECT id FROM word WHERE text IN " +
                      condition.list(m_query.all("side")) + ")",
                  true);
        }
        if (const auto polarity = parse_polarity(m_query.one("polarity"))) {
            where("c.polarity = " + std::to_string(static_cast<int>(*polarity)));
        }
        if (const auto modality = parse_modality(m_query.one("modality"))) {
            where("c.modality = " + std::to_string(static_cast<int>(*modality)));
        }
        if (m_query.has("min_confidence")) {
            where("c.confidence >= " + condition.value(m_query.share("min_confidence", 0)));
        }
        if (m_query.has("event")) {
            where("c.event = (SELECT rank FROM item WHERE list = 1 AND id = " +
                  condition.value(m_query.one("event")) + ")");
        }
    }

    void articles() {
        auto& condition = m_filter.condition;
        if (m_query.has("language")) {
            where("c.language IN (SELECT id FROM word WHERE text IN " +
                  condition.list(m_query.all("language")) + ")");
        }
        if (m_query.has("outlet")) {
            where("c.outlet IN (SELECT id FROM word WHERE fold(text) IN " +
                  condition.list(folded(m_query.all("outlet"))) + ")");
        }
        if (m_query.has("source")) {
            std::vector<std::string> tags;
            for (const auto& id : m_query.all("source")) { tags.push_back("source:" + id); }
            where("c.article IN (SELECT rank FROM tag WHERE list = 9 AND tag IN " +
                  condition.list(tags) + ")");
        }
        if (m_query.has("article")) {
            where("c.article = (SELECT rank FROM item WHERE list = 9 AND id = " +
                  condition.value(m_query.one("article")) + ")");
        }
    }

    void status() {
        constexpr std::array<std::string_view, 4> k_names{"machine", "accepted", "changed",
                                                          "rejected"};
        if (!m_query.has("status")) {
            where("c.status < 3", true);
            return;
        }
        const auto found = std::find(k_names.begin(), k_names.end(), m_query.one("status"));
        where("c.status = " + std::to_string(found - k_names.begin()));
    }

    const Query& m_query;
    Connection& m_view;
    const FindPlaces& m_find_places;
    ClaimFilter m_filter;
};

}  // namespace

std::string Condition::list(const std::vector<std::string>& texts) {
    std::string marks;
    for (const auto& text : texts) { marks += (marks.empty() ? "" : ", ") + value(text); }
    return "(" + marks + ")";
}

void Condition::bind(store::sqlite::Statement& statement) const {
    int at = 0;
    for (const auto& value : m_values) {
        ++at;
        std::visit([&](const auto& one) { statement.bind(at, one); }, value);
    }
}

std::string number_list(const std::vector<std::int64_t>& numbers) {
    std::string list;
    for (const auto number : numbers) {
        list += (list.empty() ? "" : ", ") + std::to_string(number);
    }
    return "(" + list + ")";
}

std::vector<std::int64_t> place_numbers(const std::vector<std::string>& names, Connection& view,
                                        const FindPlaces& find_places) {
    std::vector<std::int64_t> numbers;
    const auto add = [&](const std::string& sql, const std::string& value) {
        auto& rows = view.statement(sql);
        rows.start(value);
        while (rows.step()) { numbers.push_back(rows.number(0)); }
        rows.reset();
    };
    for (const auto& name : names) {
        const auto before = numbers.size();
        add("SELECT id FROM place WHERE key = ?", name);
        if (numbers.size() > before) { continue; }
        add("SELECT place FROM place_name WHERE folded = ?", text::fold(name));
        if (!find_places) { continue; }
        for (const auto& id : find_places(name)) { add("SELECT id FROM place WHERE key = ?", id); }
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

DateInterval window_of(const Query& query) {
    if (const auto day = query.day("on")) { return {day, day}; }
    return {query.day("from"), query.day("to")};
}

ClaimFilter claim_filter(const Query& query, Connection& view, const FindPlaces& find_places) {
    return FilterMaker(query, view, find_places).make();
}

}  // namespace counterclaim::serve

#include "where/romanisation.hpp"

#include "text/fold.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace counterclaim::where {
namespace {

constexpr std::string_view k_vowels = "aeiouy";

/// Parts a word from the next: a blank, a hyphen.
bool parts(char letter) { return letter == ' ' || letter == '-'; }

}  // namespace

Expected<Romanisation> Romanisation::load(const Resources& resources) {
    auto table = text::Table::load(resources, "places/romanisation.tsv",
                                   {"country", "language", "from", "to", "position"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    constexpr std::array<std::pair<std::string_view, Position>, 5> k_positions{
        {{"", Position::any},
         {"first", Position::first},
         {"inside", Position::inside},
         {"last", Position::last},
         {"after_vowel", Position::after_vowel}}};
    Romanisation made;
    auto done = table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto* const position =
            std::find_if(k_positions.begin(), k_positions.end(),
                         [&](const auto& one) { return one.first == row["position"]; });
        if (position == k_positions.end()) {
            return row.reject("position is one of first, inside, last, after_vowel, or empty");
        }
        if (row["country"].empty() || row["from"].empty()) {
            return row.reject("country and from are needed");
        }
        made.m_rules.push_back({std::string(row["country"]), std::string(row["from"]),
                                std::string(row["to"]), position->second});
        if (!row["language"].empty() && made.language_of(row["country"]).empty()) {
            made.m_systems.push_back({std::string(row["country"]), std::string(row["language"])});
        }
        return {};
    });
    if (!done) { return tl::unexpected<Error>(done.error()); }
    // the longest spelling first, and what holds in one position before what holds in all
    std::stable_sort(made.m_rules.begin(), made.m_rules.end(), [](const Rule& a, const Rule& b) {
        return std::pair(a.from.size(), a.position != Position::any) >
               std::pair(b.from.size(), b.position != Position::any);
    });
    return made;
}

std::string_view Romanisation::language_of(std::string_view country) const {
    const auto found = std::find_if(m_systems.begin(), m_systems.end(),
                                    [&](const System& one) { return one.country == country; });
    return found == m_systems.end() ? std::string_view{} : std::string_view(found->language);
}

const Romanisation::Rule* Romanisation::rule_at(std::string_view country, std::string_view word,
                                                std::size_t at, std::string_view written) const {
    const auto holds = [&](const Rule& rule) {
        if (rule.country != country || !word.substr(at).starts_with(rule.from)) { return false; }
        switch (rule.position) {
            case Position::any:
                return true;
            case Position::first:
                return at == 0;
            case Position::inside:
                return at > 0;
            case Position::last:
                return at > 0 && at + rule.from.size() == word.size();
            case Position::after_vowel:
                return !written.empty() && k_vowels.find(written.back()) != std::string_view::npos;
        }
        return false;
    };
    const auto found = std::find_if(m_rules.begin(), m_rules.end(), holds);
    return found == m_rules.end() ? nullptr : &*found;
}

std::string Romanisation::romanise_word(std::string_view country, std::string_view word) const {
    std::string written;
    for (std::size_t at = 0; at < word.size();) {
        if (const auto* rule = rule_at(country, word, at, written)) {
            written += rule->to;
            at += rule->from.size();
            continue;
        }
        const auto point = text::decode_at(word, at);
        if (point.code >= 0x80) { return {}; }
        written += word[at];
        at = point.end();
    }
    if (!written.empty() && written.front() >= 'a' && written.front() <= 'z') {
        written.front() = static_cast<char>(written.front() - 'a' + 'A');
    }
    return written;
}

std::string Romanisation::romanise(std::string_view country, std::string_view name) const {
    const auto lower = text::to_lower(name);
    std::string out;
    for (std::size_t at = 0; at <= lower.size();) {
        auto end = at;
        while (end < lower.size() && !parts(lower[end])) { ++end; }
        const auto word = romanise_word(country, std::string_view(lower).substr(at, end - at));
        if (word.empty() && end > at) { return {}; }
        out += word;
        if (end < lower.size()) { out += lower[end]; }
        at = end + 1;
    }
    return out;
}

}  // namespace counterclaim::where

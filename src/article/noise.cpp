#include "article/noise.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::article {
namespace {

// One word at the start says little of a long line ("Related" and "Photo" also begin sentences).
constexpr std::size_t k_one_word_words_max = 14;
// Longer lines are text, whatever words they hold; a line of links may be a little longer.
constexpr std::size_t k_start_words_max = 40;
constexpr std::size_t k_credit_bytes_max = 500;
constexpr std::size_t k_within_words_max = 14;

struct RoleName {
    std::string_view name;
    NoiseRole role;
};
constexpr std::array k_roles{RoleName{"furniture", NoiseRole::furniture},
                             RoleName{"tail", NoiseRole::tail},
                             RoleName{"end", NoiseRole::end},
                             RoleName{"caption", NoiseRole::caption},
                             RoleName{"byline", NoiseRole::byline},
                             RoleName{"published", NoiseRole::published},
                             RoleName{"updated", NoiseRole::updated},
                             RoleName{"credit", NoiseRole::credit},
                             RoleName{"reference", NoiseRole::reference},
                             RoleName{"opener", NoiseRole::opener}};

bool equal_at(const std::vector<std::string>& words, std::size_t at,
              const std::vector<std::string>& pattern) {
    if (at + pattern.size() > words.size()) { return false; }
    return std::equal(pattern.begin(), pattern.end(),
                      words.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

LineWords words_of(std::string_view line, std::size_t count_max) {
    LineWords found;
    const std::string folded = text::fold(text::clip(line, count_max * 24));
    std::string word;
    bool number = false;
    const auto finish = [&] {
        if (!word.empty()) { found.words.push_back(number ? "#" : std::move(word)); }
        word.clear();
        number = false;
    };
    for (std::size_t at = 0; at < folded.size();) {
        if (found.words.size() >= count_max) {
            found.more = true;
            return found;
        }
        const auto point = text::decode_at(folded, at);
        const bool digit = text::is_digit(point.code);
        if (text::is_word(point.code)) {
            if (!word.empty() && digit != number) { finish(); }
            number = digit;
            word.append(folded, at, point.length);
        } else {
            finish();
        }
        at += point.length;
    }
    finish();
    found.more = line.size() > count_max * 24;
    return found;
}

Expected<Noise> Noise::load(const Resources& resources) {
    Noise noise;
    for (const auto& name : resources.list("lang/")) {
        if (!name.ends_with("/noise.tsv")) { continue; }
        auto table = text::Table::load(resources, name, {"pattern", "match", "role", "example"});
        if (!table) { return tl::unexpected<Error>(table.error()); }
        const auto done = table->each([&](const text::Table::Row& row) -> Expected<void> {
            Pattern pattern;
            pattern.words = words_of(row["pattern"], k_start_words_max).words;
            if (pattern.words.empty()) { return row.reject("the pattern has no words"); }
            const auto match = row["match"];
            if (match == "line") {
                pattern.match = Match::line;
            } else if (match == "start") {
                pattern.match = Match::start;
            } else if (match == "end") {
                pattern.match = Match::end;
            } else if (match == "within") {
                pattern.match = Match::within;
            } else {
                return row.reject("match is one of line, start, end, within");
            }
            for (const auto& known : k_roles) {
                if (known.name == row["role"]) { pattern.role = known.role; }
            }
            if (pattern.role == NoiseRole::none) { return row.reject("the role is not known"); }
            if (pattern.role == NoiseRole::credit) {
                // Compared as one run of words before the colon.
                std::string key;
                for (const auto& word : pattern.words) { key += key.empty() ? word : " " + word; }
                noise.m_credits.insert(key);
                return {};
            }
            if (pattern.role == NoiseRole::reference) {
                noise.m_references.push_back(std::move(pattern.words));
                return {};
            }
            if (pattern.role == NoiseRole::opener) {
                noise.m_openers.insert(pattern.words.front());
                return {};
            }
            noise.m_examples.push_back({std::string(row["pattern"]), pattern.role,
                                        std::string(row["example"]),
                                        name + ":" + std::to_string(row.line())});
            noise.m_by_first_word[pattern.words.front()].push_back(std::move(pattern));
            return {};
        });
        if (!done) { return tl::unexpected<Error>(done.error()); }
    }
    // The longest pattern decides, whatever the order of files and lines.
    for (auto& [word, patterns] : noise.m_by_first_word) {
        std::stable_sort(patterns.begin(), patterns.end(), [](const Pattern& a, const Pattern& b) {
            return a.words.size() != b.words.size() ? a.words.size() > b.words.size()
                                                    : a.words < b.words;
        });
    }
    return noise;
}

const Noise::Pattern* Noise::find(const std::vector<std::string>& words) const {
    const Pattern* best = nullptr;
    const std::size_t tried = std::min(words.size(), k_within_words_max);
    for (std::size_t at = 0; at < words.size(); ++at) {
        // Past the first words only patterns for the end of a line can match.
        if (at > tried && at + 8 < words.size()) { continue; }
        const auto found = m_by_first_word.find(words[at]);
        if (found == m_by_first_word.end()) { continue; }
        for (const auto& pattern : found->second) {
            if (best != nullptr && pattern.words.size() <= best->words.size()) { break; }
            const bool fits =
                (pattern.match == Match::line && at == 0 && pattern.words.size() == words.size()) ||
                (pattern.match == Match::start && at == 0 &&
                 (pattern.words.size() > 1 || words.size() <= k_one_word_words_max)) ||
                (pattern.match == Match::end && at + pattern.words.size() == words.size()) ||
                (pattern.match == Match::within && words.size() <= k_within_words_max);
            if (fits && equal_at(words, at, pattern.words)) { best = &pattern; }
        }
    }
    return best;
}

bool Noise::is_reference(const std::vector<std::string>& label) const {
    return std::any_of(m_references.begin(), m_references.end(),
                       [&](const auto& words) { return equal_at(label, 0, words); });
}

bool Noise::opens_sentences(std::string_view word) const {
    return m_openers.contains(text::fold(word));
}

bool Noise::has_credit(std::string_view line) const {
    if (line.size() > k_credit_bytes_max) { return false; }
    if (line.find("\xC2\xA9") != std::string_view::npos) { return true; }
    for (auto colon = line.find(':'); colon != std::string_view::npos;
         colon = line.find(':', colon + 1)) {
        const auto before =
            words_of(line.substr(colon > 60 ? text::floor_boundary(line, colon - 60) : 0,
                                 std::min<std::size_t>(colon, 60)),
                     20);
        std::string key;
        for (std::size_t count = 1; count <= std::min<std::size_t>(before.words.size(), 3);
             ++count) {
            const auto& word = before.words[before.words.size() - count];
            key = key.empty() ? word : word + " " + key;
            if (m_credits.contains(key)) { return true; }
        }
    }
    return false;
}

NoiseRole Noise::role_of(std::string_view line) const {
    if (line.size() > k_start_words_max * 24) { return NoiseRole::none; }
    const auto words = words_of(line, k_start_words_max);
    if (words.more || words.words.empty()) { return NoiseRole::none; }
    const auto* pattern = find(words.words);
    return pattern == nullptr ? NoiseRole::none : pattern->role;
}

}  // namespace counterclaim::article

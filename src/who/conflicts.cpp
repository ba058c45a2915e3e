#include "who/conflicts.hpp"

#include "text/char_class.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"

// The library's own assertions fail on malformed keys that its parser then reports as errors.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>
#include <counterclaim/claim.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

namespace counterclaim::who {
namespace {

using Strings = std::vector<std::string>;

/// Reads keys out of one table and remembers the first thing that was wrong.
class Reader {
public:
    Reader(const toml::table& table, std::string_view name) : m_table(table), m_name(name) {}

    void allow(std::initializer_list<std::string_view> keys) {
        for (const auto& [key, node] : m_table) {
            if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) {
                reject(node, key.str(), "is no key of a profile here");
            }
        }
    }
    Strings strings(std::string_view key, bool required = false) {
        Strings out;
        const auto* node = m_table.get(key);
        if (node == nullptr) {
            if (required) { reject(m_table, key, "is missing"); }
            return out;
        }
        const auto* list = node->as_array();
        if (list == nullptr) {
            reject(*node, key, "must be a list of strings: [\"…\", \"…\"]");
            return out;
        }
        for (const auto& element : *list) {
            const auto value = element.value<std::string>();
            if (!value || value->empty()) {
                reject(element, key, "holds something that is not a string with letters in it");
                return out;
            }
            out.push_back(*value);
        }
        if (required && out.empty()) { reject(*node, key, "is empty"); }
        return out;
    }
    std::string string(std::string_view key, bool required = false) {
        const auto* node = m_table.get(key);
        if (node == nullptr) {
            if (required) { reject(m_table, key, "is missing"); }
            return {};
        }
        const auto value = node->value<std::string>();
        if (!value || (required && value->empty())) {
            reject(*node, key, "must be a string");
            return {};
        }
        return *value;
    }
    /// A day, as a TOML date or as a string "2020-09-27".
    std::optional<Date> day(std::string_view key) {
        const auto* node = m_table.get(key);
        if (node == nullptr) { return std::nullopt; }
        std::optional<Date> found;
        if (const auto local = node->value<toml::date>()) {
            const std::chrono::year_month_day day{std::chrono::year{local->year},
                                                  std::chrono::month{local->month},
                                                  std::chrono::day{local->day}};
            if (day.ok()) { found = Date{day}; }
        } else if (const auto written = node->value<std::string>()) {
            found = text::parse_iso_date(*written);
        }
        if (!found) { reject(*node, key, "must be a day that exists, such as 2020-09-27"); }
        return found;
    }
    /// Stretches of days, each as a string "2020-09-27..2020-11-10"; the end may be left out.
    std::vector<DateInterval> stretches(std::string_view key) {
        std::vector<DateInterval> out;
        for (const auto& written : strings(key)) {
            const auto dots = written.find("..");
            const auto first = text::parse_iso_date(std::string_view(written).substr(0, dots));
            const auto rest = dots == std::string::npos
                                  ? std::string_view()
                                  : std::string_view(written).substr(dots + 2);
            const auto last = text::parse_iso_date(rest);
            const bool good = dots != std::string::npos && first && (last || rest.empty()) &&
                              (!last || *first <= *last);
            if (!good) {
                reject(*m_table.get(key), key,
                       "holds \"" + written + "\", not days as 2020-09-27..");
                return out;
            }
            out.push_back({first, last});
        }
        return out;
    }
    const toml::array* tables(std::string_view key) {
        const auto* node = m_table.get(key);
        if (node == nullptr) { return nullptr; }
        const auto* list = node->as_array();
        if (list == nullptr || !list->is_homogeneous(toml::node_type::table)) {
            reject(*node, key, "must be written as [[" + std::string(key) + "]]");
            return nullptr;
        }
        return list;
    }
    void reject(const toml::node& node, std::string_view key, std::string_view why) {
        if (m_error) { return; }
        m_error =
            Error{ErrorCode::pack_invalid, m_name + ":" + std::to_string(node.source().begin.line),
                  "\"" + std::string(key) + "\" " + std::string(why),
                  "see data/conflicts/README.md for the keys of a conflict profile"};
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    const toml::table& m_table;
    std::string m_name;
    std::optional<Error> m_error;
};

std::string id_of(std::string_view name) {
    const auto slash = name.rfind('/');
    if (slash != std::string_view::npos) { name.remove_prefix(slash + 1); }
    if (name.ends_with(".toml")) { name.remove_suffix(5); }
    return std::string(name);
}

std::optional<Error> read_sides(const toml::array* list, std::string_view name,
                                ConflictProfile& profile) {
    if (list == nullptr) { return std::nullopt; }
    for (const auto& element : *list) {
        Reader reader(*element.as_table(), name);
        reader.allow({"name", "parties"});
        profile.sides.push_back({reader.string("name"), reader.strings("parties", true)});
        if (profile.sides.back().name.empty() && !profile.sides.back().parties.empty()) {
            profile.sides.back().name = profile.sides.back().parties.front();
        }
        if (reader.error()) { return reader.error(); }
    }
    return std::nullopt;
}

std::optional<Error> read_words(const toml::array* list, std::string_view name,
                                ConflictProfile& profile) {
    if (list == nullptr) { return std::nullopt; }
    for (const auto& element : *list) {
        Reader reader(*element.as_table(), name);
        reader.allow({"words", "of", "classes", "parties"});
        ConflictProfile::Word word{reader.strings("words"), reader.string("of"),
                                   reader.strings("classes"), reader.strings("parties", true)};
        if (word.words.empty() && (word.of.empty() || word.classes.empty())) {
            reader.reject(element, "word", "needs \"words\", or \"of\" and \"classes\"");
        }
        if (reader.error()) { return reader.error(); }
        profile.words.push_back(std::move(word));
    }
    return std::nullopt;
}

std::optional<Error> read_events(const toml::array* list, std::string_view name,
                                 ConflictProfile& profile) {
    if (list == nullptr) { return std::nullopt; }
    for (const auto& element : *list) {
        Reader reader(*element.as_table(), name);
        reader.allow({"name", "from", "to", "types", "words"});
        ConflictProfile::Event event;
        event.name = reader.string("name", true);
        event.days.from = reader.day("from");
        event.days.to = element.as_table()->contains("to") ? reader.day("to") : event.days.from;
        for (const auto& type : reader.strings("types")) {
            const auto parsed = parse_claim_type(type);
            if (!parsed) { reader.reject(element, "types", "holds \"" + type + "\", no type"); }
            if (parsed) { event.types.push_back(*parsed); }
        }
        event.words = reader.strings("words");
        if (!reader.error() && (!event.days.from || *event.days.to < *event.days.from)) {
            reader.reject(element, "from", "is missing or lies after \"to\"");
        }
        if (reader.error()) { return reader.error(); }
        profile.events.push_back(std::move(event));
    }
    std::sort(profile.events.begin(), profile.events.end(),
              [](const ConflictProfile::Event& a, const ConflictProfile::Event& b) {
                  return a.days.to != b.days.to ? *a.days.to < *b.days.to : a.name < b.name;
              });
    return std::nullopt;
}

bool begins_with_capital(std::string_view word) {
    return !word.empty() && !text::is_lower(text::decode_at(word, 0).code);
}

}  // namespace

Expected<ConflictProfile> parse_conflict(std::string_view source, std::string_view name) {
    toml::table table;
    try {
        table = toml::parse(source, std::string(name));
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::pack_invalid,
                    std::string(name) + ":" + std::to_string(error.source().begin.line),
                    std::string(error.description()), "mend the TOML at this line");
    }
    ConflictProfile profile;
    Reader reader(table, name);
    reader.allow({"id", "name", "from", "to", "fighting", "between_states", "countries", "theatre",
                  "home", "air_forces", "bombs_from_air", "keywords", "mediators", "observers",
                  "side", "word", "event"});
    profile.id = reader.string("id");
    if (profile.id.empty()) { profile.id = id_of(name); }
    profile.name = reader.string("name", true);
    profile.time = {reader.day("from"), reader.day("to")};
    profile.fighting = reader.stretches("fighting");
    profile.between_states = reader.stretches("between_states");
    profile.countries = reader.strings("countries");
    profile.theatre = reader.string("theatre");
    profile.home = reader.strings("home");
    profile.air_forces = reader.strings("air_forces");
    profile.bombs_from_air = reader.strings("bombs_from_air");
    profile.keywords = reader.strings("keywords");
    profile.mediators = reader.strings("mediators");
    profile.observers = reader.strings("observers");
    if (table.get("side") == nullptr) {
        reader.reject(table, "side", "is missing: a war has sides");
    }
    const auto* sides = reader.tables("side");
    const auto* words = reader.tables("word");
    const auto* events = reader.tables("event");
    if (profile.time.from && profile.time.to && *profile.time.to < *profile.time.from) {
        reader.reject(table, "to", "lies before \"from\"");
    }
    for (const auto& country : profile.countries) {
        const bool good = country.size() == 2 && country[0] >= 'A' && country[0] <= 'Z' &&
                          country[1] >= 'A' && country[1] <= 'Z';
        if (!good) {
            reader.reject(table, "countries",
                          "holds \"" + country + "\", not an ISO 3166 code such as AZ");
        }
    }
    if (reader.error()) { return tl::unexpected<Error>(*reader.error()); }
    if (auto error = read_sides(sides, name, profile)) { return tl::unexpected<Error>(*error); }
    if (auto error = read_words(words, name, profile)) { return tl::unexpected<Error>(*error); }
    if (auto error = read_events(events, name, profile)) { return tl::unexpected<Error>(*error); }
    return profile;
}

Expected<Conflicts> Conflicts::load(const Resources& resources) {
    Conflicts conflicts;
    for (const auto& name : resources.list("conflicts/")) {
        if (!name.ends_with(".toml")) { continue; }
        const auto bytes = resources.open(name);
        if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
        auto profile = parse_conflict(bytes->view, name);
        if (!profile) { return tl::unexpected<Error>(profile.error()); }
        conflicts.m_profiles.push_back(*std::move(profile));
    }
    std::sort(conflicts.m_profiles.begin(), conflicts.m_profiles.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    for (std::uint32_t i = 0; i < conflicts.m_profiles.size(); ++i) {
        for (const auto& keyword : conflicts.m_profiles[i].keywords) {
            if (conflicts.m_index.add(keyword,
                                      static_cast<std::uint32_t>(conflicts.m_keywords.size()))) {
                conflicts.m_keywords.push_back({i, begins_with_capital(keyword)});
            }
        }
    }
    return conflicts;
}

const ConflictProfile* Conflicts::find(std::string_view id) const {
    for (const auto& profile : m_profiles) {
        if (profile.id == id) { return &profile; }
    }
    return nullptr;
}

namespace {

/// A war and how much a text speaks of it.
struct Rated {
    const ConflictProfile* profile;
    double score;
};

bool share_country(const ConflictProfile& a, const ConflictProfile& b) {
    return std::any_of(a.countries.begin(), a.countries.end(), [&](const std::string& country) {
        return std::find(b.countries.begin(), b.countries.end(), country) != b.countries.end();
    });
}

/// "The week in wars": speaks of several, none of which has a country of another, nearly as much as
/// of the first.
bool is_round_up(const std::vector<Rated>& rated, double best_score) {
    constexpr double k_share = 0.5;
    constexpr std::size_t k_wars = 3;
    std::vector<const ConflictProfile*> apart;
    for (const auto& one : rated) {
        const bool other = std::none_of(apart.begin(), apart.end(), [&](const auto* before) {
            return share_country(*before, *one.profile);
        });
        if (other && one.score >= k_share * best_score) { apart.push_back(one.profile); }
    }
    return apart.size() >= k_wars;
}

}  // namespace

const ConflictProfile* Conflicts::choose(const Reading& reading) const {
    constexpr std::uint32_t k_count_max =
        4;  // one word said forty times is no better sign than said four times
    constexpr double k_score_min = 2.0;  // below, a name is dropped in passing
    constexpr std::uint32_t k_distinct_min = 2;
    const auto words = words_of(reading.article.text, m_index);
    std::vector<std::uint32_t> counts(m_keywords.size());
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at].id == 0) { continue; }
        m_index.find(words, at, words.size(), [&](std::size_t, std::uint32_t keyword) {
            if (words[at].upper || !m_keywords[keyword].capital) { ++counts[keyword]; }
        });
    }
    struct Score {
        double value = 0;
        std::uint32_t distinct = 0;
    };
    std::vector<Score> scores(m_profiles.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) { continue; }
        auto& score = scores[m_keywords[i].profile];
        score.value += 0.5 + 0.5 * std::min(counts[i], k_count_max);
        ++score.distinct;
    }
    const ConflictProfile* best = nullptr;
    double best_score = 0;
    std::vector<Rated> rated;
    for (std::size_t i = 0; i < m_profiles.size(); ++i) {
        const auto& profile = m_profiles[i];
        const auto& day = reading.article.published.day;
        if (day && !profile.time.overlaps({day, day})) { continue; }
        double here = 0;
        for (const auto& place : reading.places) {
            if (!place.resolved || place.candidates.empty()) { continue; }
            const auto& country = place.candidates.front().place.country;
            const auto found =
                std::find(profile.countries.begin(), profile.countries.end(), country);
            if (found == profile.countries.end() || country.empty()) { continue; }
            here += found == profile.countries.begin() ? 0.5 : 0.2;
        }
        const double score = scores[i].value + std::min(here, 4.0);
        if (scores[i].distinct < k_distinct_min || score < k_score_min) { continue; }
        rated.push_back({&profile, score});
        if (score <= best_score) { continue; }
        best = &profile;
        best_score = score;
    }
    return is_round_up(rated, best_score) ? nullptr : best;
}

}  // namespace counterclaim::who

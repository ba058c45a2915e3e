#include "who/actor_book.hpp"

#include "text/char_class.hpp"
#include "text/iso_date.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"
#include "vocabulary/names.hpp"
#include "who/conflicts.hpp"

#include <array>
#include <unordered_set>

namespace counterclaim::who {
namespace {

/// The organisation in `organisations.tsv` whose officers are nobody's else.
constexpr std::string_view k_world_id = "un";

constexpr NameTable<NounClass, 14> k_noun_classes{
    {"force", "fighter", "group", "government", "ministry", "office", "source", "statement", "side",
     "people", "observer", "organisation", "media", "country"}};

constexpr std::array<std::pair<std::string_view, WordUse>, 32> k_word_uses{{
    {"both", WordUse::both},
    {"both_states", WordUse::both_states},
    {"definite", WordUse::definite},
    {"first_person", WordUse::first_person},
    {"former", WordUse::former},
    {"joining", WordUse::joining},
    {"locative", WordUse::locative},
    {"masculine", WordUse::masculine},
    {"feminine", WordUse::feminine},
    {"neuter", WordUse::neuter},
    {"plural", WordUse::plural},
    {"modifier", WordUse::modifier},
    {"of", WordUse::of},
    {"of_group", WordUse::of_group},
    {"particle", WordUse::particle},
    {"aligned", WordUse::aligned},
    {"possessive", WordUse::possessive},
    {"medium", WordUse::medium},
    {"possessive_plural", WordUse::possessive_plural},
    {"pro", WordUse::pro},
    {"relative", WordUse::relative},
    {"saying", WordUse::saying},
    {"calling", WordUse::calling},
    {"title", WordUse::title},
    {"two", WordUse::two},
    {"both_leaders", WordUse::both_leaders},
    {"foreign", WordUse::foreign},
    {"installed", WordUse::installed},
    {"led", WordUse::led},
    {"leads", WordUse::leads},
    {"member", WordUse::member},
    {"of_body", WordUse::of_body},
}};

std::vector<std::string> strings(std::string_view cell) {
    std::vector<std::string> out;
    for (const auto part : text::split(cell, '|')) {
        if (!part.empty()) { out.emplace_back(part); }
    }
    return out;
}

/// An abbreviation in capitals ("IS", "UN", "EI") counts only in capitals; a name that begins with
/// a capital only with one.
CaseRule case_rule_of(std::string_view name) {
    std::size_t letters = 0;
    bool lower = false;
    for (const auto point : text::code_points(name)) {
        if (!text::is_letter(point.code)) { continue; }
        ++letters;
        lower = lower || !text::is_upper(point.code);
    }
    if (!lower && letters > 1 && letters <= 6) { return CaseRule::all_upper; }
    if (name.empty() || text::is_lower(text::decode_at(name, 0).code)) { return CaseRule::any; }
    return CaseRule::first_upper;
}

std::optional<std::optional<Date>> day_of(std::string_view cell) {
    if (cell.empty()) { return std::optional<Date>{}; }
    const auto day = text::parse_iso_date(cell);
    if (!day) { return std::nullopt; }
    return day;
}

}  // namespace

std::optional<NounClass> parse_noun_class(std::string_view name) {
    return k_noun_classes.value(name);
}
std::string_view to_string(NounClass noun_class) { return k_noun_classes.name(noun_class); }

Expected<ActorBook> ActorBook::load(const Resources& resources, std::string_view language,
                                    const Conflicts& conflicts) {
    ActorBook book;
    const std::string folder = "lang/" + std::string(language) + "/";
    auto done = book.add_states(resources, language);
    for (const auto* file : {"actors/groups.tsv", "actors/organisations.tsv", "actors/outlets.tsv",
                             "actors/seats.tsv"}) {
        if (done) { done = book.add_table(resources, file); }
    }
    if (done) { done = book.add_people(resources); }
    if (done) { done = book.add_nouns(resources, folder + "who.nouns.tsv"); }
    if (done) { done = book.add_bodies(resources, folder + "who.bodies.tsv"); }
    if (done) { done = book.add_words(resources, folder + "who.words.tsv"); }
    if (!done) { return tl::unexpected<Error>(done.error()); }
    book.add_profiles(conflicts);
    return book;
}

void ActorBook::add_names(std::string_view cell, std::uint32_t actor, NameUse use, bool person) {
    for (const auto written : text::split(cell, '|')) {
        if (written.empty()) { continue; }
        Name name;
        name.actor = actor;
        name.use = use;
        name.case_rule = case_rule_of(written);
        const FoldedWords folded(written);
        const auto& words = folded.words();
        // "al-Assad" and "Assad" are surnames; so is whatever has one word of three letters or more
        std::size_t long_words = 0;
        for (const auto& word : words) { long_words += word.size() > 2 ? 1 : 0; }
        name.surname = person && (words.size() == 1 || (words.size() == 2 && long_words == 1));
        if (m_index.add(folded, static_cast<std::uint32_t>(m_entries.size()))) {
            m_entries.push_back({Entry::Kind::name, static_cast<std::uint32_t>(m_names.size()), 0});
            m_names.push_back(name);
        }
    }
}

Expected<void> ActorBook::add_states(const Resources& resources, std::string_view language) {
    const auto table = text::Table::load(resources, "actors/states.tsv",
                                         {"id", "party", "kind", "names", "capitals"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    const std::string adjectives = "adjectives_" + std::string(language);
    const std::string people = "people_" + std::string(language);
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto kind = parse_actor_kind(row["kind"]);
        if (!kind) { return row.reject("unknown kind \"" + std::string(row["kind"]) + "\""); }
        const auto number = static_cast<std::uint32_t>(m_actors.size());
        Actor actor;
        actor.id = std::string(row["id"]);
        actor.party = strings(row["party"]);
        actor.kind = *kind;
        actor.state = *kind == ActorKind::state;
        m_states.emplace(actor.id, number);
        if (!actor.party.empty()) { m_state_parties.emplace(actor.party.front(), number); }
        m_actors.push_back(std::move(actor));
        add_names(row["names"], number, NameUse::name);
        add_names(row[adjectives], number, NameUse::adjective);
        add_names(row[people], number, NameUse::people);
        add_names(row["capitals"], number, NameUse::capital);
        return {};
    });
}

Expected<void> ActorBook::add_table(const Resources& resources, std::string_view file) {
    const auto table = text::Table::load(resources, file, {"id", "party", "names"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    std::unordered_set<std::string> ids;
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto number = static_cast<std::uint32_t>(m_actors.size());
        Actor actor;
        actor.id = std::string(row["id"]);
        actor.party = strings(row["party"]);
        if (actor.id.empty() || actor.party.empty()) {
            return row.reject("an actor needs an id and a party");
        }
        if (!ids.insert(actor.id).second) {
            return row.reject("the id \"" + actor.id + "\" is used twice");
        }
        const auto kind = row["kind"].empty() ? ActorKind::outlet : parse_actor_kind(row["kind"]);
        if (!kind) { return row.reject("unknown kind \"" + std::string(row["kind"]) + "\""); }
        actor.kind = *kind;
        if (!row["role"].empty()) {
            const auto role = parse_role(row["role"]);
            if (!role) { return row.reject("unknown role \"" + std::string(row["role"]) + "\""); }
            actor.role = *role;
        }
        if (actor.id == k_world_id) { m_world = number; }
        const auto [looks_on, added] =
            m_looks_on.try_emplace(actor.party.front(), actor.role == Role::observer);
        if (!added) { looks_on->second = looks_on->second && actor.role == Role::observer; }
        m_actors.push_back(std::move(actor));
        add_names(row["names"], number, NameUse::name);
        return {};
    });
}

Expected<void> ActorBook::add_people(const Resources& resources) {
    const auto table = text::Table::load(resources, "actors/people.tsv",
                                         {"id", "party", "office", "from", "to", "names"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto number = static_cast<std::uint32_t>(m_actors.size());
        const auto from = day_of(row["from"]);
        const auto to = day_of(row["to"]);
        if (!from || !to) {
            return row.reject("\"from\" and \"to\" are days such as 2018-05-08, or empty");
        }
        Actor actor;
        actor.id = std::string(row["id"]);
        actor.party = strings(row["party"]);
        actor.kind = ActorKind::person;
        actor.office = std::string(row["office"]);
        actor.time = {*from, *to};
        const auto looks_on = m_looks_on.find(actor.party.front());
        if (looks_on != m_looks_on.end() && looks_on->second) { actor.role = Role::observer; }
        m_actors.push_back(std::move(actor));
        add_names(row["names"], number, NameUse::name, true);
        return {};
    });
}

Expected<void> ActorBook::add_nouns(const Resources& resources, std::string_view file) {
    const auto table =
        text::Table::load(resources, file, {"class", "kind", "role", "flags", "forms"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        Noun noun;
        const auto noun_class = parse_noun_class(row["class"]);
        if (!noun_class) {
            return row.reject("unknown class \"" + std::string(row["class"]) + "\"");
        }
        const auto kind = parse_actor_kind(row["kind"]);
        if (!kind) { return row.reject("unknown kind \"" + std::string(row["kind"]) + "\""); }
        noun.noun_class = *noun_class;
        noun.kind = *kind;
        if (!row["role"].empty()) {
            const auto role = parse_role(row["role"]);
            if (!role) { return row.reject("unknown role \"" + std::string(row["role"]) + "\""); }
            noun.role = *role;
        }
        for (const auto flag : text::split(row["flags"], ',')) {
            if (flag == "civilian") {
                noun.civilian = true;
            } else if (flag == "generic") {
                noun.generic = true;
            } else if (flag == "enemy") {
                noun.enemy = true;
            } else if (flag == "anaphor") {
                noun.anaphor = true;
            } else if (flag == "local") {
                noun.local = true;
            } else if (flag == "capital") {
                noun.capital = true;
            } else if (flag == "either") {
                noun.either = true;
            } else if (flag == "band") {
                noun.band = true;
            } else if (flag == "world") {
                noun.world = true;
            } else {
                return row.reject("unknown flag \"" + std::string(flag) + "\"");
            }
        }
        for (const auto form : text::split(row["forms"], '|')) {
            if (!m_index.add(form, static_cast<std::uint32_t>(m_entries.size()))) {
                return row.reject("\"" + std::string(form) + "\" is no phrase of 1 to 12 words");
            }
            m_entries.push_back({Entry::Kind::noun, static_cast<std::uint32_t>(m_nouns.size()), 0});
        }
        m_nouns.push_back(noun);
        return {};
    });
}

Expected<void> ActorBook::add_bodies(const Resources& resources, std::string_view file) {
    const auto table = text::Table::load(resources, file, {"kind", "role", "flags", "forms"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        BodyWord word;
        const auto kind = parse_actor_kind(row["kind"]);
        if (!kind) { return row.reject("unknown kind \"" + std::string(row["kind"]) + "\""); }
        word.kind = *kind;
        if (!row["role"].empty()) {
            const auto role = parse_role(row["role"]);
            if (!role) { return row.reject("unknown role \"" + std::string(row["role"]) + "\""); }
            word.role = *role;
        }
        for (const auto flag : text::split(row["flags"], ',')) {
            if (flag == "building") {
                word.building = true;
            } else if (flag == "of_state") {
                word.of_state = true;
            } else if (flag == "long") {
                word.long_name = true;
            } else if (flag == "stateless") {
                word.stateless = true;
            } else if (!flag.empty()) {
                return row.reject("unknown flag \"" + std::string(flag) + "\"");
            }
        }
        for (const auto form : text::split(row["forms"], '|')) {
            if (!m_index.add(form, static_cast<std::uint32_t>(m_entries.size()))) {
                return row.reject("\"" + std::string(form) + "\" is no phrase of 1 to 12 words");
            }
            m_entries.push_back(
                {Entry::Kind::body, static_cast<std::uint32_t>(m_body_words.size()), 0});
        }
        m_body_words.push_back(word);
        return {};
    });
}

Expected<void> ActorBook::add_words(const Resources& resources, std::string_view file) {
    const auto table = text::Table::load(resources, file, {"use", "words"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        if (row["use"] == "adjectives") {
            m_adjectives_before = row["words"] == "before";
            return {};
        }
        if (row["use"] == "deed") {
            for (const auto word : text::split(row["words"], '|')) { m_deeds.emplace(word); }
            return {};
        }
        for (const auto& [name, use] : k_word_uses) {
            if (name != row["use"]) { continue; }
            for (const auto word : text::split(row["words"], '|')) {
                if (word.empty()) { continue; }
                if (!m_index.add(word, static_cast<std::uint32_t>(m_entries.size()))) {
                    return row.reject("\"" + std::string(word) +
                                      "\" is no phrase of 1 to 12 words");
                }
                m_entries.push_back({Entry::Kind::word, static_cast<std::uint32_t>(use), 0});
            }
            return {};
        }
        return row.reject("unknown use \"" + std::string(row["use"]) + "\"");
    });
}

void ActorBook::add_profiles(const Conflicts& conflicts) {
    for (const auto& profile : conflicts.profiles()) {
        const auto number = static_cast<std::uint32_t>(m_profiles.size());
        m_profiles.push_back(profile.id);
        for (std::uint32_t i = 0; i < profile.words.size(); ++i) {
            for (const auto& word : profile.words[i].words) {
                if (m_index.add(word, static_cast<std::uint32_t>(m_entries.size()))) {
                    m_entries.push_back({Entry::Kind::profile, i, number});
                }
            }
        }
    }
}

const Actor* ActorBook::state_of(std::string_view country) const {
    std::string id(country);
    for (auto& letter : id) {
        if (letter >= 'A' && letter <= 'Z') { letter = static_cast<char>(letter - 'A' + 'a'); }
    }
    const auto found = m_states.find(id);
    return found == m_states.end() ? nullptr : &m_actors[found->second];
}

const Actor* ActorBook::state_called(std::string_view party) const {
    const auto found = m_state_parties.find(std::string(party));
    return found == m_state_parties.end() ? nullptr : &m_actors[found->second];
}

const Actor* ActorBook::world() const { return m_world ? &m_actors[*m_world] : nullptr; }

std::int32_t ActorBook::profile_number(std::string_view id) const {
    for (std::size_t i = 0; i < m_profiles.size(); ++i) {
        if (m_profiles[i] == id) { return static_cast<std::int32_t>(i); }
    }
    return -1;
}

}  // namespace counterclaim::who

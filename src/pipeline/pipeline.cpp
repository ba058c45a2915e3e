#include "pipeline/pipeline.hpp"

#include "article/article_reader.hpp"
#include "claim/claim_reader.hpp"
#include "language/language_reader.hpp"
#include "pipeline/post_day.hpp"
#include "quantity/quantity_reader.hpp"
#include "syntax/analyser.hpp"
#include "when/time_reader.hpp"
#include "where/place_reader.hpp"
#include "who/actor_reader.hpp"
#include "who/conflicts.hpp"

#include <map>
#include <optional>

namespace counterclaim::pipeline {
namespace {

/// The reading rooms of one language. A young pack may lack some: then their part stays empty.
struct LanguageRooms {
    syntax::Analyser syntax;
    std::optional<when::TimeReader> when;
    std::optional<who::ActorReader> who;
    std::optional<quantity::QuantityReader> quantity;
    claim::ClaimReader claim;
};

/// A room whose pack this language does not have is left out; a damaged pack is an error.
template <typename Room>
Expected<std::optional<Room>> if_present(Expected<Room> loaded) {
    if (loaded) { return std::optional<Room>(std::move(*loaded)); }
    if (loaded.error().code == ErrorCode::pack_missing) { return std::optional<Room>(); }
    return tl::unexpected<Error>(loaded.error());
}

/// A language is read as soon as it has a lexicon: "lang/en/lexicon.tsv" → "en".
std::vector<std::string> languages_with_packs(const Resources& resources) {
    constexpr std::string_view k_prefix = "lang/";
    constexpr std::string_view k_suffix = "/lexicon.tsv";
    std::vector<std::string> languages;
    for (const auto& name : resources.list(k_prefix)) {
        if (!std::string_view(name).ends_with(k_suffix)) { continue; }
        languages.push_back(
            name.substr(k_prefix.size(), name.size() - k_prefix.size() - k_suffix.size()));
    }
    return languages;
}

Expected<LanguageRooms> load_language(const Resources& resources, std::string_view language,
                                      const who::Conflicts& conflicts) {
    auto syntax = syntax::Analyser::load(resources, language);
    if (!syntax) { return tl::unexpected<Error>(syntax.error()); }
    auto when = if_present(when::TimeReader::load(resources, language));
    if (!when) { return tl::unexpected<Error>(when.error()); }
    auto who = if_present(who::ActorReader::load(resources, language, conflicts));
    if (!who) { return tl::unexpected<Error>(who.error()); }
    auto quantity = if_present(quantity::QuantityReader::load(resources, language));
    if (!quantity) { return tl::unexpected<Error>(quantity.error()); }
    auto claim = claim::ClaimReader::load(resources, language);
    if (!claim) { return tl::unexpected<Error>(claim.error()); }
    return LanguageRooms{std::move(*syntax), std::move(*when), std::move(*who),
                         std::move(*quantity), std::move(*claim)};
}

/// Times are read against the day of publication; a later post of a page is older than the page's
/// record.
void read_times(const when::TimeReader& when, Reading& reading, const ConflictProfile* conflict) {
    when.read(reading, {}, conflict);
    auto& published = reading.article.published;
    const bool later_post = reading.article.id != reading.article.document;
    if (!later_post || published.basis != DateBasis::metadata) { return; }
    const auto day = post_day(reading);
    if (!day || day == published.day) { return; }
    published = {day, std::nullopt, DateBasis::inferred, "first date in the post"};
    reading.times.clear();
    when.read(reading);
}

}  // namespace

struct Pipeline::Rooms {
    Options options;
    article::ArticleReader article;
    language::LanguageReader language;
    syntax::Analyser generic;
    where::PlaceReader where;
    who::Conflicts conflicts;
    std::map<std::string, LanguageRooms, std::less<>> languages;

    void done(std::string_view room) const {
        if (options.on_room_done) { options.on_room_done(room); }
    }

    /// Weighs the words first; names of armed groups are looked for only where words do not
    /// decide.
    [[nodiscard]] std::vector<bool> sentences_to_parse(const LanguageRooms& rooms, Reading& reading,
                                                       const ConflictProfile* conflict) const {
        if (options.parse_all) { return std::vector<bool>(reading.sentences.size(), true); }
        auto chosen = rooms.claim.sentences_to_parse(reading, conflict);
        if (!chosen.empty() || !rooms.who) { return chosen; }
        rooms.who->read(reading, conflict);
        if (!reading.actors.empty()) {
            chosen = rooms.claim.sentences_to_parse(reading, conflict);
            reading.actors.clear();
        }
        return chosen;
    }

    /// A text that has no room to say what it is about: its war is told by the names alone.
    static bool is_flash(const Reading& reading) {
        constexpr std::size_t k_flash_bytes_max = 1000;
        return reading.article.text.size() <= k_flash_bytes_max;
    }

    /// Its war, before its sentences are parsed.
    [[nodiscard]] const ConflictProfile* war_of_flash(const LanguageRooms& rooms,
                                                      Reading& reading) const {
        if (!rooms.who || !is_flash(reading)) { return nullptr; }
        where.read(reading, nullptr);
        rooms.who->read(reading, nullptr);
        const auto* war = conflicts.choose_by_parties(reading);
        reading.places.clear();
        reading.actors.clear();
        return war;
    }

    /// The places and actors of a text, and of which war it is where its words did not say.
    const ConflictProfile* read_names(const LanguageRooms& rooms, Reading& reading,
                                      const ConflictProfile* conflict) const {
        const auto notes = static_cast<std::ptrdiff_t>(reading.notes.size());
        where.read(reading, conflict);
        done("where");
        if (!rooms.who) { return conflict; }
        rooms.who->read(reading, conflict);
        if (conflict != nullptr || !is_flash(reading)) { return conflict; }
        const auto* war = conflicts.choose_by_parties(reading);
        if (war != nullptr) {  // the same names as those of this war
            reading.notes.erase(reading.notes.begin() + notes, reading.notes.end());
            where.read(reading, war);
            rooms.who->read(reading, war);
        }
        return war;
    }

    void read(Reading& reading) const {
        const auto found = languages.find(reading.article.language);
        if (found == languages.end()) {
            generic.read(reading, [](const Sentence&) { return false; });
            done("syntax");
            reading.notes.push_back({"pipeline.no_pack",
                                     {},
                                     "no language pack for \"" + reading.article.language +
                                         "\": the article is kept without claims"});
            return;
        }
        const auto& rooms = found->second;
        const auto* conflict =
            options.conflict.empty() ? nullptr : conflicts.find(options.conflict);
        // The conflict that the words speak of; once places are read, they help to tell.
        const auto* spoken_of = conflict;
        const ConflictProfile* of_flash = nullptr;
        bool may_hold_claims = false;
        if (!options.parse_all && rooms.claim.speaks_of_other_things(reading.article)) {
            rooms.syntax.segment(reading);
        } else {
            if (conflict == nullptr) { spoken_of = who::choose_conflict(reading, conflicts); }
            rooms.syntax.read(reading, [&](const std::vector<Sentence>&) {
                if (spoken_of == nullptr) { of_flash = war_of_flash(rooms, reading); }
                auto chosen =
                    sentences_to_parse(rooms, reading, spoken_of != nullptr ? spoken_of : of_flash);
                may_hold_claims = !chosen.empty();
                return chosen;
            });
        }
        done("syntax");
        if (!may_hold_claims) {
            reading.notes.push_back({"pipeline.other_subject",
                                     {},
                                     "no word of the article speaks of a conflict: it is kept, and "
                                     "its dates, places and names are not read"});
            return;
        }
        if (rooms.when) {
            // An undated text may be dated by the war it is about.
            const bool undated = !reading.article.published.day;
            read_times(*rooms.when, reading, undated ? spoken_of : conflict);
        }
        done("when");
        if (conflict == nullptr) { conflict = who::choose_conflict(reading, conflicts); }
        if (conflict == nullptr) { conflict = of_flash; }
        conflict = read_names(rooms, reading, conflict);
        done("who");
        if (rooms.quantity) { rooms.quantity->read(reading); }
        done("quantity");
        claim::ChoiceLog choices;
        rooms.claim.read(reading, conflict, options.on_choices ? &choices : nullptr);
        if (options.on_choices) { options.on_choices(choices); }
        done("claim");
    }
};

Pipeline::Pipeline(std::unique_ptr<const Rooms> rooms) : m_rooms(std::move(rooms)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Expected<Pipeline> Pipeline::load(const Resources& resources, const Options& options) {
    auto article = article::ArticleReader::load(resources);
    if (!article) { return tl::unexpected<Error>(article.error()); }
    auto language = language::LanguageReader::load(resources);
    if (!language) { return tl::unexpected<Error>(language.error()); }
    auto where = where::PlaceReader::load(resources);
    if (!where) { return tl::unexpected<Error>(where.error()); }
    auto conflicts = who::Conflicts::load(resources);
    if (!conflicts) { return tl::unexpected<Error>(conflicts.error()); }
    if (!options.conflict.empty() && conflicts->find(options.conflict) == nullptr) {
        return fail(ErrorCode::not_found, options.conflict, "no conflict profile has this id",
                    "data/conflicts/ holds the profiles; each file's name is its id");
    }
    auto rooms = std::make_unique<Rooms>(Rooms{options,
                                               std::move(*article),
                                               std::move(*language),
                                               syntax::Analyser::generic(),
                                               std::move(*where),
                                               std::move(*conflicts),
                                               {}});
    for (const auto& code : languages_with_packs(resources)) {
        auto loaded = load_language(resources, code, rooms->conflicts);
        if (!loaded) { return tl::unexpected<Error>(loaded.error()); }
        rooms->languages.emplace(code, std::move(*loaded));
    }
    return Pipeline(std::move(rooms));
}

std::vector<Reading> Pipeline::read(const Document& document) const {
    std::vector<Reading> readings;
    auto articles = m_rooms->article.read(document);
    m_rooms->done("article");
    for (auto& article : articles) {
        Reading reading;
        reading.article = std::move(article);
        m_rooms->language.read(reading.article);
        m_rooms->done("language");
        m_rooms->read(reading);
        readings.push_back(std::move(reading));
    }
    return readings;
}

}  // namespace counterclaim::pipeline

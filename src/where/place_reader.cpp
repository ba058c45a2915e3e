#include "where/place_reader.hpp"

#include "text/table.hpp"
#include "where/resolver.hpp"
#include "where/surroundings.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace counterclaim::where {
namespace {

constexpr std::string_view k_pack_file = "/where.tsv";
constexpr double k_demonym_weight = 0.4;  ///< of one adjective, where a country named counts 1

/// A point half way to the edge of a place, in one direction.
void move_point(Place& place, Direction direction, double distance) {
    if (direction == Direction::none || direction == Direction::centre) { return; }
    const double angle = (static_cast<int>(direction) - 1) * std::numbers::pi / 4;
    constexpr double k_km_per_degree = 111.2;
    place.latitude =
        std::clamp(place.latitude + std::cos(angle) * distance / k_km_per_degree, -89.0, 89.0);
    const double width = k_km_per_degree * std::cos(place.latitude * std::numbers::pi / 180);
    place.longitude += std::sin(angle) * distance / std::max(width, 1.0);
    if (place.longitude > 180) { place.longitude -= 360; }
    if (place.longitude < -180) { place.longitude += 360; }
}

/// A small place of a name that nothing around speaks for is more likely a person or a thing.
bool is_doubtful(const ArticleWords& words, const PlaceDraft& draft) {
    constexpr double k_score_min = 7.0;       // best F1 of recognition over the development corpora
    constexpr double k_score_min_weak = 9.0;  // words of the language
    const bool is_one = draft.first == draft.last || words.word(draft.last).joint == Joint::glue ||
                        words.word(draft.last).joint == Joint::camel;
    if (draft.located || draft.head != Head::none || !is_one || !draft.modifier.empty()) {
        return false;
    }
    const auto& best = draft.guesses.front();
    if ((best.cues & (cue_parent | cue_list)) != 0) { return false; }
    // a wide area of many countries ("Le Sahel, …") lies in none that could speak for it
    const bool own_area = best.facts.kind == Kind::area &&
                          (best.facts.flags & format::k_curated) != 0 &&
                          words.info[draft.first].not_place == NotPlace::no;
    if (own_area) { return false; }
    const bool weak = words.info[draft.first].not_place != NotPlace::no ||
                      words.info[draft.first].first_of_sentence;
    return best.score < (weak ? k_score_min_weak : k_score_min);
}

}  // namespace

Expected<PlaceReader> PlaceReader::load(const Resources& resources, const PlaceLimits& limits) {
    PlaceReader made;
    auto gazetteer = Gazetteer::open(resources);
    if (!gazetteer) { return tl::unexpected<Error>(gazetteer.error()); }
    made.m_gazetteer = std::make_unique<const Gazetteer>(std::move(*gazetteer));
    made.m_limits = std::make_unique<const PlaceLimits>(limits);
    made.m_unit_names = std::make_unique<UnitNames>(*made.m_gazetteer, limits.unit_places_max);
    for (const auto& name : resources.list("lang/")) {
        if (!std::string_view(name).ends_with(k_pack_file)) { continue; }
        const auto code = name.substr(5, name.size() - 5 - k_pack_file.size());
        auto words = PlaceWords::load(resources, code);
        if (!words) { return tl::unexpected<Error>(words.error()); }
        made.m_languages.emplace(code, std::move(*words));
    }
    auto demonyms =
        text::Table::load(resources, "places/demonyms.tsv", {"country", "language", "word"});
    if (!demonyms) { return tl::unexpected<Error>(demonyms.error()); }
    for (std::size_t i = 0; i < demonyms->size(); ++i) {
        const auto row = demonyms->row(i);
        made.m_demonyms.emplace(place_key(row["word"]), pack_country(row["country"]));
    }
    auto names = text::Table::load(resources, "places/given_names.tsv", {"name"});
    if (!names) { return tl::unexpected<Error>(names.error()); }
    for (std::size_t i = 0; i < names->size(); ++i) {
        made.m_given_names.insert(place_key(names->row(i)["name"]));
    }
    auto speakers = text::Table::load(resources, "places/speakers.tsv", {"id"});
    if (!speakers) { return tl::unexpected<Error>(speakers.error()); }
    for (std::size_t i = 0; i < speakers->size(); ++i) {
        const auto index = made.m_gazetteer->by_id(speakers->row(i)["id"]);
        if (index) { made.m_speakers.insert(*index); }
    }
    return made;
}

const PlaceWords* PlaceReader::words_for(const Article& article, const Block& block) const {
    for (const auto* code : {&block.language, &article.language}) {
        const auto found = m_languages.find(*code);
        if (found != m_languages.end()) { return &found->second; }
        if (!code->empty()) { return nullptr; }
    }
    const auto english = m_languages.find("en");
    return english == m_languages.end() ? nullptr : &english->second;
}

/// "Syrian", "azerbaïdjanaise": no places, but they tell the article's countries.
std::vector<Demonym> PlaceReader::find_demonyms(const ArticleWords& words) const {
    std::vector<Demonym> found;
    std::string key;
    for (std::size_t i = 0; i < words.size(); ++i) {
        // "pro-Russian" fighters are of another country, a "libano-israélienne" border is of both
        if (i > 0 && words.word(i).joint == Joint::hyphen &&
            words.word(i - 1).letter_case == Case::lower &&
            m_demonyms.count(words.keys.key(i - 1)) == 0) {
            continue;
        }
        key = words.keys.key(i);
        if (i + 1 < words.size() && words.same_sentence(i, i + 1)) {
            auto two = key;
            append_key(two, words.keys, i + 1);
            const auto country = m_demonyms.find(two);
            if (country != m_demonyms.end()) {
                found.push_back({i, country->second});
                continue;
            }
        }
        const auto country = m_demonyms.find(key);
        if (country != m_demonyms.end()) { found.push_back({i, country->second}); }
    }
    return found;
}

bool PlaceReader::can_speak(const PlaceDraft& draft) const {
    if (draft.guesses.empty()) { return false; }
    const auto& best = draft.guesses.front();
    return best.facts.kind == Kind::country ||
           (best.facts.flags & format::k_capital_of_country) != 0 ||
           m_speakers.find(best.place) != m_speakers.end();
}

/// The record, or what the text makes of it: its northern part, its airport.
Place PlaceReader::place_of(const PlaceDraft& draft, const Guess& guess) const {
    auto place = m_gazetteer->place(guess.place);
    const auto kind = guess.facts.kind;
    const bool wide = is_unit(kind) || kind == Kind::area || kind == Kind::island;
    const bool outside = draft.outside || (draft.outside_if_small && !wide);
    if (draft.direction != Direction::none && !outside && wide) {
        const auto english = m_languages.find("en");
        if (english != m_languages.end()) {
            place.name =
                std::string(english->second.direction_name(draft.direction)) + " " + place.name;
        }
        place.id += "#" + std::string(to_string(draft.direction));
        move_point(place, draft.direction, place.radius_km / 2);
        place.radius_km /= 2;
        place.kind = "area";
        place.precision = PlacePrecision::area;
    } else if (draft.direction != Direction::none && outside && draft.distance_km > 0) {
        move_point(place, draft.direction, draft.distance_km);
        place.radius_km = std::max(place.radius_km, draft.distance_km / 3);
        place.precision = PlacePrecision::area;
    } else if (outside || !draft.modifier.empty()) {
        place.radius_km = std::max({place.radius_km, draft.distance_km, 5.0});
        if (!wide) { place.precision = PlacePrecision::area; }
    }
    const bool is_thing = is_feature(draft.head) || !draft.label.empty();
    if (is_thing && !draft.is_unlisted && fits_head(draft.head, kind) <= 0) {
        place.id += "#" + std::string(to_string(draft.head));
        place.kind = to_string(draft.head);
        if (!draft.label.empty()) { place.name += " " + draft.label; }
        place.radius_km = std::max(place.radius_km, 10.0);
        place.precision = PlacePrecision::area;
    }
    return place;
}

PlaceMention PlaceReader::mention(const ArticleWords& words, const Reading& reading,
                                  const PlaceDraft& draft) const {
    PlaceMention out;
    out.span = {words.word(draft.full_first).begin, words.word(draft.full_last).end};
    out.name = {words.word(draft.first).begin, words.word(draft.last).end};
    out.text = std::string(slice(reading.article.text, out.span));
    out.use = draft.use;
    out.modifier = draft.modifier;
    out.resolved = draft.resolved && draft.use != PlaceUse::part;
    for (const auto& guess : draft.guesses) {
        if (out.candidates.size() >= m_limits->candidates_kept_max) { break; }
        auto reason = reason_of(guess);
        if (draft.is_unlisted) {
            reason = "in " + std::string(m_gazetteer->name(guess.place)) + "; has no record";
        }
        if (draft.is_anaphor) {
            reason = "stands for " + std::string(m_gazetteer->name(guess.place)) + ", named before";
        }
        out.candidates.push_back({place_of(draft, guess), guess.share, std::move(reason)});
        if (draft.is_unlisted) {
            auto& place = out.candidates.back().place;
            place.name = std::string(slice(reading.article.text, out.name));
            if (!draft.label.empty()) { place.name += " " + draft.label; }
            place.id += "#" + draft.key;
            place.kind = draft.head == Head::none ? "settlement" : to_string(draft.head);
            place.parents = std::string(m_gazetteer->name(guess.place)) +
                            (place.parents.empty() ? "" : ", " + place.parents);
            place.population = 0;
        }
    }
    return out;
}

/// Resolves all mentions; then once more with names spelled otherwise, which need the article's
/// countries.
std::vector<std::uint16_t> PlaceReader::resolve(const ArticleWords& words, const Reading& reading,
                                                const ConflictProfile* conflict,
                                                const Recogniser& recogniser,
                                                const std::vector<Demonym>& demonyms,
                                                std::vector<PlaceDraft>& drafts) const {
    Resolver resolver(*m_gazetteer, conflict, *m_limits);
    const auto tell = [&](Resolver& told) {
        for (const auto& demonym : demonyms) {
            told.add_country_evidence(demonym.country, k_demonym_weight);
        }
    };
    tell(resolver);
    link_parents(words, drafts);
    resolver.resolve(words, drafts);
    // names spelled otherwise are looked for where the war is fought, else where the text is set
    auto near = resolver.countries();
    if (conflict != nullptr && !conflict->countries.empty()) {
        std::erase_if(near, [&](std::uint16_t country) {
            return !is_fought_in(*conflict, unpack_country(country));
        });
    }
    auto alike = recogniser.find_alike(words, reading, drafts, near);
    if (alike.empty()) {
        move_to_parents(drafts);
        return resolver.countries();
    }
    drafts.insert(drafts.end(), std::make_move_iterator(alike.begin()),
                  std::make_move_iterator(alike.end()));
    std::stable_sort(drafts.begin(), drafts.end(),
                     [](const PlaceDraft& a, const PlaceDraft& b) { return a.first < b.first; });
    for (auto& draft : drafts) { draft.parent = draft.list_parent = -1; }
    Resolver again(*m_gazetteer, conflict, *m_limits);
    tell(again);
    link_parents(words, drafts);
    again.resolve(words, drafts);
    move_to_parents(drafts);
    return again.countries();
}

void PlaceReader::read(Reading& reading, const ConflictProfile* conflict) const {
    const auto words = words_of(
        reading, [&](const Block& block) { return words_for(reading.article, block); },
        m_limits->words_max);
    const Recogniser recogniser(*m_gazetteer, m_given_names, *m_limits, *m_unit_names);
    const auto persons = recogniser.persons_of(words);
    auto drafts = recogniser.find(words, reading, persons);
    if (words.cut || drafts.size() >= m_limits->mentions_max) {
        reading.notes.push_back(
            {"where.limit", {}, "the text is too long: places past a limit were not read"});
    }
    // "the Ukrainian capital": an adjective is no name, whatever stands beside it; "en Suisse" is
    const auto is_adjective = [&](const PlaceDraft& draft) {
        const bool country =
            draft.located && draft.first > 0 && draft.full_first == draft.first &&
            words.is_capital(draft.first) &&
            words.phrase_ending_at(draft.first - 1, Phrase::located).phrase != nullptr &&
            draft.guesses.front().facts.kind == Kind::country;
        return !country && draft.first == draft.last &&
               m_demonyms.find(draft.key) != m_demonyms.end();
    };
    std::erase_if(drafts, is_adjective);
    const auto demonyms = find_demonyms(words);
    if (conflict != nullptr) { drop_far_names(*conflict, demonyms, drafts); }
    const auto countries = resolve(words, reading, conflict, recogniser, demonyms, drafts);
    std::erase_if(drafts, is_adjective);  // spelled like a place
    std::erase_if(drafts, [&](const PlaceDraft& draft) { return is_doubtful(words, draft); });
    for (auto& draft : drafts) { decide_use(words, reading, draft, can_speak(draft)); }
    keep_quarters_in_town(words, drafts);
    keep_shared_names(drafts);
    add_borders(words, reading, demonyms, countries, drafts);
    add_unlisted(words, reading, countries, persons, demonyms, drafts);
    keep_lists_in_town(words, drafts);
    add_anaphors(words, reading, demonyms, countries, conflict, drafts);
    reading.places.clear();
    reading.places.reserve(drafts.size());
    for (const auto& draft : drafts) { reading.places.push_back(mention(words, reading, draft)); }
    std::stable_sort(reading.places.begin(), reading.places.end(),
                     [](const PlaceMention& a, const PlaceMention& b) { return a.span < b.span; });
}

std::vector<PlaceMention> PlaceReader::resolve_at(const Reading& reading,
                                                  const std::vector<Span>& spans,
                                                  const ConflictProfile* conflict) const {
    const auto words = words_of(
        reading, [&](const Block& block) { return words_for(reading.article, block); },
        m_limits->words_max);
    const Recogniser recogniser(*m_gazetteer, m_given_names, *m_limits, *m_unit_names);
    std::vector<std::size_t> order(spans.size());
    for (std::size_t i = 0; i < order.size(); ++i) { order[i] = i; }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return spans[a] < spans[b]; });
    std::vector<PlaceDraft> drafts;
    for (const auto i : order) {
        auto draft = recogniser.at(words, spans[i]);
        if (!draft.guesses.empty()) {
            look_around(words, reading, draft);
            draft.use = PlaceUse::location;
        }
        drafts.push_back(std::move(draft));
    }
    Resolver resolver(*m_gazetteer, conflict, *m_limits);
    for (const auto& demonym : find_demonyms(words)) {
        resolver.add_country_evidence(demonym.country, k_demonym_weight);
    }
    link_parents(words, drafts);
    resolver.resolve(words, drafts);
    std::vector<PlaceMention> out(spans.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (words.size() == 0) { continue; }
        if (!drafts[i].guesses.empty()) { drafts[i].direction = Direction::none; }
        out[order[i]] =
            drafts[i].guesses.empty() ? PlaceMention{} : mention(words, reading, drafts[i]);
        out[order[i]].span = spans[order[i]];
    }
    return out;
}

}  // namespace counterclaim::where

#include "verbs.hpp"

#include "toponym_corpus.hpp"

#include "syntax/analyser.hpp"
#include "vocabulary/distance.hpp"
#include "where/place_reader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

constexpr std::array k_distances_km{5.0, 10.0, 25.0, 161.0};

struct Arguments {
    std::vector<std::string> corpora;
    std::string language = "en";
    bool errors = false;
    bool parse = false;
};

/// How near answers come to the annotated points.
struct Nearness {
    std::size_t all = 0;  ///< annotated names with a point
    std::size_t with_id = 0;
    std::size_t exact = 0;
    std::size_t resolved = 0;  ///< answers given as sure
    std::array<std::size_t, k_distances_km.size()> within{};
    std::array<std::size_t, k_distances_km.size()> resolved_within{};
};

struct Tally {
    std::size_t gold = 0, found = 0, strict = 0, relaxed = 0;
    Nearness given, end_to_end;
};

double distance_of(const where::Gazetteer&, const GoldToponym& gold, const PlaceMention* mention) {
    if (mention == nullptr || mention->candidates.empty()) { return 1e9; }
    const auto& place = mention->candidates.front().place;
    return distance_km(*gold.latitude, gold.longitude, place.latitude, place.longitude);
}

double count(const where::Gazetteer& gazetteer, const GoldToponym& gold,
             const PlaceMention* mention, Nearness& out) {
    if (!gold.latitude) { return 0; }
    ++out.all;
    const double away = distance_of(gazetteer, gold, mention);
    const bool resolved = mention != nullptr && mention->resolved;
    out.resolved += resolved;
    for (std::size_t i = 0; i < k_distances_km.size(); ++i) {
        out.within[i] += away <= k_distances_km[i];
        out.resolved_within[i] += resolved && away <= k_distances_km[i];
    }
    if (gold.geonames != 0) {
        ++out.with_id;
        if (mention != nullptr && !mention->candidates.empty()) {
            const auto index = gazetteer.by_id(mention->candidates.front().place.id);
            out.exact += index && gazetteer.facts(*index).geonames == gold.geonames;
        }
    }
    return away;
}

double share(std::size_t part, std::size_t all) {
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

std::string line_of(std::string_view name, const Nearness& found) {
    std::string out = fmt::format("{:<12} exact {:.3f}", name, share(found.exact, found.with_id));
    for (std::size_t i = 0; i < k_distances_km.size(); ++i) {
        out +=
            fmt::format("  {:.0f}km {:.3f}", k_distances_km[i], share(found.within[i], found.all));
    }
    out += fmt::format("  of {}; sure {:.3f}, of these 25km {:.3f} 161km {:.3f}\n", found.all,
                       share(found.resolved, found.all),
                       share(found.resolved_within[2], found.resolved),
                       share(found.resolved_within[3], found.resolved));
    return out;
}

Reading reading_of(const ToponymText& text, const std::string& language) {
    Reading reading;
    reading.article.id = text.id;
    reading.article.text = text.text;
    reading.article.language = language;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= text.text.size(); ++i) {
        if (i < text.text.size() && text.text[i] != '\n') { continue; }
        if (i > begin) {
            reading.article.blocks.push_back({{begin, i}, BlockKind::paragraph, "", {}});
        }
        begin = i + 1;
    }
    return reading;
}

void count_mentions(const where::Gazetteer& gazetteer, const ToponymText& text,
                    const Reading& reading, Tally& tally, bool errors, Context& context) {
    std::vector<const PlaceMention*> mentions;
    for (const auto& mention : reading.places) {
        const bool anaphor = !mention.candidates.empty() &&
                             mention.candidates.front().reason.starts_with("stands for");
        if (mention.use != PlaceUse::part && !anaphor) { mentions.push_back(&mention); }
    }
    tally.gold += text.toponyms.size();
    tally.found += mentions.size();
    std::vector<char> used(mentions.size(), 0);
    for (const auto& gold : text.toponyms) {
        const PlaceMention* best = nullptr;
        for (std::size_t i = 0; i < mentions.size(); ++i) {
            if (used[i] != 0 || !mentions[i]->span.overlaps(gold.span)) { continue; }
            best = mentions[i];
            used[i] = 1;
            break;
        }
        tally.relaxed += best != nullptr;
        tally.strict += best != nullptr && best->name == gold.span;
        const double away = count(gazetteer, gold, best, tally.end_to_end);
        if (errors && (best == nullptr || away > 161)) {
            context.write(
                fmt::format("- {}\t{}\t{}\n", text.id, gold.name,
                            best == nullptr ? "not found" : fmt::format("{:.0f} km", away)));
        }
    }
    for (std::size_t i = 0; errors && i < mentions.size(); ++i) {
        if (used[i] == 0) { context.write(fmt::format("+ {}\t{}\n", text.id, mentions[i]->text)); }
    }
}

void run_corpus(const std::string& corpus, const Arguments& arguments,
                const where::PlaceReader& reader, const syntax::Analyser& syntax,
                Context& context) {
    const auto texts = need(read_toponyms(corpus));
    const auto& gazetteer = reader.gazetteer();
    Tally tally;
    for (const auto& text : texts) {
        auto reading = reading_of(text, arguments.language);
        syntax.read(reading, [&](const Sentence&) { return arguments.parse; });
        std::vector<Span> spans;
        for (const auto& toponym : text.toponyms) { spans.push_back(toponym.span); }
        const auto given = reader.resolve_at(reading, spans);
        for (std::size_t i = 0; i < given.size(); ++i) {
            const double away = count(gazetteer, text.toponyms[i], &given[i], tally.given);
            if (arguments.errors && text.toponyms[i].latitude && away > 25) {
                context.write(fmt::format(
                    "= {}\t{}\t{}\t{}\n", text.id, text.toponyms[i].name,
                    given[i].candidates.empty() ? "-"
                                                : given[i].candidates.front().place.id + " " +
                                                      given[i].candidates.front().place.parents,
                    away > 1e8 ? "no candidate" : fmt::format("{:.0f} km", away)));
            }
        }
        reader.read(reading);
        count_mentions(gazetteer, text, reading, tally, arguments.errors, context);
    }
    const double precision = share(tally.relaxed, tally.found);
    const double recall = share(tally.relaxed, tally.gold);
    const double strict_precision = share(tally.strict, tally.found);
    const double strict_recall = share(tally.strict, tally.gold);
    const auto f1 = [](double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0; };
    context.write(fmt::format("{}: {} texts, {} names\n", corpus, texts.size(), tally.gold));
    context.write(
        fmt::format("recognition  F1 {:.3f} (P {:.3f} R {:.3f}); exact extent F1 {:.3f}\n",
                    f1(precision, recall), precision, recall, f1(strict_precision, strict_recall)));
    context.write(line_of("given spans", tally.given));
    context.write(line_of("end to end", tally.end_to_end));
}

int run(const Arguments& arguments, Context& context) {
    const auto reader = need(where::PlaceReader::load(context.resources()));
    auto loaded = syntax::Analyser::load(context.resources(), arguments.language);
    const auto syntax = loaded ? std::move(*loaded) : syntax::Analyser::generic();
    for (const auto& corpus : arguments.corpora) {
        run_corpus(corpus, arguments, reader, syntax, context);
    }
    return k_exit_ok;
}

}  // namespace

void add_eval_places(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb =
        app.add_subcommand("places", "Place names: recognition, and how near they are placed");
    verb->add_option("CORPUS", arguments->corpora,
                     "GeoVirus.xml or lgl.xml, or a folder of TUD-Loc with coordinates.csv")
        ->required();
    verb->add_option("--language", arguments->language, "Language of the texts, default en")
        ->type_name("CODE");
    verb->add_flag("--parse", arguments->parse,
                   "Parse the sentences too; slower, finds who speaks");
    verb->add_flag("--errors", arguments->errors,
                   "List names not found (-), found too much (+), or placed over 25 km off (=)");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app

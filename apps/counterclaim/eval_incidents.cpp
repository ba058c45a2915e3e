#include "verbs.hpp"

#include "claim_scores.hpp"
#include "incidents.hpp"
#include "muc_corpus.hpp"
#include "named_option.hpp"
#include "ordered.hpp"
#include "reader.hpp"
#include "scored_claim.hpp"

#include "exchange/json_writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string folder;
    std::size_t errors = 0;
};

/// Slots with one fill or several: how many the key holds, how many were read, how many agree.
struct SlotScore {
    std::size_t key = 0, read = 0, right = 0;
};
enum : std::size_t {
    k_incident,
    k_type,
    k_date,
    k_location,
    k_country,
    k_actor,
    k_number,
    k_effect
};
constexpr std::array<std::string_view, 8> k_names{"incident",
                                                  "type",
                                                  "date",
                                                  "location",
                                                  "location, any level",
                                                  "perpetrator organisation",
                                                  "victims, number",
                                                  "victims, effect"};
using Scores = std::array<SlotScore, k_names.size()>;

bool same_day(const MucIncident& key, const ReadIncident& read) {
    return read.date.from && key.date.from && key.date.overlaps(read.date);
}

bool at_level(const std::string& level, const ReadIncident& read) {
    return std::any_of(read.places.begin(), read.places.end(), [&](const std::string& place) {
        return place == level || place.starts_with(level + " ") || place.ends_with(" " + level);
    });
}

bool at_place(const MucIncident& key, const ReadIncident& read) {
    return !key.location.empty() && at_level(key.location.back(), read);
}

bool at_any_level(const MucIncident& key, const ReadIncident& read) {
    return std::any_of(key.location.begin(), key.location.end(), [&](const std::string& level) {
        const auto within = [&](const std::string& wider) {
            return (" " + wider + " ").find(" " + level + " ") != std::string::npos;
        };
        return at_level(level, read) ||
               std::any_of(read.wider_places.begin(), read.wider_places.end(), within);
    });
}

/// One spelling of the organisation is a party of the actor, or stands in its words.
bool by(const std::vector<std::string>& spellings, const ReadIncident& read) {
    for (const auto& name : spellings) {
        for (const auto& actor : read.actors) {
            if (actor == name || (" " + actor + " ").find(" " + name + " ") != std::string::npos) {
                return true;
            }
        }
    }
    return false;
}

std::size_t organisations_found(const MucIncident& key, const ReadIncident& read) {
    return static_cast<std::size_t>(
        std::count_if(key.organisations.begin(), key.organisations.end(),
                      [&](const auto& spellings) { return by(spellings, read); }));
}

std::size_t numbers_found(const MucIncident& key, const ReadIncident& read) {
    return static_cast<std::size_t>(
        std::count_if(key.victims.begin(), key.victims.end(),
                      [&](std::int64_t count) { return read.victims.contains(count); }));
}

std::size_t effects_found(const MucIncident& key, const ReadIncident& read) {
    return (key.deaths && read.deaths ? 1U : 0U) + (key.injuries && read.injuries ? 1U : 0U);
}

/// How well an incident read stands for one of the key: slots that agree. A shared day or place
/// weighs more than the kind, which many incidents of one text have in common.
std::size_t likeness(const MucIncident& key, const ReadIncident& read) {
    return (key.type == read.type ? 2U : 0U) + (same_day(key, read) ? 2U : 0U) +
           (at_place(key, read) ? 2U : 0U) + organisations_found(key, read) +
           numbers_found(key, read) + effects_found(key, read);
}

void score_pair(const MucIncident& key, const ReadIncident& read, Scores& scores) {
    ++scores[k_incident].right;
    scores[k_type].right += key.type == read.type ? 1 : 0;
    scores[k_date].right += same_day(key, read) ? 1 : 0;
    scores[k_location].right += at_place(key, read) ? 1 : 0;
    scores[k_country].right += at_any_level(key, read) ? 1 : 0;
    scores[k_actor].right += organisations_found(key, read);
    scores[k_number].right += numbers_found(key, read);
    scores[k_effect].right += effects_found(key, read);
    scores[k_date].read += read.date.from ? 1 : 0;
    scores[k_location].read += read.places.empty() ? 0 : 1;
    scores[k_country].read += read.places.empty() ? 0 : 1;
    scores[k_actor].read += read.actors.empty() ? 0 : 1;
    scores[k_number].read += read.victims.size();
    scores[k_effect].read += (read.deaths ? 1U : 0U) + (read.injuries ? 1U : 0U);
}

void count_key(const MucIncident& key, Scores& scores) {
    ++scores[k_incident].key;
    ++scores[k_type].key;
    scores[k_date].key += key.date.from ? 1 : 0;
    scores[k_location].key += key.location.empty() ? 0 : 1;
    scores[k_country].key += key.location.empty() ? 0 : 1;
    scores[k_actor].key += key.organisations.size();
    scores[k_number].key += key.victims.size();
    scores[k_effect].key += (key.deaths ? 1U : 0U) + (key.injuries ? 1U : 0U);
}

/// What the key holds and the incident read does not, a line a slot.
std::vector<std::string> differences(const MucIncident& key, const ReadIncident& read) {
    std::vector<std::string> lines;
    if (key.type != read.type) {
        lines.push_back(fmt::format("type {}; read {}", key.type, read.type));
    }
    if (!key.location.empty() && !at_place(key, read)) {
        lines.push_back(fmt::format("location {}; read {}", fmt::join(key.location, " > "),
                                    fmt::join(read.places, ", ")));
    }
    for (const auto& spellings : key.organisations) {
        if (by(spellings, read)) { continue; }
        lines.push_back(fmt::format("perpetrator organisation {}; read {}",
                                    fmt::join(spellings, " / "), fmt::join(read.actors, ", ")));
    }
    for (const auto count : key.victims) {
        if (read.victims.contains(count)) { continue; }
        lines.push_back(fmt::format("victims {}; read {}", count, fmt::join(read.victims, ", ")));
    }
    return lines;
}

/// Pairs incidents one to one, the most alike first; those with no slot in common stay alone.
/// Optional ones count only where they were found. Gives what was missed, a line each.
std::vector<std::string> score_text(const MucText& text, const std::vector<ReadIncident>& read,
                                    Scores& scores) {
    struct Pair {
        std::size_t likeness, key, read;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < text.incidents.size(); ++i) {
        for (std::size_t j = 0; j < read.size(); ++j) {
            const auto alike = likeness(text.incidents[i], read[j]);
            if (alike > 0) { pairs.push_back({alike, i, j}); }
        }
    }
    std::vector<std::string> missed;
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
    std::vector<char> key_used(text.incidents.size(), 0);
    std::vector<char> read_used(read.size(), 0);
    for (const auto& pair : pairs) {
        if (key_used[pair.key] != 0 || read_used[pair.read] != 0) { continue; }
        key_used[pair.key] = read_used[pair.read] = 1;
        const auto& key = text.incidents[pair.key];
        score_pair(key, read[pair.read], scores);
        for (const auto& line : differences(key, read[pair.read])) {
            missed.push_back(fmt::format("WRONG {} {}: {}\n", text.id, key.type, line));
        }
    }
    for (std::size_t i = 0; i < text.incidents.size(); ++i) {
        const auto& key = text.incidents[i];
        if (key_used[i] != 0 || !key.optional) { count_key(key, scores); }
        if (key_used[i] == 0 && !key.optional) {
            missed.push_back(fmt::format("MISSED {} {} {}\n", text.id, key.type,
                                         key.location.empty() ? "" : key.location.back()));
        }
    }
    scores[k_incident].read += read.size();
    scores[k_type].read +=
        static_cast<std::size_t>(std::count(read_used.begin(), read_used.end(), char{1}));
    return missed;
}

std::string table_of(const Scores& scores, std::size_t texts) {
    std::string out =
        fmt::format("{} texts\n{:<26}  key  read right  recall  precision     F1\n", texts, "");
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto rate = rate_of(scores[i].right, scores[i].key, scores[i].read);
        out += fmt::format("{:<26}{:5} {:5} {:5}   {:.3f}      {:.3f}  {:.3f}\n", k_names[i],
                           scores[i].key, scores[i].read, scores[i].right, rate.recall,
                           rate.precision, rate.f1);
    }
    return out;
}

std::string json_of(const Scores& scores, std::size_t texts) {
    std::string out;
    exchange::JsonWriter json(out);
    json.begin_object().key("texts").value(std::uint64_t{texts});
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto rate = rate_of(scores[i].right, scores[i].key, scores[i].read);
        json.key(k_names[i]).begin_object();
        json.key("key").value(std::uint64_t{scores[i].key});
        json.key("read").value(std::uint64_t{scores[i].read});
        json.key("right").value(std::uint64_t{scores[i].right});
        json.key("recall").value(rate.recall).key("precision").value(rate.precision);
        json.key("f1").value(rate.f1).end_object();
    }
    json.end_object();
    return out + "\n";
}

Document document_of(const MucText& text) {
    Document document;
    document.id = document.address = text.id;
    document.media_type = "text/plain";
    document.bytes = text.text;
    document.stated.language = "en";
    document.stated.published = text.day;
    return document;
}

int run(const Arguments& arguments, Context& context) {
    const auto texts = need(read_muc(arguments.folder));
    const auto pipeline = load_pipeline(context);
    Scores scores{};
    std::size_t at = 0;
    std::size_t errors = arguments.errors;
    struct Done {
        const MucText* text;
        std::vector<ReadIncident> incidents;
    };
    const std::function<std::optional<const MucText*>()> next =
        [&]() -> std::optional<const MucText*> {
        return at < texts.size() ? std::optional<const MucText*>(&texts[at++]) : std::nullopt;
    };
    const std::function<Done(const MucText*&&)> work = [&](const MucText*&& text) {
        return Done{text, incidents_of(pipeline.read(document_of(*text)))};
    };
    const std::function<bool(Done &&)> sink = [&](Done&& done) {
        for (const auto& missed : score_text(*done.text, done.incidents, scores)) {
            if (errors == 0) { break; }
            --errors;
            context.write(missed);
        }
        return true;
    };
    run_ordered<const MucText*, Done>(next, work, sink, context.jobs());
    const auto format = context.format_or(Format::table);
    const bool json = format == Format::json || format == Format::jsonl;
    context.write(json ? json_of(scores, texts.size()) : table_of(scores, texts.size()));
    return k_exit_ok;
}

}  // namespace

void add_eval_incidents(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "incidents", "Incidents with perpetrators and victims against the keys of MUC-4");
    verb->add_option("FOLDER", arguments->folder, "Texts, and answer keys in files named key-…")
        ->required();
    add_number(*verb, "--errors", arguments->errors, std::size_t{0}, std::size_t{1000000},
               "List so many incidents missed and slots read otherwise");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app

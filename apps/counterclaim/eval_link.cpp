#include "verbs.hpp"

#include "annotated.hpp"
#include "fit_options.hpp"

#include "link/blocks.hpp"
#include "link/fit.hpp"
#include "link/link.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string gold;
    std::vector<std::string> texts;
    std::string read;
    std::string fit;
    unsigned folds = 5;
};

/// A claim to be linked, with the event an annotator put it in; empty for a claim no annotator
/// wrote.
struct Item {
    link::ClaimFeatures features;
    std::string event;
    std::size_t text = 0;
};

struct Measure {
    double precision = 0;
    double recall = 0;
    std::size_t claims = 0;
    [[nodiscard]] double f1() const {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
};

/// B³ (Bagga and Baldwin, 1998): for each claim, how much of its group belongs there and how much
/// of its annotated event is in its group. `missing` annotated claims that were not read count as
/// found by nobody.
Measure b_cubed(const std::vector<EventId>& groups, const std::vector<std::string>& events,
                const std::map<std::string, std::size_t>& event_sizes, std::size_t missing) {
    std::map<EventId, std::map<std::string, std::size_t>> by_group;
    std::map<EventId, std::size_t> group_sizes;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        ++by_group[groups[i]][events[i]];
        ++group_sizes[groups[i]];
    }
    Measure measure;
    measure.claims = groups.size();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto shared = static_cast<double>(by_group[groups[i]][events[i]]);
        measure.precision += shared / static_cast<double>(group_sizes[groups[i]]);
        measure.recall += shared / static_cast<double>(event_sizes.at(events[i]));
    }
    if (measure.claims > 0) { measure.precision /= static_cast<double>(measure.claims); }
    const auto all = static_cast<double>(measure.claims + missing);
    if (all > 0) { measure.recall /= all; }
    return measure;
}

/// The whole way, with what was read wrongly and what was not read: B³sys of Cai and Strube
/// ("Evaluation metrics for end-to-end coreference resolution systems", 2010). A read claim that no
/// annotator wrote counts against the event it was put into (alone it is passed over); an annotated
/// claim that was not read counts as an event of its own.
Measure end_to_end(const std::vector<EventId>& groups, const std::vector<std::string>& events,
                   const std::map<std::string, std::size_t>& event_sizes,
                   const std::map<std::string, std::size_t>& missed) {
    std::map<EventId, std::map<std::string, std::size_t>> by_group;
    std::map<EventId, std::size_t> group_sizes;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        ++by_group[groups[i]][events[i]];
        ++group_sizes[groups[i]];
    }
    Measure measure;
    std::size_t judged = 0;
    std::size_t wanted = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto size = static_cast<double>(group_sizes[groups[i]]);
        if (events[i].empty()) {
            if (group_sizes[groups[i]] > 1) {
                ++judged;
                measure.precision += 1 / size;
            }
            continue;
        }
        const auto shared = static_cast<double>(by_group[groups[i]][events[i]]);
        ++judged;
        ++wanted;
        measure.precision += shared / size;
        measure.recall += shared / static_cast<double>(event_sizes.at(events[i]));
    }
    for (const auto& [event, count] : missed) {
        wanted += count;
        measure.recall += static_cast<double>(count) / static_cast<double>(event_sizes.at(event));
    }
    measure.claims = wanted;
    if (judged > 0) { measure.precision /= static_cast<double>(judged); }
    if (wanted > 0) { measure.recall /= static_cast<double>(wanted); }
    return measure;
}

std::vector<Item> items_of(const std::vector<AnnotatedText>& texts) {
    const Wars none;
    const link::FeatureMaker maker(none);
    std::vector<Item> items;
    for (std::size_t text = 0; text < texts.size(); ++text) {
        const auto& annotated = texts[text];
        for (std::size_t i = 0; i < annotated.claims.size(); ++i) {
            const auto& claim = annotated.claims[i];
            items.push_back({maker.make(claim, slice(annotated.text, claim.evidence)),
                             annotated.events[i], text});
        }
    }
    return items;
}

/// The whole way over all read claims.
Measure link_end_to_end(const link::Scorer& scorer, const std::vector<const Item*>& items,
                        const std::map<std::string, std::size_t>& event_sizes,
                        const std::map<std::string, std::size_t>& missed) {
    link::Linker linker(scorer);
    for (const auto* item : items) { linker.add(item->features); }
    linker.settle();
    std::vector<EventId> groups;
    std::vector<std::string> events;
    for (const auto* item : items) {
        groups.push_back(linker.event_of(item->features.key.id));
        events.push_back(item->event);
    }
    return end_to_end(groups, events, event_sizes, missed);
}

/// Links all items and measures those with an annotated event.
Measure link_and_measure(const link::Scorer& scorer, const std::vector<const Item*>& items,
                         const std::map<std::string, std::size_t>& event_sizes,
                         std::size_t missing) {
    link::Linker linker(scorer);
    for (const auto* item : items) { linker.add(item->features); }
    linker.settle();
    std::vector<EventId> groups;
    std::vector<std::string> events;
    for (const auto* item : items) {
        if (item->event.empty()) { continue; }
        groups.push_back(linker.event_of(item->features.key.id));
        events.push_back(item->event);
    }
    return b_cubed(groups, events, event_sizes, missing);
}

std::map<std::string, std::size_t> sizes_of(const std::vector<const Item*>& items) {
    std::map<std::string, std::size_t> sizes;
    for (const auto* item : items) {
        if (!item->event.empty()) { ++sizes[item->event]; }
    }
    return sizes;
}

std::vector<const Item*> pointers(const std::vector<Item>& items) {
    std::vector<const Item*> all;
    for (const auto& item : items) { all.push_back(&item); }
    return all;
}

/// Gives each claim that was read the event of an annotated claim of the same text whose evidence
/// it overlaps, of the same type if there is one, else (unless `same_type`) of any; each annotated
/// claim serves once. Returns the annotated claims that nobody read, by event.
std::map<std::string, std::size_t> match_read(std::vector<AnnotatedText>& read,
                                              const std::vector<AnnotatedText>& gold,
                                              bool same_type) {
    std::map<std::string, std::size_t> missed;
    for (const auto& annotated : gold) {
        const auto same = std::find_if(read.begin(), read.end(), [&](const AnnotatedText& text) {
            return text.brief.id == annotated.brief.id;
        });
        std::vector<bool> found(annotated.claims.size(), false);
        for (const bool any_type : {false, true}) {
            if (same == read.end() || (any_type && same_type)) { continue; }
            for (std::size_t i = 0; i < annotated.claims.size(); ++i) {
                const auto& wanted = annotated.claims[i];
                for (std::size_t j = 0; j < same->claims.size() && !found[i]; ++j) {
                    const auto& claim = same->claims[j];
                    found[i] = same->events[j].empty() && (any_type || claim.type == wanted.type) &&
                               claim.evidence.overlaps(wanted.evidence);
                    if (found[i]) { same->events[j] = annotated.events[i]; }
                }
            }
        }
        for (std::size_t i = 0; i < annotated.claims.size(); ++i) {
            if (!found[i]) { ++missed[annotated.events[i]]; }
        }
    }
    return missed;
}

std::vector<link::LabelledPair> pairs_of(const std::vector<Item>& items, const link::Scorer& scorer,
                                         unsigned fold, unsigned folds) {
    std::vector<std::vector<std::uint64_t>> keys;
    for (const auto& item : items) { keys.push_back(link::block_keys(item.features)); }
    const auto held_out = [&](const Item& item) { return folds > 0 && item.text % folds == fold; };
    std::vector<link::LabelledPair> pairs;
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (held_out(items[i]) || held_out(items[j])) { continue; }
            const auto common =
                std::find_first_of(keys[i].begin(), keys[i].end(), keys[j].begin(), keys[j].end());
            if (common == keys[i].end()) { continue; }
            pairs.push_back({scorer.cues(items[i].features, items[j].features),
                             items[i].event == items[j].event});
        }
    }
    return pairs;
}

std::string line(std::string_view name, const Measure& measure) {
    return fmt::format("{:<24} {:>6} {:>9.3f} {:>7.3f} {:>6.3f}\n", name, measure.claims,
                       measure.precision, measure.recall, measure.f1());
}

/// Fits the weights on all texts and writes them; measures on texts held out, fold by fold.
int fit(const Arguments& arguments, const std::vector<Item>& items, Context& context) {
    auto scorer = need(link::Scorer::load_types(context.resources()));
    Measure held;
    for (unsigned fold = 0; fold < arguments.folds; ++fold) {
        scorer.set_weights(link::fit_weights(pairs_of(items, scorer, fold, arguments.folds)));
        std::vector<const Item*> test;
        for (const auto& item : items) {
            if (item.text % arguments.folds == fold) { test.push_back(&item); }
        }
        const auto measure = link_and_measure(scorer, test, sizes_of(test), 0);
        const auto claims = static_cast<double>(measure.claims);
        held.precision += measure.precision * claims;
        held.recall += measure.recall * claims;
        held.claims += measure.claims;
    }
    if (held.claims > 0) {
        held.precision /= static_cast<double>(held.claims);
        held.recall /= static_cast<double>(held.claims);
    }
    const auto weights = link::fit_weights(pairs_of(items, scorer, 0, 0));
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < link::k_cue_count; ++i) {
        rows.push_back(
            fmt::format("{}\t{:.3f}\n", link::to_string(static_cast<link::Cue>(i)), weights[i]));
    }
    std::sort(rows.begin(), rows.end());
    std::string text =
        "# What each cue adds to the log-odds that two claims are about one occurrence. "
        "Fitted by `counterclaim eval link --fit`; docs/quality.md says on what.\ncue\tweight\n";
    for (const auto& row : rows) { text += row; }
    write_file(arguments.fit, text);
    scorer.set_weights(weights);
    const auto all = pointers(items);
    context.write(line("held out", held) +
                  line("fitted", link_and_measure(scorer, all, sizes_of(all), 0)));
    return k_exit_ok;
}

int run(const Arguments& arguments, Context& context) {
    const auto gold = need(load_annotated(arguments.gold, arguments.texts));
    context.write(fmt::format("{:<24} {:>6} {:>9} {:>7} {:>6}\n", "B3", "claims", "precision",
                              "recall", "F1"));
    const auto items = items_of(gold);
    if (!arguments.fit.empty()) { return fit(arguments, items, context); }
    const auto scorer = need(link::Scorer::load(context.resources()));
    const auto all = pointers(items);
    const auto sizes = sizes_of(all);
    context.write(line("annotated claims", link_and_measure(scorer, all, sizes, 0)));
    for (const auto* language : {"en", "fr"}) {
        std::vector<const Item*> some;
        for (const auto& item : items) {
            if (gold[item.text].brief.language == language) { some.push_back(&item); }
        }
        context.write(line(fmt::format("  {} alone", language),
                           link_and_measure(scorer, some, sizes_of(some), 0)));
    }
    if (!arguments.read.empty()) {
        for (const bool same_type : {true, false}) {
            auto read = need(load_annotated(arguments.read, arguments.texts));
            const auto missed = match_read(read, gold, same_type);
            const auto read_items = items_of(read);
            const auto found = pointers(read_items);
            std::size_t missing = 0;
            for (const auto& [event, count] : missed) { missing += count; }
            context.write(same_type ? "read; found with its type\n" : "read; found\n");
            context.write(
                line("  claims found", link_and_measure(scorer, found, sizes_of(found), 0)));
            context.write(
                line("  end to end, B3sys", link_end_to_end(scorer, found, sizes, missed)));
            context.write(
                line("  missed ones lost", link_and_measure(scorer, found, sizes, missing)));
        }
    }
    return k_exit_ok;
}

}  // namespace

void add_eval_link(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("link", "Events against annotated event keys (B3)");
    verb->add_option("GOLD_DIR", arguments->gold, "Folder of annotated claims")->required();
    verb->add_option("--texts", arguments->texts, "Folders with the texts they belong to")
        ->required()
        ->delimiter(',');
    verb->add_option("--read", arguments->read,
                     "Claims as `counterclaim read` wrote them (JSON Lines)");
    verb->add_option("--fit", arguments->fit,
                     "Fit the weights of the cues and write them to this file");
    verb->add_option("--folds", arguments->folds,
                     "Parts of the texts to hold out in turn when fitting")
        ->check(CLI::Range(2U, 100U).description(""))
        ->type_name("N");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
